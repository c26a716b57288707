// The bar over the last rows while something is ticked.
import { ClipboardCopy, Star, X } from "lucide-react";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { call } from "#/shared/host/call.ts";
import { Button } from "#/shared/ui/button.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { toastFailure } from "#/shared/ui/toast.tsx";
import { useListVersion, type OpenList } from "./open-list.ts";

/** Takes the star off every ticked order; one refusal does not stop the others. */
const markOpened = async (list: OpenList): Promise<void> => {
  const unopened = list.selectedRows().filter((row) => row.isNew);
  const results = await Promise.allSettled(unopened.map((row) => call("mark_order_opened", { id: row.id })));
  for (const result of results) if (result.status === "rejected") toastFailure(result.reason);
};

export function BulkBar({ list }: { list: OpenList }) {
  "use no memo"; // Reads the mutable list.
  const { t } = useLingui();
  useListVersion(list);
  const ticked = list.selected.size;
  if (ticked === 0) return null;
  return (
    <div className="bulkbar" role="toolbar" aria-label={t`Działania na zaznaczonych`}>
      <span className="bulkbar__sum" role="status">
        <b>{plural(ticked, { one: "# zaznaczone", few: "# zaznaczone", many: "# zaznaczonych", other: "# zaznaczonego" })}</b>
      </span>
      <Button
        onPress={() => {
          const numbers = list.selectedRows().map((row) => row.number);
          void copyText(numbers.join("\n"), plural(numbers.length, { one: "# numer", few: "# numery", many: "# numerów", other: "# numeru" }));
        }}
      >
        <ClipboardCopy className="icon" aria-hidden />
        {t`Kopiuj numery`}
      </Button>
      <Button onPress={() => void markOpened(list)}>
        <Star className="icon" aria-hidden />
        {t`Oznacz jako przejrzane`}
      </Button>
      <span className="bulkbar__sep" />
      <Button className="btn--icon" aria-label={t`Odznacz wszystkie`} onPress={() => list.clear()}>
        <X className="icon" aria-hidden />
      </Button>
    </div>
  );
}

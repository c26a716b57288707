// The order as Allegro sent it, one step away.
import { useLingui } from "@lingui/react/macro";
import { useCall } from "#/shared/host/queries.ts";
import { Button } from "#/shared/ui/button.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { Sheet } from "#/shared/ui/sheet.tsx";

type Props = { id: string; isOpen: boolean; onClose: () => void };

export function RawOrder({ id, isOpen, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Sheet title={t`Surowe dane`} wide isOpen={isOpen} onClose={onClose}>
      {isOpen && <RawText id={id} />}
    </Sheet>
  );
}

function RawText({ id }: { id: string }) {
  const { t } = useLingui();
  const raw = useCall("get_order_raw", { id });
  if (raw.isError) return <Failure error={raw.error} onRetry={() => void raw.refetch()} />;
  if (raw.data === undefined) return <Late><Skeleton lines={6} /></Late>;
  const text = raw.data;
  return (
    <>
      <Button size="sm" onPress={() => void copyText(text, "JSON")}>{t`Kopiuj`}</Button>
      <pre className="code">{text}</pre>
    </>
  );
}

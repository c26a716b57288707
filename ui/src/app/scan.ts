// A scanned code opens what it points at, wherever the seller is.
import { t } from "@lingui/core/macro";
import { call } from "#/shared/host/call.ts";
import { toast, toastFailure } from "#/shared/ui/toast.tsx";

type Destination = { openOrder: (id: string) => void; searchFor: (code: string) => void };

/** One order opens; several (a SKU or an EAN) become a search; none is said. */
export const followScan = async (code: string, { openOrder, searchFor }: Destination): Promise<void> => {
  try {
    const { orders } = await call("find_by_code", { code });
    const [first, ...others] = orders;
    if (first === undefined) toast(t`Nie znam kodu ${code}. Pobierz nowe zamówienia (F5) i zeskanuj jeszcze raz.`);
    else if (others.length === 0) openOrder(first.id);
    else searchFor(code);
  } catch (error) {
    toastFailure(error);
  }
};

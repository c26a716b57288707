// Filters of the list: what each is called, what its value reads as, and which parts of the address it owns.
import { t } from "@lingui/core/macro";
import type { Account } from "#/shared/host/contract.gen.ts";
import { fullDate } from "#/shared/format/date.ts";
import { amount } from "#/shared/format/money.ts";
import { deadlineName, paymentName, statusLook } from "#/shared/order/labels.ts";
import type { OrderSearch } from "#/shared/order/order-search.ts";

export const FILTERS = ["deadline", "payment", "delivery", "status", "message", "account", "bought", "invoice", "unopened", "country", "amount"] as const;
export type FilterId = (typeof FILTERS)[number];

/** Offered in the toolbar while off; the others come from "Filtr". */
export const OFFERED: readonly FilterId[] = ["deadline", "payment", "delivery", "status", "message"];

export const FILTER_KEYS = {
  deadline: ["deadline"],
  payment: ["payments"],
  delivery: ["deliveries"],
  status: ["statuses"],
  message: ["message"],
  account: ["accounts"],
  bought: ["boughtFrom", "boughtTo"],
  invoice: ["invoice"],
  unopened: ["unopened"],
  country: ["countries"],
  amount: ["amountFrom", "amountTo"],
} as const satisfies Record<FilterId, readonly (keyof OrderSearch)[]>;

export const filterName = (filter: FilterId): string => {
  const names: Readonly<Record<FilterId, string>> = {
    deadline: t`Termin`,
    payment: t`Płatność`,
    delivery: t`Dostawa`,
    status: t`Status`,
    message: t`Wiadomość`,
    account: t`Konto`,
    bought: t`Data zakupu`,
    invoice: t`Faktura`,
    unopened: t`Nieotwarte`,
    country: t`Kraj`,
    amount: t`Kwota`,
  };
  return names[filter];
};

const yesNo = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? t`tak` : t`nie`);

const joined = (values: readonly string[] | undefined): string | undefined => values?.join(", ").toLowerCase();

/** The local day of a bound; the upper one is the first moment after its day. */
const day = (iso: string | undefined, shift: number): string | undefined => {
  if (iso === undefined) return undefined;
  const at = new Date(iso);
  return fullDate(new Date(at.getFullYear(), at.getMonth(), at.getDate() + shift));
};

const range = (from: string | undefined, to: string | undefined): string | undefined => {
  if (from !== undefined && to !== undefined) return `${from} – ${to}`;
  if (from !== undefined) return t`od ${from}`;
  return to === undefined ? undefined : t`do ${to}`;
};

const zloty = (minor: number | undefined): string | undefined => (minor === undefined ? undefined : amount({ minor, currency: "PLN" }));

/** What the chip says after the colon; undefined while the filter is off. */
export const filterValue = (filter: FilterId, search: OrderSearch, accounts: readonly Account[]): string | undefined => {
  switch (filter) {
    case "deadline":
      return search.deadline === undefined ? undefined : deadlineName(search.deadline);
    case "payment":
      return joined(search.payments?.map(paymentName));
    case "delivery":
      return search.deliveries?.join(", ");
    case "status":
      return joined(search.statuses?.map((status) => statusLook(status).name));
    case "message":
      return yesNo(search.message);
    case "account":
      return search.accounts?.map((id) => accounts.find((account) => account.id === id)?.login ?? id).join(", ");
    case "bought":
      return range(day(search.boughtFrom, 0), day(search.boughtTo, -1));
    case "invoice":
      return yesNo(search.invoice);
    case "unopened":
      return yesNo(search.unopened);
    case "country":
      return search.countries?.join(", ");
    case "amount":
      return range(zloty(search.amountFrom), zloty(search.amountTo));
  }
};

// The order list's view, filters and sort as search parameters of the address, both ways.
import type {
  DeadlineFilter,
  OrderFilter,
  OrderQuery,
  OrderStatus,
  PaymentState,
  SortBy,
  View,
} from "#/shared/host/contract.gen.ts";

export type OrderSearch = {
  view?: View;
  /** Id of the seller's own view the list was opened from. */
  saved?: string;
  text?: string;
  accounts?: string[];
  statuses?: OrderStatus[];
  payments?: PaymentState[];
  deliveries?: string[];
  deadline?: DeadlineFilter;
  boughtFrom?: string;
  boughtTo?: string;
  message?: boolean;
  invoice?: boolean;
  unopened?: boolean;
  countries?: string[];
  amountFrom?: number;
  amountTo?: number;
  sort?: SortBy;
  descending?: boolean;
  /** Ids of the shown columns; absent = the usual ones. */
  columns?: string[];
};

export const VIEWS = [
  "due_today",
  "new",
  "awaiting_payment",
  "to_pack",
  "packed",
  "cash_on_delivery",
  "with_notes",
  "problems",
  "sent",
  "suspended",
  "cancelled",
  "all",
] as const satisfies readonly View[];

export const PAYMENTS = [
  "paid",
  "awaiting",
  "cash_on_delivery",
  "deferred",
  "underpaid",
  "overpaid",
  "not_due",
] as const satisfies readonly PaymentState[];

export const STATUSES = [
  "new",
  "processing",
  "ready_for_shipment",
  "ready_for_pickup",
  "sent",
  "picked_up",
  "suspended",
  "cancelled",
  "returned",
  "unpaid",
] as const satisfies readonly OrderStatus[];

export const SORTS = ["ship_by", "bought_at", "amount", "buyer", "status", "delivery"] as const satisfies readonly SortBy[];
const DEADLINES = ["overdue", "today", "until_today", "until_tomorrow"] as const satisfies readonly DeadlineFilter[];

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((each) => each === value);

const someOf = <T extends string>(known: readonly T[], value: unknown): T[] | undefined => {
  const found = Array.isArray(value) ? known.filter((each) => value.includes(each)) : [];
  return found.length === 0 ? undefined : found;
};

const texts = (value: unknown): string[] | undefined => {
  const found = Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
  return found.length === 0 ? undefined : found;
};

/** The router reads `text=10453` as a number. */
const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;

const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

const flagOf = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);

/** Statuses this version does not know travel as `{ other }`. */
const statusesOf = (value: unknown): OrderStatus[] | undefined => {
  if (!Array.isArray(value)) return undefined;
  const found: OrderStatus[] = [...STATUSES.filter((each) => value.includes(each))];
  for (const each of value)
    if (typeof each === "object" && each !== null && "other" in each && typeof each.other === "string")
      found.push({ other: each.other });
  return found.length === 0 ? undefined : found;
};

type Loose<T> = { [K in keyof T]: T[K] | undefined };

const withoutAbsent = (search: Loose<Required<OrderSearch>>): OrderSearch => {
  const kept: OrderSearch = {};
  return Object.assign(kept, Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)));
};

export const parseOrderSearch = (raw: Record<string, unknown>): OrderSearch =>
  withoutAbsent({
    view: oneOf(VIEWS, raw["view"]),
    saved: textOf(raw["saved"]),
    text: textOf(raw["text"]),
    accounts: texts(raw["accounts"]),
    statuses: statusesOf(raw["statuses"]),
    payments: someOf(PAYMENTS, raw["payments"]),
    deliveries: texts(raw["deliveries"]),
    deadline: oneOf(DEADLINES, raw["deadline"]),
    boughtFrom: textOf(raw["boughtFrom"]),
    boughtTo: textOf(raw["boughtTo"]),
    message: flagOf(raw["message"]),
    invoice: flagOf(raw["invoice"]),
    unopened: flagOf(raw["unopened"]),
    countries: texts(raw["countries"]),
    amountFrom: numberOf(raw["amountFrom"]),
    amountTo: numberOf(raw["amountTo"]),
    sort: oneOf(SORTS, raw["sort"]),
    descending: flagOf(raw["descending"]),
    columns: texts(raw["columns"]),
  });

/** Queues are worked by deadline, archives are read from the newest. */
export const usualSort = (view: View): OrderQuery["sort"] =>
  view === "sent" || view === "cancelled" || view === "all" || view === "suspended"
    ? { by: "bought_at", descending: true }
    : view === "awaiting_payment"
      ? { by: "bought_at", descending: false }
      : { by: "ship_by", descending: false };

/** The query the address stands for; the switcher's account applies where the address names none. */
export const queryOfSearch = (search: OrderSearch, currentAccounts: readonly string[]): OrderQuery => {
  const view = search.view ?? "due_today";
  const usual = usualSort(view);
  return {
    view,
    filter: {
      accounts: search.accounts ?? [...currentAccounts],
      statuses: search.statuses ?? [],
      payments: search.payments ?? [],
      deliveries: search.deliveries ?? [],
      deadline: search.deadline ?? null,
      boughtFrom: search.boughtFrom ?? null,
      boughtTo: search.boughtTo ?? null,
      hasMessage: search.message ?? null,
      wantsInvoice: search.invoice ?? null,
      countries: search.countries ?? [],
      amountFromMinor: search.amountFrom ?? null,
      amountToMinor: search.amountTo ?? null,
      onlyUnopened: search.unopened ?? null,
      text: search.text ?? null,
    },
    sort: { by: search.sort ?? usual.by, descending: search.descending ?? (search.sort === undefined && usual.descending) },
  };
};

const filled = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

const filterSearch = (filter: OrderFilter) => ({
  text: filter.text ?? undefined,
  accounts: filled(filter.accounts),
  statuses: filled(filter.statuses),
  payments: filled(filter.payments),
  deliveries: filled(filter.deliveries),
  deadline: filter.deadline ?? undefined,
  boughtFrom: filter.boughtFrom ?? undefined,
  boughtTo: filter.boughtTo ?? undefined,
  message: filter.hasMessage ?? undefined,
  invoice: filter.wantsInvoice ?? undefined,
  unopened: filter.onlyUnopened ?? undefined,
  countries: filled(filter.countries),
  amountFrom: filter.amountFromMinor ?? undefined,
  amountTo: filter.amountToMinor ?? undefined,
});

/** The address for a stored query: a saved view, or a card of Dziś. */
export const searchOfQuery = (query: OrderQuery, saved?: string, columns: readonly string[] = []): OrderSearch =>
  withoutAbsent({
    ...filterSearch(query.filter),
    view: query.view,
    saved,
    sort: query.sort.by,
    descending: query.sort.descending,
    columns: filled(columns),
  });

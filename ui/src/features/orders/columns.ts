// Columns of the order list: what may be shown, what usually is, and how wide.
import { t } from "@lingui/core/macro";
import type { OrderQuery, SortBy } from "#/shared/host/contract.gen.ts";

export const COLUMNS = [
  "check",
  "number",
  "buyer",
  "login",
  "items",
  "marks",
  "note",
  "delivery",
  "ship_by",
  "payment",
  "amount",
  "status",
  "waybill",
] as const;

export type ColumnId = (typeof COLUMNS)[number];

/** What a view that chose nothing shows. The tick box is always there. */
const USUAL: readonly ColumnId[] = ["number", "buyer", "items", "marks", "delivery", "ship_by", "payment", "amount", "status"];

/** The deadline is already the head of every group there, so its width goes to products and delivery. */
const GROUPED = USUAL.filter((column) => column !== "ship_by");

/** Sorted from the earliest deadline on, rows stand under heads that say it. */
export const isGrouped = (sort: OrderQuery["sort"]): boolean => sort.by === "ship_by" && !sort.descending;

/** Chosen columns in their fixed order; unknown names, from a newer version's view, are passed over. */
export const shownColumns = (chosen: readonly string[], sort: OrderQuery["sort"]): ColumnId[] => {
  const usual = isGrouped(sort) ? GROUPED : USUAL;
  const wanted: readonly string[] = chosen.length === 0 ? usual : chosen;
  return COLUMNS.filter((column) => column === "check" || wanted.includes(column));
};

export const templateOf = (columns: readonly ColumnId[]): string => columns.map((column) => `var(--col-${column})`).join(" ");

export const columnName = (column: ColumnId): string => {
  const names: Readonly<Record<ColumnId, string>> = {
    check: t`Zaznaczenie`,
    number: t`Numer`,
    buyer: t`Kupujący`,
    login: t`Login`,
    items: t`Produkty`,
    marks: t`Znaczniki`,
    note: t`Uwagi`,
    delivery: t`Forma dostawy`,
    ship_by: t`Wysłać do`,
    payment: t`Płatność`,
    amount: t`Kwota, zł`,
    status: t`Status`,
    waybill: t`Numer przesyłki`,
  };
  return names[column];
};

const SORTS: Partial<Record<ColumnId, SortBy>> = {
  number: "bought_at",
  buyer: "buyer",
  delivery: "delivery",
  ship_by: "ship_by",
  amount: "amount",
  status: "status",
};

export const sortOfColumn = (column: ColumnId): SortBy | undefined => SORTS[column];

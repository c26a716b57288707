// Views, filters and sorts over invented rows: enough of the store's meaning for screens to be tried.
import type { OrderFilter, OrderQuery, OrderRow, Sort, View } from "#/shared/host/contract.gen.ts";
import { fold } from "#/shared/actions/fold.ts";
import { FAKE_NOW } from "./fake-orders.ts";

const isOpen = (row: OrderRow): boolean =>
  row.status === "new" || row.status === "processing" || row.status === "ready_for_shipment";

const endOfDay = (days: number): number =>
  new Date(FAKE_NOW.getFullYear(), FAKE_NOW.getMonth(), FAKE_NOW.getDate() + days + 1).getTime();

const dueBefore = (row: OrderRow, limit: number): boolean => row.shipBy !== null && Date.parse(row.shipBy) < limit;

const VIEWS: Readonly<Record<View, (row: OrderRow) => boolean>> = {
  due_today: (row) => isOpen(row) && dueBefore(row, endOfDay(0)),
  new: (row) => row.status === "new",
  awaiting_payment: (row) => row.status === "unpaid",
  to_pack: isOpen,
  packed: () => false,
  cash_on_delivery: (row) => isOpen(row) && row.payment === "cash_on_delivery",
  with_notes: (row) => isOpen(row) && (row.note !== null || row.buyerMessage !== null),
  problems: (row) => row.problem !== null,
  sent: (row) => row.status === "sent",
  suspended: (row) => row.status === "suspended",
  cancelled: (row) => row.status === "cancelled",
  all: () => true,
};

const textOf = (row: OrderRow): string =>
  fold([row.number, row.buyerName, row.buyerLogin, row.firstItem, row.deliveryPlace, row.note ?? "", ...row.waybills].join(" "));

const among = <T>(wanted: readonly T[], value: T): boolean => wanted.length === 0 || wanted.includes(value);

const passes = (row: OrderRow, filter: OrderFilter): boolean =>
  among(filter.accounts, row.account) &&
  among(filter.statuses, row.status) &&
  among(filter.payments, row.payment) &&
  among(filter.deliveries, row.deliveryName) &&
  among(filter.countries, row.country) &&
  (filter.deadline === null ||
    dueBefore(row, filter.deadline === "overdue" ? FAKE_NOW.getTime() : endOfDay(filter.deadline === "until_tomorrow" ? 1 : 0))) &&
  (filter.deadline !== "today" || !dueBefore(row, FAKE_NOW.getTime())) &&
  (filter.hasMessage === null || filter.hasMessage === (row.buyerMessage !== null)) &&
  (filter.wantsInvoice === null || filter.wantsInvoice === row.wantsInvoice) &&
  (filter.onlyUnopened !== true || row.isNew) &&
  (filter.amountFromMinor === null || row.total.minor >= filter.amountFromMinor) &&
  (filter.amountToMinor === null || row.total.minor <= filter.amountToMinor) &&
  (filter.text === null || fold(filter.text).split(" ").every((word) => textOf(row).includes(word)));

const KEYS: Readonly<Record<Sort["by"], (row: OrderRow) => string | number>> = {
  bought_at: (row) => row.boughtAt,
  ship_by: (row) => row.shipBy ?? "9999",
  amount: (row) => row.total.minor,
  buyer: (row) => fold(row.buyerName),
  status: (row) => (typeof row.status === "string" ? row.status : row.status.other),
  delivery: (row) => fold(row.deliveryName),
};

export const runQuery = (rows: readonly OrderRow[], { view, filter, sort }: OrderQuery): OrderRow[] => {
  const key = KEYS[sort.by];
  const direction = sort.descending ? -1 : 1;
  return rows
    .filter((row) => VIEWS[view](row) && passes(row, filter))
    .toSorted((one, other) => {
      const [left, right] = [key(one), key(other)];
      if (left === right) return one.id < other.id ? -1 : 1;
      return left < right ? -direction : direction;
    });
};

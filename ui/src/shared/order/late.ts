// Lateness for display: an order still to be sent whose deadline has passed.
import type { OrderRow } from "#/shared/host/contract.gen.ts";

const OPEN: readonly OrderRow["status"][] = ["new", "processing", "ready_for_shipment"];

export const isLate = (row: Pick<OrderRow, "shipBy" | "status" | "fulfilledByAllegro">, now: Date): boolean =>
  row.shipBy !== null && !row.fulfilledByAllegro && OPEN.includes(row.status) && new Date(row.shipBy) < now;

// Deadline groups of the list: late first, then each hour of today, then days.
import { t } from "@lingui/core/macro";
import { dayName, dayTime, daysBetween, deadline } from "#/shared/format/date.ts";
import type { OrderRow } from "#/shared/host/contract.gen.ts";
import type { GroupStart } from "#/shared/ui/data-grid/items.ts";

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Kind = { key: string; title: string; detail?: string };

const kindOf = (row: OrderRow, now: Date): Kind => {
  if (row.shipBy === null) return { key: "none", title: t`Bez terminu wysyłki` };
  const at = new Date(row.shipBy);
  if (at < now) {
    const when = dayTime(at, now);
    return { key: "late", title: t`Po terminie`, detail: t`najstarszy termin: ${when}` };
  }
  const days = daysBetween(now, at);
  if (days === 0) return { key: row.shipBy, title: capitalised(deadline(at, now)) };
  return { key: `day${days}`, title: capitalised(dayName(at, now)) };
};

/**
 * Heads for rows known from the top. The last group has no size until the list is known to its end,
 * because more of it may follow.
 */
export const deadlineGroups = (rows: readonly OrderRow[], isWhole: boolean, now: Date): GroupStart[] => {
  const groups: GroupStart[] = [];
  let lastKey = "";
  const close = (end: number): void => {
    const open = groups.at(-1);
    if (open !== undefined) open.size = end - open.row;
  };
  rows.forEach((row, index) => {
    const { key, ...shown } = kindOf(row, now);
    if (key === lastKey) return;
    close(index);
    lastKey = key;
    groups.push({ row: index, ...shown });
  });
  if (isWhole) close(rows.length);
  return groups;
};

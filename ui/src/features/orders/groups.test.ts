import { expect, test } from "vitest";
import { fakeOrder } from "#/test/fake-orders.ts";
import { deadlineGroups } from "./groups.ts";

const now = new Date(2026, 10, 24, 14, 8);
const due = (...shipBy: (Date | null)[]) => shipBy.map((at, index) => ({ ...fakeOrder(index), shipBy: at?.toISOString() ?? null }));

const rows = due(
  new Date(2026, 10, 23, 18, 0),
  new Date(2026, 10, 24, 9, 0),
  new Date(2026, 10, 24, 15, 30),
  new Date(2026, 10, 24, 15, 30),
  new Date(2026, 10, 25, 9, 0),
  new Date(2026, 10, 25, 18, 0),
  null,
);

test("P-19 orders are grouped by what is late, hours of today, days", () => {
  expect(deadlineGroups(rows, true, now)).toEqual([
    { row: 0, title: "Po terminie", detail: "najstarszy termin: wczoraj 18:00", size: 2 },
    { row: 2, title: "Dziś do 15:30", size: 2 },
    { row: 4, title: "Jutro", size: 2 },
    { row: 6, title: "Bez terminu wysyłki", size: 1 },
  ]);
});

test("the last group has no size while more of it may follow", () => {
  expect(deadlineGroups(rows.slice(0, 4), false, now).map((group) => group.size)).toEqual([2, undefined]);
});

import { expect, test } from "vitest";
import { shownColumns } from "./columns.ts";

const byDeadline = { by: "ship_by", descending: false } as const;
const newestFirst = { by: "bought_at", descending: true } as const;

test("P-19 rows show their deadline, unless the head of their group says it", () => {
  expect(shownColumns([], newestFirst)).toContain("ship_by");
  expect(shownColumns([], { ...byDeadline, descending: true })).toContain("ship_by");
  expect(shownColumns([], byDeadline)).not.toContain("ship_by");
});

test("chosen columns stand in their fixed order, whatever the sort; unknown ones are passed over", () => {
  expect(shownColumns(["amount", "ship_by", "hologram", "number"], byDeadline)).toEqual(["check", "number", "ship_by", "amount"]);
});

import { describe, expect, test } from "vitest";
import { itemsOf } from "./items.ts";

const groups = [
  { row: 0, title: "Po terminie" },
  { row: 2, title: "Dziś do 15:30" },
];

describe("items of a grouped list", () => {
  const items = itemsOf(4, groups);

  test("heads stand before the first row of their group", () => {
    const kinds = Array.from({ length: items.count }, (_, index) => items.at(index).kind);
    expect(kinds).toEqual(["group", "row", "row", "group", "row", "row"]);
  });

  test("a row is found at its line, and the line names the row", () => {
    for (const row of [0, 1, 2, 3]) expect(items.at(items.indexOfRow(row))).toEqual({ kind: "row", row });
  });

  test("a line knows its group", () => {
    expect(items.groupAt(2)?.group.title).toBe("Po terminie");
    expect(items.groupAt(5)).toEqual({ group: groups[1], index: 3 });
  });
});

test("a list without groups is its rows", () => {
  const items = itemsOf(100_000, []);
  expect(items.count).toBe(100_000);
  expect(items.at(99_999)).toEqual({ kind: "row", row: 99_999 });
  expect(items.groupAt(5)).toBeNull();
});

import { expect, test } from "vitest";
import { BY_HAND, intervalChoices, intervalFrom, intervalText, intervalValue } from "./intervals.ts";

test("S1-19 orders may come every 1 to 60 minutes or by hand", () => {
  const choices = intervalChoices("orders", 10);
  expect(choices[0]).toBe(1);
  expect(choices.at(-1)).toBe(60);
  expect(intervalFrom(BY_HAND)).toBeNull();
  expect(intervalFrom(intervalValue(45))).toBe(45);
});

test("an interval set elsewhere stays choosable, in its place", () => {
  expect(intervalChoices("orders", 7)).toEqual([1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60]);
  expect(intervalChoices("orders", null)).toEqual(intervalChoices("orders", 60));
});

test("intervals are said as people say them", () => {
  expect([10, 60, 120, 90, 1440, 10_080].map(intervalText)).toEqual([
    "co 10 min",
    "co 60 min",
    "co 2 godz.",
    "co 90 min",
    "codziennie",
    "co tydzień",
  ]);
});

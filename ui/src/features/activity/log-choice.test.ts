import { expect, test } from "vitest";
import { EVERYTHING, filterOf, isNarrowed, startOfDay } from "./log-choice.ts";

const midnight = new Date(2026, 10, 24);

test("S0-9 events and calls are separate views of one log", () => {
  expect(filterOf({ ...EVERYTHING, kind: "events" }, null, midnight).kinds).toEqual(["event", "change"]);
  expect(filterOf({ ...EVERYTHING, kind: "requests" }, null, midnight).kinds).toEqual(["request"]);
  expect(filterOf(EVERYTHING, null, midnight).kinds).toEqual([]);
});

test("today means the seller's own day", () => {
  expect(startOfDay(new Date(2026, 10, 24, 23, 59))).toEqual(midnight);
  expect(filterOf({ ...EVERYTHING, today: true }, null, midnight).since).toBe(midnight.toISOString());
});

test("blank text is no filter", () => {
  expect(filterOf({ ...EVERYTHING, text: "  " }, null, midnight).text).toBeNull();
  expect(filterOf({ ...EVERYTHING, text: " 422 " }, "o-1", midnight)).toMatchObject({ text: "422", order: "o-1" });
  expect(isNarrowed({ ...EVERYTHING, text: "  " })).toBe(false);
  expect(isNarrowed({ ...EVERYTHING, topic: "tokens" })).toBe(true);
});

import { describe, expect, test } from "vitest";
import { ago, dayTime, daysBetween, deadline, listTime, span } from "./date.ts";
import { shortMethod } from "./delivery.ts";
import { amount, money, signedMoney } from "./money.ts";
import { count, duration } from "./number.ts";
import { openingHours } from "./opening-hours.ts";
import { phone } from "./phone.ts";
import { activateLanguage } from "#/shared/i18n/language.ts";

const now = new Date(2026, 10, 24, 14, 8);
const pln = (minor: number) => ({ minor, currency: "PLN" });

describe("money", () => {
  test("is written as in Poland", () => {
    expect(amount(pln(123_450))).toBe("1\u00a0234,50");
    expect(money(pln(3990))).toBe("39,90\u00a0zł");
    expect(money({ minor: 120_000, currency: "HUF" })).toBe("1\u00a0200,00\u00a0Ft");
  });

  test("P-8 a difference carries its sign", () => {
    expect(signedMoney(pln(-100))).toBe("−1,00\u00a0zł");
    expect(signedMoney(pln(250))).toBe("+2,50\u00a0zł");
  });
});

describe("dates", () => {
  test("P-19 a deadline reads as sellers say it", () => {
    expect(deadline(new Date(2026, 10, 24, 15, 30), now)).toBe("dziś do 15:30");
    expect(deadline(new Date(2026, 10, 25, 9, 0), now)).toBe("jutro do 09:00");
    expect(deadline(new Date(2026, 10, 27, 18, 0), now)).toBe("27.11 do 18:00");
  });

  test("the narrow column shortens what is near", () => {
    expect(listTime(new Date(2026, 10, 24, 8, 12), now)).toBe("08:12");
    expect(listTime(new Date(2026, 10, 21, 8, 12), now)).toBe("21.11");
    expect(listTime(new Date(2025, 10, 21, 8, 12), now)).toBe("21.11.2025");
  });

  test("a night with 25 hours is one day", () => {
    expect(daysBetween(new Date(2026, 9, 24, 23, 0), new Date(2026, 9, 25, 23, 0))).toBe(1);
  });

  test("time passed and time left", () => {
    expect(ago(new Date(2026, 10, 24, 14, 2), now)).toBe("6 min temu");
    expect(ago(new Date(2026, 10, 24, 14, 8), now)).toBe("przed chwilą");
    expect(dayTime(new Date(2026, 10, 23, 18, 0), now)).toBe("wczoraj 18:00");
    expect(span(now, new Date(2026, 10, 24, 15, 30))).toBe("1 godz. 22 min");
  });

  test("English has its own words", () => {
    activateLanguage("en");
    expect(deadline(new Date(2026, 10, 24, 15, 30), now)).toBe("today by 15:30");
  });
});

test("counts and durations", () => {
  expect(count(12_345)).toBe("12\u00a0345");
  expect(duration(340)).toBe("340 ms");
  expect(duration(1240)).toBe("1,2 s");
});

describe("phones", () => {
  test.each([
    ["+48700278064", "+48 700 278 064"],
    ["700278064", "+48 700 278 064"],
    ["48 700-278-064", "+48 700 278 064"],
    ["+420 601 100 200", "+420 601 100 200"],
    ["22 635 12 1", "22 635 12 1"],
  ])("%s reads as %s", (given, shown) => {
    expect(phone(given)).toBe(shown);
  });
});

describe("opening hours", () => {
  const days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
  const on = (names: string[], hours: string) => names.map((day) => `${day} ${hours}`);

  test("alike on every day are said once", () => {
    expect(openingHours(on(days, "08:00–21:00").join(", "))).toBe("codziennie 08:00–21:00");
  });

  test("run over neighbouring days, in Polish", () => {
    const week = [...on(days.slice(0, 5), "08:00–18:00"), ...on(["SATURDAY"], "09:00–14:00")];
    expect(openingHours(week.join(", "))).toBe("pon.–pt. 08:00–18:00, sob. 09:00–14:00");
  });

  test("said in another way stay as they came", () => {
    expect(openingHours("całą dobę")).toBe("całą dobę");
  });
});

describe("delivery methods", () => {
  test.each([
    ["Allegro Kurier DPD", "Kurier DPD"],
    ["Allegro One Box, One Kurier", "Allegro One Box"],
    ["ORLEN Paczka (umowa własna)", "ORLEN Paczka (umowa własna)"],
  ])("%s is short as %s", (name, short) => {
    expect(shortMethod(name)).toBe(short);
  });
});

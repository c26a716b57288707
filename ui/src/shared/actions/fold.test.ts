import { describe, expect, test } from "vitest";
import { fold, fuzzyScore } from "./fold.ts";

test("Polish letters fold, ł too", () => {
  expect(fold("Łódź Świeża GĘŚ")).toBe("lodz swieza ges");
});

describe("fuzzy matching", () => {
  test("letters in order match, others do not", () => {
    expect(fuzzyScore("zam", "Przejdź do: Zamówienia")).toBeGreaterThan(0);
    expect(fuzzyScore("mowien", "Zamówienia")).toBeGreaterThan(0);
    expect(fuzzyScore("xyz", "Zamówienia")).toBe(0);
  });

  test("a beginning beats the middle, and neighbours beat scattered letters", () => {
    expect(fuzzyScore("pob", "Pobierz nowe")).toBeGreaterThan(fuzzyScore("pob", "Skrót: pobierz"));
    expect(fuzzyScore("nowe", "Pobierz nowe")).toBeGreaterThan(fuzzyScore("nowe", "Nazwa do wytarcia, edycja"));
  });
});

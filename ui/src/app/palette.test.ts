import { expect, test } from "vitest";
import type { Action } from "#/shared/actions/actions.ts";
import { rankActions } from "./palette.tsx";

const action = (title: string): Action => ({ id: title, title, group: "go", run: () => undefined });
const actions = ["Przejdź do: Zamówienia", "Pobierz nowe zamówienia", "Skróty klawiszowe", "Wygląd: ciemny"].map(action);

test("P-18 a few letters without diacritics find the command", () => {
  expect(rankActions(actions, "wyglad")[0]?.title).toBe("Wygląd: ciemny");
  expect(rankActions(actions, "pob")[0]?.title).toBe("Pobierz nowe zamówienia");
});

test("P-18 nothing typed shows everything in its order", () => {
  expect(rankActions(actions, "").map(({ title }) => title)).toEqual(actions.map(({ title }) => title));
});

test("P-18 what fits nothing finds nothing", () => {
  expect(rankActions(actions, "qqq")).toEqual([]);
});

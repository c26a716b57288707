import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { actionForKeys } from "#/shared/actions/actions.ts";
import { parseOrderSearch, queryOfSearch } from "#/shared/order/order-search.ts";
import { failure } from "#/test/fake-failure.ts";
import { fakeHost } from "#/test/fake-host.ts";
import { renderScreen } from "#/test/render-screen.tsx";
import { TodayScreen } from "./today-screen.tsx";

const press = (keys: string) => act(() => actionForKeys(keys)?.run());

test("cards stand in the order the core gives, with count and money", async () => {
  const host = fakeHost({ orders: 40 });
  const { cards } = await host.call("today", { accounts: [] });
  await renderScreen(TodayScreen, { host });
  const articles = await screen.findAllByRole("article");
  expect(articles).toHaveLength(cards.filter((card) => card.count > 0).length);
  const [first] = articles;
  if (first === undefined) throw new Error("the fake world has orders");
  expect(within(first).getByRole("heading").textContent).toContain(`Do wysłania dziś${cards[0]?.count}`);
  expect(within(first).getByRole("heading").textContent).toContain("zł");
});

test("Enter on a card opens its orders", async () => {
  const host = fakeHost({ orders: 40 });
  const { cards } = await host.call("today", { accounts: [] });
  const { user, address } = await renderScreen(TodayScreen, { host });
  await screen.findAllByRole("article");
  press("j");
  press("j");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(address()).toContain("/orders?"));
  const raw = Object.fromEntries(
    [...new URL(address(), "http://kram").searchParams].map(([key, value]) => [key, parsed(value)]),
  );
  expect(queryOfSearch(parseOrderSearch(raw), [])).toEqual(cards[1]?.query);
});

/** The router writes what is not plain text as JSON. */
const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

test("a finished day is praised and leads to all orders", async () => {
  const { user, address } = await renderScreen(TodayScreen, { overrides: { today: () => ({ cards: [] }) } });
  expect(await screen.findByText("Na dziś wszystko zrobione")).toBeTruthy();
  await user.click(screen.getByText("Pokaż wszystkie zamówienia"));
  await waitFor(() => expect(address()).toBe("/orders?view=all"));
});

test("a day that cannot be read says why", async () => {
  await renderScreen(TodayScreen, {
    overrides: {
      today: () => {
        throw failure({ code: "database_damaged", message: "Plik z zamówieniami jest uszkodzony." });
      },
    },
  });
  expect(await screen.findByText("Plik z zamówieniami jest uszkodzony.")).toBeTruthy();
});

test("R-13 first steps are ticked by facts alone and can be closed", async () => {
  const host = fakeHost({ orders: 5 });
  const sync = await host.call("sync_state", {});
  const state = await host.call("app_state", {});
  const linkedAt = new Date().toISOString();
  const { user } = await renderScreen(TodayScreen, {
    overrides: {
      app_state: () => ({ ...state, accounts: state.accounts.map((account) => ({ ...account, linkedAt })) }),
      sync_state: () => ({ ...sync, importingDone: 1200, importingTotal: 4800, agreedAt: null }),
    },
  });
  const steps = within(await screen.findByRole("region", { name: "Pierwsze kroki" }));
  const states = steps.getAllByRole("img").map((mark) => mark.getAttribute("aria-label"));
  expect(states).toEqual(["gotowe", "w toku", "w toku"]);
  expect(steps.getByText("1 200 z 4 800")).toBeTruthy();
  await user.click(steps.getByRole("button", { name: "Zamknij listę" }));
  expect(screen.queryByRole("region", { name: "Pierwsze kroki" })).toBeNull();
  window.localStorage.clear();
});

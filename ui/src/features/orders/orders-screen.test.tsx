import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import type { OrderRow } from "#/shared/host/contract.gen.ts";
import { failure } from "#/test/fake-failure.ts";
import { fakeHost, type FakeHost } from "#/test/fake-host.ts";
import { fakeOrder, pln } from "#/test/fake-orders.ts";
import { renderApp } from "#/test/render-app.tsx";

/** A small world with one order made to measure in front. */
const worldWith = (order: Partial<OrderRow>): FakeHost => {
  const host = fakeHost({ orders: 12 });
  host.orders[0] = { ...fakeOrder(0), ...order };
  return host;
};

const grid = () => screen.findByRole("grid");
const firstRow = async () => {
  await grid();
  return waitFor(() => {
    const found = screen.getAllByRole("row").find((row) => row.hasAttribute("aria-selected"));
    if (found === undefined) throw new Error("the list shows no order");
    return found;
  });
};
const newest = "/orders?view=all";

describe("the list of orders", () => {
  test("shows the count of the view and of the whole grid", async () => {
    await renderApp(newest, fakeHost({ orders: 320 }));
    expect(await screen.findByRole("heading", { level: 1, name: /Wszystkie 320/ })).toBeDefined();
    expect((await grid()).getAttribute("aria-rowcount")).toBe("321");
  });

  test("S1-14 each row names its account", async () => {
    await renderApp(newest, worldWith({ account: "acc-2" }));
    expect(within(await firstRow()).getByText("lampy-nova SANDBOX")).toBeDefined();
  });

  test("P-8 an underpayment shows the difference", async () => {
    await renderApp(newest, worldWith({ payment: "underpaid", paymentDifference: pln(-100) }));
    expect(within(await firstRow()).getByText("−1,00 zł")).toBeDefined();
    expect(within(await firstRow()).getByText("Niedopłata")).toBeDefined();
  });

  test("P-9 a buyer's message is a bubble whose text shows on focus", async () => {
    await renderApp(newest, worldWith({ buyerMessage: "proszę o wstążkę" }));
    const bubble = within(await firstRow()).getByRole("button", { name: "Wiadomość kupującego: proszę o wstążkę" });
    expect(screen.queryByText("proszę o wstążkę")).toBeNull();
    bubble.focus();
    expect(await screen.findByText("proszę o wstążkę")).toBeDefined();
  });

  test("P-19 the deadline reads as a day and an hour, and late is said in words", async () => {
    await renderApp(newest, worldWith({ status: "new", shipBy: new Date(2026, 10, 24, 12, 0).toISOString() }));
    const cell = within(await firstRow()).getByTitle("Po terminie");
    expect(cell.textContent).toBe("dziś do 12:00 po terminie");
  });

  test("P-21 an order that Allegro ships is marked", async () => {
    await renderApp(newest, worldWith({ fulfilledByAllegro: true }));
    expect(within(await firstRow()).getByText("Realizuje Allegro")).toBeDefined();
  });

  test("S0-23 the key I reads out the exact point", async () => {
    const user = userEvent.setup();
    await renderApp(newest, worldWith({ deliveryName: "Allegro One Punkt", deliveryDetail: "Kolporter, Łódź, Piotrkowska 118" }));
    await firstRow();
    await user.keyboard("j");
    await waitFor(async () => expect((await firstRow()).hasAttribute("data-cursor")).toBe(true));
    await user.keyboard("i");
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Punkt odbioru: Allegro One Punkt, Kolporter, Łódź, Piotrkowska 118"));
  });

  test("S4-41 the setting says whose note the column shows", async () => {
    const { host } = await renderApp("/orders?view=all&columns=%5B%22note%22%5D", worldWith({ note: "dorzucić próbkę", buyerMessage: "nie dzwonić" }));
    expect(within(await firstRow()).getByText("nie dzwonić")).toBeDefined();
    const settings = await host.call("get_settings", {});
    await host.call("update_settings", { ...nothingChanged, noteColumn: "seller" });
    host.emit({ type: "changed", tags: ["settings"] });
    await waitFor(async () => expect(within(await firstRow()).queryByText("dorzucić próbkę")).not.toBeNull());
    expect(settings.noteColumn).toBe("buyer");
  });
});

const nothingChanged = {
  language: null,
  theme: null,
  density: null,
  strongContrast: null,
  letterShortcuts: null,
  noteColumn: null,
  scheduler: null,
  logBodyDays: null,
  currentAccount: null,
  allAccounts: false,
} as const;

describe("keys of the list", () => {
  test("P-17 j and k move the cursor, x ticks, Escape unticks", async () => {
    const user = userEvent.setup();
    await renderApp(newest);
    await firstRow();
    const cursorRow = () => document.querySelector("[data-cursor]")?.getAttribute("aria-rowindex");
    await user.keyboard("j");
    await waitFor(() => expect(cursorRow()).toBe("2"));
    await user.keyboard("j");
    await waitFor(() => expect(cursorRow()).toBe("3"));
    await user.keyboard("k");
    await waitFor(() => expect(cursorRow()).toBe("2"));
    await user.keyboard("x");
    expect(await screen.findByText("1 zaznaczone")).toBeDefined();
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(await screen.findByText("3 zaznaczone")).toBeDefined();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByText("3 zaznaczone")).toBeNull());
  });

  test("P-17 / goes to the search, and letters there are text", async () => {
    const user = userEvent.setup();
    const { host } = await renderApp(newest);
    await firstRow();
    await user.keyboard("/");
    const box = await screen.findByRole("searchbox", { name: "Szukaj zamówień" });
    await waitFor(() => expect(document.activeElement).toBe(box));
    await user.keyboard("wrzos");
    await waitFor(() => expect(host.calls.findLast(({ name }) => name === "list_orders")?.args).toMatchObject({ query: { filter: { text: "wrzos" } } }));
    expect(box).toHaveProperty("value", "wrzos");
  });

  test("P-17 P-14 Enter opens the order and its star goes out", async () => {
    const user = userEvent.setup();
    const { host } = await renderApp(newest, worldWith({ isNew: true }));
    await firstRow();
    await user.keyboard("j");
    await waitFor(() => expect(document.querySelector("[data-cursor]")).not.toBeNull());
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { level: 1, name: fakeOrder(0).number })).toBeDefined();
    await waitFor(() => expect(host.orders[0]?.isNew).toBe(false));
  });
});

describe("what may happen to the list", () => {
  test("S1-2 new orders wait behind a button until asked for", async () => {
    const user = userEvent.setup();
    const { host } = await renderApp(newest);
    const before = (await firstRow()).textContent;
    host.orders.unshift({ ...fakeOrder(900), boughtAt: new Date(2026, 10, 24, 14, 7).toISOString() });
    host.emit({ type: "changed", tags: ["orders"] });
    const button = await screen.findByRole("button", { name: "1 nowe ↑" });
    expect((await firstRow()).textContent).toBe(before);
    await user.click(button);
    await waitFor(async () => expect((await firstRow()).textContent).toContain(fakeOrder(900).number));
  });

  test("an empty search offers to look everywhere", async () => {
    await renderApp("/orders?view=new&text=niematakiego");
    expect(await screen.findByText("Nic nie pasuje do „niematakiego”")).toBeDefined();
    expect(screen.getByRole("link", { name: "Szukaj we wszystkich" }).getAttribute("href")).toContain("view=all");
  });

  test("a failure says what to do and is tried again", async () => {
    const list = vi.fn(() => {
      throw failure({ code: "database_damaged", message: "Plik danych jest uszkodzony.", nextStep: "Przywróć kopię." });
    });
    const user = userEvent.setup();
    await renderApp(newest, fakeHost({ overrides: { list_orders: list } }));
    expect(await screen.findByText("Przywróć kopię.")).toBeDefined();
    const before = list.mock.calls.length;
    await user.click(screen.getByRole("button", { name: "Spróbuj ponownie" }));
    await waitFor(() => expect(list.mock.calls.length).toBeGreaterThan(before));
  });

  test("P-16 a view is saved under its name and stands in the sidebar", async () => {
    const user = userEvent.setup();
    const { host } = await renderApp("/orders?view=to_pack&deadline=until_tomorrow");
    await firstRow();
    await user.click(screen.getByRole("button", { name: "Zapisz widok" }));
    await user.type(await screen.findByRole("textbox", { name: "Nazwa widoku" }), "Jutro rano");
    await user.click(screen.getByRole("button", { name: "Zapisz" }));
    const nav = screen.getByRole("navigation");
    expect(await within(nav).findByRole("link", { name: "Jutro rano" })).toBeDefined();
    expect(host.calls.find(({ name }) => name === "save_view")?.args).toMatchObject({ name: "Jutro rano", query: { view: "to_pack", filter: { deadline: "until_tomorrow" } } });
  });
});

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { router } from "./router.tsx";
import { failure } from "#/test/fake-failure.ts";
import { fakeHost } from "#/test/fake-host.ts";
import { fakeSync } from "#/test/fake-world.ts";
import { renderApp } from "#/test/render-app.tsx";

beforeEach(() => {
  document.documentElement.dataset["theme"] = "";
});

const status = () => screen.findByRole("contentinfo", { name: "Stan aplikacji" });

test("the status bar says when the program last agreed with Allegro", async () => {
  await renderApp("/orders");
  expect(await screen.findByText("zgodne z Allegro: 09:12")).toBeDefined();
  expect((await status()).textContent).toContain("Połączono");
});

test("offline is said with its hour, and the list stays", async () => {
  const offline = { ...fakeSync(), offlineSince: new Date(2026, 10, 24, 14, 2).toISOString() };
  await renderApp("/orders", fakeHost({ overrides: { sync_state: () => offline } }));
  expect(await screen.findByText("Bez internetu od 14:02")).toBeDefined();
  expect(await screen.findByRole("grid")).toBeDefined();
});

test("the first import tells how far it got, by event", async () => {
  const { host } = await renderApp("/orders");
  await status();
  host.emit({ type: "sync", state: { ...fakeSync(), running: true, importingDone: 1200, importingTotal: 4500 } });
  expect(await screen.findByText("Pobieram zamówienia: 1 200 z 4 500")).toBeDefined();
});

test("M-36 the pace Allegro asks for is shown", async () => {
  const { host } = await renderApp("/orders");
  await status();
  host.emit({ type: "sync", state: { ...fakeSync(), throttledUntil: new Date(2026, 10, 24, 14, 20).toISOString() } });
  expect(await screen.findByText("Allegro ogranicza tempo")).toBeDefined();
});

test("P-1 queues stand in the sidebar with their counts", async () => {
  await renderApp("/orders", fakeHost({ overrides: { count_views: () => [{ view: "awaiting_payment", count: 6 }, { view: "to_pack", count: 62 }, { view: "problems", count: 3 }] } }));
  const nav = within(await screen.findByRole("navigation"));
  expect(await nav.findByRole("link", { name: /Czekają na wpłatę 6/ })).toBeDefined();
  expect(nav.getByRole("link", { name: /Do spakowania 62/ })).toBeDefined();
  expect(nav.getByRole("link", { name: "Wysłane" })).toBeDefined();
});

test("S2-71 Ctrl+2 shows the second account at once, Ctrl+0 all of them", async () => {
  const { host } = await renderApp("/orders?view=all");
  await screen.findByRole("grid");
  fireEvent.keyDown(document.body, { key: "2", code: "Digit2", ctrlKey: true });
  expect(await screen.findByRole("button", { name: "Konto: lampy-nova. Zmień konto" })).toBeDefined();
  await waitFor(() => expect(host.calls.findLast(({ name }) => name === "list_orders")?.args).toMatchObject({ query: { filter: { accounts: ["acc-2"] } } }));
  fireEvent.keyDown(document.body, { key: "0", code: "Digit0", ctrlKey: true });
  expect(await screen.findByRole("button", { name: "Konto: Wszystkie konta. Zmień konto" })).toBeDefined();
});

test("S2-54 F5 fetches and says what came", async () => {
  const user = userEvent.setup();
  const { host } = await renderApp("/orders", fakeHost({ overrides: { sync_now: () => ({ accounts: [], summary: "3 nowe, 1 zmienione" }) } }));
  await status();
  await user.keyboard("{F5}");
  expect(await screen.findByText("3 nowe, 1 zmienione")).toBeDefined();
  expect(host.calls.filter(({ name }) => name === "sync_now")).toHaveLength(1);
});

test("S2-72 with several accounts each has its line, the failed one too", async () => {
  const user = userEvent.setup();
  const refused = failure({ code: "remote", message: "Allegro nie odpowiada." }).dto;
  const accounts = [
    { account: "acc-1", login: "lniany_zaulek", new: 3, changed: 1, error: null },
    { account: "acc-2", login: "lampy-nova", new: 0, changed: 0, error: refused },
  ];
  await renderApp("/orders", fakeHost({ overrides: { sync_now: () => ({ accounts, summary: "3 nowe, 1 zmienione" }) } }));
  await status();
  await user.keyboard("{F5}");
  const text = await screen.findByText(/lampy-nova: Allegro nie odpowiada\./);
  expect(text.textContent).toBe("3 nowe, 1 zmienione\nlniany_zaulek: nowe 3, zmienione 1\nlampy-nova: Allegro nie odpowiada.");
});

test("S4-1 F9 opens the settings", async () => {
  const user = userEvent.setup();
  await renderApp("/orders");
  await status();
  await user.keyboard("{F9}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/settings/accounts"));
});

test("P-18 the palette finds a command, shows its keys and runs it", async () => {
  const user = userEvent.setup();
  await renderApp("/orders");
  await status();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: "Szukaj polecenia" }), "dziennik");
  const first = screen.getAllByRole("option")[0];
  expect(first?.textContent).toContain("Przejdź do: Dziennik");
  expect(first?.textContent).toContain("GL");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/log"));
});

test("P-17 ? shows every key that works here", async () => {
  const user = userEvent.setup();
  await renderApp("/orders");
  await screen.findByRole("grid");
  await user.keyboard("?");
  const sheet = within(await screen.findByRole("dialog", { name: "Skróty klawiszowe" }));
  for (const title of ["Następny wiersz", "Zaznacz wiersz", "Paleta poleceń", "Pokaż punkt odbioru"]) expect(sheet.getByText(title)).toBeDefined();
});

test("P-39 a scan on another screen opens the order", async () => {
  const host = fakeHost();
  const sent = host.orders.find((row) => row.waybills.length > 0);
  await renderApp("/log", host);
  await status();
  for (const key of sent?.waybills[0] ?? "") fireEvent.keyDown(document.body, { key });
  fireEvent.keyDown(document.body, { key: "Enter" });
  expect(await screen.findByRole("heading", { level: 1, name: sent?.number ?? "" })).toBeDefined();
});

test("P-39 an unknown code is said", async () => {
  await renderApp("/log");
  await status();
  for (const key of "999999999999") fireEvent.keyDown(document.body, { key });
  fireEvent.keyDown(document.body, { key: "Enter" });
  expect(await screen.findByText(/Nie znam kodu 999999999999/)).toBeDefined();
});

test("P-66 an account that asks to be linked again is one banner, and orders stay readable", async () => {
  const host = fakeHost();
  const accounts = await host.call("list_accounts", {});
  await renderApp("/orders", fakeHost({ overrides: { list_accounts: () => accounts.map((account) => ({ ...account, state: account.id === "acc-1" ? ("needs_relink" as const) : ("linked" as const) })) } }));
  expect(await screen.findByRole("link", { name: "Powiąż ponownie" })).toBeDefined();
  expect(screen.getByText(/lniany_zaulek\. Zamówienia na tym komputerze są bezpieczne/)).toBeDefined();
  expect(await screen.findByRole("grid")).toBeDefined();
});

test("the language of the program is the language of the frame", async () => {
  const host = fakeHost();
  const settings = await host.call("get_settings", {});
  await renderApp("/orders", fakeHost({ overrides: { get_settings: () => ({ ...settings, language: "en", theme: "dark" }) } }));
  expect(await screen.findByRole("heading", { level: 1, name: /To ship today/ })).toBeDefined();
  expect(document.documentElement.lang).toBe("en");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
});

test("the first run begins at the welcome", async () => {
  const host = fakeHost();
  const state = await host.call("app_state", {});
  await renderApp("/orders", fakeHost({ overrides: { app_state: () => ({ ...state, firstRun: true }) } }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/welcome"));
});

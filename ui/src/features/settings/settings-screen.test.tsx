import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Account, AppState } from "#/shared/host/contract.gen.ts";
import { fakeHost, type FakeHost } from "#/test/fake-host.ts";
import { failure, type Handlers } from "#/test/fake-failure.ts";
import { renderScreen } from "#/test/render-screen.tsx";
import { SettingsView } from "./settings-screen.tsx";

const argsOf = (host: FakeHost, name: string): unknown[] =>
  host.calls.filter((call) => call.name === name).map((call) => call.args);

const settings = async (overrides: Partial<Handlers> = {}) => {
  const onGo = vi.fn();
  const rendered = await renderScreen(() => <SettingsView current="accounts" onGo={onGo} />, { overrides });
  await screen.findByRole("article", { name: "lniany_zaulek" });
  return { ...rendered, onGo };
};

const withAccounts = async (change: (account: Account) => Account): Promise<AppState> => {
  const state = await fakeHost({ orders: 0 }).call("app_state", {});
  return { ...state, accounts: state.accounts.map(change) };
};

test("S4-2 accounts are the first page of the settings", async () => {
  await settings();
  const pages = within(screen.getByRole("navigation", { name: "Strony ustawień" })).getAllByRole("button");
  expect(pages.map((page) => page.textContent)).toEqual([
    "Konta Allegro",
    "Synchronizacja",
    "Wygląd i skróty",
    "Prywatność",
    "Zaawansowane",
  ]);
  expect(pages[0]?.getAttribute("aria-current")).toBe("page");
});

test("S4-9 linked account and both tokens are shown masked, with their ends", async () => {
  await settings();
  const card = within(screen.getByRole("article", { name: "lniany_zaulek" }));
  const value = (key: string) => card.getByText(key).nextElementSibling?.textContent ?? "";
  expect(value("Powiązane konto")).toBe("lniany_zaulek");
  expect(value("Access Token")).toMatch(/^••••a91f ważny do .*19:30$/);
  expect(value("Refresh Token")).toBe("••••77c2 ważny do 20.02.2027 08:00");
});

test("S4-3 a sandbox account carries its badge, a real one does not", async () => {
  await settings();
  expect(within(screen.getByRole("article", { name: "lampy-nova" })).getByText("SANDBOX")).toBeTruthy();
  expect(within(screen.getByRole("article", { name: "lniany_zaulek" })).queryByText("SANDBOX")).toBeNull();
});

test("S4-18 tokens are renewed on request and the seller is told", async () => {
  const state = await withAccounts((account) => account);
  const renewed = state.accounts[0];
  if (renewed === undefined) throw new Error("the fake world has accounts");
  const { user, host } = await settings({ renew_tokens: () => renewed });
  await user.click(within(screen.getByRole("article", { name: "lniany_zaulek" })).getByText("Odnów tokeny"));
  expect(await screen.findByText("Tokeny odnowione")).toBeTruthy();
  expect(argsOf(host, "renew_tokens")).toEqual([{ account: "acc-1" }]);
});

test("P-66 an account refused by Allegro asks to be linked again, as itself", async () => {
  const state = await withAccounts((account) =>
    account.id === "acc-1" ? { ...account, state: "needs_relink", tokens: null } : account,
  );
  const { user, host } = await settings({ app_state: () => state });
  const card = within(screen.getByRole("article", { name: "lniany_zaulek" }));
  expect(card.getByText(/Zamówienia na tym komputerze są bezpieczne/)).toBeTruthy();
  await user.click(card.getByRole("button", { name: "Powiąż ponownie" }));
  expect(argsOf(host, "start_link")).toEqual([{ environment: "production", method: null, account: "acc-1" }]);
});

test("S4-48 each account has an interval of its own", async () => {
  const { user, host } = await settings({ update_account: () => failNever() });
  await user.click(screen.getByRole("button", { name: /Jak często pobierać zamówienia konta lampy-nova/ }));
  await user.click(await screen.findByRole("option", { name: "co 30 min" }));
  expect(argsOf(host, "update_account")).toEqual([
    { account: "acc-2", colour: null, position: null, settings: { ordersIntervalMinutes: 30 } },
  ]);
});

/** The answer of `update_account` is not looked at: the event that follows tells. */
const failNever = (): never => {
  throw failure({ code: "busy", message: "później" });
};

test("one account's failure is told on its own card, the other stays as it is", async () => {
  const lastError = failure({ message: "Allegro nie odpowiada.", nextStep: "Ponowimy o 14:20.", action: "open_log", logId: "log-9" }).dto;
  const state = await withAccounts((account) =>
    account.id === "acc-1" ? { ...account, sync: { ...account.sync, lastError, agreedAt: null } } : account,
  );
  await settings({ app_state: () => state });
  const failing = within(screen.getByRole("article", { name: "lniany_zaulek" }));
  const healthy = within(screen.getByRole("article", { name: "lampy-nova" }));
  expect(failing.getByText("Allegro nie odpowiada.")).toBeTruthy();
  expect(failing.getByText("Otwórz Dziennik").getAttribute("href")).toBe("/log?entry=log-9");
  expect(failing.getByText("jeszcze nie porównano")).toBeTruthy();
  expect(healthy.queryByRole("alert")).toBeNull();
  expect(healthy.getByText("Zgodne z Allegro").nextElementSibling?.textContent).toMatch(/09:12$/);
});

test("without a keychain a passphrase comes before linking one more account", async () => {
  const plain = await withAccounts((account) => account);
  const secrets = { kind: "encrypted_file", locked: true, new: true } as const;
  const { user, host } = await settings({
    app_state: () => ({ ...plain, secrets }),
    unlock_secrets: () => ({ ...secrets, locked: false, new: false }),
  });
  expect(screen.queryByLabelText("Hasło")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Połącz konto" }));
  await user.click(screen.getByRole("button", { name: "Połącz konto Allegro" }));
  await user.type(screen.getByLabelText("Hasło"), "kram1234");
  await user.type(screen.getByLabelText("Powtórz hasło"), "kram1234");
  await user.click(screen.getByRole("button", { name: "Ustaw hasło" }));
  expect(await screen.findByText("Otworzyliśmy przeglądarkę")).toBeTruthy();
  expect(argsOf(host, "start_link")).toEqual([{ environment: "production", method: null, account: null }]);
});

test("unlinking says what stays and where consent is taken back", async () => {
  const { user, host } = await settings({ unlink_account: () => ({}) });
  await user.click(screen.getByRole("button", { name: "Więcej dla konta lampy-nova" }));
  await user.click(await screen.findByRole("menuitem", { name: "Odwiąż konto…" }));
  expect(argsOf(host, "unlink_account")).toEqual([]);
  expect(screen.getByText("Powiązane aplikacje").getAttribute("href")).toContain("/powiazane-aplikacje");
  await user.click(screen.getByRole("button", { name: "Odwiąż konto lampy-nova" }));
  await waitFor(() => expect(argsOf(host, "unlink_account")).toEqual([{ account: "acc-2" }]));
});

test("S4-49 the scheduler lists tasks with interval, last and next run, result, and runs one now", async () => {
  const { user, host } = await settings();
  const table = await screen.findByRole("table", { name: "Zadania harmonogramu" });
  const row = within(table).getByText("Zamówienia · lniany_zaulek").closest("tr");
  expect(row?.textContent).toContain("3 nowe, 1 zmienione");
  expect(row?.textContent).toContain("co 10 min");
  await user.click(within(table).getByRole("button", { name: "Uruchom teraz: Kontrola zgodności" }));
  expect(argsOf(host, "run_task")).toEqual([{ id: "reconcile" }]);
  await waitFor(() => expect(within(table).getByText("Kontrola zgodności").closest("tr")?.textContent).toContain("Brak zmian"));
});

test("S1-19 the interval of orders may be changed from 1 to 60 minutes or to by hand, and is sent at once", async () => {
  const { user, host } = await settings();
  await user.click(await screen.findByRole("button", { name: /Jak często: Zamówienia · lniany_zaulek/ }));
  const choices = (await screen.findAllByRole("option")).map((option) => option.textContent);
  expect(choices[0]).toBe("co 1 min");
  expect(choices.slice(-2)).toEqual(["co 60 min", "ręcznie"]);
  await user.click(screen.getByRole("option", { name: "ręcznie" }));
  expect(argsOf(host, "update_task")).toEqual([{ id: "orders:acc-1", enabled: true, intervalMinutes: null }]);
});

test("settings are found without diacritics and others step aside", async () => {
  const { user } = await settings();
  await user.type(screen.getByLabelText("Znajdź ustawienie"), "gestosc");
  expect(screen.getByText("Gęstość list")).toBeTruthy();
  expect(screen.queryByText("Motyw")).toBeNull();
  expect(screen.queryByRole("article")).toBeNull();
  await user.clear(screen.getByLabelText("Znajdź ustawienie"));
  await user.type(screen.getByLabelText("Znajdź ustawienie"), "zzz");
  expect(screen.getByText("Nie ma takiego ustawienia")).toBeTruthy();
});

test("S4-13 a changed setting is saved by itself", async () => {
  const { user, host } = await settings();
  await user.click(screen.getByRole("button", { name: "Ciemny" }));
  expect(argsOf(host, "update_settings")).toMatchObject([{ theme: "dark", language: null, density: null }]);
  await waitFor(() => expect(screen.getByRole("button", { name: "Ciemny" }).getAttribute("aria-pressed")).toBe("true"));
});

test("R-6 every host the program talks to is listed with its purpose", async () => {
  const hosts = [
    { host: "api.allegro.pl", purpose: "Zamówienia i konto" },
    { host: "allegro.pl", purpose: "Logowanie i tokeny" },
  ];
  await settings({ network_hosts: () => hosts });
  const table = await screen.findByRole("table", { name: "Z kim łączy się Kram" });
  for (const { host, purpose } of hosts)
    expect((await within(table).findByText(host)).closest("tr")?.textContent).toContain(purpose);
});

test("defaults come back with one press, and go again by undo", async () => {
  const { user, host } = await settings();
  await user.click(screen.getByRole("button", { name: "Ciasna" }));
  const page = within(screen.getByRole("region", { name: "Wygląd i skróty" }));
  await user.click(page.getByRole("button", { name: "Przywróć domyślne" }));
  expect(argsOf(host, "update_settings").at(-1)).toMatchObject({ density: "compact", theme: "system" });
  await user.click(await screen.findByRole("button", { name: "Cofnij" }));
  expect(argsOf(host, "update_settings").at(-1)).toMatchObject({ density: "tight", theme: "light" });
});

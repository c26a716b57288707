import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { actionForKeys } from "#/shared/actions/actions.ts";
import type { LogRow } from "#/shared/host/contract.gen.ts";
import { fakeHost, type FakeHost } from "#/test/fake-host.ts";
import { fakeLogRows, logHandlers } from "#/test/fake-log.ts";
import { giveLayout } from "#/test/layout.ts";
import { renderScreen } from "#/test/render-screen.tsx";
import { ActivityView } from "./activity-screen.tsx";

beforeEach(giveLayout);
afterEach(() => {
  vi.restoreAllMocks();
});

const showLog = async (options: { rows?: LogRow[]; entry?: string; order?: string; host?: FakeHost } = {}) => {
  const onForgetOrder = vi.fn();
  const host = options.host ?? fakeHost({ orders: 5, overrides: logHandlers(options.rows ?? fakeLogRows(10)) });
  const rendered = await renderScreen(
    () => <ActivityView order={options.order ?? null} entry={options.entry ?? null} onForgetOrder={onForgetOrder} />,
    { host },
  );
  await screen.findByLabelText("Szukaj w dzienniku");
  return { ...rendered, onForgetOrder };
};

const filters = (host: FakeHost) =>
  host.calls.filter((call) => call.name === "list_log").map((call) => call.args);

const press = (keys: string) => act(() => actionForKeys(keys)?.run());

test("S0-9 a call opens to what happened, request, formatted answer, status, duration and trace id", async () => {
  const { user } = await showLog();
  const row = await screen.findByRole("row", { name: /\/order\/checkout-forms \?offset/ });
  expect(row.textContent).toContain("422");
  expect(row.textContent).toContain("641 ms");
  expect(row.getAttribute("aria-expanded")).toBe("false");
  await user.click(row);
  expect(await screen.findByText("Allegro odrzuciło zapytanie: poza zakresem 10 000 zamówień.")).toBeTruthy();
  expect(screen.getByText("Nic nie zginęło. Kram pobierze resztę według daty.")).toBeTruthy();
  expect(screen.getByText("Odpowiedź 422")).toBeTruthy();
  expect(screen.getByLabelText("Treść odpowiedzi").textContent).toContain('"code": "UnprocessableEntity"');
  expect(screen.getByText("8f0c2b71-5d3e")).toBeTruthy();
  expect(row.getAttribute("aria-expanded")).toBe("true");
});

test("S0-9 tokens stay masked in headers and bodies", async () => {
  const { user } = await showLog();
  await user.click(await screen.findByRole("row", { name: /\/auth\/oauth\/token/ }));
  expect((await screen.findByLabelText("Treść wysłana")).textContent).toBe("grant_type=refresh_token&refresh_token=••••");
  expect(screen.getByText("Authorization:").parentElement?.textContent).toBe("Authorization: Bearer ••••");
});

test("only errors, kind and text narrow the log", async () => {
  const { user, host } = await showLog();
  await screen.findByRole("row", { name: /events \?from/ });
  await user.click(screen.getByRole("button", { name: /Tylko błędy/ }));
  await user.click(screen.getByRole("button", { name: "Wywołania API" }));
  await user.type(screen.getByLabelText("Szukaj w dzienniku"), "422");
  await waitFor(() =>
    expect(filters(host).at(-1)).toMatchObject({ filter: { onlyErrors: true, kinds: ["request"], text: "422" } }),
  );
  await waitFor(() => expect(screen.queryByRole("row", { name: /events \?from/ })).toBeNull());
  expect(screen.getAllByRole("row", { name: /\/order\/checkout-forms \?offset/ }).length).toBeGreaterThan(0);
});

test("a search without hits offers to clear the filters", async () => {
  const { user } = await showLog();
  await user.type(screen.getByLabelText("Szukaj w dzienniku"), "zzz");
  await user.click(await screen.findByRole("button", { name: "Wyczyść filtry" }));
  expect(await screen.findByRole("row", { name: /offset/ })).toBeTruthy();
});

test("keys move the cursor, open and close the line", async () => {
  await showLog();
  await screen.findByRole("row", { name: /offset/ });
  for (let step = 0; step < 4; step += 1) press("j");
  const row = screen.getByRole("row", { name: /offset/ });
  expect(row.getAttribute("aria-selected")).toBe("true");
  press("arrowright");
  expect(await screen.findByText("Odpowiedź 422")).toBeTruthy();
  press("arrowleft");
  expect(screen.queryByText("Odpowiedź 422")).toBeNull();
});

test("new lines come in live, and wait while a line is open", async () => {
  const rows = fakeLogRows(10);
  const host = fakeHost({ orders: 5, overrides: logHandlers(rows) });
  const { user } = await showLog({ host });
  await screen.findByRole("row", { name: /offset/ });
  const arrive = (id: string) => {
    rows.unshift(...fakeLogRows(1).map((row) => ({ ...row, id, text: `Nowy wpis ${id}` })));
    act(() => host.emit({ type: "changed", tags: ["log"] }));
  };
  arrive("n1");
  expect(await screen.findByText("Nowy wpis n1")).toBeTruthy();
  const line = screen.getByRole("row", { name: /offset/ });
  await user.click(line);
  await screen.findByText("Odpowiedź 422");
  arrive("n2");
  await act(() => new Promise((done) => setTimeout(done, 50)));
  expect(screen.queryByText("Nowy wpis n2")).toBeNull();
  await user.click(line);
  expect(await screen.findByText("Nowy wpis n2")).toBeTruthy();
});

test("an address may point at one line, old ones included", async () => {
  const rows = fakeLogRows(400);
  await showLog({ rows, entry: "log-304" });
  expect(await screen.findByText("Odpowiedź 422")).toBeTruthy();
  expect(document.getElementById("log-log-304")?.getAttribute("aria-expanded")).toBe("true");
});

test("the log of one order says so and lets go of it", async () => {
  const { user, host, onForgetOrder } = await showLog({ order: "o-1" });
  const bar = within(screen.getByRole("toolbar", { name: "Filtry dziennika" }));
  expect(await bar.findByText("29738e61", { exact: false })).toBeTruthy();
  expect(filters(host)[0]).toMatchObject({ filter: { order: "o-1" } });
  await user.click(bar.getByRole("button", { name: "Pokaż wszystkie zamówienia" }));
  expect(onForgetOrder).toHaveBeenCalledOnce();
});

test("a log that stands still counts what came, and goes back to it", async () => {
  const rows = fakeLogRows(10);
  const host = fakeHost({ orders: 5, overrides: logHandlers(rows) });
  const { user } = await showLog({ host });
  await screen.findByRole("row", { name: /offset/ });
  await user.click(screen.getByRole("button", { name: "Zatrzymaj podgląd" }));
  rows.unshift(...fakeLogRows(2).map((row, index) => ({ ...row, id: `n${index}`, text: `Nowy wpis ${index}` })));
  act(() => host.emit({ type: "changed", tags: ["log"] }));
  const newer = await screen.findByRole("button", { name: "2 nowe ↑" });
  expect(screen.queryByText("Nowy wpis 0")).toBeNull();
  await user.click(newer);
  expect(await screen.findByText("Nowy wpis 0")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "2 nowe ↑" })).toBeNull();
  expect(screen.getByRole("button", { name: "Zatrzymaj podgląd" })).toBeTruthy();
});

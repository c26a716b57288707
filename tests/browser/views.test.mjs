// Built-in and own views of the list.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everyOrder, serve } from "../support/kramctl.mjs";
import { until } from "../support/programs.mjs";
import { startLinked } from "../support/served.mjs";

/** Saves what the list shows now under a name. */
async function saveView(page, name) {
  await page.getByRole("button", { name: "Zapisz widok" }).click();
  const dialog = page.getByRole("dialog", { name: "Zapisz widok" });
  await dialog.getByLabel("Nazwa widoku").fill(name);
  await dialog.getByRole("button", { name: "Zapisz", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name, "u") }).waitFor();
}

test("P-16 a view of one's own keeps its columns, sort and filter over a restart, and travels as JSON", async (t) => {
  const served = await startLinked(t);
  const { page, open, kram, sim } = served;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open("#/orders?view=all&sort=amount&descending=true&payments=%5B%22paid%22%5D");
  await page.getByRole("button", { name: "Kolumny i gęstość" }).click();
  await page.getByRole("dialog", { name: "Kolumny i gęstość" }).getByText("Login", { exact: true }).click();
  await page.keyboard.press("Escape");
  await saveView(page, "Jutro rano");
  await page.getByRole("button", { name: "Działania na widoku" }).click();
  await page.getByRole("menuitem", { name: "Kopiuj widok jako JSON" }).click();
  const text = await until("the view in the clipboard", () => page.evaluate(() => navigator.clipboard.readText()));
  const saved = (await kram.call("list_views"))[0];
  assert.equal(saved.name, "Jutro rano");
  assert.deepEqual(saved.query.sort, { by: "amount", descending: true });
  assert.deepEqual(saved.query.filter.payments, ["paid"]);
  assert.ok(saved.columns.includes("login"));

  await kram.stop();
  const again = await serve(t, kram.dataDir, { simUrl: sim.url });
  await page.goto(again.page);
  await page.getByRole("navigation", { name: "Główna nawigacja" }).getByText("Jutro rano").first().click();
  await page.getByRole("heading", { level: 1, name: /Jutro rano/u }).waitFor();
  await page.getByRole("columnheader", { name: "Login" }).waitFor();
  assert.equal(await page.getByRole("columnheader", { name: /^Kwota/u }).getAttribute("aria-sort"), "descending");

  // As on another computer: the view is not known here, only its text.
  await again.call("delete_view", { id: saved.id });
  await page.goto("about:blank");
  await page.goto(`${again.page}#/orders?view=all`);
  await page.getByRole("button", { name: "Działania na widoku" }).click();
  await page.getByRole("menuitem", { name: "Wklej widok z JSON…" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill(text);
  await page.getByRole("dialog").getByRole("button", { name: "Dodaj widok" }).click();
  await page.getByRole("heading", { level: 1, name: /Jutro rano/u }).waitFor();
  const [received] = await again.call("list_views");
  assert.deepEqual({ ...received, id: null, position: 0 }, { ...saved, id: null, position: 0 });
});

test("P-1 awaiting payment, to pack and sent are views whose counters stay right over 500 changes", async (t) => {
  const { page, open, kram, sim, logins } = await startLinked(t);
  await open("#/orders?view=to_pack");
  await sim.do("order.bulk", { account: logins[0], count: 500, seed: 11 });
  await kram.call("sync_now", { accounts: [] });
  // The names of the page; a seller who comes from elsewhere knows them as "Oczekujące na płatność" and "Do paczek".
  const views = { "Czekają na wpłatę": "awaiting_payment", "Do spakowania": "to_pack", Wysłane: "sent" };
  const counts = new Map((await kram.call("count_views", { accounts: [] })).map(({ view, count }) => [view, count]));
  for (const [name, view] of Object.entries(views)) {
    const { total } = await kram.call("count_orders", { query: { ...everyOrder, view }, snapshot: null });
    assert.equal(counts.get(view), total, name);
    await open(`#/orders?view=${view}`);
    const heading = page.getByRole("heading", { level: 1, name: new RegExp(`^${name}`, "u") });
    await until(`${total} beside ${name}`, async () => (await heading.innerText()).replaceAll(/\D/gu, "") === String(total));
  }
});

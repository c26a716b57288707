// Settings and the scheduler.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../support/programs.mjs";
import { startLinked } from "../support/served.mjs";

/** The choice of "how often" of the first fetch of orders. */
const interval = (table) => table.getByRole("button", { name: /Jak często: Zamówienia/u }).first();

test("S4-1 F9 and Ctrl+, open the settings from every screen", async (t) => {
  const { page, open } = await startLinked(t);
  for (const place of ["#/today", "#/orders", "#/customers", "#/log"]) {
    for (const keys of ["F9", "Control+,"]) {
      await open(place);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.keyboard.press(keys);
      await page.getByRole("heading", { level: 1, name: "Ustawienia" }).waitFor();
    }
  }
});

test("S1-18 S4-49 the scheduler shows its tasks, every 10 minutes by default, and three cycles in half an hour", async (t) => {
  const { page, open, kram, sim } = await startLinked(t);
  await open("#/settings/sync");
  const table = page.getByRole("table", { name: "Zadania harmonogramu" });
  await table.waitFor();
  for (const head of ["Zadanie", "Jak często", "Ostatnio", "Następne"]) await table.getByRole("columnheader", { name: head }).waitFor();
  assert.match(await interval(table).innerText(), /co 10 min/u);

  const polls = async () => (await sim.requests()).filter((request) => request.path === "/allegro/api/order/events").length;
  const before = await polls();
  for (let cycle = 1; cycle <= 3; cycle += 1) {
    await sim.do("clock", { plus: "10m" });
    await until(`cycle ${cycle}`, async () => (await polls()) >= before + cycle, { withinMs: 20_000 });
  }
  const tasks = await kram.call("list_tasks");
  assert.ok(tasks.some((task) => task.kind === "orders" && task.lastOk === true), JSON.stringify(tasks));
});

test("S1-19 S4-48 another interval holds at once, without a restart, for its account alone", async (t) => {
  const { page, open, kram, ids } = await startLinked(t, { accounts: 2 });
  await open("#/settings/sync");
  await interval(page.getByRole("table", { name: "Zadania harmonogramu" })).click();
  await page.getByRole("option", { name: "co 5 min" }).click();
  const orderTasks = await until("the new interval", async () => {
    const tasks = (await kram.call("list_tasks")).filter((task) => task.kind === "orders");
    return tasks.some((task) => task.intervalMinutes === 5) && tasks;
  });
  assert.deepEqual(orderTasks.map((task) => task.intervalMinutes).sort(), [10, 5]);
  assert.deepEqual(orderTasks.map((task) => task.account).sort(), [...ids].sort());
});

test("S4-49 a task is switched off, and run by hand", async (t) => {
  const { page, open, kram, sim } = await startLinked(t);
  await open("#/settings/sync");
  const table = page.getByRole("table", { name: "Zadania harmonogramu" });
  const row = table.getByRole("row").nth(1);
  await row.getByRole("switch").click();
  await until("the task to be off", async () => (await kram.call("list_tasks")).some((task) => !task.enabled));
  const before = (await sim.requests()).length;
  await row.getByRole("button", { name: /^Uruchom teraz/u }).click();
  await until("the task to ask Allegro", async () => (await sim.requests()).length > before);
});

test("S4-13 a choice in the settings is kept without a button, also after a reload", async (t) => {
  const { page, open, kram } = await startLinked(t);
  await open("#/settings/look");
  await page.getByText("Zmiany zapisują się same").waitFor();
  await page.getByRole("button", { name: "Ciemny" }).click();
  await until("the theme to be kept", async () => (await kram.call("get_settings")).theme === "dark");
  await page.reload();
  await page.locator('html[data-theme="dark"]').waitFor();
});

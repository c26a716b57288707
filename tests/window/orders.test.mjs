// The main job in the real window: orders in, found and read, with the network gone and after a restart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pidsOn, startDesktop } from "../support/desktop.mjs";
import { everyOrder, importEnded, linkAccount } from "../support/kramctl.mjs";
import { until } from "../support/programs.mjs";

const newestFirst = "#/orders?view=all&sort=bought_at&descending=true";

/** A window with one linked account and all its orders. */
async function startLinked(t, options) {
  const desktop = await startDesktop(t, options);
  const { face, sim } = desktop;
  const call = (name, args) => face.call(name, args);
  await linkAccount(call, sim, sim.accounts[0].login);
  await importEnded(call);
  await face.open(newestFirst);
  return desktop;
}

const firstRow = async (face) => {
  const page = await face.call("list_orders", { query: everyOrder, start: null, limit: 1, snapshot: null });
  return page.rows[0];
};

test("S1-2 S2-76 orders of a linked account are on the list, one opens, its login is there", async (t) => {
  const { face } = await startLinked(t);
  const order = await firstRow(face);
  await face.see(order.number);
  await face.click("row", order.number);
  await face.see(order.buyerLogin);
  await face.see(order.firstItem);
});

test("S2-76 the list is searched by a buyer's login", async (t) => {
  const { face } = await startLinked(t);
  const order = await firstRow(face);
  await face.type("searchbox", "", order.buyerLogin);
  const query = { ...everyOrder, filter: { text: order.buyerLogin } };
  const found = await face.call("list_orders", { query, start: null, limit: 50, snapshot: null });
  const total = (await face.call("count_orders", { query: everyOrder, snapshot: null })).total;
  assert.ok(found.rows.length < total, "the search narrows");
  // One row more: the head of the grid.
  await until("only orders of this buyer", async () => (await face.rows("row")).length === found.rows.length + 1);
  for (const row of found.rows) await face.see(row.number);
});

test("S4-1 F9 opens settings from any screen", async (t) => {
  const { face } = await startLinked(t);
  await face.press("F9");
  await face.see("Konta Allegro");
  assert.match(await face.path(), /^#\/settings/u);
});

test("S1-2 with the network gone everything is still found and read, and it says so", async (t) => {
  const { face, sim } = await startLinked(t);
  const order = await firstRow(face);
  await sim.do("net", { state: "off" });
  await face.press("F5");
  await face.see(/[Oo]ffline|Bez internetu|Brak połączenia/u);
  await face.see(order.number);
  await face.open(`#/orders/${order.id}`);
  await face.see(order.firstItem);
});

test("S1-2 after a restart without network the orders are where they were", async (t) => {
  const desktop = await startLinked(t);
  const order = await firstRow(desktop.face);
  const total = (await desktop.face.call("count_orders", { query: everyOrder, snapshot: null })).total;
  await desktop.close();
  await desktop.sim.do("net", { state: "off" });
  const face = await desktop.open();
  assert.equal((await face.call("count_orders", { query: everyOrder, snapshot: null })).total, total);
  await face.open(newestFirst);
  await face.see(order.number);
});

test("S4-15 the tokens outlive a kill", async (t) => {
  const desktop = await startLinked(t);
  const [pid] = await pidsOn(desktop.dataDir);
  process.kill(pid, "SIGKILL");
  await desktop.close();
  const face = await desktop.open();
  const report = await until("a fetch", () => face.call("sync_now", { accounts: [] }));
  assert.deepEqual(report.accounts.map((account) => account.error), [null]);
});

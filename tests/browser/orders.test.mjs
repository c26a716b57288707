// The list of orders.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newOrder, rowsOf, startLinked } from "../support/served.mjs";
import { until } from "../support/programs.mjs";

const newestFirst = "#/orders?view=all&sort=bought_at&descending=true";

const line = (page, row) => page.getByRole("grid").getByRole("row").filter({ hasText: row.number });

test("S1-2 an order made while the list is open comes in without moving what is under the eyes", async (t) => {
  const { page, open, kram, sim, logins } = await startLinked(t);
  await open(newestFirst);
  const rows = page.getByRole("grid").getByRole("row");
  await rows.nth(3).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByRole("row", { selected: true }).waitFor();
  const before = await rows.nth(2).innerText();
  const made = await sim.do("order.new", { account: logins[0] });
  await sim.do("clock", { plus: "10m" });
  await until("the scheduler to fetch it", () => kram.call("get_order", { id: made.id }).then(() => true, () => false), { withinMs: 20_000 });
  const newer = page.getByText(/1 nowe/u).first();
  await newer.waitFor();
  assert.equal(await rows.nth(2).innerText(), before, "nothing moved");
  assert.equal(await page.getByRole("row", { selected: true }).count(), 1, "nothing was unticked");
  await newer.click();
  await page.getByRole("grid").getByText(made.id.slice(0, 8)).waitFor();
});

test("S2-54 F5 fetches and tells what came", async (t) => {
  const { page, open, sim, logins } = await startLinked(t);
  await open(newestFirst);
  await page.getByRole("grid").getByRole("row").nth(2).waitFor();
  await sim.do("order.new", { account: logins[0] });
  await sim.do("order.new", { account: logins[0] });
  await page.keyboard.press("F5");
  await page.getByText(/2 nowe/u).first().waitFor();
});

test("S2-72 one press fetches all accounts, with a result for each", async (t) => {
  const { page, open, kram, sim, logins } = await startLinked(t, { accounts: 2 });
  await open(newestFirst);
  await page.getByRole("grid").getByRole("row").nth(2).waitFor();
  const made = [];
  for (const login of logins) made.push(await sim.do("order.new", { account: login }));
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/call/sync_now"));
  await page.keyboard.press("F5");
  const report = await (await answered).json();
  assert.deepEqual(report.accounts.map((account) => [account.login, account.new, account.error]).sort(), logins.map((login) => [login, 1, null]).sort());
  const numbers = (await rowsOf(kram)).map((row) => row.id);
  for (const { id } of made) assert.ok(numbers.includes(id));
});

test("S2-71 Ctrl+1, Ctrl+2 and Ctrl+0 switch between accounts and all, also offline", async (t) => {
  const { page, open, kram, sim, ids } = await startLinked(t, { accounts: 2 });
  await sim.do("net", { state: "off" });
  await open(newestFirst);
  const grid = page.getByRole("grid");
  await grid.getByRole("row").nth(2).waitFor();
  const shown = async () => Number(await grid.getAttribute("aria-rowcount")) - 1;
  const all = (await rowsOf(kram, {}, 500)).length;
  assert.equal(await shown(), all);
  for (const [index, id] of ids.entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    const own = (await rowsOf(kram, { accounts: [id] }, 500)).length;
    assert.ok(own > 0 && own < all);
    await until(`only orders of account ${index + 1}`, async () => (await shown()) === own);
  }
  await page.keyboard.press("Control+0");
  await until("all orders again", async () => (await shown()) === all);
});

test("S1-14 a row carries the sign and the name of its account", async (t) => {
  const { page, open, kram, logins, ids } = await startLinked(t, { accounts: 2 });
  await open(newestFirst);
  for (const [index, account] of ids.entries()) {
    const [row] = await rowsOf(kram, { accounts: [account] }, 1);
    await open(`${newestFirst}&text=${row.number}`);
    await line(page, row).getByTitle(logins[index]).waitFor();
  }
});

test("P-14 the star of a new order goes with its first opening", async (t) => {
  const served = await startLinked(t);
  const { page, open, kram, logins } = served;
  const order = await newOrder(served, logins[0]);
  await open(newestFirst);
  await line(page, order).getByTitle("Jeszcze nieotwarte").waitFor();
  await line(page, order).click();
  await page.waitForURL((url) => url.hash.includes(order.id));
  await until("the order to count as opened", async () => !(await rowsOf(kram)).find((row) => row.id === order.id).isNew);
  await open(newestFirst);
  await line(page, order).waitFor();
  assert.equal(await line(page, order).getByTitle("Jeszcze nieotwarte").count(), 0);
});

test("P-9 the buyer's message is a bubble on the row; pointing at it shows the text", async (t) => {
  const served = await startLinked(t);
  const { page, open, logins } = served;
  const order = await newOrder(served, logins[0], { message: "Proszę zapakować na prezent, to na urodziny babci" });
  await open(newestFirst);
  const bubble = line(page, order).getByRole("button", { name: /^Wiadomość kupującego/u });
  await bubble.hover();
  await page.getByText("Proszę zapakować na prezent, to na urodziny babci").first().waitFor();
});

test("P-8 an underpaid order shows a warning with what is missing", async (t) => {
  const { page, open, kram } = await startLinked(t, { orders: 400 });
  const underpaid = (await rowsOf(kram, { payments: ["underpaid"] }))[0];
  assert.ok(underpaid, "the shop has an underpaid order");
  await open(`#/orders?view=all&text=${underpaid.number}`);
  await line(page, underpaid).waitFor();
  const missing = (Math.abs(underpaid.paymentDifference.minor) / 100).toLocaleString("pl-PL", { minimumFractionDigits: 2 });
  const words = await line(page, underpaid).evaluate((row) => row.innerText + [...row.querySelectorAll("[title],[aria-label],[data-hint]")].map((part) => `${part.title} ${part.ariaLabel} ${part.dataset.hint}`).join(" "));
  assert.ok(words.includes(missing), `${missing} in ${words}`);
  assert.match(words, /[Nn]iedopłata/u);
});

test("P-19 the list is sorted by dispatch date; today is said with its hour, late ones are marked", async (t) => {
  const { page, open, kram } = await startLinked(t, { orders: 400 });
  await open("#/orders?view=to_pack&sort=ship_by");
  await page.getByRole("grid").getByRole("row").nth(2).waitFor();
  const { rows } = await kram.call("list_orders", {
    query: { view: "to_pack", filter: {}, sort: { by: "ship_by", descending: false } },
    start: null, limit: 20, snapshot: null,
  });
  const order = await page.getByRole("grid").locator('[role="row"] .num').allInnerTexts();
  const known = rows.map((row) => row.number);
  assert.deepEqual(order.filter((text) => known.includes(text)).slice(0, 10), known.slice(0, 10));
  const late = rows.find((row) => row.problem === "overdue");
  if (late) assert.match(await line(page, late).innerText(), /po terminie/u);
  // Sorted by deadline, the head of each group says it once for all its rows.
  const heads = await page.getByRole("grid").innerText();
  assert.match(heads, /dziś do \d{1,2}:\d{2}/iu);
});

test("S0-23 the pickup point is told on hover, on focus and by I, and read aloud", async (t) => {
  const { page, open, kram } = await startLinked(t, { orders: 200 });
  const withPoint = (await rowsOf(kram)).find((row) => row.deliveryDetail !== null && row.deliveryKind === "point");
  assert.ok(withPoint, "the shop has an order to a point");
  await open(`#/orders?view=all&text=${withPoint.number}`);
  const info = line(page, withPoint).getByRole("button", { name: /^Punkt odbioru/u });
  assert.ok((await info.getAttribute("aria-label")).includes(withPoint.deliveryDetail.split("\n")[0]));
  await info.hover();
  await page.getByText(withPoint.deliveryDetail.split("\n")[0]).first().waitFor();
  await page.mouse.move(5, 5);
  await page.getByRole("grid").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("i");
  await until("the (i) to have the focus", () => info.evaluate((button) => button === document.activeElement));
  await page.locator(".tooltip").filter({ hasText: withPoint.deliveryDetail.split("\n")[0] }).waitFor();
});

test("S2-76 the list is searched by a part of the buyer's login, Polish letters or not", async (t) => {
  const { page, open, kram } = await startLinked(t, { orders: 100 });
  const [row] = await rowsOf(kram, {}, 1);
  await open(newestFirst);
  await page.getByRole("searchbox").first().fill(row.buyerLogin);
  const found = await rowsOf(kram, { text: row.buyerLogin });
  await until("only what was searched for", async () => Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1 === found.length);
  await line(page, row).first().waitFor();
});

test("M-9 R-13 the status bar says since when everything agrees with Allegro", async (t) => {
  const { page, open, kram } = await startLinked(t);
  for (const task of (await kram.call("list_tasks")).filter(({ kind }) => kind === "reconcile")) await kram.call("run_task", { id: task.id });
  const { agreedAt } = await until("a comparison", async () => {
    const state = await kram.call("sync_state");
    return state.agreedAt !== null && state;
  });
  await open(newestFirst);
  const clock = new Date(agreedAt).toLocaleTimeString("pl-PL", { timeZone: "Europe/Warsaw", hour: "2-digit", minute: "2-digit" });
  await page.getByText(`zgodne z Allegro: ${clock}`).waitFor();
});

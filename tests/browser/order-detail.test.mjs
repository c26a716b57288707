// One order, whole.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newOrder, rowsOf, startLinked } from "../support/served.mjs";
import { until } from "../support/programs.mjs";

/** Opens an order and gives the words of its page. */
async function detail({ page, open, kram }, id) {
  const order = await kram.call("get_order", { id });
  await open(`#/orders/${id}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText(order.lines[0].name).first().waitFor();
  const words = async () => (await page.getByRole("main").innerText()).replaceAll(/[\s\u00a0\u202f]+/gu, " ");
  return { order, words, text: await words() };
}

const money = ({ minor }) => (minor / 100).toLocaleString("pl-PL", { minimumFractionDigits: 2 }).replaceAll(/[\s\u00a0\u202f]/gu, " ");

const localTime = (moment) => new Date(moment).toLocaleTimeString("pl-PL", { timeZone: "Europe/Warsaw", hour: "2-digit", minute: "2-digit" });

const digitsOf = (words) => words.replaceAll(/\D/gu, "");

function includesAll(text, parts) {
  for (const part of parts.filter((each) => each !== null && each !== undefined)) assert.ok(text.includes(part), `“${part}” in:\n${text}`);
}

test("S1-3 the moment of sale is there by date and local time", async (t) => {
  const served = await startLinked(t);
  const order = await newOrder(served, served.logins[0]);
  const { text } = await detail(served, order.id);
  includesAll(text, [localTime(order.boughtAt)]);
});

test("S1-4 an order with a tax id shows company, NIP and address; one without says so", async (t) => {
  const served = await startLinked(t);
  const company = await newOrder(served, served.logins[0], { invoice: "company" });
  const withInvoice = await detail(served, company.id);
  const { invoice } = withInvoice.order;
  assert.ok(invoice.required && invoice.taxId, JSON.stringify(invoice));
  includesAll(withInvoice.text, [invoice.company, invoice.address.split(",")[0]]);
  assert.ok(digitsOf(withInvoice.text).includes(digitsOf(invoice.taxId)), `NIP ${invoice.taxId} in ${withInvoice.text}`);
  const none = await newOrder(served, served.logins[0], { invoice: "none" });
  const without = await detail(served, none.id);
  assert.match(without.text, /nie żąda faktury|bez faktury/iu);
});

test("S1-5 delivery shows name, address, phone, method, cost, point and Smart!", async (t) => {
  const served = await startLinked(t, { orders: 200 });
  const toPoint = (await rowsOf(served.kram)).find((row) => row.smart && row.deliveryDetail !== null);
  assert.ok(toPoint, "the shop has a Smart! order to a point");
  const { order, text } = await detail(served, toPoint.id);
  const { delivery } = order;
  includesAll(text, [delivery.method, delivery.address.name, delivery.address.street, delivery.address.city, delivery.point.id, delivery.point.name, "Smart!"]);
  assert.ok(digitsOf(text).includes(digitsOf(delivery.address.phone).slice(-9)), "the phone");
  if (delivery.cost) includesAll(text, [money(delivery.cost)]);
});

test("S1-6 payment shows method, amount and date; unpaid and cash on delivery are said", async (t) => {
  const served = await startLinked(t, { orders: 200 });
  const paid = await detail(served, (await rowsOf(served.kram, { payments: ["paid"] }, 1))[0].id);
  includesAll(paid.text, [money(paid.order.payment.paid), money(paid.order.payment.toPay)]);
  assert.match(paid.text, /[Oo]płacon/u);
  const awaiting = await detail(served, (await newOrder(served, served.logins[0], { status: "FILLED_IN" })).id);
  assert.match(awaiting.text, /[Oo]czekuje/u);
  const cash = await detail(served, (await rowsOf(served.kram, { payments: ["cash_on_delivery"] }, 1))[0].id);
  assert.match(cash.text, /[Pp]obrani/u);
});

test("S1-6 a surcharge is listed with its amount", async (t) => {
  const served = await startLinked(t);
  const made = await newOrder(served, served.logins[0], { payment: "ONLINE", status: "READY_FOR_PROCESSING" });
  await served.sim.do("order.surcharge", { order: made.id, minor: 725 });
  await served.kram.call("sync_now", { accounts: [] });
  const { order, text } = await detail(served, made.id);
  assert.equal(order.payment.surcharges.length, 1);
  includesAll(text, ["7,25"]);
  assert.match(text, /[Dd]opłat/u);
});

test("S2-76 the buyer's login is on the page, is copied by one click and is printed", async (t) => {
  const served = await startLinked(t);
  const { page } = served;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const made = await newOrder(served, served.logins[0]);
  const { order, text } = await detail(served, made.id);
  includesAll(text, [order.buyer.login]);
  await page.getByRole("button", { name: /[Kk]opiuj login/u }).first().click();
  await until("the login in the clipboard", async () => (await page.evaluate(() => navigator.clipboard.readText())) === order.buyer.login);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByText(order.buyer.login).first().isVisible(), true, "printed");
});

test("S2-51 the lines show offer, price at purchase, quantity and sum, and the raw order is one click away", async (t) => {
  const served = await startLinked(t);
  const { page } = served;
  const made = await newOrder(served, served.logins[0], { lines: 3 });
  const { order, text } = await detail(served, made.id);
  assert.equal(order.lines.length, 3);
  for (const line of order.lines) includesAll(text, [line.name, money(line.price), money(line.sum), line.sku]);
  includesAll(text, [money(order.row.total)]);
  await page.getByRole("button", { name: "Więcej działań" }).click();
  await page.getByRole("menuitem", { name: /^Surowe dane/u }).click();
  const raw = JSON.parse(await page.getByRole("dialog").locator("pre").innerText());
  assert.equal(raw.id, made.id);
  assert.equal(raw.lineItems.length, 3);
});

test("M-38 a deposit stands on a line of its own, a deferred term with its date", async (t) => {
  const served = await startLinked(t, { orders: 400 });
  const all = await rowsOf(served.kram, {}, 500);
  const details = [];
  for (const row of all) details.push(await served.kram.call("get_order", { id: row.id }));
  const withDeposit = details.find((order) => order.depositTotal !== null);
  assert.ok(withDeposit, "the shop has an order with a deposit");
  const deposit = await detail(served, withDeposit.row.id);
  includesAll(deposit.text, [money(withDeposit.depositTotal)]);
  assert.match(deposit.text, /[Kk]aucj/u);
  const deferred = details.find((order) => order.invoice.dueDate !== null);
  assert.ok(deferred, "the shop has an order on a deferred term");
  const later = await detail(served, deferred.row.id);
  assert.match(later.text, /[Oo]droczon|termin płatności/iu);
  const foreign = details.find((order) => order.buyer.personalIdentityMasked !== null);
  assert.ok(foreign, "the shop has an order with a personal identity number");
  const masked = await detail(served, foreign.row.id);
  includesAll(masked.text, [foreign.buyer.personalIdentityMasked]);
  assert.match(foreign.buyer.personalIdentityMasked, /^•+/u);
});

test("P-21 an order that Allegro ships is marked, and says that nothing is to be done", async (t) => {
  const served = await startLinked(t);
  const made = await newOrder(served, served.logins[0], { provider: "ALLEGRO" });
  await served.open(`#/orders?view=all&text=${made.number}`);
  await served.page.getByRole("grid").getByText("Realizuje Allegro").waitFor();
  const { text } = await detail(served, made.id);
  assert.match(text, /Realizuje Allegro|wysyła Allegro/u);
});

test("S1-16 a changed address is told, with the earlier one kept", async (t) => {
  const served = await startLinked(t);
  const made = await newOrder(served, served.logins[0], { status: "READY_FOR_PROCESSING", payment: "ONLINE" });
  const before = (await detail(served, made.id)).order.delivery.address;
  await served.sim.do("order.address", { order: made.id, street: "ul. Nowa 5", city: "Łódź", zipCode: "90-001" });
  await served.kram.call("sync_now", { accounts: [] });
  const { text } = await detail(served, made.id);
  includesAll(text, ["ul. Nowa 5", "Łódź"]);
  assert.match(text, /[Aa]dres zmieniony/u);
  const history = served.page.getByText(before.street).first();
  if (!(await history.isVisible().catch(() => false))) await served.page.getByRole("button", { name: /[Hh]istoria|[Pp]oprzedni/u }).first().click();
  await history.waitFor();
});

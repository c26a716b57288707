// Customers come with orders and are found by their login.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newOrder, startLinked } from "../support/served.mjs";

test("S1-15 a new order brings its buyer into Klienci, linked both ways", async (t) => {
  const served = await startLinked(t);
  const { page, open, kram, logins } = served;
  const order = await newOrder(served, logins[0]);
  const { buyer } = await kram.call("get_order", { id: order.id });
  await open(`#/customers/${buyer.customer}`);
  await page.getByText(order.buyerLogin).first().waitFor();
  await page.getByRole("link", { name: new RegExp(order.number, "u") }).first().click();
  await page.waitForURL((url) => url.hash.includes(order.id));
  await page.getByRole("region", { name: "Kupujący" }).getByRole("link").first().click();
  await page.waitForURL((url) => decodeURIComponent(url.hash).includes(`/customers/${buyer.customer}`));
});

test("S2-77 a customer is found by a part of the login", async (t) => {
  const served = await startLinked(t);
  const { page, open, logins } = served;
  const order = await newOrder(served, logins[0]);
  await open("#/customers");
  const part = order.buyerLogin.slice(1, -1);
  await page.getByLabel("Szukaj klienta").fill(part);
  const options = page.getByRole("listbox", { name: "Klienci" }).getByRole("option");
  await options.filter({ hasText: order.buyerLogin }).first().waitFor();
  const all = await page.getByRole("heading", { level: 1 }).innerText();
  assert.match(all, /Klienci\s+[1-9]/u, "the number found is said");
});

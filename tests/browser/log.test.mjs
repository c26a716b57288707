// The activity log: what was asked, what came back, nothing that opens a door.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startLinked } from "../support/served.mjs";

test("S0-9 a call opens into its request, its answer as formatted JSON, status, duration and trace-id, tokens masked", async (t) => {
  const { page, open, kram, sim, logins } = await startLinked(t);
  await open("#/log");
  await page.getByRole("searchbox", { name: "Szukaj w dzienniku" }).or(page.getByLabel("Szukaj w dzienniku")).first().fill("checkout-forms");
  const row = page.getByRole("row").filter({ hasText: "/order/checkout-forms" }).first();
  await row.click();
  await page.getByRole("heading", { name: "Co się stało" }).waitFor();
  await page.getByRole("heading", { name: /^Odpowiedź 200/u }).waitFor();
  await page.getByText("Trace-Id").first().waitFor();
  const answer = await page.getByLabel("Treść odpowiedzi").innerText();
  assert.ok(answer.split("\n").length > 3, "formatted over several lines");
  assert.ok(answer.includes("checkoutForms") || answer.includes("lineItems"), answer.slice(0, 300));
  assert.match(await row.innerText(), /\d+\s?m?s/u, "how long it took");

  const secrets = (await sim.state("tokens", logins[0])).flatMap(tokenTexts);
  assert.ok(secrets.length > 0, "the simulator knows tokens");
  const page1 = await kram.call("list_log", { filter: {}, after: null, limit: 200 });
  for (const { id } of page1.rows) {
    const entry = JSON.stringify(await kram.call("get_log_entry", { id }));
    for (const secret of secrets) assert.ok(!entry.includes(secret), `a token in ${id}`);
  }
});

/** Every long text in what the simulator knows of a session: access and refresh tokens among them. */
const tokenTexts = (value) => {
  if (typeof value === "string") return value.length >= 24 ? [value] : [];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(tokenTexts) : [];
};

test("S0-9 only errors can be left on the list, each with what it means and what to do", async (t) => {
  const { page, open, kram, sim } = await startLinked(t);
  await sim.do("http.fail", { match: "/order/events", kind: 503, times: 1 });
  await kram.call("sync_now", { accounts: [] }).catch(() => {});
  await open("#/log");
  await page.getByRole("button", { name: /^Tylko błędy/u }).click();
  const row = page.getByRole("row").filter({ hasText: "503" }).first();
  await row.click();
  await page.getByRole("heading", { name: /^Odpowiedź 503/u }).waitFor();
  const story = await page.getByRole("heading", { name: "Co się stało" }).locator("xpath=..").innerText();
  assert.ok(story.split("\n").length >= 2, story);
});

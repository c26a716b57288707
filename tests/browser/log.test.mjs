// The activity log: what was asked, what came back, nothing that opens a door.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startLinked } from "../support/served.mjs";

test("S0-9 a call opens into its request, its answer as formatted JSON, status, duration and trace-id, tokens masked", async (t) => {
  const { page, open, kram } = await startLinked(t);
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

  const { rows } = await kram.call("list_log", { filter: {}, after: null, limit: 200 });
  const entries = await Promise.all(rows.map(async ({ id }) => JSON.stringify(await kram.call("get_log_entry", { id }))));
  assert.ok(entries.some((entry) => entry.includes("/oauth/token")), "the sign-in is in the log");
  for (const entry of entries) assert.doesNotMatch(entry, secret);
});

/** A token as Allegro writes it, or one of the fields of a sign-in with anything but dots for a value. */
const secret = /eyJ[\w-]{16,}|[Bb]earer (?!•)[\w.-]{8,}|(?:access_token|refresh_token|code_verifier|device_code)(?:\\?":\s*\\?"|=)(?!•)[\w-]{8,}/u;

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

// Every screen passes axe, light and dark, and has one heading of the first level.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { rowsOf, startLinked, startServed } from "../support/served.mjs";

async function assertAccessible(page, place) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  // A fading toast or skeleton would be judged in the middle of its fade.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running" || animation.effect.getTiming().iterations === Infinity));
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(told, [], place);
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `one h1 on ${place}`);
}

for (const colorScheme of ["light", "dark"]) {
  test(`every screen is accessible, ${colorScheme}`, async (t) => {
    const { page, open, kram, broken } = await startLinked(t, { colorScheme });
    const [order] = await rowsOf(kram, {}, 1);
    for (const place of ["#/today", "#/orders?view=all", `#/orders/${order.id}`, "#/customers", "#/log", "#/settings/accounts"]) {
      await open(place);
      await assertAccessible(page, place);
    }
    assert.deepEqual(broken, [], "no screen throws");
  });
}

test("the first run is accessible", async (t) => {
  const { page, open } = await startServed(t);
  await open();
  await assertAccessible(page, "welcome");
});

// A day without a mouse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf, startLinked } from "../support/served.mjs";

const newestFirst = "#/orders?view=all&sort=bought_at&descending=true";

async function onList(t, options) {
  const served = await startLinked(t, options);
  await served.open(newestFirst);
  await served.page.getByRole("grid").getByRole("row").nth(4).waitFor();
  return served;
}

const cursorRow = (page) => page.locator('[role="row"][data-cursor]');

test("P-17 j, k, x, Enter, Esc, / and ? do a day's work without a mouse", async (t) => {
  const { page, kram } = await onList(t);
  const [first, second] = await rowsOf(kram, {}, 2);
  await page.keyboard.press("j");
  await cursorRow(page).filter({ hasText: first.number }).waitFor();
  await page.keyboard.press("j");
  await cursorRow(page).filter({ hasText: second.number }).waitFor();
  await page.keyboard.press("x");
  await page.getByRole("row", { selected: true }).filter({ hasText: second.number }).waitFor();
  await page.keyboard.press("x");
  await page.getByRole("row", { selected: true }).waitFor({ state: "detached" });
  await page.keyboard.press("k");
  await cursorRow(page).filter({ hasText: first.number }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.hash.includes(first.id));
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.hash.includes(first.id));
  await cursorRow(page).filter({ hasText: first.number }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("jkx?");
  assert.equal(await page.getByRole("searchbox").first().inputValue(), "jkx?", "letters go into the field and do nothing else");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Skróty klawiszowe").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  for (const [keys, place] of [["gd", "#/today"], ["gl", "#/log"], ["gu", "#/settings"], ["gz", "#/orders"]]) {
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForURL((url) => url.hash.startsWith(place));
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
});

test("P-18 the palette finds commands without Polish letters and teaches their keys", async (t) => {
  const { page } = await onList(t);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Paleta poleceń" });
  await palette.getByRole("combobox").fill("pobierz nowe zamow");
  const first = palette.getByRole("option").first();
  await first.getByText("Pobierz nowe zamówienia").waitFor();
  assert.match(await first.innerText(), /F5/u);
  await palette.getByRole("combobox").fill("przejdz dziennik");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Dziennik" }).waitFor();
});

/** Runs in the page: a scanner types without pauses, which a driver on a busy machine cannot promise. */
function scan(code) {
  for (const key of [...code, "Enter"]) {
    const event = { key, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", event));
    document.activeElement.dispatchEvent(new KeyboardEvent("keyup", event));
  }
}

test("P-39 a code scanned on any screen opens its order, and one typed into a field does not", async (t) => {
  const { page, open, kram } = await onList(t, { orders: 200 });
  const row = (await rowsOf(kram)).find((each) => each.waybills.length > 0) ?? (await rowsOf(kram))[5];
  const code = row.waybills[0] ?? row.id;
  await open("#/log");
  await page.getByRole("heading", { level: 1, name: "Dziennik" }).waitFor();
  await page.evaluate(scan, code);
  await page.waitForURL((url) => url.hash.includes(row.id));
  await open("#/log");
  await page.getByLabel("Szukaj w dzienniku").focus();
  await page.keyboard.type(code, { delay: 2 });
  await page.keyboard.press("Enter");
  assert.equal(await page.getByLabel("Szukaj w dzienniku").inputValue(), code);
  assert.ok(new URL(page.url()).hash.startsWith("#/log"));
});

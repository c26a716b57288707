// Linking and the accounts page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { join } from "node:path";
import { root } from "../../scripts/lib/paths.mjs";
import { until } from "../support/programs.mjs";
import { startLinked, startServed } from "../support/served.mjs";

test("S4-3 Sandbox is chosen before linking and leads to Allegro's sandbox", async (t) => {
  const { page, open, kram } = await startServed(t);
  await open();
  await page.getByText("Konto testowe (Sandbox)").click();
  const asked = page.waitForResponse((response) => response.url().endsWith("/api/call/start_link"));
  await page.getByRole("button", { name: /Połącz konto Allegro/u }).click();
  const body = (await asked).request().postDataJSON();
  assert.equal(body.environment, "sandbox");
  const attempt = await (await asked).json();
  if (attempt.url) assert.match(attempt.url, /allegrosandbox\.pl/u);
  assert.deepEqual(await kram.call("list_accounts"), []);
});

test("S4-3 an account keeps its environment as a badge, and nothing on its card changes it", async (t) => {
  const { page, open, logins } = await startLinked(t);
  await open("#/settings/accounts");
  const card = page.getByRole("article", { name: logins[0] });
  await card.getByText(/SYMULATOR|przykład/iu).waitFor();
  assert.equal(await card.getByRole("checkbox", { name: /Sandbox/u }).count(), 0);
});

test("S4-2 Konta Allegro is the first page of the settings", async (t) => {
  const { page, open } = await startLinked(t);
  await open("#/settings/accounts");
  const pages = page.getByRole("navigation", { name: "Strony ustawień" }).getByRole("button");
  assert.equal((await pages.first().innerText()).trim(), "Konta Allegro");
});

test("S4-9 the linked account and both tokens are shown masked, with the times they end", async (t) => {
  const { page, open, kram, logins } = await startLinked(t);
  await open("#/settings/accounts");
  const card = page.getByRole("article", { name: logins[0] });
  await card.getByText("Powiązane konto").waitFor();
  const text = await card.innerText();
  const [account] = await kram.call("list_accounts");
  assert.match(account.tokens.accessMasked, /^•+.{4}$/u);
  assert.ok(text.includes(account.tokens.accessMasked), text);
  assert.ok(text.includes(account.tokens.refreshMasked), text);
  assert.equal((text.match(/ważny do/gu) ?? []).length >= 2, true, text);
});

test("S4-18 Odnów tokeny renews the pair and says so", async (t) => {
  const { page, open, kram, sim, logins } = await startLinked(t);
  const before = (await kram.call("list_accounts"))[0].tokens;
  await sim.do("clock", { plus: "2h" });
  await open("#/settings/accounts");
  await page.getByRole("article", { name: logins[0] }).getByRole("button", { name: "Odnów tokeny" }).click();
  await page.getByText("Tokeny odnowione").waitFor();
  const after = (await kram.call("list_accounts"))[0].tokens;
  assert.notEqual(after.accessMasked, before.accessMasked);
  assert.ok(new Date(after.accessExpiresAt) > new Date(before.accessExpiresAt));
});

test("S4-13 OK after linking keeps the account; giving up before it keeps nothing", async (t) => {
  const { page, open, kram, sim } = await startServed(t);
  await open();
  await page.getByRole("button", { name: /Połącz konto Allegro/u }).click();
  await page.getByRole("button", { name: "Anuluj" }).click();
  assert.deepEqual(await kram.call("list_accounts"), []);

  await page.getByRole("button", { name: /Spróbuj ponownie|Połącz konto Allegro/u }).click();
  await page.getByRole("button", { name: "Nie wraca? Użyj kodu" }).click();
  const code = await page.getByLabel("Kod do porównania").innerText();
  await sim.do("auth.approve", { user_code: code.replaceAll("-", "").toLowerCase(), account: sim.accounts[0].login });
  await page.getByRole("button", { name: "Tak", exact: true }).click();
  await page.getByText("Tokeny pobrane pomyślnie").waitFor();
  await page.getByRole("button", { name: "OK" }).click();
  assert.deepEqual((await kram.call("list_accounts")).map((account) => account.login), [sim.accounts[0].login]);
});

test("P-66 after a revocation one banner asks to link again, reading goes on, and the same login mends it", async (t) => {
  const { page, open, kram, sim, logins, ids } = await startLinked(t);
  await open("#/orders?view=all");
  await sim.do("token.revoke", { account: logins[0] });
  await kram.call("sync_now", { accounts: [] }).catch(() => {});
  const again = page.getByRole("link", { name: "Powiąż ponownie" });
  await again.first().waitFor();
  assert.equal(await again.count(), 1, "one banner");
  await page.getByRole("grid").getByRole("row").nth(2).waitFor();

  const attempt = await kram.call("start_link", { environment: "simulator", method: "device", account: ids[0] });
  await sim.do("auth.approve", { user_code: attempt.userCode, account: sim.accounts[1].login });
  const refused = await until("the foreign login to be refused", async () => {
    const now = await kram.call("link_attempt", { id: attempt.id });
    return now.stage === "failed" && now;
  });
  assert.match(refused.message ?? refused.error.message, new RegExp(logins[0], "u"));

  const second = await kram.call("start_link", { environment: "simulator", method: "device", account: ids[0] });
  await sim.do("auth.approve", { user_code: second.userCode, account: logins[0] });
  const answered = await until("the same login to be taken", async () => {
    const now = await kram.call("link_attempt", { id: second.id });
    if (now.stage === "failed") throw new Error(now.message ?? now.error.message);
    return now.stage !== "waiting" && now.stage !== "finishing" && now;
  });
  // Asked for this very account, the program may take it without a question.
  if (answered.stage !== "done") await kram.call("confirm_link", { id: second.id, accept: true });
  await again.first().waitFor({ state: "detached" });
  const [account] = await kram.call("list_accounts");
  assert.equal(account.id, ids[0]);
  assert.equal(account.state, "linked");
});

test("S2-14 no text asks to switch two-step login off", async (t) => {
  const { page, open } = await startServed(t);
  await open();
  await page.getByRole("button", { name: /Połącz konto Allegro/u }).click();
  await page.getByRole("button", { name: "Nie wraca? Użyj kodu" }).waitFor();
  const twoStep = /dwuetapow|dwustopniow|weryfikacj\w+ dwu|two-step|two-factor|2FA/iu;
  assert.doesNotMatch(await page.locator("body").innerText(), twoStep);
  for (const catalogue of ["pl.po", "en.po"]) {
    const texts = readFileSync(join(root, "ui", "locales", catalogue), "utf8");
    assert.ok(texts.includes("Połącz konto Allegro"), `${catalogue} is the catalogue`);
    assert.doesNotMatch(texts, twoStep);
  }
});

// Linking an account in the real window, every way there is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openByTheSystem, pidsOn, startDesktop } from "../support/desktop.mjs";
import { agree, everyOrder } from "../support/kramctl.mjs";
import { afterwards, until } from "../support/programs.mjs";

const [firstLogin, secondLogin] = [0, 1].map((index) => (sim) => sim.accounts[index].login);

/** From the first screen to the address that the browser was asked to open. */
async function beginInBrowser({ face, nextOpened, opened }) {
  const before = opened().length;
  await face.click("button", "Połącz konto Allegro");
  await face.see("Otworzyliśmy przeglądarkę");
  return new URL(await nextOpened(before));
}

/** "Tak" to the question about the account, and the words that must follow. */
async function confirm({ face }, login) {
  await face.see(`Połączono jako ${login}. To właściwe konto?`);
  await face.click("button", "Tak");
  await face.see("Tokeny pobrane pomyślnie");
  await face.click("button", "OK");
}

const linkedLogins = async ({ face }) => (await face.call("list_accounts")).map((account) => account.login);

test("P-62 the first run offers an account or example data, and says where data stay", async (t) => {
  const { face } = await startDesktop(t);
  await face.find("button", "Połącz konto Allegro");
  await face.find("button", "Wypróbuj na danych przykładowych");
  await face.see("Dane zostają na tym komputerze");
});

test("P-62 example data are there after one click, without any account", async (t) => {
  const { face, sim } = await startDesktop(t);
  await face.click("button", "Wypróbuj na danych przykładowych");
  const { rows } = await until("example orders", async () => {
    const page = await face.call("list_orders", { query: everyOrder, start: null, limit: 1, snapshot: null });
    return page.rows.length > 0 && page;
  });
  await face.find("row", "");
  await face.open("#/orders?view=all&sort=bought_at&descending=true");
  await face.see(rows[0].number);
  assert.deepEqual(await sim.requests(), [], "nothing was asked of the world outside");
});

test("S4-4 S4-7 S4-8 S4-10 the system browser opens, and by itself the window asks whether this is the account", async (t) => {
  const desktop = await startDesktop(t);
  const address = await beginInBrowser(desktop);
  assert.equal(address.searchParams.get("prompt"), "confirm");
  assert.equal(address.searchParams.get("code_challenge_method"), "S256");
  assert.match(address.searchParams.get("redirect_uri"), /^http:\/\/localhost:4781[1-4]\/oauth\/callback$/u);
  const login = firstLogin(desktop.sim);
  await agree(desktop.sim, address.href, login);
  await confirm(desktop, login);
  assert.deepEqual(await linkedLogins(desktop), [login]);
});

test("S4-7 the wrong account is put aside by one click", async (t) => {
  const desktop = await startDesktop(t);
  const address = await beginInBrowser(desktop);
  const login = firstLogin(desktop.sim);
  await agree(desktop.sim, address.href, login);
  await desktop.face.see(`Połączono jako ${login}`);
  await desktop.face.click("button", "Nie, wybierz inne");
  await desktop.face.see(/Połącz konto Allegro|Spróbuj ponownie/u);
  assert.deepEqual(await linkedLogins(desktop), []);
});

test("S4-5 waiting for the browser counts down and can be given up", async (t) => {
  const desktop = await startDesktop(t);
  const address = await beginInBrowser(desktop);
  assert.equal(await desktop.browser.execute(() => document.querySelectorAll("input[type=password]").length), 0);
  await desktop.face.see(/Czekamy na odpowiedź jeszcze \d+:\d\d/u);
  await desktop.face.click("button", "Anuluj");
  await desktop.face.see(/przerwane|Połącz konto Allegro/u);
  await agree(desktop.sim, address.href, firstLogin(desktop.sim));
  assert.deepEqual(await linkedLogins(desktop), [], "a late consent links nothing");
});

test("S4-5 a denial at Allegro is told, and nothing is linked", async (t) => {
  const desktop = await startDesktop(t);
  const address = await beginInBrowser(desktop);
  await fetch(address);
  await desktop.sim.do("auth.deny", { state: address.searchParams.get("state") });
  await desktop.face.see("wybrano odmowę");
  assert.deepEqual(await linkedLogins(desktop), []);
});

test("S4-6 S4-10 the device code is shown for comparison, already filled in at Allegro", async (t) => {
  const desktop = await startDesktop(t);
  await beginInBrowser(desktop);
  const before = desktop.opened().length;
  await desktop.face.click("button", "Nie wraca? Użyj kodu");
  await desktop.face.see(/[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}/u);
  const [code] = /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}/u.exec(await desktop.face.text());
  const address = new URL(await desktop.nextOpened(before));
  assert.equal(address.searchParams.get("code").replaceAll("-", "").toUpperCase(), code.replaceAll("-", ""));
  await desktop.face.see(/Kod jest ważny jeszcze \d+:\d\d/u);
  const login = secondLogin(desktop.sim);
  await desktop.sim.do("auth.approve", { user_code: address.searchParams.get("code"), account: login });
  await confirm(desktop, login);
  assert.deepEqual(await linkedLogins(desktop), [login]);
});

/** Begins a link that comes back by kram:// and lets Allegro agree; gives the address that comes back. */
async function agreedByDeepLink(desktop) {
  const attempt = await desktop.face.call("start_link", { environment: "simulator", method: "deep_link", account: null });
  const redirect = await agree(desktop.sim, attempt.url, firstLogin(desktop.sim));
  assert.match(redirect, /^kram:\/\/oauth\/callback\?/u);
  return redirect;
}

test("S2-20 S4-8 the browser's answer reaches the running program through kram://", async (t) => {
  const desktop = await startDesktop(t);
  const redirect = await agreedByDeepLink(desktop);
  await openByTheSystem(redirect, desktop.environment);
  await confirm(desktop, firstLogin(desktop.sim));
  assert.equal((await pidsOn(desktop.dataDir)).length, 1, "the address did not leave a second program behind");
});

test("S2-20 the browser's answer starts the program when it was closed", async (t) => {
  const desktop = await startDesktop(t);
  const redirect = await agreedByDeepLink(desktop);
  await desktop.close();
  // The line that the system runs for kram:// addresses is this one; a driver has to start the window to see it.
  await desktop.open([redirect]);
  await confirm(desktop, firstLogin(desktop.sim));
  assert.deepEqual(await linkedLogins(desktop), [firstLogin(desktop.sim)]);
});

test("S2-20 the system itself starts the closed program for a kram:// address", async (t) => {
  const desktop = await startDesktop(t);
  const redirect = await agreedByDeepLink(desktop);
  await desktop.close();
  await openByTheSystem(redirect, desktop.environment);
  const [pid] = await until("the program", async () => {
    const pids = await pidsOn(desktop.dataDir);
    return pids.length > 0 && pids;
  });
  afterwards(t, () => process.kill(pid, "SIGKILL"));
  const exchanged = await until("the code to be exchanged", async () =>
    (await desktop.sim.requests()).find((request) => request.path.endsWith("/oauth/token") && JSON.stringify(request).includes("authorization_code")),
  );
  assert.equal(exchanged.status, 200);
});

test("S2-20 an address with a foreign state is refused", async (t) => {
  const desktop = await startDesktop(t);
  const redirect = await agreedByDeepLink(desktop);
  const forged = redirect.replace(/state=[^&]+/u, "state=foreign");
  await openByTheSystem(forged, desktop.environment);
  await assert.rejects(desktop.face.call("finish_link_by_url", { url: forged }), /finish_link_by_url/u);
  assert.deepEqual(await linkedLogins(desktop), []);
  const tokens = (await desktop.sim.requests()).filter(({ path }) => path.endsWith("/oauth/token"));
  assert.deepEqual(tokens, [], "no code was exchanged");
});

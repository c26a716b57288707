// The main job on example data, in the real window, by itself: link, sync, list, one order, search. Run by npm start
// inside tests/support/headless.sh. Pictures go to target/start/.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faceOf } from "../tests/support/face.mjs";
import { until } from "../tests/support/programs.mjs";
import { openWindow } from "../tests/support/window.mjs";
import { target } from "./lib/paths.mjs";
import { seconds } from "./lib/progress.mjs";

const pictures = join(target, "start");
const everyOrder = { view: "all", filter: {}, sort: { by: "bought_at", descending: true } };

const newestFirst = "#/orders?view=all&sort=bought_at&descending=true";

/** Says how long something took, in one line. */
async function timed(what, job) {
  const began = Date.now();
  const figures = await job();
  console.log(`  ✓ ${what} (${seconds(Date.now() - began)})${figures ? `: ${figures}` : ""}`);
}

const count = async (face) => (await face.call("count_orders", { query: everyOrder, snapshot: null })).total;

async function importAll(face) {
  const accounts = await until("koniec pierwszego pobierania", async () => {
    const now = await face.call("list_accounts");
    return now.length > 0 && now.every((account) => account.sync.backfill === null && account.sync.lastSuccessAt) && now;
  }, { withinMs: 60_000 });
  return `konta ${accounts.map((account) => account.login).join(", ")}; zamówień ${await count(face)}`;
}

async function mainJob(face) {
  const picture = (name) => face.picture(join(pictures, `${name}.png`));
  await timed("Pierwsze uruchomienie", async () => {
    await face.find("button", "Wypróbuj na danych przykładowych");
    await picture("1-pierwsze-uruchomienie");
  });
  await timed("Powiązanie przykładowych kont i pobranie zamówień", async () => {
    await face.click("button", "Wypróbuj na danych przykładowych");
    return importAll(face);
  });
  const { rows } = await face.call("list_orders", { query: everyOrder, start: null, limit: 1, snapshot: null });
  const [order] = rows;
  await timed("Lista zamówień", async () => {
    await face.open(newestFirst);
    await face.see(order.number);
    await picture("2-lista");
  });
  await timed("Jedno zamówienie", async () => {
    await face.open(`#/orders/${order.id}`);
    await face.see(order.buyerLogin);
    await face.see(order.firstItem);
    await picture("3-zamowienie");
    return `${order.number}, ${order.buyerLogin}`;
  });
  await timed("Szukanie po loginie kupującego", async () => {
    await face.open(newestFirst);
    await face.type("searchbox", "", order.buyerLogin);
    await face.see(order.number);
    await picture("4-szukanie");
    const query = { ...everyOrder, filter: { text: order.buyerLogin } };
    return `„${order.buyerLogin}” → ${(await face.call("count_orders", { query, snapshot: null })).total}`;
  });
}

const data = mkdtempSync(join(tmpdir(), "kram-demo-"));
const began = Date.now();
const { browser, close } = await openWindow({ env: { KRAM_DATA_DIR: data } });
try {
  console.log(`  ✓ Okno otwarte (${seconds(Date.now() - began)})`);
  await mainJob(faceOf(browser));
  console.log(`▸ Gotowe. Obrazy są w ${pictures}.`);
} catch (error) {
  await browser.saveScreenshot(join(pictures, "blad.png")).catch(() => {});
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
} finally {
  await close();
  rmSync(data, { recursive: true, force: true });
}

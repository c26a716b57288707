// The page in Chromium, the program behind `kramctl serve`, the simulator behind that: for one test.
import { openBrowser } from "./browser.mjs";
import { everyOrder, importEnded, linkAccount, serve } from "./kramctl.mjs";
import { temporaryFolder } from "./programs.mjs";
import { startSim } from "./sim.mjs";

/** Nothing linked yet. `open(hash)` goes to a place inside the program. */
export async function startServed(t, { orders = 40, size, colorScheme, ...options } = {}) {
  const sim = await startSim(t, { orders, ...options });
  const kram = await serve(t, temporaryFolder(t), { simUrl: sim.url });
  const { page } = await openBrowser(t, { size, colorScheme });
  const broken = [];
  page.on("pageerror", (error) => broken.push(error.message));
  const open = async (hash = "") => {
    // Another hash alone would not load the page anew.
    await page.goto("about:blank");
    await page.goto(`${kram.page}${hash}`);
  };
  return { sim, kram, page, open, broken };
}

/** The first `accounts` sellers of the simulator are linked and all their orders are in. */
export async function startLinked(t, { accounts = 1, ...options } = {}) {
  const served = await startServed(t, options);
  const { kram, sim } = served;
  const logins = sim.accounts.slice(0, accounts).map((account) => account.login);
  const ids = [];
  for (const login of logins) ids.push(await linkAccount(kram.call, sim, login));
  await importEnded(kram.call);
  return { ...served, logins, ids };
}

/** Rows of a query as the program gives them; `filter` narrows. */
export const rowsOf = async (kram, filter = {}, limit = 200) => {
  const query = { ...everyOrder, filter };
  return (await kram.call("list_orders", { query, start: null, limit, snapshot: null })).rows;
};

/** Makes an order at Allegro and fetches it. `wish` is what the simulator's `order.new` takes. */
export async function newOrder({ sim, kram }, login, wish = {}) {
  const made = await sim.do("order.new", { account: login, ...wish });
  await kram.call("sync_now", { accounts: [] });
  return (await kram.call("get_order", { id: made.id })).row;
}

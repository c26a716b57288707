// npm run screens: pictures of every screen for docs/screens, light and dark, in both sizes, on the example shop.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildTools, buildUi } from "./lib/build.mjs";
import { chromium, install } from "./lib/install.mjs";
import { root } from "./lib/paths.mjs";
import { rowsOf, startLinked, startServed } from "../tests/support/served.mjs";

const folder = join(root, "docs", "screens");
const sizes = { "": { width: 1440, height: 900 }, "-1100": { width: 1100, height: 700 } };

/** What the test helpers expect of a test: a name, and a place for what has to be done after it. */
function scope(name) {
  const jobs = [];
  return {
    name,
    after: (job) => jobs.push(job),
    end: async () => {
      for (const job of jobs) await job();
    },
  };
}

async function shoot(page, name) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  // Rows and figures come after the frame; nothing on the screen says "all painted".
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`  ${name}.png`);
}

async function firstRun(suffix, size, colorScheme) {
  const t = scope("first run");
  try {
    const { page, open } = await startServed(t, { size, colorScheme });
    await open();
    await shoot(page, `01-first-run${suffix}`);
  } finally {
    await t.end();
  }
}

async function linked(suffix, size, colorScheme) {
  const t = scope("linked");
  try {
    const { page, open, kram } = await startLinked(t, { accounts: 2, orders: 400, size, colorScheme });
    const order = (await rowsOf(kram)).find((row) => row.buyerMessage !== null && row.deliveryDetail !== null);
    const places = {
      "02-orders": "#/orders?view=to_pack&sort=ship_by",
      "03-order-detail": `#/orders/${order.id}?view=to_pack`,
      "10-activity-log": "#/log",
      "11-settings": "#/settings/accounts",
      "20-today": "#/today",
      "21-customers": "#/customers",
    };
    for (const [name, place] of Object.entries(places)) {
      await open(place);
      await shoot(page, `${name}${suffix}`);
    }
  } finally {
    await t.end();
  }
}

mkdirSync(folder, { recursive: true });
await install("demo");
process.env.KRAM_CHROMIUM = await chromium();
await buildUi();
await buildTools();
for (const colorScheme of ["light", "dark"]) {
  for (const [suffix, size] of Object.entries(sizes)) {
    const name = colorScheme === "dark" ? `${suffix}-dark` : suffix;
    await firstRun(name, size, colorScheme);
    await linked(name, size, colorScheme);
  }
}

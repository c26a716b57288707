// A Chromium page for one test.
import { join } from "node:path";
import { chromium } from "playwright-core";
import { target } from "../../scripts/lib/paths.mjs";
import { afterwards } from "./programs.mjs";

/** The last sight of every test, for whoever looks into a failure. */
const picturePath = (name) => join(target, "tests", "browser", `${name.replaceAll(/[^\w-]+/gu, "-").slice(0, 80)}.png`);

/** `size` is the window of the design pictures unless a test wants the small one. */
export async function openBrowser(t, { size = { width: 1440, height: 900 }, colorScheme = "light" } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.KRAM_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--password-store=basic"],
  });
  afterwards(t, () => browser.close());
  const context = await browser.newContext({ viewport: size, colorScheme, locale: "pl-PL", timezoneId: "Europe/Warsaw" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  afterwards(t, () => page.screenshot({ path: picturePath(t.name) }).catch(() => {}));
  return { browser, context, page };
}

// A Chromium page for one test.
import { chromium } from "playwright-core";

/** `size` is the window of the design pictures unless a test wants the small one. */
export async function openBrowser(t, { size = { width: 1440, height: 900 }, colorScheme = "light" } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.KRAM_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--password-store=basic"],
  });
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: size, colorScheme, locale: "pl-PL", timezoneId: "Europe/Warsaw" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return { browser, context, page };
}

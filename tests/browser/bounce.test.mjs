// The page that brings the seller back from Allegro: it must hand everything over and load nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/lib/paths.mjs";
import { afterwards } from "../support/programs.mjs";
import { openBrowser } from "../support/browser.mjs";

/** Serves the file as a web host would. */
async function host(t) {
  const html = readFileSync(join(root, "bounce", "oauth-callback.html"));
  const server = createServer((_request, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(t, () => server.close());
  return `http://127.0.0.1:${server.address().port}/oauth/callback`;
}

async function visit(t, query) {
  const page = await host(t);
  const { page: tab } = await openBrowser(t);
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  const refused = [];
  tab.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  // The page leaves for kram:// while it loads, so that its load never ends here, where nobody knows kram://.
  await tab.goto(`${page}${query}`, { waitUntil: "commit" });
  await tab.getByRole("link", { name: "Otwórz Kram" }).waitFor();
  return { tab, asked, refused };
}

test("S2-20 the bounce page opens the program with the code and the state it was given", async (t) => {
  const { tab, asked } = await visit(t, "?code=abc%2B1&state=s-42");
  assert.equal(await tab.getByRole("link", { name: "Otwórz Kram" }).getAttribute("href"), "kram://oauth/callback?code=abc%2B1&state=s-42");
  assert.deepEqual(asked.filter((url) => !url.startsWith(new URL(tab.url()).origin) && !url.startsWith("kram:")), []);
  assert.equal(new URL(tab.url()).search, "", "the code does not stay in the history");
});

test("S2-20 the bounce page hands a denial over too", async (t) => {
  const { tab, refused } = await visit(t, "?error=access_denied&state=s-42");
  const link = tab.getByRole("link", { name: "Otwórz Kram" });
  assert.equal(await link.getAttribute("href"), "kram://oauth/callback?error=access_denied&state=s-42");
  assert.deepEqual(refused.filter((text) => text.includes("Content Security Policy")), []);
});

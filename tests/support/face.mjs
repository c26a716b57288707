// What a seller does at the window, in the seller's terms: sees a text, presses the button of a name, types.
// Elements are found by role and accessible name, as a screen reader would; never by class.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { until } from "./programs.mjs";

/** Runs in the page: the first visible element of a role whose name contains `name`. */
function findByRole(role, name) {
  const implicit = {
    button: "button, summary",
    link: "a[href]",
    textbox: "input:not([type=checkbox]):not([type=radio]), textarea",
    searchbox: "input[type=search]",
    heading: "h1, h2, h3",
    checkbox: "input[type=checkbox]",
    radio: "input[type=radio]",
    row: "tr",
  };
  const selector = [`[role="${role}"]`, implicit[role]].filter(Boolean).join(", ");
  const textOf = (ids) => ids.split(/\s+/u).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const nameOf = (element) =>
    [
      element.getAttribute("aria-label"),
      textOf(element.getAttribute("aria-labelledby") ?? ""),
      [...(element.labels ?? [])].map((label) => label.textContent).join(" "),
      element.getAttribute("placeholder"),
      element.textContent,
      element.getAttribute("title"),
    ].find((text) => text?.trim()) ?? "";
  const plain = (text) => text.replaceAll(/\s+/gu, " ").trim();
  const visible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  return [...document.querySelectorAll(selector)].find((element) => visible(element) && plain(nameOf(element)).includes(name)) ?? null;
}

/** A window opened by `openWindow`, as the seller meets it. */
export function faceOf(browser) {
  const text = () => browser.execute(() => document.body.innerText.replaceAll(/[^\S\n]+/gu, " "));

  const find = async (role, name) => {
    const found = await until(`${role} “${name}”`, () => browser.execute(findByRole, role, name)).catch(async (error) => {
      throw new Error(`${error.message}\n--- on the screen:\n${(await text()).slice(0, 1500)}`);
    });
    return browser.$(found);
  };

  return {
    text,
    find,
    isThere: async (role, name) => (await browser.execute(findByRole, role, name)) !== null,
    /** Texts of all visible elements of a role. */
    rows: (role) =>
      browser.execute(
        (wanted) => [...document.querySelectorAll(`[role="${wanted}"]`)].filter((element) => element.getClientRects().length > 0).map((element) => element.innerText),
        role,
      ),
    /** Waits for words on the screen. */
    async see(words, options) {
      const has = async () => (words instanceof RegExp ? words.test(await text()) : (await text()).includes(words));
      await until(`“${words}” on the screen`, has, options).catch(async (error) => {
        throw new Error(`${error.message}\n--- on the screen:\n${(await text()).slice(0, 1500)}`);
      });
    },
    async click(role, name) {
      const element = await find(role, name);
      await element.click();
    },
    async type(role, name, typed) {
      const element = await find(role, name);
      await element.setValue(typed);
    },
    /** Keys as the keyboard has them: `press("Control", ",")`, `press("F9")`. */
    press: (...keys) => browser.keys(keys),
    path: () => browser.execute(() => location.hash),
    /** Goes to a place inside the program (`#/orders`), as a fresh page: another hash alone is not read again. */
    async open(hash) {
      await browser.execute((to) => {
        location.hash = to;
        setTimeout(() => location.reload());
      }, hash);
      await until("the page anew", () => browser.execute(() => document.readyState === "complete" && document.querySelector("h1") !== null));
    },
    /** Asks the program behind the window, past the page: for assertions only. */
    async call(name, args = {}) {
      const answer = await browser.executeAsync(
        (command, given, done) =>
          window.__TAURI_INTERNALS__.invoke("call", { name: command, args: given }).then(
            (result) => done({ result }),
            // Not `error`: the driver would take the answer for a failure of its own.
            (reason) => done({ refused: reason }),
          ),
        name,
        args,
      );
      assert.equal(answer.refused, undefined, `${name}: ${JSON.stringify(answer.refused)}`);
      return answer.result;
    },
    async picture(file) {
      mkdirSync(dirname(file), { recursive: true });
      await browser.saveScreenshot(file);
    },
  };
}

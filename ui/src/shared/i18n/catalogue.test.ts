import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { id: string; text: string };

const unquoted = (block: string): string =>
  [...block.matchAll(/"(.*)"/g)].map(([, part = ""]) => part.replaceAll('\\"', '"')).join("");

const entriesOf = (language: string): Entry[] =>
  readFileSync(`locales/${language}.po`, "utf8")
    .split("\n\n")
    .flatMap((block) => {
      const found = /^msgid ((?:".*"\n?)+)^msgstr ((?:".*"\n?)+)/m.exec(block);
      return found === null ? [] : [{ id: unquoted(found[1] ?? ""), text: unquoted(found[2] ?? "") }];
    })
    .filter(({ id }) => id !== "");

/** `{name}` and `<0>`: what a translation must not lose. Words in the branches of a plural are no placeholders. */
const placeholders = (text: string): string[] => [...new Set(text.match(/(?<!\b(?:one|few|many|other) )\{\w+(?=[},])|<\d+>/g))].toSorted();

test("every Polish text has its English one", () => {
  const english = entriesOf("en");
  expect(english.length).toBeGreaterThan(100);
  expect(english.filter(({ text }) => text === "").map(({ id }) => id)).toEqual([]);
});

test("both catalogues hold the same texts", () => {
  expect(entriesOf("en").map(({ id }) => id)).toEqual(entriesOf("pl").map(({ id }) => id));
});

test("translations keep every placeholder", () => {
  const changed = entriesOf("en").filter(({ id, text }) => placeholders(id).join() !== placeholders(text).join());
  expect(changed).toEqual([]);
});

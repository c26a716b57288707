import { expect, test } from "vitest";
import { jsonPieces } from "./json-tokens.ts";

test("S0-9 keys, texts and numbers of an answer are told apart", () => {
  expect(jsonPieces('{ "code": "VALIDATION", "value": -2.5, "ok": true }')).toEqual([
    { kind: "plain", text: "{ " },
    { kind: "key", text: '"code"' },
    { kind: "plain", text: ":" },
    { kind: "plain", text: " " },
    { kind: "string", text: '"VALIDATION"' },
    { kind: "plain", text: ", " },
    { kind: "key", text: '"value"' },
    { kind: "plain", text: ":" },
    { kind: "plain", text: " " },
    { kind: "literal", text: "-2.5" },
    { kind: "plain", text: ", " },
    { kind: "key", text: '"ok"' },
    { kind: "plain", text: ":" },
    { kind: "plain", text: " " },
    { kind: "literal", text: "true" },
    { kind: "plain", text: " }" },
  ]);
});

test.each([['{"a": "cut off'], ["<html><body>502</body></html>"], [""], ['{"x": "quote \\" inside"}'], ["a".repeat(70_000)]])(
  "no character is lost, whatever the answer was (%#)",
  (text) => {
    expect(
      jsonPieces(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  },
);

// Splits JSON text into coloured pieces. It never parses: a broken or cut answer is shown as it came.

export type JsonPiece = { kind: "key" | "string" | "literal" | "plain"; text: string };

/** A string (a key where a colon follows), or a number, or one of the three words. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"(\s*:)?|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b/g;

/** Past this the browser would feel the spans; the text itself is shown whole. */
const COLOURED_CHARACTERS = 60_000;

export const jsonPieces = (text: string): JsonPiece[] => {
  if (text.length > COLOURED_CHARACTERS) return [{ kind: "plain", text }];
  const pieces: JsonPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) pieces.push({ kind: "plain", text: text.slice(from, match.index) });
    const [whole, colon] = match;
    if (colon !== undefined) {
      pieces.push({ kind: "key", text: whole.slice(0, whole.length - colon.length) }, { kind: "plain", text: colon });
    } else {
      pieces.push({ kind: whole.startsWith('"') ? "string" : "literal", text: whole });
    }
    from = match.index + whole.length;
  }
  if (from < text.length) pieces.push({ kind: "plain", text: text.slice(from) });
  return pieces;
};

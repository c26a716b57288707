// A body of a request or answer, coloured when it is JSON.
import { jsonPieces } from "./json-tokens.ts";

const CLASSES = { key: "k", string: "s", literal: "n", plain: undefined } as const;

export function JsonView({ text, label }: { text: string; label: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long body must be scrollable by keys
    <pre className="code" aria-label={label} tabIndex={0}>
      {jsonPieces(text).map((piece, index) =>
        piece.kind === "plain" ? (
          piece.text
        ) : (
          // Pieces have no identity of their own; the text never changes in place.
          <span key={index} className={CLASSES[piece.kind]}>
            {piece.text}
          </span>
        ),
      )}
    </pre>
  );
}

// A body of a request or answer, coloured when it is JSON.
import type { KeyboardEvent } from "react";
import { jsonPieces } from "./json-tokens.ts";

const CLASSES = { key: "k", string: "s", literal: "n", plain: undefined } as const;

export function JsonView({ text, label }: { text: string; label: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a long body must be scrollable by keys
    <pre className="code" aria-label={label} tabIndex={0} onKeyDown={keepArrows}>
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

/** Arrows scroll the body they are in; outside it they move the cursor of the log. */
const keepArrows = (event: KeyboardEvent): void => {
  if (event.key.startsWith("Arrow")) event.stopPropagation();
};

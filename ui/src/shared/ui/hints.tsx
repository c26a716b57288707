// One floating hint for a whole list: rows stay plain elements with `data-hint`, which costs scrolling nothing.
import { useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import styles from "./hints.module.css";

type Shown = { text: string; left: number; top: number; above: boolean };

const GAP = 6;
const ROOM_BELOW = 140;

const hintAt = (target: EventTarget): Shown | null => {
  const element = target instanceof Element ? target.closest("[data-hint]") : null;
  const text = element?.getAttribute("data-hint") ?? null;
  if (element === null || text === null) return null;
  const box = element.getBoundingClientRect();
  const above = window.innerHeight - box.bottom < ROOM_BELOW;
  return { text, left: box.left, top: above ? box.top - GAP : box.bottom + GAP, above };
};

/** The words are also the accessible name of the element, so the floating copy is for the eye alone. */
type Props = {
  children: ReactNode;
  className?: string | undefined;
  /** Whether the list has a column of deadlines: other columns are narrower beside it. */
  "data-deadlines"?: true | undefined;
};

export function Hints({ children, ...area }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  const show = ({ target }: { target: EventTarget }): void => {
    const next = hintAt(target);
    if (next !== null || shown !== null) setShown(next);
  };
  const hide = (): void => setShown(null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the elements inside, which have roles of their own
    <div
      {...area}
      onPointerOver={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
      onWheel={hide}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || shown === null) return;
        event.stopPropagation();
        hide();
      }}
    >
      {children}
      {shown !== null &&
        createPortal(
          <div
            className={`tooltip ${styles["hint"] ?? ""}`}
            aria-hidden="true"
            style={{ left: shown.left, top: shown.top, translate: shown.above ? "0 -100%" : "0 0" }}
          >
            {shown.text}
          </div>,
          document.body,
        )}
    </div>
  );
}

// Status pills and small tags. A status is a glyph and a word, never a colour alone.
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Tone = "info" | "progress" | "warn" | "ok" | "danger" | "muted" | "queued" | "plain";

type PillProps = { tone: Tone; glyph?: ReactNode; children: ReactNode };

export function Pill({ tone, glyph, children }: PillProps) {
  return (
    <span className={classNames("pill", tone !== "muted" && `pill--${tone}`)}>
      {glyph}
      <span className="truncate">{children}</span>
    </span>
  );
}

type TagProps = { tone?: "accent" | "warn" | "danger" | "ok" | "qty"; title?: string; children: ReactNode };

export function Tag({ tone, title, children }: TagProps) {
  return (
    <span className={classNames("tag", tone !== undefined && `tag--${tone}`)} title={title}>
      {children}
    </span>
  );
}

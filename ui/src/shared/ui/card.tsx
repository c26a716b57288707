// Cards, key-value lists and the timeline.
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type CardProps = { title?: ReactNode; action?: ReactNode; children: ReactNode; label?: string };

export function Card({ title, action, children, label }: CardProps) {
  return (
    <section className="card" aria-label={label}>
      {title !== undefined && (
        <header className="card__head">
          <h2 className="card__title">{title}</h2>
          <span className="grow" />
          {action}
        </header>
      )}
      <div className="card__body">{children}</div>
    </section>
  );
}

export type KeyValueRow = { key: string; value: ReactNode };

type KeyValueProps = { rows: readonly KeyValueRow[]; right?: boolean };

/** Rows without a value are left out. */
export function KeyValue({ rows, right = false }: KeyValueProps) {
  const present = rows.filter(({ value }) => value !== null && value !== undefined && value !== "");
  return (
    <dl className={classNames("kv", right && "kv--right")}>
      {present.map(({ key, value }) => (
        <div className="kv__row" key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type TimelineItem = { id: string; glyph: ReactNode; text: ReactNode; time: ReactNode };

export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.id}>
          {item.glyph}
          <span>{item.text}</span>
          {item.time}
        </li>
      ))}
    </ol>
  );
}

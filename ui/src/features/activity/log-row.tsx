// One line of the log.
import { createElement } from "react";
import { Link } from "@tanstack/react-router";
import { ChevronDown, ChevronRight } from "lucide-react";
import { duration } from "#/shared/format/number.ts";
import { shortDate, daysBetween } from "#/shared/format/date.ts";
import type { LogRow } from "#/shared/host/contract.gen.ts";
import { classNames } from "#/shared/ui/class-names.ts";
import { Tag } from "#/shared/ui/pill.tsx";
import { clock } from "./describe.ts";
import { barPercent, iconOf, isSlow, methodColour, resultTone } from "./log-look.ts";
import styles from "./activity.module.css";

type Props = { row: LogRow; login: string | null; now: Date; open: boolean };

/** The cells of a row; the row itself, with its keys and measures, belongs to the list. */
export function LogCells({ row, login, now, open }: Props) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      <span role="gridcell" className="muted">
        <LogTime at={new Date(row.at)} now={now} />
      </span>
      <span role="gridcell" className={styles.event} title={row.text}>
        {createElement(iconOf(row), { className: "icon faint", "aria-hidden": true })}
        <span className="truncate">
          <What row={row} />
        </span>
      </span>
      <span role="gridcell" className="truncate">
        <Concerns row={row} login={login} />
      </span>
      <span role="gridcell">
        {row.kind === "request" && <Result row={row} open={open} />}
      </span>
      <span role="gridcell">{row.durationMs !== null && <Duration ms={row.durationMs} />}</span>
      <span role="gridcell" className="faint">
        {row.expandable && <Chevron className="icon" aria-hidden />}
      </span>
    </>
  );
}

function LogTime({ at, now }: { at: Date; now: Date }) {
  const today = daysBetween(at, now) === 0;
  return (
    <time dateTime={at.toISOString()}>
      {!today && `${shortDate(at)} `}
      {clock(at)}
    </time>
  );
}

function What({ row }: { row: LogRow }) {
  if (row.method === null)
    return (
      <>
        {row.text}
        {row.by !== null && <span className="faint"> · {row.by}</span>}
      </>
    );
  return (
    <>
      <span className={classNames(styles.method, methodColour(row.method))}>{row.method}</span>
      <span className={styles.path}>{row.text}</span> {row.detail !== null && <span className="faint">{row.detail}</span>}
    </>
  );
}

function Concerns({ row, login }: { row: LogRow; login: string | null }) {
  if (row.order !== null)
    return (
      <Link to="/orders/$id" params={{ id: row.order }} className="num" tabIndex={-1}>
        {row.orderNumber ?? row.order.slice(0, 8)}
      </Link>
    );
  return <span className="faint">{login}</span>;
}

function Result({ row, open }: { row: LogRow; open: boolean }) {
  const tone = resultTone(row);
  return (
    <span className={classNames(open && tone === "danger" && styles.solid)}>
      <Tag {...(tone === undefined ? {} : { tone })}>{row.status ?? "–"}</Tag>
    </span>
  );
}

function Duration({ ms }: { ms: number }) {
  return (
    <span className={styles.duration}>
      <span className="num muted">{duration(ms)}</span>
      <span className={styles.bar}>
        <span className={classNames(isSlow(ms) && styles.slow)} style={{ inlineSize: `${barPercent(ms)}%` }} />
      </span>
    </span>
  );
}

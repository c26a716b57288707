// The rows of the log: windowed, one of them may be open, the cursor moves by keys.
import { useEffect, useRef } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Trans, useLingui } from "@lingui/react/macro";
import type { LogRow } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { useAccounts } from "#/shared/session/session.ts";
import { classNames } from "#/shared/ui/class-names.ts";
import { LogEntryPanel } from "./log-entry.tsx";
import { LogCells } from "./log-row.tsx";
import styles from "./activity.module.css";

const ROW_HEIGHT = 34;
const OPEN_HEIGHT = 340;
const OVERSCAN = 12;

type Props = {
  rows: readonly LogRow[];
  open: string | null;
  cursor: string | null;
  hasMore: boolean;
  onOpen: (row: LogRow) => void;
  onMore: () => void;
  /** Whether the newest line is in sight: only then may new lines come in above. */
  onAtTop: (atTop: boolean) => void;
};

export function LogList({ rows, open, cursor, hasMore, onOpen, onMore, onAtTop }: Props) {
  "use no memo"; // the virtualizer answers anew at each call, which the compiler cannot see
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- "use no memo" above is the remedy it asks for
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.id === open ? OPEN_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
    // The head is sticky and lies over the first pixels.
    scrollPaddingStart: ROW_HEIGHT,
  });
  const cursorIndex = rows.findIndex((row) => row.id === cursor);
  useEffect(() => {
    if (cursorIndex >= 0) virtual.scrollToIndex(cursorIndex, { align: "auto" });
  }, [cursorIndex, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && last >= rows.length - OVERSCAN) onMore();
  }, [hasMore, last, rows.length, onMore]);

  return (
    <div
      ref={scroller}
      className={styles.scroll}
      role="treegrid"
      aria-label={t`Dziennik zdarzeń`}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-activedescendant={cursorIndex >= 0 ? rowId(cursor) : undefined}
      tabIndex={0}
      onScroll={(event) => onAtTop(event.currentTarget.scrollTop < ROW_HEIGHT)}
    >
      <Head />
      <div className={styles.rows} role="rowgroup" style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={styles.item}
              style={{ transform: `translateY(${item.start}px)` }}
              role="none"
            >
              <Line row={row} index={item.index} isOpen={row.id === open} isCursor={row.id === cursor} onOpen={onOpen} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const rowId = (id: string | null): string => `log-${id}`;

function Head() {
  const { t } = useLingui();
  return (
    <div className={classNames(styles.grid, styles.head)} role="row" aria-rowindex={1}>
      <span role="columnheader" aria-sort="descending">
        <Trans>Czas</Trans>
      </span>
      <span role="columnheader">
        <Trans>Zdarzenie lub wywołanie</Trans>
      </span>
      <span role="columnheader">
        <Trans>Dotyczy</Trans>
      </span>
      <span role="columnheader">
        <Trans>Wynik</Trans>
      </span>
      <span role="columnheader">
        <Trans>Czas trwania</Trans>
      </span>
      <span role="columnheader">
        <span className="sr-only">{t`Szczegóły`}</span>
      </span>
    </div>
  );
}

type LineProps = { row: LogRow; index: number; isOpen: boolean; isCursor: boolean; onOpen: (row: LogRow) => void };

function Line({ row, index, isOpen, isCursor, onOpen }: LineProps) {
  const now = useNow();
  const accounts = useAccounts();
  // With one account its name says nothing, except where the line is about the account itself.
  const named = accounts.length > 1 || row.topic === "accounts" || row.topic === "tokens";
  const login = named ? (accounts.find(({ id }) => id === row.account)?.login ?? null) : null;
  return (
    <>
      <div
        id={rowId(row.id)}
        role="row"
        tabIndex={-1}
        aria-rowindex={index + 2}
        aria-level={1}
        aria-expanded={row.expandable ? isOpen : undefined}
        aria-selected={isCursor}
        className={classNames(styles.grid, styles.row, isCursor && styles.cursor, isOpen && !row.ok && styles.openFailed)}
        // The keys of the whole screen move the cursor and open its line; here is the mouse's way.
        onClick={() => onOpen(row)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.target === event.currentTarget) onOpen(row);
        }}
      >
        <LogCells row={row} login={login} now={now} open={isOpen} />
      </div>
      {isOpen && (
        <div role="row" aria-level={2}>
          <div role="gridcell">
            <LogEntryPanel id={row.id} />
          </div>
        </div>
      )}
    </>
  );
}

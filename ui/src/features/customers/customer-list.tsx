// Rows of customers, windowed; a click or the cursor keys open one beside the list.
import { useEffect, useRef } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Trans, useLingui } from "@lingui/react/macro";
import { listTime } from "#/shared/format/date.ts";
import { count } from "#/shared/format/number.ts";
import type { CustomerRow } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { classNames } from "#/shared/ui/class-names.ts";
import styles from "./customers.module.css";

const ROW_HEIGHT = 52;
const OVERSCAN = 10;

type Props = {
  rows: readonly CustomerRow[];
  chosen: string | null;
  total: number;
  hasMore: boolean;
  onOpen: (id: string) => void;
  onMore: () => void;
};

export function CustomerList({ rows, chosen, total, hasMore, onOpen, onMore }: Props) {
  "use no memo"; // the virtualizer answers anew at each call, which the compiler cannot see
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- "use no memo" above is the remedy it asks for
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
  });
  const at = rows.findIndex((row) => row.id === chosen);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && last >= rows.length - OVERSCAN) onMore();
  }, [hasMore, last, rows.length, onMore]);

  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={t`Klienci`}
      aria-activedescendant={at >= 0 && chosen !== null ? optionId(chosen) : undefined}
    >
      <div className={styles.rows} role="none" style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <div key={item.key} className={styles.item} role="none" style={{ transform: `translateY(${item.start}px)` }}>
              <Row row={row} place={item.index + 1} total={total} isChosen={row.id === chosen} onOpen={onOpen} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const optionId = (id: string): string => `customer-${id}`;

type RowProps = { row: CustomerRow; place: number; total: number; isChosen: boolean; onOpen: (id: string) => void };

function Row({ row, place, total, isChosen, onOpen }: RowProps) {
  const now = useNow();
  const orders = count(row.orders);
  return (
    <div
      id={optionId(row.id)}
      role="option"
      tabIndex={-1}
      aria-label={`${row.company ?? row.name}, ${row.login}`}
      aria-selected={isChosen}
      aria-posinset={place}
      aria-setsize={total}
      className={classNames(styles.row, isChosen && styles.chosen)}
      onClick={() => onOpen(row.id)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onOpen(row.id);
      }}
    >
      <span className={styles.name}>
        <b className="truncate">{row.company ?? row.name}</b>
        <span className="faint num nowrap">{listTime(new Date(row.lastOrderAt), now)}</span>
      </span>
      <span className={classNames(styles.meta, "faint")}>
        <span className="truncate">
          {row.login}
          {row.city !== null && ` · ${row.city}`}
        </span>
        <span className="num nowrap">
          <Trans>{orders} zam.</Trans>
        </span>
      </span>
    </div>
  );
}

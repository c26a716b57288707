// The narrow list beside an open order: the same rows, cursor and order as the list it came from.
import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useLingui } from "@lingui/react/macro";
import { amount } from "#/shared/format/money.ts";
import { count } from "#/shared/format/number.ts";
import type { OrderRow } from "#/shared/host/contract.gen.ts";
import { DeliveryIcon, StatusGlyph } from "#/shared/order/order-parts.tsx";
import { IconButton } from "#/shared/ui/button.tsx";
import { Skeleton } from "#/shared/ui/feedback.tsx";
import { useListVersion, type OpenList } from "./open-list.ts";
import styles from "./order-detail.module.css";

const LINE_HEIGHT = 55;
const OVERSCAN = 8;

type Props = { list: OpenList; name: string; openId: string; onOpen: (row: OrderRow) => void; onSearch: () => void };

export function OrderSideList({ list, name, openId, onOpen, onSearch }: Props) {
  "use no memo"; // The list and the virtualizer are mutable objects.
  const { t } = useLingui();
  useListVersion(list);
  const scroller = useRef<HTMLDivElement>(null);
  const { total } = list.rows.state;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    useFlushSync: false,
  });
  const shown = virtualizer.getVirtualItems();
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? -1];
  const openIndex = list.rows.indexOf(openId);
  useEffect(() => {
    if (last >= first) list.rows.ensure(first, last);
  }, [list, first, last]);
  useEffect(() => {
    if (openIndex >= 0) virtualizer.scrollToIndex(openIndex, { align: "auto" });
  }, [openIndex, virtualizer]);
  return (
    <section aria-label={name} className={`stack no-print ${styles["side"] ?? ""}`}>
      <header className={`header ${styles["sideHead"] ?? ""}`}>
        <span className="header__title truncate">{name}</span>
        <span className="header__count">{count(total)}</span>
        <span className="grow" />
        <IconButton label={t`Szukaj`} keys="/" size="sm" icon={<Search className="icon" aria-hidden />} onPress={onSearch} />
      </header>
      <div className={styles["list"]} ref={scroller} role="list">
        <div style={{ height: virtualizer.getTotalSize(), position: "relative" }}>
          {shown.map(({ index, start }) => {
            const row = list.rows.at(index);
            return (
              <div key={index} role="listitem" aria-setsize={total} aria-posinset={index + 1} className={styles["slot"]} style={{ transform: `translateY(${start}px)` }}>
                {row === undefined ? <Skeleton /> : <SideLine row={row} isOpen={row.id === openId} onOpen={onOpen} />}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

type LineProps = { row: OrderRow; isOpen: boolean; onOpen: (row: OrderRow) => void };

function SideLine({ row, isOpen, onOpen }: LineProps) {
  const more = row.moreItems > 0 ? ` +${row.moreItems}` : "";
  const times = row.firstItemQuantity > 1 ? ` ×${row.firstItemQuantity}` : "";
  return (
    <button type="button" className={styles["line"]} aria-current={isOpen || undefined} onClick={() => onOpen(row)}>
      <StatusGlyph status={row.status} />
      <span className="stack">
        <span className={`truncate ${styles["buyer"] ?? ""}`}>{row.buyerName}</span>
        <small className="truncate">
          {row.firstItem}
          {times}
          {more}
        </small>
      </span>
      <span className={styles["lineEnd"]}>
        <span className="num">{amount(row.total)}</span>
        <small title={row.deliveryName}>
          <DeliveryIcon kind={row.deliveryKind} />
          {row.number}
        </small>
      </span>
    </button>
  );
}

// One card of "Dziś": what it is, how many, how much money, and the most urgent rows.
import type { Ref } from "react";
import { Link } from "@tanstack/react-router";
import { Plural, Trans } from "@lingui/react/macro";
import { dayTime, daysBetween, deadline } from "#/shared/format/date.ts";
import { money } from "#/shared/format/money.ts";
import { count } from "#/shared/format/number.ts";
import type { OrderRow, TodayCard } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { problemName } from "#/shared/order/labels.ts";
import { DeliveryIcon, StatusGlyph } from "#/shared/order/order-parts.tsx";
import { searchOfQuery } from "#/shared/order/order-search.ts";
import { classNames } from "#/shared/ui/class-names.ts";
import { Tag } from "#/shared/ui/pill.tsx";
import { cardIcon, cardTitle } from "./card-words.ts";
import styles from "./today.module.css";

type Props = { card: TodayCard; ref?: Ref<HTMLAnchorElement>; onFocus: () => void };

export function TodayCardView({ card, ref, onFocus }: Props) {
  const now = useNow();
  const { Icon, colour } = cardIcon[card.kind];
  const first = card.firstDeadline === null ? null : deadline(new Date(card.firstDeadline), now);
  return (
    <article className={classNames("card", styles.card)}>
      <h2>
        <Link ref={ref} to="/orders" search={searchOfQuery(card.query)} className={styles.head} onFocus={onFocus}>
          <span className={classNames(styles.icon, colour)}>
            <Icon className="icon icon--lg" aria-hidden />
          </span>
          <span className={styles.title}>{cardTitle(card.kind)}</span>
          <span className={classNames(styles.count, "num")}>{count(card.count)}</span>
          <kbd className={classNames("kbd", styles.key)}>Enter</kbd>
          <span className="grow" />
          {card.kind === "due_today" && first !== null && (
            <span className={classNames("num", styles.first)}>
              <Trans>najbliższe {first}</Trans>
            </span>
          )}
          {card.value !== null && <b className="num">{money(card.value)}</b>}
        </Link>
      </h2>
      <ul>
        {card.rows.map((row) => (
          <Row key={row.id} row={row} card={card.kind} />
        ))}
      </ul>
      <Rest card={card} />
    </article>
  );
}

function Row({ row, card }: { row: OrderRow; card: TodayCard["kind"] }) {
  const now = useNow();
  const isSaidByCard = card === "overdue" && row.problem === "overdue";
  const shipBy = row.shipBy === null ? null : new Date(row.shipBy);
  return (
    <li>
      <Link to="/orders/$id" params={{ id: row.id }} className={styles.row}>
        <StatusGlyph status={row.status} />
        <span className={styles.number}>{row.number}</span>
        <span className={classNames("truncate", styles.buyer)}>{row.buyerName}</span>
        <span className="truncate muted" title={row.firstItem}>
          {row.firstItem}
          {row.firstItemQuantity > 1 && <> ×{row.firstItemQuantity}</>}
          {row.moreItems > 0 && <> +{row.moreItems}</>}
        </span>
        <span>{row.problem !== null && !isSaidByCard && <Tag tone="danger">{problemName(row.problem)}</Tag>}</span>
        <span className="delivery wide-only muted">
          <DeliveryIcon kind={row.deliveryKind} />
        </span>
        <span className={classNames("num", styles.deadline, shipBy !== null && shipBy < now ? "c-danger" : "muted")}>
          {shipBy !== null && (daysBetween(shipBy, now) > 0 ? dayTime(shipBy, now) : deadline(shipBy, now))}
        </span>
        <span className={classNames("num", styles.amount)}>
          {money(row.total)}
        </span>
      </Link>
    </li>
  );
}

/** How many more the list holds than the card shows. */
function Rest({ card }: { card: TodayCard }) {
  const more = card.count - card.rows.length;
  if (more <= 0) return null;
  const shown = count(more);
  return (
    <Link to="/orders" search={searchOfQuery(card.query)} className={styles.rest} tabIndex={-1}>
      <Plural
        value={more}
        one={`i jeszcze ${shown} zamówienie`}
        few={`i jeszcze ${shown} zamówienia`}
        many={`i jeszcze ${shown} zamówień`}
        other={`i jeszcze ${shown} zamówienia`}
      />
    </Link>
  );
}

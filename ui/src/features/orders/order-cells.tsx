// The cells of one row of the order list.
import { FileText, Info, MapPinned, MessageCircle, Package, Star, StickyNote, TriangleAlert } from "lucide-react";
import { useSyncExternalStore } from "react";
import { t } from "@lingui/core/macro";
import { daysBetween, dayTime, deadline, listTime } from "#/shared/format/date.ts";
import { shortMethod } from "#/shared/format/delivery.ts";
import { amount, currencySign } from "#/shared/format/money.ts";
import type { Account, OrderRow } from "#/shared/host/contract.gen.ts";
import { isLate } from "#/shared/order/late.ts";
import { problemName } from "#/shared/order/labels.ts";
import { DeliveryIcon, PaymentMark, StatusPill } from "#/shared/order/order-parts.tsx";
import { classNames } from "#/shared/ui/class-names.ts";
import { Cell, type RowProps } from "#/shared/ui/data-grid/data-grid.tsx";
import { Check } from "#/shared/ui/field.tsx";
import { Tag } from "#/shared/ui/pill.tsx";
import type { ColumnId } from "./columns.ts";
import type { OpenList } from "./open-list.ts";
import styles from "./orders.module.css";

export type RowContext = { list: OpenList; columns: readonly ColumnId[]; accounts: readonly Account[]; now: Date; noteOf: (row: OrderRow) => string | null };

/** The usual currency stands in the head of the column; another one is said in the cell. */
const HEAD_CURRENCY = "PLN";

export function OrderCells({ row: index, isSelected, context }: RowProps & { context: RowContext }) {
  const { list, columns } = context;
  const row = useSyncExternalStore(list.rows.subscribe, () => list.rows.at(index));
  // One still bar, not nine that shimmer: a dragged scroll bar passes hundreds of these.
  if (row === undefined)
    return (
      <Cell className={styles["ghost"]}>
        <span aria-hidden="true" />
      </Cell>
    );
  return columns.map((column) => (
    <Cell key={column} number={column === "amount"}>
      {column === "check" ? (
        <span className={styles["check"]}>
          <Check label={t`Zaznacz ${row.number}`} checked={isSelected} onChange={() => list.toggle(index)} />
        </span>
      ) : (
        <CellContent column={column} row={row} context={context} />
      )}
    </Cell>
  ));
}

type ContentProps = { column: Exclude<ColumnId, "check">; row: OrderRow; context: RowContext };

function CellContent({ column, row, context }: ContentProps) {
  switch (column) {
    case "number":
      return <NumberCell row={row} context={context} />;
    case "buyer":
      return (
        <span className={styles["buyer"]} title={row.buyerName}>
          {row.buyerName}
        </span>
      );
    case "login":
      return <span className="muted">{row.buyerLogin}</span>;
    case "items":
      return <ItemsCell row={row} />;
    case "marks":
      return <Marks row={row} />;
    case "note":
      return <span className="muted">{context.noteOf(row)}</span>;
    case "delivery":
      return <DeliveryCell row={row} />;
    case "ship_by":
      return <ShipBy row={row} now={context.now} />;
    case "payment":
      return <PaymentMark state={row.payment} difference={row.paymentDifference} />;
    case "amount":
      return row.total.currency === HEAD_CURRENCY ? amount(row.total) : `${amount(row.total)} ${currencySign(row.total.currency)}`;
    case "status":
      return row.fulfilledByAllegro ? <Tag tone="accent">{t`Realizuje Allegro`}</Tag> : <StatusPill status={row.status} />;
    case "waybill":
      return <span className="mono">{row.waybills.join(", ")}</span>;
  }
}

function NumberCell({ row, context }: { row: OrderRow; context: RowContext }) {
  const account = context.accounts.find((each) => each.id === row.account);
  return (
    <span className={styles["number"]}>
      {account !== undefined && (
        <span className={styles["account"]} style={{ background: `var(--account-${account.colour})` }} title={account.environment === "sandbox" ? `${account.login} · SANDBOX` : account.login}>
          <span aria-hidden="true">{account.environment === "sandbox" ? "S" : "a"}</span>
          <span className="sr-only">{account.environment === "sandbox" ? `${account.login} SANDBOX` : account.login}</span>
        </span>
      )}
      <span className="num">{row.number}</span>
      <time className={classNames("faint", styles["when"])} dateTime={row.boughtAt}>
        {listTime(new Date(row.boughtAt), context.now)}
      </time>
    </span>
  );
}

function ItemsCell({ row }: { row: OrderRow }) {
  return (
    <span className="row">
      <span className="truncate" title={row.firstItem}>
        {row.firstItem}
      </span>
      {row.firstItemQuantity > 1 && <Tag tone="qty">×{row.firstItemQuantity}</Tag>}
      {row.moreItems > 0 && <Tag title={t`Pozycji więcej: ${row.moreItems}`}>+{row.moreItems}</Tag>}
    </span>
  );
}

type MarkProps = { look: string; name: string; hint: string; children: React.ReactNode };

/** A sign with words behind it: on hover, on focus, and as its name for readers. */
function Mark({ look, name, hint, children }: MarkProps) {
  return (
    <button type="button" tabIndex={-1} className={classNames(styles["mark"], "marker", look)} data-hint={hint} aria-label={hint === name ? name : `${name}: ${hint}`}>
      {children}
    </button>
  );
}

function Marks({ row }: { row: OrderRow }) {
  const { problem, waybills } = row;
  return (
    <span className="markers">
      {row.isNew && (
        <span className={styles["star"]} title={t`Jeszcze nieotwarte`}>
          <Star className="icon" aria-hidden />
          <span className="sr-only">{t`nowe`}</span>
        </span>
      )}
      {problem !== null && problem !== "overdue" && (
        <Mark look="c-danger" name={problemName(problem)} hint={problemName(problem)}>
          <TriangleAlert className="icon" aria-hidden />
        </Mark>
      )}
      {row.addressChanged && problem !== "address_changed" && (
        <Mark look="c-warn" name={t`Adres zmieniony`} hint={t`Adres zmieniony`}>
          <MapPinned className="icon" aria-hidden />
        </Mark>
      )}
      {row.buyerMessage !== null && (
        <Mark look="marker--msg" name={t`Wiadomość kupującego`} hint={row.buyerMessage}>
          <MessageCircle className="icon" aria-hidden />
        </Mark>
      )}
      {row.note !== null && (
        <Mark look="marker--note" name={t`Notatka`} hint={row.note}>
          <StickyNote className="icon" aria-hidden />
        </Mark>
      )}
      {row.wantsInvoice && (
        <Mark look="" name={t`Faktura`} hint={t`Kupujący prosi o fakturę`}>
          <FileText className="icon" aria-hidden />
        </Mark>
      )}
      {row.smart && (
        <span className={classNames("tag tag--accent", styles["smart"])} title="Allegro Smart!">
          <span aria-hidden="true">S!</span>
          <span className="sr-only">Smart!</span>
        </span>
      )}
      {waybills.length > 0 && (
        <Mark look="marker--ok" name={t`Przesyłka`} hint={waybills.join("\n")}>
          <Package className="icon" aria-hidden />
          {waybills.length > 1 && waybills.length}
        </Mark>
      )}
    </span>
  );
}

function DeliveryCell({ row }: { row: OrderRow }) {
  // A buyer who has not filled in the form has chosen no delivery yet.
  if (row.deliveryName === "") return <span className="faint">—</span>;
  return (
    <span className="delivery">
      <DeliveryIcon kind={row.deliveryKind} />
      <span className={classNames("delivery__name", styles["method"])} title={row.deliveryName}>
        {shortMethod(row.deliveryName)}
      </span>
      {row.deliveryDetail === null ? (
        <span className={classNames("delivery__point", styles["place"])} title={row.deliveryPlace}>
          {row.deliveryPlace}
        </span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          data-point=""
          className={classNames(styles["mark"], styles["point"])}
          data-hint={`${row.deliveryName}\n${row.deliveryDetail}`}
          aria-label={t`Punkt odbioru: ${row.deliveryName}, ${row.deliveryDetail}`}
        >
          <span className={styles["place"]}>{row.deliveryPlace}</span>
          <Info className="icon icon--sm" aria-hidden />
        </button>
      )}
    </span>
  );
}

function ShipBy({ row, now }: { row: OrderRow; now: Date }) {
  if (row.shipBy === null) return <span className="faint">—</span>;
  const at = new Date(row.shipBy);
  const late = isLate(row, now);
  // A day that is over has no "do" any more; the space goes to the date.
  const words = late && daysBetween(at, now) > 0 ? dayTime(at, now) : deadline(at, now);
  return (
    <time dateTime={row.shipBy} className={late ? styles["late"] : undefined} title={late ? t`Po terminie` : undefined}>
      {words}
      {late && <span className="sr-only"> {t`po terminie`}</span>}
    </time>
  );
}

// One customer: contact, every masked e-mail and address seen, every order.
import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { Copy } from "lucide-react";
import { fullDate, listTime } from "#/shared/format/date.ts";
import { money } from "#/shared/format/money.ts";
import { phone } from "#/shared/format/phone.ts";
import { count } from "#/shared/format/number.ts";
import type { AddressVersion, CustomerDetail, OrderRow } from "#/shared/host/contract.gen.ts";
import { useCall } from "#/shared/host/queries.ts";
import { useNow } from "#/shared/now.ts";
import { StatusPill } from "#/shared/order/order-parts.tsx";
import { IconButton } from "#/shared/ui/button.tsx";
import { Card, KeyValue } from "#/shared/ui/card.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { Table, type TableColumn } from "#/shared/ui/table.tsx";
import { addressLines } from "./address-lines.ts";
import styles from "./customers.module.css";

export function CustomerCard({ id }: { id: string }) {
  const customer = useCall("get_customer", { id });
  return (
    <div className={styles.side}>
      {customer.isError && <Failure error={customer.error} onRetry={() => void customer.refetch()} />}
      {customer.isPending && (
        <Late>
          <Skeleton lines={6} />
        </Late>
      )}
      {customer.data !== undefined && <Known customer={customer.data} />}
    </div>
  );
}

function Known({ customer }: { customer: CustomerDetail }) {
  const { t } = useLingui();
  const { row } = customer;
  return (
    <>
      <h2 className={styles.title}>{row.company ?? row.name}</h2>
      <div className={styles.cards}>
        <Card title={<Trans>Kontakt</Trans>}>
          <KeyValue
            rows={[
              { key: t`Login Allegro`, value: <Copied text={row.login} what={t`login`} /> },
              { key: t`Imię i nazwisko`, value: row.name },
              { key: t`Firma`, value: row.company },
              { key: t`Telefon`, value: row.phone === null ? null : <Copied text={row.phone} shown={phone(row.phone)} what={t`telefon`} /> },
              { key: t`Zamówienia`, value: <span className="num">{count(row.orders)}</span> },
              { key: t`Razem`, value: <span className="num">{money(customer.spent)}</span> },
            ]}
          />
        </Card>
        <Card title={<Trans>Maskowane e-maile</Trans>}>
          <ul className={styles.plain}>
            {customer.emails.map((email) => (
              <li key={email}>
                <Copied text={email} what={t`e-mail`} />
              </li>
            ))}
          </ul>
        </Card>
        <Card title={<Trans>Adresy dostawy</Trans>}>
          <Addresses addresses={customer.addresses} />
        </Card>
      </div>
      <h3 className="section-title">
        <Trans>Zamówienia</Trans>
      </h3>
      <Orders orders={customer.orders} />
    </>
  );
}

/** `shown` = how the text reads, where that is not how it is copied. */
function Copied({ text, what, shown = text }: { text: string; what: string; shown?: string }): ReactNode {
  const { t } = useLingui();
  return (
    <span className={styles.copied}>
      <span className="truncate" title={shown}>
        {shown}
      </span>
      <IconButton
        size="sm"
        label={t`Kopiuj: ${what}`}
        icon={<Copy className="icon icon--sm" aria-hidden />}
        onPress={() => void copyText(text, what)}
      />
    </span>
  );
}

function Addresses({ addresses }: { addresses: readonly AddressVersion[] }) {
  if (addresses.length === 0)
    return (
      <p className="faint">
        <Trans>Bez adresu</Trans>
      </p>
    );
  return (
    <ol className={styles.plain}>
      {addresses.map(({ address, seenAt }) => {
        const since = fullDate(new Date(seenAt));
        return (
          <li key={seenAt} className={styles.address}>
            <address>
              {addressLines(address).map((line) => (
                <div key={line}>{line === address.phone ? phone(line) : line}</div>
              ))}
            </address>
            <span className="faint num nowrap">
              <Trans>od {since}</Trans>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Orders({ orders }: { orders: readonly OrderRow[] }) {
  const { t } = useLingui();
  const now = useNow();
  const columns: readonly TableColumn<OrderRow>[] = [
    {
      id: "number",
      head: t`Nr`,
      width: 96,
      cell: (order) => (
        <Link to="/orders/$id" params={{ id: order.id }} className="num">
          {order.number}
        </Link>
      ),
    },
    { id: "at", head: t`Data`, width: 88, cell: (order) => <span className="num muted">{listTime(new Date(order.boughtAt), now)}</span> },
    { id: "items", head: t`Pozycje`, cell: (order) => <Items order={order} /> },
    { id: "status", head: t`Status`, width: 132, cell: (order) => <StatusPill status={order.status} /> },
    { id: "total", head: t`Kwota`, width: 112, number: true, cell: (order) => money(order.total) },
  ];
  return <Table label={t`Zamówienia klienta`} columns={columns} rows={orders} rowKey={(order) => order.id} />;
}

function Items({ order }: { order: OrderRow }) {
  return (
    <span title={order.firstItem}>
      {order.firstItem}
      {order.firstItemQuantity > 1 && <> ×{order.firstItemQuantity}</>}
      {order.moreItems > 0 && <span className="faint"> +{order.moreItems}</span>}
    </span>
  );
}

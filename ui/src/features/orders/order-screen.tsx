// One order, whole, beside the list it came from.
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { GitMerge, StickyNote } from "lucide-react";
import { useEffect, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useActions, type Action } from "#/shared/actions/actions.ts";
import { call } from "#/shared/host/call.ts";
import { useAction, useCall } from "#/shared/host/queries.ts";
import type { OrderDetail } from "#/shared/host/contract.gen.ts";
import { problemName } from "#/shared/order/labels.ts";
import { Banner, Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { toast, toastFailure } from "#/shared/ui/toast.tsx";
import { BuyerFacts } from "./buyer-facts.tsx";
import { DeliveryFacts } from "./delivery-facts.tsx";
import { useOpenList, type OpenList } from "./open-list.ts";
import { OrderHead } from "./order-head.tsx";
import { OrderHistory, Waybills } from "./order-history.tsx";
import { OrderItems } from "./order-items.tsx";
import { OrderSideList } from "./order-side-list.tsx";
import { InvoiceFacts, PaymentFacts } from "./payment-facts.tsx";
import { RawOrder } from "./raw-order.tsx";
import { useOrdersSearch } from "./use-orders-search.ts";
import styles from "./order-detail.module.css";

export function OrderScreen() {
  const id = useParams({ strict: false }).id ?? "";
  const navigate = useNavigate();
  const address = useOrdersSearch();
  const { list } = useOpenList(address.query);
  const goTo = (next: string): void => void navigate({ to: "/orders/$id", params: { id: next }, search: address.search, replace: true });
  const goBack = (): void => void navigate({ to: "/orders", search: address.search });
  const step = (by: number): void => void stepTo(list, id, by).then((next) => next !== null && goTo(next));
  useOrderActions({ goBack, step });
  useEffect(() => {
    if (list === null) return;
    const index = list.rows.indexOf(id);
    if (index >= 0) list.point(index);
  }, [list, id]);
  return (
    <main className="view" id="main" tabIndex={-1}>
      <div className={styles["split"]}>
        {list === null ? <div className={styles["list"]} /> : <OrderSideList list={list} name={address.name} openId={id} onOpen={(row) => goTo(row.id)} onSearch={goBack} />}
        <OrderPane key={id} id={id} step={step} />
      </div>
    </main>
  );
}

/** The order before or after this one; its page is loaded first where the list has not been there yet. */
const stepTo = async (list: OpenList | null, id: string, by: number): Promise<string | null> => {
  if (list === null) return null;
  const at = list.rows.indexOf(id);
  const index = at < 0 ? 0 : at + by;
  if (index < 0 || index >= list.rows.state.total) return null;
  await list.rows.loadedRow(index);
  return list.rows.at(index)?.id ?? null;
};

type ActionOptions = { goBack: () => void; step: (by: number) => void };

const useOrderActions = ({ goBack, step }: ActionOptions): void => {
  const { t } = useLingui();
  const actions: Action[] = [
    { id: "order.next", title: t`Następne zamówienie`, group: "order", keys: ["j", "arrowdown"], run: () => step(1) },
    { id: "order.previous", title: t`Poprzednie zamówienie`, group: "order", keys: ["k", "arrowup"], run: () => step(-1) },
    { id: "order.back", title: t`Wróć do listy`, group: "order", keys: ["escape"], run: goBack },
    { id: "order.search", title: t`Szukaj w zamówieniach`, group: "order", keys: ["/"], run: goBack },
    { id: "order.point", title: t`Pokaż punkt odbioru`, group: "order", keys: ["i"], run: () => document.getElementById("pickup-point")?.focus() },
    { id: "order.print", title: t`Drukuj zamówienie`, group: "order", keys: ["mod+p"], run: () => window.print() },
  ];
  useActions(actions);
};

type PaneProps = { id: string; step: (by: number) => void };

function OrderPane({ id, step }: PaneProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const order = useCall("get_order", { id });
  const refresh = useAction("refresh_order");
  const [isRawOpen, setRawOpen] = useState(false);
  const isNew = order.data?.row.isNew ?? false;
  useEffect(() => {
    if (isNew) call("mark_order_opened", { id }).catch(toastFailure);
  }, [id, isNew]);
  if (order.data === undefined)
    return (
      <article className={styles["detail"]}>
        {order.isError ? (
          <Failure error={order.error} onRetry={() => void order.refetch()} />
        ) : (
          <Late>
            <div className={styles["loading"]}><Skeleton lines={8} /></div>
          </Late>
        )}
      </article>
    );
  return (
    <article className={styles["detail"]} aria-labelledby="order-title">
      <OrderHead
        order={order.data}
        isRefreshing={refresh.isPending}
        onPrevious={() => step(-1)}
        onNext={() => step(1)}
        onRefresh={() => refresh.mutate({ id }, { onSuccess: () => toast(t`Sprawdzono na Allegro`), onError: toastFailure })}
        onRaw={() => setRawOpen(true)}
        onLog={() => void navigate({ to: "/log", search: { order: id } })}
      />
      <OrderBody order={order.data} />
      <RawOrder id={id} isOpen={isRawOpen} onClose={() => setRawOpen(false)} />
    </article>
  );
}

function OrderBody({ order }: { order: OrderDetail }) {
  const { row } = order;
  return (
    <div className={styles["body"]}>
      <div className={styles["main"]}>
        <OrderNotes order={order} />
        <OrderItems order={order} />
        <Waybills waybills={order.waybills} />
        <OrderHistory entries={order.timeline} />
      </div>
      <aside className={styles["facts"]}>
        <DeliveryFacts delivery={order.delivery} />
        <BuyerFacts buyer={order.buyer} />
        <PaymentFacts payment={order.payment} />
        <InvoiceFacts invoice={order.invoice} />
        {row.note !== null && (
          <section className={styles["block"]}>
            <h2 className="section-title"><Trans>Twoja notatka</Trans></h2>
            <p className="muted">{row.note}</p>
          </section>
        )}
      </aside>
    </div>
  );
}

/** The buyer's words in yellow, troubles, and the way to orders this one was merged with. */
function OrderNotes({ order }: { order: OrderDetail }) {
  const { row, problems, mergedFrom } = order;
  if (row.buyerMessage === null && problems.length === 0 && mergedFrom.length === 0 && row.mergedInto === null) return null;
  return (
    <div className={styles["notes"]}>
      {row.buyerMessage !== null && (
        <div className="note">
          <StickyNote className="icon" aria-hidden />
          <p>
            <b><Trans>Uwaga kupującego:</Trans></b> {row.buyerMessage}
          </p>
        </div>
      )}
      {problems.length > 0 && <Banner tone="danger">{problems.map(problemName).join(" · ")}</Banner>}
      {row.mergedInto !== null && (
        <MergeNote><Trans>Połączone w zamówienie</Trans> <OrderLink id={row.mergedInto} /></MergeNote>
      )}
      {mergedFrom.length > 0 && (
        <MergeNote>
          <Trans>Powstało z zamówień</Trans> {mergedFrom.map((id) => <OrderLink key={id} id={id} />)}
        </MergeNote>
      )}
    </div>
  );
}

function MergeNote({ children }: { children: React.ReactNode }) {
  return (
    <div className="banner banner--info">
      <GitMerge className="icon" aria-hidden />
      <p className="row">{children}</p>
    </div>
  );
}

/** The number is the beginning of the id, as in the list. */
const NUMBER_LENGTH = 8;

function OrderLink({ id }: { id: string }) {
  return (
    <Link to="/orders/$id" params={{ id }} search={{ view: "all" }}>
      {id.slice(0, NUMBER_LENGTH)}
    </Link>
  );
}

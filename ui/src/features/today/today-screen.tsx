// "Dziś": what must leave and what stands in its way, the money most at risk on top. No charts.
import { useRef, useState } from "react";
import { Link } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { PackageCheck } from "lucide-react";
import { useActions } from "#/shared/actions/actions.ts";
import { dateFormat } from "#/shared/format/locale.ts";
import type { TodayCard } from "#/shared/host/contract.gen.ts";
import { useCall } from "#/shared/host/queries.ts";
import { FirstSteps } from "#/shared/linking/first-steps.tsx";
import { useNow } from "#/shared/now.ts";
import { OfflineNote } from "#/shared/session/offline-note.tsx";
import { useCurrentAccounts } from "#/shared/session/session.ts";
import { Empty, Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { TodayCardView } from "./today-card.tsx";
import styles from "./today.module.css";

export function TodayScreen() {
  const accounts = useCurrentAccounts();
  const today = useCall("today", { accounts });
  const day = dateFormat("long-day", { weekday: "long", day: "numeric", month: "long" }).format(useNow());
  return (
    <main className="view view--canvas" id="main" tabIndex={-1}>
      <header className={`header ${styles.header}`}>
        <h1 className="header__title">
          <Trans>Dziś</Trans>
        </h1>
        <span className="header__count">{day}</span>
      </header>
      <div className={styles.body}>
        <div className={styles.inner}>
          <OfflineNote>
            <Trans>Lista jest z ostatniego pobrania, możesz czytać, szukać i pakować dalej.</Trans>
          </OfflineNote>
          <FirstSteps />
          {today.isError && <Failure error={today.error} onRetry={() => void today.refetch()} />}
          {today.isPending && <Waiting />}
          {today.data !== undefined && <Cards cards={today.data.cards.filter((card) => card.count > 0)} />}
        </div>
      </div>
    </main>
  );
}

function Waiting() {
  return (
    <Late>
      {["first", "second"].map((place) => (
        <div key={place} className="card card__body stack" aria-busy="true">
          <Skeleton lines={4} className={styles.skeleton ?? ""} />
        </div>
      ))}
    </Late>
  );
}

function Cards({ cards }: { cards: readonly TodayCard[] }) {
  const { t } = useLingui();
  const heads = useRef(new Map<TodayCard["kind"], HTMLAnchorElement>());
  const [current, setCurrent] = useState(-1);
  const move = (step: 1 | -1) => {
    const next = cards[Math.min(cards.length - 1, Math.max(0, current + step))];
    if (next !== undefined) heads.current.get(next.kind)?.focus();
  };
  useActions([
    { id: "next", title: t`Następna karta`, group: "list", keys: ["j", "arrowdown"], run: () => move(1) },
    { id: "previous", title: t`Poprzednia karta`, group: "list", keys: ["k", "arrowup"], run: () => move(-1) },
  ]);
  if (cards.length === 0) return <AllDone />;
  return cards.map((card, index) => (
    <TodayCardView
      key={card.kind}
      card={card}
      onFocus={() => setCurrent(index)}
      ref={(head) => {
        if (head !== null) heads.current.set(card.kind, head);
        return () => {
          heads.current.delete(card.kind);
        };
      }}
    />
  ));
}

function AllDone() {
  const { t } = useLingui();
  return (
    <Empty
      title={t`Na dziś wszystko zrobione`}
      icon={<PackageCheck className="icon icon--xl c-ok" aria-hidden />}
      action={
        <Link className="btn" to="/orders" search={{ view: "all" }}>
          <Trans>Pokaż wszystkie zamówienia</Trans>
        </Link>
      }
    >
      <Trans>Nic nie czeka na wysyłkę i nic nie wymaga decyzji.</Trans>
    </Empty>
  );
}

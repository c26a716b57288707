// The list while it loads, when it is empty, and what must be said above its rows.
import { Link } from "@tanstack/react-router";
import { CloudOff, PackageCheck, SearchX } from "lucide-react";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { count } from "#/shared/format/number.ts";
import { failureOf } from "#/shared/host/host.ts";
import { useCall } from "#/shared/host/queries.ts";
import { useAccounts } from "#/shared/session/session.ts";
import { Button } from "#/shared/ui/button.tsx";
import { Banner, Empty, Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { FILTER_KEYS, FILTERS } from "./filter-fields.ts";
import { useListVersion, type OpenList } from "./open-list.ts";
import styles from "./orders.module.css";
import type { OrdersAddress } from "./use-orders-search.ts";

const GHOST_ROWS = 14;

export function ListSkeleton() {
  return (
    <Late>
      <div className={styles["ghosts"]} aria-hidden="true">
        <Skeleton lines={GHOST_ROWS} />
      </div>
    </Late>
  );
}

/** One account's trouble stands above the rows; the others go on. */
export function AccountTroubles() {
  const troubled = useAccounts().filter((account) => account.state === "linked" && account.sync.lastError !== null && account.sync.offlineSince === null);
  if (troubled.length === 0) return null;
  return (
    <div className={styles["notes"]}>
      {troubled.map((account) => (
        <Banner
          key={account.id}
          tone="warn"
          action={
            <Link className="btn btn--sm" to="/log" search={account.sync.lastError?.logId == null ? {} : { entry: account.sync.lastError.logId }}>
              <Trans>Zobacz w dzienniku</Trans>
            </Link>
          }
        >
          <b>{account.login}</b>: {account.sync.lastError?.message} {account.sync.lastError?.nextStep}
        </Banner>
      ))}
    </div>
  );
}

/** The first import: the list is usable meanwhile, and says how far it got. */
export function ImportProgress() {
  const { t } = useLingui();
  const state = useCall("sync_state", {}).data;
  const done = state?.importingDone ?? null;
  if (done === null) return null;
  const total = state?.importingTotal ?? null;
  const percent = total === null || total === 0 ? 0 : Math.min(100, (done / total) * 100);
  return (
    <div className={styles["import"]} role="progressbar" aria-label={t`Pobieranie zamówień`} aria-valuenow={Math.round(percent)} aria-valuetext={total === null ? count(done) : t`${count(done)} z ${count(total)}`}>
      <div className="meter">
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

type EmptyProps = { address: OrdersAddress; list: OpenList; onRetry: () => void };

/** Null while there are rows to show. */
export function ListTrouble({ address, list, onRetry }: EmptyProps) {
  "use no memo"; // Reads the mutable list.
  useListVersion(list);
  const { error, total } = list.rows.state;
  if (total > 0) {
    if (error === null) return null;
    return (
      <div className={styles["notes"]}>
        <Banner tone="danger" action={<Button size="sm" onPress={onRetry}><Trans>Spróbuj ponownie</Trans></Button>}>
          {failureOf(error).message}
        </Banner>
      </div>
    );
  }
  return <div className={styles["empty"]}>{error === null ? <EmptyList address={address} /> : <Failure error={error} onRetry={onRetry} />}</div>;
}

function EmptyList({ address }: { address: OrdersAddress }) {
  const { t } = useLingui();
  const sync = useCall("sync_state", {}).data;
  const keys = FILTERS.flatMap((filter) => [...FILTER_KEYS[filter]]);
  const isFiltered = keys.some((key) => address.search[key] !== undefined);
  const { text } = address.search;
  if (sync?.importingDone != null) {
    const done = sync.importingDone;
    return <Empty title={t`Pobieram zamówienia z Allegro`}>{plural(done, { one: "# zamówienie jest już tutaj", few: "# zamówienia są już tutaj", many: "# zamówień jest już tutaj", other: "# zamówienia jest już tutaj" })}</Empty>;
  }
  if (text !== undefined)
    return (
      <Empty
        title={t`Nic nie pasuje do „${text}”`}
        icon={<SearchX className="icon icon--xl faint" aria-hidden />}
        action={
          <span className={styles["buttons"]}>
            {(address.query.view !== "all" || isFiltered) && (
              <Link className="btn" to="/orders" search={{ view: "all", text }}>
                <Trans>Szukaj we wszystkich</Trans>
              </Link>
            )}
            <Button onPress={() => address.drop("text")}>
              <Trans>Wyczyść szukanie</Trans>
            </Button>
          </span>
        }
      />
    );
  if (isFiltered)
    return (
      <Empty title={t`Żadne zamówienie nie pasuje do filtrów`} icon={<SearchX className="icon icon--xl faint" aria-hidden />} action={<Button onPress={() => address.drop(...keys)}><Trans>Wyczyść filtry</Trans></Button>} />
    );
  const isOffline = sync?.offlineSince != null;
  const isQueue = address.query.view === "due_today" || address.query.view === "to_pack" || address.query.view === "problems";
  return (
    <Empty
      title={isQueue ? t`Wszystko zrobione` : t`Brak zamówień w tym widoku`}
      icon={isOffline ? <CloudOff className="icon icon--xl faint" aria-hidden /> : <PackageCheck className="icon icon--xl c-ok" aria-hidden />}
      action={
        <Link className="btn" to="/orders" search={{ view: "all" }}>
          <Trans>Pokaż wszystkie</Trans>
        </Link>
      }
    >
      {isOffline ? t`Bez internetu nowe zamówienia pojawią się po powrocie połączenia.` : undefined}
    </Empty>
  );
}

// "Dziennik": everything the program did, with every request and answer one key away.
import { useRef, useState } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Pause, Play, ScrollText } from "lucide-react";
import { useActions } from "#/shared/actions/actions.ts";
import { call } from "#/shared/host/call.ts";
import type { LogRow } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { OfflineNote } from "#/shared/session/offline-note.tsx";
import { Button } from "#/shared/ui/button.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { Empty, Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { SearchField } from "#/shared/ui/field.tsx";
import { toastFailure } from "#/shared/ui/toast.tsx";
import { describeEntry } from "./describe.ts";
import { EVERYTHING, filterOf, isNarrowed, startOfDay, type LogChoice } from "./log-choice.ts";
import { LogList } from "./log-list.tsx";
import { LogToolbar } from "./log-toolbar.tsx";
import { useLog, type Log } from "./use-log.ts";
import { usePinned } from "./use-pinned.ts";
import { useReading, type Reading } from "./use-reading.ts";
import styles from "./activity.module.css";

export function ActivityScreen() {
  const { order, entry } = useSearch({ from: "/log" });
  const navigate = useNavigate();
  return (
    <ActivityView
      // Another address is another reading: the open line and the filters start anew.
      key={`${order ?? ""} ${entry ?? ""}`}
      order={order ?? null}
      entry={entry ?? null}
      onForgetOrder={() => void navigate({ to: "/log", search: {} })}
    />
  );
}

type Props = { order: string | null; entry: string | null; onForgetOrder: () => void };

export function ActivityView({ order, entry, onForgetOrder }: Props) {
  const { t } = useLingui();
  const [choice, setChoice] = useState<LogChoice>(EVERYTHING);
  const midnight = startOfDay(useNow());
  const log = useLog(filterOf(choice, order, midnight), entry !== null);
  const rows = usePinned(entry, log.query.data?.pages.flatMap((page) => page.rows) ?? []);
  const reading = useReading(log, entry);
  const search = useRef<HTMLInputElement>(null);
  useLogKeys({ rows, reading, focusSearch: () => search.current?.focus() });

  return (
    <main className="view" id="main" tabIndex={-1}>
      <header className="header">
        <h1 className="header__title">
          <Trans>Dziennik</Trans>
        </h1>
        <SearchField
          ref={search}
          label={t`Szukaj w dzienniku`}
          placeholder={t`Szukaj: nr zamówienia, ścieżka, kod błędu`}
          keys="/"
          value={choice.text}
          onChange={(text) => setChoice({ ...choice, text })}
        />
        {log.newer > 0 && (
          <Button size="sm" className={styles.newer} onPress={reading.resume}>
            {plural(log.newer, { one: "# nowy", few: "# nowe", many: "# nowych", other: "# nowego" })} ↑
          </Button>
        )}
        <span className="grow" />
        <Button onPress={reading.toggleStop}>
          {reading.stopped ? <Play className="icon" aria-hidden /> : <Pause className="icon" aria-hidden />}
          {reading.stopped ? <Trans>Wznów podgląd</Trans> : <Trans>Zatrzymaj podgląd</Trans>}
        </Button>
      </header>
      <LogToolbar
        choice={choice}
        order={order === null ? null : (rows[0]?.orderNumber ?? order.slice(0, 8))}
        page={log.query.data?.pages[0]}
        onChange={(change) => setChoice({ ...choice, ...change })}
        onForgetOrder={onForgetOrder}
      />
      <OfflineNote>
        <Trans>Dziennik jest na tym komputerze, czytaj i szukaj dalej.</Trans>
      </OfflineNote>
      <Lines log={log} rows={rows} reading={reading} narrowed={isNarrowed(choice)} onClear={() => setChoice(EVERYTHING)} />
    </main>
  );
}

type LinesProps = {
  log: Log;
  rows: readonly LogRow[];
  reading: Reading;
  narrowed: boolean;
  onClear: () => void;
};

/** The four states of the list. */
function Lines({ log: { query }, rows, reading, narrowed, onClear }: LinesProps) {
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined)
    return (
      <Late>
        <div className={styles.waiting} aria-busy="true">
          <Skeleton lines={12} />
        </div>
      </Late>
    );
  if (rows.length === 0) return <NothingFound narrowed={narrowed} onClear={onClear} />;
  return (
    <LogList
      key={reading.visit}
      rows={rows}
      open={reading.open}
      cursor={reading.cursor}
      hasMore={query.hasNextPage}
      onOpen={reading.toggle}
      onMore={() => {
        if (!query.isFetching) void query.fetchNextPage();
      }}
      onAtTop={reading.scrolled}
    />
  );
}

function NothingFound({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const { t } = useLingui();
  const icon = <ScrollText className="icon icon--xl" aria-hidden />;
  if (!narrowed)
    return (
      <Empty title={t`Dziennik jest jeszcze pusty`} icon={icon}>
        <Trans>Pierwsze wpisy pojawią się przy pobieraniu zamówień.</Trans>
      </Empty>
    );
  return (
    <Empty
      title={t`Żaden wpis nie pasuje`}
      icon={icon}
      action={
        <Button onPress={onClear}>
          <Trans>Wyczyść filtry</Trans>
        </Button>
      }
    />
  );
}

type KeysProps = { rows: readonly LogRow[]; reading: Reading; focusSearch: () => void };

function useLogKeys({ rows, reading, focusSearch }: KeysProps): void {
  const { t } = useLingui();
  const at = rows.findIndex((row) => row.id === reading.cursor);
  const current = rows[at];
  const move = (step: 1 | -1) => {
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next !== undefined) reading.setCursor(next.id);
  };
  const expand = () => {
    if (current?.expandable === true) reading.show(current.id);
  };
  const copy = () => {
    if (current === undefined) return;
    call("get_log_entry", { id: current.id }).then((entry) => copyText(describeEntry(entry), t`opis`), toastFailure);
  };
  useActions([
    { id: "search", title: t`Szukaj w dzienniku`, group: "list", keys: ["/"], run: focusSearch },
    { id: "next", title: t`Następny wpis`, group: "list", keys: ["j", "arrowdown"], run: () => move(1) },
    { id: "previous", title: t`Poprzedni wpis`, group: "list", keys: ["k", "arrowup"], run: () => move(-1) },
    { id: "expand", title: t`Rozwiń`, group: "list", keys: ["arrowright", "enter"], run: expand },
    { id: "collapse", title: t`Zwiń`, group: "list", keys: ["arrowleft", "escape"], run: () => reading.show(null) },
    { id: "copy", title: t`Kopiuj opis wpisu`, group: "list", keys: ["c"], run: copy },
  ]);
}

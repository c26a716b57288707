// "Dziennik": everything the program did, with every request and answer one key away.
import { useRef, useState } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { Pause, Play, ScrollText } from "lucide-react";
import { useActions } from "#/shared/actions/actions.ts";
import { call } from "#/shared/host/call.ts";
import type { LogRow } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { Button } from "#/shared/ui/button.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { Empty, Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { SearchField } from "#/shared/ui/field.tsx";
import { toastFailure } from "#/shared/ui/toast.tsx";
import { describeEntry } from "./describe.ts";
import { EVERYTHING, filterOf, isNarrowed, startOfDay, type LogChoice } from "./log-choice.ts";
import { LogList } from "./log-list.tsx";
import { LogToolbar } from "./log-toolbar.tsx";
import { useLog } from "./use-log.ts";
import { usePinned } from "./use-pinned.ts";

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
  const [stopped, setStopped] = useState(false);
  const [open, setOpen] = useState<string | null>(entry);
  const [cursor, setCursor] = useState<string | null>(entry);
  const atTop = useRef(true);
  const midnight = startOfDay(useNow());
  const log = useLog(filterOf(choice, order, midnight));
  const search = useRef<HTMLInputElement>(null);
  const listed = log.query.data?.pages.flatMap((page) => page.rows) ?? [];
  const rows = usePinned(entry, listed);

  /** New lines come in only while nothing under the eyes could move. */
  const settle = (next: { stopped: boolean; open: string | null }) => {
    if (next.stopped || next.open !== null || !atTop.current) log.hold();
    else log.follow();
  };
  const openLine = (id: string | null) => {
    setOpen(id);
    settle({ stopped, open: id });
  };
  const toggleLine = (row: LogRow) => {
    setCursor(row.id);
    if (row.expandable) openLine(open === row.id ? null : row.id);
  };
  const toggleStop = () => {
    setStopped(!stopped);
    settle({ stopped: !stopped, open });
  };
  const scrolled = (isAtTop: boolean) => {
    if (atTop.current === isAtTop) return;
    atTop.current = isAtTop;
    settle({ stopped, open });
  };
  useLogKeys({ rows, cursor, setCursor, openLine, focusSearch: () => search.current?.focus() });

  return (
    <main className="view">
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
        <span className="grow" />
        <Button onPress={toggleStop}>
          {stopped ? <Play className="icon" aria-hidden /> : <Pause className="icon" aria-hidden />}
          {stopped ? <Trans>Wznów podgląd</Trans> : <Trans>Zatrzymaj podgląd</Trans>}
        </Button>
      </header>
      <LogToolbar
        choice={choice}
        order={order === null ? null : (rows[0]?.orderNumber ?? order.slice(0, 8))}
        page={log.query.data?.pages[0]}
        onChange={(change) => setChoice({ ...choice, ...change })}
        onForgetOrder={onForgetOrder}
      />
      {log.query.isError ? (
        <Failure error={log.query.error} onRetry={() => void log.query.refetch()} />
      ) : log.query.data === undefined ? (
        <Late>
          <Skeleton lines={12} className="skeleton--row" />
        </Late>
      ) : rows.length === 0 ? (
        <NothingFound narrowed={isNarrowed(choice)} onClear={() => setChoice(EVERYTHING)} />
      ) : (
        <LogList
          rows={rows}
          open={open}
          cursor={cursor}
          hasMore={log.query.hasNextPage}
          onOpen={toggleLine}
          onMore={() => {
            if (!log.query.isFetching) void log.query.fetchNextPage();
          }}
          onAtTop={scrolled}
        />
      )}
    </main>
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

type KeysProps = {
  rows: readonly LogRow[];
  cursor: string | null;
  setCursor: (id: string) => void;
  openLine: (id: string | null) => void;
  focusSearch: () => void;
};

function useLogKeys({ rows, cursor, setCursor, openLine, focusSearch }: KeysProps): void {
  const { t } = useLingui();
  const at = rows.findIndex((row) => row.id === cursor);
  const move = (step: 1 | -1) => {
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next !== undefined) setCursor(next.id);
  };
  const expand = () => {
    const row = rows[at];
    if (row !== undefined && row.expandable) openLine(row.id);
  };
  const copy = () => {
    const row = rows[at];
    if (row === undefined) return;
    call("get_log_entry", { id: row.id }).then(
      (entry) => copyText(describeEntry(entry), t`opis`),
      toastFailure,
    );
  };
  useActions([
    { id: "search", title: t`Szukaj w dzienniku`, group: "list", keys: ["/"], run: focusSearch },
    { id: "next", title: t`Następny wpis`, group: "list", keys: ["j", "arrowdown"], run: () => move(1) },
    { id: "previous", title: t`Poprzedni wpis`, group: "list", keys: ["k", "arrowup"], run: () => move(-1) },
    { id: "expand", title: t`Rozwiń`, group: "list", keys: ["arrowright", "enter"], run: expand },
    { id: "collapse", title: t`Zwiń`, group: "list", keys: ["arrowleft", "escape"], run: () => openLine(null) },
    { id: "copy", title: t`Kopiuj opis wpisu`, group: "list", keys: ["c"], run: copy },
  ]);
}

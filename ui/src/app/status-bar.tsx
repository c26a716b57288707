// What the program is doing and whether it agrees with Allegro. Always true, also without a network.
import { Link, useLocation } from "@tanstack/react-router";
import { CircleCheck, CloudOff, Gauge, ShieldCheck, TriangleAlert } from "lucide-react";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { ago, dayTime, daysBetween, time } from "#/shared/format/date.ts";
import { count } from "#/shared/format/number.ts";
import { useCall } from "#/shared/host/queries.ts";
import type { SyncState } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { Kbd } from "#/shared/ui/kbd.tsx";

type Props = { onHelp: () => void };

/** "14:02" today, "wczoraj 14:02" before. */
const moment = (iso: string, now: Date): string => {
  const at = new Date(iso);
  return daysBetween(at, now) === 0 ? time(at) : dayTime(at, now);
};

function Connection({ state, now }: { state: SyncState; now: Date }) {
  const { accountsNeedingRelink: relink } = state;
  if (state.offlineSince !== null) {
    const since = moment(state.offlineSince, now);
    return (
      <span className="statusbar__item statusbar__net statusbar__net--off" role="status">
        <CloudOff className="icon" aria-hidden />
        <Trans>Bez internetu od {since}</Trans>
      </span>
    );
  }
  if (relink > 0)
    return (
      <span className="statusbar__item statusbar__net statusbar__net--off" role="status">
        <TriangleAlert className="icon" aria-hidden />
        <Link to="/settings/$section" params={{ section: "accounts" }}>
          {plural(relink, { one: "# konto prosi o ponowne połączenie", few: "# konta proszą o ponowne połączenie", many: "# kont prosi o ponowne połączenie", other: "# konta prosi o ponowne połączenie" })}
        </Link>
      </span>
    );
  return (
    <span className="statusbar__item statusbar__net statusbar__net--on" role="status">
      <CircleCheck className="icon" aria-hidden />
      <Trans>Połączono</Trans>
    </span>
  );
}

function Progress({ state, now }: { state: SyncState; now: Date }) {
  if (state.importingDone !== null) {
    const done = count(state.importingDone);
    const total = state.importingTotal === null ? null : count(state.importingTotal);
    return (
      <span className="statusbar__item" role="status">
        <span className="spinner" aria-hidden="true" />
        {total === null ? <Trans>Pobieram zamówienia: {done}</Trans> : <Trans>Pobieram zamówienia: {done} z {total}</Trans>}
      </span>
    );
  }
  if (state.running)
    return (
      <span className="statusbar__item">
        <span className="spinner" aria-hidden="true" />
        <Trans>Pobieranie…</Trans>
      </span>
    );
  if (state.lastSuccessAt === null) return null;
  const at = moment(state.lastSuccessAt, now);
  const before = ago(new Date(state.lastSuccessAt), now);
  return (
    <span className="statusbar__item">
      {state.offlineSince === null ? <Trans>Zsynchronizowano {at}, {before}</Trans> : <Trans>Ostatnia synchronizacja {at}, {before}</Trans>}
    </span>
  );
}

function KeyHints() {
  const { pathname } = useLocation();
  if (pathname === "/orders")
    return (
      <span className="kbd-line wide-only">
        <Kbd keys="j" /> <Kbd keys="k" /> <Trans>wiersz</Trans> <Kbd keys="x" /> <Trans>zaznacz</Trans> <Kbd keys="enter" /> <Trans>otwórz</Trans>
      </span>
    );
  if (pathname.startsWith("/orders/"))
    return (
      <span className="kbd-line wide-only">
        <Kbd keys="escape" /> <Trans>lista</Trans> <Kbd keys="j" /> <Kbd keys="k" /> <Trans>zamówienie</Trans>
      </span>
    );
  if (pathname === "/log")
    return (
      <span className="kbd-line wide-only">
        <Kbd keys="arrowright" /> <Trans>rozwiń</Trans> <Kbd keys="arrowleft" /> <Trans>zwiń</Trans> <Kbd keys="c" /> <Trans>kopiuj</Trans>
      </span>
    );
  return (
    <span className="kbd-line wide-only">
      <Kbd keys="mod+k" /> <Trans>paleta poleceń</Trans>
    </span>
  );
}

export function StatusBar({ onHelp }: Props) {
  const { t } = useLingui();
  const now = useNow();
  const state = useCall("sync_state", {}).data;
  const agreed = state?.agreedAt ?? null;
  const agreedAt = agreed === null ? "" : moment(agreed, now);
  const throttledUntil = state?.throttledUntil ?? null;
  const throttled = throttledUntil !== null && new Date(throttledUntil) > now;
  return (
    <footer className="statusbar" aria-label={t`Stan aplikacji`}>
      {state !== undefined && <Connection state={state} now={now} />}
      {state !== undefined && <Progress state={state} now={now} />}
      {agreed !== null && (
        <span className="statusbar__item" title={t`Wtedy ostatnio porównano wszystkie zamówienia z Allegro`}>
          <ShieldCheck className="icon c-ok" aria-hidden />
          <Trans>zgodne z Allegro: {agreedAt}</Trans>
        </span>
      )}
      {throttled && (
        <span className="statusbar__item c-warn" role="status">
          <Gauge className="icon" aria-hidden />
          <Trans>Allegro ogranicza tempo</Trans>
        </span>
      )}
      <span className="grow" />
      <KeyHints />
      <button type="button" className="statusbar__item statusbar__help" onClick={onHelp}>
        <Kbd keys="?" /> <Trans>Skróty</Trans>
      </button>
    </footer>
  );
}

// The short list of what happens after linking. Only steps that exist, each ticked by the facts alone.
import { useState, type ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { CircleCheck, CircleDashed, X } from "lucide-react";
import type { SyncState } from "#/shared/host/contract.gen.ts";
import { useCall } from "#/shared/host/queries.ts";
import { count } from "#/shared/format/number.ts";
import { useNow } from "#/shared/now.ts";
import { time } from "#/shared/format/date.ts";
import styles from "./first-steps.module.css";

/** Remembered per workstation; a closed list is of no interest to the core. */
const CLOSED_KEY = "kram.first-steps-closed";

/** Steps done long ago are no news, even where nobody closed the list. */
const FIRST_DAY_MS = 86_400_000;

const firstStepsClosed = (): boolean => window.localStorage.getItem(CLOSED_KEY) === "yes";

type Props = { onClose?: () => void };

export function FirstSteps({ onClose }: Props) {
  const { t } = useLingui();
  const [closed, setClosed] = useState(firstStepsClosed);
  const state = useCall("app_state", {});
  const sync = useCall("sync_state", {});
  const now = useNow();
  if (closed || state.data === undefined || sync.data === undefined) return null;

  const { accounts } = state.data;
  const linked = accounts.length > 0;
  const allDone = linked && imported(sync.data) && sync.data.agreedAt !== null;
  if (allDone && accounts.every((account) => now.getTime() - Date.parse(account.linkedAt) > FIRST_DAY_MS)) return null;
  const close = () => {
    window.localStorage.setItem(CLOSED_KEY, "yes");
    setClosed(true);
    onClose?.();
  };
  return (
    <section className={styles.steps} aria-label={t`Pierwsze kroki`}>
      <div className="row">
        <h2 className="section-title grow">
          <Trans>Pierwsze kroki</Trans>
        </h2>
        <button type="button" className="btn btn--icon btn--sm btn--ghost" aria-label={t`Zamknij listę`} onClick={close}>
          <X className="icon" aria-hidden="true" />
        </button>
      </div>
      <ul className={styles.list}>
        <Step done={linked}>
          <Trans>Powiązanie konta Allegro</Trans>
        </Step>
        <Step done={imported(sync.data)}>
          <Trans>Pobieranie zamówień</Trans>
          <Progress sync={sync.data} />
        </Step>
        <Step done={sync.data.agreedAt !== null}>
          <Trans>Porównanie z Allegro</Trans>
          {sync.data.agreedAt !== null && <span className="faint num">{time(new Date(sync.data.agreedAt))}</span>}
        </Step>
      </ul>
    </section>
  );
}

const imported = (sync: SyncState): boolean => sync.importingDone === null && sync.lastSuccessAt !== null;

function Progress({ sync }: { sync: SyncState }) {
  if (sync.importingDone === null) return null;
  const done = count(sync.importingDone);
  if (sync.importingTotal === null) return <span className="faint num">{done}</span>;
  const total = count(sync.importingTotal);
  return (
    <span className="faint num">
      <Trans>
        {done} z {total}
      </Trans>
    </span>
  );
}

function Step({ done, children }: { done: boolean; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <li className="row">
      {done ? (
        <CircleCheck className="icon c-ok" aria-label={t`gotowe`} role="img" />
      ) : (
        <CircleDashed className="icon faint" aria-label={t`w toku`} role="img" />
      )}
      {children}
    </li>
  );
}

// The two ways of waiting for the seller's consent: a browser that comes back, or a code to compare.
import { useEffect, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { LinkAttempt } from "#/shared/host/contract.gen.ts";
import { OpenAgain } from "./open-again.tsx";
import { clockText, secondsLeft } from "./link-stage.ts";
import type { Link } from "./use-link.ts";
import styles from "./link-card.module.css";

type Props = { attempt: LinkAttempt; link: Link };

export function WaitingForBrowser({ attempt, link }: Props) {
  return (
    <>
      <h2 className={styles.title}>
        <span className="spinner" aria-hidden="true" />
        <Trans>Otworzyliśmy przeglądarkę</Trans>
      </h2>
      <p>
        <Trans>Zaloguj się na stronie Allegro i potwierdź dostęp. Kram sam wróci na wierzch.</Trans>
      </p>
      <Countdown expiresAt={attempt.expiresAt} code={false} />
      <div className={styles.actions}>
        <OpenAgain url={attempt.url} />
        <button type="button" className="btn btn--ghost btn--lg" onClick={link.cancel}>
          <Trans>Anuluj</Trans>
        </button>
        <button type="button" className={styles.linkButton} onClick={() => link.again("device")}>
          <Trans>Nie wraca? Użyj kodu</Trans>
        </button>
      </div>
    </>
  );
}

export function WaitingForCode({ attempt, link }: Props) {
  const { t } = useLingui();
  return (
    <>
      <h2 className={styles.title}>
        <Trans>Porównaj kod</Trans>
      </h2>
      <output className={styles.code} aria-label={t`Kod do porównania`}>
        {attempt.userCode}
      </output>
      <p>
        <Trans>
          Otworzyliśmy przeglądarkę. Sprawdź, czy kod jest taki sam, i potwierdź. Kod jest już wpisany, nie zmieniaj go.
        </Trans>
      </p>
      <Countdown expiresAt={attempt.expiresAt} code />
      <div className={styles.actions}>
        <OpenAgain url={attempt.url} />
        <button type="button" className="btn btn--ghost btn--lg" onClick={link.cancel}>
          <Trans>Anuluj</Trans>
        </button>
      </div>
    </>
  );
}

/** Counts down in the window; the core alone decides when the code is really spent. */
function Countdown({ expiresAt, code }: { expiresAt: string | null; code: boolean }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = secondsLeft(expiresAt, now);
  if (left === null) return null;
  const clock = clockText(left);
  return (
    <p className="muted num" role="timer" aria-live="off">
      {code ? <Trans>Kod jest ważny jeszcze {clock}</Trans> : <Trans>Czekamy na odpowiedź jeszcze {clock}</Trans>}
    </p>
  );
}

// The card that leads through linking; it shows one stage at a time and never asks for a password.
import { Trans, useLingui } from "@lingui/react/macro";
import { CircleCheck, TriangleAlert } from "lucide-react";
import type { LinkAttempt } from "#/shared/host/contract.gen.ts";
import { focusOnShow } from "#/shared/ui/focus-on-show.ts";
import { ErrorNote } from "./error-note.tsx";
import type { Link } from "./use-link.ts";
import { WaitingForBrowser, WaitingForCode } from "./link-waiting.tsx";
import styles from "./link-card.module.css";

type Props = {
  link: Link;
  /** Called with the new account when the seller has read "Tokeny pobrane pomyślnie". */
  onDone: (account: string | null) => void;
  /** Offered when nothing can be reached; absent where example data make no sense. */
  onDemo?: (() => void) | undefined;
};

export function LinkCard({ link, onDone, onDemo }: Props) {
  const { attempt } = link;
  if (attempt === null) return <NotStarted link={link} onDemo={onDemo} />;
  return (
    <section className={styles.card} aria-live="polite">
      <Stage attempt={attempt} link={link} onDone={onDone} onDemo={onDemo} />
      {link.error !== null && <ErrorNote error={link.error} />}
    </section>
  );
}

function NotStarted({ link, onDemo }: { link: Link; onDemo: Props["onDemo"] }) {
  if (link.error !== null) {
    return (
      <section className={styles.card}>
        <ErrorNote error={link.error} />
        <FailureActions link={link} onDemo={onDemo} />
      </section>
    );
  }
  return (
    <section className={styles.card} aria-busy="true">
      <p className="row">
        <span className="spinner" aria-hidden="true" />
        <Trans>Przygotowujemy połączenie z Allegro</Trans>
      </p>
    </section>
  );
}

type StageProps = Props & { attempt: LinkAttempt };

function Stage({ attempt, link, onDone, onDemo }: StageProps) {
  switch (attempt.stage) {
    case "waiting":
      return attempt.method === "device" ? (
        <WaitingForCode attempt={attempt} link={link} />
      ) : (
        <WaitingForBrowser attempt={attempt} link={link} />
      );
    case "finishing":
      return (
        <p className="row">
          <span className="spinner" aria-hidden="true" />
          <Trans>Allegro potwierdziło. Pobieramy tokeny</Trans>
        </p>
      );
    case "confirm_account":
      return <ConfirmAccount attempt={attempt} link={link} />;
    case "confirm_renewal":
      return <ConfirmRenewal attempt={attempt} link={link} />;
    case "done":
      return <Done attempt={attempt} onDone={onDone} />;
    case "denied":
    case "expired":
    case "cancelled":
    case "failed":
      return <Ended attempt={attempt} link={link} onDemo={onDemo} />;
  }
}

function ConfirmAccount({ attempt, link }: { attempt: LinkAttempt; link: Link }) {
  const login = attempt.login ?? "";
  return (
    <>
      <h2 className={styles.title}>
        <span>
          <Trans>
            Połączono jako <b>{login}</b>. To właściwe konto?
          </Trans>
        </span>
      </h2>
      {attempt.company !== null && <p className="muted">{attempt.company}</p>}
      <div className={styles.actions}>
        <button type="button" className="btn btn--primary btn--lg" onClick={() => link.confirm(true)} ref={focusOnShow}>
          <Trans>Tak</Trans>
        </button>
        <button type="button" className={`btn btn--lg ${styles.wrap}`} onClick={() => link.confirm(false)}>
          <Trans>Nie, wybierz inne — najpierw wyloguj się w przeglądarce</Trans>
        </button>
      </div>
    </>
  );
}

function ConfirmRenewal({ attempt, link }: { attempt: LinkAttempt; link: Link }) {
  const login = attempt.login ?? "";
  return (
    <>
      <h2 className={styles.title}>
        <Trans>Odnowić powiązanie?</Trans>
      </h2>
      <p>
        <Trans>
          Konto <b>{login}</b> jest już powiązane z Kramem. Nowe tokeny zastąpią dotychczasowe, a zamówienia i notatki
          zostaną bez zmian.
        </Trans>
      </p>
      <div className={styles.actions}>
        <button type="button" className="btn btn--primary btn--lg" onClick={() => link.confirm(true)} ref={focusOnShow}>
          <Trans>Odnów powiązanie</Trans>
        </button>
        <button type="button" className="btn btn--lg" onClick={() => link.confirm(false)}>
          <Trans>Zostaw, jak jest</Trans>
        </button>
      </div>
    </>
  );
}

function Done({ attempt, onDone }: { attempt: LinkAttempt; onDone: Props["onDone"] }) {
  const login = attempt.login ?? "";
  return (
    <>
      <h2 className={styles.title}>
        <CircleCheck className="icon icon--lg c-ok" aria-hidden="true" />
        <Trans>Tokeny pobrane pomyślnie</Trans>
      </h2>
      <p className="muted">
        <Trans>
          Konto <b>{login}</b> jest powiązane. Zamówienia z ostatnich 12 miesięcy pobierają się w tle, najnowsze
          najpierw.
        </Trans>
      </p>
      <div className={styles.actions}>
        <button type="button" className="btn btn--primary btn--lg" onClick={() => onDone(attempt.account)} ref={focusOnShow}>
          OK
        </button>
      </div>
    </>
  );
}

function Ended({ attempt, link, onDemo }: { attempt: LinkAttempt; link: Link; onDemo: Props["onDemo"] }) {
  return (
    <>
      <h2 className={styles.title}>
        <TriangleAlert className="icon icon--lg c-warn" aria-hidden="true" />
        <EndedTitle stage={attempt.stage} />
      </h2>
      {attempt.error !== null ? (
        <ErrorNote error={attempt.error} />
      ) : (
        attempt.message !== null && <p className="muted">{attempt.message}</p>
      )}
      <FailureActions link={link} onDemo={offersDemo(attempt) ? onDemo : undefined} expired={attempt.stage === "expired"} />
    </>
  );
}

/** Example data are the way on when Allegro cannot be reached, not when the seller said no. */
const offersDemo = (attempt: LinkAttempt): boolean => attempt.stage === "failed";

function EndedTitle({ stage }: { stage: LinkAttempt["stage"] }) {
  switch (stage) {
    case "denied":
      return <Trans>Na stronie Allegro wybrano odmowę. Konto nie zostało powiązane.</Trans>;
    case "expired":
      return <Trans>Kod stracił ważność, zanim go potwierdzono.</Trans>;
    case "cancelled":
      return <Trans>Łączenie przerwane. Nic nie zostało zapisane.</Trans>;
    default:
      return <Trans>Nie udało się powiązać konta.</Trans>;
  }
}

type FailureProps = { link: Link; onDemo: Props["onDemo"]; expired?: boolean };

function FailureActions({ link, onDemo, expired = false }: FailureProps) {
  const { t } = useLingui();
  return (
    <div className={styles.actions}>
      <button type="button" className="btn btn--primary btn--lg" onClick={() => link.again()} ref={focusOnShow}>
        {expired ? t`Nowy kod` : t`Spróbuj ponownie`}
      </button>
      {onDemo !== undefined && (
        <button type="button" className="btn btn--lg" onClick={onDemo}>
          <Trans>Wypróbuj na danych przykładowych</Trans>
        </button>
      )}
      <button type="button" className="btn btn--ghost btn--lg" onClick={link.close}>
        <Trans>Wróć</Trans>
      </button>
    </div>
  );
}

// "Zaczynamy": two big choices, and the linking that the first of them begins.
import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Laptop, Link, LockKeyhole, PackageOpen, WifiOff } from "lucide-react";
import { call } from "#/shared/host/call.ts";
import type { AppErrorDto, AppState, EnvironmentDto } from "#/shared/host/contract.gen.ts";
import { failureOf } from "#/shared/host/host.ts";
import { useCall } from "#/shared/host/queries.ts";
import { useActions } from "#/shared/actions/actions.ts";
import { useUpdateSettings } from "#/shared/session/session.ts";
import { ErrorNote } from "#/shared/linking/error-note.tsx";
import { FirstSteps } from "#/shared/linking/first-steps.tsx";
import { LinkCard } from "#/shared/linking/link-card.tsx";
import { PassphraseForm } from "#/shared/linking/passphrase-form.tsx";
import { useLink } from "#/shared/linking/use-link.ts";
import { focusOnShow } from "#/shared/ui/focus-on-show.ts";
import { Mark } from "./mark.tsx";
import { Stall } from "./stall.tsx";
import styles from "./welcome.module.css";

type Props = {
  /** Where the seller goes next: the list of orders. */
  onReady: () => void;
};

export function WelcomeScreen({ onReady }: Props) {
  const state = useCall("app_state", {});
  return (
    <main className={styles.first}>
      <section className={styles.left}>
        <div className={styles.brand}>
          <Mark />
          Kram
        </div>
        {state.data !== undefined && <Middle state={state.data} onReady={onReady} />}
        {state.isError && (
          <div className={styles.middle}>
            <ErrorNote error={failureOf(state.error)} />
          </div>
        )}
        <Foot state={state.data} />
      </section>
      <aside className={styles.right} aria-hidden="true">
        <Stall />
      </aside>
    </main>
  );
}

function Middle({ state, onReady }: { state: AppState; onReady: () => void }) {
  const { t } = useLingui();
  const link = useLink();
  const [environment, setEnvironment] = useState<EnvironmentDto>(firstEnvironment(state));
  const [wantsLink, setWantsLink] = useState(false);
  const demo = useDemo(onReady);
  const passphraseNeeded = state.secrets.kind === "encrypted_file" && (state.secrets.locked || state.secrets.new);

  const begin = () => {
    setWantsLink(true);
    if (!passphraseNeeded) link.start({ environment, method: null, account: null });
  };
  const afterPassphrase = () => link.start({ environment, method: null, account: null });
  const linking = link.attempt !== null || link.starting || link.error !== null;

  return (
    <div className={styles.middle}>
      <h1>{t`Rozstaw kram w\u00a0dwie minuty`}</h1>
      <p className={styles.lead}>
        {t`Pobierzemy zamówienia z\u00a0ostatnich 12 miesięcy, najnowsze najpierw. Wystarczy konto Allegro.`}
      </p>
      {state.warning !== null && <ErrorNote error={state.warning} />}
      {linking ? (
        <LinkCard link={link} onDone={onReady} onDemo={demo.start} />
      ) : wantsLink && passphraseNeeded ? (
        <PassphraseForm state={state.secrets} onOpen={afterPassphrase} />
      ) : (
        <Choices busy={demo.busy} onLink={begin} onDemo={demo.start} />
      )}
      {link.attempt?.stage === "done" && (
        <div className={styles.after}>
          <FirstSteps />
        </div>
      )}
      {demo.error !== null && <ErrorNote error={demo.error} />}
      {!linking && <Environments state={state} value={environment} onChange={setEnvironment} />}
      <Facts />
    </div>
  );
}

/** A developer who points the program at a simulator means to link there; a demo is no such wish. */
const firstEnvironment = (state: AppState): EnvironmentDto =>
  state.simulator && !state.demo ? "simulator" : "production";

function useDemo(onReady: () => void) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppErrorDto | null>(null);
  const start = () => {
    setBusy(true);
    setError(null);
    call("start_demo", {})
      .then(onReady, (reason: unknown) => setError(failureOf(reason)))
      .finally(() => setBusy(false));
  };
  return { busy, error, start };
}

type ChoicesProps = { busy: boolean; onLink: () => void; onDemo: () => void };

function Choices({ busy, onLink, onDemo }: ChoicesProps) {
  const { t } = useLingui();
  const runDemo = () => {
    if (!busy) onDemo();
  };
  useActions([{ id: "start-demo", title: t`Wypróbuj na danych przykładowych`, group: "program", keys: ["d"], run: runDemo }]);
  return (
    <>
      <button type="button" className={`${styles.path} ${styles.main}`} onClick={onLink} disabled={busy} ref={focusOnShow}>
        <Link className="icon" aria-hidden="true" />
        <span className="grow">
          <b>
            <Trans>Połącz konto Allegro</Trans>
          </b>
          <small>
            <Trans>Otworzymy przeglądarkę, potwierdzisz i wrócisz tutaj</Trans>
          </small>
        </span>
        <kbd className="kbd">Enter</kbd>
      </button>
      <button type="button" className={styles.path} onClick={onDemo} disabled={busy} aria-busy={busy}>
        {busy ? <span className="spinner" aria-hidden="true" /> : <PackageOpen className="icon" aria-hidden="true" />}
        <span className="grow">
          <b>
            <Trans>Wypróbuj na danych przykładowych</Trans>
          </b>
          <small>
            <Trans>Zmyślone konta i zamówienia, nic nie trafi do Allegro</Trans>
          </small>
        </span>
        <kbd className="kbd">D</kbd>
      </button>
    </>
  );
}

type EnvironmentsProps = { state: AppState; value: EnvironmentDto; onChange: (value: EnvironmentDto) => void };

function Environments({ state, value, onChange }: EnvironmentsProps) {
  const option = (environment: EnvironmentDto, label: string) => (
    <label className="option muted">
      <input
        className="check"
        type="checkbox"
        checked={value === environment}
        onChange={(event) => onChange(event.target.checked ? environment : "production")}
      />
      {label}
    </label>
  );
  const { t } = useLingui();
  return (
    <div className={styles.more}>
      {option("sandbox", t`Konto testowe (Sandbox)`)}
      {state.simulator && option("simulator", t`Symulator Allegro`)}
    </div>
  );
}

function Facts() {
  return (
    <ul className={styles.facts}>
      <li>
        <LockKeyhole className="icon" aria-hidden="true" />
        <span>
          <Trans>Hasło wpisujesz tylko na stronie Allegro. Kram go nie widzi.</Trans>
        </span>
      </li>
      <li>
        <Laptop className="icon" aria-hidden="true" />
        <span>
          <Trans>Dane zostają na tym komputerze, nie na cudzym serwerze.</Trans>
        </span>
      </li>
      <li>
        <WifiOff className="icon" aria-hidden="true" />
        <span>
          <Trans>Bez internetu czytasz i szukasz dalej. Nowości dojdą, gdy sieć wróci.</Trans>
        </span>
      </li>
    </ul>
  );
}

function Foot({ state }: { state: AppState | undefined }) {
  const update = useUpdateSettings();
  if (state === undefined) return <footer className={styles.foot} />;
  const { version } = state;
  const other = state.settings.language === "pl" ? "en" : "pl";
  return (
    <footer className={styles.foot}>
      <span>
        <Trans>Wersja {version}</Trans>
      </span>
      <button type="button" onClick={() => update({ language: other })} lang={other}>
        {other === "en" ? "English" : "Polski"}
      </button>
    </footer>
  );
}

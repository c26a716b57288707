// "Konta Allegro": linked accounts, and linking one more without leaving the page.
import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Plus, Store } from "lucide-react";
import type { Account, AppState, EnvironmentDto, StartLink } from "#/shared/host/contract.gen.ts";
import { LinkCard } from "#/shared/linking/link-card.tsx";
import { PassphraseForm } from "#/shared/linking/passphrase-form.tsx";
import { useLink } from "#/shared/linking/use-link.ts";
import { Button } from "#/shared/ui/button.tsx";
import { Empty } from "#/shared/ui/feedback.tsx";
import { CheckOption } from "#/shared/ui/field.tsx";
import { AccountCard } from "./account-card.tsx";
import { Section, SettingLine, useHit } from "./section.tsx";
import styles from "./accounts.module.css";

export function AccountsSection({ state }: { state: AppState }) {
  const link = useLink();
  const [asking, setAsking] = useState(false);
  /** What to start once the token file is open; linking has nowhere to keep tokens before. */
  const [waiting, setWaiting] = useState<StartLink | null>(null);
  const { secrets } = state;
  const closed = secrets.kind === "encrypted_file" && (secrets.locked || secrets.new);
  const found = useHit("accounts");
  const busy = link.attempt !== null || link.starting || link.error !== null;
  const start = (wish: StartLink) => (closed ? setWaiting(wish) : link.start(wish));
  const relink = (account: Account) => start({ environment: account.environment, method: null, account: account.id });
  const begin = (environment: EnvironmentDto) => {
    setAsking(false);
    start({ environment, method: null, account: null });
  };
  const opened = () => {
    setWaiting(null);
    if (waiting !== null) link.start(waiting);
  };
  return (
    <Section
      id="accounts"
      action={
        <Button size="sm" onPress={() => setAsking(true)} isDisabled={busy || asking}>
          <Plus className="icon" aria-hidden />
          <Trans>Połącz konto</Trans>
        </Button>
      }
    >
      <div className={styles.stack}>
        {asking && <NewAccount state={state} onBegin={begin} onCancel={() => setAsking(false)} />}
        {waiting !== null && <PassphraseForm state={secrets} onOpen={opened} />}
        {busy && <LinkCard link={link} onDone={link.close} />}
        {found && <Accounts accounts={state.accounts} onRelink={relink} />}
        {waiting === null && <Secrets state={state} />}
      </div>
    </Section>
  );
}

type AccountsProps = { accounts: readonly Account[]; onRelink: (account: Account) => void };

function Accounts({ accounts, onRelink }: AccountsProps) {
  const { t } = useLingui();
  if (accounts.length === 0)
    return (
      <div className="card">
        <Empty title={t`Żadne konto nie jest powiązane`} icon={<Store className="icon icon--xl" aria-hidden />}>
          <Trans>Wybierz „Połącz konto”, a Kram pobierze zamówienia z ostatnich 12 miesięcy.</Trans>
        </Empty>
      </div>
    );
  return (
    <div className="card">
      {accounts.map((account) => (
        <AccountCard key={account.id} account={account} accounts={accounts.length} onRelink={onRelink} />
      ))}
    </div>
  );
}

type NewProps = { state: AppState; onBegin: (environment: EnvironmentDto) => void; onCancel: () => void };

/** The environment is chosen before linking and never flipped afterwards. */
function NewAccount({ state, onBegin, onCancel }: NewProps) {
  const { t } = useLingui();
  const [environment, setEnvironment] = useState<EnvironmentDto>("production");
  const choose = (chosen: EnvironmentDto) => (on: boolean) => setEnvironment(on ? chosen : "production");
  return (
    <div className={`card ${styles.ask}`}>
      <CheckOption
        label={t`Konto testowe (Sandbox)`}
        hint={t`Środowisko zostaje przy koncie na stałe`}
        checked={environment === "sandbox"}
        onChange={choose("sandbox")}
      />
      {state.simulator && (
        <CheckOption
          label={t`Symulator Allegro`}
          hint={t`Zmyślone dane, bez połączenia z Allegro`}
          checked={environment === "simulator"}
          onChange={choose("simulator")}
        />
      )}
      <div className={styles.buttons}>
        <Button look="primary" onPress={() => onBegin(environment)}>
          <Trans>Połącz konto Allegro</Trans>
        </Button>
        <Button look="ghost" onPress={onCancel}>
          <Trans>Anuluj</Trans>
        </Button>
      </div>
    </div>
  );
}

function Secrets({ state }: { state: AppState }) {
  const { secrets } = state;
  const [asked, setAsked] = useState(false);
  const needed = state.accounts.some((account) => account.state === "locked");
  if (secrets.kind === "encrypted_file" && (needed || asked))
    return <PassphraseForm state={secrets} onOpen={() => setAsked(false)} />;
  return (
    <div className="card">
      <SettingLine id="secrets">
        {secrets.kind === "keychain" ? (
          <span className="muted">
            <Trans>Systemowy pęk kluczy. Tokenów nie ma w bazie, dzienniku ani eksportach.</Trans>
          </span>
        ) : (
          <span className="muted">
            <Trans>Plik zaszyfrowany Twoim hasłem, bo ten komputer nie ma systemowego pęku kluczy.</Trans>
          </span>
        )}
        {secrets.kind === "encrypted_file" && (secrets.new || secrets.locked) && (
          <Button size="sm" onPress={() => setAsked(true)}>
            {secrets.new ? <Trans>Ustaw hasło</Trans> : <Trans>Odblokuj</Trans>}
          </Button>
        )}
      </SettingLine>
    </div>
  );
}

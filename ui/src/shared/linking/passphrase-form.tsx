// Asks for the passphrase of the encrypted token file, and says why there is one at all.
import { useState, type FormEvent } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { LockKeyhole } from "lucide-react";
import { call } from "#/shared/host/call.ts";
import { failureOf } from "#/shared/host/host.ts";
import type { AppErrorDto, SecretStoreState } from "#/shared/host/contract.gen.ts";
import { TextField } from "#/shared/ui/field.tsx";
import { focusOnShow } from "#/shared/ui/focus-on-show.ts";
import { ErrorNote } from "./error-note.tsx";
import styles from "./link-card.module.css";

/** Short enough to type each morning, long enough that the file alone is of no use to a thief. */
const SHORTEST = 8;

type Props = { state: SecretStoreState; onOpen: () => void };

export function PassphraseForm({ state, onOpen }: Props) {
  const { t } = useLingui();
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [complaint, setComplaint] = useState<string | null>(null);
  const [error, setError] = useState<AppErrorDto | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = faultOf(state.new, first, second);
    const sentences = { short: t`Hasło musi mieć co najmniej 8 znaków.`, differs: t`Hasła się różnią.` };
    setComplaint(wrong === null ? null : sentences[wrong]);
    if (wrong !== null) return;
    setBusy(true);
    setError(null);
    call("unlock_secrets", { passphrase: first })
      .then(onOpen, (reason: unknown) => setError(failureOf(reason)))
      .finally(() => setBusy(false));
  };

  return (
    <form className={styles.card} onSubmit={submit}>
      <Why isNew={state.new} />
      <TextField
        label={t`Hasło`}
        type="password"
        autoComplete={state.new ? "new-password" : "current-password"}
        ref={focusOnShow}
        value={first}
        error={complaint ?? undefined}
        onChange={(event) => setFirst(event.target.value)}
      />
      {state.new && (
        <TextField
          label={t`Powtórz hasło`}
          type="password"
          autoComplete="new-password"
          value={second}
          onChange={(event) => setSecond(event.target.value)}
        />
      )}
      {error !== null && <ErrorNote error={error} />}
      <div className={styles.actions}>
        <button type="submit" className="btn btn--primary btn--lg" disabled={busy}>
          {state.new ? <Trans>Ustaw hasło</Trans> : <Trans>Odblokuj</Trans>}
        </button>
      </div>
    </form>
  );
}

function Why({ isNew }: { isNew: boolean }) {
  return (
    <>
      <h2 className={styles.title}>
        <LockKeyhole className="icon icon--lg" aria-hidden="true" />
        {isNew ? <Trans>Ustaw hasło do tokenów</Trans> : <Trans>Odblokuj tokeny</Trans>}
      </h2>
      <p className="muted">
        {isNew ? (
          <Trans>
            Na tym komputerze nie ma systemowego pęku kluczy. Tokeny Allegro zapiszemy w pliku zaszyfrowanym Twoim
            hasłem. Hasła nie zapisujemy nigdzie, więc podasz je po każdym uruchomieniu Kramu.
          </Trans>
        ) : (
          <Trans>
            Tokeny Allegro leżą w pliku zaszyfrowanym hasłem. Zamówienia możesz czytać bez niego, hasło jest potrzebne
            do pobierania nowych.
          </Trans>
        )}
      </p>
    </>
  );
}

const faultOf = (isNew: boolean, first: string, second: string): "short" | "differs" | null => {
  if (!isNew) return null;
  if (first.length < SHORTEST) return "short";
  return first === second ? null : "differs";
};

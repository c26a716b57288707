// What unlinking means, said before it happens; opens in place, not as a dialog.
import { Trans, useLingui } from "@lingui/react/macro";
import type { Account } from "#/shared/host/contract.gen.ts";
import { useAction } from "#/shared/host/queries.ts";
import { Button } from "#/shared/ui/button.tsx";
import { Banner } from "#/shared/ui/feedback.tsx";
import { toast, toastFailure } from "#/shared/ui/toast.tsx";
import styles from "./accounts.module.css";

/** Allegro documents no way to revoke from outside; the seller does it on this page. */
const CONNECTED_APPS = "https://allegro.pl/moje-allegro/moje-konto/powiazane-aplikacje";
const CONNECTED_APPS_SANDBOX = "https://allegro.pl.allegrosandbox.pl/moje-allegro/moje-konto/powiazane-aplikacje";

type Props = { account: Account; onClose: () => void };

export function UnlinkNote({ account, onClose }: Props) {
  const { t } = useLingui();
  const { login } = account;
  const unlink = useAction("unlink_account");
  const run = () =>
    unlink.mutate(
      { account: account.id },
      { onSuccess: () => toast(t`Odwiązano konto ${login}`), onError: toastFailure, onSettled: onClose },
    );
  return (
    <div className={styles.notice}>
      <Banner tone="info">
        <p>
          <Trans>
            Kram zapomni tokeny konta <b>{login}</b> i przestanie pobierać jego zamówienia. Zamówienia, notatki i klienci
            zostaną na tym komputerze.
          </Trans>
        </p>
        <p className="muted">
          <Trans>
            Zgodę po stronie Allegro cofniesz na stronie{" "}
            <a
              href={account.environment === "sandbox" ? CONNECTED_APPS_SANDBOX : CONNECTED_APPS}
              target="_blank"
              rel="noreferrer"
            >
              Powiązane aplikacje
            </a>
            .
          </Trans>
        </p>
        <div className={styles.buttons}>
          <Button size="sm" look="danger" onPress={run} isDisabled={unlink.isPending}>
            <Trans>Odwiąż konto {login}</Trans>
          </Button>
          <Button size="sm" look="ghost" onPress={onClose}>
            <Trans>Zostaw powiązane</Trans>
          </Button>
        </div>
      </Banner>
    </div>
  );
}

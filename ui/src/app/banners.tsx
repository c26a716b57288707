// What must be said on every screen: trouble of start-up, tokens behind a passphrase, accounts to be linked again.
import { Link } from "@tanstack/react-router";
import { Trans } from "@lingui/react/macro";
import { useCall } from "#/shared/host/queries.ts";
import { useAccounts } from "#/shared/session/session.ts";
import { Banner } from "#/shared/ui/feedback.tsx";
import styles from "./frame.module.css";

export function Banners() {
  const state = useCall("app_state", {}).data;
  const warning = state?.warning ?? null;
  // Example accounts keep their tokens in memory, so a locked file alone is no trouble.
  const locked = state?.accounts.some((account) => account.state === "locked") === true;
  const asking = useAccounts().filter((account) => account.state === "needs_relink");
  const logins = asking.map((account) => account.login).join(", ");
  if (warning === null && !locked && asking.length === 0) return null;
  return (
    <div className={styles["banners"]}>
      {warning !== null && (
        <Banner tone="warn">
          <b>{warning.message}</b> {warning.nextStep}
        </Banner>
      )}
      {locked && (
        <Banner
          tone="warn"
          action={
            <Link className="btn btn--sm" to="/settings/$section" params={{ section: "accounts" }}>
              <Trans>Odblokuj</Trans>
            </Link>
          }
        >
          <Trans>Tokeny czekają na hasło. Zamówienia czytasz bez niego, nowe pobiorą się po odblokowaniu.</Trans>
        </Banner>
      )}
      {asking.length > 0 && (
        <Banner
          tone="warn"
          action={
            <Link className="btn btn--sm" to="/settings/$section" params={{ section: "accounts" }}>
              <Trans>Powiąż ponownie</Trans>
            </Link>
          }
        >
          <Trans>Allegro prosi o ponowne połączenie: {logins}. Zamówienia na tym komputerze są bezpieczne.</Trans>
        </Banner>
      )}
    </div>
  );
}

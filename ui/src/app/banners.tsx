// What must be said on every screen: trouble of start-up, and accounts that ask to be linked again.
import { Link } from "@tanstack/react-router";
import { Trans } from "@lingui/react/macro";
import { useCall } from "#/shared/host/queries.ts";
import { useAccounts } from "#/shared/session/session.ts";
import { Banner } from "#/shared/ui/feedback.tsx";
import styles from "./frame.module.css";

export function Banners() {
  const warning = useCall("app_state", {}).data?.warning ?? null;
  const asking = useAccounts().filter((account) => account.state === "needs_relink");
  const logins = asking.map((account) => account.login).join(", ");
  if (warning === null && asking.length === 0) return null;
  return (
    <div className={styles["banners"]}>
      {warning !== null && (
        <Banner tone="warn">
          <b>{warning.message}</b> {warning.nextStep}
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

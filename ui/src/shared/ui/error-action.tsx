// The button that fixes what an error names, where another screen can do it.
import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Trans } from "@lingui/react/macro";
import type { AppErrorDto } from "#/shared/host/contract.gen.ts";

/** Retrying belongs to whoever asked; what lies outside the program has words only. */
export function ErrorActionLink({ error }: { error: AppErrorDto }) {
  switch (error.action) {
    case "relink":
      return (
        <AccountsLink>
          <Trans>Powiąż ponownie</Trans>
        </AccountsLink>
      );
    case "unlock_secrets":
      return (
        <AccountsLink>
          <Trans>Odblokuj tokeny</Trans>
        </AccountsLink>
      );
    case "open_settings":
      return (
        <AccountsLink>
          <Trans>Otwórz ustawienia</Trans>
        </AccountsLink>
      );
    case "open_log":
      return (
        <Link className="btn btn--sm" to="/log" search={error.logId === null ? {} : { entry: error.logId }}>
          <Trans>Otwórz Dziennik</Trans>
        </Link>
      );
    default:
      return null;
  }
}

function AccountsLink({ children }: { children: ReactNode }) {
  return (
    <Link className="btn btn--sm" to="/settings/$section" params={{ section: "accounts" }}>
      {children}
    </Link>
  );
}

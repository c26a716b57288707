// The switcher of accounts: Ctrl+1…9 one account, Ctrl+0 all of them.
import { useNavigate } from "@tanstack/react-router";
import { ChevronsUpDown, Plus } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { Account } from "#/shared/host/contract.gen.ts";
import { useAccounts, useSettings, useUpdateSettings } from "#/shared/session/session.ts";
import { Menu, type MenuEntry } from "#/shared/ui/menu.tsx";
import { Tag } from "#/shared/ui/pill.tsx";
import { AccountMark } from "./account-mark.tsx";

const LAST_DIGIT = 9;

export const accountKeys = (account: Account): string | undefined =>
  account.position <= LAST_DIGIT ? `mod+${account.position}` : undefined;

function AccountName({ account }: { account: Account | undefined }) {
  const { t } = useLingui();
  const accounts = useAccounts();
  const howMany = accounts.length;
  if (account === undefined)
    return (
      <span className="account__text grow">
        <span className="account__name truncate">{t`Wszystkie konta`}</span>
        <span className="account__meta">
          {plural(howMany, { one: "# konto", few: "# konta", many: "# kont", other: "# konta" })}
        </span>
      </span>
    );
  const place = t`${account.position} z ${howMany} kont`;
  return (
    <span className="account__text grow">
      <span className="account__name truncate">{account.login}</span>
      <span className="account__meta row" title={account.company ?? undefined}>
        {account.company !== null && <span className="truncate">{account.company}</span>}
        {howMany > 1 && <span className="nowrap">{account.company === null ? place : `· ${place}`}</span>}
      </span>
    </span>
  );
}

export function AccountSwitcher() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const accounts = useAccounts();
  const { currentAccount } = useSettings();
  const update = useUpdateSettings();
  const current = accounts.find((account) => account.id === currentAccount) ?? (accounts.length === 1 ? accounts[0] : undefined);
  const name = current?.login ?? t`Wszystkie konta`;
  const entries: (MenuEntry | "separator")[] = [
    ...accounts.map((account) => ({
      id: account.id,
      label: account.login,
      icon: <AccountMark colour={account.colour} />,
      keys: accountKeys(account),
      ...(account.environment === "production" ? {} : { detail: <Tag tone="warn">{account.environment === "sandbox" ? "SANDBOX" : t`przykład`}</Tag> }),
      chosen: account.id === currentAccount,
      onAction: () => update({ currentAccount: account.id }),
    })),
    ...(accounts.length > 1
      ? [{ id: "all", label: t`Wszystkie konta`, keys: "mod+0", chosen: currentAccount === null, onAction: () => update({ allAccounts: true }) }]
      : []),
    "separator",
    {
      id: "add",
      label: t`Połącz kolejne konto`,
      icon: <Plus className="icon" aria-hidden />,
      onAction: () => void navigate({ to: "/settings/$section", params: { section: "accounts" } }),
    },
  ];
  return (
    <Menu label={t`Konta`} entries={entries}>
      <AriaButton className="account" aria-label={t`Konto: ${name}. Zmień konto`}>
        <AccountMark colour={current?.colour ?? null} />
        <AccountName account={current} />
        <ChevronsUpDown className="icon faint" aria-hidden />
      </AriaButton>
    </Menu>
  );
}

// One linked account: who it is, how its tokens stand, and what may be set for it alone.
import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, Ellipsis } from "lucide-react";
import { call } from "#/shared/host/call.ts";
import type { Account, UpdateAccount } from "#/shared/host/contract.gen.ts";
import { useAction } from "#/shared/host/queries.ts";
import { ErrorNote } from "#/shared/linking/error-note.tsx";
import { AccountAvatar, EnvironmentBadge } from "#/shared/ui/account-avatar.tsx";
import { Button, IconButton } from "#/shared/ui/button.tsx";
import { Banner } from "#/shared/ui/feedback.tsx";
import { Menu } from "#/shared/ui/menu.tsx";
import { toast, toastFailure } from "#/shared/ui/toast.tsx";
import { ColourChoice } from "./colour-choice.tsx";
import { IntervalSelect } from "./interval-select.tsx";
import { AccountFields, TokenState } from "./account-fields.tsx";
import { UnlinkNote } from "./unlink-note.tsx";
import styles from "./accounts.module.css";

type Props = {
  account: Account;
  /** How many accounts there are, for moving up and down. */
  accounts: number;
  onRelink: (account: Account) => void;
};

export function AccountCard({ account, accounts, onRelink }: Props) {
  const { t } = useLingui();
  const [unlinking, setUnlinking] = useState(false);
  const renew = useAction("renew_tokens");
  const renewNow = () =>
    renew.mutate({ account: account.id }, { onSuccess: () => toast(t`Tokeny odnowione`), onError: toastFailure });
  return (
    <article className={styles.account} aria-label={account.login}>
      <div className={styles.head}>
        <AccountAvatar account={account} />
        <div>
          <div className="row">
            <b className="truncate">{account.login}</b>
            <EnvironmentBadge environment={account.environment} />
          </div>
          <small className="truncate">{account.company ?? <Trans>konto bez nazwy firmy</Trans>}</small>
        </div>
        <TokenState account={account} />
        <div className={styles.actions}>
          {account.state === "linked" && (
            <Button size="sm" onPress={renewNow} isDisabled={renew.isPending}>
              <Trans>Odnów tokeny</Trans>
            </Button>
          )}
          <MoreMenu account={account} accounts={accounts} onRelink={onRelink} onUnlink={() => setUnlinking(true)} />
        </div>
      </div>
      {account.state === "needs_relink" && <RelinkBanner account={account} onRelink={onRelink} />}
      {account.state === "linked" && account.sync.lastError !== null && (
        <div className={styles.notice}>
          <ErrorNote error={account.sync.lastError} />
        </div>
      )}
      {unlinking && <UnlinkNote account={account} onClose={() => setUnlinking(false)} />}
      <div className={styles.details}>
        <AccountFields account={account} />
        <AccountChoices account={account} />
      </div>
    </article>
  );
}

const NO_CHANGE = { colour: null, position: null, settings: null } as const;

const update = (account: Account, change: Partial<UpdateAccount>): void =>
  void call("update_account", { account: account.id, ...NO_CHANGE, ...change }).catch(toastFailure);

function AccountChoices({ account }: { account: Account }) {
  const { t } = useLingui();
  const { login, settings } = account;
  return (
    <div className={styles.choices}>
      <span className="field__label">
        <Trans>Pobieraj zamówienia</Trans>
      </span>
      <IntervalSelect
        label={t`Jak często pobierać zamówienia konta ${login}`}
        kind="orders"
        value={settings.ordersIntervalMinutes}
        onChange={(minutes) => update(account, { settings: { ...settings, ordersIntervalMinutes: minutes } })}
      />
      <span className="field__label">
        <Trans>Kolor</Trans>
      </span>
      <ColourChoice account={account} onChange={(colour) => update(account, { colour })} />
    </div>
  );
}

type MenuProps = Props & { onUnlink: () => void };

function MoreMenu({ account, accounts, onRelink, onUnlink }: MenuProps) {
  const { t } = useLingui();
  const { login, position } = account;
  const up = {
    id: "up",
    label: t`Przesuń wyżej`,
    icon: <ArrowUp className="icon" aria-hidden />,
    onAction: () => update(account, { position: position - 1 }),
  };
  const down = {
    id: "down",
    label: t`Przesuń niżej`,
    icon: <ArrowDown className="icon" aria-hidden />,
    onAction: () => update(account, { position: position + 1 }),
  };
  return (
    <Menu
      label={t`Więcej dla konta ${login}`}
      placement="bottom end"
      entries={[
        ...(position > 1 ? [up] : []),
        ...(position < accounts ? [down] : []),
        { id: "relink", label: t`Powiąż ponownie`, onAction: () => onRelink(account) },
        "separator",
        { id: "unlink", label: t`Odwiąż konto…`, onAction: onUnlink },
      ]}
    >
      <IconButton size="sm" label={t`Więcej dla konta ${login}`} icon={<Ellipsis className="icon" aria-hidden />} />
    </Menu>
  );
}

function RelinkBanner({ account, onRelink }: Pick<Props, "account" | "onRelink">) {
  const { login } = account;
  return (
    <div className={styles.notice}>
      <Banner
        tone="warn"
        action={
          <Button size="sm" look="primary" onPress={() => onRelink(account)}>
            <Trans>Powiąż ponownie</Trans>
          </Button>
        }
      >
        <Trans>Allegro prosi o ponowne połączenie konta {login}. Zamówienia na tym komputerze są bezpieczne.</Trans>
      </Banner>
    </div>
  );
}

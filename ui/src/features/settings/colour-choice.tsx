// Eight colours that tell accounts apart in lists.
import { useLingui } from "@lingui/react/macro";
import type { Account } from "#/shared/host/contract.gen.ts";
import { AccountAvatar } from "#/shared/ui/account-avatar.tsx";
import styles from "./accounts.module.css";

const COLOURS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

type Props = { account: Account; onChange: (colour: number) => void };

export function ColourChoice({ account, onChange }: Props) {
  const { t } = useLingui();
  const names = [t`granatowy`, t`fioletowy`, t`zielony`, t`morski`, t`bursztynowy`, t`czerwony`, t`żółty`, t`szary`];
  const { login } = account;
  return (
    <div className={styles.colours} role="radiogroup" aria-label={t`Kolor konta ${login}`}>
      {COLOURS.map((colour) => (
        <label key={colour} className={styles.colour} title={names[colour]}>
          <input
            type="radio"
            className="sr-only"
            name={`colour-${account.id}`}
            aria-label={names[colour]}
            checked={account.colour === colour}
            onChange={() => onChange(colour)}
          />
          <AccountAvatar account={{ login: account.login, colour }} />
        </label>
      ))}
    </div>
  );
}

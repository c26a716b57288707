// An account's initials in its colour, and the badge of an environment that is not the real Allegro.
import { useLingui } from "@lingui/react/macro";
import type { Account, EnvironmentDto } from "#/shared/host/contract.gen.ts";
import styles from "./account-avatar.module.css";

/** "lniany_zaulek" → "LZ": first letters of the first two words, else the first two letters. */
export const initials = (login: string): string => {
  const words = login.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const [first = "", second] = words;
  return (second === undefined ? first.slice(0, 2) : first.slice(0, 1) + second.slice(0, 1)).toLocaleUpperCase("pl");
};

export function AccountAvatar({ account }: { account: Pick<Account, "login" | "colour"> }) {
  return (
    <span className={styles.avatar} data-colour={account.colour} aria-hidden="true">
      {initials(account.login)}
    </span>
  );
}

/** Permanent: an account of a test environment must never be taken for a real one. */
export function EnvironmentBadge({ environment }: { environment: EnvironmentDto }) {
  const { t } = useLingui();
  if (environment === "production") return null;
  return <span className="tag tag--warn">{environment === "sandbox" ? t`SANDBOX` : t`SYMULATOR`}</span>;
}

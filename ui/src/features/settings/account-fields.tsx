// What is known of an account: the fields a seller knows from the old program, and how its orders stand.
import { Trans, useLingui } from "@lingui/react/macro";
import type { Account, AccountState, TokenSummary } from "#/shared/host/contract.gen.ts";
import { dayTime, fullDate, time } from "#/shared/format/date.ts";
import { useNow } from "#/shared/now.ts";
import { Glyph, type GlyphName } from "#/shared/ui/glyph.tsx";
import { KeyValue, type KeyValueRow } from "#/shared/ui/card.tsx";
import { Agreed, Fetched } from "./account-sync.tsx";

const GLYPHS: Readonly<Record<AccountState, { glyph: GlyphName; colour: string }>> = {
  linked: { glyph: "sent", colour: "c-ok" },
  needs_relink: { glyph: "hold", colour: "c-danger" },
  locked: { glyph: "hold", colour: "c-warn" },
};

/** One sentence on how the tokens stand. */
export function TokenState({ account }: { account: Account }) {
  const { glyph, colour } = GLYPHS[account.state];
  return (
    <span className="row">
      <span className={colour}>
        <Glyph name={glyph} />
      </span>
      <span className={account.state === "linked" ? undefined : colour}>
        <TokenSentence account={account} />
      </span>
    </span>
  );
}

function TokenSentence({ account }: { account: Account }) {
  const now = useNow();
  if (account.state === "needs_relink") return <Trans>Powiąż ponownie, Allegro nie przyjmuje tokenów</Trans>;
  if (account.state === "locked" || account.tokens === null) return <Trans>Tokeny czekają na hasło</Trans>;
  const end = dayTime(new Date(account.tokens.accessExpiresAt), now);
  return <Trans>Token ważny do {end}, odnowi się sam</Trans>;
}

export function AccountFields({ account }: { account: Account }) {
  const { t } = useLingui();
  return (
    <KeyValue
      rows={[
        { key: t`Powiązane konto`, value: account.login },
        ...useTokenRows(account.tokens),
        { key: t`Pobrano zamówienia`, value: <Fetched sync={account.sync} /> },
        { key: t`Zgodne z Allegro`, value: <Agreed sync={account.sync} /> },
      ]}
    />
  );
}

function useTokenRows(tokens: TokenSummary | null): KeyValueRow[] {
  const { t } = useLingui();
  const now = useNow();
  if (tokens === null) return [];
  const { accessMasked, refreshMasked, accessExpiresAt, refreshExpiresAt, renewedAt } = tokens;
  const accessEnd = dayTime(new Date(accessExpiresAt), now);
  const refreshDay = fullDate(new Date(refreshExpiresAt));
  const refreshHour = time(new Date(refreshExpiresAt));
  return [
    { key: t`Access Token`, value: <MaskedToken masked={accessMasked} note={t`ważny do ${accessEnd}`} /> },
    {
      key: t`Refresh Token`,
      value: <MaskedToken masked={refreshMasked} note={t`ważny do ${refreshDay} ${refreshHour}`} />,
    },
    { key: t`Odnowiono`, value: dayTime(new Date(renewedAt), now) },
  ];
}

function MaskedToken({ masked, note }: { masked: string; note: string }) {
  return (
    <>
      <span className="mono">{masked}</span> <span className="faint">{note}</span>
    </>
  );
}

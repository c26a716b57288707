// How one account's orders stand: each account on its own, so that one's trouble does not hide another's health.
import type { ReactNode } from "react";
import { Trans } from "@lingui/react/macro";
import { dayTime } from "#/shared/format/date.ts";
import { count } from "#/shared/format/number.ts";
import type { AccountSync } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";

export function Agreed({ sync }: { sync: AccountSync }) {
  return <When at={sync.agreedAt} never={<Trans>jeszcze nie porównano</Trans>} />;
}

export function Fetched({ sync }: { sync: AccountSync }) {
  if (sync.backfill !== null) {
    const done = count(sync.backfill.done);
    if (sync.backfill.total === null) return <Trans>{done}, trwa pierwszy import</Trans>;
    const total = count(sync.backfill.total);
    return (
      <Trans>
        {done} z {total}, trwa pierwszy import
      </Trans>
    );
  }
  return <When at={sync.lastSuccessAt} never={<Trans>jeszcze nie</Trans>} />;
}

function When({ at, never }: { at: string | null; never: ReactNode }) {
  const now = useNow();
  if (at === null) return <span className="faint">{never}</span>;
  return <span className="num">{dayTime(new Date(at), now)}</span>;
}

// What still works without internet, said on screens whose answers may be older than they look.
import type { ReactNode } from "react";
import { Trans } from "@lingui/react/macro";
import { dayTime } from "#/shared/format/date.ts";
import { useCall } from "#/shared/host/queries.ts";
import { useNow } from "#/shared/now.ts";
import { Banner } from "#/shared/ui/feedback.tsx";

/** Nothing while online. `children` = what can be done meanwhile. */
export function OfflineNote({ children }: { children: ReactNode }) {
  const sync = useCall("sync_state", {});
  const now = useNow();
  const since = sync.data?.offlineSince ?? null;
  if (since === null) return null;
  const from = dayTime(new Date(since), now);
  return (
    <Banner tone="warn">
      <Trans>Bez internetu od {from}.</Trans> {children}
    </Banner>
  );
}

// What happened to the order, newest first, and the waybills known so far.
import { CircleCheck, CircleDot, CircleX, GitMerge, MapPinned, Package, ShieldCheck, ShoppingBag, type LucideIcon } from "lucide-react";
import { Trans, useLingui } from "@lingui/react/macro";
import { dayTime, daysBetween, time } from "#/shared/format/date.ts";
import type { TimelineEntry, TimelineKind, Waybill } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { Timeline } from "#/shared/ui/card.tsx";
import { Copyable } from "./copyable.tsx";
import styles from "./order-detail.module.css";

const LOOKS = {
  bought: { tone: "c-info", Icon: ShoppingBag },
  imported: { tone: "c-info", Icon: CircleDot },
  filled: { tone: "c-info", Icon: CircleDot },
  paid: { tone: "c-ok", Icon: CircleCheck },
  status_changed: { tone: "c-warn", Icon: CircleDot },
  address_changed: { tone: "c-warn", Icon: MapPinned },
  cancelled: { tone: "c-danger", Icon: CircleX },
  merged: { tone: "c-progress", Icon: GitMerge },
  waybill_added: { tone: "c-ok", Icon: Package },
  surcharge: { tone: "c-ok", Icon: CircleCheck },
  checked: { tone: "c-ok", Icon: ShieldCheck },
  changed: { tone: "c-progress", Icon: CircleDot },
} as const satisfies Record<TimelineKind, { tone: string; Icon: LucideIcon }>;

export function OrderHistory({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useLingui();
  const now = useNow();
  return (
    <section className={styles["block"]} aria-label={t`Historia`}>
      <h2 className="section-title"><Trans>Historia</Trans></h2>
      <Timeline
        items={entries.map((entry, index) => {
          const { tone, Icon } = LOOKS[entry.kind];
          const at = new Date(entry.at);
          return {
            id: `${entry.at}-${index}`,
            glyph: <span className={tone}><Icon className="icon" aria-hidden /></span>,
            text: (
              <>
                {entry.text} {entry.by !== null && <span className="faint">({entry.by})</span>}
              </>
            ),
            time: <time dateTime={entry.at}>{daysBetween(at, now) === 0 ? time(at) : dayTime(at, now)}</time>,
          };
        })}
      />
    </section>
  );
}

export function Waybills({ waybills }: { waybills: readonly Waybill[] }) {
  const { t } = useLingui();
  const now = useNow();
  if (waybills.length === 0) return null;
  return (
    <section className={styles["block"]} aria-label={t`Przesyłki`}>
      <h2 className="section-title"><Trans>Przesyłki</Trans></h2>
      {waybills.map((waybill) => (
        <div className={styles["ship"]} key={waybill.number}>
          <Package className="icon c-ok" aria-hidden />
          <div className="stack grow">
            <Copyable value={waybill.number} what={t`numer przesyłki`} mono />
            <small className="faint">
              {[waybill.carrier, waybill.addedAt === null ? null : dayTime(new Date(waybill.addedAt), now)].filter(Boolean).join(" · ")}
            </small>
          </div>
        </div>
      ))}
    </section>
  );
}

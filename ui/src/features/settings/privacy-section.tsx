// Whom the program talks to, and how long it remembers what was said.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useCall } from "#/shared/host/queries.ts";
import { useSettings, useUpdateSettings } from "#/shared/session/session.ts";
import { Failure } from "#/shared/ui/feedback.tsx";
import { Select } from "#/shared/ui/select.tsx";
import { Table } from "#/shared/ui/table.tsx";
import { tellRestored } from "./restored.ts";
import { Section, SettingLine, useHit } from "./section.tsx";
import styles from "./settings.module.css";

const USUAL_DAYS = 90;
const DAYS: readonly number[] = [7, 30, 90, 180, 365];

/** A number set elsewhere (in the terminal) stays choosable. */
const dayChoices = (current: number): readonly number[] =>
  DAYS.includes(current) ? DAYS : [...DAYS, current].sort((a, b) => a - b);

export function PrivacySection() {
  const { t } = useLingui();
  const { logBodyDays } = useSettings();
  const update = useUpdateSettings();
  const restore = () => {
    update({ logBodyDays: USUAL_DAYS });
    tellRestored(() => update({ logBodyDays }));
  };
  return (
    <Section id="privacy" onRestore={restore}>
      <div className={`card ${styles.tasks}`}>
        <SettingLine id="log_days" hint={t`Bez haseł i tokenów, dane osobowe zasłonięte`}>
          <Select
            label={t`Jak długo trzymać treść wywołań`}
            value={String(logBodyDays)}
            choices={dayChoices(logBodyDays).map((days) => ({
              id: String(days),
              label: plural(days, { one: "# dzień", few: "# dni", many: "# dni", other: "# dnia" }),
            }))}
            onChange={(days) => update({ logBodyDays: Number(days) })}
          />
        </SettingLine>
        <Hosts />
      </div>
    </Section>
  );
}

function Hosts() {
  const { t } = useLingui();
  const hosts = useCall("network_hosts", {});
  if (!useHit("hosts")) return null;
  if (hosts.isError) return <Failure error={hosts.error} onRetry={() => void hosts.refetch()} />;
  return (
    <Table
      label={t`Z kim łączy się Kram`}
      rows={hosts.data ?? []}
      rowKey={({ host }) => host}
      columns={[
        { id: "host", head: t`Z kim łączy się Kram`, cell: ({ host }) => <span className="mono">{host}</span> },
        {
          id: "purpose",
          head: t`Po co`,
          cell: ({ purpose }) => (
            <span className="muted" title={purpose}>
              {purpose}
            </span>
          ),
        },
      ]}
    />
  );
}

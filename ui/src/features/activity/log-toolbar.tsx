// Filters above the log.
import type { ReactNode } from "react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Calendar, Store, Tag as TagIcon } from "lucide-react";
import { count } from "#/shared/format/number.ts";
import type { LogPage } from "#/shared/host/contract.gen.ts";
import { useAccounts, useSettings } from "#/shared/session/session.ts";
import { Chip, ChipClear } from "#/shared/ui/chip.tsx";
import { Glyph } from "#/shared/ui/glyph.tsx";
import { Menu } from "#/shared/ui/menu.tsx";
import { Segmented } from "#/shared/ui/segmented.tsx";
import type { LogChoice } from "./log-choice.ts";
import { TOPICS, topicName } from "./topics.ts";

type Props = {
  choice: LogChoice;
  /** Number of the order the log is narrowed to by the address. */
  order: string | null;
  page: LogPage | undefined;
  onChange: (change: Partial<LogChoice>) => void;
  onForgetOrder: () => void;
};

export function LogToolbar({ choice, order, page, onChange, onForgetOrder }: Props) {
  const { t } = useLingui();
  return (
    <div className="toolbar" role="toolbar" aria-label={t`Filtry dziennika`}>
      <Segmented
        small
        label={t`Rodzaj`}
        value={choice.kind}
        choices={[
          { id: "all", label: t`Wszystko` },
          { id: "events", label: t`Zdarzenia` },
          { id: "requests", label: t`Wywołania API` },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      <ErrorsChip on={choice.onlyErrors} errors={page?.errorsToday ?? 0} onChange={(onlyErrors) => onChange({ onlyErrors })} />
      <AccountChip account={choice.account} onChange={(account) => onChange({ account })} />
      <TopicChip topic={choice.topic} onChange={(topic) => onChange({ topic })} />
      <Toggle
        label={t`Dziś`}
        on={choice.today}
        icon={<Calendar className="icon" aria-hidden />}
        onToggle={() => onChange({ today: !choice.today })}
      />
      {order !== null && (
        <span className="row">
          <Chip label={t`Zamówienie`} value={order} />
          <ChipClear label={t`Pokaż wszystkie zamówienia`} onClear={onForgetOrder} />
        </span>
      )}
      <span className="grow" />
      {page !== undefined && <Kept today={page.today} />}
    </div>
  );
}

function Kept({ today }: { today: number }) {
  const { logBodyDays } = useSettings();
  const entries = count(today);
  return (
    <span className="faint wide-only nowrap">
      <Plural
        value={today}
        one={`${entries} wpis dziś`}
        few={`${entries} wpisy dziś`}
        many={`${entries} wpisów dziś`}
        other={`${entries} wpisu dziś`}
      />
      {" · "}
      <Trans>treść wywołań przez {logBodyDays} dni, bez haseł i tokenów</Trans>
    </span>
  );
}

type ToggleProps = { label: string; on: boolean; icon: ReactNode; onToggle: () => void };

/** A chip that is only on or off. */
function Toggle({ label, on, icon, onToggle }: ToggleProps) {
  return (
    <button type="button" className={on ? "chip chip--on" : "chip"} aria-pressed={on} onClick={onToggle}>
      {icon}
      {label}
    </button>
  );
}

function ErrorsChip({ on, errors, onChange }: { on: boolean; errors: number; onChange: (on: boolean) => void }) {
  const { t } = useLingui();
  const label = errors > 0 ? t`Tylko błędy ${count(errors)}` : t`Tylko błędy`;
  const icon = (
    <span className={errors > 0 ? "c-danger" : "faint"}>
      <Glyph name="hold" />
    </span>
  );
  return <Toggle label={label} on={on} icon={icon} onToggle={() => onChange(!on)} />;
}

type AccountProps = { account: string | null; onChange: (account: string | null) => void };

function AccountChip({ account, onChange }: AccountProps) {
  const { t } = useLingui();
  const accounts = useAccounts();
  const chosen = accounts.find(({ id }) => id === account);
  if (accounts.length < 2) return null;
  return (
    <Menu
      label={t`Konto`}
      entries={[
        { id: "", label: t`Wszystkie konta`, chosen: account === null, onAction: () => onChange(null) },
        ...accounts.map(({ id, login }) => ({ id, label: login, chosen: id === account, onAction: () => onChange(id) })),
      ]}
    >
      <Chip label={t`Konto`} value={chosen?.login} icon={<Store className="icon" aria-hidden />} />
    </Menu>
  );
}

type TopicProps = { topic: LogChoice["topic"]; onChange: (topic: LogChoice["topic"]) => void };

function TopicChip({ topic, onChange }: TopicProps) {
  const { t } = useLingui();
  return (
    <Menu
      label={t`Temat`}
      entries={[
        { id: "", label: t`Wszystkie tematy`, chosen: topic === null, onAction: () => onChange(null) },
        ...TOPICS.map((id) => ({ id, label: topicName(id), chosen: id === topic, onAction: () => onChange(id) })),
      ]}
    >
      <Chip
        label={t`Temat`}
        value={topic === null ? undefined : topicName(topic)}
        icon={<TagIcon className="icon" aria-hidden />}
      />
    </Menu>
  );
}

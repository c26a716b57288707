// The "how often" choice, the same for accounts and for tasks.
import { useLingui } from "@lingui/react/macro";
import type { TaskKind } from "#/shared/host/contract.gen.ts";
import { Select } from "#/shared/ui/select.tsx";
import { BY_HAND, intervalChoices, intervalFrom, intervalText, intervalValue } from "./intervals.ts";

type Props = {
  label: string;
  kind: TaskKind;
  value: number | null;
  disabled?: boolean;
  onChange: (minutes: number | null) => void;
};

export function IntervalSelect({ label, kind, value, disabled = false, onChange }: Props) {
  const { t } = useLingui();
  const choices = [
    ...intervalChoices(kind, value).map((minutes) => ({ id: String(minutes), label: intervalText(minutes) })),
    { id: BY_HAND, label: t`ręcznie` },
  ];
  return (
    <Select
      label={label}
      choices={choices}
      value={intervalValue(value)}
      isDisabled={disabled}
      onChange={(chosen) => onChange(intervalFrom(chosen))}
    />
  );
}

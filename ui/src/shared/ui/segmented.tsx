// A few exclusive choices side by side.
import { classNames } from "./class-names.ts";

type Choice<T extends string> = { id: T; label: string };

type Props<T extends string> = {
  label: string;
  choices: readonly Choice<T>[];
  value: T;
  small?: boolean;
  onChange: (value: T) => void;
};

export function Segmented<T extends string>({ label, choices, value, small = false, onChange }: Props<T>) {
  return (
    <div className={classNames("seg", small && "seg--sm")} role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          className="seg__item"
          aria-pressed={choice.id === value}
          onClick={() => onChange(choice.id)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

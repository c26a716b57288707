// Filter chips: dashed while off, filled with their value and a cross while on.
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import { classNames } from "./class-names.ts";

type Props = {
  label: string;
  /** The chosen value; absent = the filter is off. */
  value?: string | undefined;
  icon?: ReactNode;
  className?: string;
  onPress?: () => void;
};

export function Chip({ label, value, icon, className, onPress }: Props) {
  return (
    <AriaButton
      className={classNames("chip", value !== undefined && "chip--on", className)}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {value === undefined ? (
        <>
          {icon}
          {label}
        </>
      ) : (
        <>
          <span className="chip__key">{label}:</span> {value}
        </>
      )}
    </AriaButton>
  );
}

type ClearProps = { label: string; onClear: () => void };

/** The cross beside an active chip; a button of its own, because it does something else. */
export function ChipClear({ label, onClear }: ClearProps) {
  return (
    <AriaButton className="chip-clear" aria-label={label} onPress={onClear}>
      <X className="icon" aria-hidden />
    </AriaButton>
  );
}

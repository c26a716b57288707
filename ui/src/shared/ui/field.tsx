// Text fields, the search box, check, switch and radio marks. Native inputs dressed by components.css.
import { Search, X } from "lucide-react";
import { useId, type ComponentProps, type ReactNode, type Ref } from "react";
import { t } from "@lingui/core/macro";
import { classNames } from "./class-names.ts";
import { Kbd } from "./kbd.tsx";

type InputProps = Omit<ComponentProps<"input">, "className" | "children"> & {
  label: string;
  /** The label is read aloud only. */
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  unit?: string;
};

export function TextField({ label, labelHidden = false, hint, error, unit, ...input }: InputProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className="field">
      <label className={labelHidden ? "sr-only" : "field__label"} htmlFor={id}>
        {label}
      </label>
      <span className={classNames("input", unit !== undefined && "input--num", error !== undefined && "is-error", input.disabled === true && "is-disabled")}>
        <input
          type="text"
          {...input}
          id={id}
          aria-invalid={error !== undefined}
          aria-describedby={error !== undefined || hint !== undefined ? noteId : undefined}
        />
        {unit !== undefined && <span className="input__unit">{unit}</span>}
      </span>
      {error !== undefined && (
        <span className="field__error" id={noteId}>
          {error}
        </span>
      )}
      {error === undefined && hint !== undefined && (
        <span className="field__hint" id={noteId}>
          {hint}
        </span>
      )}
    </div>
  );
}

type SearchProps = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  onEnter?: () => void;
  keys?: string;
  ref?: Ref<HTMLInputElement>;
};

/** Escape empties the box first and leaves it second. */
export function SearchField({ label, placeholder, value, onChange, onEnter, keys, ref }: SearchProps) {
  return (
    <label className="input input--search">
      <Search className="icon" aria-hidden />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onEnter?.();
          if (event.key !== "Escape") return;
          event.stopPropagation();
          if (value === "") event.currentTarget.blur();
          else onChange("");
        }}
      />
      {value !== "" && (
        <button type="button" className="input__clear" aria-label={t`Wyczyść`} onClick={() => onChange("")}>
          <X className="icon icon--sm" aria-hidden />
        </button>
      )}
      {value === "" && keys !== undefined && <Kbd keys={keys} />}
    </label>
  );
}

type CheckProps = {
  label: string;
  checked: boolean;
  mixed?: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
};

/** A bare box with a name for readers; `CheckOption` shows its words. */
export function Check({ label, checked, mixed = false, disabled = false, onChange }: CheckProps) {
  return (
    <input
      type="checkbox"
      className={classNames("check", mixed && "is-mixed")}
      aria-label={label}
      aria-checked={mixed ? "mixed" : checked}
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

type OptionProps = {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
};

export function CheckOption({ label, hint, checked, disabled = false, onChange }: OptionProps) {
  return (
    <label className="option">
      <input type="checkbox" className="check" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}

export function Switch({ label, hint, checked, disabled = false, onChange }: OptionProps) {
  return (
    <label className="option">
      <input
        type="checkbox"
        role="switch"
        className="switch"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}

type RadioProps = OptionProps & { name: string };

export function RadioOption({ label, hint, checked, disabled = false, name, onChange }: RadioProps) {
  return (
    <label className="option">
      <input type="radio" className="radio" name={name} checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}

// One choice from a list that drops down.
import { Button as AriaButton, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from "react-aria-components";

type Choice<T extends string> = { id: T; label: string };

type Props<T extends string> = {
  label: string;
  choices: readonly Choice<T>[];
  value: T;
  isDisabled?: boolean;
  onChange: (value: T) => void;
};

export function Select<T extends string>({ label, choices, value, isDisabled = false, onChange }: Props<T>) {
  return (
    <AriaSelect
      aria-label={label}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <AriaButton className="input select">
        <SelectValue />
      </AriaButton>
      <Popover className="popover menu" offset={4}>
        <ListBox className="menu__list">
          {choices.map((choice) => (
            <ListBoxItem className="menu__item" key={choice.id} id={choice.id} textValue={choice.label}>
              {choice.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

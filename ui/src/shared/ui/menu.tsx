// Menus that drop from a button, with keycaps drawn from the map of actions.
import type { ReactElement, ReactNode } from "react";
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { Kbd } from "./kbd.tsx";

export type MenuEntry = {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: string | undefined;
  detail?: ReactNode;
  /** A tick in front, for menus that choose. */
  chosen?: boolean;
  onAction: () => void;
};

type Props = {
  label: string;
  entries: readonly (MenuEntry | "separator")[];
  placement?: "bottom start" | "bottom end" | "right top" | "top start";
  /** The button that opens the menu. */
  children: ReactElement;
};

export function Menu({ label, entries, placement = "bottom start", children }: Props) {
  const run = (id: React.Key): void => {
    for (const entry of entries) if (entry !== "separator" && entry.id === id) entry.onAction();
  };
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover menu" placement={placement} offset={4}>
        <AriaMenu className="menu__list" aria-label={label} onAction={run}>
          {entries.map((entry, index) =>
            entry === "separator" ? (
              <Separator className="menu__sep" key={`separator-${index}`} />
            ) : (
              <AriaMenuItem className="menu__item" key={entry.id} id={entry.id} textValue={entry.label}>
                {entry.chosen !== undefined && <span className="menu__tick">{entry.chosen ? "✓" : ""}</span>}
                {entry.icon}
                <span className="truncate grow">{entry.label}</span>
                {entry.detail}
                {entry.keys !== undefined && <Kbd keys={entry.keys} />}
              </AriaMenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

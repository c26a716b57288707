// Actions as data: one list feeds the palette, the hotkeys, the menus' keycaps and the `?` sheet.
import { useEffect } from "react";

export type ActionGroup = "go" | "list" | "order" | "program" | "account";

export type Action = {
  id: string;
  title: string;
  group: ActionGroup;
  /** "mod+k", "shift+arrowdown", "f5", "g d"; several where several do the same. */
  keys?: readonly string[];
  run: () => void;
};

type Scope = { actions: readonly Action[]; level: number };

const scopes: Scope[] = [];

/** The frame registers below its screens, so that a screen's action wins over the frame's of the same id or keys. */
export const FRAME_LEVEL = 0;
const SCREEN_LEVEL = 1;

export const useActions = (actions: readonly Action[], level: number = SCREEN_LEVEL): void => {
  useEffect(() => {
    const scope = { actions, level };
    scopes.push(scope);
    return () => {
      scopes.splice(scopes.indexOf(scope), 1);
    };
  }, [actions, level]);
};

/** Everything that can be done now, each id once. */
export const currentActions = (): Action[] => {
  const byId = new Map<string, Action>();
  for (const { actions } of scopes.toSorted((one, other) => one.level - other.level))
    for (const action of actions) byId.set(action.id, action);
  return [...byId.values()];
};

export const actionForKeys = (keys: string): Action | undefined =>
  currentActions()
    .toReversed()
    .find((action) => action.keys?.includes(keys));

/** Whether a longer shortcut starts with these keys, so that "g" waits for its second letter. */
export const startsSequence = (keys: string): boolean =>
  currentActions().some((action) => action.keys?.some((each) => each.startsWith(`${keys} `)));

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

/** Scopes in the order they appeared: what a screen registers wins over the frame. */
const scopes: (readonly Action[])[] = [];

export const useActions = (actions: readonly Action[]): void => {
  useEffect(() => {
    scopes.push(actions);
    return () => {
      scopes.splice(scopes.indexOf(actions), 1);
    };
  }, [actions]);
};

/** Everything that can be done now, each id once. */
export const currentActions = (): Action[] => {
  const byId = new Map<string, Action>();
  for (const scope of scopes) for (const action of scope) byId.set(action.id, action);
  return [...byId.values()];
};

export const actionForKeys = (keys: string): Action | undefined =>
  currentActions()
    .toReversed()
    .find((action) => action.keys?.includes(keys));

/** Whether a longer shortcut starts with these keys, so that "g" waits for its second letter. */
export const startsSequence = (keys: string): boolean =>
  currentActions().some((action) => action.keys?.some((each) => each.startsWith(`${keys} `)));

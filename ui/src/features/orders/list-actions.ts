// Keys of the order list, as data for the palette and the `?` sheet.
import { useLingui } from "@lingui/react/macro";
import { useActions, type Action } from "#/shared/actions/actions.ts";
import type { OrderRow } from "#/shared/host/contract.gen.ts";
import { toast } from "#/shared/ui/toast.tsx";
import type { OpenList } from "./open-list.ts";
import { WHOLE } from "./order-rows.ts";

const SCREENFUL = 15;

type Options = {
  list: OpenList | null;
  focusSearch: () => void;
  onOpen: (row: OrderRow) => void;
};

export const useListActions = ({ list, focusSearch, onOpen }: Options): void => {
  const { t } = useLingui();
  /** The (i) of the cursor's row takes the focus; its hint shows and its name is read. */
  const showPoint = (): void => {
    // A key just before may have moved the cursor; it is drawn in the next frame.
    requestAnimationFrame(() => {
      const point = document.querySelector("[data-cursor] [data-point]");
      if (point instanceof HTMLElement) point.focus();
      else toast(t`To zamówienie nie ma punktu odbioru`);
    });
  };
  const open = (): void => {
    const row = list?.rows.at(list.cursor);
    if (row !== undefined) onOpen(row);
  };
  const tick = (): void => {
    if (list !== null && list.cursor >= 0) list.toggle(list.cursor);
  };
  const actions: Action[] = [
    { id: "list.search", title: t`Szukaj w zamówieniach`, group: "list", keys: ["/"], run: focusSearch },
    { id: "list.next", title: t`Następny wiersz`, group: "list", keys: ["j", "arrowdown"], run: () => list?.move(1) },
    { id: "list.previous", title: t`Poprzedni wiersz`, group: "list", keys: ["k", "arrowup"], run: () => list?.move(-1) },
    { id: "list.pagedown", title: t`Ekran w dół`, group: "list", keys: ["pagedown"], run: () => list?.move(SCREENFUL) },
    { id: "list.pageup", title: t`Ekran w górę`, group: "list", keys: ["pageup"], run: () => list?.move(-SCREENFUL) },
    { id: "list.first", title: t`Pierwszy wiersz`, group: "list", keys: ["home"], run: () => list?.moveTo(0) },
    { id: "list.last", title: t`Ostatni wiersz`, group: "list", keys: ["end"], run: () => list?.moveTo(list.rows.state.total - 1) },
    { id: "list.tick", title: t`Zaznacz wiersz`, group: "list", keys: ["x"], run: tick },
    { id: "list.extend.down", title: t`Zaznacz zakres w dół`, group: "list", keys: ["shift+arrowdown"], run: () => list?.extendTo(list.cursor + 1) },
    { id: "list.extend.up", title: t`Zaznacz zakres w górę`, group: "list", keys: ["shift+arrowup"], run: () => list?.extendTo(list.cursor - 1) },
    { id: "list.all", title: t`Zaznacz wszystkie`, group: "list", keys: ["mod+a"], run: () => list?.selectFirst(WHOLE) },
    { id: "list.clear", title: t`Odznacz wszystkie`, group: "list", keys: ["escape"], run: () => list?.clear() },
    { id: "list.open", title: t`Otwórz zamówienie`, group: "list", keys: ["enter"], run: open },
    { id: "list.point", title: t`Pokaż punkt odbioru`, group: "list", keys: ["i"], run: showPoint },
    { id: "list.filter", title: t`Dodaj filtr`, group: "list", keys: ["f"], run: pressFilterMenu },
  ];
  useActions(actions);
};

const pressFilterMenu = (): void => {
  const button = document.querySelector("[data-filter-menu]");
  if (button instanceof HTMLElement) button.click();
};

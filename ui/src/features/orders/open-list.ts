// The list the seller works in: its rows, the cursor and the ticks. Shared by the list and the open order.
import { useEffect, useState, useSyncExternalStore } from "react";
import type { OrderQuery, OrderRow } from "#/shared/host/contract.gen.ts";
import { OrderRows } from "./order-rows.ts";

/** Cursor and selection are independent, as in the design: one is where the keys act, the other what bulk actions take. */
export class OpenList {
  readonly rows: OrderRows;
  cursor = -1;
  /** Grows when the cursor moved by a key and should be scrolled to. */
  follow = 0;
  selected: ReadonlySet<string> = new Set();
  #anchor = -1;
  #version = 0;
  #listeners = new Set<() => void>();

  constructor(query: OrderQuery) {
    this.rows = new OrderRows(query);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  version = (): number => this.#version;

  moveTo(index: number): void {
    const last = this.rows.state.total - 1;
    if (last < 0) return;
    this.cursor = Math.max(0, Math.min(index, last));
    this.#anchor = this.cursor;
    this.follow += 1;
    this.rows.ensure(this.cursor, this.cursor);
    this.#tell();
  }

  /** Puts the cursor under the pointer, where nothing needs scrolling. */
  point(index: number): void {
    this.cursor = index;
    this.#anchor = index;
    this.#tell();
  }

  move(step: number): void {
    this.moveTo(this.cursor < 0 ? 0 : this.cursor + step);
  }

  toggle(index: number): void {
    const id = this.rows.at(index)?.id;
    if (id === undefined) return;
    const next = new Set(this.selected);
    if (!next.delete(id)) next.add(id);
    this.#anchor = index;
    this.#select(next);
  }

  /** Shift: everything between the anchor and here, beside what was ticked before. */
  extendTo(index: number): void {
    const last = this.rows.state.total - 1;
    const end = Math.max(0, Math.min(index, last));
    const anchor = this.#anchor < 0 ? end : this.#anchor;
    this.cursor = end;
    this.follow += 1;
    this.#select(new Set([...this.selected, ...this.#idsBetween(Math.min(anchor, end), Math.max(anchor, end))]));
  }

  /** Ticks the loaded rows up to a bound; a command takes no more at once. */
  selectFirst(limit: number): void {
    this.#select(new Set(this.#idsBetween(0, Math.min(limit, this.rows.state.total) - 1)));
  }

  clear(): void {
    this.#select(new Set());
  }

  /** Ticks and cursor of an earlier opening of the same list, where the orders are still here. */
  takeOver(earlier: OpenList): void {
    const at = earlier.rows.at(earlier.cursor)?.id;
    this.selected = earlier.selected;
    this.cursor = at === undefined ? -1 : this.rows.indexOf(at);
    this.#anchor = this.cursor;
  }

  selectedRows(): OrderRow[] {
    const found: OrderRow[] = [];
    for (let index = 0; index < this.rows.state.total && found.length < this.selected.size; index += 1) {
      const row = this.rows.at(index);
      if (row !== undefined && this.selected.has(row.id)) found.push(row);
    }
    return found;
  }

  #idsBetween(from: number, to: number): string[] {
    const ids: string[] = [];
    for (let index = from; index <= to; index += 1) {
      const id = this.rows.at(index)?.id;
      if (id !== undefined) ids.push(id);
    }
    return ids;
  }

  #select(next: ReadonlySet<string>): void {
    this.selected = next;
    this.#tell();
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

/** The list that is open, kept while an order of it is read, so that going back finds everything in its place. */
let kept: OpenList | null = null;

export const forgetOpenList = (): void => {
  kept?.rows.close();
  kept = null;
};

type Opened = { list: OpenList | null; isPending: boolean; rebuild: () => void };

/** Opens the list of a query. The earlier list stays until the new one has its first rows. */
export const useOpenList = (query: OrderQuery): Opened => {
  const key = JSON.stringify(query);
  const [opened, setOpened] = useState<OpenList | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (round === 0 && kept?.rows.key === key) return undefined;
    const next = new OpenList(JSON.parse(key));
    let isWanted = true;
    void next.rows.open().then(() => {
      if (!isWanted) {
        next.rows.close();
        return;
      }
      if (kept?.rows.key === key) next.takeOver(kept);
      forgetOpenList();
      kept = next;
      setOpened(next);
      setRound(0);
    });
    return () => {
      isWanted = false;
    };
  }, [key, round]);
  const shown = kept?.rows.key === key ? kept : opened;
  return { list: shown, isPending: shown?.rows.key !== key, rebuild: () => setRound(round + 1) };
};

/** Renders again when the cursor, the ticks or the rows of the list change. */
export const useListVersion = (list: OpenList): number => {
  const rows = useSyncExternalStore(list.rows.subscribe, list.rows.version);
  const marks = useSyncExternalStore(list.subscribe, list.version);
  return rows + marks;
};

// The open list of orders: sparse pages of one query, fixed at the moment it was opened.
//
// Membership never moves under the pointer: pages come "as of" the snapshot of the first one, changed rows are
// replaced in place, and what came since is only counted.
import { call, onAppEvent } from "#/shared/host/call.ts";
import type { OrderCount, OrderPage, OrderQuery, OrderRow } from "#/shared/host/contract.gen.ts";

export const PAGE = 100;
/** Lists up to here are loaded whole, so that every group knows its size. */
export const WHOLE = 500;
/** Pages kept in memory; the ones looked at longest ago go first. */
const KEPT_PAGES = 60;
const REFRESH_MS = 150;
const REFRESH_BATCH = 500;

type Page = { rows: OrderRow[]; next: string | null };

export type OrderRowsState = {
  ready: boolean;
  error: unknown;
  total: number;
  /** Orders that belong here and came after the list was opened. */
  newer: number;
  /** Orders that no longer belong here but keep their place until the list is rebuilt. */
  left: number;
};

export class OrderRows {
  readonly key: string;
  readonly query: OrderQuery;
  /** Scroll position, kept while an order is open. */
  readonly scroll = { top: 0 };
  #pages = new Map<number, Page>();
  #loading = new Map<number, Promise<void>>();
  #snapshot: number | null = null;
  #state: OrderRowsState = { ready: false, error: null, total: 0, newer: 0, left: 0 };
  #version = 0;
  #listeners = new Set<() => void>();
  #stop: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(query: OrderQuery) {
    this.query = query;
    this.key = JSON.stringify(query);
  }

  get state(): OrderRowsState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  version = (): number => this.#version;

  at(index: number): OrderRow | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.rows[index % PAGE];
  }

  /** Rows from the top without a gap: as far as groups can be told. */
  leading(): OrderRow[] {
    const rows: OrderRow[] = [];
    for (let page = 0; ; page += 1) {
      const loaded = this.#pages.get(page);
      if (loaded === undefined) return rows;
      rows.push(...loaded.rows);
    }
  }

  /** Index of a loaded order. */
  indexOf(id: string): number {
    for (const [number, page] of this.#pages) {
      const at = page.rows.findIndex((row) => row.id === id);
      if (at !== -1) return number * PAGE + at;
    }
    return -1;
  }

  /** Reads the first page and the count, and listens from then on. Never throws: the state says what failed. */
  async open(): Promise<void> {
    this.#stop ??= onAppEvent((event) => {
      if (event.type === "changed" && event.tags.includes("orders")) this.#refreshSoon();
    });
    try {
      const first = await this.#list(null);
      this.#snapshot = first.snapshot;
      this.#pages.set(0, first);
      const { total } = first.next === null ? { total: first.rows.length } : await this.#count();
      this.#set({ ready: true, error: null, total });
      if (first.next !== null && total <= WHOLE) this.ensure(0, total - 1);
    } catch (error) {
      this.#set({ ready: true, error });
    }
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Loads what is missing between two rows. */
  ensure = (first: number, last: number): void => {
    const end = Math.min(last, this.#state.total - 1);
    for (let page = Math.floor(first / PAGE); page <= Math.floor(end / PAGE); page += 1) void this.loaded(page);
  };

  /** Resolves once the row is here, or its page has failed. */
  loadedRow(index: number): Promise<void> {
    return this.loaded(Math.floor(index / PAGE));
  }

  /** Resolves once the page is here or has failed. */
  loaded(page: number): Promise<void> {
    const known = this.#pages.get(page);
    if (known !== undefined) {
      // Re-inserting makes it the youngest of the kept pages.
      this.#pages.delete(page);
      this.#pages.set(page, known);
      return Promise.resolve();
    }
    const running = this.#loading.get(page);
    if (running !== undefined) return running;
    const started = this.#load(page).finally(() => this.#loading.delete(page));
    this.#loading.set(page, started);
    return started;
  }

  async #load(page: number): Promise<void> {
    const cursor = this.#pages.get(page - 1)?.next ?? null;
    try {
      const loaded = await this.#list(cursor === null ? { offset: page * PAGE } : { after: cursor });
      this.#pages.set(page, loaded);
      this.#forgetOldest();
      const isShort = loaded.rows.length < PAGE && loaded.next === null;
      this.#set(isShort ? { total: page * PAGE + loaded.rows.length } : {});
    } catch (error) {
      this.#set({ error });
    }
  }

  #forgetOldest(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= KEPT_PAGES) return;
      // The first pages carry the groups.
      if (page >= WHOLE / PAGE) this.#pages.delete(page);
    }
  }

  #list(start: { after: string } | { offset: number } | null): Promise<OrderPage> {
    return call("list_orders", { query: this.query, start, limit: PAGE, snapshot: this.#snapshot });
  }

  #count(): Promise<OrderCount> {
    return call("count_orders", { query: this.query, snapshot: this.#snapshot });
  }

  #refreshSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#refresh();
    }, REFRESH_MS);
  }

  /** Replaces loaded rows by their present state, in place, and counts what came and went. */
  async #refresh(): Promise<void> {
    if (!this.#state.ready || this.#snapshot === null) return;
    try {
      const ids = [...this.#pages.values()].flatMap((page) => page.rows.map((row) => row.id));
      for (let from = 0; from < ids.length; from += REFRESH_BATCH)
        this.#replace(await call("orders_by_ids", { ids: ids.slice(from, from + REFRESH_BATCH) }));
      const { total, newer } = await this.#count();
      this.#set({ newer, left: Math.max(0, this.#state.total - total) });
    } catch (error) {
      this.#set({ error });
    }
  }

  #replace(fresh: OrderRow[]): void {
    const byId = new Map(fresh.map((row) => [row.id, row]));
    for (const [number, page] of this.#pages)
      this.#pages.set(number, { ...page, rows: page.rows.map((row) => byId.get(row.id) ?? row) });
    this.#set({});
  }

  #set(change: Partial<OrderRowsState>): void {
    this.#state = { ...this.#state, ...change };
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

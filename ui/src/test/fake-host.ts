// An in-memory host for development without Rust (`?fake`, `?fake=100000`) and for tests of screens.
import type { Args, CommandName, Host, Result } from "#/shared/host/host.ts";
import { VIEWS } from "#/shared/order/order-search.ts";
import type { AppEvent, OrderQuery, OrderRow, SavedView, UpdateSettings } from "#/shared/host/contract.gen.ts";
import { fakeDetail } from "./fake-detail.ts";
import { failure, type Handlers } from "./fake-failure.ts";
import { logHandlers } from "./fake-log.ts";
import { fakeOrder } from "./fake-orders.ts";
import { runQuery } from "./fake-query.ts";
import { customerHandlers, linkHandlers, taskHandlers, todayHandlers } from "./fake-screens.ts";
import { fakeAccounts, fakeSettings, fakeState, fakeSync } from "./fake-world.ts";

export type FakeHost = Host & {
  /** Commands in the order they were given. */
  readonly calls: { name: CommandName; args: unknown }[];
  readonly orders: OrderRow[];
  emit(event: AppEvent): void;
};

const BIG = 10_000;

const missing = (): never => {
  throw failure({ code: "not_found", message: "Nie ma takiego zamówienia na tym komputerze." });
};

const orderHandlers = (orders: OrderRow[]) => {
  const byId = (id: string): OrderRow => orders.find((row) => row.id === id) ?? missing();
  /** Rows with a place below the snapshot had arrived when it was taken: new ones are put in front. */
  const within = (snapshot: number | null): OrderRow[] => (snapshot === null ? orders : orders.slice(orders.length - snapshot));
  /** In big worlds answers stay, for scrolling trials: pages of a hundred thousand rows must not sort them each time. */
  const answers = new Map<string, OrderRow[]>();
  const run = (query: OrderQuery, snapshot: number | null): OrderRow[] => {
    if (orders.length < BIG) return runQuery(within(snapshot), query);
    const key = JSON.stringify([query, snapshot ?? orders.length]);
    const known = answers.get(key) ?? runQuery(within(snapshot), query);
    answers.set(key, known);
    return known;
  };
  return {
    list_orders: ({ query, start, limit, snapshot }) => {
      const rows = run(query, snapshot);
      const from = start === null ? 0 : "offset" in start ? start.offset : Number(start.after);
      const next = from + limit < rows.length ? String(from + limit) : null;
      return { rows: rows.slice(from, from + limit), next, snapshot: snapshot ?? orders.length };
    },
    count_orders: ({ query, snapshot }) => {
      const total = run(query, snapshot).length;
      return { total, newer: run(query, null).length - total };
    },
    orders_by_ids: ({ ids }) => orders.filter((row) => ids.includes(row.id)),
    count_views: ({ accounts }) => {
      const filter = { accounts, statuses: [], payments: [], deliveries: [], deadline: null, boughtFrom: null, boughtTo: null, hasMessage: null, wantsInvoice: null, countries: [], amountFromMinor: null, amountToMinor: null, onlyUnopened: null, text: null };
      return VIEWS.map((view) => ({ view, count: runQuery(orders, { view, filter, sort: { by: "bought_at", descending: true } }).length }));
    },
    delivery_names: () => [...new Set(orders.map((row) => row.deliveryName))],
    get_order: ({ id }) => fakeDetail(byId(id)),
    get_order_raw: ({ id }) => JSON.stringify({ id, buyer: { login: byId(id).buyerLogin } }, null, 2),
    mark_order_opened: ({ id }) => {
      const index = orders.findIndex((row) => row.id === id);
      orders[index] = { ...byId(id), isNew: false };
      return {};
    },
    refresh_order: ({ id }) => fakeDetail(byId(id)),
    find_by_code: ({ code }) => ({
      orders: orders.filter((row) => row.id === code || row.number === code || row.waybills.includes(code)),
    }),
  } satisfies Partial<Handlers>;
};

const settingsHandlers = (accounts: ReturnType<typeof fakeAccounts>) => {
  let settings = fakeSettings();
  return {
    app_state: () => fakeState(accounts, settings),
    get_settings: () => settings,
    update_settings: ({ allAccounts, ...change }: UpdateSettings) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null));
      settings = { ...settings, ...given, ...(allAccounts ? { currentAccount: null } : {}) };
      return settings;
    },
    list_accounts: () => accounts,
  } satisfies Partial<Handlers>;
};

const viewHandlers = () => {
  let views: SavedView[] = [];
  return {
    list_views: () => views,
    save_view: (view: SavedView) => {
      const saved = { ...view, id: view.id ?? `view-${views.length + 1}` };
      views = [...views.filter((each) => each.id !== saved.id), saved];
      return saved;
    },
    delete_view: ({ id }: { id: string }) => {
      views = views.filter((each) => each.id !== id);
      return {};
    },
  } satisfies Partial<Handlers>;
};

type Options = { orders?: number; overrides?: Partial<Handlers> };

export const fakeHost = ({ orders: howMany = 320, overrides = {} }: Options = {}): FakeHost => {
  const orders = Array.from({ length: howMany }, (_, index) => fakeOrder(index));
  const listeners = new Set<(event: AppEvent) => void>();
  const emit = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const changed = (...tags: string[]): void => emit({ type: "changed", tags });
  const views = viewHandlers();
  const ofOrders = orderHandlers(orders);
  const handlers: Partial<Handlers> = {
    ...settingsHandlers(fakeAccounts()),
    ...ofOrders,
    ...views,
    mark_order_opened: (args) => {
      const done = ofOrders.mark_order_opened(args);
      changed("orders");
      return done;
    },
    save_view: (view) => {
      const saved = views.save_view(view);
      changed("views");
      return saved;
    },
    delete_view: (args) => {
      const done = views.delete_view(args);
      changed("views");
      return done;
    },
    secret_store: () => ({ kind: "keychain", locked: false, new: false }),
    network_hosts: () => [{ host: "api.allegro.pl", purpose: "Zamówienia i konto" }],
    sync_state: fakeSync,
    sync_now: () => ({ accounts: [], summary: "Brak zmian" }),
    ...taskHandlers(changed),
    ...logHandlers(),
    ...todayHandlers(orders),
    ...customerHandlers(orders),
    ...linkHandlers(emit, { rereadsUntilAnswer: 4 }).handlers,
    ...overrides,
  };
  const calls: FakeHost["calls"] = [];
  return {
    calls,
    orders,
    emit,
    call: async <N extends CommandName>(name: N, args: Args<N>): Promise<Result<N>> => {
      calls.push({ name, args });
      const handler: Partial<Handlers>[N] = handlers[name];
      if (handler === undefined) throw failure({ code: "unknown_command", message: `The fake host has no ${name}` });
      return handler(args);
    },
    listen(onEvent) {
      listeners.add(onEvent);
      return () => {
        listeners.delete(onEvent);
      };
    },
  };
};

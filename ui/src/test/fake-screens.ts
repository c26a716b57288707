// Answers of the fake world for first run, settings, customers and the day.
import type {
  AppEvent,
  CustomerRow,
  LinkAttempt,
  OrderRow,
  StartLink,
  Task,
  TodayCard,
  TodayCardKind,
  View,
} from "#/shared/host/contract.gen.ts";
import { failure, type Handlers } from "./fake-failure.ts";
import { FAKE_NOW } from "./fake-orders.ts";
import { runQuery } from "./fake-query.ts";

const EVERYTHING = {
  accounts: [],
  statuses: [],
  payments: [],
  deliveries: [],
  deadline: null,
  boughtFrom: null,
  boughtTo: null,
  hasMessage: null,
  wantsInvoice: null,
  countries: [],
  amountFromMinor: null,
  amountToMinor: null,
  onlyUnopened: null,
  text: null,
} as const;

const minutesFromNow = (minutes: number): string => new Date(FAKE_NOW.getTime() + minutes * 60_000).toISOString();

const task = (id: string, kind: Task["kind"], intervalMinutes: number | null, lastResult: string | null): Task => ({
  id,
  kind,
  account: id.split(":")[1] ?? null,
  enabled: true,
  intervalMinutes,
  running: false,
  lastRunAt: lastResult === null ? null : minutesFromNow(-6),
  nextRunAt: intervalMinutes === null ? null : minutesFromNow(intervalMinutes - 6),
  lastOk: lastResult === null ? null : !lastResult.startsWith("Nie"),
  lastResult,
});

export const taskHandlers = (changed: (...tags: string[]) => void) => {
  let tasks = [
    task("orders:acc-1", "orders", 10, "3 nowe, 1 zmienione"),
    task("orders:acc-2", "orders", 30, "Nie udało się: przekroczony czas"),
    task("reconcile", "reconcile", 360, "zgodne z Allegro"),
    task("tokens", "tokens", 30, null),
    task("points", "points", 1440, "21 480 punktów"),
  ];
  const replace = (id: string, change: (task: Task) => Task): Task => {
    const found = tasks.find((each) => each.id === id);
    if (found === undefined) throw failure({ code: "not_found", message: "Nie ma takiego zadania." });
    const next = change(found);
    tasks = tasks.map((each) => (each.id === id ? next : each));
    changed("tasks");
    return next;
  };
  return {
    list_tasks: () => tasks,
    update_task: ({ id, enabled, intervalMinutes }) => replace(id, (old) => ({ ...old, enabled, intervalMinutes })),
    run_task: ({ id }) =>
      replace(id, (old) => ({ ...old, lastRunAt: FAKE_NOW.toISOString(), lastOk: true, lastResult: "Brak zmian" })),
  } satisfies Partial<Handlers>;
};

const CARDS: readonly (readonly [TodayCardKind, View])[] = [
  ["due_today", "due_today"],
  ["problems", "problems"],
  ["awaiting_payment", "awaiting_payment"],
  ["new_orders", "new"],
];

export const todayHandlers = (orders: readonly OrderRow[]) =>
  ({
    today: ({ accounts }) => ({
      cards: CARDS.map(([kind, view]): TodayCard => {
        const query = { view, filter: { ...EVERYTHING, accounts }, sort: { by: "ship_by", descending: false } } as const;
        const rows = runQuery([...orders], { ...query, filter: { ...query.filter, ...emptyLists(accounts) } });
        const minor = rows.reduce((sum, row) => sum + row.total.minor, 0);
        return {
          kind,
          count: rows.length,
          value: rows.length === 0 ? null : { minor, currency: "PLN" },
          firstDeadline: rows[0]?.shipBy ?? null,
          query: { ...query, filter: { ...query.filter, ...emptyLists(accounts) } },
          rows: rows.slice(0, 4),
        };
      }),
    }),
  }) satisfies Partial<Handlers>;

/** The contract wants lists of its own. */
const emptyLists = (accounts: string[]) => ({ accounts, statuses: [], payments: [], deliveries: [], countries: [] });

const customersOf = (orders: readonly OrderRow[]): CustomerRow[] => {
  const byLogin = new Map<string, OrderRow[]>();
  for (const order of orders) byLogin.set(order.buyerLogin, [...(byLogin.get(order.buyerLogin) ?? []), order]);
  return [...byLogin].map(([login, theirs]) => ({
    id: `c-${login}`,
    login,
    name: theirs[0]?.buyerName ?? login,
    company: null,
    city: "Łódź",
    phone: "+48 600 100 200",
    email: `${login}+4f2a@allegromail.pl`,
    orders: theirs.length,
    lastOrderAt: theirs[0]?.boughtAt ?? FAKE_NOW.toISOString(),
  }));
};

export const customerHandlers = (orders: readonly OrderRow[]) => {
  const customers = customersOf(orders);
  return {
    list_customers: ({ text }) => {
      const rows = customers.filter((row) => text === null || `${row.login} ${row.name}`.toLowerCase().includes(text.toLowerCase()));
      return { rows, next: null, total: rows.length };
    },
    get_customer: ({ id }) => {
      const row = customers.find((each) => each.id === id);
      if (row === undefined) throw failure({ code: "not_found", message: "Nie ma takiego klienta." });
      const theirs = orders.filter((order) => order.buyerLogin === row.login);
      const address = { name: row.name, company: null, street: "Piotrkowska 12/3", postCode: "90-001", city: "Łódź", country: "PL", phone: row.phone };
      return {
        row,
        emails: [row.email, `${row.login}+19bc@allegromail.pl`],
        addresses: [
          { address, seenAt: FAKE_NOW.toISOString() },
          { address: { ...address, street: "Zielona 4" }, seenAt: minutesFromNow(-90_000) },
        ],
        spent: { minor: theirs.reduce((sum, order) => sum + order.total.minor, 0), currency: "PLN" },
        orders: theirs,
      };
    },
  } satisfies Partial<Handlers>;
};

type LinkOptions = {
  /** The seller's answer comes by itself after so many readings; absent = only by `move`. */
  rereadsUntilAnswer?: number;
};

/** Linking moves on when told to, so that every stage can be looked at. */
export const linkHandlers = (emit: (event: AppEvent) => void, { rereadsUntilAnswer }: LinkOptions = {}) => {
  let attempt: LinkAttempt | null = null;
  let started = 0;
  let reread = 0;
  const move = (change: Partial<LinkAttempt>): LinkAttempt => {
    if (attempt === null) throw failure({ code: "not_found", message: "Nie ma takiej próby." });
    attempt = { ...attempt, ...change };
    emit({ type: "link", attempt });
    return attempt;
  };
  return {
    move,
    handlers: {
      start_link: ({ environment, method }: StartLink) => {
        started += 1;
        const device = method === "device";
        attempt = {
          id: `attempt-${started}`,
          environment,
          method: method ?? "localhost",
          stage: "waiting",
          url: "https://allegro.pl/auth/oauth/authorize?client_id=kram",
          userCode: device ? "ABC-DEF-GHI" : null,
          expiresAt: new Date(Date.now() + 600_000).toISOString(),
          login: null,
          company: null,
          account: null,
          message: null,
          error: null,
        };
        return attempt;
      },
      link_attempt: () => {
        reread += 1;
        return move(reread === rereadsUntilAnswer ? { stage: "confirm_account", login: "lampy-nova", company: "Lampy Nova" } : {});
      },
      cancel_link: () => move({ stage: "cancelled" }),
      confirm_link: ({ accept }) =>
        move(accept ? { stage: "done", account: "acc-9", message: "Tokeny pobrane pomyślnie" } : { stage: "cancelled" }),
    } satisfies Partial<Handlers>,
  };
};

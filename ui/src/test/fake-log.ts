// The activity log of the fake world: events, calls, one refusal with its explanation.
import type { ListLog, LogEntry, LogPage, LogRow } from "#/shared/host/contract.gen.ts";
import { failure, type Handlers } from "./fake-failure.ts";
import { FAKE_NOW } from "./fake-orders.ts";

const BASE: LogRow = {
  id: "",
  at: "",
  kind: "event",
  topic: "sync",
  account: "acc-1",
  text: "",
  method: null,
  detail: null,
  status: null,
  ok: true,
  durationMs: null,
  order: null,
  orderNumber: null,
  by: null,
  expandable: false,
};

const request = (method: string, text: string, status: number | null, durationMs: number): Partial<LogRow> => ({
  kind: "request",
  topic: "orders",
  method,
  text,
  status,
  ok: status !== null && status < 400,
  durationMs,
  expandable: true,
});

const LINES: readonly Partial<LogRow>[] = [
  { text: "Synchronizacja: 3 nowe zamówienia, 1 zmiana adresu" },
  { ...request("GET", "/order/events", 200, 214), detail: "?from=1732278…" },
  { ...request("GET", "/order/checkout-forms/{id}", 200, 188), detail: "29738e61…", order: "o-1", orderNumber: "29738e61" },
  { ...request("GET", "/order/checkout-forms", 422, 641), detail: "?offset=10000" },
  { kind: "change", topic: "settings", text: "Pobieranie zamówień: co 10 min", by: "Ty", expandable: true },
  { ...request("POST", "/auth/oauth/token", 200, 296), topic: "tokens", detail: "odnowienie tokenów" },
  { topic: "network", text: "Internet wrócił po 4 min 51 s" },
  { topic: "network", ok: false, text: "Brak internetu, zamówienia czytasz z tego komputera" },
  { ...request("GET", "/order/events", null, 10_000), detail: "przekroczony czas, ponowię za 15 s" },
  { topic: "accounts", text: "Powiązano konto lampy-nova", account: "acc-2" },
];

const STEP_MS = 9000;

export const fakeLogRows = (howMany = 240): LogRow[] =>
  Array.from({ length: howMany }, (_, index) => ({
    ...BASE,
    ...LINES[index % LINES.length],
    id: `log-${index + 1}`,
    at: new Date(FAKE_NOW.getTime() - index * STEP_MS).toISOString(),
  }));

const matches = (row: LogRow, { filter }: ListLog): boolean =>
  (filter.kinds.length === 0 || filter.kinds.includes(row.kind)) &&
  (filter.topics.length === 0 || filter.topics.includes(row.topic)) &&
  (filter.accounts.length === 0 || (row.account !== null && filter.accounts.includes(row.account))) &&
  (!filter.onlyErrors || !row.ok) &&
  (filter.order === null || row.order === filter.order) &&
  (filter.text === null || `${row.text} ${row.status ?? ""}`.toLowerCase().includes(filter.text.toLowerCase()));

const page = (rows: readonly LogRow[], args: ListLog): LogPage => {
  const found = rows.filter((row) => matches(row, args));
  const from = args.after === null ? 0 : Number(args.after);
  const to = from + args.limit;
  return {
    rows: found.slice(from, to),
    next: to < found.length ? String(to) : null,
    today: rows.length,
    errorsToday: rows.filter((row) => !row.ok).length,
  };
};

const REFUSED = {
  errors: [{ code: "UnprocessableEntity", path: "offset", message: "offset + limit > 10000", userMessage: "Przekroczony zakres" }],
};

const entryOf = (row: LogRow): LogEntry => {
  const isRequest = row.kind === "request";
  const explanation =
    row.status === 422
      ? {
          ...failure({}).dto,
          message: "Allegro odrzuciło zapytanie: poza zakresem 10 000 zamówień.",
          nextStep: "Nic nie zginęło. Kram pobierze resztę według daty.",
          remoteCode: "UnprocessableEntity",
        }
      : null;
  return {
    row,
    explanation,
    url: isRequest ? `https://api.allegro.pl${row.text.replace("{id}", "29738e61-7f6a-11e8-ac45-09db60ede9d6")}` : null,
    requestHeaders: isRequest
      ? [
          { name: "Authorization", value: "Bearer ••••" },
          { name: "Accept", value: "application/vnd.allegro.public.v1+json" },
        ]
      : [],
    requestBody: row.method === "POST" ? "grant_type=refresh_token&refresh_token=••••" : null,
    responseHeaders: isRequest ? [{ name: "Content-Type", value: "application/json" }] : [],
    responseBody: isRequest && row.status !== null ? JSON.stringify(row.ok ? { events: [], count: 0 } : REFUSED, null, 2) : null,
    traceId: isRequest ? "8f0c2b71-5d3e" : null,
    attempt: isRequest ? 1 : null,
    oldValue: row.kind === "change" ? "co 15 min" : null,
    newValue: row.kind === "change" ? "co 10 min" : null,
  };
};

export const logHandlers = (rows: readonly LogRow[] = fakeLogRows()) =>
  ({
    list_log: (args) => page(rows, args),
    get_log_entry: ({ id }) => {
      const row = rows.find((each) => each.id === id);
      if (row === undefined) throw failure({ code: "not_found", message: "Nie ma takiego wpisu." });
      return entryOf(row);
    },
  }) satisfies Partial<Handlers>;

// Made from src-tauri/crates/app/src/contract by a test; do not edit.

export type Account = { id: string, sellerId: string, login: string, company: string | null, environment: EnvironmentDto, state: AccountState, 
/**
 * Index 0–7 into the palette of account colours.
 */
colour: number, 
/**
 * Place in the switcher; `Ctrl+1` opens position 1.
 */
position: number, linkedAt: string, 
/**
 * Absent while the secret store is locked or the account needs linking.
 */
tokens: TokenSummary | null, sync: AccountSync, settings: AccountSettings, };

export type AccountResult = { account: string, login: string, new: number, changed: number, error: AppErrorDto | null, };

export type AccountSettings = { 
/**
 * Minutes between fetches of orders, 1–60; absent = only by hand.
 */
ordersIntervalMinutes: number | null, };

export type AccountState = "linked" | "needs_relink" | "locked";

export type AccountSync = { running: boolean, lastAttemptAt: string | null, lastSuccessAt: string | null, 
/**
 * When a full comparison last proved that every order equals Allegro's ("zgodne z Allegro: 09:12").
 */
agreedAt: string | null, 
/**
 * Running first import; absent once finished.
 */
backfill: Backfill | null, 
/**
 * Since when nothing could be reached; absent while online.
 */
offlineSince: string | null, lastError: AppErrorDto | null, };

export type Address = { name: string, company: string | null, street: string, postCode: string, city: string, country: string, phone: string | null, };

export type AddressVersion = { address: Address, 
/**
 * When we first saw it.
 */
seenAt: string, };

export type AppErrorDto = { code: ErrorCode, 
/**
 * One or two sentences in the language of the program.
 */
message: string, 
/**
 * What to do next, in the language of the program.
 */
nextStep: string | null, retryAfterSeconds: number | null, fields: Array<FieldError>, action: ErrorAction | null, 
/**
 * Activity-log entry with the raw answer, where there is one.
 */
logId: string | null, 
/**
 * Allegro's own code, where there is one (`CheckoutFormNotFoundException`).
 */
remoteCode: string | null, };

export type AppEvent = { "type": "changed", tags: Array<string>, } | { "type": "orders_arrived", result: AccountResult, } | { "type": "sync", state: SyncState, } | { "type": "link", attempt: LinkAttempt, } | { "type": "open_url", url: string, } | { "type": "focus" };

export type AppState = { version: string, now: string, 
/**
 * No account was ever linked: show "Zaczynamy".
 */
firstRun: boolean, 
/**
 * Example data from the built-in simulator is in use.
 */
demo: boolean, 
/**
 * A simulator is at hand (`KRAM_SIM_URL` or the demo), so the environment may be chosen.
 */
simulator: boolean, accounts: Array<Account>, settings: Settings, secrets: SecretStoreState, dataDir: string, 
/**
 * A trouble of start-up that the window must show (another instance writes, clock far off …).
 */
warning: AppErrorDto | null, };

export type Backfill = { done: number, 
/**
 * What Allegro said there is; unknown until the first answers came.
 */
total: number | null, };

export type BuyerCard = { customer: string, login: string, email: string, name: string, company: string | null, phone: string | null, guest: boolean, 
/**
 * PESEL or its foreign kin, masked ("••••••12345"); only some markets ask for it.
 */
personalIdentityMasked: string | null, language: string | null, accountAddress: Address | null, orders: number, lastOrderAt: string | null, };

export type ByAccount = { account: string, };

export type ById = { id: string, };

export type ConfirmLink = { id: string, 
/**
 * `true` = yes, this account; `false` throws the new tokens away.
 */
accept: boolean, };

export type CountOrders = { query: OrderQuery, snapshot: number | null, };

export type CountViews = { 
/**
 * Account ids; empty = all.
 */
accounts: Array<string>, };

export type CustomerDetail = { row: CustomerRow, 
/**
 * Every masked e-mail seen, newest first.
 */
emails: Array<string>, 
/**
 * Every delivery address seen, newest first.
 */
addresses: Array<AddressVersion>, spent: MoneyDto, orders: Array<OrderRow>, };

export type CustomerPage = { rows: Array<CustomerRow>, next: string | null, total: number, };

export type CustomerRow = { id: string, login: string, name: string, company: string | null, city: string | null, phone: string | null, email: string, orders: number, lastOrderAt: string, };

export type DeadlineFilter = "overdue" | "today" | "until_today" | "until_tomorrow";

export type Delivery = { methodId: string | null, method: string, kind: DeliveryKind, address: Address | null, point: PickupPoint | null, cost: MoneyDto | null, smart: boolean, windowFrom: string | null, windowTo: string | null, shipBy: string | null, packages: number | null, cancelledAt: string | null, 
/**
 * Newest first; more than one entry = "adres zmieniony".
 */
history: Array<AddressVersion>, 
/**
 * When the address was last read from Allegro.
 */
confirmedAt: string, };

export type DeliveryKind = "locker" | "point" | "courier" | "letter" | "personal_pickup" | "other";

export type Density = "roomy" | "compact" | "tight";

export type EnvironmentDto = "production" | "sandbox" | "simulator";

export type ErrorAction = "retry" | "relink" | "open_log" | "open_settings" | "unlock_secrets" | "restore_backup" | "update_program" | "check_clock";

export type ErrorCode = "not_found" | "invalid" | "offline" | "relink_needed" | "rate_limited" | "forbidden" | "remote" | "secrets_locked" | "disk_full" | "database_damaged" | "database_newer" | "busy" | "unknown_command" | "internal";

export type FieldError = { field: string, message: string, };

export type FindByCode = { code: string, };

export type FinishLinkByUrl = { 
/**
 * The whole `kram://oauth/callback?...` address that the system handed over.
 */
url: string, };

export type FoundByCode = { 
/**
 * Orders whose id, short number, waybill, SKU or EAN equals the code; waybills and ids first.
 */
orders: Array<OrderRow>, };

export type Header = { name: string, value: string, };

export type Invoice = { required: boolean, company: string | null, person: string | null, taxId: string | null, taxIdKind: string | null, address: string | null, 
/**
 * Deferred term: when payment is due.
 */
dueDate: string | null, };

export type Language = "pl" | "en";

export type LineItem = { id: string, offerId: string, name: string, sku: string | null, ean: string | null, quantity: number, 
/**
 * Price of one piece at purchase, after discounts.
 */
price: MoneyDto, originalPrice: MoneyDto, 
/**
 * Price × quantity.
 */
sum: MoneyDto, deposit: MoneyDto | null, 
/**
 * "23 %", or the exemption.
 */
tax: string | null, discounts: Array<string>, 
/**
 * Additional services, "Pakowanie na prezent ×1".
 */
services: Array<string>, boughtAt: string, serialNumbersExpected: boolean, };

export type LinkAttempt = { id: string, environment: EnvironmentDto, method: LinkMethod, stage: LinkStage, 
/**
 * What the system browser was asked to open; "Otwórz ponownie" opens it again.
 */
url: string, 
/**
 * Device flow: the code to compare, in groups of three (`ABC-DEF-GHI`). Never edited.
 */
userCode: string | null, expiresAt: string | null, 
/**
 * Known from `ConfirmAccount` on.
 */
login: string | null, company: string | null, 
/**
 * The account, once `Done`.
 */
account: string | null, 
/**
 * "Tokeny pobrane pomyślnie" once `Done`; else the explanation of a failure.
 */
message: string | null, error: AppErrorDto | null, };

export type LinkMethod = "localhost" | "deep_link" | "device";

export type LinkStage = "waiting" | "finishing" | "confirm_account" | "confirm_renewal" | "done" | "denied" | "expired" | "cancelled" | "failed";

export type ListCustomers = { 
/**
 * Part of a login, name, phone, e-mail or city.
 */
text: string | null, after: string | null, 
/**
 * 1–200; 0 = 50.
 */
limit: number, };

export type ListLog = { filter: LogFilter, after: string | null, 
/**
 * 1–500; 0 = 100.
 */
limit: number, };

export type ListOrders = { query: OrderQuery, 
/**
 * Absent = the first page.
 */
start: PageStart | null, 
/**
 * 1–500.
 */
limit: number, 
/**
 * Only orders that had arrived when the list was opened (`OrderPage::snapshot` of its first page),
 * so that new rows never move what is under the pointer.
 */
snapshot: number | null, };

export type LogEntry = { row: LogRow, 
/**
 * What happened, what it means, what to do; for failures.
 */
explanation: AppErrorDto | null, url: string | null, 
/**
 * Without secrets.
 */
requestHeaders: Array<Header>, 
/**
 * Formatted JSON where it is JSON; personal data masked.
 */
requestBody: string | null, responseHeaders: Array<Header>, responseBody: string | null, traceId: string | null, attempt: number | null, 
/**
 * Old and new value, for changes.
 */
oldValue: string | null, newValue: string | null, };

export type LogFilter = { kinds: Array<LogKind>, topics: Array<LogTopic>, accounts: Array<string>, onlyErrors: boolean, order: string | null, since: string | null, 
/**
 * Order number, path, error code, words of the sentence.
 */
text: string | null, };

export type LogKind = "request" | "event" | "change";

export type LogPage = { rows: Array<LogRow>, next: string | null, 
/**
 * Entries of today (local day).
 */
today: number, 
/**
 * Failed entries of today.
 */
errorsToday: number, };

export type LogRow = { id: string, at: string, kind: LogKind, topic: LogTopic, account: string | null, 
/**
 * A sentence ("Synchronizacja: 3 nowe zamówienia, 1 zmiana"), or for a request its path with `{id}`.
 */
text: string, 
/**
 * Request only: `GET`.
 */
method: string | null, 
/**
 * Request only: what follows the path (query or id), shortened.
 */
detail: string | null, 
/**
 * Request only: HTTP status; absent when no answer came.
 */
status: number | null, ok: boolean, durationMs: number | null, 
/**
 * Order it concerns.
 */
order: string | null, orderNumber: string | null, 
/**
 * Person or rule.
 */
by: string | null, expandable: boolean, };

export type LogTopic = "orders" | "accounts" | "tokens" | "sync" | "settings" | "network" | "program";

export type MoneyDto = { minor: number, currency: string, };

export type NetworkHost = { host: string, purpose: string, };

export type NoteColumn = "seller" | "buyer";

export type Nothing = Record<symbol, never>;

export type OrderCount = { 
/**
 * Rows of the query, within the snapshot when one was given.
 */
total: number, 
/**
 * Rows that arrived after the snapshot ("3 nowe ↑"); 0 without a snapshot.
 */
newer: number, };

export type OrderDetail = { row: OrderRow, marketplace: string | null, revision: string | null, updatedAt: string | null, 
/**
 * When we last read it from Allegro.
 */
readAt: string, lines: Array<LineItem>, 
/**
 * Sum of lines, without delivery.
 */
linesTotal: MoneyDto, 
/**
 * Sum of deposits (kaucja), absent when none.
 */
depositTotal: MoneyDto | null, delivery: Delivery, buyer: BuyerCard, payment: Payment, invoice: Invoice, waybills: Array<Waybill>, timeline: Array<TimelineEntry>, problems: Array<Problem>, 
/**
 * Orders that were merged into this one.
 */
mergedFrom: Array<string>, };

export type OrderFilter = { 
/**
 * Account ids; empty = all accounts.
 */
accounts: Array<string>, statuses: Array<OrderStatus>, payments: Array<PaymentState>, 
/**
 * Names of delivery methods.
 */
deliveries: Array<string>, deadline: DeadlineFilter | null, boughtFrom: string | null, boughtTo: string | null, hasMessage: boolean | null, wantsInvoice: boolean | null, countries: Array<string>, amountFromMinor: number | null, amountToMinor: number | null, onlyUnopened: boolean | null, 
/**
 * Free text: login, name, phone, number, SKU, note, point, waybill. Prefixes from the second letter.
 */
text: string | null, };

export type OrderPage = { rows: Array<OrderRow>, 
/**
 * Cursor of the next page; absent at the end.
 */
next: string | null, 
/**
 * Hand back with the following pages and with `count_orders`.
 */
snapshot: number, };

export type OrderQuery = { view: View, filter: OrderFilter, sort: Sort, };

export type OrderRow = { 
/**
 * Checkout form id (UUID).
 */
id: string, 
/**
 * First eight characters of the id: short enough to read aloud.
 */
number: string, account: string, boughtAt: string, buyerName: string, buyerLogin: string, firstItem: string, firstItemQuantity: number, 
/**
 * Lines beside the first.
 */
moreItems: number, 
/**
 * Pieces in all lines.
 */
pieces: number, total: MoneyDto, payment: PaymentState, 
/**
 * Paid less to pay; negative = underpaid. Absent when equal or not judged.
 */
paymentDifference: MoneyDto | null, deliveryName: string, deliveryKind: DeliveryKind, 
/**
 * Point id, or the city.
 */
deliveryPlace: string, 
/**
 * Point name and address, for the (i).
 */
deliveryDetail: string | null, shipBy: string | null, status: OrderStatus, 
/**
 * Never opened on this workstation (the star).
 */
isNew: boolean, buyerMessage: string | null, note: string | null, wantsInvoice: boolean, smart: boolean, 
/**
 * One Fulfillment: Allegro ships it, nothing to do here.
 */
fulfilledByAllegro: boolean, addressChanged: boolean, problem: Problem | null, waybills: Array<string>, country: string, 
/**
 * The order this one was merged into.
 */
mergedInto: string | null, };

export type OrderStatus = "new" | "processing" | "ready_for_shipment" | "ready_for_pickup" | "sent" | "picked_up" | "suspended" | "cancelled" | "returned" | "unpaid" | { "other": string };

export type OrdersByIds = { ids: Array<string>, };

export type PageStart = { "after": string } | { "offset": number };

export type Payment = { state: PaymentState, 
/**
 * Allegro's type: ONLINE, CASH_ON_DELIVERY, WIRE_TRANSFER, SPLIT_PAYMENT, EXTENDED_TERM, or a value unknown to us.
 */
kind: string | null, provider: string | null, paid: MoneyDto | null, finishedAt: string | null, toPay: MoneyDto, difference: MoneyDto | null, allegroPay: boolean, 
/**
 * Later payments by the buyer (dopłaty).
 */
surcharges: Array<Surcharge>, };

export type PaymentState = "paid" | "awaiting" | "cash_on_delivery" | "deferred" | "underpaid" | "overpaid" | "not_due";

export type PickupPoint = { id: string, name: string, description: string | null, 
/**
 * One line: street, post code, city.
 */
address: string | null, openingHours: string | null, 
/**
 * Network the point belongs to, from the delivery method ("Allegro One Box", "InPost").
 */
network: string, 
/**
 * Found in the local table of points; false = "punkt spoza listy".
 */
known: boolean, };

export type Problem = "overdue" | "underpaid" | "overpaid" | "cancelled_after_payment" | "address_changed" | "missing_point" | "missing_phone" | "gone";

export type SavedView = { 
/**
 * Absent when saving a new one.
 */
id: string | null, name: string, query: OrderQuery, 
/**
 * Ids of the columns to show, in order; empty = the usual ones.
 */
columns: Array<string>, position: number, };

export type SecretStoreKind = "keychain" | "encrypted_file";

export type SecretStoreState = { kind: SecretStoreKind, 
/**
 * The file waits for its passphrase.
 */
locked: boolean, 
/**
 * No passphrase was chosen yet.
 */
new: boolean, };

export type Settings = { language: Language, theme: Theme, density: Density, strongContrast: boolean, 
/**
 * Single-letter shortcuts (`j`, `k`, `x`, `g z`); function keys and Ctrl shortcuts always work.
 */
letterShortcuts: boolean, 
/**
 * Whose note the list shows.
 */
noteColumn: NoteColumn, 
/**
 * The scheduler as a whole; off = fetch only by hand, tokens renewed at start and before each action.
 */
scheduler: boolean, 
/**
 * Days for which request and response bodies are kept.
 */
logBodyDays: number, 
/**
 * The last account of the switcher; absent = all.
 */
currentAccount: string | null, };

export type Sort = { by: SortBy, descending: boolean, };

export type SortBy = "bought_at" | "ship_by" | "amount" | "buyer" | "status" | "delivery";

export type StartLink = { environment: EnvironmentDto, 
/**
 * Absent = the best way that works on this computer.
 */
method: LinkMethod | null, 
/**
 * Renew the link of this account; another login is then refused.
 */
account: string | null, };

export type Surcharge = { id: string, paid: MoneyDto | null, finishedAt: string | null, };

export type SyncNow = { 
/**
 * Account ids; empty = all.
 */
accounts: Array<string>, };

export type SyncReport = { accounts: Array<AccountResult>, 
/**
 * "3 nowe, 1 zmienione", in the language of the program.
 */
summary: string, };

export type SyncState = { running: boolean, offlineSince: string | null, lastSuccessAt: string | null, 
/**
 * Oldest proof of agreement among the accounts; absent until each was compared once.
 */
agreedAt: string | null, 
/**
 * First import running: orders so far and, once known, in all.
 */
importingDone: number | null, importingTotal: number | null, accountsNeedingRelink: number, 
/**
 * Allegro slows us down until then.
 */
throttledUntil: string | null, };

export type Task = { 
/**
 * `orders:<account>`.
 */
id: string, kind: TaskKind, account: string | null, enabled: boolean, 
/**
 * Absent = only by hand.
 */
intervalMinutes: number | null, running: boolean, lastRunAt: string | null, nextRunAt: string | null, lastOk: boolean | null, 
/**
 * "3 nowe, 1 zmienione" or the explanation of the failure.
 */
lastResult: string | null, };

export type TaskKind = "orders" | "reconcile" | "tokens" | "points" | "waybills" | "returns" | "housekeeping";

export type Theme = "system" | "light" | "dark";

export type TimelineEntry = { at: string, kind: TimelineKind, 
/**
 * A sentence in the language of the program.
 */
text: string, 
/**
 * Who or which rule ("kontrola zgodności", "dziennik Allegro").
 */
by: string | null, };

export type TimelineKind = "bought" | "imported" | "filled" | "paid" | "status_changed" | "address_changed" | "cancelled" | "merged" | "waybill_added" | "surcharge" | "checked" | "changed";

export type Today = { cards: Array<TodayCard>, };

export type TodayCard = { kind: TodayCardKind, count: number, 
/**
 * Money at stake, in the currency of most orders.
 */
value: MoneyDto | null, 
/**
 * Earliest deadline among them.
 */
firstDeadline: string | null, query: OrderQuery, 
/**
 * The first few rows, most urgent first.
 */
rows: Array<OrderRow>, };

export type TodayCardKind = "overdue" | "due_today" | "problems" | "awaiting_payment" | "new_orders" | "returns";

export type TokenSummary = { 
/**
 * `••••1234`.
 */
accessMasked: string, refreshMasked: string, accessExpiresAt: string, refreshExpiresAt: string, renewedAt: string, };

export type UnlockSecrets = { passphrase: string, };

export type UpdateAccount = { account: string, colour: number | null, position: number | null, settings: AccountSettings | null, };

export type UpdateSettings = { language: Language | null, theme: Theme | null, density: Density | null, strongContrast: boolean | null, letterShortcuts: boolean | null, noteColumn: NoteColumn | null, scheduler: boolean | null, logBodyDays: number | null, currentAccount: string | null, 
/**
 * `true` takes `current_account` back to "all".
 */
allAccounts: boolean, };

export type UpdateTask = { id: string, enabled: boolean, 
/**
 * 1–60 for orders, up to 10080 for others; absent = only by hand.
 */
intervalMinutes: number | null, };

export type View = "due_today" | "new" | "awaiting_payment" | "to_pack" | "packed" | "cash_on_delivery" | "with_notes" | "problems" | "sent" | "suspended" | "cancelled" | "all";

export type ViewCount = { view: View, count: number, };

export type Waybill = { number: string, carrier: string, addedAt: string | null, };

export type Commands = {
  /** State of the program for the first frame. */
  app_state: { args: Nothing; result: AppState };
  /** Settings of the program. */
  get_settings: { args: Nothing; result: Settings };
  /** Changes settings; absent fields stay. */
  update_settings: { args: UpdateSettings; result: Settings };
  /** Every host the program may talk to, and why. */
  network_hosts: { args: Nothing; result: Array<NetworkHost> };
  /** Where tokens are kept on this computer. */
  secret_store: { args: Nothing; result: SecretStoreState };
  /** Opens (or creates) the encrypted token file. */
  unlock_secrets: { args: UnlockSecrets; result: SecretStoreState };
  /** Starts the built-in simulator and links its example accounts. */
  start_demo: { args: Nothing; result: Array<Account> };
  /** Removes the example accounts and all their data. */
  stop_demo: { args: Nothing; result: Nothing };
  /** Linked accounts in the order of the switcher. */
  list_accounts: { args: Nothing; result: Array<Account> };
  /** Begins linking: opens the browser or shows a code. */
  start_link: { args: StartLink; result: LinkAttempt };
  /** How an attempt at linking stands. */
  link_attempt: { args: ById; result: LinkAttempt };
  /** Gives an attempt up. */
  cancel_link: { args: ById; result: LinkAttempt };
  /** Answers 'is this the right account?'. */
  confirm_link: { args: ConfirmLink; result: LinkAttempt };
  /** Takes the kram:// address that came back from the browser. */
  finish_link_by_url: { args: FinishLinkByUrl; result: LinkAttempt };
  /** Forgets the tokens; orders stay. */
  unlink_account: { args: ByAccount; result: Nothing };
  /** Colour, place and settings of an account. */
  update_account: { args: UpdateAccount; result: Account };
  /** Renews the token pair now. */
  renew_tokens: { args: ByAccount; result: Account };
  /** A page of orders. */
  list_orders: { args: ListOrders; result: OrderPage };
  /** How many orders a query has, and how many came since. */
  count_orders: { args: CountOrders; result: OrderCount };
  /** Current rows of these orders. */
  orders_by_ids: { args: OrdersByIds; result: Array<OrderRow> };
  /** Counters of the built-in views. */
  count_views: { args: CountViews; result: Array<ViewCount> };
  /** Names of delivery methods seen in orders, most used first. */
  delivery_names: { args: Nothing; result: Array<string> };
  /** One order, whole. */
  get_order: { args: ById; result: OrderDetail };
  /** The order as Allegro sent it, formatted JSON. */
  get_order_raw: { args: ById; result: string };
  /** Takes the star off. */
  mark_order_opened: { args: ById; result: Nothing };
  /** Reads one order from Allegro again. */
  refresh_order: { args: ById; result: OrderDetail };
  /** What a scanned code points at. */
  find_by_code: { args: FindByCode; result: FoundByCode };
  /** Cards of the Dziś screen, money at risk first. */
  today: { args: CountViews; result: Today };
  /** The seller's own views. */
  list_views: { args: Nothing; result: Array<SavedView> };
  /** Saves a view of one's own. */
  save_view: { args: SavedView; result: SavedView };
  /** Deletes a view of one's own. */
  delete_view: { args: ById; result: Nothing };
  /** Customers, by name or by what was typed. */
  list_customers: { args: ListCustomers; result: CustomerPage };
  /** A customer with everything. */
  get_customer: { args: ById; result: CustomerDetail };
  /** Fetches from Allegro now, all accounts in parallel. */
  sync_now: { args: SyncNow; result: SyncReport };
  /** State of the connection for the status bar. */
  sync_state: { args: Nothing; result: SyncState };
  /** Table of the scheduler. */
  list_tasks: { args: Nothing; result: Array<Task> };
  /** Runs a task now. */
  run_task: { args: ById; result: Task };
  /** Switches a task or changes its interval, at once. */
  update_task: { args: UpdateTask; result: Task };
  /** A page of the activity log, newest first. */
  list_log: { args: ListLog; result: LogPage };
  /** One entry with request, answer and explanation. */
  get_log_entry: { args: ById; result: LogEntry };
};

/** Tags after whose change an answer is stale; an empty list marks an action. */
export const provides = {
  app_state: ["accounts", "settings", "secrets"],
  get_settings: ["settings"],
  update_settings: [],
  network_hosts: [],
  secret_store: ["secrets"],
  unlock_secrets: [],
  start_demo: [],
  stop_demo: [],
  list_accounts: ["accounts"],
  start_link: [],
  link_attempt: [],
  cancel_link: [],
  confirm_link: [],
  finish_link_by_url: [],
  unlink_account: [],
  update_account: [],
  renew_tokens: [],
  list_orders: ["orders"],
  count_orders: ["orders"],
  orders_by_ids: ["orders"],
  count_views: ["orders"],
  delivery_names: ["orders"],
  get_order: ["orders"],
  get_order_raw: ["orders"],
  mark_order_opened: [],
  refresh_order: [],
  find_by_code: [],
  today: ["orders"],
  list_views: ["views"],
  save_view: [],
  delete_view: [],
  list_customers: ["customers"],
  get_customer: ["customers"],
  sync_now: [],
  sync_state: ["accounts"],
  list_tasks: ["tasks"],
  run_task: [],
  update_task: [],
  list_log: ["log"],
  get_log_entry: ["log"],
} as const satisfies Record<keyof Commands, readonly string[]>;

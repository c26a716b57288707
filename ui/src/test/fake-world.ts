// Accounts, settings and the connection of the fake world.
import type { Account, AppState, Settings, SyncState } from "#/shared/host/contract.gen.ts";
import { FAKE_NOW } from "./fake-orders.ts";

const at = (hour: number, minute: number): string => new Date(2026, 10, 24, hour, minute).toISOString();

const account = (id: string, login: string, company: string | null, position: number): Account => ({
  id,
  sellerId: `90${position}4411`,
  login,
  company,
  environment: position === 1 ? "production" : "sandbox",
  state: "linked",
  colour: position - 1,
  position,
  linkedAt: at(7, 0),
  tokens: {
    accessMasked: "••••a91f",
    refreshMasked: "••••77c2",
    accessExpiresAt: at(19, 30),
    refreshExpiresAt: new Date(2027, 1, 20, 8).toISOString(),
    renewedAt: at(7, 30),
  },
  sync: {
    running: false,
    lastAttemptAt: at(14, 2),
    lastSuccessAt: at(14, 2),
    agreedAt: at(9, 12),
    backfill: null,
    offlineSince: null,
    lastError: null,
  },
  settings: { ordersIntervalMinutes: 10 },
});

export const fakeAccounts = (): Account[] => [
  account("acc-1", "lniany_zaulek", "Lniany Zaułek", 1),
  account("acc-2", "lampy-nova", "Lampy Nova", 2),
];

export const fakeSettings = (): Settings => ({
  language: "pl",
  theme: "light",
  density: "compact",
  strongContrast: false,
  letterShortcuts: true,
  noteColumn: "buyer",
  scheduler: true,
  logBodyDays: 90,
  currentAccount: null,
});

export const fakeSync = (): SyncState => ({
  running: false,
  offlineSince: null,
  lastSuccessAt: at(14, 2),
  agreedAt: at(9, 12),
  importingDone: null,
  importingTotal: null,
  accountsNeedingRelink: 0,
  throttledUntil: null,
});

export const fakeState = (accounts: Account[], settings: Settings): AppState => ({
  version: "0.1.0",
  now: FAKE_NOW.toISOString(),
  firstRun: accounts.length === 0,
  demo: false,
  simulator: false,
  accounts,
  settings,
  secrets: { kind: "keychain", locked: false, new: false },
  dataDir: "/home/anna/.local/share/kram",
  warning: null,
});

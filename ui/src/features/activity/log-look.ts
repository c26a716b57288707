// How a line of the log looks: its icon, the colour of its method and result, the length of its bar.
import {
  AppWindow,
  ArrowDown,
  ArrowUp,
  Inbox,
  KeyRound,
  RefreshCw,
  Settings,
  Store,
  UserRound,
  Wifi,
  WifiOff,
  type LucideIcon,
} from "lucide-react";
import type { LogRow, LogTopic } from "#/shared/host/contract.gen.ts";

const TOPIC_ICONS: Readonly<Record<LogTopic, LucideIcon>> = {
  orders: Inbox,
  accounts: Store,
  tokens: KeyRound,
  sync: RefreshCw,
  settings: Settings,
  network: Wifi,
  program: AppWindow,
};

export const iconOf = (row: LogRow): LucideIcon => {
  if (row.topic === "tokens") return KeyRound;
  if (row.kind === "request") return row.method === "GET" ? ArrowDown : ArrowUp;
  if (row.topic === "network" && !row.ok) return WifiOff;
  return row.kind === "change" ? UserRound : TOPIC_ICONS[row.topic];
};

const METHOD_COLOURS: Readonly<Record<string, string>> = {
  GET: "muted",
  POST: "c-accent",
  PUT: "c-progress",
  PATCH: "c-progress",
  DELETE: "c-danger",
};

export const methodColour = (method: string): string => METHOD_COLOURS[method] ?? "muted";

const FIRST_FAILURE = 400;
const ACCEPTED = 202;

export type ResultTone = "accent" | "warn" | "danger";

/** Plain for success: only what needs a look is coloured. */
export const resultTone = (row: LogRow): ResultTone | undefined => {
  if (row.status === null) return "warn";
  if (row.status >= FIRST_FAILURE) return "danger";
  return row.status === ACCEPTED ? "accent" : undefined;
};

const FULL_BAR_MS = 10_000;
const SLOW_MS = 3000;

/** Square root, so that 200 ms and 700 ms can be told apart beside 10 s. */
export const barPercent = (durationMs: number): number =>
  Math.min(100, Math.round(Math.sqrt(durationMs / FULL_BAR_MS) * 100));

export const isSlow = (durationMs: number): boolean => durationMs >= SLOW_MS;

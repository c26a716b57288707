// What the seller chose to see, and the filter it makes for the core.
import type { LogFilter, LogKind, LogTopic } from "#/shared/host/contract.gen.ts";

export type LogChoice = {
  kind: "all" | "events" | "requests";
  onlyErrors: boolean;
  account: string | null;
  topic: LogTopic | null;
  today: boolean;
  text: string;
};

export const EVERYTHING: LogChoice = {
  kind: "all",
  onlyErrors: false,
  account: null,
  topic: null,
  today: false,
  text: "",
};

const KINDS: Readonly<Record<LogChoice["kind"], readonly LogKind[]>> = {
  all: [],
  events: ["event", "change"],
  requests: ["request"],
};

/** `midnight` = start of the seller's own day. */
export const filterOf = (choice: LogChoice, order: string | null, midnight: Date): LogFilter => ({
  kinds: [...KINDS[choice.kind]],
  topics: choice.topic === null ? [] : [choice.topic],
  accounts: choice.account === null ? [] : [choice.account],
  onlyErrors: choice.onlyErrors,
  order,
  since: choice.today ? midnight.toISOString() : null,
  text: choice.text.trim() === "" ? null : choice.text.trim(),
});

export const startOfDay = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate());

export const isNarrowed = (choice: LogChoice): boolean =>
  choice.kind !== "all" ||
  choice.onlyErrors ||
  choice.account !== null ||
  choice.topic !== null ||
  choice.today ||
  choice.text.trim() !== "";

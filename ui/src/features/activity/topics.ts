// Topics of the log in the seller's words.
import { t } from "@lingui/core/macro";
import type { LogTopic } from "#/shared/host/contract.gen.ts";

export const TOPICS = [
  "orders",
  "accounts",
  "tokens",
  "sync",
  "settings",
  "network",
  "program",
] as const satisfies readonly LogTopic[];

export const topicName = (topic: LogTopic): string => {
  const names: Record<LogTopic, string> = {
    orders: t`Zamówienia`,
    accounts: t`Konta`,
    tokens: t`Tokeny`,
    sync: t`Synchronizacja`,
    settings: t`Ustawienia`,
    network: t`Internet`,
    program: t`Program`,
  };
  return names[topic];
};

// A log entry as plain text, for the clipboard: what a seller sends to somebody who helps.
import { fullDate } from "#/shared/format/date.ts";
import type { LogEntry } from "#/shared/host/contract.gen.ts";

/** "14:08:02": the log is read by the second. */
export const clock = (at: Date): string =>
  [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");

export const describeEntry = (entry: LogEntry): string => {
  const { row, explanation } = entry;
  const at = new Date(row.at);
  const head = row.method === null ? row.text : `${row.method} ${entry.url ?? row.text} → ${row.status ?? "–"}`;
  const parts = [
    `${fullDate(at)} ${clock(at)}`,
    head,
    explanation?.message,
    explanation?.nextStep,
    entry.traceId === null ? null : `Trace-Id: ${entry.traceId}`,
    entry.requestBody,
    entry.responseBody,
  ];
  return parts.filter((part) => typeof part === "string" && part !== "").join("\n");
};

// Counts and durations.
import { numberFormat } from "./locale.ts";

/** "12 345" */
export const count = (value: number): string => numberFormat("count", { useGrouping: "always" }).format(value);

const MS_PER_SECOND = 1000;

/** "340 ms", "1,2 s" */
export const duration = (ms: number): string =>
  ms < MS_PER_SECOND
    ? `${count(Math.round(ms))} ms`
    : `${numberFormat("seconds", { maximumFractionDigits: 1 }).format(ms / MS_PER_SECOND)} s`;

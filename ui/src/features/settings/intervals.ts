// Choices of "how often" for the scheduler's tasks.
import { t } from "@lingui/core/macro";
import type { TaskKind } from "#/shared/host/contract.gen.ts";

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;

const ORDER_CHOICES: readonly number[] = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60];
const OTHER_CHOICES: readonly number[] = [15, 30, 60, 120, 360, 720, 1440, 10_080];

/** Orders run every 1–60 minutes, the rest up to once a week. A value set elsewhere stays choosable. */
export const intervalChoices = (kind: TaskKind, current: number | null): readonly number[] => {
  const usual = kind === "orders" ? ORDER_CHOICES : OTHER_CHOICES;
  return current === null || usual.includes(current) ? usual : [...usual, current].sort((a, b) => a - b);
};

/** "co 10 min", "co 2 godz.", "codziennie", "co tydzień". */
export const intervalText = (minutes: number): string => {
  if (minutes === MINUTES_PER_DAY) return t`codziennie`;
  if (minutes === 7 * MINUTES_PER_DAY) return t`co tydzień`;
  if (minutes > MINUTES_PER_HOUR && minutes % MINUTES_PER_HOUR === 0) {
    const hours = minutes / MINUTES_PER_HOUR;
    return t`co ${hours} godz.`;
  }
  return t`co ${minutes} min`;
};

/** The value of the "by hand" choice in a select, whose values are text. */
export const BY_HAND = "manual";

export const intervalValue = (minutes: number | null): string => (minutes === null ? BY_HAND : String(minutes));

export const intervalFrom = (value: string): number | null => (value === BY_HAND ? null : Number(value));

// Opening hours of a point: Allegro names each day in English, people read runs of days.
import { t } from "@lingui/core/macro";
import { dateFormat } from "./locale.ts";

const DAYS: readonly string[] = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
const LINE = /^([A-Z]+) (\d.*)$/u;
/** 1 January 2024 was a Monday: only the name of its weekday is taken. */
const FIRST_MONDAY = { year: 2024, month: 0, day: 1 } as const;

type Run = { first: number; last: number; hours: string };

const dayOfWeek = (index: number): string =>
  dateFormat("weekday", { weekday: "short" }).format(new Date(FIRST_MONDAY.year, FIRST_MONDAY.month, FIRST_MONDAY.day + index));

/** Neighbouring days with the same hours as one run; null where a part is not a day with its hours. */
const runsOf = (parts: readonly string[]): Run[] | null => {
  const runs: Run[] = [];
  for (const part of parts) {
    const [, name, hours] = LINE.exec(part) ?? [];
    const day = name === undefined ? -1 : DAYS.indexOf(name);
    if (day === -1 || hours === undefined) return null;
    const open = runs.at(-1);
    if (open !== undefined && open.last === day - 1 && open.hours === hours) open.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  return runs;
};

/** "MONDAY 08:00–21:00, TUESDAY 08:00–21:00" → "pon.–wt. 08:00–21:00"; what reads otherwise stays as it came. */
export const openingHours = (given: string): string => {
  const runs = runsOf(given.split(", "));
  if (runs === null) return given;
  return runs
    .map(({ first, last, hours }) => {
      if (last - first === DAYS.length - 1) return t`codziennie ${hours}`;
      return `${first === last ? dayOfWeek(first) : `${dayOfWeek(first)}–${dayOfWeek(last)}`} ${hours}`;
    })
    .join(", ");
};

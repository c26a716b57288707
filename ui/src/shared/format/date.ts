// Dates as sellers say them: "dziś 14:00", "wczoraj", "22.11.2026". Local time of this computer.
import { t } from "@lingui/core/macro";
import { dateFormat } from "./locale.ts";

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;

/** Whole local days from one moment to another; DST nights count as one day. */
export const daysBetween = (from: Date, to: Date): number => {
  const start = Date.UTC(from.getFullYear(), from.getMonth(), from.getDate());
  const end = Date.UTC(to.getFullYear(), to.getMonth(), to.getDate());
  return Math.round((end - start) / (MS_PER_MINUTE * MINUTES_PER_HOUR * HOURS_PER_DAY));
};

/** "14:05" */
export const time = (at: Date): string => dateFormat("time", { hour: "2-digit", minute: "2-digit" }).format(at);

/** "22.11" */
export const shortDate = (at: Date): string => {
  const day = String(at.getDate()).padStart(2, "0");
  const month = String(at.getMonth() + 1).padStart(2, "0");
  return `${day}.${month}`;
};

/** "22.11.2026" */
export const fullDate = (at: Date): string => `${shortDate(at)}.${at.getFullYear()}`;

/** "22.11.2026, 14:05" */
export const fullDateTime = (at: Date): string => `${fullDate(at)}, ${time(at)}`;

/** "08:12" today, "21.11" this year, "21.11.2025" before: the narrow column of lists. */
export const listTime = (at: Date, now: Date): string => {
  if (daysBetween(at, now) === 0) return time(at);
  return at.getFullYear() === now.getFullYear() ? shortDate(at) : fullDate(at);
};

/** "dziś", "wczoraj", "jutro", else the date. */
export const dayName = (at: Date, now: Date): string => {
  const days = daysBetween(now, at);
  if (days === 0) return t`dziś`;
  if (days === 1) return t`jutro`;
  if (days === -1) return t`wczoraj`;
  return at.getFullYear() === now.getFullYear() ? shortDate(at) : fullDate(at);
};

/** "dziś 08:21" */
export const dayTime = (at: Date, now: Date): string => `${dayName(at, now)} ${time(at)}`;

/** "dziś do 14:00" — the deadline of an order. */
export const deadline = (at: Date, now: Date): string => {
  const day = dayName(at, now);
  const hour = time(at);
  return t`${day} do ${hour}`;
};

/** "przed chwilą", "6 min temu", "2 godz. temu", then the day and hour. */
export const ago = (at: Date, now: Date): string => {
  const minutes = Math.floor((now.getTime() - at.getTime()) / MS_PER_MINUTE);
  if (minutes < 1) return t`przed chwilą`;
  if (minutes < MINUTES_PER_HOUR) return t`${minutes} min temu`;
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  if (hours < HOURS_PER_DAY / 2) return t`${hours} godz. temu`;
  return dayTime(at, now);
};

/** "1 godz. 22 min", "3 dni": how much is left, or how late it is. */
export const span = (from: Date, to: Date): string => {
  const minutes = Math.floor(Math.abs(to.getTime() - from.getTime()) / MS_PER_MINUTE);
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  const rest = minutes % MINUTES_PER_HOUR;
  if (hours >= HOURS_PER_DAY) {
    const days = Math.floor(hours / HOURS_PER_DAY);
    return days === 1 ? t`1 dzień` : t`${days} dni`;
  }
  if (hours === 0) return t`${rest} min`;
  return t`${hours} godz. ${rest} min`;
};

// The locale in which numbers, money and dates are written. Follows the language of the program.
export type FormatLocale = "pl-PL" | "en-GB";

let current: FormatLocale = "pl-PL";

export const formatLocale = (): FormatLocale => current;

export const setFormatLocale = (language: "pl" | "en"): void => {
  current = language === "pl" ? "pl-PL" : "en-GB";
};

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Making an Intl formatter costs far more than using one, and rows use many. */
export const numberFormat = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const cacheKey = `n|${current}|${key}`;
  const known = cache.get(cacheKey);
  if (known instanceof Intl.NumberFormat) return known;
  const made = new Intl.NumberFormat(current, options);
  cache.set(cacheKey, made);
  return made;
};

export const dateFormat = (key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const cacheKey = `d|${current}|${key}`;
  const known = cache.get(cacheKey);
  if (known instanceof Intl.DateTimeFormat) return known;
  const made = new Intl.DateTimeFormat(current, options);
  cache.set(cacheKey, made);
  return made;
};

// Money arrives as minor units and a currency; here it is written down, never computed.
import type { MoneyDto } from "#/shared/host/contract.gen.ts";
import { numberFormat } from "./locale.ts";

/** Digits after the comma; Allegro's currencies are PLN, CZK, EUR and HUF, all quoted with two. */
const MINOR_DIGITS = 2;
const MINOR_PER_MAJOR = 100;

const twoDigits = { minimumFractionDigits: MINOR_DIGITS, maximumFractionDigits: MINOR_DIGITS } as const;

/** "1 234,50" — for columns whose head names the unit. Groups from four digits on, as in the trade. */
export const amount = (money: MoneyDto): string =>
  numberFormat("amount", { ...twoDigits, useGrouping: "always" }).format(money.minor / MINOR_PER_MAJOR);

const SIGNS: Readonly<Record<string, string>> = { PLN: "zł", CZK: "Kč", EUR: "€", HUF: "Ft" };

/** "zł" for PLN; a currency we do not know shows its code. */
export const currencySign = (currency: string): string => SIGNS[currency] ?? currency;

/** "1 234,50 zł". The sign stands behind, as sellers on Allegro read it in every language. */
export const money = (value: MoneyDto): string => `${amount(value)}\u00a0${currencySign(value.currency)}`;

/** "+1,00 zł" or "−1,00 zł": an over- or underpayment. */
export const signedMoney = (value: MoneyDto): string =>
  `${value.minor < 0 ? "−" : "+"}${money({ ...value, minor: Math.abs(value.minor) })}`;

// Finds settings by what the seller typed. Diacritics do not matter: "gestosc" finds "Gęstość".
import type { I18n } from "@lingui/core";
import { fold } from "#/shared/actions/fold.ts";
import { SECTIONS, SETTINGS, type SettingId } from "./sections.ts";

/** Ids of settings in which every typed word occurs; null = nothing typed, show all. */
export const findSettings = (typed: string, i18n: I18n): ReadonlySet<SettingId> | null => {
  const words = fold(typed).split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return null;
  const hits = SETTINGS.filter(({ section, name, words: also }) => {
    const text = fold([i18n._(name), i18n._(also), i18n._(SECTIONS[section].title)].join(" "));
    return words.every((word) => text.includes(word));
  });
  return new Set(hits.map(({ id }) => id));
};

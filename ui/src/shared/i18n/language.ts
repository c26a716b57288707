// Texts in the language of the program. Polish is the source, English is complete.
import { i18n } from "@lingui/core";
import { messages as en } from "../../../locales/en.po";
import { messages as pl } from "../../../locales/pl.po";
import { setFormatLocale } from "#/shared/format/locale.ts";
import type { Language } from "#/shared/host/contract.gen.ts";

i18n.load({ pl, en });

export const activateLanguage = (language: Language): void => {
  if (i18n.locale !== language) i18n.activate(language);
  setFormatLocale(language);
  document.documentElement.lang = language;
};

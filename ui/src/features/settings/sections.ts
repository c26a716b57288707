// The pages of the settings and every setting by name: the navigation and the search are drawn from it.
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import { KeyRound, Keyboard, RefreshCw, ShieldCheck, Wrench, type LucideIcon } from "lucide-react";

export const SECTION_IDS = ["accounts", "sync", "look", "privacy", "advanced"] as const;
export type SectionId = (typeof SECTION_IDS)[number];

export const sectionOf = (name: string | undefined): SectionId =>
  SECTION_IDS.find((id) => id === name) ?? "accounts";

export const SECTIONS: Readonly<Record<SectionId, { title: MessageDescriptor; lead: MessageDescriptor; icon: LucideIcon }>> = {
  accounts: {
    title: msg`Konta Allegro`,
    lead: msg`Hasła zostają w Allegro. Kram przechowuje tylko tokeny.`,
    icon: KeyRound,
  },
  sync: {
    title: msg`Synchronizacja`,
    lead: msg`Działa w tle, także gdy okno jest zminimalizowane.`,
    icon: RefreshCw,
  },
  look: {
    title: msg`Wygląd i skróty`,
    lead: msg`Zmiany widać od razu, na tym stanowisku.`,
    icon: Keyboard,
  },
  privacy: {
    title: msg`Prywatność`,
    lead: msg`Kram nie wysyła statystyk ani danych klientów.`,
    icon: ShieldCheck,
  },
  advanced: {
    title: msg`Zaawansowane`,
    lead: msg`Gdzie leżą dane i z czym Kram rozmawia.`,
    icon: Wrench,
  },
};

export type SettingId =
  | "accounts"
  | "secrets"
  | "scheduler"
  | "tasks"
  | "language"
  | "theme"
  | "density"
  | "contrast"
  | "letters"
  | "note_column"
  | "hosts"
  | "log_days"
  | "data_dir"
  | "version"
  | "demo";

type SettingName = { id: SettingId; section: SectionId; name: MessageDescriptor; words: MessageDescriptor };

/** `words` are what a seller may call it instead. */
export const SETTINGS: readonly SettingName[] = [
  { id: "accounts", section: "accounts", name: msg`Powiązane konta`, words: msg`tokeny, powiąż, odwiąż, Access Token, Refresh Token, Sandbox, kolor, co ile minut` },
  { id: "secrets", section: "accounts", name: msg`Miejsce na tokeny`, words: msg`pęk kluczy, hasło, plik zaszyfrowany` },
  { id: "scheduler", section: "sync", name: msg`Harmonogram`, words: msg`automatyczne pobieranie, w tle` },
  { id: "tasks", section: "sync", name: msg`Zadania`, words: msg`jak często, co 10 min, ręcznie, uruchom teraz, punkty odbioru, kontrola zgodności` },
  { id: "language", section: "look", name: msg`Język`, words: msg`polski, angielski, English` },
  { id: "theme", section: "look", name: msg`Motyw`, words: msg`jasny, ciemny, systemowy, kolory` },
  { id: "density", section: "look", name: msg`Gęstość list`, words: msg`wysokość wiersza, luźna, zwarta, ciasna` },
  { id: "contrast", section: "look", name: msg`Mocny kontrast`, words: msg`słaby monitor, czytelność` },
  { id: "letters", section: "look", name: msg`Skróty jednoliterowe`, words: msg`klawisze, klawiatura, j, k, g` },
  { id: "note_column", section: "look", name: msg`Notatka na liście zamówień`, words: msg`uwagi kupującego, wiadomość, kolumna` },
  { id: "hosts", section: "privacy", name: msg`Z kim łączy się Kram`, words: msg`adresy, hosty, internet, telemetria, RODO` },
  { id: "log_days", section: "privacy", name: msg`Jak długo trzymać treść wywołań`, words: msg`dziennik, log, dni, retencja` },
  { id: "data_dir", section: "advanced", name: msg`Folder z danymi`, words: msg`baza, plik, SQLite, ścieżka, kopia` },
  { id: "version", section: "advanced", name: msg`Wersja programu`, words: msg`numer wersji` },
  { id: "demo", section: "advanced", name: msg`Symulator i dane przykładowe`, words: msg`demo, próba, testy` },
];

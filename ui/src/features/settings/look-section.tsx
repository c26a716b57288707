// Language, theme, density, contrast and keys.
import { useLingui } from "@lingui/react/macro";
import { useSettings, useUpdateSettings } from "#/shared/session/session.ts";
import { Switch } from "#/shared/ui/field.tsx";
import { Segmented } from "#/shared/ui/segmented.tsx";
import { tellRestored } from "./restored.ts";
import { Section, SettingLine } from "./section.tsx";

/** The language stays: putting it back would turn the page into one the seller may not read. */
const USUAL = {
  theme: "system",
  density: "compact",
  strongContrast: false,
  letterShortcuts: true,
  noteColumn: "buyer",
} as const;

export function LookSection() {
  const { t } = useLingui();
  const settings = useSettings();
  const update = useUpdateSettings();
  const restore = () => {
    const { theme, density, strongContrast, letterShortcuts, noteColumn } = settings;
    update(USUAL);
    tellRestored(() => update({ theme, density, strongContrast, letterShortcuts, noteColumn }));
  };
  return (
    <Section id="look" onRestore={restore}>
      <div className="card">
        <SettingLine id="language">
          <Segmented
            label={t`Język`}
            value={settings.language}
            choices={[
              { id: "pl", label: "Polski" },
              { id: "en", label: "English" },
            ]}
            onChange={(language) => update({ language })}
          />
        </SettingLine>
        <SettingLine id="theme">
          <Segmented
            label={t`Motyw`}
            value={settings.theme}
            choices={[
              { id: "system", label: t`Jak w systemie` },
              { id: "light", label: t`Jasny` },
              { id: "dark", label: t`Ciemny` },
            ]}
            onChange={(theme) => update({ theme })}
          />
        </SettingLine>
        <SettingLine id="density" hint={t`Ile wierszy mieści się na ekranie`}>
          <Segmented
            label={t`Gęstość list`}
            value={settings.density}
            choices={[
              { id: "roomy", label: t`Luźna` },
              { id: "compact", label: t`Zwarta` },
              { id: "tight", label: t`Ciasna` },
            ]}
            onChange={(density) => update({ density })}
          />
        </SettingLine>
        <SettingLine id="contrast" hint={t`Na słaby monitor albo jasne stanowisko`}>
          <Switch
            label={settings.strongContrast ? t`Włączony` : t`Wyłączony`}
            checked={settings.strongContrast}
            onChange={(strongContrast) => update({ strongContrast })}
          />
        </SettingLine>
        <KeysAndNotes />
      </div>
    </Section>
  );
}

function KeysAndNotes() {
  const { t } = useLingui();
  const settings = useSettings();
  const update = useUpdateSettings();
  return (
    <>
      <SettingLine id="letters" hint={t`j, k, x, g z. Skróty z Ctrl i klawisze F działają zawsze`}>
        <Switch
          label={settings.letterShortcuts ? t`Włączone` : t`Wyłączone`}
          checked={settings.letterShortcuts}
          onChange={(letterShortcuts) => update({ letterShortcuts })}
        />
      </SettingLine>
      <SettingLine id="note_column" hint={t`Która notatka ma być widoczna`}>
        <Segmented
          label={t`Notatka na liście zamówień`}
          value={settings.noteColumn}
          choices={[
            { id: "buyer", label: t`Kupującego` },
            { id: "seller", label: t`Twoja` },
          ]}
          onChange={(noteColumn) => update({ noteColumn })}
        />
      </SettingLine>
    </>
  );
}

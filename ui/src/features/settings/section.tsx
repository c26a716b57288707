// The frame of one page of the settings and of one line in it; both step aside for the search.
import { createContext, use, type ReactNode } from "react";
import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { SECTIONS, SETTINGS, type SectionId, type SettingId } from "./sections.ts";
import styles from "./settings.module.css";

/** Settings found by the search; null = no search. */
export const Hits = createContext<ReadonlySet<SettingId> | null>(null);

export const useHits = (): ReadonlySet<SettingId> | null => use(Hits);

export const useHit = (id: SettingId): boolean => {
  const hits = useHits();
  return hits === null || hits.has(id);
};

const useSectionHit = (id: SectionId): boolean => {
  const hits = useHits();
  return hits === null || SETTINGS.some((setting) => setting.section === id && hits.has(setting.id));
};

type SectionProps = {
  id: SectionId;
  action?: ReactNode;
  /** "Przywróć domyślne"; absent where a page holds nothing to restore. */
  onRestore?: () => void;
  children: ReactNode;
};

export function Section({ id, action, onRestore, children }: SectionProps) {
  const { i18n } = useLingui();
  if (!useSectionHit(id)) return null;
  const { title, lead } = SECTIONS[id];
  const heading = `settings-${id}`;
  return (
    <section id={`section-${id}`} aria-labelledby={heading}>
      <div className={styles.groupHead}>
        <h2 id={heading} tabIndex={-1}>
          {i18n._(title)}
        </h2>
        <p className="grow truncate">{i18n._(lead)}</p>
        {onRestore !== undefined && (
          <button type="button" className="btn btn--sm btn--ghost" onClick={onRestore}>
            <Trans>Przywróć domyślne</Trans>
          </button>
        )}
        {action}
      </div>
      {children}
    </section>
  );
}

type LineProps = { id: SettingId; hint?: string; children: ReactNode };

export function SettingLine({ id, hint, children }: LineProps) {
  const { i18n } = useLingui();
  const name = SETTINGS.find((setting) => setting.id === id)?.name;
  if (!useHit(id) || name === undefined) return null;
  return (
    <div className={styles.line}>
      <div>
        {i18n._(name)}
        {hint !== undefined && <small>{hint}</small>}
      </div>
      <div className="row">{children}</div>
    </div>
  );
}

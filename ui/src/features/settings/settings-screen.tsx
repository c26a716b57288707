// Settings: pages on the left, all of them on one sheet to scroll through, everything saved as it is changed.
import { useEffect, useRef, useState } from "react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useLingui } from "@lingui/react";
import { Trans, useLingui as useTexts } from "@lingui/react/macro";
import { Check, SearchX } from "lucide-react";
import { useActions } from "#/shared/actions/actions.ts";
import type { AppState } from "#/shared/host/contract.gen.ts";
import { useCall } from "#/shared/host/queries.ts";
import { Button } from "#/shared/ui/button.tsx";
import { Empty, Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { SearchField } from "#/shared/ui/field.tsx";
import { AccountsSection } from "./accounts-section.tsx";
import { AdvancedSection } from "./advanced-section.tsx";
import { LookSection } from "./look-section.tsx";
import { PrivacySection } from "./privacy-section.tsx";
import { findSettings } from "./search.ts";
import { Hits, useHits } from "./section.tsx";
import { SECTIONS, SECTION_IDS, sectionOf, type SectionId } from "./sections.ts";
import { SyncSection } from "./sync-section.tsx";
import styles from "./settings.module.css";

export function SettingsScreen() {
  const { section } = useParams({ from: "/settings/$section" });
  const navigate = useNavigate();
  const go = (id: SectionId) => void navigate({ to: "/settings/$section", params: { section: id }, replace: true });
  return <SettingsView current={sectionOf(section)} onGo={go} />;
}

type Props = { current: SectionId; onGo: (id: SectionId) => void };

export function SettingsView({ current, onGo }: Props) {
  const { t } = useTexts();
  const { i18n } = useLingui();
  const [typed, setTyped] = useState("");
  const search = useRef<HTMLInputElement>(null);
  useActions([
    { id: "search", title: t`Znajdź ustawienie`, group: "program", keys: ["/"], run: () => search.current?.focus() },
  ]);
  return (
    <main className="view view--canvas" id="main" tabIndex={-1}>
      <header className={`header ${styles.header}`}>
        <h1 className="header__title">
          <Trans>Ustawienia</Trans>
        </h1>
        <SearchField
          ref={search}
          label={t`Znajdź ustawienie`}
          placeholder={t`Znajdź ustawienie`}
          keys="/"
          value={typed}
          onChange={setTyped}
        />
        <span className="grow" />
        <span className="muted row">
          <Check className="icon c-ok" aria-hidden />
          <Trans>Zmiany zapisują się same</Trans>
        </span>
      </header>
      <div className={styles.set}>
        <Pages current={current} onGo={onGo} />
        <Hits value={findSettings(typed, i18n)}>
          <Sheet current={current} onClear={() => setTyped("")} />
        </Hits>
      </div>
    </main>
  );
}

function Pages({ current, onGo }: Props) {
  const { t } = useTexts();
  const { i18n } = useLingui();
  return (
    <nav className={styles.nav} aria-label={t`Strony ustawień`}>
      {SECTION_IDS.map((id) => {
        const { title, icon: Icon } = SECTIONS[id];
        return (
          <button key={id} type="button" aria-current={id === current ? "page" : undefined} onClick={() => onGo(id)}>
            <Icon className="icon" aria-hidden />
            {i18n._(title)}
          </button>
        );
      })}
    </nav>
  );
}

function Sheet({ current, onClear }: { current: SectionId; onClear: () => void }) {
  const { t } = useTexts();
  const state = useCall("app_state", {});
  const hits = useHits();
  const loaded = state.data !== undefined;
  useEffect(() => {
    if (loaded) document.getElementById(`section-${current}`)?.scrollIntoView({ block: "start" });
  }, [current, loaded]);
  if (state.isError)
    return (
      <div className={styles.body}>
        <Failure error={state.error} onRetry={() => void state.refetch()} />
      </div>
    );
  if (hits !== null && hits.size === 0)
    return (
      <div className={styles.body}>
        <Empty
          title={t`Nie ma takiego ustawienia`}
          icon={<SearchX className="icon icon--xl" aria-hidden />}
          action={
            <Button onPress={onClear}>
              <Trans>Wyczyść szukanie</Trans>
            </Button>
          }
        />
      </div>
    );
  return (
    <div className={styles.body}>
      <div className={styles.inner}>
        {state.data === undefined ? (
          <Late>
            <Skeleton lines={8} />
          </Late>
        ) : (
          <Sections state={state.data} />
        )}
      </div>
    </div>
  );
}

function Sections({ state }: { state: AppState }) {
  return (
    <>
      <AccountsSection state={state} />
      <SyncSection accounts={state.accounts} />
      <LookSection />
      <PrivacySection />
      <AdvancedSection state={state} />
    </>
  );
}

// Where the data lies, which version runs, and the simulator.
import { Trans, useLingui } from "@lingui/react/macro";
import { Copy } from "lucide-react";
import type { AppState } from "#/shared/host/contract.gen.ts";
import { useAction } from "#/shared/host/queries.ts";
import { Button, IconButton } from "#/shared/ui/button.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { toast, toastFailure } from "#/shared/ui/toast.tsx";
import { Section, SettingLine } from "./section.tsx";

export function AdvancedSection({ state }: { state: AppState }) {
  const { t } = useLingui();
  return (
    <Section id="advanced">
      <div className="card">
        <SettingLine id="data_dir" hint={t`Baza zamówień i dziennik`}>
          <span className="mono truncate" title={state.dataDir}>
            {state.dataDir}
          </span>
          <IconButton
            size="sm"
            label={t`Kopiuj ścieżkę`}
            icon={<Copy className="icon" aria-hidden />}
            onPress={() => void copyText(state.dataDir, t`ścieżka`)}
          />
        </SettingLine>
        <SettingLine id="version">
          <span className="num">{state.version}</span>
        </SettingLine>
        <SettingLine id="demo" hint={t`Zmyślone konta i zamówienia do nauki i prób`}>
          {state.demo ? <StopDemo /> : <StartDemo />}
        </SettingLine>
      </div>
    </Section>
  );
}

function StartDemo() {
  const { t } = useLingui();
  const start = useAction("start_demo");
  const run = () =>
    start.mutate({}, { onSuccess: () => toast(t`Dane przykładowe gotowe`), onError: toastFailure });
  return (
    <Button size="sm" onPress={run} isDisabled={start.isPending}>
      <Trans>Wypróbuj na danych przykładowych</Trans>
    </Button>
  );
}

function StopDemo() {
  const { t } = useLingui();
  const stop = useAction("stop_demo");
  const run = () => stop.mutate({}, { onSuccess: () => toast(t`Dane przykładowe usunięte`), onError: toastFailure });
  return (
    <>
      <span className="muted">
        <Trans>Dane przykładowe są w użyciu</Trans>
      </span>
      <Button size="sm" look="danger" onPress={run} isDisabled={stop.isPending}>
        <Trans>Usuń dane przykładowe</Trans>
      </Button>
    </>
  );
}

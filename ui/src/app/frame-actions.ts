// What can be done from every screen: going places, fetching, switching accounts and looks.
import { useNavigate } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { FRAME_LEVEL, useActions, type Action } from "#/shared/actions/actions.ts";
import { call } from "#/shared/host/call.ts";
import type { AccountResult, Density, Theme } from "#/shared/host/contract.gen.ts";
import { viewName } from "#/shared/order/labels.ts";
import { VIEWS } from "#/shared/order/order-search.ts";
import { useAccounts, useCurrentAccounts, useSettings, useUpdateSettings } from "#/shared/session/session.ts";
import { toast, toastFailure } from "#/shared/ui/toast.tsx";

const resultLine = ({ login, new: fresh, changed, error }: AccountResult): string =>
  error === null ? t`${login}: nowe ${fresh}, zmienione ${changed}` : `${login}: ${error.message}`;

/** F5: fetches now and says what came; with several accounts a line for each, so that one's failure has its name. */
export const syncNow = async (accounts: string[]): Promise<void> => {
  try {
    const report = await call("sync_now", { accounts });
    const lines = report.accounts.length > 1 ? report.accounts.map(resultLine) : [];
    toast([report.summary, ...lines].join("\n"));
  } catch (error) {
    toastFailure(error);
  }
};

const useGoActions = (): Action[] => {
  const { t } = useLingui();
  const navigate = useNavigate();
  const settings = (section: string): void => void navigate({ to: "/settings/$section", params: { section } });
  return [
    { id: "go.today", title: t`Przejdź do: Dziś`, group: "go", keys: ["g d"], run: () => void navigate({ to: "/today" }) },
    { id: "go.orders", title: t`Przejdź do: Zamówienia`, group: "go", keys: ["g z"], run: () => void navigate({ to: "/orders", search: {} }) },
    { id: "go.customers", title: t`Przejdź do: Klienci`, group: "go", run: () => void navigate({ to: "/customers" }) },
    { id: "go.log", title: t`Przejdź do: Dziennik`, group: "go", keys: ["g l"], run: () => void navigate({ to: "/log" }) },
    { id: "go.settings", title: t`Przejdź do: Ustawienia`, group: "go", keys: ["g u", "f9", "mod+,"], run: () => settings("accounts") },
    ...VIEWS.map((view): Action => {
      const name = viewName(view);
      return { id: `go.view.${view}`, title: t`Zamówienia: ${name}`, group: "go", run: () => void navigate({ to: "/orders", search: { view } }) };
    }),
  ];
};

const useAccountActions = (): Action[] => {
  const { t } = useLingui();
  const accounts = useAccounts();
  const update = useUpdateSettings();
  return [
    ...accounts.map((account): Action => ({
      id: `account.${account.id}`,
      title: t`Konto: ${account.login}`,
      group: "account",
      keys: account.position <= 9 ? [`mod+${account.position}`] : [],
      run: () => update({ currentAccount: account.id }),
    })),
    { id: "account.all", title: t`Konto: wszystkie`, group: "account", keys: ["mod+0"], run: () => update({ allAccounts: true }) },
  ];
};

const useLookActions = (): Action[] => {
  const { t } = useLingui();
  const { language, strongContrast } = useSettings();
  const update = useUpdateSettings();
  const themes: Readonly<Record<Theme, string>> = { system: t`Wygląd: jak w systemie`, light: t`Wygląd: jasny`, dark: t`Wygląd: ciemny` };
  const densities: Readonly<Record<Density, string>> = { roomy: t`Gęstość: luźna`, compact: t`Gęstość: zwarta`, tight: t`Gęstość: ciasna` };
  const look = (theme: Theme): Action => ({ id: `look.${theme}`, title: themes[theme], group: "program", run: () => update({ theme }) });
  const space = (density: Density): Action => ({ id: `density.${density}`, title: densities[density], group: "program", run: () => update({ density }) });
  return [
    look("system"),
    look("light"),
    look("dark"),
    space("roomy"),
    space("compact"),
    space("tight"),
    { id: "look.contrast", title: t`Mocny kontrast: włącz lub wyłącz`, group: "program", run: () => update({ strongContrast: !strongContrast }) },
    {
      id: "language",
      title: language === "pl" ? t`Język: angielski (English)` : t`Język: polski`,
      group: "program",
      run: () => update({ language: language === "pl" ? "en" : "pl" }),
    },
  ];
};

type Overlays = { openPalette: () => void; openHelp: () => void };

export const useFrameActions = ({ openPalette, openHelp }: Overlays): void => {
  const { t } = useLingui();
  const accounts = useCurrentAccounts();
  const program: Action[] = [
    { id: "sync", title: t`Pobierz nowe zamówienia`, group: "program", keys: ["f5"], run: () => void syncNow(accounts) },
    { id: "palette", title: t`Paleta poleceń`, group: "program", keys: ["mod+k"], run: openPalette },
    { id: "help", title: t`Skróty klawiszowe`, group: "program", keys: ["?"], run: openHelp },
  ];
  useActions([...program, ...useGoActions(), ...useAccountActions(), ...useLookActions()], FRAME_LEVEL);
};

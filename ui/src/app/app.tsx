// Providers around the router, and the language, theme and density of the whole page.
import { useEffect, useState, useSyncExternalStore } from "react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { I18nProvider as AriaI18nProvider, RouterProvider as AriaRouterProvider } from "react-aria-components";
import { I18nProvider } from "@lingui/react";
import { i18n } from "@lingui/core";
import { newQueryClient, useCall, useFreshQueries } from "#/shared/host/queries.ts";
import { activateLanguage } from "#/shared/i18n/language.ts";
import { Failure } from "#/shared/ui/feedback.tsx";
import { ToastHost } from "#/shared/ui/toast.tsx";
import { router } from "./router.tsx";
import { useAppearance } from "./appearance.ts";

export function App() {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <I18nProvider i18n={i18n}>
        <Localised />
      </I18nProvider>
    </QueryClientProvider>
  );
}

const onLocale = (listener: () => void): (() => void) => i18n.on("change", listener);

/** Texts, numbers and dates are read while rendering, so a new language starts the tree anew. */
function Localised() {
  useFreshQueries();
  const state = useCall("app_state", {});
  const settings = useCall("get_settings", {});
  useAppearance(settings.data ?? state.data?.settings ?? null);
  const language = settings.data?.language;
  const locale = useSyncExternalStore(onLocale, () => i18n.locale);
  useEffect(() => {
    if (language !== undefined) activateLanguage(language);
  }, [language]);
  const broken = state.error ?? settings.error;
  if (broken !== null) return <Failure error={broken} onRetry={() => void Promise.all([state.refetch(), settings.refetch()])} />;
  if (state.data === undefined || settings.data === undefined) return null;
  if (locale !== language) return null;
  return (
    <AriaI18nProvider locale={language === "pl" ? "pl-PL" : "en-GB"} key={language}>
      <AriaRouterProvider navigate={(to) => void router.navigate({ to })}>
        <RouterProvider router={router} />
        <ToastHost />
      </AriaRouterProvider>
    </AriaI18nProvider>
  );
}

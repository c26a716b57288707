// Renders a screen as the program does: a host, fresh queries, Polish texts, and a router that knows every address.
import type { ReactNode } from "react";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render } from "@testing-library/react";
import { userEvent, type UserEvent } from "@testing-library/user-event";
import { connect } from "#/shared/host/call.ts";
import { newQueryClient, useFreshQueries } from "#/shared/host/queries.ts";
import { ToastHost } from "#/shared/ui/toast.tsx";
import type { Handlers } from "./fake-failure.ts";
import { fakeHost, type FakeHost } from "./fake-host.ts";

type Rendered = {
  user: UserEvent;
  host: FakeHost;
  /** The address the screen has gone to, search included. */
  address: () => string;
};

type Options = { overrides?: Partial<Handlers>; path?: string; route?: string; host?: FakeHost };

const OTHER_ROUTES = ["/orders", "/orders/$id", "/customers", "/customers/$id", "/log", "/settings/$section"];

export const renderScreen = async (screen: () => ReactNode, options: Options = {}): Promise<Rendered> => {
  const { overrides = {}, path = "/", route = "/", host = fakeHost({ orders: 40, overrides }) } = options;
  await connect(host);
  const root = createRootRoute();
  const routes = [...new Set([route, ...OTHER_ROUTES])].map((each) =>
    createRoute({ getParentRoute: () => root, path: each, component: each === route ? screen : () => null }),
  );
  const router = createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  render(
    <QueryClientProvider client={newQueryClient()}>
      <I18nProvider i18n={i18n}>
        <Fresh />
        <RouterProvider router={router} />
        <ToastHost />
      </I18nProvider>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), host, address: () => router.state.location.href };
};

function Fresh() {
  useFreshQueries();
  return null;
}

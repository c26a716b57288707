// Routes. Hash history, because the page is served from a custom scheme without a server behind it.
import { createRootRoute, createRoute, createRouter, redirect, useNavigate } from "@tanstack/react-router";
import { ActivityScreen } from "#/features/activity/activity-screen.tsx";
import { CustomerScreen } from "#/features/customers/customer-screen.tsx";
import { CustomersScreen } from "#/features/customers/customers-screen.tsx";
import { WelcomeScreen } from "#/features/onboarding/welcome-screen.tsx";
import { OrderScreen } from "#/features/orders/order-screen.tsx";
import { OrdersScreen } from "#/features/orders/orders-screen.tsx";
import { SettingsScreen } from "#/features/settings/settings-screen.tsx";
import { TodayScreen } from "#/features/today/today-screen.tsx";
import { parseOrderSearch } from "#/shared/order/order-search.ts";
import { Frame } from "./frame.tsx";
import { hashHistory } from "./history.ts";
import { NotFound } from "./not-found.tsx";

const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/today" });
  },
});

const todayRoute = createRoute({ getParentRoute: () => rootRoute, path: "/today", component: TodayScreen });

const ordersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/orders",
  component: OrdersScreen,
  validateSearch: parseOrderSearch,
});

const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/orders/$id",
  component: OrderScreen,
  validateSearch: parseOrderSearch,
});

const customersRoute = createRoute({ getParentRoute: () => rootRoute, path: "/customers", component: CustomersScreen });
const customerRoute = createRoute({ getParentRoute: () => rootRoute, path: "/customers/$id", component: CustomerScreen });

type LogSearch = { order?: string; entry?: string };

/** `order` narrows the log to one order; `entry` opens one line ("odpowiedź w dzienniku"). */
const parseLogSearch = (search: Record<string, unknown>): LogSearch => ({
  ...(typeof search["order"] === "string" ? { order: search["order"] } : {}),
  ...(typeof search["entry"] === "string" ? { entry: search["entry"] } : {}),
});

const logRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/log",
  component: ActivityScreen,
  validateSearch: parseLogSearch,
});

function Welcome() {
  const navigate = useNavigate();
  return <WelcomeScreen onReady={() => void navigate({ to: "/orders" })} />;
}

const settingsRoute = createRoute({ getParentRoute: () => rootRoute, path: "/settings/$section", component: SettingsScreen });
const welcomeRoute = createRoute({ getParentRoute: () => rootRoute, path: "/welcome", component: Welcome });

const routeTree = rootRoute.addChildren([
  indexRoute,
  todayRoute,
  ordersRoute,
  orderRoute,
  customersRoute,
  customerRoute,
  logRoute,
  settingsRoute,
  welcomeRoute,
]);

export const router = createRouter({ routeTree, history: hashHistory() });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

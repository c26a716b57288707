// Navigation with the counts of the queues. Narrow windows fold it to a rail (components.css).
import { Link, useLocation, useSearch } from "@tanstack/react-router";
import { Inbox, ScrollText, Settings, Sun, Users, type LucideIcon } from "lucide-react";
import { useLingui } from "@lingui/react/macro";
import { count } from "#/shared/format/number.ts";
import { useCall } from "#/shared/host/queries.ts";
import type { View } from "#/shared/host/contract.gen.ts";
import { viewName } from "#/shared/order/labels.ts";
import { parseOrderSearch, searchOfQuery } from "#/shared/order/order-search.ts";
import { useCurrentAccounts } from "#/shared/session/session.ts";
import { AccountSwitcher } from "./account-switcher.tsx";

/** The queues of a day; the others stand in the menu of the list's title. */
const SIDEBAR_VIEWS = [
  "due_today",
  "new",
  "awaiting_payment",
  "to_pack",
  "cash_on_delivery",
  "with_notes",
  "problems",
  "sent",
  "all",
] as const satisfies readonly View[];

/** Archives only grow: their size says nothing about the day. */
const UNCOUNTED: readonly View[] = ["sent", "all"];

type ItemProps = { to: "/today" | "/customers" | "/log" | "/settings/$section"; label: string; Icon: LucideIcon };

function NavItem({ to, label, Icon }: ItemProps) {
  const { pathname } = useLocation();
  const root = `/${to.split("/")[1] ?? ""}`;
  return (
    <Link
      className="nav__item"
      to={to}
      {...(to === "/settings/$section" ? { params: { section: "accounts" } } : {})}
      title={label}
      aria-current={pathname.startsWith(root) ? "page" : undefined}
    >
      <Icon className="icon" aria-hidden />
      <span className="nav__label">{label}</span>
    </Link>
  );
}

function OrdersNav() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const search = parseOrderSearch(useSearch({ strict: false }));
  const counts = useCall("count_views", { accounts: useCurrentAccounts() });
  const saved = useCall("list_views", {});
  const countOf = (view: View): number => counts.data?.find((each) => each.view === view)?.count ?? 0;
  const inOrders = pathname.startsWith("/orders");
  const shown = search.saved === undefined && inOrders ? (search.view ?? "due_today") : null;
  const open = countOf("to_pack");
  return (
    <>
      <Link className="nav__item nav__item--parent" to="/orders" search={{}} title={t`Zamówienia`} aria-current={inOrders ? "page" : undefined}>
        <Inbox className="icon" aria-hidden />
        <span className="nav__label">{t`Zamówienia`}</span>
        {open > 0 && <span className="nav__count">{count(open)}</span>}
      </Link>
      <div className="nav__sub" role="group" aria-label={t`Widoki zamówień`}>
        {SIDEBAR_VIEWS.map((view) => {
          const number = countOf(view);
          return (
            <Link key={view} className="nav__item" to="/orders" search={{ view }} aria-current={shown === view ? "true" : undefined}>
              <span className="nav__label">{viewName(view)}</span>
              {number > 0 && !UNCOUNTED.includes(view) && (
                <span className={view === "problems" ? "nav__count nav__count--alert" : "nav__count"}>{count(number)}</span>
              )}
            </Link>
          );
        })}
        {saved.data?.map((view) =>
          view.id === null ? null : (
            <Link
              key={view.id}
              className="nav__item"
              to="/orders"
              search={searchOfQuery(view.query, view.id, view.columns)}
              aria-current={inOrders && search.saved === view.id ? "true" : undefined}
            >
              <span className="nav__label">{view.name}</span>
            </Link>
          ),
        )}
      </div>
    </>
  );
}

export function Sidebar() {
  const { t } = useLingui();
  return (
    <nav className="sidebar" aria-label={t`Główna nawigacja`}>
      <a className="btn skip-link" href="#main" onClick={(event) => { event.preventDefault(); document.querySelector("main")?.focus(); }}>
        {t`Przejdź do treści`}
      </a>
      <AccountSwitcher />
      <div className="nav">
        <NavItem to="/today" label={t`Dziś`} Icon={Sun} />
        <OrdersNav />
        <NavItem to="/customers" label={t`Klienci`} Icon={Users} />
      </div>
      <div className="nav nav__foot">
        <NavItem to="/log" label={t`Dziennik`} Icon={ScrollText} />
        <NavItem to="/settings/$section" label={t`Ustawienia`} Icon={Settings} />
      </div>
    </nav>
  );
}

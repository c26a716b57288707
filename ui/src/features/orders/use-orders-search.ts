// View, filters, sort and columns of the list, as the address holds them.
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { OrderQuery, SavedView, SortBy } from "#/shared/host/contract.gen.ts";
import { useCall } from "#/shared/host/queries.ts";
import { viewName } from "#/shared/order/labels.ts";
import { parseOrderSearch, queryOfSearch, usualSort, type OrderSearch } from "#/shared/order/order-search.ts";
import { useCurrentAccounts } from "#/shared/session/session.ts";

export type OrdersAddress = {
  search: OrderSearch;
  query: OrderQuery;
  /** The seller's own view in use. */
  saved: SavedView | null;
  /** Name of the view, for the title. */
  name: string;
  change: (change: Partial<OrderSearch>) => void;
  drop: (...keys: (keyof OrderSearch)[]) => void;
  sortBy: (by: SortBy) => void;
};

export const useOrdersSearch = (): OrdersAddress => {
  const navigate = useNavigate();
  const search = parseOrderSearch(useSearch({ strict: false }));
  const accounts = useCurrentAccounts();
  const views = useCall("list_views", {});
  const saved = views.data?.find((view) => view.id === search.saved && search.saved !== undefined) ?? null;
  const view = search.view ?? "due_today";
  const query = queryOfSearch(search, accounts);
  const go = (next: OrderSearch): void => void navigate({ to: "/orders", search: next, replace: true });
  return {
    search,
    query,
    saved,
    name: saved?.name ?? viewName(view),
    change: (change) => go({ ...search, ...change }),
    drop: (...keys) => go(parseOrderSearch(Object.fromEntries(Object.entries(search).filter(([key]) => !keys.some((each) => each === key))))),
    sortBy: (by) => {
      // A second press turns the order round; the first takes the direction people expect.
      const isSame = query.sort.by === by;
      const usual = usualSort(view);
      const first = by === usual.by ? usual.descending : by === "amount" || by === "bought_at";
      go({ ...search, sort: by, descending: isSame ? !query.sort.descending : first });
    },
  };
};

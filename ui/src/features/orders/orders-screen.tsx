// The list of orders: what came in, what leaves today.
import { useEffect, useRef } from "react";
import { useNavigate } from "@tanstack/react-router";
import type { OrderRow } from "#/shared/host/contract.gen.ts";
import { classNames } from "#/shared/ui/class-names.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { shownColumns } from "./columns.ts";
import { FilterBar } from "./filter-bar.tsx";
import { useListActions } from "./list-actions.ts";
import { AccountTroubles, ImportProgress, ListSkeleton, ListTrouble } from "./list-states.tsx";
import { useListVersion, useOpenList, type OpenList } from "./open-list.ts";
import { OrderGrid } from "./order-grid.tsx";
import { OrdersHeader } from "./orders-header.tsx";
import { useOrdersSearch, type OrdersAddress } from "./use-orders-search.ts";
import styles from "./orders.module.css";

/** What stood in the box is marked, so that typing replaces it. WebKit's `select` alone does not focus. */
const focusWhole = (box: HTMLInputElement | null): void => {
  box?.focus();
  box?.select();
};

export function OrdersScreen() {
  const navigate = useNavigate();
  const address = useOrdersSearch();
  const searchRef = useRef<HTMLInputElement>(null);
  const { list, isPending, rebuild } = useOpenList(address.query);
  const chosen = address.search.columns ?? address.saved?.columns ?? [];
  const columns = shownColumns(chosen, address.query.sort);
  const onOpen = (row: OrderRow): void => void navigate({ to: "/orders/$id", params: { id: row.id }, search: address.search });
  useListActions({ list, focusSearch: () => focusWhole(searchRef.current), onOpen });
  return (
    <main className="view" id="main" tabIndex={-1}>
      <OrdersHeader
        address={address}
        list={list}
        columns={columns}
        searchRef={searchRef}
        onColumns={(next) => address.change({ columns: next })}
        onRebuild={rebuild}
        onEnter={() => {
          const first = list?.rows.at(0);
          if (first !== undefined && !isPending) onOpen(first);
        }}
      />
      <FilterBar address={address} columns={chosen} />
      <ImportProgress />
      <AccountTroubles />
      <div className={classNames(styles["area"], isPending && list !== null && styles["pending"])} aria-busy={isPending}>
        {list === null ? <ListSkeleton /> : <ListBody list={list} address={address} columns={columns} onOpen={onOpen} onRebuild={rebuild} />}
      </div>
      {list !== null && <BulkBar list={list} />}
    </main>
  );
}

type BodyProps = {
  list: OpenList;
  address: OrdersAddress;
  columns: ReturnType<typeof shownColumns>;
  onOpen: (row: OrderRow) => void;
  onRebuild: () => void;
};

function ListBody({ list, address, columns, onOpen, onRebuild }: BodyProps) {
  "use no memo"; // Reads the mutable list.
  useListVersion(list);
  const { total, newer } = list.rows.state;
  const isWaiting = total === 0 && newer > 0;
  // With nothing on the screen nothing can move under the pointer, so what came is shown at once.
  useEffect(() => {
    if (isWaiting) onRebuild();
  }, [isWaiting, onRebuild]);
  return (
    <>
      <ListTrouble address={address} list={list} onRetry={onRebuild} />
      {total > 0 && <OrderGrid key={list.rows.key} list={list} name={address.name} columns={columns} onOpen={onOpen} onSort={address.sortBy} />}
    </>
  );
}

// The head of the list: its name and count, the search box, fetching, columns and density.
import { ChevronDown, RefreshCw, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useNavigate } from "@tanstack/react-router";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { count } from "#/shared/format/number.ts";
import { useCall } from "#/shared/host/queries.ts";
import { currentActions } from "#/shared/actions/actions.ts";
import { viewName } from "#/shared/order/labels.ts";
import { searchOfQuery, VIEWS } from "#/shared/order/order-search.ts";
import { useSettings, useUpdateSettings } from "#/shared/session/session.ts";
import { Button, IconButton } from "#/shared/ui/button.tsx";
import { CheckOption, SearchField } from "#/shared/ui/field.tsx";
import { Menu, type MenuEntry } from "#/shared/ui/menu.tsx";
import { Segmented } from "#/shared/ui/segmented.tsx";
import { COLUMNS, columnName, type ColumnId } from "./columns.ts";
import { useListVersion, type OpenList } from "./open-list.ts";
import type { OrdersAddress } from "./use-orders-search.ts";
import styles from "./orders.module.css";

type Props = {
  address: OrdersAddress;
  list: OpenList | null;
  columns: readonly ColumnId[];
  searchRef: React.RefObject<HTMLInputElement | null>;
  onColumns: (columns: ColumnId[]) => void;
  onRebuild: () => void;
  onEnter: () => void;
};

export function OrdersHeader({ address, list, columns, searchRef, onColumns, onRebuild, onEnter }: Props) {
  const { t } = useLingui();
  return (
    <header className="header">
      <h1 className="header__title">
        {address.name} {list !== null && <Total list={list} />}
      </h1>
      <ViewsMenu />
      {list !== null && <Newer list={list} onRebuild={onRebuild} />}
      <SearchBox address={address} ref={searchRef} onEnter={onEnter} />
      <span className="grow" />
      <Button look="ghost" keys="f5" onPress={() => currentActions().find((action) => action.id === "sync")?.run()}>
        <RefreshCw className="icon" aria-hidden />
        {t`Pobierz nowe`}
      </Button>
      <LookMenu columns={columns} onColumns={onColumns} />
    </header>
  );
}

function Total({ list }: { list: OpenList }) {
  "use no memo"; // Reads the mutable list.
  useListVersion(list);
  const { ready, total } = list.rows.state;
  if (!ready) return null;
  return (
    <span className="header__count">
      {count(total)}
      <span className="sr-only"> {plural(total, { one: "zamówienie", few: "zamówienia", many: "zamówień", other: "zamówienia" })}</span>
    </span>
  );
}

/** "3 nowe ↑": orders that came since the list was opened enter only when asked for. */
function Newer({ list, onRebuild }: { list: OpenList; onRebuild: () => void }) {
  "use no memo"; // Reads the mutable list.
  const { t } = useLingui();
  useListVersion(list);
  const { newer, left } = list.rows.state;
  if (newer === 0 && left === 0) return null;
  return (
    <Button size="sm" className={styles["newer"]} onPress={onRebuild}>
      {newer > 0 ? `${plural(newer, { one: "# nowe", few: "# nowe", many: "# nowych", other: "# nowego" })} ↑` : t`Odśwież listę`}
    </Button>
  );
}

function ViewsMenu() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const saved = useCall("list_views", {}).data ?? [];
  const entries: (MenuEntry | "separator")[] = VIEWS.map((view) => ({
    id: view,
    label: viewName(view),
    onAction: () => void navigate({ to: "/orders", search: { view } }),
  }));
  if (saved.length > 0) entries.push("separator");
  for (const view of saved)
    entries.push({
      id: view.id ?? view.name,
      label: view.name,
      onAction: () => void navigate({ to: "/orders", search: searchOfQuery(view.query, view.id ?? undefined, view.columns) }),
    });
  return (
    <Menu label={t`Widoki zamówień`} entries={entries}>
      <IconButton label={t`Zmień widok`} size="sm" icon={<ChevronDown className="icon" aria-hidden />} />
    </Menu>
  );
}

type SearchProps = { address: OrdersAddress; ref: React.RefObject<HTMLInputElement | null>; onEnter: () => void };

/** The box keeps its own text, so that fast typing never waits for the address; the address follows every key. */
function SearchBox({ address, ref, onEnter }: SearchProps) {
  const { t } = useLingui();
  const given = address.search.text ?? "";
  const [text, setText] = useState(given);
  const [sent, setSent] = useState(given);
  if (given !== sent && given !== text.trim()) {
    setText(given);
    setSent(given);
  }
  return (
    <SearchField
      ref={ref}
      label={t`Szukaj zamówień`}
      placeholder={t`Szukaj: kupujący, login, nr, SKU, list przewozowy`}
      value={text}
      keys="/"
      onEnter={onEnter}
      onChange={(value) => {
        setText(value);
        setSent(value.trim());
        if (value.trim() === "") address.drop("text");
        else address.change({ text: value.trim() });
      }}
    />
  );
}

type LookProps = { columns: readonly ColumnId[]; onColumns: (columns: ColumnId[]) => void };

function LookMenu({ columns, onColumns }: LookProps) {
  const { t } = useLingui();
  const { density } = useSettings();
  const update = useUpdateSettings();
  return (
    <DialogTrigger>
      <IconButton label={t`Kolumny i gęstość`} icon={<SlidersHorizontal className="icon" aria-hidden />} />
      <Popover className="popover popover--pad" placement="bottom end" offset={4}>
        <Dialog aria-label={t`Kolumny i gęstość`} className={styles["form"] ?? ""}>
          <div className={styles["options"]}>
            {COLUMNS.filter((column) => column !== "check").map((column) => (
              <CheckOption
                key={column}
                label={columnName(column)}
                checked={columns.includes(column)}
                onChange={(on) => onColumns(COLUMNS.filter((each) => each !== "check" && (each === column ? on : columns.includes(each))))}
              />
            ))}
          </div>
          <Segmented
            label={t`Gęstość`}
            small
            value={density}
            choices={[
              { id: "roomy", label: t`luźna` },
              { id: "compact", label: t`zwarta` },
              { id: "tight", label: t`ciasna` },
            ]}
            onChange={(next) => update({ density: next })}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

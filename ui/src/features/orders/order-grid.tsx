// The grid of orders: columns, groups and rows of the open list.
import { useLingui } from "@lingui/react/macro";
import type { OrderRow, SortBy } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { useAccounts, useSettings } from "#/shared/session/session.ts";
import { DataGrid, type GridColumn, type RowProps } from "#/shared/ui/data-grid/data-grid.tsx";
import { Check } from "#/shared/ui/field.tsx";
import { Hints } from "#/shared/ui/hints.tsx";
import { columnName, sortOfColumn, templateOf, type ColumnId } from "./columns.ts";
import { deadlineGroups } from "./groups.ts";
import { OrderCells, type RowContext } from "./order-cells.tsx";
import { useListVersion, type OpenList } from "./open-list.ts";
import { WHOLE } from "./order-rows.ts";
import styles from "./orders.module.css";

const GROUP_HEIGHT = 30;
/** The tokens' --row-h of each density: the virtual window needs them as numbers. */
const ROW_HEIGHTS = { roomy: 44, compact: 36, tight: 32 } as const;

type Props = {
  list: OpenList;
  name: string;
  columns: readonly ColumnId[];
  onOpen: (row: OrderRow) => void;
  onSort: (by: SortBy) => void;
};

const buyerNote = (row: OrderRow): string | null => row.buyerMessage;
const sellerNote = (row: OrderRow): string | null => row.note;

/** Everything rows depend on besides the list itself; the compiler keeps its identity while nothing changes. */
export function OrderGrid({ list, name, columns, onOpen, onSort }: Props) {
  const now = useNow();
  const accounts = useAccounts();
  const { noteColumn } = useSettings();
  const context: RowContext = { list, columns, accounts, now, noteOf: noteColumn === "buyer" ? buyerNote : sellerNote };
  return (
    <OrderWindow
      list={list}
      name={name}
      columns={columns}
      now={now}
      renderRow={(props) => <OrderCells {...props} context={context} />}
      onSort={onSort}
      onPointerRow={(index, event) => {
        if (event.shiftKey) {
          list.extendTo(index);
          return;
        }
        list.point(index);
        const row = list.rows.at(index);
        if (event.ctrlKey || event.metaKey) list.toggle(index);
        else if (row !== undefined) onOpen(row);
      }}
    />
  );
}

type WindowProps = Omit<Props, "onOpen"> & {
  now: Date;
  renderRow: (props: RowProps) => React.ReactNode;
  /** Click opens, Ctrl ticks, Shift extends. */
  onPointerRow: (index: number, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void;
};

function OrderWindow({ list, name, columns, now, renderRow, onSort, onPointerRow }: WindowProps) {
  "use no memo"; // The list is one mutable object whose version says when to read it again.
  useListVersion(list);
  const { density } = useSettings();
  const { rows, selected } = list;
  const { total } = rows.state;
  const leading = rows.query.sort.by === "ship_by" ? rows.leading() : [];
  return (
    <Hints className={styles["area"]} data-deadlines={columns.includes("ship_by") ? true : undefined}>
      <DataGrid
        label={name}
        columns={columns.map((column) => gridColumn(column, list, onSort))}
        template={templateOf(columns)}
        rows={total}
        groups={deadlineGroups(leading, leading.length >= total, now)}
        rowHeight={ROW_HEIGHTS[density]}
        groupHeight={GROUP_HEIGHT}
        cursor={list.cursor}
        isSelected={(index) => selected.size > 0 && selected.has(rows.at(index)?.id ?? "")}
        renderRow={renderRow}
        onPointerRow={onPointerRow}
        onWindow={rows.ensure}
        follow={list.follow}
        scrollMemory={rows.scroll}
      />
    </Hints>
  );
}

const gridColumn = (column: ColumnId, list: OpenList, onSort: (by: SortBy) => void): GridColumn => {
  const { sort } = list.rows.query;
  const by = sortOfColumn(column);
  return {
    id: column,
    number: column === "amount",
    head: <Head column={column} list={list} {...(by === undefined ? {} : { onSort: () => onSort(by) })} />,
    ...(by !== undefined && by === sort.by ? { sorted: sort.descending ? "descending" : "ascending" } : {}),
  };
};

type HeadProps = { column: ColumnId; list: OpenList; onSort?: () => void };

function Head({ column, list, onSort }: HeadProps) {
  "use no memo"; // Reads the mutable list, as the grid above does.
  const { t } = useLingui();
  if (column === "check") {
    const some = list.selected.size > 0;
    const all = some && list.selected.size >= Math.min(list.rows.state.total, WHOLE);
    return (
      <span className={styles["check"]}>
        <Check label={t`Zaznacz wszystkie, najwyżej ${WHOLE}`} checked={all} mixed={some && !all} onChange={() => (some ? list.clear() : list.selectFirst(WHOLE))} />
      </span>
    );
  }
  if (column === "marks") return <span className="sr-only">{columnName(column)}</span>;
  if (column === "payment")
    return (
      <span title={columnName(column)}>
        <span className="sr-only">{columnName(column)}</span>
        <span className={styles["payHead"]} aria-hidden="true">
          {columnName(column)}
        </span>
      </span>
    );
  if (onSort === undefined) return columnName(column);
  return (
    <button type="button" onClick={onSort} title={t`Sortuj`}>
      {columnName(column)}
    </button>
  );
}

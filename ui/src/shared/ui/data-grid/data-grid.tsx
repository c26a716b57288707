// The grid of main lists: an ARIA grid on a window of rows. Fixed heights, so scrolling measures nothing.
import { memo, useEffect, useRef, type ReactNode } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { classNames } from "../class-names.ts";
import { itemsOf, type GroupStart, type Items } from "./items.ts";
import styles from "./data-grid.module.css";

const OVERSCAN = 6;
/** Rows stay clear of the bulk bar that floats over the last ones. */
const FOOT_ROOM = 72;

export type GridColumn = { id: string; head: ReactNode; number?: boolean; sorted?: "ascending" | "descending" | undefined };

export type RowProps = { row: number; isCursor: boolean; isSelected: boolean };

type Props = {
  label: string;
  columns: readonly GridColumn[];
  /** `grid-template-columns` of head and rows. */
  template: string;
  rows: number;
  groups: readonly GroupStart[];
  rowHeight: number;
  groupHeight: number;
  cursor: number;
  isSelected: (row: number) => boolean;
  /** Cells of one row. Keep its identity: rows render again when it changes, and only then. */
  renderRow: (props: RowProps) => ReactNode;
  onPointerRow: (row: number, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void;
  /** Rows now on the screen, for loading. */
  onWindow: (first: number, last: number) => void;
  /** Scrolls to the cursor whenever this changes. */
  follow: number;
  /** Where the scroll position lives between visits. */
  scrollMemory?: { top: number };
};

export function DataGrid(props: Props) {
  // The virtualizer is one mutable object; the compiler would cache what it answers.
  "use no memo";
  const { label, columns, template, rows, groups, rowHeight, groupHeight, cursor, isSelected, renderRow, onPointerRow, onWindow, follow, scrollMemory } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const items = itemsOf(rows, groups);
  const virtualizer = useVirtualizer({
    count: items.count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items.at(index).kind === "group" ? groupHeight : rowHeight),
    overscan: OVERSCAN,
    paddingEnd: FOOT_ROOM,
    scrollPaddingEnd: FOOT_ROOM + rowHeight,
    scrollPaddingStart: groupHeight + rowHeight,
    initialOffset: scrollMemory?.top ?? 0,
    useFlushSync: false,
  });
  useSizes(virtualizer, groups, rowHeight);
  useFollow(follow, () => cursor >= 0 && virtualizer.scrollToIndex(items.indexOfRow(cursor), { align: "auto" }));
  const shown = virtualizer.getVirtualItems();
  // Lines take turns in as many places as the window shows, so the one that leaves is rewritten for the one that comes.
  const places = useRef(1);
  places.current = Math.max(places.current, shown.length);
  const [first, last] = shownRows(items, shown[0]?.index ?? 0, shown.at(-1)?.index ?? -1);
  useWindowReport(first, last, onWindow);
  useEffect(() => {
    // The virtualizer knows the position; asking the element again would force a layout at every step.
    if (scrollMemory !== undefined) scrollMemory.top = virtualizer.scrollOffset ?? 0;
  });
  const cursorItem = cursor < 0 ? -1 : items.indexOfRow(cursor);
  return (
    <div
      className={styles["scroller"]}
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={items.count + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={cursorItem >= 0 ? `grid-row-${cursorItem}` : undefined}
    >
      <GridHead columns={columns} template={template} />
      <StickyGroup items={items} first={virtualizer.range?.startIndex ?? 0} />
      <div role="rowgroup" className={styles["body"]} style={{ height: virtualizer.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const item = items.at(index);
          return item.kind === "group" ? (
            <GroupRow key={index % places.current} group={item.group} index={index} top={start} />
          ) : (
            <GridRow
              key={index % places.current}
              row={item.row}
              index={index}
              top={start}
              template={template}
              isCursor={item.row === cursor}
              isSelected={isSelected(item.row)}
              renderRow={renderRow}
              onPointerRow={onPointerRow}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Rows asked for before they come into sight, so that steady scrolling meets no gaps. */
const AHEAD = 60;
const SETTLE_MS = 70;

/** Steady scrolling loads at once and ahead; a dragged scroll bar loads only where it comes to rest. */
const useWindowReport = (first: number, last: number, onWindow: (first: number, last: number) => void): void => {
  const previous = useRef(first);
  useEffect(() => {
    if (last < first) return undefined;
    const isNear = Math.abs(first - previous.current) <= AHEAD;
    previous.current = first;
    const report = (): void => onWindow(Math.max(0, first - AHEAD), last + AHEAD);
    if (isNear) {
      report();
      return undefined;
    }
    const timer = setTimeout(report, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [first, last, onWindow]);
};

const shownRows = (items: Items, first: number, last: number): [number, number] => {
  if (last < first) return [0, -1];
  const rowAt = (index: number): number => {
    const item = items.at(index);
    return item.kind === "row" ? item.row : item.group.row;
  };
  return [rowAt(first), rowAt(last)];
};

/** Heads of groups and densities change sizes behind the virtualizer's back. */
const useSizes = (virtualizer: { measure: () => void }, groups: readonly GroupStart[], rowHeight: number): void => {
  const shape = `${rowHeight}|${groups.map((group) => group.row).join(",")}`;
  useEffect(() => {
    virtualizer.measure();
    // eslint-disable-next-line react/exhaustive-deps -- the shape stands for the groups
  }, [shape, virtualizer]);
};

const useFollow = (follow: number, scroll: () => void): void => {
  const latest = useRef(scroll);
  useEffect(() => {
    latest.current = scroll;
  });
  useEffect(() => {
    if (follow > 0) latest.current();
  }, [follow]);
};

type HeadProps = { columns: readonly GridColumn[]; template: string };

function GridHead({ columns, template }: HeadProps) {
  return (
    <div role="rowgroup" className={styles["head"]}>
      <div role="row" aria-rowindex={1} className={styles["cells"]} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => (
          <div key={column.id} role="columnheader" aria-sort={column.sorted} className={classNames(styles["headCell"], column.number === true && styles["number"])}>
            {column.head}
          </div>
        ))}
      </div>
    </div>
  );
}

type StickyProps = { items: Items; first: number };

/** The head of the group one is in, while its own line is above the window. */
function StickyGroup({ items, first }: StickyProps) {
  const found = items.groupAt(first);
  if (found === null || found.index === first) return null;
  return (
    <div className={styles["sticky"]} aria-hidden="true">
      <GroupText group={found.group} />
    </div>
  );
}

function GroupText({ group }: { group: GroupStart }) {
  return (
    <>
      <b>{group.title}</b>
      {group.size !== undefined && <span className={classNames("num faint", styles["size"])}>{group.size}</span>}
      {group.detail !== undefined && <span className="faint">· {group.detail}</span>}
    </>
  );
}

type GroupProps = { group: GroupStart; index: number; top: number };

function GroupRow({ group, index, top }: GroupProps) {
  return (
    <div role="row" aria-rowindex={index + 2} className={styles["group"]} style={{ top }}>
      <span role="gridcell">
        <GroupText group={group} />
      </span>
    </div>
  );
}

type GridRowProps = RowProps & Pick<Props, "renderRow" | "template" | "onPointerRow"> & { index: number; top: number };

// Rows keep their props while the window moves over them; without memo every scroll step would render all of them.
const GridRow = memo(function GridRow({ renderRow, row, index, top, template, isCursor, isSelected, onPointerRow }: GridRowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys act on the cursor through the map of actions
    <div
      id={`grid-row-${index}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-cursor={isCursor || undefined}
      className={classNames(styles["row"], styles["cells"])}
      style={{ top, gridTemplateColumns: template }}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("button, a, input, label") !== null) return;
        onPointerRow(row, event);
      }}
    >
      {renderRow({ row, isCursor, isSelected })}
    </div>
  );
});

type CellProps = { number?: boolean; children?: ReactNode; className?: string | undefined };

export function Cell({ number = false, children, className }: CellProps) {
  return (
    <div role="gridcell" className={classNames(styles["cell"], number && styles["number"], className)}>
      {children}
    </div>
  );
}

// The toolbar of the list: filter chips, saving of views, sort.
import { ArrowDownWideNarrow, ArrowUpNarrowWide, CalendarClock, Coins, MessageCircle, Plus, Truck } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useLingui } from "@lingui/react/macro";
import { sortName } from "#/shared/order/labels.ts";
import { SORTS } from "#/shared/order/order-search.ts";
import { useAccounts } from "#/shared/session/session.ts";
import { Button } from "#/shared/ui/button.tsx";
import { Chip, ChipClear } from "#/shared/ui/chip.tsx";
import { Glyph } from "#/shared/ui/glyph.tsx";
import { Menu } from "#/shared/ui/menu.tsx";
import { Kbd } from "#/shared/ui/kbd.tsx";
import { FilterEditor } from "./filter-editor.tsx";
import { FILTERS, FILTER_KEYS, OFFERED, filterName, filterValue, type FilterId } from "./filter-fields.ts";
import { SaveView } from "./save-view.tsx";
import type { OrdersAddress } from "./use-orders-search.ts";

const ICONS: Partial<Record<FilterId, ReactNode>> = {
  deadline: <CalendarClock className="icon" aria-hidden />,
  payment: <Coins className="icon" aria-hidden />,
  delivery: <Truck className="icon" aria-hidden />,
  status: <Glyph name="ready" />,
  message: <MessageCircle className="icon" aria-hidden />,
};

type ChipProps = { filter: FilterId; address: OrdersAddress; isOpen: boolean; onOpenChange: (open: boolean) => void };

function FilterChip({ filter, address, isOpen, onOpenChange }: ChipProps) {
  const { t } = useLingui();
  const value = filterValue(filter, address.search, useAccounts());
  const label = filterName(filter);
  return (
    <span className="chip-group">
      <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
        <Chip label={label} value={value} icon={ICONS[filter]} {...(filter === "message" && value === undefined ? { className: "wide-only" } : {})} />
        <Popover className="popover popover--pad" offset={4}>
          <Dialog aria-label={label}>
            <FilterEditor filter={filter} address={address} />
          </Dialog>
        </Popover>
      </DialogTrigger>
      {value !== undefined && <ChipClear label={t`Wyczyść filtr ${label}`} onClear={() => address.drop(...FILTER_KEYS[filter])} />}
    </span>
  );
}

type Props = { address: OrdersAddress; columns: readonly string[] };

export function FilterBar({ address, columns }: Props) {
  const { t } = useLingui();
  const accounts = useAccounts();
  const [open, setOpen] = useState<FilterId | null>(null);
  const isOn = (filter: FilterId): boolean => filterValue(filter, address.search, accounts) !== undefined;
  const inBar = FILTERS.filter((filter) => isOn(filter) || OFFERED.includes(filter) || open === filter);
  const others = FILTERS.filter((filter) => !inBar.includes(filter));
  const shown = inBar.toSorted((one, other) => Number(isOn(other)) - Number(isOn(one)));
  return (
    <div className="toolbar" role="toolbar" aria-label={t`Filtry`}>
      {shown.map((filter) => (
        <FilterChip key={filter} filter={filter} address={address} isOpen={open === filter} onOpenChange={(next) => setOpen(next ? filter : null)} />
      ))}
      <Menu label={t`Dodaj filtr`} entries={others.map((filter) => ({ id: filter, label: filterName(filter), onAction: () => setOpen(filter) }))}>
        <AriaButton className="chip" data-filter-menu="">
          <Plus className="icon" aria-hidden />
          {t`Filtr`} <Kbd keys="f" />
        </AriaButton>
      </Menu>
      <span className="grow" />
      <SaveView address={address} columns={columns} />
      <SortMenu address={address} />
    </div>
  );
}

function SortMenu({ address }: { address: OrdersAddress }) {
  const { t } = useLingui();
  const { sort } = address.query;
  const Icon = sort.descending ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  return (
    <Menu
      label={t`Sortowanie`}
      placement="bottom end"
      entries={[
        ...SORTS.map((by) => ({
          id: by,
          label: sortName(by),
          chosen: by === sort.by,
          onAction: () => {
            if (by !== sort.by) address.sortBy(by);
          },
        })),
        "separator" as const,
        { id: "up", label: t`Rosnąco`, chosen: !sort.descending, onAction: () => address.change({ sort: sort.by, descending: false }) },
        { id: "down", label: t`Malejąco`, chosen: sort.descending, onAction: () => address.change({ sort: sort.by, descending: true }) },
      ]}
    >
      <Button look="ghost" size="sm">
        <Icon className="icon" aria-hidden />
        {sortName(sort.by)}
      </Button>
    </Menu>
  );
}

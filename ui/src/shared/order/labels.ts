// The seller's words for views, statuses, payments, problems and sorts.
import { t } from "@lingui/core/macro";
import type { DeadlineFilter, OrderStatus, PaymentState, Problem, SortBy, View } from "#/shared/host/contract.gen.ts";
import type { GlyphName } from "#/shared/ui/glyph.tsx";
import type { Tone } from "#/shared/ui/pill.tsx";

export const viewName = (view: View): string => {
  const names: Readonly<Record<View, string>> = {
    due_today: t`Do wysłania dziś`,
    new: t`Nowe`,
    awaiting_payment: t`Czekają na wpłatę`,
    to_pack: t`Do spakowania`,
    packed: t`Spakowane`,
    cash_on_delivery: t`Za pobraniem`,
    with_notes: t`Z uwagami`,
    problems: t`Problemy`,
    sent: t`Wysłane`,
    suspended: t`Wstrzymane`,
    cancelled: t`Anulowane`,
    all: t`Wszystkie`,
  };
  return names[view];
};

type StatusLook = { name: string; tone: Tone; glyph: GlyphName };

const knownStatus = (status: Exclude<OrderStatus, { other: string }>): StatusLook => {
  const looks: Readonly<Record<typeof status, StatusLook>> = {
    new: { name: t`Nowe`, tone: "info", glyph: "new" },
    processing: { name: t`W realizacji`, tone: "progress", glyph: "progress" },
    ready_for_shipment: { name: t`Do wysłania`, tone: "warn", glyph: "ready" },
    ready_for_pickup: { name: t`Do odbioru`, tone: "warn", glyph: "ready" },
    sent: { name: t`Wysłane`, tone: "ok", glyph: "sent" },
    picked_up: { name: t`Odebrane`, tone: "ok", glyph: "sent" },
    suspended: { name: t`Wstrzymane`, tone: "danger", glyph: "hold" },
    cancelled: { name: t`Anulowane`, tone: "muted", glyph: "cancelled" },
    returned: { name: t`Zwrócone`, tone: "muted", glyph: "cancelled" },
    unpaid: { name: t`Nieopłacone`, tone: "muted", glyph: "draft" },
  };
  return looks[status];
};

/** A status Allegro added after this version is shown as it came. */
export const statusLook = (status: OrderStatus): StatusLook =>
  typeof status === "string" ? knownStatus(status) : { name: status.other, tone: "muted", glyph: "draft" };

export const paymentName = (payment: PaymentState): string => {
  const names: Readonly<Record<PaymentState, string>> = {
    paid: t`Opłacone`,
    awaiting: t`Oczekuje`,
    cash_on_delivery: t`Pobranie`,
    deferred: t`Odroczona`,
    underpaid: t`Niedopłata`,
    overpaid: t`Nadpłata`,
    not_due: t`Nie dotyczy`,
  };
  return names[payment];
};

export const problemName = (problem: Problem): string => {
  const names: Readonly<Record<Problem, string>> = {
    overdue: t`Po terminie wysyłki`,
    underpaid: t`Niedopłata`,
    overpaid: t`Nadpłata`,
    cancelled_after_payment: t`Anulowane po opłaceniu`,
    address_changed: t`Adres zmieniony`,
    missing_point: t`Brak punktu odbioru`,
    missing_phone: t`Brak telefonu`,
    gone: t`Nie ma już na Allegro`,
  };
  return names[problem];
};

export const sortName = (sort: SortBy): string => {
  const names: Readonly<Record<SortBy, string>> = {
    bought_at: t`Data zakupu`,
    ship_by: t`Termin wysyłki`,
    amount: t`Kwota`,
    buyer: t`Kupujący`,
    status: t`Status`,
    delivery: t`Dostawa`,
  };
  return names[sort];
};

export const deadlineName = (deadline: DeadlineFilter): string => {
  const names: Readonly<Record<DeadlineFilter, string>> = {
    overdue: t`po terminie`,
    today: t`dziś`,
    until_today: t`do dziś`,
    until_tomorrow: t`do jutra`,
  };
  return names[deadline];
};

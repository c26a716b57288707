// Titles of the cards of "Dziś" and the colour that tells how much is at risk.
import { t } from "@lingui/core/macro";
import { CalendarClock, CircleAlert, Inbox, TriangleAlert, Undo2, Wallet, type LucideIcon } from "lucide-react";
import type { TodayCardKind } from "#/shared/host/contract.gen.ts";

export const cardTitle = (kind: TodayCardKind): string => {
  const titles: Readonly<Record<TodayCardKind, string>> = {
    overdue: t`Po terminie wysyłki`,
    due_today: t`Do wysłania dziś`,
    problems: t`Problemy`,
    awaiting_payment: t`Czekają na wpłatę`,
    new_orders: t`Nowe zamówienia`,
    returns: t`Zwroty`,
  };
  return titles[kind];
};

export const cardIcon: Readonly<Record<TodayCardKind, { Icon: LucideIcon; colour: string }>> = {
  overdue: { Icon: CircleAlert, colour: "c-danger" },
  due_today: { Icon: CalendarClock, colour: "c-warn" },
  problems: { Icon: TriangleAlert, colour: "c-warn" },
  awaiting_payment: { Icon: Wallet, colour: "c-info" },
  new_orders: { Icon: Inbox, colour: "c-accent" },
  returns: { Icon: Undo2, colour: "muted" },
};

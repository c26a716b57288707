// Names of the scheduler's tasks and how often they run unless told otherwise.
import { t } from "@lingui/core/macro";
import type { TaskKind } from "#/shared/host/contract.gen.ts";

export const taskName = (kind: TaskKind): string => {
  const names: Record<TaskKind, string> = {
    orders: t`Zamówienia`,
    reconcile: t`Kontrola zgodności`,
    tokens: t`Tokeny`,
    points: t`Punkty odbioru`,
    waybills: t`Numery przesyłek`,
    returns: t`Zwroty`,
    housekeeping: t`Porządki`,
  };
  return names[kind];
};

/** Shown until the task has a result of its own. */
export const taskHint = (kind: TaskKind): string => {
  const hints: Record<TaskKind, string> = {
    orders: t`nowe i zmienione`,
    reconcile: t`porównanie z Allegro`,
    tokens: t`odnawianie przed końcem ważności`,
    points: t`automaty i punkty`,
    waybills: t`dopisane w Allegro`,
    returns: t`nowe i zmienione`,
    housekeeping: t`dziennik i baza`,
  };
  return hints[kind];
};

const USUAL_MINUTES: Readonly<Record<TaskKind, number>> = {
  orders: 10,
  reconcile: 60,
  tokens: 30,
  points: 1440,
  waybills: 60,
  returns: 60,
  housekeeping: 1440,
};

export const usualInterval = (kind: TaskKind): number => USUAL_MINUTES[kind];

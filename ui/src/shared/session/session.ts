// Settings, accounts and the account of the switcher, as every screen needs them.
import { useQueryClient } from "@tanstack/react-query";
import { call } from "#/shared/host/call.ts";
import { commandQuery, useCall } from "#/shared/host/queries.ts";
import type { Account, Settings, UpdateSettings } from "#/shared/host/contract.gen.ts";
import { toastFailure } from "#/shared/ui/toast.tsx";

const UNCHANGED: UpdateSettings = {
  language: null,
  theme: null,
  density: null,
  strongContrast: null,
  letterShortcuts: null,
  noteColumn: null,
  scheduler: null,
  logBodyDays: null,
  currentAccount: null,
  allAccounts: false,
};

/** Before the first answer; the frame is not shown without one, so this stands only in tests of parts. */
const USUAL: Settings = {
  language: "pl",
  theme: "system",
  density: "compact",
  strongContrast: false,
  letterShortcuts: true,
  noteColumn: "buyer",
  scheduler: true,
  logBodyDays: 90,
  currentAccount: null,
};

export const useSettings = (): Settings => useCall("get_settings", {}).data ?? USUAL;

export const useAccounts = (): Account[] => useCall("list_accounts", {}).data ?? [];

/** Account ids for commands: one, or none at all for "Wszystkie konta". */
export const useCurrentAccounts = (): string[] => {
  const { currentAccount } = useSettings();
  return currentAccount === null ? [] : [currentAccount];
};

/** Changes settings at once on the screen; a refusal puts the old ones back and says why. */
export const useUpdateSettings = (): ((change: Partial<UpdateSettings>) => void) => {
  const client = useQueryClient();
  const { queryKey } = commandQuery("get_settings", {});
  return (change) => {
    const before = client.getQueryData(queryKey);
    if (before !== undefined) {
      const given = Object.fromEntries(Object.entries(change).filter(([key, value]) => value !== null && key in before));
      const currentAccount = change.allAccounts === true ? null : (change.currentAccount ?? before.currentAccount);
      client.setQueryData(queryKey, { ...before, ...given, currentAccount });
    }
    call("update_settings", { ...UNCHANGED, ...change }).then(
      (settings) => client.setQueryData(queryKey, settings),
      (error: unknown) => {
        client.setQueryData(queryKey, before);
        toastFailure(error);
      },
    );
  };
};

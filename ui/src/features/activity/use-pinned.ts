// The line an address points at ("odpowiedź w dzienniku"), on top when it is older than the pages read so far.
import { useQuery } from "@tanstack/react-query";
import { call } from "#/shared/host/call.ts";
import type { LogRow } from "#/shared/host/contract.gen.ts";

export function usePinned(id: string | null, listed: readonly LogRow[]): readonly LogRow[] {
  const missing = id !== null && !listed.some((row) => row.id === id);
  const pinned = useQuery({
    queryKey: ["get_log_entry", { id }],
    queryFn: ({ signal }) => call("get_log_entry", { id: id ?? "" }, signal),
    enabled: missing,
  });
  return missing && pinned.data !== undefined ? [pinned.data.row, ...listed] : listed;
}

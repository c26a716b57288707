// The log as pages that follow live, or hold still while the seller reads.
import { useState } from "react";
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "#/shared/host/call.ts";
import type { LogFilter, LogRow } from "#/shared/host/contract.gen.ts";

const PAGE = 100;
/** The cursor before the first page. */
const FIRST: { after: string | null } = { after: null };

/** Only the first name is a command, and only commands are refreshed by events: the second stands still. */
const pages = (filter: LogFilter, held: boolean) =>
  infiniteQueryOptions({
    queryKey: [held ? "list_log_held" : "list_log", filter],
    queryFn: ({ pageParam, signal }) => call("list_log", { filter, after: pageParam, limit: PAGE }, signal),
    initialPageParam: FIRST.after,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Lines above the one that was first; all of them when it is not on the page any more. */
export const newerThan = (first: string | undefined, rows: readonly LogRow[]): number => {
  const at = rows.findIndex((row) => row.id === first);
  return at === -1 ? rows.length : at;
};

export type Log = ReturnType<typeof useLog>;

/** `startsHeld`: an address that opens one line wants it to stay where it is. */
export function useLog(filter: LogFilter, startsHeld: boolean) {
  const client = useQueryClient();
  const [held, setHeld] = useState(startsHeld);
  const query = useInfiniteQuery(pages(filter, held));
  const first = query.data?.pages[0]?.rows[0]?.id;
  // Beside the log that stands still, its newest page goes on: how much of it is above the line read first.
  const newest = useQuery({
    queryKey: ["list_log", { filter, newest: true }],
    queryFn: ({ signal }) => call("list_log", { filter, after: null, limit: PAGE }, signal),
    enabled: held,
  });
  const newer = held && newest.data !== undefined ? newerThan(first, newest.data.rows) : 0;

  const hold = () => {
    if (held) return;
    const now = client.getQueryData(pages(filter, false).queryKey);
    client.setQueryData(pages(filter, true).queryKey, now);
    setHeld(true);
  };
  const follow = () => {
    if (!held) return;
    client.removeQueries({ queryKey: ["list_log_held"] });
    setHeld(false);
  };
  return { query, newer, held, hold, follow };
}

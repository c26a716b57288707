// Customers page by page, by what was typed.
import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { call } from "#/shared/host/call.ts";

const PAGE = 100;

/** The cursor before the first page. */
const FIRST: { after: string | null } = { after: null };

export const customersQuery = (typed: string) => {
  const text = typed.trim() === "" ? null : typed.trim();
  return infiniteQueryOptions({
    queryKey: ["list_customers", { text }],
    queryFn: ({ pageParam, signal }) => call("list_customers", { text, after: pageParam, limit: PAGE }, signal),
    initialPageParam: FIRST.after,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
};

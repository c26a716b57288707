// Answers of the program as TanStack queries; tags of the contract say what an event makes stale.
import { useEffect } from "react";
import {
  QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { call, onAppEvent } from "./call.ts";
import { provides } from "./contract.gen.ts";
import type { AppEvent } from "./contract.gen.ts";
import type { Args, CommandName, Result } from "./host.ts";

/** Data is local: nothing goes stale by time, nothing waits for a network, repeats are Rust's business. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: "always", staleTime: Infinity, retry: false, refetchOnWindowFocus: false },
      mutations: { networkMode: "always", retry: false },
    },
  });

export const commandQuery = <N extends CommandName>(name: N, args: Args<N>) =>
  queryOptions({
    queryKey: [name, args],
    queryFn: ({ signal }): Promise<Result<N>> => call(name, args, signal),
  });

/** The answer of a reading command, kept fresh by events. */
export const useCall = <N extends CommandName>(name: N, args: Args<N>): UseQueryResult<Result<N>> =>
  useQuery(commandQuery(name, args));

/** A command that does something; the screens learn of it by the event that follows. */
export const useAction = <N extends CommandName>(name: N): UseMutationResult<Result<N>, Error, Args<N>> =>
  useMutation({ mutationFn: (args: Args<N>) => call(name, args) });

const isCommand = (name: unknown): name is CommandName => typeof name === "string" && name in provides;

export const invalidateTags = (client: QueryClient, tags: readonly string[]): Promise<void> =>
  client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => isCommand(name) && provides[name].some((tag) => tags.includes(tag)),
  });

/** Runs the handler for every event while the component is shown. */
export const useAppEvent = (handler: (event: AppEvent) => void): void => {
  useEffect(() => onAppEvent(handler), [handler]);
};

/** Mounted once by the frame: turns events into fresh queries. */
export const useFreshQueries = (): void => {
  const client = useQueryClient();
  useEffect(
    () =>
      onAppEvent((event) => {
        if (event.type === "changed") void invalidateTags(client, event.tags);
        if (event.type === "sync") client.setQueryData(["sync_state", {}], event.state);
        if (event.type === "link") client.setQueryData(["link_attempt", { id: event.attempt.id }], event.attempt);
      }),
    [client],
  );
};

// `call` and the stream of events, over whichever host this page runs in.
import type { AppEvent } from "./contract.gen.ts";
import { httpHost } from "./http-host.ts";
import type { Args, CommandName, Host, Result } from "./host.ts";

declare global {
  interface Window {
    __TAURI_INTERNALS__?: unknown;
  }
}

let host: Host | null = null;
const listeners = new Set<(event: AppEvent) => void>();

const chosenHost = async (): Promise<Host> => {
  if (window.__TAURI_INTERNALS__ !== undefined) return (await import("./tauri-host.ts")).tauriHost;
  // Development without Rust: `npm run dev` and `?fake`. The branch and the fake leave the production bundle.
  if (import.meta.env.DEV) {
    const fake = new URLSearchParams(window.location.search).get("fake");
    if (fake !== null) return (await import("#/test/fake-host.ts")).fakeHost(fake === "" ? {} : { orders: Number(fake) });
  }
  return httpHost();
};

/** Chooses the host and starts its events. Called once, before the first render. */
export const connect = async (given?: Host): Promise<void> => {
  host = given ?? (await chosenHost());
  host.listen((event) => {
    for (const listener of listeners) listener(event);
  });
};

export const call = <N extends CommandName>(name: N, args: Args<N>, signal?: AbortSignal): Promise<Result<N>> => {
  if (host === null) return Promise.reject(new Error("connect() was not called"));
  return host.call(name, args, signal);
};

/** Listens to events of the program; returns the function that stops. */
export const onAppEvent = (listener: (event: AppEvent) => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

// The present moment for display, refreshed twice a minute so that "6 min temu" does not lie for long.
import { useSyncExternalStore } from "react";

const REFRESH_MS = 30_000;

let current = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    current = new Date();
    for (const each of listeners) each();
  }, REFRESH_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
};

const snapshot = (): Date => {
  // The first reader after a pause must not see the moment of the last one.
  if (timer === null && Date.now() - current.getTime() > REFRESH_MS) current = new Date();
  return current;
};

export const useNow = (): Date => useSyncExternalStore(subscribe, snapshot);

// The host inside the desktop window: one Tauri command and one event carry the whole contract.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { AppEvent } from "./contract.gen.ts";
import { CallFailure, isAppError, type Host, type Result } from "./host.ts";

export const tauriHost: Host = {
  async call(name, args) {
    try {
      return await invoke<Result<typeof name>>("call", { name, args });
    } catch (thrown) {
      if (isAppError(thrown)) throw new CallFailure(thrown);
      throw thrown;
    }
  },
  listen(onEvent) {
    const stop = listen<AppEvent>("kram", (event) => onEvent(event.payload));
    return () => void stop.then((unlisten) => unlisten());
  },
};

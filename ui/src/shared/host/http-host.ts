// The host behind `kramctl serve`: loopback HTTP with a token from the page's address, events as server-sent events.
import { CallFailure, isAppError, type Host } from "./host.ts";

const TOKEN_KEY = "kram.token";

/** The token comes once in the address; it is kept for the tab so that a reload still works. */
const readToken = (): string => {
  const fromAddress = new URLSearchParams(window.location.search).get("token");
  if (fromAddress !== null) window.sessionStorage.setItem(TOKEN_KEY, fromAddress);
  return fromAddress ?? window.sessionStorage.getItem(TOKEN_KEY) ?? "";
};

export const httpHost = (): Host => {
  const token = readToken();
  return {
    async call(name, args, signal) {
      const response = await fetch(`/api/call/${name}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
        body: JSON.stringify(args),
        ...(signal === undefined ? {} : { signal }),
      });
      const answer = await response.json();
      if (response.ok) return answer;
      if (isAppError(answer)) throw new CallFailure(answer);
      throw new Error(`HTTP ${response.status}`);
    },
    listen(onEvent) {
      const source = new EventSource(`/api/events?token=${encodeURIComponent(token)}`);
      source.onmessage = (message: MessageEvent<string>) => onEvent(JSON.parse(message.data));
      return () => source.close();
    },
  };
};

// The simulated outside world, as tests reach it: what happens there, and the truth inside.
import { startProgram } from "./programs.mjs";

/** Starts a `kram-sim` for one test. `options` are its flags: `{ seed: 1, orders: 40 }`. */
export async function startSim(t, options = {}) {
  const flags = Object.entries({ seed: 1, ...options }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const program = await startProgram(t, "kram-sim", flags);
  return { ...simAt(program.ready.url), accounts: program.ready.accounts, stop: program.stop };
}

export function simAt(url) {
  const control = async (path, body) => {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const response = await fetch(`${url}/_sim/${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`/_sim/${path} answered ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
  return {
    url,
    /** `sim.do("order.new", { account: "lampy-nova" })`. */
    do: (name, fields = {}) => control("do", { do: name, ...fields }),
    state: (what, account) => control(`state/${what}${account ? `?account=${encodeURIComponent(account)}` : ""}`),
    /** The journal of what was asked of the world outside. */
    requests: async (since = 0) => (await control(`requests?since=${since}`)).requests,
    clock: () => control("clock"),
  };
}

// `kramctl` for tests: one command in a terminal, or the whole program served to a browser.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { binary, uiDist } from "../../scripts/lib/paths.mjs";
import { startProgram, until } from "./programs.mjs";

const execute = promisify(execFile);

const environment = (simUrl, env) => ({
  KRAM_SECRETS: "memory",
  ...(simUrl ? { KRAM_SIM_URL: simUrl } : {}),
  ...env,
});

/** Runs `kramctl ARGS` on a data folder; resolves with its output even when it fails. */
export async function kramctl(dataDir, args, { simUrl, env = {} } = {}) {
  const all = ["--data-dir", dataDir, ...args];
  try {
    const { stdout, stderr } = await execute(binary("kramctl"), all, { env: { ...process.env, ...environment(simUrl, env) } });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return { code: error.code, stdout: error.stdout ?? "", stderr: error.stderr ?? error.message };
  }
}

/** Serves the program over loopback HTTP. `call` fails with the answer's sentence and keeps its code. */
export async function serve(t, dataDir, { simUrl, env = {} } = {}) {
  const args = ["--data-dir", dataDir, "serve", "--listen", "127.0.0.1:0", "--ui", uiDist];
  const program = await startProgram(t, "kramctl", args, environment(simUrl, env));
  const { url, token } = program.ready;
  return { url, token, dataDir, page: `${url}/?token=${token}`, call: caller(url, token), stop: program.stop, pid: program.child.pid };
}

const caller = (url, token) => async (name, args = {}) => {
  const response = await fetch(`${url}/api/call/${name}`, {
    method: "POST",
    body: JSON.stringify(args),
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(`${name}: ${answer.message}`), { answer, status: response.status });
  return answer;
};

/** A query that lets everything through, newest first. */
export const everyOrder = { view: "all", filter: {}, sort: { by: "bought_at", descending: true } };

/** Links one of the simulator's accounts the quick way: the browser comes back to localhost at once. */
export async function linkAccount(call, sim, login) {
  const started = await call("start_link", { environment: "simulator", method: "localhost", account: null });
  await agree(sim, started.url, login);
  return confirmed(call, started.id, login);
}

/** What the seller does in the browser: opens Allegro's page and agrees. Gives where Allegro sends the browser. */
export async function agree(sim, url, login) {
  const page = await fetch(url);
  if (!page.ok) throw new Error(`Allegro's page answered ${page.status}: ${await page.text()}`);
  const { redirect } = await sim.do("auth.approve", { state: new URL(url).searchParams.get("state"), account: login });
  return redirect;
}

/** The same by the device code, which is asked for every five seconds. */
export async function linkByDevice(call, sim, login) {
  const started = await call("start_link", { environment: "simulator", method: "device", account: null });
  await sim.do("auth.approve", { user_code: new URL(started.url).searchParams.get("code"), account: login });
  return confirmed(call, started.id, login);
}

/** Says yes to "is this the right account?"; gives the id of the account. */
async function confirmed(call, id, login) {
  await until(`the question about ${login}`, async () => {
    const now = await call("link_attempt", { id });
    if (now.stage === "failed") throw new Error(now.message ?? "linking failed");
    return now.stage === "confirm_account";
  });
  return (await call("confirm_link", { id, accept: true })).account;
}

export const importEnded = (call) =>
  until("the end of the first import", async () => {
    const accounts = await call("list_accounts");
    return accounts.length > 0 && accounts.every((account) => account.sync.backfill === null && account.sync.lastSuccessAt !== null);
  }, { withinMs: 60_000 });

// The real desktop window under WebKitWebDriver. The driver starts the program itself, with the environment it was
// given, so there is one driver for each start of the program; no other process stands between.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { dirname, join } from "node:path";
import { remote } from "webdriverio";
import { binary, target } from "../../scripts/lib/paths.mjs";
import { until } from "./programs.mjs";

/** What the driver and the programs it starts say. */
const logFile = join(target, "tests", "window", "programs.log");

/** Makes the web view of a Tauri program accept a driver. */
const automation = { TAURI_AUTOMATION: "true", TAURI_WEBVIEW_AUTOMATION: "true" };

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const listens = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });

async function startDriver(env) {
  const port = await freePort();
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "a");
  const child = spawn("WebKitWebDriver", [`--port=${port}`], { env: { ...process.env, ...automation, ...env }, stdio: ["ignore", log, log] });
  const failed = new Promise((_, reject) => child.on("error", reject));
  await Promise.race([failed, until("WebKitWebDriver", () => listens(port))]);
  return { port, pid: child.pid, stop: () => child.kill("SIGKILL") };
}

const childrenOf = (pid) => readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);

const isAlive = (pid) => existsSync(`/proc/${pid}/stat`) && !/\) [ZX] /u.test(readFileSync(`/proc/${pid}/stat`, "utf8"));

/** The driver takes the window away; a program that misses that is told to end as a logout would tell it. */
async function endSession(browser, driver) {
  const programs = childrenOf(driver.pid);
  await browser.deleteSession().catch(() => {});
  const gone = () => until("the program to end", () => !programs.some(isAlive), { withinMs: 3_000, everyMs: 50 });
  await gone().catch(() => {
    for (const pid of programs.filter(isAlive)) process.kill(pid, "SIGTERM");
  });
  driver.stop();
}

/** Opens the window; `close` ends the program as a closed window would. `args` are its command line. */
export async function openWindow({ env = {}, args = [] } = {}) {
  const driver = await startDriver(env);
  try {
    const browser = await remote({
      hostname: "127.0.0.1",
      port: driver.port,
      logLevel: "silent",
      connectionRetryCount: 0,
      connectionRetryTimeout: 30_000,
      capabilities: {
        "wdio:enforceWebDriverClassic": true,
        "webkitgtk:browserOptions": { binary: binary("kram"), args },
      },
    });
    let closing;
    const close = () => (closing ??= endSession(browser, driver));
    return { browser, close };
  } catch (error) {
    driver.stop();
    throw error;
  }
}

// The real desktop window under WebKitWebDriver. The driver starts the program itself, with the environment it was
// given, so there is one driver for each start of the program; no other process stands between.
import { spawn } from "node:child_process";
import { createServer, connect } from "node:net";
import { remote } from "webdriverio";
import { binary } from "../../scripts/lib/paths.mjs";
import { until } from "./programs.mjs";

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
  const child = spawn("WebKitWebDriver", [`--port=${port}`], { env: { ...process.env, ...automation, ...env }, stdio: "ignore" });
  const failed = new Promise((_, reject) => child.on("error", reject));
  await Promise.race([failed, until("WebKitWebDriver", () => listens(port))]);
  return { port, stop: () => child.kill("SIGKILL") };
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
    const close = async () => {
      await browser.deleteSession().catch(() => {});
      driver.stop();
    };
    return { browser, close };
  } catch (error) {
    driver.stop();
    throw error;
  }
}

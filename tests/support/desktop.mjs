// The desktop program of one test: its own data folder, its own simulator, a browser that only writes addresses down.
import { execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { target } from "../../scripts/lib/paths.mjs";
import { faceOf } from "./face.mjs";
import { afterwards, temporaryFolder, until } from "./programs.mjs";
import { startSim } from "./sim.mjs";
import { openWindow } from "./window.mjs";

const execute = promisify(execFile);

/** Starts a simulator and the window on a data folder that is empty, or what `prepare(dataDir)` made of it. */
export async function startDesktop(t, { orders = 40, env = {}, prepare } = {}) {
  const sim = await startSim(t, { orders });
  const folder = temporaryFolder(t);
  const browserLog = join(folder, "opened-addresses");
  const environment = { KRAM_DATA_DIR: join(folder, "data"), KRAM_SIM_URL: sim.url, KRAM_BROWSER_LOG: browserLog, ...env };
  const desktop = { sim, dataDir: environment.KRAM_DATA_DIR, environment, face: undefined, close: undefined };

  desktop.open = async (args = []) => {
    const { browser, close } = await openWindow({ env: environment, args });
    desktop.face = faceOf(browser);
    desktop.browser = browser;
    desktop.close = async () => {
      await close();
      await ended(desktop.dataDir);
    };
    return desktop.face;
  };
  desktop.opened = () => (existsSync(browserLog) ? readFileSync(browserLog, "utf8").split("\n").filter(Boolean) : []);
  /** The address the system browser was last asked to open, once there is one more than `before`. */
  desktop.nextOpened = (before = 0) => until("an address for the browser", () => desktop.opened()[before]);

  mkdirSync(desktop.dataDir);
  await prepare?.(desktop.dataDir);
  await desktop.open();
  afterwards(t, async () => {
    await pictureOfFailure(t, desktop);
    await desktop.close?.();
  });
  return desktop;
}

/** Node has no word for "this test failed" in a hook, so the last picture of every test is kept. */
async function pictureOfFailure(t, desktop) {
  const name = t.name.replaceAll(/[^\w-]+/gu, "-").slice(0, 80);
  await desktop.face?.picture(join(target, "tests", "window", `${name}.png`)).catch(() => {});
}

/** A program that outlives its window would take the next test's start for its own second one. */
async function ended(dataDir) {
  try {
    await until("the program to end", async () => (await pidsOn(dataDir)).length === 0, { withinMs: 8_000 });
  } catch (error) {
    for (const pid of await pidsOn(dataDir)) {
      console.error(readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "));
      process.kill(pid, "SIGKILL");
    }
    throw error;
  }
}

/** Processes of the program that work on this data folder; their environment tells. */
export async function pidsOn(dataDir) {
  const { stdout } = await execute("pgrep", ["-x", "kram"]).catch(() => ({ stdout: "" }));
  return stdout.split("\n").filter(Boolean).map(Number).filter((pid) => worksOn(pid, dataDir));
}

function worksOn(pid, dataDir) {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").includes(`KRAM_DATA_DIR=${dataDir}\0`);
  } catch {
    return false; // It ended meanwhile.
  }
}

/** What the browser does with an address of the program: hands it to the system. */
export async function openByTheSystem(url, env = {}) {
  // Not through pipes: the program that is started would keep them open, and waiting for their end would not end.
  const child = spawn("gio", ["open", url], { env: { ...process.env, ...env }, stdio: "ignore" });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`gio open ended with ${code}`);
}

// Installs what is missing, and is quick when nothing is: system packages, npm packages, a browser for the tests.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandFailed, step } from "./progress.mjs";
import { root } from "./paths.mjs";

/** To build the window and to open it. */
const buildPackages = ["build-essential", "pkg-config", "libdbus-1-dev", "libwebkit2gtk-4.1-dev"];
/** To open the window where there is no screen, with links that come back and a keychain. */
const headlessPackages = [
  "xvfb", "xauth", "dbus", "dbus-x11", "gnome-keyring", "webkit2gtk-driver", "libglib2.0-bin", "xdg-utils",
  "desktop-file-utils", "fonts-noto-core",
];
const needs = { start: buildPackages, demo: [...buildPackages, ...headlessPackages] };

const elsewhere = {
  darwin: "Potrzebne: Xcode Command Line Tools (xcode-select --install), Rust (rustup.rs), Node 20.19+, git.",
  win32: "Potrzebne: Microsoft C++ Build Tools (Desktop development with C++), WebView2, Rust (rustup.rs), Node 20.19+, git.",
};

const answers = (command, ...args) => spawnSync(command, args, { stdio: "ignore", shell: process.platform === "win32" }).status === 0;

function requireTools() {
  for (const tool of ["cargo", "npm", "git"]) {
    if (!answers(tool, "--version")) {
      throw new CommandFailed(`✗ Brakuje programu ${tool}. ${elsewhere[process.platform] ?? "Zainstaluj Rust (rustup.rs), Node 20.19+ i git."}`);
    }
  }
}

/** Installs for `what`: `start` (a window on a screen) or `demo` (a window without one). */
export async function install(what) {
  requireTools();
  if (process.platform === "linux") await systemPackages(needs[what]);
  await npmPackages();
}

function missingPackages(wanted) {
  const asked = spawnSync("dpkg-query", ["-W", "-f=${Package} ${db:Status-Status}\\n", ...wanted], { encoding: "utf8" });
  const installed = new Set(
    asked.stdout.split("\n").filter((line) => line.endsWith(" installed")).map((line) => line.split(" ")[0]),
  );
  return wanted.filter((name) => !installed.has(name));
}

async function systemPackages(wanted) {
  if (!answers("dpkg-query", "--version")) {
    console.log(`  To nie jest Debian ani Ubuntu: upewnij się, że są tu odpowiedniki pakietów ${wanted.join(", ")}.`);
    return;
  }
  const missing = missingPackages(wanted);
  if (missing.length > 0) await apt(missing);
}

async function apt(packages) {
  const byHand = `sudo apt-get install -y ${packages.join(" ")}`;
  const isRoot = process.getuid() === 0;
  if (!isRoot && !mayUseSudo()) throw new CommandFailed(`✗ Brakuje pakietów systemowych. Uruchom:\n  ${byHand}`);
  const [command, before] = isRoot ? ["apt-get", []] : ["sudo", ["DEBIAN_FRONTEND=noninteractive", "apt-get"]];
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await step("Spis pakietów systemowych", command, [...before, "update"], { name: "apt-update", env });
  const args = [...before, "install", "-y", "--no-install-recommends", ...packages];
  await step(`Pakiety systemowe: ${packages.join(" ")}`, command, args, { name: "apt-install", env });
}

/** Asks for the password on a terminal; without one only where none is needed. */
function mayUseSudo() {
  if (answers("sudo", "-n", "true")) return true;
  return process.stdin.isTTY && spawnSync("sudo", ["-v"], { stdio: "inherit" }).status === 0;
}

/** The lock file and both manifests decide; a stamp remembers what was installed from them. */
async function npmPackages() {
  const hash = createHash("sha256");
  for (const file of ["package.json", "package-lock.json", "ui/package.json"]) hash.update(readFileSync(join(root, file)));
  const wanted = hash.digest("hex");
  const modules = join(root, "node_modules");
  const stamp = join(modules, ".kram-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const command = existsSync(modules) ? "install" : "ci";
  await step("Pakiety npm", "npm", [command, "--no-audit", "--no-fund", "--loglevel=error"], { name: "npm-install" });
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, wanted);
}

/**
 * A Chromium for the browser tests: `KRAM_CHROMIUM`, one of the system's, Debian's package, else the one that
 * playwright brings (Ubuntu's package is only a pointer into the snap store).
 */
export async function chromium() {
  const known = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
  const found = [process.env.KRAM_CHROMIUM, ...known].find((path) => path && existsSync(path));
  if (found) return found;
  if (isDebian()) {
    await apt(["chromium"]);
    return "/usr/bin/chromium";
  }
  await step("Chromium dla testów", "npx", ["playwright-core", "install", "chromium"], { name: "chromium" });
  const { chromium: brought } = await import("playwright-core");
  return brought.executablePath();
}

function isDebian() {
  const release = "/etc/os-release";
  return existsSync(release) && /^ID=debian$/mu.test(readFileSync(release, "utf8"));
}

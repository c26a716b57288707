// npm start: installs what is missing, builds, and opens the window. Where there is no screen, or with --demo, it runs
// the main job by itself on example data in a virtual one and shows what happened.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildShell, buildUi } from "./lib/build.mjs";
import { install } from "./lib/install.mjs";
import { binary, root } from "./lib/paths.mjs";
import { CommandFailed, seconds } from "./lib/progress.mjs";

const hasScreen = () => process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const run = (command, args) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit" });
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });

async function main(args) {
  const wantsDemo = args.includes("--demo");
  const demo = wantsDemo || !hasScreen();
  if (wantsDemo && process.platform !== "linux") {
    throw new CommandFailed("✗ Pokaz prowadzi okno przez WebKitWebDriver, który jest tylko na Linuksie. Uruchom npm start i wybierz „Wypróbuj na danych przykładowych”.");
  }
  const began = Date.now();
  await install(demo ? "demo" : "start");
  await buildUi();
  await buildShell();
  console.log(`▸ Gotowe po ${seconds(Date.now() - began)}.`);
  if (!demo) {
    console.log("▸ Otwieram okno. Zamknij je, aby zakończyć.");
    return run(binary("kram"), []);
  }
  console.log(wantsDemo ? "▸ Pokaz w wirtualnym ekranie." : "▸ Nie ma tu ekranu: pokaz w wirtualnym.");
  return run(join(root, "tests", "support", "headless.sh"), [process.execPath, join(root, "scripts", "demo.mjs")]);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

// Builds the parts that the two commands need. Each is quick when nothing changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, target, uiDist } from "./paths.mjs";
import { step } from "./progress.mjs";

/** The page, unless nothing it is made of changed since the last time. */
export async function buildUi() {
  const stamp = join(target, "ui-built");
  const state = fingerprint(join(root, "ui"));
  const fresh = existsSync(join(uiDist, "assets")) && existsSync(stamp) && readFileSync(stamp, "utf8") === state;
  if (fresh) return;
  await step("Interfejs", "npm", ["run", "build", "-w", "ui"], { name: "build-ui" });
  mkdirSync(target, { recursive: true });
  writeFileSync(stamp, state);
}

/** Paths, sizes and times: enough to know that a file changed, and 20 ms instead of reading all. */
function fingerprint(folder) {
  const hash = createHash("sha256");
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name === "node_modules" || entry.name === "dist") continue;
      const inside = join(path, entry.name);
      if (entry.isDirectory()) visit(inside);
      else hash.update(`${inside} ${statSync(inside).size} ${statSync(inside).mtimeMs}\n`);
    }
  };
  visit(folder);
  hash.update(readFileSync(join(root, "package-lock.json")));
  return hash.digest("hex");
}

/** The window with the page inside; without `custom-protocol` it would look for a development server. */
export const buildShell = () =>
  step("Okno (pierwszy raz kilka minut)", "cargo", ["build", "--locked", "-p", "kram", "--features", "tauri/custom-protocol"], {
    name: "build-shell",
  });

/** `kramctl` and `kram-sim`. */
export const buildTools = () => step("kramctl i kram-sim", "cargo", ["build", "--locked", "--bins"], { name: "build-tools" });

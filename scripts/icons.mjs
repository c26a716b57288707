// Draws icons/kram.svg in every size the bundles need. Run by hand when the mark changes; the result is committed.
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/paths.mjs";

const icons = join(root, "icons");
/** What the desktop bundles of tauri.conf.json and the README use; the tool draws phones and shops too. */
const kept = ["kram.svg", "32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.ico", "icon.icns"];

execFileSync("npx", ["tauri", "icon", join(icons, "kram.svg"), "-o", icons], { cwd: root, stdio: "inherit" });
for (const name of readdirSync(icons)) {
  if (!kept.includes(name)) rmSync(join(icons, name), { recursive: true });
}

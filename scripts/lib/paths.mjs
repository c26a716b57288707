// Where things are in the repository.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Cargo's folder, which may be set elsewhere. */
export const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const exe = process.platform === "win32" ? ".exe" : "";
/** Tests run what is built for debugging; the benches ask for `release`. */
export const binary = (name) => join(target, process.env.KRAM_BINARIES ?? "debug", `${name}${exe}`);
export const uiDist = join(root, "ui", "dist");
/** The official contracts: a folder beside the repository, never part of it. */
export const contracts = process.env.KRAM_CONTRACTS ?? join(root, "..", "shared");

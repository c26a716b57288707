// npm run bench: figures of a release build as ratios to a floor of the same run, as a table and as JSON.
// `npm run bench -- core` leaves the window out; a number is the count of orders (100,000 unless said).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { buildUi } from "./lib/build.mjs";
import { install } from "./lib/install.mjs";
import { root, target } from "./lib/paths.mjs";
import { step } from "./lib/progress.mjs";

const wanted = process.argv.slice(2);
const orders = wanted.find((word) => /^\d+$/u.test(word)) ?? "100000";
const withWindow = !wanted.includes("core") && process.platform === "linux";

/** The last line that a program printed, as JSON. */
function measured(command, args, env) {
  const { stdout, stderr, status } = spawnSync(command, args, { cwd: root, encoding: "utf8", env: { ...process.env, ...env }, maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

const figure = (value, digits = 1) => (value === undefined ? "–" : value.toFixed(digits));

function table({ core, window }) {
  const { import: first, lists } = core;
  const rows = [
    ["first import, orders per second", figure(first.perSecond, 0), figure(first.floorPerSecond, 0), `${figure(first.ratio, 2)} of the floor`, "≥ 0.5"],
    ["search in the core, p95 of 200 queries, ms", figure(lists.search.p95), figure(lists.search.floorP95), `× ${figure(lists.search.ratio, 2)}, worst ${figure(lists.search.worst)} ms`, "≤ 2.0 where the floor is over 2 ms, else ≤ 4 ms; never over 20 ms"],
    ["page of any view, any sort, p95, ms", figure(lists.pages.p95), figure(lists.pages.floorP95), `× ${figure(lists.pages.ratio, 2)}, worst ${figure(lists.pages.worst)} ms`, "≤ 2.0 where the floor is over 2 ms, else ≤ 4 ms"],
  ];
  if (window) {
    rows.push(
      ["window start → list usable, ms", figure(window.start.ms, 0), figure(window.start.floorMs, 0), `× ${figure(window.start.ratio, 2)}`, "≤ 1.3"],
      ["key press → results painted, p95, ms", figure(window.keyToPaint.p95), "–", `p50 ${figure(window.keyToPaint.p50)} ms`, "≤ 50 ms"],
      ["frame while scrolling, p95, ms", figure(window.scroll.p95), "–", `p50 ${figure(window.scroll.p50)} ms`, "≤ 34 ms"],
      ["memory at rest without WebKit's processes, MB", figure(window.memory.mb), figure(window.memory.floorMb), `+ ${figure(window.memory.more)} MB`, "≤ + 60 MB"],
      ["idle for a minute, % of one core", figure(window.idlePercentOfCore), "–", "", "< 1 %"],
    );
  }
  const head = "| what | Kram | floor | ratio | reach |\n|---|---|---|---|---|";
  return [head, ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

await install("demo");
const data = mkdtempSync(join(tmpdir(), "kram-bench-"));
const env = { KRAM_BENCH_DATA: data };
try {
  await step("Pomiar rdzenia (budowa wydania trwa kilka minut)", "cargo", ["build", "--locked", "--release", "-p", "kram-bench"], { name: "build-bench" });
  const core = measured(join(target, "release", "kram-bench"), [orders], env);
  let window;
  if (withWindow) {
    await buildUi();
    await step("Okno w wydaniu", "cargo", ["build", "--locked", "--release", "-p", "kram", "--features", "tauri/custom-protocol"], { name: "build-release" });
    window = measured(join(root, "tests", "support", "headless.sh"), [process.execPath, "tests/bench/window.mjs"], { ...env, KRAM_BINARIES: "release" });
  }
  const figures = { date: new Date().toISOString().slice(0, 10), machine: `${cpus().length} × ${cpus()[0].model.trim()}`, orders: Number(orders), core, window };
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "bench.json"), `${JSON.stringify(figures, null, 1)}\n`);
  console.log(`\n${table(figures)}\n\n${JSON.stringify(figures)}`);
} finally {
  rmSync(data, { recursive: true, force: true });
}

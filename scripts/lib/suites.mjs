// The suites of npm test, in the order that finds cheap mistakes first. Each gives a list of
// `{ title, status: "passed" | "failed" | "skipped", detail }`.
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildShell, buildTools, buildUi } from "./build.mjs";
import { chromium } from "./install.mjs";
import { root, target } from "./paths.mjs";
import { step, tail } from "./progress.mjs";

/** Node counts it for a whole file; single waits end far earlier by themselves. */
const suiteWithinMs = 15 * 60_000;

const raw = (name) => join(target, "tests", `${name}.raw`);

/** One command that either holds or does not. */
async function check(title, command, args) {
  const { ok, log } = await step(title, command, args, { mayFail: true });
  return ok ? { title, status: "passed" } : { title, status: "failed", detail: tail(log, 60) };
}

async function lint() {
  return [
    await check("Rust is formatted", "cargo", ["fmt", "--check"]),
    await check("TypeScript is linted", "npm", ["run", "lint", "-w", "ui"]),
    await check("scripts and tests are linted", "npx", ["oxlint", "--deny-warnings", "scripts", "tests"]),
    await check("TypeScript types hold", "npm", ["run", "typecheck", "-w", "ui"]),
    await check("English texts are complete", "npm", ["run", "i18n:check", "-w", "ui"]),
    await check("clippy finds nothing", "cargo", ["clippy", "--locked", "--all-targets", "--", "-D", "warnings"]),
  ];
}

async function uiUnit() {
  const report = raw("ui-unit");
  rmSync(report, { force: true });
  const args = ["exec", "-w", "ui", "--", "vitest", "run", "--reporter=json", `--outputFile=${report}`];
  const { ok, log } = await step("vitest", "npm", args, { mayFail: true });
  if (!existsSync(report)) return [{ title: "vitest runs", status: "failed", detail: tail(log, 60) }];
  const files = JSON.parse(readFileSync(report, "utf8")).testResults;
  const tests = files.flatMap((file) => file.assertionResults.map(vitestResult));
  const broken = files.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  for (const file of broken) tests.push({ title: file.name, status: "failed", detail: file.message });
  if (!ok && tests.every((test) => test.status !== "failed")) {
    tests.push({ title: "vitest ends well", status: "failed", detail: tail(log, 60) });
  }
  return tests;
}

const vitestResult = ({ ancestorTitles, title, status, failureMessages }) => ({
  title: [...ancestorTitles, title].join(" › "),
  status: status === "passed" || status === "failed" ? status : "skipped",
  detail: failureMessages.join("\n") || undefined,
});

/** Not `--all-features`: the benches and the shell have their own commands. */
async function rust() {
  return rustTests("rust", ["--locked"]);
}

/** nextest where it is installed: its tests run side by side. */
async function rustTests(name, selection) {
  const probe = await step("cargo nextest", "cargo", ["nextest", "--version"], { mayFail: true, name: `${name}-nextest` });
  const { ok, log } = probe.ok
    ? await step("cargo nextest run", "cargo", ["nextest", "run", "--no-fail-fast", "--message-format", "libtest-json", ...selection], {
        name: `${name}-tests`,
        env: { NEXTEST_EXPERIMENTAL_LIBTEST_JSON: "1" },
        mayFail: true,
      })
    : await step("cargo test", "cargo", ["test", "--no-fail-fast", ...selection], { name: `${name}-tests`, mayFail: true });
  const lines = readFileSync(log, "utf8").split("\n");
  const tests = probe.ok ? lines.flatMap(nextestResult) : lines.flatMap(libtestResult);
  if (!ok && tests.every((test) => test.status !== "failed")) {
    tests.push({ title: "the Rust tests compile and end well", status: "failed", detail: tail(log, 60) });
  }
  return tests;
}

const statuses = { ok: "passed", failed: "failed", ignored: "skipped" };

function nextestResult(line) {
  if (!line.startsWith('{"type":"test"')) return [];
  const { event, name, stdout } = JSON.parse(line);
  return statuses[event] ? [{ title: name, status: statuses[event], detail: stdout }] : [];
}

function libtestResult(line) {
  const [, title, word] = /^test (\S+)(?: - should panic)? \.\.\. (ok|FAILED|ignored)/u.exec(line) ?? [];
  return title ? [{ title, status: statuses[word.toLowerCase()] }] : [];
}

/** The files of `tests/<folder>`, one after the other: each starts programs of its own. */
async function nodeTests(name, { wrapper = [], env = {} } = {}) {
  const folder = join(root, "tests", name);
  const files = readdirSync(folder).filter((file) => file.endsWith(".test.mjs")).sort().map((file) => join("tests", name, file));
  const report = raw(name);
  rmSync(report, { force: true });
  const node = [
    process.execPath, "--test", "--test-concurrency=1", `--test-timeout=${suiteWithinMs}`,
    "--test-reporter=spec", "--test-reporter-destination=stdout",
    "--test-reporter=./scripts/lib/reporter.mjs", `--test-reporter-destination=${report}`,
    ...files,
  ];
  const [command, ...args] = [...wrapper, ...node];
  const { ok, log } = await step(`tests/${name}`, command, args, { name: `${name}-tests`, env, mayFail: true });
  const tests = existsSync(report) ? readFileSync(report, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line)) : [];
  if (!ok && tests.every((test) => test.status !== "failed")) {
    tests.push({ title: `tests/${name} ends well`, status: "failed", detail: tail(log, 60) });
  }
  return tests;
}

async function contract() {
  await buildTools();
  return nodeTests("contract");
}

async function durability() {
  await buildTools();
  return nodeTests("durability");
}

async function browser() {
  const executable = await chromium();
  await buildUi();
  await buildTools();
  return nodeTests("browser", { env: { KRAM_CHROMIUM: executable } });
}

/** The shell's few unit tests are here, because only here the shell is built. */
async function desktopWindow() {
  await buildUi();
  await buildTools();
  await buildShell();
  const shell = await rustTests("shell", ["--locked", "-p", "kram", "--features", "tauri/custom-protocol"]);
  if (process.platform !== "linux") {
    const title = "the window is driven through WebKitWebDriver";
    return [...shell, { title, status: "skipped", detail: "only Linux has a WebDriver for its web view here" }];
  }
  return [...shell, ...(await nodeTests("window", { wrapper: [join(root, "tests", "support", "headless.sh")] }))];
}

export const suites = [
  { name: "lint", what: "format, lint, types, texts", run: lint },
  { name: "ui-unit", what: "the page's parts", run: uiUnit },
  { name: "rust", what: "the program without a window", run: rust },
  { name: "contract", what: "what is said to Allegro, against its own OpenAPI file", run: contract },
  { name: "durability", what: "the program killed in the middle of its work", run: durability },
  { name: "browser", what: "the page in Chromium", run: browser },
  { name: "window", what: "the desktop window", run: desktopWindow },
];

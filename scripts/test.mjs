// npm test: installs what is missing, runs every suite in order, ends with one line per suite and the sum.
// `npm test -- rust browser` runs only those.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { install } from "./lib/install.mjs";
import { target } from "./lib/paths.mjs";
import { CommandFailed, seconds } from "./lib/progress.mjs";
import { suites } from "./lib/suites.mjs";

const results = join(target, "tests");

/** A suite that cannot even start is one failed test, and so is one that finds nothing to run. */
async function testsOf(suite) {
  try {
    const tests = await suite.run();
    return tests.length > 0 ? tests : [{ title: `${suite.name} finds its tests`, status: "failed", detail: "no test ran" }];
  } catch (error) {
    const detail = error instanceof CommandFailed ? error.message : error.stack;
    return [{ title: `${suite.name} runs`, status: "failed", detail }];
  }
}

async function runSuite(suite) {
  console.log(`\n== ${suite.name}: ${suite.what}`);
  const began = Date.now();
  const tests = await testsOf(suite);
  const count = (status) => tests.filter((test) => test.status === status).length;
  const result = {
    suite: suite.name,
    ms: Date.now() - began,
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped"),
    tests,
  };
  writeFileSync(join(results, `${suite.name}.json`), `${JSON.stringify(result, null, 1)}\n`);
  for (const test of tests) {
    if (test.status === "failed") console.log(`✗ ${test.title}\n${indented(test.detail ?? "")}`);
    if (test.status === "skipped") console.log(`- skipped: ${test.title}${test.detail ? ` (${test.detail})` : ""}`);
  }
  return result;
}

const indented = (text) => text.trimEnd().split("\n").slice(-60).map((line) => `    ${line}`).join("\n");

const figures = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

const sum = (all) =>
  all.reduce(
    (so, result) => ({ passed: so.passed + result.passed, failed: so.failed + result.failed, skipped: so.skipped + result.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );

async function main(wanted) {
  const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new CommandFailed(`There is no suite ${unknown.join(", ")}: ${suites.map((suite) => suite.name).join(", ")}`);
  mkdirSync(results, { recursive: true });
  await install("demo");
  const all = [];
  for (const suite of suites) {
    if (wanted.length === 0 || wanted.includes(suite.name)) all.push(await runSuite(suite));
  }
  console.log("");
  for (const result of all) console.log(`${result.suite.padEnd(9)} ${figures(result)} in ${seconds(result.ms)}`);
  const total = sum(all);
  console.log(figures(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  console.error(error.message);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}

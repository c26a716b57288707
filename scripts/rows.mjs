// npm run rows: which rows of the feature list have a passing test, in which suite, and which have none.
// Reads what the last npm test left in target/tests. A test proves a row when its title starts with the row's id.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { provedBy } from "./lib/row-ids.mjs";
import { root, target } from "./lib/paths.mjs";

const results = join(target, "tests");
const screenSuites = ["browser", "window"];

function passedTests() {
  const files = existsSync(results) ? readdirSync(results).filter((file) => file.endsWith(".json")) : [];
  return files.flatMap((file) => {
    const { suite, tests } = JSON.parse(readFileSync(join(results, file), "utf8"));
    return tests.filter((test) => test.status === "passed").map((test) => ({ suite, title: test.title }));
  });
}

/** id → Map(suite → number of passing tests). */
function proofs() {
  const byId = new Map();
  for (const { suite, title } of passedTests()) {
    for (const id of provedBy(title)) {
      const suites = byId.get(id) ?? new Map();
      suites.set(suite, (suites.get(suite) ?? 0) + 1);
      byId.set(id, suites);
    }
  }
  return byId;
}

const isProved = (suites, onScreen) =>
  suites !== undefined && (!onScreen || screenSuites.some((suite) => suites.has(suite)));

const written = (suites) => [...(suites ?? [])].map(([suite, count]) => `${suite} ${count}`).join(", ");

function main() {
  const { areas, screen } = JSON.parse(readFileSync(join(root, "scripts", "rows.json"), "utf8"));
  const found = proofs();
  const open = [];
  for (const [area, ids] of Object.entries(areas)) {
    console.log(`\n${area}`);
    for (const id of ids) {
      const onScreen = screen.includes(id);
      const proved = isProved(found.get(id), onScreen);
      if (!proved) open.push(id);
      const want = onScreen && !proved ? "  needs a test in browser or window" : "";
      console.log(`  ${proved ? "✓" : "✗"} ${id.padEnd(6)} ${written(found.get(id))}${want}`);
    }
  }
  const wanted = new Set(Object.values(areas).flat());
  const others = [...found].filter(([id]) => !wanted.has(id));
  if (others.length > 0) console.log(`\nalso proved: ${others.map(([id, suites]) => `${id} (${written(suites)})`).join(", ")}`);
  console.log(`\n${wanted.size - open.length} of ${wanted.size} rows proved${open.length > 0 ? `; none yet: ${open.join(" ")}` : ""}`);
}

main();

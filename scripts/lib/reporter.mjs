// A reporter for node:test that writes one JSON line per test, for npm test and npm run rows.

/** Node reports a file as a test of its own; it counts only when it fails without a failed test inside. */
const isFile = (event) => event.name.endsWith(".test.mjs");

const reason = (error) => error?.cause?.stack ?? error?.cause ?? error?.stack ?? String(error);

function status(event) {
  if (event.data.skip !== undefined && event.data.skip !== false) return "skipped";
  return event.type === "test:pass" ? "passed" : "failed";
}

export default async function* report(source) {
  for await (const event of source) {
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    if (event.data.details?.type === "suite") continue;
    const result = { title: event.data.name, status: status(event) };
    if (isFile(event.data) && (result.status !== "failed" || event.data.details?.error?.failureType === "subtestsFailed")) continue;
    if (result.status === "failed") result.detail = String(reason(event.data.details?.error));
    if (typeof event.data.skip === "string") result.detail = event.data.skip;
    yield `${JSON.stringify(result)}\n`;
  }
}

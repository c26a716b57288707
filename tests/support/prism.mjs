// An independent judge between Kram and Allegro's side: prism holds every request and answer against the official
// OpenAPI file. Only the API is described there, so a small front sends `/allegro/api` through prism and the rest
// (OAuth, the control channel) straight to the simulator.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { createServer as createProbe } from "node:net";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { contracts } from "../../scripts/lib/paths.mjs";
import { afterwards, temporaryFolder, until } from "./programs.mjs";

export const specification = join(contracts, "allegro", "openapi.yaml");
/** For `test(..., { skip })`: the contracts are not part of the repository. */
export const skip = existsSync(specification) ? false : `no ${specification}; set KRAM_CONTRACTS`;

const apiPrefix = "/allegro/api";
const prism = join(dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json")), "dist", "index.js");

/** The file has 1.5 MB, and prism reads it for many seconds on a busy machine. */
const readyWithinMs = 90_000;

const freePort = () =>
  new Promise((resolve) => {
    const probe = createProbe().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/**
 * The file demands at least one element of an empty list (`count` and `totalCount` with `minimum: 1`), and Allegro
 * answers 0. That one line is read as it is meant; everything else stays as it was published.
 */
function readable(t) {
  const meant = readFileSync(specification, "utf8").replaceAll(/(\n +(?:count|totalCount):\n(?: +\S.*\n){0,4}? +minimum: )1\n/gu, "$10\n");
  const file = join(temporaryFolder(t), "openapi.yaml");
  writeFileSync(file, meant);
  return file;
}

async function startPrism(t, args) {
  const port = await freePort();
  const child = spawn(process.execPath, [prism, ...args, "--port", String(port)], { stdio: ["ignore", "pipe", "pipe"] });
  afterwards(t, () => child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  await until("prism", () => {
    if (child.exitCode !== null) throw new Error(said.slice(-2000));
    return said.includes("Prism is listening");
  }, { withinMs: readyWithinMs });
  return port;
}

/** Validates all that passes to and from the simulator; `violations` holds what broke the contract. */
export async function judgedSim(t, sim) {
  const port = await startPrism(t, ["proxy", "--errors", readable(t), `${sim.url}${apiPrefix}`]);
  return startFront(t, sim.url, port);
}

/** Answers the API from the examples of the official file; OAuth is still the simulator's. */
export async function exampleAllegro(t, sim) {
  const port = await startPrism(t, ["mock", "--errors", readable(t)]);
  return startFront(t, sim.url, port);
}

async function startFront(t, simUrl, prismPort) {
  const passed = [];
  const violations = [];
  const server = createServer((incoming, outgoing) => {
    const isApi = incoming.url.startsWith(`${apiPrefix}/`);
    const to = isApi
      ? { url: `http://127.0.0.1:${prismPort}${incoming.url.slice(apiPrefix.length)}`, judged: true }
      : { url: `${simUrl}${incoming.url}`, judged: false };
    forward(incoming, outgoing, to, (answer) => {
      passed.push({ method: incoming.method, path: incoming.url, status: answer.status });
      const violation = violationIn(answer);
      if (violation) violations.push(`${incoming.method} ${incoming.url}: ${violation}`);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(t, () => server.close());
  afterwards(t, () => server.closeAllConnections());
  return { url: `http://127.0.0.1:${server.address().port}`, passed, violations };
}

function forward(incoming, outgoing, to, onAnswer) {
  const headers = { ...incoming.headers, host: new URL(to.url).host };
  const onward = httpRequest(to.url, { method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    const chunks = [];
    answer.on("data", (chunk) => {
      if (to.judged) chunks.push(chunk);
      outgoing.write(chunk);
    });
    answer.on("end", () => {
      outgoing.end();
      if (to.judged) onAnswer({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString() });
    });
  });
  // The other side hung up, as the simulator does on purpose: Kram must see the same.
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}

/** prism answers a violation itself, as a problem of its own type; lesser ones it notes in a header. */
function violationIn({ headers, body }) {
  if (body.includes("stoplight.io/prism/errors#")) return body;
  return headers["sl-violations"];
}

// Starts Kram's programs for tests and ends them with the test. Each says in its first line of JSON how to reach it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { binary } from "../../scripts/lib/paths.mjs";

const readyWithinMs = 20_000;

const cleanups = new WeakMap();

/** Does `job` when the test has ended, the last one asked for first: node runs its own hooks the other way round. */
export function afterwards(t, job) {
  const known = cleanups.get(t);
  if (known) {
    known.push(job);
    return;
  }
  const jobs = [job];
  cleanups.set(t, jobs);
  t.after(async () => {
    for (const each of jobs.toReversed()) await each();
  });
}

/** An empty folder that goes away with the test. */
export function temporaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), "kram-test-"));
  afterwards(t, () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Starts a program; resolves with its first line (JSON), its process and how to end it. */
export async function startProgram(t, name, args, env = {}) {
  const child = spawn(binary(name), args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  child.stderr.on("data", (chunk) => said.push(chunk));
  const ended = new Promise((resolve) => child.on("close", resolve));
  const stop = async (signal = "SIGTERM") => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  afterwards(t, () => stop("SIGKILL"));
  const ready = await firstLine(child, name, () => Buffer.concat(said).toString());
  return { ready, child, stop, errors: () => Buffer.concat(said).toString() };
}

function firstLine(child, name, errors) {
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${name} ${why}: ${errors().slice(-2000)}`));
    const timer = setTimeout(() => fail("did not become ready"), readyWithinMs);
    child.on("error", (error) => fail(error.message));
    child.on("close", (code) => fail(`ended with ${code} before it was ready`));
    createInterface({ input: child.stdout }).once("line", (line) => {
      clearTimeout(timer);
      resolve(JSON.parse(line));
    });
  });
}

/** Asks until `probe` gives something; the last reason is told when it never does. */
export async function until(what, probe, { withinMs = 15_000, everyMs = 100 } = {}) {
  const end = Date.now() + withinMs;
  let last = "nothing yet";
  while (Date.now() < end) {
    try {
      const answer = await probe();
      if (answer) return answer;
      last = `got ${JSON.stringify(answer)}`;
    } catch (error) {
      last = error.message;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`waited ${withinMs} ms for ${what}; ${last}`);
}

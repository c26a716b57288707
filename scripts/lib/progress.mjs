// Progress for people: one line per step, a sign of life while a long one runs, the tail of its output if it fails.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, target } from "./paths.mjs";

const heartbeatMs = 20_000;
const logs = join(target, "logs");

export const seconds = (ms) => `${(ms / 1000).toLocaleString("pl-PL", { maximumFractionDigits: 1 })} s`;

/** A command that did not end well; `message` tells all there is to say. */
export class CommandFailed extends Error {}

/**
 * Runs a command with its output in `target/logs/<name>.log`, and says so in one line.
 * Returns `{ ok, code, log, ms }`; throws `CommandFailed` when it fails, unless `mayFail`.
 */
export async function step(title, command, args, { name, cwd = root, env = {}, mayFail = false } = {}) {
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `${name ?? title.replaceAll(/[^a-z0-9]+/giu, "-").toLowerCase()}.log`);
  const began = Date.now();
  console.log(`▸ ${title} …`);
  const code = await runInto(log, command, args, { cwd, env }, () => {
    console.log(`  … ${title}: ${seconds(Date.now() - began)}, ${lastLine(log)}`);
  });
  const ms = Date.now() - began;
  if (code === 0 || mayFail) return { ok: code === 0, code, log, ms };
  throw new CommandFailed(`✗ ${title} (${command} ${args.join(" ")}) ended with ${code}; whole output in ${log}\n${tail(log, 40)}`);
}

function runInto(log, command, args, { cwd, env }, onHeartbeat) {
  const out = createWriteStream(log);
  const heartbeat = setInterval(onHeartbeat, heartbeatMs);
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  child.stdout.pipe(out, { end: false });
  child.stderr.pipe(out, { end: false });
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(heartbeat);
      out.end(() => resolve(code));
    };
    child.on("error", (error) => {
      out.write(`${error.message}\n`);
      end(127);
    });
    child.on("close", (code, signal) => end(code ?? `signal ${signal}`));
  });
}

export const tail = (file, lines) => readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");

function lastLine(file) {
  const line = readFileSync(file, "utf8").trimEnd().split("\n").at(-1) ?? "";
  return line.trim().slice(0, 100);
}

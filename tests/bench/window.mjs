// Figures of the real window on a release build: start, key to paint, scrolling, memory and idleness. Run by
// scripts/bench.mjs inside headless.sh; prints one line of JSON. The floor is the same shell showing a static page:
// the one it makes itself when a database is of a newer version.
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { writeNewerDatabase } from "./sqlite.mjs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../support/programs.mjs";
import { openWindow } from "../support/window.mjs";

const data = process.env.KRAM_BENCH_DATA;
const runs = 5;
const idleSeconds = 60;
const allOrders = "#/orders?view=all&sort=bought_at&descending=true";

const percentile = (values, share) => values.toSorted((one, other) => one - other)[Math.round((values.length - 1) * share)];
const median = (values) => percentile(values, 0.5);
const round = (value) => Math.round(value * 10) / 10;

/** A folder with a database that this program refuses: the shell answers with its own static page. */
function newerDatabase() {
  const folder = mkdtempSync(join(tmpdir(), "kram-floor-"));
  writeNewerDatabase(join(folder, "kram.sqlite"));
  return folder;
}

/** Milliseconds from the start of the program until `isThere` holds in the page. */
async function start(env, isThere) {
  const began = performance.now();
  const { browser, close } = await openWindow({ env });
  await until("the page", () => browser.execute(isThere), { everyMs: 5, withinMs: 60_000 });
  return { ms: performance.now() - began, browser, close };
}

const hasRows = () => document.querySelectorAll('[role="grid"] [role="row"][aria-selected]').length > 0 || document.querySelectorAll('[role="grid"] [role="gridcell"]').length > 20;
const hasText = () => document.body !== null && document.body.innerText.trim().length > 20;

async function starts(env, isThere) {
  const all = [];
  for (let run = 0; run < runs; run += 1) {
    const { ms, close } = await start(env, isThere);
    all.push(ms);
    await close();
  }
  return median(all);
}

/** The process of the program on this data folder, without WebKit's own. */
function pidOn(folder) {
  return readdirSync("/proc").filter((name) => /^\d+$/u.test(name)).find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "kram" && readFileSync(`/proc/${pid}/environ`, "utf8").includes(`KRAM_DATA_DIR=${folder}\0`);
    } catch {
      return false;
    }
  });
}

function memoryMb(pid) {
  const [, kb] = /^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
  return Number(kb) / 1024;
}

/** Clock ticks of one core, a hundred a second. */
function cpuTicks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/** Types into the search box as keys do, and waits until the rows on the screen are others and painted. */
const typed = (words, done) => {
  const box = document.querySelector('input[type="search"]');
  const grid = () => [...document.querySelectorAll('[role="grid"] [role="row"]')].map((row) => row.textContent).join("|");
  const before = grid();
  const began = performance.now();
  const watch = () => {
    if (grid() !== before) {
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
    } else if (performance.now() - began > 3000) {
      done(null);
    } else {
      requestAnimationFrame(watch);
    }
  };
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, words);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(watch);
};

/** Scrolls through the list for some seconds; gives the length of every frame. */
const scrolled = (done) => {
  const grid = document.querySelector('[role="grid"]');
  let scroller = grid;
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 10) scroller = scroller.parentElement;
  const frames = [];
  let last = performance.now();
  const step = () => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    scroller.scrollTop += 120;
    if (frames.length < 240) requestAnimationFrame(step);
    else done({ frames: frames.slice(5), top: scroller.scrollTop });
  };
  requestAnimationFrame(step);
};

async function keysToPaint(browser) {
  const words = ["an", "mar", "kraków", "kow", "lampa", "zestaw", "ka", "pol", "wąsik", "żó", "dom", "al", "woda", "ju", "szczyg"];
  const all = [];
  for (const word of words) {
    for (let end = 2; end <= word.length; end += 1) {
      const ms = await browser.executeAsync(typed, word.slice(0, end));
      if (ms !== null) all.push(ms);
    }
    await browser.executeAsync(typed, "");
  }
  return all;
}

const floorData = newerDatabase();
const floorStart = await starts({ KRAM_DATA_DIR: floorData }, hasText);
const ourStart = await starts({ KRAM_DATA_DIR: data }, hasRows);

const floor = await start({ KRAM_DATA_DIR: floorData }, hasText);
await new Promise((resolve) => setTimeout(resolve, 5000));
const floorMemory = memoryMb(pidOn(floorData));
await floor.close();

const { browser, close } = await start({ KRAM_DATA_DIR: data }, hasRows);
await browser.execute((to) => { location.hash = to; setTimeout(() => location.reload()); }, allOrders);
await until("the list", () => browser.execute(hasRows));
const frames = await browser.executeAsync(scrolled);
const paints = await keysToPaint(browser);
const pid = pidOn(data);
await new Promise((resolve) => setTimeout(resolve, 5000));
const before = cpuTicks(pid);
await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000));
const idle = (cpuTicks(pid) - before) / idleSeconds;
const memory = memoryMb(pid);
await close();

console.log(JSON.stringify({
  start: { ms: round(ourStart), floorMs: round(floorStart), ratio: round((ourStart / floorStart) * 100) / 100 },
  keyToPaint: { count: paints.length, p50: round(median(paints)), p95: round(percentile(paints, 0.95)) },
  scroll: { frames: frames.frames.length, p50: round(median(frames.frames)), p95: round(percentile(frames.frames, 0.95)) },
  memory: { mb: round(memory), floorMb: round(floorMemory), more: round(memory - floorMemory) },
  idlePercentOfCore: round(idle),
}));

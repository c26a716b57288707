// The program is killed in the middle of its work, as a power cut would: nothing is lost, nothing is passed over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everyOrder, importEnded, kramctl, linkAccount, serve } from "../support/kramctl.mjs";
import { temporaryFolder, until } from "../support/programs.mjs";
import { startSim } from "../support/sim.mjs";

/** Tokens must outlive the process here. */
const env = { KRAM_SECRETS: "file", KRAM_PASSPHRASE: "tajne haslo do testu" };

async function begin(t, dataDir, sim) {
  const kram = await serve(t, dataDir, { simUrl: sim.url, env });
  const { locked, new: fresh } = await kram.call("secret_store");
  if (locked || fresh) await kram.call("unlock_secrets", { passphrase: env.KRAM_PASSPHRASE });
  return kram;
}

async function compared(kram) {
  for (const { id } of await kram.call("list_accounts")) {
    const ran = await kram.call("run_task", { id: `reconcile:${id}` });
    assert.equal(ran.lastOk, true, JSON.stringify(ran));
  }
}

/** Every order that Allegro knows equals ours, field by field. */
async function assertAgreement(kram, sim, login) {
  const orders = await sim.state("orders", login);
  for (const { account: _, ...theirs } of orders) {
    const ours = JSON.parse(await kram.call("get_order_raw", { id: theirs.id }));
    assert.deepEqual(ours, theirs);
  }
  const { total } = await kram.call("count_orders", { query: everyOrder, snapshot: null });
  assert.equal(total, orders.length);
}

test("M-9 a tenth of the events lost, the rest shuffled, 500 changes and three kills: every order agrees", async (t) => {
  const sim = await startSim(t, { orders: 60 });
  const dataDir = temporaryFolder(t);
  const login = sim.accounts[0].login;
  let kram = await begin(t, dataDir, sim);
  await linkAccount(kram.call, sim, login);
  await importEnded(kram.call);
  await sim.do("event.drop", { share: 0.1 });
  await sim.do("event.shuffle", { on: true });
  for (let round = 0; round < 5; round += 1) {
    await sim.do("order.bulk", { count: 100, seed: round, account: login });
    const syncing = kram.call("sync_now", { accounts: [] }).catch(() => undefined);
    if (round < 3) {
      await new Promise((resolve) => setTimeout(resolve, 60 + 90 * round));
      await kram.stop("SIGKILL");
      await syncing;
      kram = await begin(t, dataDir, sim);
    }
    await syncing;
  }
  await sim.do("clock", { plus: "1m" });
  await until("the program's clock to follow", async () => Date.parse((await kram.call("app_state")).now) >= Date.parse((await sim.clock()).now) - 2000);
  await compared(kram);
  await assertAgreement(kram, sim, login);
});

test("R-13 killed in the middle of the first import, it goes on where it was", async (t) => {
  const sim = await startSim(t, { orders: 1500, "latency-ms": 20 });
  const dataDir = temporaryFolder(t);
  const login = sim.accounts[0].login;
  let kram = await begin(t, dataDir, sim);
  await linkAccount(kram.call, sim, login);
  for (const atLeast of [100, 300]) {
    await until(`${atLeast} orders`, async () => (await kram.call("count_orders", { query: everyOrder, snapshot: null })).total >= atLeast, { everyMs: 20 });
    await kram.stop("SIGKILL");
    kram = await begin(t, dataDir, sim);
  }
  await importEnded(kram.call);
  await assertAgreement(kram, sim, login);
});

test("S4-15 killed right after a renewal, the account is still linked", async (t) => {
  const sim = await startSim(t, { orders: 20 });
  const dataDir = temporaryFolder(t);
  let kram = await begin(t, dataDir, sim);
  const account = await linkAccount(kram.call, sim, sim.accounts[0].login);
  await importEnded(kram.call);
  for (let round = 0; round < 3; round += 1) {
    const renewing = kram.call("renew_tokens", { account }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 10 * round));
    await kram.stop("SIGKILL");
    await renewing;
    kram = await begin(t, dataDir, sim);
    const { accounts } = await kram.call("sync_now", { accounts: [] });
    assert.equal(accounts[0].error, null);
  }
});

test("the terminal and the served program work on one folder at the same time", async (t) => {
  const sim = await startSim(t, { orders: 30 });
  const dataDir = temporaryFolder(t);
  const kram = await begin(t, dataDir, sim);
  await linkAccount(kram.call, sim, sim.accounts[0].login);
  await importEnded(kram.call);
  await sim.do("order.new", { payment: "ONLINE" });
  const results = await Promise.all([1, 2, 3].map(() => kramctl(dataDir, ["sync", "--json"], { simUrl: sim.url, env })));
  for (const { code, stderr } of results) assert.equal(code, 0, stderr);
  const { total } = await kram.call("count_orders", { query: everyOrder, snapshot: null });
  assert.equal(total, (await sim.state("orders", sim.accounts[0].login)).length);
});

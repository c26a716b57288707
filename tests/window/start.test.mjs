// Starts that go wrong: the window says why and what to do, and nothing on the disk is touched.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openByTheSystem, pidsOn, startDesktop } from "../support/desktop.mjs";
import { kramctl } from "../support/kramctl.mjs";
import { until } from "../support/programs.mjs";

const database = (dataDir) => join(dataDir, "kram.sqlite");

test("a damaged database file is explained in the window and left as it is", async (t) => {
  const damaged = Buffer.from("to nie jest baza danych, tylko zwykły tekst ".repeat(200));
  const { face, dataDir } = await startDesktop(t, { prepare: (folder) => writeFileSync(database(folder), damaged) });
  await face.see("Kram nie mógł wystartować");
  await face.see("Nic nie zostało skasowane");
  assert.ok(readFileSync(database(dataDir)).equals(damaged));
});

test("a database of a newer version is explained in the window", async (t) => {
  const prepare = async (folder) => {
    // Ends in order, so that nothing of the file is left in its log.
    const { code, stderr } = await kramctl(folder, ["call", "app_state", "{}"]);
    assert.equal(code, 0, stderr);
    setUserVersion(database(folder), 999);
  };
  const { face } = await startDesktop(t, { prepare });
  await face.see("Kram nie mógł wystartować");
  await face.see(/nowsz/u);
});

/** `pragma user_version` is four bytes at offset 60 of the file; no SQLite is needed to write them. */
function setUserVersion(file, version) {
  const bytes = readFileSync(file);
  assert.equal(bytes.subarray(0, 15).toString(), "SQLite format 3");
  bytes.writeUInt32BE(version, 60);
  writeFileSync(file, bytes);
}

test("a second start brings the first window forward and ends", async (t) => {
  const desktop = await startDesktop(t);
  await desktop.face.find("button", "Połącz konto Allegro");
  await openByTheSystem("kram://oauth/callback?code=x&state=unknown", desktop.environment);
  await until("the second start to end", async () => (await pidsOn(desktop.dataDir)).length === 1);
  assert.equal(await desktop.face.isThere("button", "Połącz konto Allegro"), true);
});

test("the page in the window may load nothing from elsewhere and leaves for no other address", async (t) => {
  const desktop = await startDesktop(t);
  const { browser, face } = desktop;
  await face.find("button", "Połącz konto Allegro");
  const blocked = await browser.executeAsync((simulator, done) => {
    fetch(`${simulator}/_sim/clock`).then(
      () => done("loaded"),
      (error) => done(String(error)),
    );
  }, desktop.sim.url);
  assert.notEqual(blocked, "loaded");
  await browser.execute(() => location.assign("https://example.invalid/"));
  await face.find("button", "Połącz konto Allegro");
  assert.match(await browser.getUrl(), /^tauri:\/\/localhost/u);
});

// A day of Kram through a proxy that writes down whom it talks to.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { test } from "node:test";
import { importEnded, linkAccount, serve } from "../support/kramctl.mjs";
import { afterwards, temporaryFolder, until } from "../support/programs.mjs";
import { startSim } from "../support/sim.mjs";

/** Passes http on and refuses tunnels, so that every name asked for is seen. */
async function startProxy(t) {
  const hosts = new Set();
  const server = createServer((incoming, outgoing) => {
    hosts.add(new URL(incoming.url).host);
    const onward = request(incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on("connect", (incoming, socket) => {
    hosts.add(incoming.url);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(t, () => server.close());
  afterwards(t, () => server.closeAllConnections());
  return { url: `http://127.0.0.1:${server.address().port}`, hosts };
}

test("R-6 in a whole day Kram talks to Allegro's hosts and to nobody else, as its own list says", async (t) => {
  const sim = await startSim(t, { orders: 20 });
  const proxy = await startProxy(t);
  const env = { http_proxy: proxy.url, HTTP_PROXY: proxy.url, https_proxy: proxy.url, HTTPS_PROXY: proxy.url, no_proxy: "", NO_PROXY: "" };
  const kram = await serve(t, temporaryFolder(t), { simUrl: sim.url, env });
  await linkAccount(kram.call, sim, sim.accounts[0].login);
  await importEnded(kram.call);
  for (let hour = 0; hour < 24; hour += 6) {
    const before = (await sim.requests()).length;
    await sim.do("clock", { plus: "6h" });
    await until("the scheduler to work", async () => (await sim.requests()).length > before, { withinMs: 20_000 });
  }
  assert.deepEqual([...proxy.hosts], [new URL(sim.url).host]);
  const listed = (await kram.call("network_hosts")).map(({ host, purpose }) => [host, purpose.length > 0]);
  assert.ok(listed.length > 0);
  for (const [host, explained] of listed) {
    assert.match(host, /(^|\.)allegro(sandbox|img)?\.(pl|com)(\.allegrosandbox\.pl)?$|^127\.0\.0\.1|^localhost/u);
    assert.ok(explained, `${host} says why`);
  }
});

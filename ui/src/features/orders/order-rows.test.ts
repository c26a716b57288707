import { beforeEach, expect, test, vi } from "vitest";
import { connect } from "#/shared/host/call.ts";
import { queryOfSearch } from "#/shared/order/order-search.ts";
import { failure } from "#/test/fake-failure.ts";
import { fakeHost, type FakeHost } from "#/test/fake-host.ts";
import { fakeOrder } from "#/test/fake-orders.ts";
import { OrderRows, PAGE } from "./order-rows.ts";

const all = queryOfSearch({ view: "all" }, []);
let host: FakeHost;

const opened = async (): Promise<OrderRows> => {
  const rows = new OrderRows(all);
  await rows.open();
  return rows;
};

beforeEach(async () => {
  host = fakeHost({ orders: 1000 });
  await connect(host);
});

test("pages come as they are needed, by cursor when they follow and by offset when jumped to", async () => {
  const rows = await opened();
  expect(rows.state).toMatchObject({ ready: true, total: 1000 });
  await rows.loadedRow(PAGE);
  await rows.loadedRow(750);
  expect(rows.at(750)?.id).toBeDefined();
  expect(rows.at(350)).toBeUndefined();
  const starts = host.calls.filter(({ name }) => name === "list_orders").map(({ args }) => args);
  expect(starts).toMatchObject([{ start: null, snapshot: null }, { start: { after: "100" }, snapshot: 1000 }, { start: { offset: 700 } }]);
});

test("S1-2 what comes in is counted and moves nothing", async () => {
  const rows = await opened();
  const before = rows.at(0)?.id;
  host.orders.unshift(fakeOrder(5000), fakeOrder(5001), fakeOrder(5002));
  host.emit({ type: "changed", tags: ["orders"] });
  await vi.waitFor(() => expect(rows.state.newer).toBe(3));
  expect(rows.at(0)?.id).toBe(before);
  expect(rows.state.total).toBe(1000);
});

test("a changed order is replaced in its place", async () => {
  const rows = await opened();
  const first = rows.at(0);
  const index = host.orders.findIndex((row) => row.id === first?.id);
  host.orders[index] = { ...fakeOrder(0), ...first, status: "suspended" };
  host.emit({ type: "changed", tags: ["orders"] });
  await vi.waitFor(() => expect(rows.at(0)?.status).toBe("suspended"));
});

test("events of others are not answered", async () => {
  const rows = await opened();
  const before = host.calls.length;
  host.emit({ type: "changed", tags: ["log"] });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(host.calls.length).toBe(before);
  rows.close();
});

test("a refusal is kept for the screen to say", async () => {
  await connect(fakeHost({ overrides: { list_orders: () => Promise.reject(failure({ code: "database_damaged", message: "Plik jest uszkodzony." })) } }));
  const rows = await opened();
  expect(rows.state).toMatchObject({ ready: true, total: 0, error: { message: "Plik jest uszkodzony." } });
});

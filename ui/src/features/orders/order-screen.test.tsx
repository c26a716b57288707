import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { OrderDetail, OrderRow } from "#/shared/host/contract.gen.ts";
import { fakeDetail } from "#/test/fake-detail.ts";
import { fakeHost } from "#/test/fake-host.ts";
import { fakeOrder, pln } from "#/test/fake-orders.ts";
import { renderApp } from "#/test/render-app.tsx";

const open = async (row: Partial<OrderRow>, change: (order: OrderDetail) => OrderDetail = (order) => order) => {
  const order = change(fakeDetail({ ...fakeOrder(0), ...row }));
  const rendered = await renderApp(`/orders/${order.row.id}?view=all`, fakeHost({ orders: 12, overrides: { get_order: () => order } }));
  await screen.findByRole("heading", { level: 1, name: order.row.number });
  return { ...rendered, order };
};

const section = (name: string) => within(screen.getByRole("region", { name }));

test("S2-51 M-38 lines show offer, price, discount, and the deposit stands apart", async () => {
  const { order } = await open({ moreItems: 2, total: pln(20_000) });
  const items = section("Produkty");
  expect(items.getAllByText(/oferta 7712034455/)[0]?.textContent).toContain("Kupon −5,00 zł");
  expect(items.getByText("Kaucja za opakowania").nextSibling?.textContent).toBe("1,00");
  expect(items.getByText("Razem").nextSibling?.textContent).toBe("200,00\u00a0zł");
  expect(order.lines).toHaveLength(3);
});

test("S1-3 each line tells when it was bought, in local time", async () => {
  await open({ boughtAt: new Date(2026, 10, 24, 8, 19).toISOString() });
  expect(section("Produkty").getAllByText(/kupiono 24\.11\.2026, 08:19/).length).toBeGreaterThan(0);
});

test("S1-4 an invoice shows company and number; without one it is said", async () => {
  await open({ wantsInvoice: true });
  expect(section("Faktura").getByText("TAK")).toBeDefined();
  expect(section("Faktura").getByRole("button", { name: "Kopiuj NIP: 123-456-32-18" })).toBeDefined();
});

test("S1-4 no invoice wanted", async () => {
  await open({ wantsInvoice: false });
  expect(section("Faktura").getByText("nie żąda faktury")).toBeDefined();
});

test("S1-5 delivery shows method, address, point and Smart", async () => {
  await open({ deliveryKind: "locker", deliveryName: "Allegro One Box", smart: true });
  const delivery = section("Dostawa");
  for (const text of ["Smart!", "Joanna Modrzak", "58-580 Szklarska Poręba", "+48 600 000 214", "ul. Zamknięta 10, 30-554 Kraków", "całą dobę"]) expect(delivery.getByText(text)).toBeDefined();
});

test("a point that is not in the table is called so", async () => {
  await open({ deliveryKind: "locker", deliveryName: "ORLEN Paczka" });
  expect(section("Dostawa").getByText("punkt spoza listy")).toBeDefined();
});

test("a changed address keeps its history", async () => {
  await open({ addressChanged: true });
  expect(section("Dostawa").getByText("Adres zmieniony")).toBeDefined();
  expect(section("Dostawa").getByText(/ul\. Leśna Polana 4,/)).toBeDefined();
});

test("S1-6 payment lists what came, surcharges and the difference", async () => {
  await open({ payment: "overpaid", paymentDifference: pln(250) });
  const payment = section("Płatność");
  expect(payment.getByText("Nadpłata")).toBeDefined();
  expect(payment.getByText("Dopłata").nextSibling?.textContent).toBe("2,50\u00a0zł");
  expect(payment.getByText("+2,50 zł")).toBeDefined();
});

test("S1-6 an unpaid order says that it waits", async () => {
  await open({ payment: "awaiting" });
  expect(section("Płatność").getByText("oczekuje")).toBeDefined();
});

test("S2-76 the buyer's login is there to copy, and PESEL is masked", async () => {
  await open({ country: "CZ", buyerLogin: "iwrzos77" });
  const buyer = section("Kupujący");
  expect(buyer.getByRole("button", { name: "Kopiuj login: iwrzos77" })).toBeDefined();
  expect(buyer.getByText("••••••12345")).toBeDefined();
});

test("merged orders lead to one another", async () => {
  await open({}, (order) => ({ ...order, mergedFrom: ["abcd1234-0000-0000-0000-000000000000"] }));
  expect(screen.getByRole("link", { name: "abcd1234" }).getAttribute("href")).toContain("/orders/abcd1234-0000");
});

test("S2-51 the raw order is one step away", async () => {
  const user = userEvent.setup();
  const { order } = await open({});
  await user.click(screen.getByRole("button", { name: "Więcej działań" }));
  await user.click(await screen.findByRole("menuitem", { name: "Surowe dane (JSON)" }));
  expect(await screen.findByText(new RegExp(order.row.id))).toBeDefined();
});

test("P-17 j goes to the next order and Escape back to the list", async () => {
  const user = userEvent.setup();
  const host = fakeHost({ orders: 12 });
  const list = await host.call("list_orders", {
    query: { view: "all", filter: emptyFilter, sort: { by: "bought_at", descending: true } },
    start: null,
    limit: 12,
    snapshot: null,
  });
  const [first, second] = list.rows;
  await renderApp(`/orders/${first?.id}?view=all`, host);
  await screen.findByRole("heading", { level: 1, name: first?.number ?? "" });
  await within(screen.getByRole("region", { name: "Wszystkie" })).findAllByRole("listitem");
  await user.keyboard("j");
  await screen.findByRole("heading", { level: 1, name: second?.number ?? "" });
  await user.keyboard("{Escape}");
  expect(await screen.findByRole("grid")).toBeDefined();
});

const emptyFilter = {
  accounts: [],
  statuses: [],
  payments: [],
  deliveries: [],
  deadline: null,
  boughtFrom: null,
  boughtTo: null,
  hasMessage: null,
  wantsInvoice: null,
  countries: [],
  amountFromMinor: null,
  amountToMinor: null,
  onlyUnopened: null,
  text: null,
};

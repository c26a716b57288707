// The whole of an invented order, from its row.
import type { OrderDetail, OrderRow } from "#/shared/host/contract.gen.ts";
import { pln } from "./fake-orders.ts";

const ADDRESS = {
  name: "Joanna Modrzak",
  company: "Pensjonat Wełniana Chmura",
  street: "ul. Leśna Polana 14",
  postCode: "58-580",
  city: "Szklarska Poręba",
  country: "PL",
  phone: "+48 600 000 214",
};

const linesOf = (row: OrderRow): OrderDetail["lines"] => {
  const first = {
    id: `${row.id}-1`,
    offerId: "7712034455",
    name: row.firstItem,
    sku: "FAR-GRA-01",
    ean: "5901234123457",
    quantity: row.firstItemQuantity,
    price: pln(Math.round(row.total.minor / row.pieces)),
    originalPrice: pln(Math.round(row.total.minor / row.pieces) + 500),
    sum: pln(Math.round((row.total.minor / row.pieces) * row.firstItemQuantity)),
    deposit: row.moreItems > 1 ? pln(100) : null,
    tax: "23 %",
    discounts: ["Kupon −5,00 zł"],
    services: [],
    boughtAt: row.boughtAt,
    serialNumbersExpected: false,
  };
  const more = Array.from({ length: row.moreItems }, (_, index) => ({
    ...first,
    id: `${row.id}-${index + 2}`,
    name: "Sznurek jutowy 2 mm, 100 m",
    sku: "SZN-JUT-2",
    ean: null,
    quantity: 1,
    price: pln(1900),
    originalPrice: pln(1900),
    sum: pln(1900),
    deposit: null,
    discounts: [],
  }));
  return [first, ...more];
};

const deliveryOf = (row: OrderRow): OrderDetail["delivery"] => ({
  methodId: "1fa56f79",
  method: row.deliveryName,
  kind: row.deliveryKind,
  address: ADDRESS,
  point:
    row.deliveryKind === "locker" || row.deliveryKind === "point"
      ? {
          id: "KRA114M",
          name: "KRA114M",
          description: "przy wejściu do sklepu",
          address: "ul. Zamknięta 10, 30-554 Kraków",
          openingHours: "całą dobę",
          network: row.deliveryName,
          known: row.deliveryName !== "ORLEN Paczka",
        }
      : null,
  cost: pln(1099),
  smart: row.smart,
  windowFrom: null,
  windowTo: null,
  shipBy: row.shipBy,
  packages: 1,
  cancelledAt: null,
  history: row.addressChanged
    ? [
        { address: ADDRESS, seenAt: "2026-11-24T11:20:00Z" },
        { address: { ...ADDRESS, street: "ul. Leśna Polana 4" }, seenAt: "2026-11-24T07:20:00Z" },
      ]
    : [{ address: ADDRESS, seenAt: "2026-11-24T07:20:00Z" }],
  confirmedAt: "2026-11-24T12:20:00Z",
});

const timelineOf = (row: OrderRow): OrderDetail["timeline"] => [
  { at: "2026-11-24T12:20:00Z", kind: "checked", text: "Zgodne z Allegro, bez zmian", by: "kontrola zgodności" },
  { at: "2026-11-24T07:21:00Z", kind: "paid", text: "Wpłata", by: "dziennik Allegro" },
  { at: "2026-11-24T07:20:00Z", kind: "imported", text: "Pobrano z Allegro", by: null },
  { at: row.boughtAt, kind: "bought", text: "Kupujący złożył zamówienie", by: null },
];

export const fakeDetail = (row: OrderRow): OrderDetail => {
  const delivery = deliveryOf(row);
  return {
    row,
    marketplace: "allegro-pl",
    revision: "a1b2c3",
    updatedAt: row.boughtAt,
    readAt: "2026-11-24T12:20:00Z",
    lines: linesOf(row),
    linesTotal: pln(row.total.minor - 1099),
    depositTotal: row.moreItems > 1 ? pln(100) : null,
    delivery,
    buyer: {
      customer: "cust-1",
      login: row.buyerLogin,
      email: "k7r2m9x1@allegromail.pl",
      name: row.buyerName,
      company: null,
      phone: "+48 600 000 214",
      guest: false,
      personalIdentityMasked: row.country === "CZ" ? "••••••12345" : null,
      language: "pl",
      accountAddress: ADDRESS,
      orders: 3,
      lastOrderAt: "2026-09-12T10:00:00Z",
    },
    payment: {
      state: row.payment,
      kind: row.payment === "cash_on_delivery" ? "CASH_ON_DELIVERY" : "ONLINE",
      provider: "PAYU",
      paid: row.payment === "awaiting" ? null : row.total,
      finishedAt: row.payment === "awaiting" ? null : row.boughtAt,
      toPay: row.total,
      difference: row.paymentDifference,
      allegroPay: false,
      surcharges: row.payment === "overpaid" ? [{ id: "s-1", paid: pln(250), finishedAt: row.boughtAt }] : [],
    },
    invoice: {
      required: row.wantsInvoice,
      company: row.wantsInvoice ? "Wełniana Chmura sp. z o.o." : null,
      person: null,
      taxId: row.wantsInvoice ? "1234563218" : null,
      taxIdKind: row.wantsInvoice ? "PL_NIP" : null,
      address: row.wantsInvoice ? "ul. Leśna Polana 14, 58-580 Szklarska Poręba" : null,
      dueDate: null,
    },
    waybills: row.waybills.map((number) => ({ number, carrier: "INPOST", addedAt: row.boughtAt })),
    timeline: timelineOf(row),
    problems: row.problem === null ? [] : [row.problem],
    mergedFrom: [],
  };
};

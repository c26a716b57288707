// Invented orders, the same every time: a small linear congruence stands in for chance.
import type { DeliveryKind, MoneyDto, OrderRow, OrderStatus, PaymentState } from "#/shared/host/contract.gen.ts";

/** The day on which the fake world stands still: a Tuesday, at eight past two. */
export const FAKE_NOW = new Date(2026, 10, 24, 14, 8);

const BUYERS = [
  ["Bożena Krzemień", "bozka_krz"],
  ["Ignacy Wrzos", "iwrzos77"],
  ["Halina Dobrzańska", "halina.dobrz"],
  ["Pensjonat Wełniana Chmura", "welniana_chmura"],
  ["Tymon Gil", "tymongil"],
  ["Kornelia Zięba", "zieba_k"],
  ["Roch Maślanka", "roch_mas"],
  ["Aniela Szczepańska", "anielka_sz"],
  ["Łucja Przybyła", "lucja_przybyla"],
  ["Feliks Ożóg", "ozog.f"],
  ["Gabriela Wiśniewska-Tyc", "gabi_wt"],
  ["Szymon Kępa", "szymon-kepa"],
] as const;

const ITEMS = [
  ["Fartuch lniany z kieszenią, oliwka", 12_900],
  ["Sznurek jutowy 2 mm, 100 m", 1900],
  ["Ścierka lniana w pasy, granat", 2490],
  ["Kubek emaliowany w kropki", 3990],
  ["Świeca sojowa, figa", 3900],
  ["Komplet łyżek z buku, 3 szt.", 4450],
  ["Worek lniany na chleb, kłos", 4890],
  ["Deska dębowa 30×20", 8900],
  ["Obrus lniany naturalny 140×220", 21_900],
] as const;

const DELIVERIES = [
  ["Allegro One Box", "locker", "Kraków", "Kraków, Zamknięta 10"],
  ["Paczkomaty InPost", "locker", "KRA114M", "KRA114M · Kraków, Zamknięta 10, przy sklepie"],
  ["Allegro One Kurier", "courier", "Szklarska Poręba", null],
  ["Kurier DPD", "courier", "Kielce", null],
  ["Allegro One Punkt", "point", "Łódź", "Łódź, Piotrkowska 118, kiosk"],
  ["ORLEN Paczka", "locker", "Wrocław", "Wrocław, stacja 4117"],
  ["Przesyłka polecona", "letter", "Zamość", null],
] as const satisfies readonly (readonly [string, DeliveryKind, string, string | null])[];

const STATUSES = ["new", "processing", "ready_for_shipment", "ready_for_shipment", "sent", "new", "suspended", "sent", "cancelled"] as const satisfies readonly OrderStatus[];

const HOUR_MS = 3_600_000;

const chance = (seed: number): ((below: number) => number) => {
  let state = (seed * 2_654_435_761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
};

const pick = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
};

export const pln = (minor: number): MoneyDto => ({ minor, currency: "PLN" });

const idOf = (index: number): string =>
  `${(0x1a_00_00_00 + index * 7919).toString(16).padStart(8, "0")}-9f3c-11f0-b1a2-${String(index).padStart(12, "0")}`;

/** Ship-by hours cycle through late, today 15:30, today 18:00 and tomorrow. */
const shipByOf = (index: number): Date => {
  const hours = pick([-20, 1.37, 1.37, 3.87, 3.87, 26], index);
  return new Date(FAKE_NOW.getTime() + Math.round(hours * 60) * 60_000);
};

const paymentOf = (roll: number): PaymentState =>
  roll < 80 ? "paid" : roll < 88 ? "cash_on_delivery" : roll < 94 ? "awaiting" : roll < 97 ? "underpaid" : "overpaid";

const DIFFERENCES = { underpaid: -100, overpaid: 250 } as const;

/** Order number `index` of the fake world; order 0 is the newest. */
export const fakeOrder = (index: number): OrderRow => {
  const next = chance(index + 1);
  const [buyerName, buyerLogin] = pick(BUYERS, next(BUYERS.length));
  const [firstItem, price] = pick(ITEMS, next(ITEMS.length));
  const [deliveryName, deliveryKind, deliveryPlace, deliveryDetail] = pick(DELIVERIES, next(DELIVERIES.length));
  const quantity = next(3) === 0 ? 1 + next(7) : 1;
  const moreItems = next(4) === 0 ? 1 + next(3) : 0;
  const payment = paymentOf(next(100));
  const status = payment === "awaiting" ? "unpaid" : pick(STATUSES, next(STATUSES.length));
  const id = idOf(index);
  const difference = payment === "underpaid" || payment === "overpaid" ? pln(DIFFERENCES[payment]) : null;
  const isOpen = status === "new" || status === "processing" || status === "ready_for_shipment";
  const shipBy = shipByOf(next(6));
  return {
    id,
    number: id.slice(0, 8),
    account: next(8) === 0 ? "acc-2" : "acc-1",
    boughtAt: new Date(FAKE_NOW.getTime() - index * HOUR_MS * 0.7 - next(30) * 60_000).toISOString(),
    buyerName,
    buyerLogin,
    firstItem,
    firstItemQuantity: quantity,
    moreItems,
    pieces: quantity + moreItems,
    total: pln(price * quantity + moreItems * 1900),
    payment,
    paymentDifference: difference,
    deliveryName,
    deliveryKind,
    deliveryPlace,
    deliveryDetail,
    shipBy: status === "unpaid" ? null : shipBy.toISOString(),
    status,
    isNew: status === "new" && next(2) === 0,
    buyerMessage: next(6) === 0 ? "proszę zapakować na prezent, kurier niech nie dzwoni przed 10" : null,
    note: next(9) === 0 ? "Stały klient. Dorzucić próbkę lnu." : null,
    wantsInvoice: next(7) === 0,
    smart: next(3) === 0,
    fulfilledByAllegro: next(40) === 0,
    addressChanged: next(50) === 0,
    problem: difference !== null ? (payment === "underpaid" ? "underpaid" : "overpaid") : isOpen && shipBy < FAKE_NOW ? "overdue" : null,
    waybills: status === "sent" ? [`62000000${String(index).padStart(8, "0")}`] : [],
    country: next(25) === 0 ? "CZ" : "PL",
    mergedInto: null,
  };
};

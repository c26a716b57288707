//! Makes orders: the history a world starts with, and new ones on command. Everything follows from the seed.

use uuid::Uuid;

use crate::chance::Chance;
use crate::clock::{DAY, HOUR, MINUTE, SECOND};
use crate::ids::time_uuid;
use crate::world::goods;
use crate::world::market::{Country, MARKETPLACES, METHODS, Place};
use crate::world::order::{Extra, Invoice, Line, Order, Payment, Status, Waybill};

/// What is asked of a new order; what is left open is drawn.
#[derive(Clone, Default)]
pub(crate) struct Wish {
    pub(crate) marketplace: Option<u8>,
    pub(crate) method: Option<u16>,
    pub(crate) payment: Option<&'static str>,
    pub(crate) buyer: Option<u32>,
    pub(crate) lines: Option<u32>,
    pub(crate) offer: Option<u32>,
    pub(crate) quantity: Option<i64>,
    /// Of one piece, in the buyer's currency; such a line is plain, so that totals can be foretold.
    pub(crate) price_minor: Option<i64>,
    /// Of the delivery.
    pub(crate) cost_minor: Option<i64>,
    /// When it is not what there is to pay.
    pub(crate) paid_minor: Option<i64>,
    pub(crate) status: Option<Status>,
    pub(crate) invoice: Option<Invoice>,
    pub(crate) message: Option<String>,
    pub(crate) smart: Option<bool>,
    pub(crate) from_allegro_warehouse: bool,
}

pub(crate) const PAYMENT_KINDS: &[&str] =
    &["ONLINE", "CASH_ON_DELIVERY", "WIRE_TRANSFER", "SPLIT_PAYMENT", "EXTENDED_TERM"];

/// Where orders come from: the seller's world and how many different buyers it has.
#[derive(Clone, Copy)]
pub(crate) struct Source {
    pub(crate) seed: u64,
    pub(crate) offers: u32,
    pub(crate) buyers: u32,
}

pub(crate) fn order(source: Source, chance: &mut Chance, at: i64, wish: &Wish) -> Order {
    let marketplace = wish.marketplace.unwrap_or_else(|| draw_marketplace(chance));
    let market = &MARKETPLACES[usize::from(marketplace)];
    let method =
        wish.method.unwrap_or_else(|| draw_method(chance, market.country, wish.payment == Some("CASH_ON_DELIVERY")));
    let chosen = &METHODS[usize::from(method)];
    let status = wish.status.unwrap_or(Status::Ready);
    let smart = wish.smart.unwrap_or_else(|| chance.percent(40) && chosen.name.starts_with("Allegro") && !chosen.cod);
    let listed_minor =
        if smart || chosen.place == Place::Seller { 0 } else { chosen.cost_minor * market.rate_percent / 100 };
    let lines = draw_lines(source, chance, at, market.rate_percent, wish);
    let mut order = Order {
        id: time_uuid(at + 3, chance.next()),
        revision: chance.next() as u32,
        status,
        fulfilment: "NEW",
        from_allegro_warehouse: wish.from_allegro_warehouse,
        marketplace,
        buyer: wish.buyer.unwrap_or_else(|| chance.below(u64::from(source.buyers.max(1))) as u32),
        lines,
        method: (status != Status::Bought).then_some(method),
        point: chance.below(4_000) as u32,
        address: None,
        address_changed_at: None,
        cost_minor: if status == Status::Bought { 0 } else { wish.cost_minor.unwrap_or(listed_minor) },
        smart,
        packages: 1 + u8::from(chance.percent(7)),
        payment: None,
        surcharges: Vec::new(),
        invoice: wish.invoice.unwrap_or_else(|| draw_invoice(chance, market.country)),
        message: wish.message.as_deref().map(Into::into),
        note: chance.percent(4).then(|| chance.pick(goods::NOTES)),
        waybills: Vec::new(),
        documents: Vec::new(),
        bought_at: at,
        updated_at: at,
        cancelled_at: None,
        operations: 0,
        gone: false,
    };
    if order.message.is_none() && chance.percent(14) {
        order.message = Some(chance.pick(goods::MESSAGES).into());
    }
    attach_payment(&mut order, chance, wish);
    order
}

fn attach_payment(order: &mut Order, chance: &mut Chance, wish: &Wish) {
    if order.status == Status::Bought {
        return;
    }
    let cod = order.method().is_some_and(|method| method.cod);
    let kind = wish.payment.unwrap_or(if cod {
        "CASH_ON_DELIVERY"
    } else if chance.percent(3) {
        "WIRE_TRANSFER"
    } else {
        "ONLINE"
    });
    order.payment = Some(Payment {
        id: time_uuid(order.bought_at + 5, chance.next()),
        kind,
        provider: provider(kind, chance),
        finished_at: None,
        paid_minor: None,
        allegro_pay: kind == "ONLINE" && chance.percent(20),
    });
    if order.status == Status::Ready {
        let at = order.bought_at + chance.between(20, 400) * SECOND;
        pay(order, at);
    }
}

/// Marks the purchase as paid, or, for cash on delivery, as confirmed: that has a time but no amount (FACTS C5).
pub(crate) fn pay(order: &mut Order, at: i64) {
    let total = order.total_minor();
    order.status = Status::Ready;
    order.updated_at = order.updated_at.max(at);
    if let Some(payment) = &mut order.payment {
        payment.finished_at = Some(at);
        payment.paid_minor = (!payment.is_cod()).then_some(total);
    }
}

/// A payment chosen but not made.
pub(crate) fn open_payment(id: Uuid, cod: bool) -> Payment {
    let (kind, provider) = if cod { ("CASH_ON_DELIVERY", "OFFLINE") } else { ("ONLINE", "P24") };
    Payment { id, kind, provider, finished_at: None, paid_minor: None, allegro_pay: false }
}

fn provider(kind: &str, chance: &mut Chance) -> &'static str {
    match kind {
        "CASH_ON_DELIVERY" => "OFFLINE",
        "EXTENDED_TERM" => "EPT",
        "WIRE_TRANSFER" => "PAYU",
        _ => chance.pick(&["PAYU", "P24", "AF"]),
    }
}

fn draw_marketplace(chance: &mut Chance) -> u8 {
    match chance.below(100) {
        0..=4 => 1,
        5..=6 => 2,
        7 => 3,
        8 => 4,
        _ => 0,
    }
}

pub(crate) fn draw_method(chance: &mut Chance, country: Country, cod: bool) -> u16 {
    let fits = |number: &usize| {
        METHODS[*number].country == country && (!cod || METHODS[*number].cod || country != Country::Pl)
    };
    let candidates: Vec<usize> = (0..METHODS.len()).filter(fits).collect();
    let mut left = chance.below(candidates.iter().map(|number| METHODS[*number].weight).sum());
    for number in &candidates {
        let weight = METHODS[*number].weight;
        if left < weight {
            return *number as u16;
        }
        left -= weight;
    }
    candidates.first().map_or(0, |number| *number as u16)
}

fn draw_invoice(chance: &mut Chance, country: Country) -> Invoice {
    match chance.below(100) {
        0..=7 => Invoice::Company,
        8..=10 => Invoice::Person,
        11..=20 if country != Country::Pl => Invoice::CompanyEu,
        _ => Invoice::None,
    }
}

fn draw_lines(source: Source, chance: &mut Chance, at: i64, rate_percent: i64, wish: &Wish) -> Vec<Line> {
    let count = wish.lines.unwrap_or_else(|| match chance.below(20) {
        0 => 3 + chance.below(5) as u32,
        1..=4 => 2,
        _ => 1,
    });
    (0..i64::from(count.max(1))).map(|position| draw_line(source, chance, at - position, rate_percent, wish)).collect()
}

fn draw_line(source: Source, chance: &mut Chance, at: i64, rate_percent: i64, wish: &Wish) -> Line {
    // The square makes a few offers sell most, as in life.
    let popularity = chance.below(1_000) * chance.below(1_000);
    let number = wish.offer.unwrap_or((popularity * u64::from(source.offers) / 1_000_000) as u32);
    let offer = goods::offer(source.seed, number);
    let is_plain = wish.price_minor.is_some();
    let original_minor = wish.price_minor.unwrap_or(offer.price_minor * rate_percent / 100);
    let discount = (chance.percent(12) && !is_plain).then(|| chance.pick(DISCOUNTS));
    let price_minor = if discount.is_some() { original_minor * 9 / 10 } else { original_minor };
    Line {
        id: time_uuid(at, chance.next()),
        offer: number,
        quantity: wish.quantity.unwrap_or_else(|| if chance.percent(75) { 1 } else { chance.between(2, 10) }),
        original_minor,
        price_minor,
        deposit_minor: if is_plain && wish.offer.is_none() { 0 } else { offer.deposit_minor * rate_percent / 100 },
        bought_at: at,
        discount,
        extra: (chance.percent(4) && !is_plain).then(|| Extra {
            definition: "GIFT_WRAP",
            name: "Pakowanie na prezent",
            price_minor: 1200 * rate_percent / 100,
        }),
        reconciliation_minor: (discount == Some("CAMPAIGN")).then_some(original_minor - price_minor),
    }
}

const DISCOUNTS: &[&str] = &[
    "UNIT_PERCENTAGE_DISCOUNT",
    "WHOLESALE_PRICE_LIST",
    "COUPON",
    "BUNDLE",
    "CAMPAIGN",
    "LARGE_ORDER_DISCOUNT",
    "TURNOVER_DISCOUNT",
];

/// What has become of an order of this age: sent, cancelled, still unpaid.
pub(crate) fn live_through(order: &mut Order, chance: &mut Chance, now: i64) {
    let age = now - order.bought_at;
    if order.from_allegro_warehouse {
        order.fulfilment = if age > 2 * DAY { "SENT" } else { "NEW" };
    }
    if chance.percent(4) {
        let at = order.bought_at + chance.between(2, 600) * MINUTE;
        return cancel(order, at.min(now));
    }
    if age > 2 * DAY || (age > 20 * HOUR && chance.percent(60)) {
        let at = order.bought_at + chance.between(180, 2_400) * MINUTE;
        // What would lie ahead happened a little while ago instead.
        let at = if at < now { at } else { now - chance.between(1, 120) * MINUTE };
        send(order, chance, at);
    } else if chance.percent(30) {
        order.fulfilment = chance.pick(&["PROCESSING", "READY_FOR_SHIPMENT"]);
        let at = order.updated_at + chance.between(5, 90) * MINUTE;
        order.updated_at = if at < now { at } else { order.updated_at.max(now - MINUTE) };
    }
}

pub(crate) fn cancel(order: &mut Order, at: i64) {
    order.status = Status::Cancelled;
    order.cancelled_at = Some(at);
    order.updated_at = order.updated_at.max(at);
}

/// Sent with a waybill, or handed over in person.
pub(crate) fn send(order: &mut Order, chance: &mut Chance, at: i64) {
    let Some(method) = order.method() else { return };
    order.fulfilment = if method.place == Place::Seller { "PICKED_UP" } else { "SENT" };
    order.updated_at = order.updated_at.max(at);
    if method.place != Place::Seller {
        order.waybills.push(Waybill {
            carrier: method.carrier.to_owned(),
            number: waybill_number(method.carrier, chance),
            carrier_name: None,
            lines: Vec::new(),
            created_at: at,
        });
    }
}

pub(crate) fn waybill_number(carrier: &str, chance: &mut Chance) -> String {
    let tail = chance.below(10_000_000_000);
    match carrier {
        "INPOST" => format!("62011122{:06}{tail:010}", chance.below(1_000_000)),
        "DPD" => format!("0000{tail:010}"),
        "DHL" => format!("JJD0003{tail:010}"),
        "UPS" => format!("1Z{:06}{tail:010}", chance.below(1_000_000)),
        "POCZTA_POLSKA" => format!("PX{tail:010}PL"),
        "ORLEN" => format!("22{tail:010}"),
        _ => format!("AD{tail:010}"),
    }
}

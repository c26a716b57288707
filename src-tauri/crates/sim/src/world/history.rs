//! The history an account starts with: its orders, the events of the last 60 days, and the odd cases of the `shop` profile.

use crate::chance::Chance;
use crate::clock::{DAY, HOUR, MINUTE, SECOND};
use crate::ids::time_uuid;
use crate::world::account::Account;
use crate::world::book::Book;
use crate::world::journal::{Event, KEPT_MS, Kind};
use crate::world::make::{self, Source, Wish};
use crate::world::market::{METHODS, find_method, marketplace};
use crate::world::order::{Address, Invoice, Order, Payment, Status};
use crate::world::returns;

/// How much there is to make.
#[derive(Clone, Copy)]
pub(crate) struct Extent {
    pub(crate) orders: usize,
    pub(crate) days: i64,
    /// The `shop` profile shows every method and every odd case.
    pub(crate) every_case: bool,
}

pub(crate) fn source(account: &Account, orders: usize) -> Source {
    Source { seed: account.seed, offers: account.offers, buyers: (orders / 3).max(20) as u32 }
}

pub(crate) fn fill(account: &mut Account, extent: Extent, now: i64) {
    let source = source(account, extent.orders);
    let mut chance = Chance::of(account.seed, 0x415);
    let cases = if extent.every_case { odd_cases(source, &mut chance, now) } else { Vec::new() };
    let plain = extent.orders.saturating_sub(cases.len());
    let mut orders = Vec::with_capacity(extent.orders + 2);
    for position in 0..plain {
        let at = moment(&mut chance, position, plain, extent.days, now);
        // Every method once before chance decides, so that a small world has them all.
        let method = (extent.every_case && position < METHODS.len()).then_some(position as u16);
        let wish = Wish { method, marketplace: method.and_then(market_of), ..Wish::default() };
        let mut order = make::order(source, &mut chance, at, &wish);
        make::live_through(&mut order, &mut chance, now);
        orders.push(order);
    }
    if extent.orders >= cases.len() {
        orders.extend(cases);
    }
    orders.sort_by_key(|order| (order.bought_at, order.id));
    account.book = Book::filled(orders);
    write_journal(account, &mut chance, now);
    returns::fill(account, now);
}

/// The marketplace whose buyers can choose this method.
pub(crate) fn market_of(method: u16) -> Option<u8> {
    let country = METHODS[usize::from(method)].country;
    crate::world::market::MARKETPLACES
        .iter()
        .position(|market| market.country == country)
        .map(|position| position as u8)
}

/// Spread evenly but for some hours of chance; never in the future.
fn moment(chance: &mut Chance, position: usize, of: usize, days: i64, now: i64) -> i64 {
    let span = days * DAY;
    let even = now - span + span * (position as i64 + 1) / (of as i64 + 1);
    let jitter = chance.between(-6, 6) * HOUR + chance.between(0, 3_599_999);
    (even + jitter).clamp(now - span, now - 10 * MINUTE)
}

fn odd_cases(source: Source, chance: &mut Chance, now: i64) -> Vec<Order> {
    let mut cases = Vec::new();
    let mut case = |hours: i64, wish: Wish, edit: &dyn Fn(&mut Order, &mut Chance)| {
        let mut order = make::order(source, chance, now - hours * HOUR, &wish);
        edit(&mut order, chance);
        cases.push(order);
    };
    let by_name = |name: &str| Wish { marketplace: Some(0), method: find_method(name), ..Wish::default() };
    let plain = |_: &mut Order, _: &mut Chance| ();
    case(5, Wish { payment: Some("CASH_ON_DELIVERY"), ..by_name("Allegro Kurier DPD pobranie") }, &plain);
    case(7, Wish { invoice: Some(Invoice::Company), lines: Some(3), ..by_name("Allegro Kurier DPD") }, &plain);
    case(
        9,
        Wish { marketplace: marketplace("allegro-cz"), invoice: Some(Invoice::CompanyEu), ..Wish::default() },
        &plain,
    );
    case(9, Wish { marketplace: marketplace("allegro-sk"), ..Wish::default() }, &plain);
    case(10, Wish { marketplace: marketplace("allegro-hu"), ..Wish::default() }, &plain);
    case(
        11,
        Wish { marketplace: marketplace("allegro-business-cz"), invoice: Some(Invoice::CompanyEu), ..Wish::default() },
        &plain,
    );
    case(8, by_name("Allegro One Box"), &underpaid);
    case(12, by_name("Allegro Paczkomaty InPost"), &|order, chance| surcharged(order, chance, now));
    case(6, Wish { lines: Some(2), ..by_name("Allegro One Punkt") }, &merged);
    case(13, by_name("Allegro One Box, One Kurier"), &|order, _| make::cancel(order, now - 11 * HOUR));
    case(30, Wish { status: Some(Status::FilledIn), ..by_name("Allegro One Kurier") }, &|order, _| {
        make::cancel(order, now - 2 * HOUR)
    });
    case(14, by_name("Allegro Kurier DHL"), &|order, _| readdressed(order, now));
    case(4, Wish { offer: Some(14), quantity: Some(2), ..by_name("Allegro Automat ORLEN") }, &plain);
    case(15, Wish { from_allegro_warehouse: true, ..by_name("Allegro Paczkomaty InPost") }, &plain);
    case(3, Wish { smart: Some(true), ..by_name("Allegro Paczkomaty InPost") }, &plain);
    case(2, Wish { status: Some(Status::FilledIn), ..by_name("Allegro Paczkomaty InPost") }, &plain);
    case(1, Wish { status: Some(Status::Bought), ..by_name("Allegro Paczkomaty InPost") }, &plain);
    case(
        16,
        Wish { payment: Some("EXTENDED_TERM"), invoice: Some(Invoice::Company), ..by_name("Allegro Kurier DPD") },
        &plain,
    );
    case(18, Wish { payment: Some("SPLIT_PAYMENT"), ..by_name("Allegro Kurier Pocztex") }, &plain);
    cases
}

/// Part of the money is missing: the buyer paid before the delivery price was corrected.
fn underpaid(order: &mut Order, _: &mut Chance) {
    if let Some(payment) = &mut order.payment {
        payment.paid_minor = payment.paid_minor.map(|paid| paid - 500.min(paid / 2));
    }
}

/// The same, and the buyer has paid the rest since.
fn surcharged(order: &mut Order, chance: &mut Chance, now: i64) {
    underpaid(order, chance);
    let missing = order.total_minor() - order.paid_minor();
    surcharge(order, chance, missing, now - 9 * HOUR);
}

pub(crate) fn surcharge(order: &mut Order, chance: &mut Chance, minor: i64, at: i64) {
    order.surcharges.push(Payment {
        id: time_uuid(at, chance.next()),
        kind: "ONLINE",
        provider: "PAYU",
        finished_at: Some(at),
        paid_minor: Some(minor),
        allegro_pay: false,
    });
    order.updated_at = order.updated_at.max(at);
}

/// Two purchases in one form: the first line is a day older than the form.
fn merged(order: &mut Order, chance: &mut Chance) {
    if let Some(first) = order.lines.first_mut() {
        first.bought_at -= DAY;
        first.id = time_uuid(first.bought_at, chance.next());
    }
}

fn readdressed(order: &mut Order, now: i64) {
    let at = now - 3 * HOUR;
    order.address = Some(Box::new(Address {
        first_name: "Świętosława".to_owned(),
        last_name: "Żółkiewska".to_owned(),
        street: "ul. Źródlana 7".to_owned(),
        city: "Łódź".to_owned(),
        zip: "90-001".to_owned(),
        phone: Some("700 123 456".to_owned()),
    }));
    order.address_changed_at = Some(at);
    order.updated_at = at;
    order.bump_revision();
}

/// Events of what is known to have happened, partly doubled and partly in the wrong order.
fn write_journal(account: &mut Account, chance: &mut Chance, now: i64) {
    let mut events: Vec<Event> = Vec::new();
    for (slot, order) in account.book.slots().filter(|(_, order)| order.updated_at > now - KEPT_MS) {
        let mut tell = |kind, occurred_at: i64| {
            events.push(Event { id: 0, kind, occurred_at: occurred_at.min(now), slot, revision: order.revision });
        };
        tell(Kind::Bought, order.bought_at);
        if order.status != Status::Bought {
            tell(Kind::FilledIn, order.bought_at + 15 * SECOND);
        }
        if let Some(at) = order.payment.as_ref().and_then(|payment| payment.finished_at) {
            tell(Kind::Ready, at);
            if chance.percent(4) {
                tell(Kind::Ready, at);
            }
        }
        if let Some(at) = order.surcharges.first().and_then(|payment| payment.finished_at) {
            tell(Kind::Ready, at);
        }
        if let Some(at) = order.address_changed_at {
            tell(Kind::BuyerModified, at);
        }
        if let Some(at) = order.cancelled_at {
            let by_buyer = at - order.bought_at < 13 * DAY;
            tell(if by_buyer { Kind::BuyerCancelled } else { Kind::AutoCancelled }, at);
        }
        if order.fulfilment != "NEW" {
            tell(Kind::FulfilmentChanged, order.updated_at);
        }
    }
    events.sort_by_key(|event| (event.occurred_at, event.slot));
    for position in 1..events.len() {
        if chance.percent(3) {
            events.swap(position - 1, position);
        }
    }
    for event in events.into_iter().filter(|event| event.occurred_at > now - KEPT_MS) {
        account.journal.publish(event, event.occurred_at);
    }
}

//! An order as Allegro's JSON: explicit nulls for absent objects, as the real API sends them (FACTS B3, J16).

use serde_json::{Value, json};

use crate::chance::Chance;
use crate::clock::{DAY, rfc3339};
use crate::json::{self, Object};
use crate::world::goods;
use crate::world::market::{Country, Method, Place};
use crate::world::order::{Invoice, Line, Order, Payment, Status};
use crate::world::people::{self, Buyer};
use crate::world::points;
use crate::world::time::end_of_working_day;

/// How the world is to look from outside, besides what is in it.
#[derive(Clone, Copy)]
pub(crate) struct View {
    pub(crate) nulls: bool,
    pub(crate) shared_email: bool,
    pub(crate) unknown_enum: bool,
}

pub(crate) fn price(minor: i64, currency: &str) -> Value {
    json!({"amount": amount(minor), "currency": currency})
}

/// Hundredths as a decimal string; never through a floating-point number.
pub(crate) fn amount(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", minor.abs() / 100, minor.abs() % 100)
}

fn write_price(object: &mut Object<'_>, name: &str, minor: i64, currency: &str) {
    object.object(name, |price| {
        price.text("amount", &amount(minor));
        price.text("currency", currency);
    });
}

fn maybe_price(object: &mut Object<'_>, name: &str, minor: Option<i64>, currency: &str) {
    match minor {
        Some(minor) => write_price(object, name, minor, currency),
        None => object.null(name),
    }
}

/// Masked, and by default different in each order of the buyer.
pub(crate) fn email(order: &Order, buyer: &Buyer, shared: bool) -> String {
    let part = if shared { u128::from(order.buyer) } else { order.id.as_u128() >> 64 };
    let part = (part as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 28;
    format!("{}+{part:09x}@{}", buyer.mask, order.marketplace().mail_domain)
}

/// The form as text; `account` is added for the control channel.
pub(crate) fn form(seed: u64, order: &Order, view: View, account: Option<&str>) -> String {
    json::object(view.nulls, |object| {
        if let Some(login) = account {
            object.text("account", login);
        }
        write_form(object, seed, order, view);
    })
}

fn write_form(form: &mut Object<'_>, seed: u64, order: &Order, view: View) {
    let market = order.marketplace();
    let buyer = people::buyer(seed, order.buyer, market.country);
    // An unpaid purchase that was cancelled loses payment and delivery (issue #9771).
    let is_cod = order.payment.as_ref().is_some_and(Payment::is_cod);
    let is_emptied = order.status == Status::Cancelled && order.paid_minor() == 0 && !is_cod;
    let is_strange = view.unknown_enum && order.buyer.is_multiple_of(5);
    form.id("id", order.id);
    form.maybe_text("messageToSeller", order.message.as_deref());
    form.object("buyer", |object| write_buyer(object, order, &buyer, view));
    form.maybe("payment", order.payment.as_ref().filter(|_| !is_emptied), |object, one| {
        write_payment(object, order, one)
    });
    form.text("status", if is_strange { "ON_HOLD" } else { order.status.wire() });
    form.object("fulfillment", |object| {
        object.text("status", order.fulfilment);
        object.object("shipmentSummary", |summary| summary.text("lineItemsSent", order.lines_sent()));
        let provider = if order.from_allegro_warehouse { "ALLEGRO" } else { "SELLER" };
        object.object("provider", |object| object.text("id", provider));
    });
    form.maybe("delivery", order.method().filter(|_| !is_emptied), |object, method| {
        write_delivery(object, order, method, &buyer);
    });
    form.object("invoice", |object| write_invoice(object, seed, order, &buyer));
    form.list("lineItems", &order.lines, |object, line| write_line(object, seed, order, line));
    form.list("surcharges", &order.surcharges, |object, one| write_payment(object, order, one));
    form.maybe("note", order.note, |object, text| object.text("text", text));
    form.object("marketplace", |object| object.text("id", market.id));
    form.object("summary", |object| write_price(object, "totalToPay", order.total_minor(), market.currency));
    form.moment("updatedAt", order.updated_at);
    form.text("revision", &order.revision_text());
}

/// What events and forms both say about the buyer.
pub(crate) fn write_buyer_reference(object: &mut Object<'_>, order: &Order, buyer: &Buyer, view: View) {
    object.text("id", &buyer.id);
    object.text("email", &email(order, buyer, view.shared_email));
    object.text("login", &buyer.login);
    object.flag("guest", buyer.guest);
    object.object("preferences", |preferences| preferences.text("language", order.marketplace().language));
}

fn write_buyer(object: &mut Object<'_>, order: &Order, buyer: &Buyer, view: View) {
    let market = order.marketplace();
    let has_identity = market.country != Country::Pl && order.buyer.is_multiple_of(4);
    write_buyer_reference(object, order, buyer, view);
    object.text("firstName", &buyer.first_name);
    object.text("lastName", &buyer.last_name);
    object.maybe_text("companyName", buyer.company.as_deref());
    object.maybe_text("personalIdentity", has_identity.then(|| format!("8{:010}", order.buyer)).as_deref());
    object.maybe_text("phoneNumber", buyer.phone.as_deref());
    object.object("address", |address| {
        address.text("street", &buyer.street);
        address.text("city", &buyer.city);
        address.text("postCode", &buyer.zip);
        address.text("countryCode", market.country_code);
    });
}

fn write_payment(object: &mut Object<'_>, order: &Order, payment: &Payment) {
    let market = order.marketplace();
    // Money paid in another currency is settled in złotys.
    let settled =
        payment.paid_minor.filter(|_| market.currency != "PLN").map(|minor| minor * 100 / market.rate_percent);
    object.id("id", payment.id);
    object.text("type", payment.kind);
    object.text("provider", payment.provider);
    object.maybe_moment("finishedAt", payment.finished_at);
    maybe_price(object, "paidAmount", payment.paid_minor, market.currency);
    maybe_price(object, "reconciliation", settled, "PLN");
    object.texts("features", if payment.allegro_pay { &["ALLEGRO_PAY"] } else { &[] });
}

fn write_delivery(object: &mut Object<'_>, order: &Order, method: &Method, buyer: &Buyer) {
    let has_point = matches!(method.place, Place::Locker | Place::Point);
    let ready_at = order.payment.as_ref().and_then(|payment| payment.finished_at);
    object.maybe("address", (!order.status.is_unpaid()).then_some(()), |address, ()| {
        write_address(address, order, buyer)
    });
    object.object("method", |object| {
        object.text("id", method.id);
        object.text("name", method.name);
    });
    object.maybe("pickupPoint", has_point.then_some(()), |point, ()| write_point(point, method, order.point));
    write_price(object, "cost", order.cost_minor, order.marketplace().currency);
    object.maybe("time", ready_at, write_delivery_time);
    object.flag("smart", order.smart);
    object.maybe("cancellation", order.cancelled_at, |cancellation, at| cancellation.moment("date", at));
    object.number("calculatedNumberOfPackages", i64::from(order.packages));
}

fn write_address(object: &mut Object<'_>, order: &Order, buyer: &Buyer) {
    let other = order.address.as_deref();
    let phone = other.map_or(&buyer.phone, |one| &one.phone);
    object.text("firstName", other.map_or(&buyer.first_name, |one| &one.first_name));
    object.text("lastName", other.map_or(&buyer.last_name, |one| &one.last_name));
    object.text("street", other.map_or(&buyer.street, |one| &one.street));
    object.text("city", other.map_or(&buyer.city, |one| &one.city));
    object.text("zipCode", other.map_or(&buyer.zip, |one| &one.zip));
    object.text("countryCode", order.marketplace().country_code);
    object.maybe_text("companyName", buyer.company.as_deref());
    object.maybe_text("phoneNumber", phone.as_ref().map(|text| text.replace([' ', '+'], "")).as_deref());
    object.maybe_moment("modifiedAt", order.address_changed_at);
}

fn write_point(object: &mut Object<'_>, method: &Method, number: u32) {
    let point = points::point(method, number);
    object.text("id", &point.id);
    object.text("name", &point.name);
    object.maybe_text("description", point.description.as_deref());
    object.object("address", |address| {
        address.text("street", &point.street);
        address.text("zipCode", point.zip);
        address.text("city", point.city);
        address.text("countryCode", point.country_code);
    });
}

/// The seller hands over by the end of the next working day; delivery takes one to three days more.
fn write_delivery_time(object: &mut Object<'_>, ready_at: i64) {
    let hand_over = end_of_working_day(ready_at + DAY);
    object.moment("from", hand_over + 1);
    object.moment("to", end_of_working_day(hand_over + 2 * DAY));
    object.null("guaranteed");
    object.object("dispatch", |dispatch| {
        dispatch.moment("from", ready_at);
        dispatch.moment("to", hand_over);
    });
}

fn write_invoice(object: &mut Object<'_>, seed: u64, order: &Order, buyer: &Buyer) {
    let extended = order.payment.as_ref().filter(|payment| payment.kind == "EXTENDED_TERM");
    let due = extended.and_then(|payment| payment.finished_at).map(|at| rfc3339(at + 30 * DAY));
    let is_wanted = order.invoice != Invoice::None;
    object.flag("required", is_wanted);
    object.maybe("address", is_wanted.then_some(()), |address, ()| {
        address.text("street", &buyer.street);
        address.text("city", &buyer.city);
        address.text("zipCode", &buyer.zip);
        address.text("countryCode", order.marketplace().country_code);
        let is_person = order.invoice == Invoice::Person;
        address.maybe("company", (!is_person).then_some(()), |company, ()| write_company(company, seed, order));
        address.maybe("naturalPerson", is_person.then_some(()), |person, ()| {
            person.text("firstName", &buyer.first_name);
            person.text("lastName", &buyer.last_name);
        });
    });
    object.maybe_text("dueDate", due.as_deref().map(|moment| &moment[..10]));
    object.texts("features", if order.invoice == Invoice::CompanyEu { &["VAT_EU_VERIFIED"] } else { &[] });
}

fn write_company(object: &mut Object<'_>, seed: u64, order: &Order) {
    let mut chance = Chance::of(seed ^ 0xC0, u64::from(order.buyer));
    let (name, number) = (people::company(&mut chance), people::tax_id(&mut chance));
    let own = match order.marketplace().country {
        Country::Pl => "PL_NIP",
        Country::Cz => "CZ_ICO",
        Country::Sk => "SK_ICO",
        Country::Hu => "HU_ADOSZAM",
    };
    let mut ids = vec![(own, number.clone())];
    if order.invoice == Invoice::CompanyEu {
        ids.push(("VAT_EU", format!("{}{number}", order.marketplace().country_code)));
    }
    object.text("name", name);
    object.list("ids", ids, |id, (kind, value)| {
        id.text("type", kind);
        id.text("value", &value);
    });
    object.text("vatPayerStatus", "ACTIVE");
    object.text("taxId", &number);
}

fn write_line(object: &mut Object<'_>, seed: u64, order: &Order, line: &Line) {
    let market = order.marketplace();
    let currency = market.currency;
    let offer = goods::offer(seed, line.offer);
    object.id("id", line.id);
    object.object("offer", |object| {
        object.text("id", &offer.id.to_string());
        object.text("name", &offer.name);
        object.maybe("external", offer.sku.as_deref(), |external, sku| external.text("id", sku));
        object.maybe("productSet", (!offer.id.is_multiple_of(3)).then_some(offer.product), |set, product| {
            set.list("products", [product], |object, id| {
                object.id("id", id);
                object.number("quantity", 1);
            });
        });
    });
    object.number("quantity", line.quantity);
    write_price(object, "originalPrice", line.original_minor, currency);
    write_price(object, "price", line.price_minor, currency);
    let deposit = Some(line.deposit_minor).filter(|minor| *minor > 0);
    object.maybe("deposit", deposit, |deposit, minor| write_price(deposit, "price", minor, currency));
    object.maybe("reconciliation", line.reconciliation_minor, |reconciliation, minor| {
        write_price(reconciliation, "value", minor, currency);
        reconciliation.text("type", "BILLING");
        reconciliation.number("quantity", line.quantity);
    });
    object.list("selectedAdditionalServices", &line.extra, |service, extra| {
        service.text("definitionId", extra.definition);
        service.text("name", extra.name);
        write_price(service, "price", extra.price_minor, currency);
        service.number("quantity", 1);
    });
    object.texts("vouchers", &[]);
    object.maybe("tax", (!offer.id.is_multiple_of(11)).then_some(market.vat), |tax, rate| {
        tax.text("rate", rate);
        tax.text("subject", "GOODS");
        tax.null("exemption");
    });
    object.moment("boughtAt", line.bought_at);
    object.list("discounts", line.discount, |discount, kind| discount.text("type", kind));
    object.maybe("serialNumbers", offer.wants_serial_numbers.then_some(()), |numbers, ()| {
        numbers.flag("expected", true);
        numbers.texts("entries", &[]);
    });
}

/// A line as an event shows it: less than in the form.
pub(crate) fn write_event_line(object: &mut Object<'_>, seed: u64, order: &Order, line: &Line) {
    let offer = goods::offer(seed, line.offer);
    let currency = order.marketplace().currency;
    object.id("id", line.id);
    object.object("offer", |object| {
        object.text("id", &offer.id.to_string());
        object.text("name", &offer.name);
        object.maybe("external", offer.sku.as_deref(), |external, sku| external.text("id", sku));
    });
    object.number("quantity", line.quantity);
    write_price(object, "originalPrice", line.original_minor, currency);
    write_price(object, "price", line.price_minor, currency);
    object.moment("boughtAt", line.bought_at);
}

/// Leaves absent fields out, as the OpenAPI file wants them.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let present = map.into_iter().filter(|(_, value)| !value.is_null());
            present.map(|(key, value)| (key, without_nulls(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

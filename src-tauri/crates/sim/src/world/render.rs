//! An order as Allegro's JSON: explicit nulls for absent objects, as the real API sends them (FACTS B3, J16).

use serde_json::{Value, json};

use crate::clock::{DAY, rfc3339};
use crate::world::goods;
use crate::world::market::Country;
use crate::world::order::{Invoice, Line, Order, Payment, Status};
use crate::world::people::{self, Buyer};
use crate::world::points;
use crate::world::time::end_of_working_day;

/// How the world is to look from outside, besides what is in it.
#[derive(Clone, Copy, Default)]
pub(crate) struct View {
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

/// Masked, and by default different in each order of the buyer.
pub(crate) fn email(order: &Order, buyer: &Buyer, shared: bool) -> String {
    let part = if shared { u128::from(order.buyer) } else { order.id.as_u128() >> 64 };
    let part = (part as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 28;
    format!("{}+{part:09x}@{}", buyer.mask, order.marketplace().mail_domain)
}

pub(crate) fn form(seed: u64, order: &Order, view: View) -> Value {
    let market = order.marketplace();
    let buyer = people::buyer(seed, order.buyer, market.country);
    // An unpaid purchase that was cancelled loses payment and delivery (issue #9771).
    let emptied = order.status == Status::Cancelled && order.paid_minor() == 0 && !is_cod(order);
    let lines: Vec<Value> = order.lines.iter().map(|one| line(seed, order, one)).collect();
    json!({
        "id": order.id,
        "messageToSeller": order.message,
        "buyer": buyer_json(order, &buyer, view),
        "payment": if emptied { Value::Null } else { order.payment.as_ref().map_or(Value::Null, |one| payment(order, one)) },
        "status": if view.unknown_enum && order.buyer.is_multiple_of(5) { "ON_HOLD" } else { order.status.wire() },
        "fulfillment": {
            "status": order.fulfilment,
            "shipmentSummary": {"lineItemsSent": order.lines_sent()},
            "provider": {"id": if order.from_allegro_warehouse { "ALLEGRO" } else { "SELLER" }},
        },
        "delivery": if emptied { Value::Null } else { delivery(order, &buyer) },
        "invoice": invoice(seed, order, &buyer),
        "lineItems": lines,
        "surcharges": order.surcharges.iter().map(|one| payment(order, one)).collect::<Vec<_>>(),
        "note": order.note.map(|text| json!({"text": text})),
        "marketplace": {"id": market.id},
        "summary": {"totalToPay": price(order.total_minor(), market.currency)},
        "updatedAt": rfc3339(order.updated_at),
        "revision": order.revision_text(),
    })
}

fn is_cod(order: &Order) -> bool {
    order.payment.as_ref().is_some_and(Payment::is_cod)
}

/// What events and forms both say about the buyer.
pub(crate) fn buyer_reference(order: &Order, buyer: &Buyer, view: View) -> Value {
    json!({
        "id": buyer.id,
        "email": email(order, buyer, view.shared_email),
        "login": buyer.login,
        "guest": buyer.guest,
        "preferences": {"language": order.marketplace().language},
    })
}

fn buyer_json(order: &Order, buyer: &Buyer, view: View) -> Value {
    let market = order.marketplace();
    let identity =
        (market.country != Country::Pl && order.buyer.is_multiple_of(4)).then(|| format!("8{:010}", order.buyer));
    let mut json = buyer_reference(order, buyer, view);
    json["firstName"] = json!(buyer.first_name);
    json["lastName"] = json!(buyer.last_name);
    json["companyName"] = json!(buyer.company);
    json["personalIdentity"] = json!(identity);
    json["phoneNumber"] = json!(buyer.phone);
    json["address"] = json!({
        "street": buyer.street,
        "city": buyer.city,
        "postCode": buyer.zip,
        "countryCode": market.country_code,
    });
    json
}

pub(crate) fn payment(order: &Order, payment: &Payment) -> Value {
    let market = order.marketplace();
    let foreign = market.currency != "PLN" && payment.paid_minor.is_some();
    json!({
        "id": payment.id,
        "type": payment.kind,
        "provider": payment.provider,
        "finishedAt": payment.finished_at.map(rfc3339),
        "paidAmount": payment.paid_minor.map(|minor| price(minor, market.currency)),
        "reconciliation": foreign.then(|| price(payment.paid_minor.unwrap_or(0) * 100 / market.rate_percent, "PLN")),
        "features": if payment.allegro_pay { json!(["ALLEGRO_PAY"]) } else { json!([]) },
    })
}

fn delivery(order: &Order, buyer: &Buyer) -> Value {
    let Some(method) = order.method() else { return Value::Null };
    let market = order.marketplace();
    let has_point = matches!(method.place, crate::world::market::Place::Locker | crate::world::market::Place::Point);
    let ready_at = order.payment.as_ref().and_then(|payment| payment.finished_at);
    json!({
        "address": if order.status.is_unpaid() { Value::Null } else { address(order, buyer) },
        "method": {"id": method.id, "name": method.name},
        "pickupPoint": has_point.then(|| pickup_point(order)),
        "cost": price(order.cost_minor, market.currency),
        "time": ready_at.map(delivery_time),
        "smart": order.smart,
        "cancellation": order.cancelled_at.map(|at| json!({"date": rfc3339(at)})),
        "calculatedNumberOfPackages": order.packages,
    })
}

fn address(order: &Order, buyer: &Buyer) -> Value {
    let other = order.address.as_deref();
    let phone = other.map_or(&buyer.phone, |one| &one.phone);
    json!({
        "firstName": other.map_or(&buyer.first_name, |one| &one.first_name),
        "lastName": other.map_or(&buyer.last_name, |one| &one.last_name),
        "street": other.map_or(&buyer.street, |one| &one.street),
        "city": other.map_or(&buyer.city, |one| &one.city),
        "zipCode": other.map_or(&buyer.zip, |one| &one.zip),
        "countryCode": order.marketplace().country_code,
        "companyName": buyer.company,
        "phoneNumber": phone.as_ref().map(|text| text.replace([' ', '+'], "")),
        "modifiedAt": order.address_changed_at.map(rfc3339),
    })
}

fn pickup_point(order: &Order) -> Value {
    let Some(method) = order.method() else { return Value::Null };
    let point = points::point(method, order.point);
    json!({
        "id": point.id,
        "name": point.name,
        "description": point.description,
        "address": {"street": point.street, "zipCode": point.zip, "city": point.city, "countryCode": point.country_code},
    })
}

/// The seller hands over by the end of the next working day; delivery takes one to three days more.
fn delivery_time(ready_at: i64) -> Value {
    let hand_over = end_of_working_day(ready_at + DAY);
    json!({
        "from": rfc3339(hand_over + 1),
        "to": rfc3339(end_of_working_day(hand_over + 2 * DAY)),
        "guaranteed": null,
        "dispatch": {"from": rfc3339(ready_at), "to": rfc3339(hand_over)},
    })
}

fn invoice(seed: u64, order: &Order, buyer: &Buyer) -> Value {
    let due = order
        .payment
        .as_ref()
        .filter(|payment| payment.kind == "EXTENDED_TERM")
        .and_then(|payment| payment.finished_at);
    let company = matches!(order.invoice, Invoice::Company | Invoice::CompanyEu).then(|| company(seed, order));
    let person = json!({"firstName": buyer.first_name, "lastName": buyer.last_name});
    let address = (order.invoice != Invoice::None).then(|| {
        json!({
            "street": buyer.street,
            "city": buyer.city,
            "zipCode": buyer.zip,
            "countryCode": order.marketplace().country_code,
            "naturalPerson": if company.is_none() { person } else { Value::Null },
            "company": company,
        })
    });
    json!({
        "required": order.invoice != Invoice::None,
        "address": address,
        "dueDate": due.map(|at| rfc3339(at + 30 * DAY)[..10].to_owned()),
        "features": if order.invoice == Invoice::CompanyEu { json!(["VAT_EU_VERIFIED"]) } else { json!([]) },
    })
}

fn company(seed: u64, order: &Order) -> Value {
    let mut chance = crate::chance::Chance::of(seed ^ 0xC0, u64::from(order.buyer));
    let (name, number) = (people::company(&mut chance), people::tax_id(&mut chance));
    let own = match order.marketplace().country {
        Country::Pl => "PL_NIP",
        Country::Cz => "CZ_ICO",
        Country::Sk => "SK_ICO",
        Country::Hu => "HU_ADOSZAM",
    };
    let mut ids = vec![json!({"type": own, "value": number})];
    if order.invoice == Invoice::CompanyEu {
        ids.push(json!({"type": "VAT_EU", "value": format!("{}{number}", order.marketplace().country_code)}));
    }
    json!({"name": name, "ids": ids, "vatPayerStatus": "ACTIVE", "taxId": number})
}

fn line(seed: u64, order: &Order, line: &Line) -> Value {
    let market = order.marketplace();
    let offer = goods::offer(seed, line.offer);
    let services: Vec<Value> = line
        .extra
        .iter()
        .map(|extra| {
            json!({
                "definitionId": extra.definition,
                "name": extra.name,
                "price": price(extra.price_minor, market.currency),
                "quantity": 1,
            })
        })
        .collect();
    json!({
        "id": line.id,
        "offer": {
            "id": offer.id.to_string(),
            "name": offer.name,
            "external": offer.sku.map(|sku| json!({"id": sku})),
            "productSet": (!offer.id.is_multiple_of(3)).then(|| json!({"products": [{"id": offer.product, "quantity": 1}]})),
        },
        "quantity": line.quantity,
        "originalPrice": price(line.original_minor, market.currency),
        "price": price(line.price_minor, market.currency),
        "deposit": (line.deposit_minor > 0).then(|| json!({"price": price(line.deposit_minor, market.currency)})),
        "reconciliation": line.reconciliation_minor.map(|minor| {
            json!({"value": price(minor, market.currency), "type": "BILLING", "quantity": line.quantity})
        }),
        "selectedAdditionalServices": services,
        "vouchers": [],
        "tax": (!offer.id.is_multiple_of(11)).then(|| json!({"rate": market.vat, "subject": "GOODS", "exemption": null})),
        "boughtAt": rfc3339(line.bought_at),
        "discounts": line.discount.map(|kind| json!({"type": kind})).into_iter().collect::<Vec<_>>(),
        "serialNumbers": offer.wants_serial_numbers.then(|| json!({"expected": true, "entries": []})),
    })
}

/// A line as an event shows it: less than in the form.
pub(crate) fn event_line(seed: u64, order: &Order, line: &Line) -> Value {
    let offer = goods::offer(seed, line.offer);
    let currency = order.marketplace().currency;
    json!({
        "id": line.id,
        "offer": {"id": offer.id.to_string(), "name": offer.name, "external": offer.sku.map(|sku| json!({"id": sku}))},
        "quantity": line.quantity,
        "originalPrice": price(line.original_minor, currency),
        "price": price(line.price_minor, currency),
        "boughtAt": rfc3339(line.bought_at),
    })
}

/// Leaves absent fields out, as the OpenAPI file wants them.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => map
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

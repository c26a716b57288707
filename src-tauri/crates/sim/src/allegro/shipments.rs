//! Tracking numbers on an order (FACTS C7, J18): they can be added and read, never changed or removed.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::allegro::guard::{PUBLIC, read, write};
use crate::allegro::orders::{self, READ, WRITE};
use crate::allegro::{error, fulfillment};
use crate::clock::rfc3339;
use crate::shared::Shared;
use crate::world::World;
use crate::world::book::{Book, Slot};
use crate::world::market::{CARRIERS, waybill_fits};
use crate::world::order::{Order, Waybill};

/// One number may serve a joint parcel, but not without end.
const ORDERS_PER_WAYBILL: usize = 10;

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/order/checkout-forms/{id}/shipments", get(list).post(add))
}

async fn list(State(shared): State<Shared>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    shared.api(&headers, read(READ), |world, account, now| {
        let slot = orders::find(world, account, &id, now)?;
        let order = world.accounts[account].book.at(slot);
        let shipments: Vec<Value> = order.waybills.iter().map(|waybill| render(order, waybill)).collect();
        Ok(world.reply(200, PUBLIC, json!({"shipments": shipments})))
    })
}

async fn add(State(shared): State<Shared>, headers: HeaderMap, Path(id): Path<String>, body: Bytes) -> Response {
    shared.api(&headers, write(WRITE), |world, account, now| {
        let body: Value = serde_json::from_slice(&body).map_err(|error| error::bad_json(&error.to_string()))?;
        let slot = orders::find(world, account, &id, now)?;
        let book = &world.accounts[account].book;
        let waybill = parse(&body, book.at(slot), now)?;
        if uses(book, &waybill, slot) >= ORDERS_PER_WAYBILL {
            return Err(refuse(409, "WaybillUsageExceededException", "Maximum waybill usage exceeded", "waybill"));
        }
        let answer = attach(world, account, slot, &waybill, now);
        Ok(world.reply(201, PUBLIC, answer))
    })
}

/// The same number twice is one shipment: its id is made of carrier and number.
fn attach(world: &mut World, account: usize, slot: Slot, waybill: &Waybill, now: i64) -> Value {
    let auto_sent = world.switches.is_on("auto-sent");
    let owner = &mut world.accounts[account];
    owner.book.change(slot, now, now, |order| {
        order.waybills.retain(|known| known.carrier != waybill.carrier || known.number != waybill.number);
        order.waybills.push(waybill.clone());
        order.updated_at = now;
    });
    if auto_sent && owner.book.at(slot).fulfilment != "SENT" {
        fulfillment::change(world, account, slot, "SENT", now);
    }
    render(world.accounts[account].book.at(slot), waybill)
}

fn parse(body: &Value, order: &Order, now: i64) -> Result<Waybill, Response> {
    let text = |name: &str| body[name].as_str().unwrap_or_default().trim().to_owned();
    let (carrier, number) = (text("carrierId"), text("waybill"));
    // ALLEGRO left the list on 2026-06-09: such numbers are attached by Allegro itself.
    if !CARRIERS.iter().any(|(id, _)| *id == carrier) {
        return Err(refuse(400, "CarrierNotSupportedException", "Unknown carrier", "carrierId"));
    }
    if number.is_empty() || number.chars().count() > 64 || !waybill_fits(&carrier, &number) {
        return Err(refuse(400, "WaybillValidationException", "Tracking number is invalid", "waybill"));
    }
    let carrier_name = (carrier == "OTHER").then(|| text("carrierName")).filter(|name| !name.is_empty());
    if carrier_name.as_ref().is_some_and(|name| name.chars().count() > 30) {
        return Err(refuse(400, "CarrierNameValidationException", "Carrier name is too long", "carrierName"));
    }
    let mut lines = Vec::new();
    for item in body["lineItems"].as_array().into_iter().flatten() {
        let id = item["id"].as_str().and_then(|id| Uuid::try_parse(id).ok());
        match id.filter(|id| order.lines.iter().any(|line| line.id == *id)) {
            Some(id) => lines.push(id),
            None => {
                return Err(refuse(
                    422,
                    "LineItemNotFoundException",
                    "Line item does not belong to the order",
                    "lineItems",
                ));
            }
        }
    }
    Ok(Waybill { carrier, number, carrier_name, lines, created_at: now })
}

fn uses(book: &Book, waybill: &Waybill, but: Slot) -> usize {
    let same =
        |order: &Order| order.waybills.iter().any(|one| one.number == waybill.number && one.carrier == waybill.carrier);
    book.slots().filter(|(slot, order)| *slot != but && same(order)).count()
}

fn refuse(status: u16, code: &str, message: &str, path: &str) -> Response {
    let user_message = match code {
        "WaybillValidationException" => "Przekazany numer przesyłki jest niepoprawny",
        "CarrierNotSupportedException" => "Nieznany przewoźnik",
        _ => "Nie udało się dodać numeru przesyłki",
    };
    error::Refusal { status, code, message, path: Some(path), user_message }.response()
}

pub(crate) fn render(order: &Order, waybill: &Waybill) -> Value {
    let every = waybill.lines.is_empty();
    let covered = order.lines.iter().filter(|line| every || waybill.lines.contains(&line.id));
    json!({
        "id": STANDARD.encode(format!("{}:{}", waybill.carrier, waybill.number)),
        "waybill": waybill.number,
        "carrierId": waybill.carrier,
        "carrierName": waybill.carrier_name,
        "lineItems": covered.map(|line| json!({"id": line.id})).collect::<Vec<_>>(),
        "createdAt": rfc3339(waybill.created_at),
    })
}

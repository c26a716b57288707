//! `GET /order/carriers/{carrierId}/tracking`: parcels that move as the clock does.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};

use crate::allegro::error;
use crate::allegro::guard::{OPEN, PUBLIC};
use crate::clock::{HOUR, MINUTE, rfc3339};
use crate::shared::Shared;
use crate::web::Params;
use crate::world::World;
use crate::world::market::{CARRIERS, Place};

const MAX_WAYBILLS: usize = 20;

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/order/carriers/{carrier}/tracking", get(history))
}

async fn history(State(shared): State<Shared>, headers: HeaderMap, uri: Uri, Path(carrier): Path<String>) -> Response {
    shared.open_api(&headers, OPEN, |world, _, now| {
        let params = Params::of_uri(&uri);
        let wanted: Vec<&str> = params.all("waybill").collect();
        if !CARRIERS.iter().any(|(id, _)| *id == carrier) {
            return Err(error::validation(400, "carrierId", "Unknown carrier"));
        }
        if wanted.is_empty() || wanted.len() > MAX_WAYBILLS {
            return Err(error::validation(400, "waybill", "Between 1 and 20 waybills are allowed"));
        }
        let waybills: Vec<Value> = wanted.iter().map(|number| one(world, &carrier, number, now)).collect();
        Ok(world.reply(200, PUBLIC, json!({"carrierId": carrier, "waybills": waybills})))
    })
}

/// An unknown number comes back without `trackingDetails`.
fn one(world: &World, carrier: &str, number: &str, now: i64) -> Value {
    let orders = world.accounts.iter().flat_map(|account| account.book.slots().map(|(_, order)| order));
    let known = orders.filter(|order| !order.gone).find_map(|order| {
        let waybill = order.waybills.iter().find(|waybill| waybill.number == number && waybill.carrier == carrier)?;
        Some((waybill.created_at, order.method().map(|method| method.place)))
    });
    let Some((created_at, place)) = known else { return json!({"waybill": number}) };
    let statuses: Vec<(i64, &str)> = journey(created_at, place).into_iter().filter(|(at, _)| *at <= now).collect();
    let updated_at = statuses.last().map_or(created_at, |(at, _)| *at);
    let statuses: Vec<Value> =
        statuses.iter().map(|(at, code)| json!({"occurredAt": rfc3339(*at), "code": code})).collect();
    json!({
        "waybill": number,
        "trackingDetails": {"statuses": statuses, "createdAt": rfc3339(created_at), "updatedAt": rfc3339(updated_at)},
    })
}

fn journey(created_at: i64, place: Option<Place>) -> Vec<(i64, &'static str)> {
    let mut stops = vec![
        (created_at, "PENDING"),
        (created_at + 9 * HOUR + 34 * MINUTE, "IN_TRANSIT"),
        (created_at + 22 * HOUR, "RELEASED_FOR_DELIVERY"),
    ];
    if matches!(place, Some(Place::Locker | Place::Point)) {
        stops.push((created_at + 26 * HOUR, "AVAILABLE_FOR_PICKUP"));
    }
    stops.push((created_at + 31 * HOUR, "DELIVERED"));
    stops
}

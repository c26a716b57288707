//! `PUT /order/checkout-forms/{id}/fulfillment` (FACTS C6, J15, J17).

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::put;
use serde_json::{Value, json};

use crate::allegro::error;
use crate::allegro::guard::{PUBLIC, write};
use crate::allegro::orders::{self, WRITE};
use crate::clock::SECOND;
use crate::shared::Shared;
use crate::web::{Params, json_response};
use crate::world::World;
use crate::world::book::Slot;
use crate::world::journal::Kind;
use crate::world::order::SELLER_STATUSES;

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/order/checkout-forms/{id}/fulfillment", put(set))
}

async fn set(
    State(shared): State<Shared>,
    headers: HeaderMap,
    uri: Uri,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    shared.api(&headers, write(WRITE), |world, account, now| {
        let body: Value = serde_json::from_slice(&body).map_err(|error| error::bad_json(&error.to_string()))?;
        let asked = body["status"].as_str().unwrap_or_default();
        // RETURNED comes from Allegro alone.
        let Some(status) = SELLER_STATUSES.iter().find(|known| **known == asked) else {
            return Err(error::validation(422, "status", "Status is not allowed to be set"));
        };
        // An unknown order is refused like one with too many operations (seen on the sandbox).
        let slot =
            orders::find(world, account, &id, now).map_err(|_| unprocessable(&id, &json!("Unprocessable entity")))?;
        let order = world.accounts[account].book.at(slot);
        let revision = Params::of_uri(&uri).get("checkoutForm.revision").map(str::to_owned);
        if revision.is_some_and(|revision| revision != order.revision_text()) {
            return Err(outdated());
        }
        if i64::from(order.operations) >= world.switches.number("operation-limit") {
            return Err(unprocessable(&id, &Value::Null));
        }
        change(world, account, slot, status, now);
        Ok(StatusCode::NO_CONTENT.into_response())
    })
}

/// The form shows the status at once, the list some seconds later.
pub(crate) fn change(world: &mut World, account: usize, slot: Slot, status: &'static str, now: i64) {
    let lag = if world.switches.is_on("list-lag") { world.chance.between(2 * SECOND, 5 * SECOND) } else { 0 };
    let owner = &mut world.accounts[account];
    owner.book.change(slot, now, now + lag, |order| {
        order.fulfilment = status;
        order.operations += 1;
        order.updated_at = now;
    });
    owner.tell(Kind::FulfilmentChanged, slot, now);
}

fn outdated() -> Response {
    error::Refusal {
        status: 409,
        code: "ConflictException",
        message: "Checkout form revision is outdated",
        path: None,
        user_message: "Zamówienie zostało zmienione. Pobierz je ponownie.",
    }
    .response()
}

fn unprocessable(id: &str, message: &Value) -> Response {
    let body = json!({"errors": [{
        "code": "SellerOrdersStoreUnprocessableEntityException",
        "message": message,
        "details": null,
        "path": format!("/order/checkout-forms/{id}/fulfillment"),
        "userMessage": message,
    }]});
    json_response(422, PUBLIC, &body)
}

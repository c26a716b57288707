//! `GET /order/events` and `/order/event-stats` (FACTS C1).

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use axum::routing::get;
use serde_json::json;

use crate::allegro::error;
use crate::allegro::guard::{PUBLIC, read};
use crate::allegro::list::number;
use crate::allegro::orders::READ;
use crate::clock::rfc3339;
use crate::json;
use crate::shared::Shared;
use crate::web::{Params, bytes_response};
use crate::world::account::Account;
use crate::world::journal::Event;
use crate::world::people;
use crate::world::render::{self, View};

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/order/events", get(page)).route("/order/event-stats", get(stats))
}

async fn page(State(shared): State<Shared>, headers: HeaderMap, uri: Uri) -> Response {
    shared.api(&headers, read(READ), |world, account, now| {
        let params = Params::of_uri(&uri);
        let from = position(&params)?;
        let limit = number(&params, "limit", 100, 1, 1_000)? as usize;
        let kinds: Vec<&str> = params.all("type").flat_map(|text| text.split(',')).collect();
        world.accounts[account].journal.open(now);
        let owner = &world.accounts[account];
        let view = world.switches.view();
        let wanted = |event: &&Event| kinds.is_empty() || kinds.contains(&event.kind.wire());
        let shown = owner.journal.after(from, now).iter().filter(wanted).take(limit);
        let events = json::joined(shown.map(|event| render_event(owner, event, view)));
        Ok(bytes_response(200, PUBLIC, format!(r#"{{"events":[{events}]}}"#)))
    })
}

/// Exclusive, and any number will do: it need not be the id of an event. None means from the beginning.
fn position(params: &Params) -> Result<i64, Response> {
    let Some(text) = params.get("from") else { return Ok(i64::MIN) };
    text.parse::<i64>().ok().filter(|from| *from >= 0).ok_or_else(|| {
        error::Refusal {
            status: 422,
            code: "VALIDATION_ERROR",
            message: "must be greater than or equal to 0",
            path: Some("getOrderEvents.from"),
            user_message: "Nieprawidłowa wartość parametru from.",
        }
        .response()
    })
}

async fn stats(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    shared.api(&headers, read(READ), |world, account, now| {
        world.accounts[account].journal.open(now);
        let latest = world.accounts[account].journal.latest(now);
        let latest = latest.map(|event| json!({"id": event.id.to_string(), "occurredAt": rfc3339(event.occurred_at)}));
        Ok(world.reply(200, PUBLIC, json!({"latestEvent": latest})))
    })
}

/// No address and no payment: the form has those.
pub(crate) fn render_event(owner: &Account, event: &Event, view: View) -> String {
    let order = owner.book.at(event.slot);
    let buyer = people::buyer(owner.seed, order.buyer, order.marketplace().country);
    json::object(view.nulls, |object| {
        object.text("id", &event.id.to_string());
        object.text("type", event.kind.wire());
        object.moment("occurredAt", event.occurred_at);
        object.object("order", |object| {
            object.object("seller", |seller| seller.text("id", &owner.id));
            object.object("buyer", |object| render::write_buyer_reference(object, order, &buyer, view));
            object.list("lineItems", &order.lines, |object, line| {
                render::write_event_line(object, owner.seed, order, line);
            });
            object.object("checkoutForm", |form| {
                form.id("id", order.id);
                form.text("revision", &format!("{:08x}", event.revision));
            });
            object.object("marketplace", |market| market.text("id", order.marketplace().id));
        });
    })
}

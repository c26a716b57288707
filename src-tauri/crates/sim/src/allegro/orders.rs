//! `GET /order/checkout-forms` and one of them.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use axum::routing::get;
use uuid::Uuid;

use crate::allegro::error;
use crate::allegro::guard::{PUBLIC, read};
use crate::allegro::list::{self, Query};
use crate::clock::DAY;
use crate::ids::is_time_based;
use crate::json;
use crate::shared::Shared;
use crate::web::{Params, bytes_response};
use crate::world::World;
use crate::world::book::Slot;
use crate::world::render;

pub(crate) const READ: &str = "allegro:api:orders:read";
pub(crate) const WRITE: &str = "allegro:api:orders:write";

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/order/checkout-forms", get(page)).route("/order/checkout-forms/{id}", get(one))
}

async fn page(State(shared): State<Shared>, headers: HeaderMap, uri: Uri) -> Response {
    shared.api(&headers, read(READ), |world, account, now| {
        let query = Query::parse(&Params::of_uri(&uri), served_from(world, now))?;
        let owner = &world.accounts[account];
        let found = list::find(&owner.book, owner.seed, &query);
        let view = world.switches.view();
        let orders = found.page.iter().filter_map(|slot| owner.book.listed(*slot));
        let forms = json::joined(orders.map(|order| render::form(owner.seed, order, view, None)));
        let body =
            format!(r#"{{"checkoutForms":[{forms}],"count":{},"totalCount":{}}}"#, found.page.len(), found.total);
        Ok(bytes_response(200, PUBLIC, body))
    })
}

async fn one(State(shared): State<Shared>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    shared.api(&headers, read(READ), |world, account, now| {
        let slot = find(world, account, &id, now)?;
        let owner = &world.accounts[account];
        let form = render::form(owner.seed, owner.book.at(slot), world.switches.view(), None);
        Ok(bytes_response(200, PUBLIC, form))
    })
}

/// Older orders are not served (FACTS C3).
fn served_from(world: &World, now: i64) -> i64 {
    now - world.switches.number("served-days") * DAY
}

/// The order a path names; a malformed id, an unknown one and another seller's are refused each in its way.
pub(crate) fn find(world: &World, account: usize, id: &str, now: i64) -> Result<Slot, Response> {
    let parsed = Uuid::try_parse(id).ok().filter(|id| is_time_based(*id));
    let Some(parsed) = parsed else {
        return Err(error::validation(422, "getOrder.checkoutFormId", "Not valid time UUID"));
    };
    let book = &world.accounts[account].book;
    match book.slot(parsed) {
        Some(slot) if !book.at(slot).gone && book.at(slot).updated_at >= served_from(world, now) => Ok(slot),
        _ => Err(error::order_not_found(id)),
    }
}

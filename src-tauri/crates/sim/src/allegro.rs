//! Allegro's REST API: a file per area, one router from all of them.

pub(crate) mod account;
pub(crate) mod carriers;
pub(crate) mod error;
pub(crate) mod events;
pub(crate) mod fulfillment;
pub(crate) mod guard;
pub(crate) mod invoices;
pub(crate) mod list;
pub(crate) mod orders;
pub(crate) mod returns;
pub(crate) mod shipments;
pub(crate) mod tracking;

use axum::Router;
use axum::routing::get;

use crate::shared::Shared;

pub(crate) fn router() -> Router<Shared> {
    let api = Router::new()
        .merge(account::router())
        .merge(orders::router())
        .merge(events::router())
        .merge(fulfillment::router())
        .merge(invoices::router())
        .merge(carriers::router())
        .merge(shipments::router())
        .merge(tracking::router())
        .merge(returns::router())
        .fallback(async || error::unavailable());
    // The OAuth resources do not exist on the API host (FACTS A1, A8).
    Router::new().nest("/allegro/api", api).route("/allegro/upload", get(async || error::unavailable()))
}

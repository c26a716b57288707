//! `GET /me`.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

use crate::allegro::error;
use crate::allegro::guard::{PUBLIC, read};
use crate::shared::Shared;

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/me", get(me))
}

async fn me(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    shared.open_api(&headers, read("allegro:api:profile:read"), |world, caller, _| match caller.account {
        Some(account) => Ok(world.reply(200, PUBLIC, world.accounts[account].me())),
        None => Err(error::access_denied()),
    })
}

//! `GET /me`, and the registration of a program's own key (FACTS A10, J8).

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use serde_json::{Value, json};

use crate::allegro::error;
use crate::allegro::guard::{PUBLIC, read};
use crate::auth::Refusal;
use crate::shared::Shared;
use crate::web::json_response;

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/me", get(me)).route("/register", post(register))
}

async fn me(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    shared.open_api(&headers, read("allegro:api:profile:read"), |world, caller, _| match caller.account {
        Some(account) => Ok(world.reply(200, PUBLIC, world.accounts[account].me())),
        None => Err(error::access_denied()),
    })
}

/// No token: the one-time code proves the seller.
async fn register(State(shared): State<Shared>, body: Bytes) -> Response {
    let asked: Value = match serde_json::from_slice(&body) {
        Ok(asked) => asked,
        Err(error) => return error::bad_json(&error.to_string()),
    };
    shared.with(|world, now| match world.auth.keys.register(&mut world.auth.chance, &asked, now) {
        Ok(key) => json_response(201, "application/json", &key),
        Err(Refusal(status, error, description)) => {
            json_response(status, "application/json", &json!({"error": error, "error_description": description}))
        }
    })
}

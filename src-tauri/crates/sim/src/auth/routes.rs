//! The OAuth host over HTTP.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};

use crate::allegro::error;
use crate::auth::authorize::{self, Asked};
use crate::auth::device::{self, DeviceAnswer};
use crate::auth::{Refusal, pages, token};
use crate::shared::Shared;
use crate::web::{Params, header_text, json_response};

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/allegro/auth/oauth/authorize", get(ask).post(decide))
        .route("/allegro/auth/oauth/token", post(issue))
        .route("/allegro/auth/oauth/device", post(begin_device))
        .route("/allegro/skojarz-aplikacje", get(device_page).post(confirm_device))
        // The reverse mistake: the API asked on the OAuth host (FACTS A1).
        .route("/allegro/auth/me", get(async || error::access_denied()))
}

async fn ask(State(shared): State<Shared>, uri: Uri) -> Response {
    let query = Params::of_uri(&uri);
    shared.with(|world, now| match authorize::ask(world, &query, now) {
        Asked::ErrorPage(reason) => (StatusCode::BAD_REQUEST, Html(pages::dead_end(reason))).into_response(),
        Asked::Redirect(location) => found(&location),
        Asked::Consent(key) => match world.auth.pending.iter().find(|pending| pending.key == key) {
            Some(pending) => Html(pages::consent(world, pending)).into_response(),
            None => (StatusCode::BAD_REQUEST, Html(pages::dead_end("Strona wygasła"))).into_response(),
        },
    })
}

async fn decide(State(shared): State<Shared>, body: Bytes) -> Response {
    let form = Params::of_body(&body);
    shared.with(|world, now| {
        let account = form.get("account").and_then(|login| world.account_by_login(login));
        let allowed = (form.get("decision") == Some("allow")).then_some(account).flatten();
        match authorize::decide(world, form.get("pending").unwrap_or_default(), allowed, now) {
            Some(location) => found(&location),
            None => (StatusCode::BAD_REQUEST, Html(pages::dead_end("Strona wygasła"))).into_response(),
        }
    })
}

async fn issue(State(shared): State<Shared>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let form = Params::of_uri(&uri).and(Params::of_body(&body));
    shared.with(|world, now| answer(token::issue(world, header_text(&headers, "authorization"), &form, now)))
}

async fn begin_device(State(shared): State<Shared>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let form = Params::of_uri(&uri).and(Params::of_body(&body));
    let base = shared.base_url().to_owned();
    shared.with(|world, now| {
        let begun = token::proven_client(world, header_text(&headers, "authorization")).and_then(|client| {
            if form.get("client_id") != Some(client.id.as_str()) {
                return Err(Refusal::unauthorized());
            }
            device::begin(world, &client, form.get("scope"), &base, now)
        });
        answer(begun)
    })
}

async fn device_page(State(shared): State<Shared>, uri: Uri) -> Html<String> {
    let query = Params::of_uri(&uri);
    shared.with(|world, _| Html(pages::device(world, query.get("code").unwrap_or_default())))
}

async fn confirm_device(State(shared): State<Shared>, body: Bytes) -> Html<String> {
    let form = Params::of_body(&body);
    shared.with(|world, now| {
        let account = form.get("account").and_then(|login| world.account_by_login(login));
        let allowed = form.get("decision") == Some("allow") && account.is_some();
        let decision = account.filter(|_| allowed).map_or(DeviceAnswer::Denied, DeviceAnswer::Approved);
        let known = device::answer(world, form.get("code").unwrap_or_default(), decision, now);
        Html(if known { pages::device_done(allowed) } else { pages::device_unknown() })
    })
}

fn found(location: &str) -> Response {
    (StatusCode::FOUND, [(header::LOCATION, location)]).into_response()
}

fn answer(result: Result<Value, Refusal>) -> Response {
    match result {
        Ok(body) => json_response(200, "application/json;charset=UTF-8", &body),
        Err(Refusal(status, error, description)) => {
            let body = json!({"error": error, "error_description": description});
            json_response(status, "application/json;charset=UTF-8", &body)
        }
    }
}

//! The control channel `/_sim`: the truth inside, and a hand that changes it.

mod args;
mod browser;
mod bulk;
mod commands;
mod orders;
mod state;
mod trouble;
mod wish;

use std::time::Duration;

use anyhow::anyhow;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::clock::rfc3339;
use crate::shared::Shared;
use crate::web::{Params, bytes_response, json_response};

const JSON: &str = "application/json";
const LONG_POLL: Duration = Duration::from_secs(25);

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/_sim/do", post(run))
        .route("/_sim/state/{what}", get(state))
        .route("/_sim/requests", get(requests))
        .route("/_sim/reset", post(reset))
        .route("/_sim/clock", get(clock))
}

/// One command or a list of them; a list stops at the first that fails.
async fn run(State(shared): State<Shared>, body: Bytes) -> Response {
    let body: Value = match serde_json::from_slice(&body) {
        Ok(body) => body,
        Err(error) => return json_response(400, JSON, &json!({"error": format!("no JSON: {error}")})),
    };
    let Value::Array(list) = body else {
        return match commands::run(&shared, &body) {
            Ok(done) => json_response(200, JSON, &done),
            Err(why) => json_response(400, JSON, &json!({"error": why})),
        };
    };
    let mut done = Vec::new();
    for (position, command) in list.iter().enumerate() {
        match commands::run(&shared, command) {
            Ok(answer) => done.push(answer),
            Err(why) => return json_response(400, JSON, &json!({"error": why, "position": position, "done": done})),
        }
    }
    json_response(200, JSON, &Value::Array(done))
}

/// A JSON list, one JSON command, or one command a line.
pub(crate) fn run_script(shared: &Shared, text: &str) -> anyhow::Result<()> {
    let commands: Vec<Value> = match serde_json::from_str(text) {
        Ok(Value::Array(list)) => list,
        Ok(one) => vec![one],
        Err(_) => {
            text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect::<Result<_, _>>()?
        }
    };
    for command in &commands {
        commands::run(shared, command).map_err(|why| anyhow!("{command}: {why}"))?;
    }
    Ok(())
}

async fn state(State(shared): State<Shared>, Path(what): Path<String>, uri: Uri) -> Response {
    match state::of(&shared, &what, &Params::of_uri(&uri)) {
        Ok(truth) => bytes_response(200, JSON, truth),
        Err(why) => json_response(404, JSON, &json!({"error": why})),
    }
}

async fn requests(State(shared): State<Shared>, uri: Uri) -> Response {
    let since = Params::of_uri(&uri).get("since").and_then(|text| text.parse().ok()).unwrap_or(0);
    json_response(200, JSON, &shared.gate().requests.since(since))
}

async fn reset(State(shared): State<Shared>, body: Bytes) -> Response {
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let seed = asked["seed"].as_u64().unwrap_or(shared.options().seed);
    shared.reset(seed);
    (StatusCode::OK, Json(json!({"seed": seed}))).into_response()
}

/// With `seen` equal to the version, waits until the clock jumps, so that a program's own clock can follow.
async fn clock(State(shared): State<Shared>, uri: Uri) -> Response {
    let seen: Option<u64> = Params::of_uri(&uri).get("seen").and_then(|text| text.parse().ok());
    let mut version = shared.clock().version();
    if let Some(seen) = seen {
        // Both a jump and a timeout end the wait; the answer tells which by its version.
        let _ = tokio::time::timeout(LONG_POLL, version.wait_for(|current| *current != seen)).await;
    }
    let current = *version.borrow();
    json_response(200, JSON, &json!({"now": rfc3339(shared.clock().now_ms()), "version": current}))
}

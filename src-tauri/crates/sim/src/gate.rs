//! The gate in front of the played services: the journal of requests, the state of the net, limits and faults.

pub(crate) mod faults;
pub(crate) mod limits;
pub(crate) mod requests;

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderValue;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::allegro::error;
use crate::auth::pages;
use crate::auth::sessions::Caller;
use crate::chance::Chance;
use crate::clock::http_date;
use crate::net::Wire;
use crate::shared::Shared;
use crate::web::{bytes_response, header_text, json_response};
use faults::{Fault, Faults};
use limits::Limits;
use requests::Requests;

/// Larger than anything Allegro takes.
const BODY_LIMIT: usize = 32 * 1024 * 1024;

#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Net {
    #[default]
    On,
    Off,
    Slow(u64),
}

pub(crate) struct Gate {
    pub(crate) net: Net,
    pub(crate) faults: Faults,
    pub(crate) limits: Limits,
    pub(crate) requests: Requests,
    trace: Chance,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            net: Net::On,
            faults: Faults::default(),
            limits: Limits::default(),
            requests: Requests::default(),
            trace: Chance::new(0x7_2ACE),
        }
    }
}

/// Every request passes here; the control channel is left alone.
pub(crate) async fn pass(
    State(shared): State<Shared>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    request: Request,
    next: Next,
) -> Response {
    if request.uri().path().starts_with("/_sim") {
        return next.run(request).await;
    }
    let net = shared.gate().net;
    if net == Net::Off {
        return silence(&wire);
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_LIMIT).await else { return silence(&wire) };
    let now = shared.clock().now_ms();
    let number = shared.gate().requests.add(now, &parts, &bytes);
    if let Net::Slow(ms) = net {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
    if shared.options().latency_ms > 0 {
        tokio::time::sleep(Duration::from_millis(shared.options().latency_ms)).await;
    }
    let caller = caller(&shared, &parts);
    let account = caller.as_ref().and_then(|caller| caller.account);
    let fault = shared.gate().faults.take(parts.method.as_str(), parts.uri.path(), account);
    let refused = match caller {
        Some(caller) if fault.is_none() => over_limit(&shared, &caller, parts.uri.path(), now),
        _ => None,
    };
    let answer = match refused {
        Some(refused) => refused,
        None => act(&wire, fault.as_ref(), Request::from_parts(parts, Body::from(bytes)), next).await,
    };
    finish(&shared, number, answer, fault.as_ref())
}

/// The connection is closed without an answer.
fn silence(wire: &Wire) -> Response {
    wire.cut();
    ().into_response()
}

async fn act(wire: &Wire, fault: Option<&Fault>, request: Request, next: Next) -> Response {
    let Some(fault) = fault else { return next.run(request).await };
    match fault {
        Fault::Status(status) if request.uri().path().starts_with("/allegro/auth") => oauth_failure(*status),
        Fault::Status(status) => error::of_status(*status),
        Fault::Html => bytes_response(200, "text/html; charset=utf-8", pages::captcha()),
        Fault::Timeout(seconds) => {
            tokio::time::sleep(Duration::from_secs(*seconds)).await;
            silence(wire)
        }
        Fault::Reset => {
            wire.reset();
            ().into_response()
        }
        Fault::Truncate => truncated(wire, next.run(request).await).await,
        Fault::CommitThenTimeout(seconds) => {
            let done = next.run(request).await;
            tokio::time::sleep(Duration::from_secs(*seconds)).await;
            wire.cut();
            done
        }
    }
}

/// The OAuth host fails in its own shape.
fn oauth_failure(status: u16) -> Response {
    let error = match status {
        401 => "Unauthorized",
        400 | 403 | 422 => "invalid_request",
        429 => "too_many_requests",
        _ => "server_error",
    };
    json_response(status, "application/json;charset=UTF-8", &json!({"error": error, "error_description": error}))
}

/// The head says how long the body is; half of the body follows.
async fn truncated(wire: &Wire, answer: Response) -> Response {
    let (parts, body) = answer.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_else(|_| Bytes::new());
    let head: usize = parts.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    wire.cut_after((head + bytes.len() / 2 + 100) as i64);
    Response::from_parts(parts, Body::from(bytes))
}

/// Whose token an API call brings, if it is a living one.
fn caller(shared: &Shared, parts: &Parts) -> Option<Caller> {
    if !parts.uri.path().starts_with("/allegro/api") {
        return None;
    }
    let token = header_text(&parts.headers, "authorization")?.strip_prefix("Bearer ")?;
    shared.with(|world, now| world.auth.sessions.caller(token, now).ok())
}

fn over_limit(shared: &Shared, caller: &Caller, path: &str, now: i64) -> Option<Response> {
    let user = caller.account.map_or_else(String::new, |account| account.to_string());
    if shared.gate().limits.admit(&caller.client.counted_as, &user, path, now) {
        return None;
    }
    let retry_after = shared.with(|world, _| world.switches.number("retry-after"));
    let mut refusal = error::rate_limited();
    if retry_after > 0 {
        refusal.headers_mut().insert("retry-after", HeaderValue::from(retry_after));
    }
    Some(refusal)
}

/// `trace-id` and the simulated `Date` are on every answer, errors included (FACTS B1).
fn finish(shared: &Shared, number: u64, mut answer: Response, fault: Option<&Fault>) -> Response {
    let mut gate = shared.gate();
    let trace = format!("{:016x}{:016x}", gate.trace.next(), gate.trace.next());
    gate.requests.answered(number, answer.status().as_u16(), &trace, fault.map(Fault::name));
    let headers = answer.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&trace) {
        headers.insert("trace-id", value);
    }
    if let Ok(value) = HeaderValue::from_str(&http_date(shared.clock().now_ms())) {
        headers.insert("date", value);
    }
    answer
}

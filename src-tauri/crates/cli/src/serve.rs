//! The commands over loopback HTTP with server-sent events, for browser tests. Nothing answers without the token.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::PathBuf;

use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures::{Stream, StreamExt};
use kram_app::App;
use kram_app::contract::errors::{AppErrorDto, ErrorCode};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_stream::wrappers::BroadcastStream;
use tower_http::services::{ServeDir, ServeFile};

use crate::output;

#[derive(Clone)]
struct Served {
    app: App,
    token: String,
}

pub(crate) async fn serve(app: &App, listen: SocketAddr, ui: Option<PathBuf>) -> Result<(), AppErrorDto> {
    if !listen.ip().is_loopback() {
        return Err(output::wrong_usage(&format!("{listen} is not a loopback address.")));
    }
    let failed = |error: std::io::Error| output::wrong_usage(&format!("Cannot listen on {listen}: {error}."));
    let listener = TcpListener::bind(listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let token = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 24]>());
    let served = Served { app: app.clone(), token: token.clone() };
    let mut router = Router::new()
        .route("/api/call/{name}", post(call))
        .route("/api/events", get(events))
        .layer(middleware::from_fn_with_state(served.clone(), guard))
        .with_state(served);
    if let Some(ui) = ui {
        let index = ServeFile::new(ui.join("index.html"));
        router = router.fallback_service(ServeDir::new(ui).fallback(index));
    }
    output::line(&json!({ "url": format!("http://{address}"), "token": token }).to_string());
    // Not axum's graceful end: an open stream of events would hold it for ever. A call cut off leaves nothing half
    // done, since every write is one transaction.
    tokio::select! {
        ended = axum::serve(listener, router).into_future() => ended.map_err(failed),
        () = asked_to_stop() => Ok(()),
    }
}

async fn asked_to_stop() {
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    tokio::signal::ctrl_c().await.ok();
}

#[derive(Deserialize)]
struct Token {
    token: Option<String>,
}

/// The token in the header, or in the address for the event source, which cannot send headers. A foreign `Host`
/// (a page that points its name at us) is refused as well.
async fn guard(
    State(served): State<Served>,
    Query(query): Query<Token>,
    headers: HeaderMap,
    request: Request,
    next: Next,
) -> Response {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let in_header = text(header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
    let given = in_header.or(query.token.as_deref()).unwrap_or_default();
    let host = text(header::HOST).unwrap_or_default();
    let local = ["127.0.0.1:", "localhost:", "[::1]:"].iter().any(|name| host.starts_with(name));
    if !local || !same(given, &served.token) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    next.run(request).await
}

/// Compares without telling by its time how much was right.
fn same(given: &str, wanted: &str) -> bool {
    let differing = given.bytes().zip(wanted.bytes()).fold(0, |differing, (one, other)| differing | (one ^ other));
    given.len() == wanted.len() && differing == 0
}

async fn call(State(served): State<Served>, Path(name): Path<String>, body: Option<Json<Value>>) -> Response {
    let arguments = body.map_or(Value::Null, |Json(arguments)| arguments);
    match served.app.call(&name, arguments).await {
        Ok(result) => Json(result).into_response(),
        Err(error) => (status(error.code), Json(error)).into_response(),
    }
}

fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::NotFound | ErrorCode::UnknownCommand => StatusCode::NOT_FOUND,
        ErrorCode::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::Internal | ErrorCode::DatabaseDamaged => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::CONFLICT,
    }
}

async fn events(State(served): State<Served>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stream = BroadcastStream::new(served.app.events()).filter_map(|event| async move {
        // A face that fell behind reads everything anew.
        let value = match event {
            Ok(event) => serde_json::to_value(event).ok()?,
            Err(_) => json!({ "type": "changed", "tags": ["accounts", "orders", "customers", "log", "tasks", "settings", "views"] }),
        };
        Event::default().json_data(value).ok().map(Ok)
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

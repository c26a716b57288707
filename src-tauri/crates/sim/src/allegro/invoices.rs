//! Invoices on an order, in two steps: the data, then the file (FACTS C8, J19). Nothing can be removed.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, put};
use serde_json::{Value, json};

use crate::allegro::error::{self, Refusal};
use crate::allegro::guard::{PUBLIC, Rule, read, write};
use crate::allegro::orders::{self, READ, WRITE};
use crate::clock::{SECOND, rfc3339};
use crate::ids::random_uuid;
use crate::shared::Shared;
use crate::world::order::{Document, Order};

const PER_ORDER: usize = 10;
const MAX_BYTES: usize = 3 * 1024 * 1024;
/// How long the virus scan takes, and how long to wait between two sets of data without a file.
const SCAN_MS: i64 = 20 * SECOND;
const PAUSE_MS: i64 = 5 * SECOND;
/// What every virus scanner finds, and no invoice holds.
const TEST_VIRUS: &[u8] = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

const FILE: Rule = Rule { scope: Some(WRITE), media: PUBLIC, body: Some("application/pdf") };

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/order/checkout-forms/{id}/invoices", get(list).post(announce))
        .route("/order/checkout-forms/{id}/invoices/{invoice}/file", put(upload))
}

async fn list(State(shared): State<Shared>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    shared.api(&headers, read(READ), |world, account, now| {
        let slot = orders::find(world, account, &id, now)?;
        let order = world.accounts[account].book.at(slot);
        let invoices: Vec<Value> = order.documents.iter().map(|document| render(document, now)).collect();
        let body = json!({"orderMode": "REGULAR", "invoices": invoices, "links": [], "hasExternalInvoices": false});
        Ok(world.reply(200, PUBLIC, body))
    })
}

async fn announce(State(shared): State<Shared>, headers: HeaderMap, Path(id): Path<String>, body: Bytes) -> Response {
    shared.api(&headers, write(WRITE), |world, account, now| {
        let asked: Value = serde_json::from_slice(&body).map_err(|error| error::bad_json(&error.to_string()))?;
        let slot = orders::find(world, account, &id, now)?;
        let Some(name) = asked["file"]["name"].as_str().filter(|name| !name.is_empty()) else {
            return Err(error::validation(422, "file.name", "must not be empty"));
        };
        may_add(world.accounts[account].book.at(slot), now)?;
        let document = Document {
            id: random_uuid(&mut world.chance),
            name: name.to_owned(),
            number: asked["invoiceNumber"].as_str().map(str::to_owned),
            created_at: now,
            uploaded_at: None,
            is_infected: false,
        };
        let answer = json!({"id": document.id});
        world.accounts[account].book.change(slot, now, now, |order| order.documents.push(document));
        Ok(world.reply(201, PUBLIC, answer))
    })
}

fn may_add(order: &Order, now: i64) -> Result<(), Response> {
    if order.documents.len() >= PER_ORDER {
        return Err(refuse(409, "InvoiceLimitExceeded", "Order already has the maximum number of invoices"));
    }
    if order.documents.iter().any(|one| one.uploaded_at.is_none() && now < one.created_at + PAUSE_MS) {
        return Err(refuse(429, "TooManyRequestsException", "Upload a file to previously added metadata first"));
    }
    if order.documents.iter().any(|one| scan(one, now) == Some("WAITING")) {
        return Err(refuse(422, "InvoiceFileScanInProgress", "Previously uploaded file is still being scanned"));
    }
    Ok(())
}

async fn upload(
    State(shared): State<Shared>,
    headers: HeaderMap,
    Path((id, invoice)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    shared.api(&headers, FILE, |world, account, now| {
        let slot = orders::find(world, account, &id, now)?;
        let order = world.accounts[account].book.at(slot);
        let position = order.documents.iter().position(|one| one.id.to_string() == invoice);
        let position = position.ok_or_else(|| refuse(404, "InvoiceNotFoundException", "Invoice not found"))?;
        if order.documents[position].uploaded_at.is_some() {
            return Err(refuse(409, "InvoiceFileExistsException", "Invoice file is already uploaded"));
        }
        check_file(&body)?;
        let is_infected = body.windows(TEST_VIRUS.len()).any(|bytes| bytes == TEST_VIRUS);
        world.accounts[account].book.change(slot, now, now, |order| {
            let document = &mut order.documents[position];
            document.uploaded_at = Some(now);
            document.is_infected = is_infected;
        });
        Ok(StatusCode::OK.into_response())
    })
}

fn check_file(body: &Bytes) -> Result<(), Response> {
    if body.len() > MAX_BYTES {
        return Err(refuse(413, "FILE-TOO-LARGE", "The file is too large. Max file size is 3MB"));
    }
    if body.is_empty() {
        return Err(refuse(422, "FILE-EMPTY", "The file is empty"));
    }
    // A form sent instead of the raw bytes ends here too (issue #11522).
    if !body.starts_with(b"%PDF-") {
        return Err(refuse(422, "FILE-CONTENT-INVALID", "The file must have a PDF content"));
    }
    Ok(())
}

fn refuse(status: u16, code: &str, message: &str) -> Response {
    Refusal { status, code, message, path: None, user_message: "Nie udało się dodać dokumentu." }.response()
}

/// Nothing before the file, then WAITING, then what was found.
fn scan(document: &Document, now: i64) -> Option<&'static str> {
    let uploaded_at = document.uploaded_at?;
    Some(match document.is_infected {
        _ if now < uploaded_at + SCAN_MS => "WAITING",
        true => "REJECTED",
        false => "ACCEPTED",
    })
}

fn render(document: &Document, now: i64) -> Value {
    let status = scan(document, now);
    let verified_at = document.uploaded_at.filter(|_| status != Some("WAITING")).map(|at| rfc3339(at + SCAN_MS));
    json!({
        "id": document.id,
        "invoiceNumber": document.number,
        "createdAt": rfc3339(document.created_at),
        "file": {
            "name": document.name,
            "uploadedAt": document.uploaded_at.map(rfc3339),
            "securityVerification": status.map(|status| json!({"status": status, "verifiedAt": verified_at})),
            "verification": {"status": "NOT_APPLICABLE", "details": []},
        },
    })
}

//! The journal of requests received, without anything secret.

use std::collections::VecDeque;

use axum::http::request::Parts;
use serde_json::{Value, json};

use crate::clock::rfc3339;
use crate::web::{Params, header_text};

/// Older entries are dropped, so that a long run does not fill the memory.
const KEPT: usize = 50_000;
const BODY_SHOWN: usize = 64 * 1024;

/// Form fields and query parameters whose values are worth stealing.
const SECRET: &[&str] = &[
    "refresh_token",
    "code",
    "code_verifier",
    "device_code",
    "client_secret",
    "access_token",
    "software_statement_id",
];

#[derive(Default)]
pub(crate) struct Requests {
    last: u64,
    entries: VecDeque<Entry>,
}

struct Entry {
    number: u64,
    at: i64,
    method: String,
    path: String,
    query: Value,
    headers: Value,
    body: Value,
    status: Option<u16>,
    trace: Option<String>,
    fault: Option<String>,
}

impl Requests {
    pub(crate) fn add(&mut self, at: i64, parts: &Parts, body: &[u8]) -> u64 {
        self.last += 1;
        if self.entries.len() >= KEPT {
            self.entries.pop_front();
        }
        self.entries.push_back(Entry {
            number: self.last,
            at,
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
            query: masked(&Params::of_uri(&parts.uri)),
            headers: headers(parts),
            body: shown_body(header_text(&parts.headers, "content-type").unwrap_or_default(), body),
            status: None,
            trace: None,
            fault: None,
        });
        self.last
    }

    pub(crate) fn answered(&mut self, number: u64, status: u16, trace: &str, fault: Option<String>) {
        // A reset in between empties the journal; the entry is gone then.
        if let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.number == number) {
            entry.status = Some(status);
            entry.trace = Some(trace.to_owned());
            entry.fault = fault;
        }
    }

    pub(crate) fn since(&self, number: u64) -> Value {
        let start = self.entries.partition_point(|entry| entry.number <= number);
        let shown: Vec<Value> = self.entries.range(start..).map(Entry::json).collect();
        json!({"last": self.last, "requests": shown})
    }
}

impl Entry {
    fn json(&self) -> Value {
        json!({
            "number": self.number,
            "at": rfc3339(self.at),
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "headers": self.headers,
            "body": self.body,
            "status": self.status,
            "traceId": self.trace,
            "fault": self.fault,
        })
    }
}

fn headers(parts: &Parts) -> Value {
    let shown = parts.headers.iter().filter(|(name, _)| !matches!(name.as_str(), "authorization" | "cookie"));
    shown
        .map(|(name, value)| (name.to_string(), json!(String::from_utf8_lossy(value.as_bytes()))))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn masked(parameters: &Params) -> Value {
    parameters
        .iter()
        .map(|(name, value)| json!([name, if SECRET.contains(&name.as_str()) { "***" } else { value.as_str() }]))
        .collect()
}

fn shown_body(content_type: &str, body: &[u8]) -> Value {
    if body.is_empty() {
        return Value::Null;
    }
    if content_type.starts_with("application/x-www-form-urlencoded") {
        return masked(&Params::of_body(body));
    }
    if body.len() > BODY_SHOWN
        || !content_type.contains("json") && !content_type.contains("xml") && !content_type.starts_with("text/")
    {
        return json!(format!("{} bytes", body.len()));
    }
    match serde_json::from_slice::<Value>(body) {
        // Only a registration carries secrets in JSON.
        Ok(mut body) if body.get("software_statement_id").is_some() => {
            for name in SECRET {
                if let Some(value) = body.get_mut(name) {
                    *value = json!("***");
                }
            }
            body
        }
        Ok(body) => body,
        Err(_) => json!(String::from_utf8_lossy(body)),
    }
}

//! The activity log: every request, event, change and automatic decision. A feature for the seller.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::Timestamp;
use super::errors::AppErrorDto;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LogKind {
    /// A request to Allegro or to a carrier.
    Request,
    /// Something happened: orders came, net went, an account was linked.
    Event,
    /// A person or a rule changed something.
    Change,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LogTopic {
    Orders,
    Accounts,
    Tokens,
    Sync,
    Settings,
    Network,
    Program,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogRow {
    pub id: String,
    pub at: Timestamp,
    pub kind: LogKind,
    pub topic: LogTopic,
    pub account: Option<String>,
    /// A sentence ("Synchronizacja: 3 nowe zamówienia, 1 zmiana"), or for a request its path with `{id}`.
    pub text: String,
    /// Request only: `GET`.
    pub method: Option<String>,
    /// Request only: what follows the path (query or id), shortened.
    pub detail: Option<String>,
    /// Request only: HTTP status; absent when no answer came.
    pub status: Option<u16>,
    pub ok: bool,
    pub duration_ms: Option<u32>,
    /// Order it concerns.
    pub order: Option<String>,
    pub order_number: Option<String>,
    /// Person or rule.
    pub by: Option<String>,
    pub expandable: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    pub name: String,
    pub value: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    pub row: LogRow,
    /// What happened, what it means, what to do; for failures.
    pub explanation: Option<AppErrorDto>,
    pub url: Option<String>,
    /// Without secrets.
    pub request_headers: Vec<Header>,
    /// Formatted JSON where it is JSON; personal data masked.
    pub request_body: Option<String>,
    pub response_headers: Vec<Header>,
    pub response_body: Option<String>,
    pub trace_id: Option<String>,
    pub attempt: Option<u32>,
    /// Old and new value, for changes.
    pub old_value: Option<String>,
    pub new_value: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct LogFilter {
    pub kinds: Vec<LogKind>,
    pub topics: Vec<LogTopic>,
    pub accounts: Vec<String>,
    pub only_errors: bool,
    pub order: Option<String>,
    pub since: Option<Timestamp>,
    /// Order number, path, error code, words of the sentence.
    pub text: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListLog {
    pub filter: LogFilter,
    pub after: Option<String>,
    /// 1–500; 0 = 100.
    pub limit: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogPage {
    pub rows: Vec<LogRow>,
    pub next: Option<String>,
    /// Entries of today (local day).
    pub today: u32,
    /// Failed entries of today.
    pub errors_today: u32,
}

//! Fetching from Allegro: state, tasks of the scheduler, results of one fetch.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::Timestamp;
use super::errors::AppErrorDto;

/// What one fetch brought for one account.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountResult {
    pub account: String,
    pub login: String,
    pub new: u32,
    pub changed: u32,
    pub error: Option<AppErrorDto>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SyncReport {
    pub accounts: Vec<AccountResult>,
    /// "3 nowe, 1 zmienione", in the language of the program.
    pub summary: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SyncNow {
    /// Account ids; empty = all.
    pub accounts: Vec<String>,
}

/// The one line that the status bar shows for all accounts together.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncState {
    pub running: bool,
    pub offline_since: Option<Timestamp>,
    pub last_success_at: Option<Timestamp>,
    /// Oldest proof of agreement among the accounts; absent until each was compared once.
    pub agreed_at: Option<Timestamp>,
    /// First import running: orders so far and, once known, in all.
    pub importing_done: Option<u32>,
    pub importing_total: Option<u32>,
    pub accounts_needing_relink: u32,
    /// Allegro slows us down until then.
    pub throttled_until: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Journal of events and orders changed lately.
    Orders,
    /// Full comparison of open and recent orders with Allegro.
    Reconcile,
    /// Renewal of tokens before they run out.
    Tokens,
    /// Allegro's pickup points.
    Points,
    /// Carriers' numbers on shipped orders.
    Waybills,
    /// Returns declared by buyers.
    Returns,
    /// Log entries past their retention.
    Housekeeping,
}

/// One line of the scheduler's table.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// `orders:<account>`.
    pub id: String,
    pub kind: TaskKind,
    pub account: Option<String>,
    pub enabled: bool,
    /// Absent = only by hand.
    pub interval_minutes: Option<u32>,
    pub running: bool,
    pub last_run_at: Option<Timestamp>,
    pub next_run_at: Option<Timestamp>,
    pub last_ok: Option<bool>,
    /// "3 nowe, 1 zmienione" or the explanation of the failure.
    pub last_result: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateTask {
    pub id: String,
    pub enabled: bool,
    /// 1–60 for orders, up to 10080 for others; absent = only by hand.
    pub interval_minutes: Option<u32>,
}

//! Small shapes that several commands share.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// UTC instant, RFC 3339 on the wire.
pub type Timestamp = DateTime<Utc>;

/// An amount in integer minor units (grosze, cents) of `currency` (ISO 4217).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MoneyDto {
    pub minor: i64,
    pub currency: String,
}

/// No arguments: `{}` on the wire.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// Names one thing by its id.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ById {
    pub id: String,
}

/// Names one linked account.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ByAccount {
    pub account: String,
}

//! Instants as the database keeps them: milliseconds since 1970 UTC.

use chrono::{DateTime, Utc};

/// No deadline: sorts after every real one.
pub const NEVER: i64 = i64::MAX;

pub fn millis(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

/// Instants outside of chrono's range come only from a damaged file; they read as 1970.
pub fn instant(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

pub fn deadline(millis: i64) -> Option<DateTime<Utc>> {
    (millis != NEVER).then(|| instant(millis))
}

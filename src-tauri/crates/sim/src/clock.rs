//! The simulated clock: real time plus an offset. It ticks like any clock and jumps when told to.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, SecondsFormat, TimeZone, Utc};
use tokio::sync::watch;

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

pub(crate) struct SimClock {
    offset_ms: AtomicI64,
    started_at: Option<DateTime<Utc>>,
    version: watch::Sender<u64>,
}

impl SimClock {
    /// With `start` the clock shows that moment now; without it, the real time.
    pub(crate) fn new(start: Option<DateTime<Utc>>) -> Self {
        let clock = Self { offset_ms: AtomicI64::new(0), started_at: start, version: watch::channel(1).0 };
        clock.rewind();
        clock
    }

    /// Back to where the simulator began.
    pub(crate) fn rewind(&self) {
        let offset = self.started_at.map_or(0, |start| start.timestamp_millis() - real_ms());
        self.offset_ms.store(offset, Ordering::SeqCst);
        self.version.send_modify(|version| *version += 1);
    }

    pub(crate) fn now_ms(&self) -> i64 {
        real_ms() + self.offset_ms.load(Ordering::SeqCst)
    }

    /// The moment a world begins at: to the millisecond when it was given, so that a seed gives the same bytes.
    pub(crate) fn start_ms(&self) -> i64 {
        self.started_at.map_or_else(|| self.now_ms(), |start| start.timestamp_millis())
    }

    pub(crate) fn jump(&self, by_ms: i64) {
        self.offset_ms.fetch_add(by_ms, Ordering::SeqCst);
        self.version.send_modify(|version| *version += 1);
    }

    /// Changes with every jump; who waits for it learns of a jump at once.
    pub(crate) fn version(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the simulator asks for the real time")]
fn real_ms() -> i64 {
    Utc::now().timestamp_millis()
}

pub(crate) fn date_time(ms: i64) -> DateTime<Utc> {
    Utc.timestamp_millis_opt(ms).single().unwrap_or_default()
}

/// `2026-11-21T09:12:44.031Z`, as Allegro writes moments.
pub(crate) fn rfc3339(ms: i64) -> String {
    date_time(ms).to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// `Sat, 01 Dec 2018 10:00:00 GMT`.
pub(crate) fn http_date(ms: i64) -> String {
    date_time(ms).format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

pub(crate) fn parse_http_date(text: &str) -> Option<i64> {
    let parsed = chrono::NaiveDateTime::parse_from_str(text, "%a, %d %b %Y %H:%M:%S GMT").ok()?;
    Some(parsed.and_utc().timestamp_millis())
}

pub(crate) fn parse_rfc3339(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.timestamp_millis())
}

/// `13h`, `90s`, `2d`, `-5m`, `250ms`, also joined: `1d12h`.
pub(crate) fn parse_span(text: &str) -> Option<i64> {
    let (sign, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.trim_start_matches('+')),
    };
    let mut total = 0_i64;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let amount: i64 = rest[..digits].parse().ok()?;
        let tail = &rest[digits..];
        let letters = tail.find(|c: char| c.is_ascii_digit()).unwrap_or(tail.len());
        total += amount * unit_ms(&tail[..letters])?;
        rest = &tail[letters..];
    }
    (!text.is_empty()).then_some(sign * total)
}

fn unit_ms(unit: &str) -> Option<i64> {
    Some(match unit {
        "ms" => 1,
        "s" => SECOND,
        "m" | "min" => MINUTE,
        "h" => HOUR,
        "d" => DAY,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_in_every_unit() {
        assert_eq!(parse_span("13h"), Some(13 * HOUR));
        assert_eq!(parse_span("1d12h"), Some(36 * HOUR));
        assert_eq!(parse_span("-5m"), Some(-5 * MINUTE));
        assert_eq!(parse_span("250ms"), Some(250));
        assert_eq!(parse_span("13"), None);
        assert_eq!(parse_span(""), None);
    }

    #[test]
    fn an_http_date_survives_there_and_back() {
        let ms = 1_795_244_631_000;
        assert_eq!(parse_http_date(&http_date(ms)), Some(ms));
    }
}

//! Limits of requests: 9,000 a minute per key, then a block of a minute that asking on prolongs (FACTS B2, J10), and the
//! documented limits per second of single resources.

use std::collections::HashMap;

use crate::clock::{MINUTE, SECOND};

pub(crate) struct Limits {
    pub(crate) per_minute: u64,
    keys: HashMap<String, Window>,
    resources: HashMap<String, Window>,
}

#[derive(Default)]
struct Window {
    began_at: i64,
    count: u64,
    blocked_until: i64,
}

impl Window {
    /// Counts one more in a window of this length; false past the limit.
    fn count(&mut self, now: i64, length_ms: i64, limit: u64) -> bool {
        if now >= self.began_at + length_ms || now < self.began_at {
            *self = Self { began_at: now, ..Self::default() };
        }
        self.count += 1;
        self.count <= limit
    }
}

/// Beginning and end of the path, and how many a second one user may ask.
const RESOURCES: &[(&str, &str, u64)] = &[
    ("/allegro/api/order/carriers", "/order/carriers", 50),
    ("/allegro/api/order/checkout-forms/", "/shipments", 50),
    ("/allegro/api/order/customer-returns", "", 25),
];

impl Default for Limits {
    fn default() -> Self {
        Self { per_minute: 9_000, keys: HashMap::new(), resources: HashMap::new() }
    }
}

impl Limits {
    /// `user` is whose token it is, `key` what the requests are counted on.
    pub(crate) fn admit(&mut self, key: &str, user: &str, path: &str, now: i64) -> bool {
        self.admit_key(key, now) && self.admit_resource(user, path, now)
    }

    fn admit_key(&mut self, key: &str, now: i64) -> bool {
        let window = self.keys.entry(key.to_owned()).or_default();
        if now < window.blocked_until {
            window.blocked_until = now + MINUTE;
            return false;
        }
        let admitted = window.count(now, MINUTE, self.per_minute);
        if !admitted {
            window.blocked_until = now + MINUTE;
        }
        admitted
    }

    fn admit_resource(&mut self, user: &str, path: &str, now: i64) -> bool {
        let limited = RESOURCES.iter().find(|(start, end, _)| path.starts_with(start) && path.ends_with(end));
        limited.is_none_or(|(start, _, per_second)| {
            self.resources.entry(format!("{user} {start}")).or_default().count(now, SECOND, *per_second)
        })
    }

    /// A changed limit starts with a clean sheet.
    pub(crate) fn set(&mut self, per_minute: u64) {
        *self = Self { per_minute, ..Self::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_on_prolongs_the_block() {
        let mut limits = Limits { per_minute: 2, ..Limits::default() };
        let seen: Vec<bool> = [0, 1, 2, 50_000, 100_000, 170_000]
            .iter()
            .map(|at| limits.admit("key", "user", "/allegro/api/me", *at))
            .collect();
        assert_eq!(seen, [true, true, false, false, false, true]);
    }

    #[test]
    fn a_resource_has_a_limit_of_its_own_per_user_and_second() {
        let mut limits = Limits::default();
        let mut ask = |user: &str, at: i64| limits.admit("key", user, "/allegro/api/order/customer-returns", at);
        let first: Vec<bool> = (0..26).map(|_| ask("anna", 0)).collect();
        assert_eq!(first.iter().filter(|admitted| **admitted).count(), 25);
        assert!(ask("jan", 0));
        assert!(ask("anna", 1_000));
    }
}

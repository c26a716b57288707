//! The limit per key: 9,000 requests a minute, then a block of a minute that asking on prolongs (FACTS B2, J10).

use std::collections::HashMap;

use crate::clock::MINUTE;

pub(crate) struct Limits {
    pub(crate) per_minute: u64,
    clients: HashMap<&'static str, Window>,
}

#[derive(Default)]
struct Window {
    began_at: i64,
    count: u64,
    blocked_until: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { per_minute: 9_000, clients: HashMap::new() }
    }
}

impl Limits {
    pub(crate) fn admit(&mut self, client: &'static str, now: i64) -> bool {
        let window = self.clients.entry(client).or_default();
        if now < window.blocked_until {
            window.blocked_until = now + MINUTE;
            return false;
        }
        if now >= window.began_at + MINUTE {
            *window = Window { began_at: now, count: 0, blocked_until: 0 };
        }
        window.count += 1;
        if window.count > self.per_minute {
            window.blocked_until = now + MINUTE;
            return false;
        }
        true
    }

    /// A changed limit starts with a clean sheet.
    pub(crate) fn set(&mut self, per_minute: u64) {
        self.per_minute = per_minute;
        self.clients.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_on_prolongs_the_block() {
        let mut limits = Limits { per_minute: 2, ..Limits::default() };
        let seen: Vec<bool> = [0, 1, 2, 50_000, 100_000, 170_000].iter().map(|at| limits.admit("key", *at)).collect();
        assert_eq!(seen, [true, true, false, false, false, true]);
    }
}

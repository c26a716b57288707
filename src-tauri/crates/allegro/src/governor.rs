//! Keeps one installation well inside the budget that all installations of one client id share.
//!
//! Allegro allows 9,000 calls a minute per client id, over every installation there is. Background work draws from
//! a bucket that lets a first import run but refills slowly; what the seller waits for goes ahead of it.
//! A 429 stops everything for at least a minute, because asking on prolongs the block.

use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::Duration;

use governor::clock::DefaultClock;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use tokio::time::Instant;

/// A year of orders of a busy small seller (120,000) in pages of a hundred.
const BACKGROUND_BURST: NonZeroU32 = NonZeroU32::new(1_200).expect("not zero");
/// 240 a minute: forty busy installations would fit into a minute's budget, a thousand idle ones too.
const BACKGROUND_PER_SECOND: NonZeroU32 = NonZeroU32::new(4).expect("not zero");
const INTERACTIVE_PER_SECOND: NonZeroU32 = NonZeroU32::new(10).expect("not zero");
/// Documented limits of single resources (50 a second for both), of which one installation takes a fifth.
const NARROW: [&str; 2] = ["/order/carriers", "/order/checkout-forms/{id}/shipments"];
const NARROW_PER_SECOND: NonZeroU32 = NonZeroU32::new(10).expect("not zero");
const SHORTEST_BLOCK: Duration = Duration::from_secs(60);
/// Installations blocked together must not come back together.
const JITTER: Duration = Duration::from_secs(15);

/// Who waits for the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    Interactive,
    Background,
}

type Limiter = RateLimiter<NotKeyed, InMemoryState, DefaultClock>;

pub struct Governor {
    background: Limiter,
    interactive: Limiter,
    narrow: Limiter,
    blocked_until: Mutex<Option<Instant>>,
}

impl Default for Governor {
    fn default() -> Self {
        let background = Quota::per_second(BACKGROUND_PER_SECOND).allow_burst(BACKGROUND_BURST);
        Self {
            background: RateLimiter::direct(background),
            interactive: RateLimiter::direct(Quota::per_second(INTERACTIVE_PER_SECOND)),
            narrow: RateLimiter::direct(Quota::per_second(NARROW_PER_SECOND)),
            blocked_until: Mutex::new(None),
        }
    }
}

impl Governor {
    /// Waits until a call may leave. Errs with the time left when Allegro has blocked us, so that nobody waits blindly.
    pub async fn admit(&self, urgency: Urgency, path: &str) -> Result<(), Duration> {
        if let Some(left) = self.blocked_for() {
            return Err(left);
        }
        if NARROW.contains(&path) {
            self.narrow.until_ready().await;
        }
        match urgency {
            Urgency::Interactive => self.interactive.until_ready().await,
            Urgency::Background => self.background.until_ready().await,
        }
        Ok(())
    }

    /// Takes note of a 429; answers how long everything rests.
    pub fn block(&self, retry_after: Option<Duration>) -> Duration {
        let jitter = JITTER.mul_f64(rand::random::<f64>());
        let pause = retry_after.unwrap_or_default().max(SHORTEST_BLOCK) + jitter;
        let until = Instant::now() + pause;
        let mut blocked = self.blocked();
        *blocked = Some(blocked.map_or(until, |known| known.max(until)));
        pause
    }

    pub fn blocked_for(&self) -> Option<Duration> {
        let mut blocked = self.blocked();
        let left = blocked.map(|until| until.saturating_duration_since(Instant::now())).filter(|left| !left.is_zero());
        if left.is_none() {
            *blocked = None;
        }
        left
    }

    fn blocked(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.blocked_until.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn m_36_a_429_stops_everything_for_at_least_a_minute() {
        let governor = Governor::default();
        let pause = governor.block(None);
        assert!(pause >= SHORTEST_BLOCK && pause <= SHORTEST_BLOCK + JITTER);
        assert!(governor.admit(Urgency::Interactive, "/me").await.is_err());
        tokio::time::advance(pause).await;
        assert_eq!(governor.admit(Urgency::Interactive, "/me").await, Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn m_36_a_longer_wish_of_allegro_is_honoured() {
        let governor = Governor::default();
        assert!(governor.block(Some(Duration::from_secs(600))) >= Duration::from_secs(600));
    }

    #[test]
    fn m_36_one_first_import_stays_below_half_of_the_shared_budget() {
        let in_a_minute = BACKGROUND_BURST.get() + 60 * BACKGROUND_PER_SECOND.get();
        assert!(in_a_minute < 9_000 / 2);
    }
}

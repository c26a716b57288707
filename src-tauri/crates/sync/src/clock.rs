//! Time as a port: the computer's, or the simulator's, which jumps.

use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Notify;

#[async_trait]
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
    /// Returns when it is `at` or later, also when the clock was put forward.
    async fn sleep_until(&self, at: DateTime<Utc>);
    /// Something due now is being done; a clock that jumps waits for the end of it.
    fn busy(&self) -> BusyGuard<'_>;
}

/// Held while work that was due is done.
pub struct BusyGuard<'a> {
    clock: Option<&'a SimulatedClock>,
}

impl Drop for BusyGuard<'_> {
    fn drop(&mut self) {
        if let Some(clock) = self.clock {
            clock.state().busy -= 1;
            clock.changed.notify_waiters();
        }
    }
}

/// The computer's clock.
pub struct SystemClock;

/// A laptop may sleep through a timer, so long waits look at the clock again.
const LONGEST_NAP: Duration = Duration::from_secs(20);

#[async_trait]
impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        computer_now()
    }

    async fn sleep_until(&self, at: DateTime<Utc>) {
        while let Some(left) = left_until(at, self.now()) {
            tokio::time::sleep(left.min(LONGEST_NAP)).await;
        }
    }

    fn busy(&self) -> BusyGuard<'_> {
        BusyGuard { clock: None }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one home of the computer's clock")]
fn computer_now() -> DateTime<Utc> {
    Utc::now()
}

fn left_until(at: DateTime<Utc>, now: DateTime<Utc>) -> Option<Duration> {
    (at - now).to_std().ok().filter(|left| !left.is_zero())
}

/// The simulator's clock: the computer's plus an offset. When the simulator jumps, this clock walks there from one
/// due moment to the next, so that half an hour put forward holds three ten-minute cycles, as half an hour does.
#[derive(Default)]
pub struct SimulatedClock {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Default)]
struct State {
    offset: TimeDelta,
    /// Moments somebody sleeps for.
    due: Vec<DateTime<Utc>>,
    busy: usize,
}

/// Real time that a woken sleeper has to say that it is busy.
const SETTLE: Duration = Duration::from_millis(30);

impl SimulatedClock {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Sets the clock at once, for the first reading.
    pub fn set(&self, now: DateTime<Utc>) {
        self.state().offset = now - computer_now();
        self.changed.notify_waiters();
    }

    /// Walks to `target`, stopping at every moment that somebody waits for until the work of it is done.
    pub async fn walk_to(&self, target: DateTime<Utc>) {
        loop {
            let now = self.now();
            let next = self.state().due.iter().copied().filter(|due| *due > now && *due < target).min();
            let Some(stop) = next else { break };
            self.set(stop);
            self.settled().await;
        }
        self.set(target);
        self.settled().await;
    }

    async fn settled(&self) {
        tokio::time::sleep(SETTLE).await;
        loop {
            let change = self.changed.notified();
            if self.state().busy == 0 {
                return;
            }
            change.await;
        }
    }
}

#[async_trait]
impl Clock for SimulatedClock {
    fn now(&self) -> DateTime<Utc> {
        computer_now() + self.state().offset
    }

    async fn sleep_until(&self, at: DateTime<Utc>) {
        self.state().due.push(at);
        let _forget = Forget { clock: self, at };
        loop {
            let change = self.changed.notified();
            let Some(left) = left_until(at, self.now()) else { return };
            tokio::select! {
                () = tokio::time::sleep(left.min(LONGEST_NAP)) => {}
                () = change => {}
            }
        }
    }

    fn busy(&self) -> BusyGuard<'_> {
        self.state().busy += 1;
        BusyGuard { clock: Some(self) }
    }
}

/// Takes a sleeper's moment back when it wakes or is dropped.
struct Forget<'a> {
    clock: &'a SimulatedClock,
    at: DateTime<Utc>,
}

impl Drop for Forget<'_> {
    fn drop(&mut self) {
        let mut state = self.clock.state();
        if let Some(place) = state.due.iter().position(|due| *due == self.at) {
            state.due.swap_remove(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn half_an_hour_put_forward_holds_three_ten_minute_cycles() {
        let clock = Arc::new(SimulatedClock::default());
        let cycles = Arc::new(AtomicU32::new(0));
        let start = clock.now();
        let (sleeper, counted) = (clock.clone(), cycles.clone());
        let cycle = async move {
            let mut due = start;
            loop {
                due += TimeDelta::minutes(10);
                sleeper.sleep_until(due).await;
                let _busy = sleeper.busy();
                counted.fetch_add(1, Ordering::SeqCst);
            }
        };
        tokio::select! {
            () = cycle => unreachable!("cycles never end"),
            () = async { tokio::time::sleep(SETTLE).await; clock.walk_to(start + TimeDelta::minutes(31)).await } => {}
        }
        assert_eq!(cycles.load(Ordering::SeqCst), 3);
    }
}

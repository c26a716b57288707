//! Time as a port: the computer's, or the simulator's, which jumps.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;
use tokio::sync::Notify;

pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
    /// Counts from the call, not from the first poll. Ready when it is `at` or later, also when the clock was put
    /// forward; what it gives is to be held until the work that was due is taken up.
    fn sleep_until(self: Arc<Self>, at: DateTime<Utc>) -> BoxFuture<'static, BusyGuard>;
    /// Something due now is being done; a clock that jumps waits for the end of it.
    fn busy(self: Arc<Self>) -> BusyGuard;
}

/// Held while work that was due is done.
pub struct BusyGuard {
    clock: Option<Arc<SimulatedClock>>,
}

impl Drop for BusyGuard {
    fn drop(&mut self) {
        if let Some(clock) = &self.clock {
            clock.state().busy -= 1;
            clock.changed.notify_waiters();
        }
    }
}

/// The computer's clock.
pub struct SystemClock;

/// A laptop may sleep through a timer, so long waits look at the clock again.
const LONGEST_NAP: Duration = Duration::from_secs(20);

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        computer_now()
    }

    fn sleep_until(self: Arc<Self>, at: DateTime<Utc>) -> BoxFuture<'static, BusyGuard> {
        Box::pin(async move {
            while let Some(left) = left_until(at, self.now()) {
                tokio::time::sleep(left.min(LONGEST_NAP)).await;
            }
            BusyGuard { clock: None }
        })
    }

    fn busy(self: Arc<Self>) -> BusyGuard {
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
    /// Moments somebody sleeps for, each with the sleeper's number.
    due: Vec<(u64, DateTime<Utc>)>,
    sleepers: u64,
    busy: usize,
}

/// Work that takes longer than this in real time holds the clock up no more.
const LONGEST_STOP: Duration = Duration::from_secs(60);

impl SimulatedClock {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets the clock at once, for the first reading.
    pub fn set(&self, now: DateTime<Utc>) {
        self.state().offset = now - computer_now();
        self.changed.notify_waiters();
    }

    /// Walks to `target`, stopping at every moment that somebody waits for until the work of it is done.
    pub async fn walk_to(&self, target: DateTime<Utc>) {
        self.quiet().await;
        while let Some(stop) = self.next_due(target) {
            self.set(stop);
            self.quiet().await;
        }
        self.set(target);
        self.quiet().await;
    }

    fn next_due(&self, target: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let now = self.now();
        self.state().due.iter().map(|(_, at)| *at).filter(|at| *at > now && *at < target).min()
    }

    /// Returns when everybody whose moment has come is awake, and nobody is at work.
    async fn quiet(&self) {
        let quiet = async {
            loop {
                let change = self.changed.notified();
                let now = self.now();
                let is_quiet = {
                    let state = self.state();
                    state.busy == 0 && state.due.iter().all(|(_, at)| *at > now)
                };
                if is_quiet {
                    return;
                }
                change.await;
            }
        };
        tokio::time::timeout(LONGEST_STOP, quiet).await.ok();
    }

    fn register(self: Arc<Self>, at: DateTime<Utc>) -> Sleeper {
        let mut state = self.state();
        state.sleepers += 1;
        let number = state.sleepers;
        state.due.push((number, at));
        drop(state);
        Sleeper { clock: self, number }
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> DateTime<Utc> {
        computer_now() + self.state().offset
    }

    fn sleep_until(self: Arc<Self>, at: DateTime<Utc>) -> BoxFuture<'static, BusyGuard> {
        let sleeper = self.clone().register(at);
        Box::pin(async move {
            loop {
                let change = self.changed.notified();
                let Some(left) = left_until(at, self.now()) else { return sleeper.woken() };
                tokio::select! {
                    () = tokio::time::sleep(left.min(LONGEST_NAP)) => {}
                    () = change => {}
                }
            }
        })
    }

    fn busy(self: Arc<Self>) -> BusyGuard {
        self.state().busy += 1;
        BusyGuard { clock: Some(self) }
    }
}

/// A moment that somebody sleeps for; taken back when the sleeper wakes or is dropped.
struct Sleeper {
    clock: Arc<SimulatedClock>,
    number: u64,
}

impl Sleeper {
    /// Busy from the very moment of waking: in between, the clock would walk on.
    fn woken(&self) -> BusyGuard {
        self.clock.clone().busy()
    }
}

impl Drop for Sleeper {
    fn drop(&mut self) {
        self.clock.state().due.retain(|(number, _)| *number != self.number);
        self.clock.changed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn half_an_hour_put_forward_holds_three_ten_minute_cycles() {
        let clock = Arc::new(SimulatedClock::default());
        let cycles = Arc::new(AtomicU32::new(0));
        let start = clock.now();
        let (sleeper, counted) = (clock.clone(), cycles.clone());
        let mut due = start + TimeDelta::minutes(10);
        let mut sleeping = sleeper.clone().sleep_until(due);
        let cycle = tokio::spawn(async move {
            loop {
                let busy = sleeping.await;
                counted.fetch_add(1, Ordering::SeqCst);
                due += TimeDelta::minutes(10);
                // Registered before the work is called done, or the clock would walk past.
                sleeping = sleeper.clone().sleep_until(due);
                drop(busy);
            }
        });
        clock.walk_to(start + TimeDelta::minutes(31)).await;
        cycle.abort();
        assert_eq!(cycles.load(Ordering::SeqCst), 3);
    }
}

//! Runs the scheduler's tasks: what is due, one at a time per account, all accounts beside each other.

pub(crate) mod tasks;
pub(crate) mod work;

use std::collections::{HashMap, HashSet};
use std::fs::{File, OpenOptions};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use kram_sync::clock::BusyGuard;
use kram_sync::schedule::{Timing, is_due, next_run};
use tokio::sync::Notify;

use crate::app::{App, lock};
use crate::contract::events::AppEvent;
use tasks::Planned;

/// What runs now and how the network is.
#[derive(Default)]
pub(crate) struct Engine {
    pub(crate) running: Mutex<HashSet<String>>,
    pub(crate) offline: Mutex<HashMap<String, DateTime<Utc>>>,
    pub(crate) throttled_until: Mutex<Option<DateTime<Utc>>>,
    /// One cycle or comparison at a time per account.
    turns: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    wake: Notify,
    /// Work is taken up or laid down until the table was looked at again; the clock stands still meanwhile.
    in_hand: Mutex<Vec<BusyGuard>>,
}

impl Engine {
    /// Looks at once for what is due.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    pub(crate) fn turn(&self, account: &str) -> Arc<tokio::sync::Mutex<()>> {
        lock(&self.turns).entry(account.to_owned()).or_default().clone()
    }

    /// Claims a task; the claim ends when it is dropped. Nothing when it runs already.
    pub(crate) fn claim<'a>(&'a self, id: &str) -> Option<Claim<'a>> {
        lock(&self.running).insert(id.to_owned()).then(|| Claim { engine: self, id: id.to_owned() })
    }

    pub(crate) fn is_running(&self, id: &str) -> bool {
        lock(&self.running).contains(id)
    }
}

pub(crate) struct Claim<'a> {
    engine: &'a Engine,
    id: String,
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        lock(&self.engine.running).remove(&self.id);
        self.engine.wake();
    }
}

/// How often a program without the scheduler looks whether the one that has it is gone.
const TAKE_OVER: Duration = Duration::from_secs(5);
/// With nothing to wait for, the table is looked at this often.
const IDLE: TimeDelta = TimeDelta::hours(1);

/// Runs until the program ends. Of several programs on the same data, one has the scheduler.
pub(crate) async fn run(app: App) {
    let Some(_lock) = take_scheduler(&app).await else { return };
    work::resume_imports(&app).await;
    loop {
        let in_hand = std::mem::take(&mut *lock(&app.inner.engine.in_hand));
        let next = start_due(&app).await;
        let mut sleeping = app.inner.clock.clone().sleep_until(next);
        drop(in_hand);
        let busy = tokio::select! {
            busy = &mut sleeping => busy,
            // Taken while the sleeper is still registered, or the clock would walk past what is looked at now.
            () = app.inner.engine.wake.notified() => app.inner.clock.clone().busy(),
            () = app.inner.cancel.cancelled() => return,
        };
        lock(&app.inner.engine.in_hand).push(busy);
    }
}

async fn take_scheduler(app: &App) -> Option<File> {
    let path = app.inner.options.data_dir.join("scheduler.lock");
    loop {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).ok()?;
        if file.try_lock().is_ok() {
            return Some(file);
        }
        tokio::select! {
            () = tokio::time::sleep(TAKE_OVER) => {}
            () = app.inner.cancel.cancelled() => return None,
        }
    }
}

/// Starts what is due; answers when to look again.
async fn start_due(app: &App) -> DateTime<Utc> {
    let now = app.inner.clock.now();
    if !app.settings().scheduler {
        return now + IDLE;
    }
    // Whatever ran while the table was read is looked at again when it ends: its last run in the table may be stale.
    let ran_meanwhile = lock(&app.inner.engine.running).clone();
    let planned = match tasks::planned(app).await {
        Ok(planned) => planned,
        Err(error) => {
            tracing::error!(%error, "the table of tasks cannot be read");
            return now + TimeDelta::minutes(1);
        }
    };
    let mut next = now + IDLE;
    for task in planned.into_iter().filter(|task| task.may_run) {
        let timing = timing(app, &task);
        if ran_meanwhile.contains(&task.id) || app.inner.engine.is_running(&task.id) {
            continue;
        }
        if is_due(&timing, now) {
            let busy = app.inner.clock.clone().busy();
            app.inner.tracker.spawn(run_due(app.clone(), task, busy));
        } else if let Some(at) = next_run(&timing, now) {
            next = next.min(at);
        }
    }
    next
}

/// What failed is tried again this soon, however seldom it runs.
const AFTER_FAILURE: u32 = 5;

/// While the network is away, orders are asked for every minute, so that its return is noticed.
fn timing(app: &App, task: &Planned) -> Timing {
    let offline = task.account.as_ref().is_some_and(|account| lock(&app.inner.engine.offline).contains_key(account));
    let soonest = match (offline, task.last_ok) {
        (true, _) => 1,
        (false, Some(false)) => AFTER_FAILURE,
        _ => u32::MAX,
    };
    Timing {
        enabled: task.enabled,
        interval: task.interval.map(|interval| interval.min(soonest)),
        last_run: task.last_run,
    }
}

async fn run_due(app: App, task: Planned, busy: BusyGuard) {
    tasks::run(&app, &task).await;
    lock(&app.inner.engine.in_hand).push(busy);
    app.inner.engine.wake();
}

/// The status bar hears of Allegro's block as soon as it begins.
pub(crate) fn watch_throttle(app: &App) {
    let weak = Arc::downgrade(&app.inner);
    app.inner.log.on_throttle(move |pause| {
        let Some(inner) = weak.upgrade() else { return };
        let until = inner.clock.now() + TimeDelta::from_std(pause).unwrap_or_default();
        *lock(&inner.engine.throttled_until) = Some(until);
        App { inner }.stale(["accounts"]);
    });
}

impl App {
    /// Tells faces how the connection stands.
    pub(crate) async fn tell_sync(&self) {
        if let Ok(state) = crate::commands::sync::state(self).await {
            self.tell(AppEvent::Sync { state });
        }
        self.stale(["accounts", "tasks"]);
    }
}

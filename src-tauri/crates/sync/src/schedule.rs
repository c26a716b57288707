//! When a task is due. Pure; the runner is the program's.

use chrono::{DateTime, TimeDelta, Utc};

/// A switch, an interval and the last run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    pub enabled: bool,
    /// Minutes; absent = only by hand.
    pub interval: Option<u32>,
    pub last_run: Option<DateTime<Utc>>,
}

/// When it runs next: at once if it never ran, else an interval after its last run. Nothing = only by hand.
/// A last run in the future (the clock was put back) counts as now, or the task would sleep for years.
pub fn next_run(timing: &Timing, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let interval = timing.interval.filter(|_| timing.enabled)?;
    let Some(last) = timing.last_run else { return Some(now) };
    Some(last.min(now) + TimeDelta::minutes(i64::from(interval)))
}

pub fn is_due(timing: &Timing, now: DateTime<Utc>) -> bool {
    next_run(timing, now).is_some_and(|next| next <= now)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn minute(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(minute * 60, 0).expect("a moment")
    }

    #[rstest]
    #[case::never_ran(Some(10), None, Some(100))]
    #[case::ran_four_minutes_ago(Some(10), Some(96), Some(106))]
    #[case::overdue(Some(10), Some(50), Some(60))]
    #[case::clock_was_put_back(Some(10), Some(5000), Some(110))]
    #[case::only_by_hand(None, Some(50), None)]
    fn a_task_runs_an_interval_after_its_last_run(
        #[case] interval: Option<u32>,
        #[case] last: Option<i64>,
        #[case] next: Option<i64>,
    ) {
        let timing = Timing { enabled: true, interval, last_run: last.map(minute) };
        assert_eq!(next_run(&timing, minute(100)), next.map(minute));
    }

    #[test]
    fn a_task_switched_off_never_runs() {
        assert_eq!(next_run(&Timing { enabled: false, interval: Some(1), last_run: None }, minute(100)), None);
    }
}

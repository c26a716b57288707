//! Polish working days: deadlines end at midnight in Warsaw, whatever the season.

use chrono::{Datelike, TimeZone, Weekday};
use chrono_tz::Europe::Warsaw;

use crate::clock::{DAY, date_time};

/// The last millisecond of the first working day at or after the moment.
pub(crate) fn end_of_working_day(at_ms: i64) -> i64 {
    let mut at = at_ms;
    loop {
        let local = date_time(at).with_timezone(&Warsaw);
        if !matches!(local.weekday(), Weekday::Sat | Weekday::Sun) {
            let midnight = local.date_naive().succ_opt().and_then(|day| day.and_hms_opt(0, 0, 0));
            let next = midnight.and_then(|moment| Warsaw.from_local_datetime(&moment).earliest());
            return next.map_or(at, |moment| moment.timestamp_millis() - 1);
        }
        at += DAY;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{parse_rfc3339, rfc3339};

    #[test]
    fn a_deadline_skips_the_weekend_and_follows_the_season() {
        let end = |text: &str| rfc3339(end_of_working_day(parse_rfc3339(text).expect("a moment")));
        assert_eq!(end("2026-11-21T09:12:44Z"), "2026-11-23T22:59:59.999Z");
        assert_eq!(end("2026-07-15T21:30:00Z"), "2026-07-15T21:59:59.999Z");
    }
}

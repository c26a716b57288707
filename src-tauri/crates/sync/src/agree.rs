//! The comparison that proves agreement: recent and lately changed orders are listed anew, and every open order
//! that the lists do not show is asked for by its id.

use std::collections::HashSet;

use chrono::TimeDelta;
use kram_allegro::orders::{By, Window};

use crate::cycle::{STREAM, moment};
use crate::error::SyncError;
use crate::pull::{Puller, Saved, Source};

/// Orders bought within this are compared whole each time.
const RECENT: TimeDelta = TimeDelta::days(14);
const OVERLAP: TimeDelta = TimeDelta::hours(1);

impl Puller {
    pub async fn compare(&self) -> Result<Saved, SyncError> {
        let started = self.clock.now();
        let recent = started - RECENT;
        let stream = self.store.stream(self.account, STREAM).await?;
        let changed_from = stream.agreed_at.map_or(recent, |agreed| agreed - OVERLAP);
        let (mut saved, seen) = self.changed_since(changed_from, Source::Comparison).await?;
        let window = Window { by: By::Bought, from: Some(recent), to: None, offset: 0 };
        let (bought, seen_bought) = self.list(window, Source::Comparison).await?;
        saved = saved.and(bought);
        let seen: HashSet<String> = seen.into_iter().chain(seen_bought).collect();
        let held = self.store.open_orders(self.account, moment(recent)).await?;
        let unseen: Vec<String> = held.into_iter().filter(|id| !seen.contains(id)).collect();
        saved = saved.and(self.read_orders(&unseen, Source::Comparison).await?);
        let mut stream = self.store.stream(self.account, STREAM).await?;
        stream.agreed_at = Some(started);
        self.keep(&stream).await?;
        Ok(saved)
    }
}

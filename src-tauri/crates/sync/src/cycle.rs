//! One cycle: the journal says which orders moved, each is read, then the list of lately changed orders
//! catches what the journal lost. The journal is a hint, the order is the truth.

use chrono::TimeDelta;
use futures::StreamExt;
use kram_allegro::orders::{By, EVENTS_PER_PAGE, FORMS_PER_PAGE, LIST_DEPTH, Window};
use kram_allegro::{ApiError, Failure};
use kram_store::streams::Stream;
use kram_store::time::millis;

use crate::error::SyncError;
use crate::pull::{Puller, Saved, Source, read_forms};

pub const STREAM: &str = "orders";

/// The journal keeps sixty days; an older cursor says nothing.
const JOURNAL_KEEPS: TimeDelta = TimeDelta::days(55);
/// Lists lag behind, and clocks differ.
const OVERLAP: TimeDelta = TimeDelta::minutes(15);
/// A fresh order may stay unreadable for a day.
const PATIENCE: TimeDelta = TimeDelta::hours(24);
const PARALLEL_READS: usize = 4;
/// Orders of one event page saved together.
const SAVED_TOGETHER: usize = 100;

impl Puller {
    /// Where the journal stands now. Remembered before the first import, so that nothing falls between the two.
    pub async fn remember_start(&self) -> Result<(), SyncError> {
        if self.store.stream(self.account, STREAM).await?.cursor.is_some() {
            return Ok(());
        }
        // An empty account starts at the beginning of the journal.
        let latest = self.api.latest_event().await?.unwrap_or_else(|| "0".to_owned());
        let mut write = self.store.write().await?;
        // A first cycle may have ended meanwhile; its success is not to be forgotten.
        let mut stream = write.stream(self.account, STREAM).await?;
        if stream.cursor.is_none() {
            stream.cursor = Some(latest);
            write.save_stream(self.account, STREAM, &stream).await?;
            write.commit().await?;
        }
        Ok(())
    }

    /// Journal, awaited orders, lately changed orders.
    pub async fn cycle(&self) -> Result<Saved, SyncError> {
        let started = self.clock.now();
        let mut stream = self.store.stream(self.account, STREAM).await?;
        stream.last_attempt = Some(started);
        if stream.last_success.is_some_and(|last| started - last > JOURNAL_KEEPS) {
            stream.cursor = None;
        }
        if stream.cursor.is_none() {
            stream.cursor = Some(self.api.latest_event().await?.unwrap_or_else(|| "0".to_owned()));
        }
        let mut saved = self.follow_journal(&mut stream).await?;
        saved = saved.and(self.read_awaited().await?);
        let since = stream.last_success.unwrap_or(started) - OVERLAP;
        saved = saved.and(self.changed_since(since, Source::ChangedList).await?.0);
        stream.last_success = Some(started);
        stream.last_error = None;
        self.keep(&stream).await?;
        Ok(saved)
    }

    async fn follow_journal(&self, stream: &mut Stream) -> Result<Saved, SyncError> {
        let mut saved = Saved::default();
        loop {
            self.interrupted()?;
            let events = self.api.events(stream.cursor.as_deref()).await?;
            let Some(last) = events.last().map(|event| event.id.clone()) else { return Ok(saved) };
            let full = events.len() == EVENTS_PER_PAGE;
            let mut ids: Vec<String> = Vec::new();
            for id in events.into_iter().filter_map(|event| event.order?.checkout_form?.id) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            saved = saved.and(self.read_orders(&ids, Source::Journal).await?);
            // Only now: the cursor never passes an order that was not read.
            stream.cursor = Some(last);
            self.keep(stream).await?;
            if !full {
                return Ok(saved);
            }
        }
    }

    async fn read_awaited(&self) -> Result<Saved, SyncError> {
        let now = self.clock.now();
        let waiting = self.store.orders_to_read(self.account).await?;
        let (tired, fresh): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(_, since)| now - *since > PATIENCE);
        if !tired.is_empty() {
            let mut write = self.store.write().await?;
            for (id, _) in &tired {
                write.stop_awaiting(id).await?;
            }
            write.commit().await?;
        }
        let ids: Vec<String> = fresh.into_iter().map(|(id, _)| id).collect();
        self.read_orders(&ids, Source::Journal).await
    }

    /// Reads these orders one by one. What is read is saved even when another fails; then the failure is told.
    pub async fn read_orders(&self, ids: &[String], source: Source) -> Result<Saved, SyncError> {
        let mut saved = Saved::default();
        let mut failed: Option<ApiError> = None;
        for chunk in ids.chunks(SAVED_TOGETHER) {
            self.interrupted()?;
            let interactive = source == Source::ByHand;
            let reads = futures::stream::iter(chunk.to_vec())
                .map(|id| async move { (self.api.form(&id, interactive).await, id) })
                .buffered(PARALLEL_READS)
                .collect::<Vec<_>>()
                .await;
            let (mut bodies, mut missing) = (Vec::new(), Vec::new());
            for (read, id) in reads {
                match read {
                    Ok(body) => bodies.push((id, body)),
                    Err(error) if error.failure == Failure::NotFound => missing.push(id),
                    Err(error) => failed = Some(error),
                }
            }
            saved = saved.and(self.save_reads(bodies, &missing, source).await?);
            if let Some(error) = failed {
                return Err(error.into());
            }
        }
        Ok(saved)
    }

    async fn save_reads(
        &self,
        bodies: Vec<(String, String)>,
        missing: &[String],
        source: Source,
    ) -> Result<Saved, SyncError> {
        let ids: Vec<String> = bodies.iter().map(|(id, _)| id.clone()).collect();
        let (incoming, unreadable) = read_forms(bodies.into_iter().map(|(_, body)| body).collect());
        let read: Vec<String> = incoming.iter().map(|one| one.order.id.clone()).collect();
        let now = self.clock.now();
        let mut write = self.store.write().await?;
        let mut saved = self.save(&mut write, incoming, source).await?;
        saved.unreadable = unreadable;
        for id in &read {
            write.stop_awaiting(id).await?;
        }
        for id in ids.iter().filter(|id| !read.contains(id)) {
            write.await_order(self.account, id, now).await?;
        }
        for id in missing {
            if self.mark_gone(&mut write, id, source).await? {
                saved.changed += 1;
                saved.ids.push(id.clone());
            } else if write.known_orders(&[id]).await?.is_empty() {
                write.await_order(self.account, id, now).await?;
            } else {
                write.stop_awaiting(id).await?;
            }
        }
        write.commit().await?;
        Ok(saved)
    }

    /// Lists orders changed since; answers what was saved and every id that was seen.
    pub async fn changed_since(
        &self,
        since: chrono::DateTime<chrono::Utc>,
        source: Source,
    ) -> Result<(Saved, Vec<String>), SyncError> {
        let window = Window { by: By::Updated, from: Some(since), to: None, offset: 0 };
        self.list(window, source).await
    }

    /// Walks a list by pages. Beyond Allegro's depth it starts anew from the last moment seen.
    pub async fn list(&self, mut window: Window, source: Source) -> Result<(Saved, Vec<String>), SyncError> {
        let (mut saved, mut seen) = (Saved::default(), Vec::new());
        loop {
            self.interrupted()?;
            let page = self.api.forms(&window).await?;
            let rows = u32::try_from(page.forms.len()).unwrap_or(u32::MAX);
            let (incoming, unreadable) = read_forms(page.forms);
            seen.extend(incoming.iter().map(|one| one.order.id.clone()));
            let edge = incoming
                .last()
                .and_then(|one| if window.by == By::Updated { one.order.updated_at } else { one.order.bought_at() });
            if !incoming.is_empty() {
                let mut write = self.store.write().await?;
                let mut page_saved = self.save(&mut write, incoming, source).await?;
                page_saved.unreadable = unreadable;
                write.commit().await?;
                saved = saved.and(page_saved);
            }
            if rows < FORMS_PER_PAGE {
                return Ok((saved, seen));
            }
            window.offset += rows;
            if window.offset + FORMS_PER_PAGE > LIST_DEPTH {
                match window.by {
                    By::Updated => window.from = edge.or(window.from),
                    By::Bought => window.to = edge.or(window.to),
                }
                window.offset = 0;
            }
        }
    }

    pub(crate) async fn keep(&self, stream: &Stream) -> Result<(), SyncError> {
        let mut write = self.store.write().await?;
        write.save_stream(self.account, STREAM, stream).await?;
        write.commit().await?;
        Ok(())
    }

    /// Notes a failed cycle, so that the seller sees since when and why.
    pub async fn note_failure(&self, error_json: &str) -> Result<(), SyncError> {
        let mut stream = self.store.stream(self.account, STREAM).await?;
        stream.last_attempt = Some(self.clock.now());
        stream.last_error = Some(error_json.to_owned());
        self.keep(&stream).await
    }
}

/// Milliseconds of a moment, for the store's comparisons.
pub(crate) fn moment(at: chrono::DateTime<chrono::Utc>) -> i64 {
    millis(at)
}

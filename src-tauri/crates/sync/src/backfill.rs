//! The first import: twelve months, newest first, resumable at any page.
//!
//! Pages are cut by the moment of purchase instead of by offset, so that Allegro's depth limit of 10,000 never
//! matters and orders that come meanwhile shift nothing.

use chrono::{DateTime, Utc};
use kram_allegro::ApiError;
use kram_allegro::orders::{By, FORMS_PER_PAGE, FormPage, LIST_DEPTH, Window};
use kram_store::streams::Stream;
use serde::{Deserialize, Serialize};

use crate::error::SyncError;
use crate::pull::{Incoming, Puller, Saved, Source, read_forms};

pub const STREAM: &str = "backfill";

const PAGES_TOGETHER: usize = 4;

/// Where the next page begins. The whole import is over when `finished`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Bought at this moment or before; absent = newest.
    pub until: Option<DateTime<Utc>>,
    /// Rows to skip: those already read that were bought in the very moment `until`.
    pub skip: u32,
    pub finished: bool,
}

impl Position {
    pub fn of(stream: &Stream) -> Self {
        stream.cursor.as_deref().and_then(|cursor| serde_json::from_str(cursor).ok()).unwrap_or_default()
    }
}

/// The position after a page whose oldest order was bought at `oldest`. Pure.
pub fn after(position: &Position, oldest: Option<DateTime<Utc>>, rows: u32) -> Position {
    let full = rows == FORMS_PER_PAGE;
    match oldest {
        Some(oldest) if full && position.until.is_none_or(|until| oldest < until) => {
            Position { until: Some(oldest), skip: 0, finished: false }
        }
        // A whole page bought in one moment: go on within it.
        Some(_) if full && position.skip + 2 * FORMS_PER_PAGE <= LIST_DEPTH => {
            Position { until: position.until, skip: position.skip + rows, finished: false }
        }
        _ => Position { finished: true, ..position.clone() },
    }
}

/// Pages read and not yet saved.
#[derive(Default)]
struct Group {
    incoming: Vec<Incoming>,
    unreadable: u32,
    total: u32,
    pages: usize,
    pages_wanted: usize,
    /// Where the page after them begins.
    position: Option<Position>,
}

impl Group {
    fn take_in(&mut self, incoming: Vec<Incoming>, unreadable: u32, total: u32, position: &Position) {
        for one in incoming {
            // Pages overlap in the moment they were cut at.
            if !self.incoming.iter().any(|known| known.order.id == one.order.id) {
                self.incoming.push(one);
            }
        }
        self.unreadable += unreadable;
        self.total = self.total.max(total);
        self.pages += 1;
        self.position = Some(position.clone());
    }
}

impl Puller {
    /// Imports until done; `progress` is told after each commit.
    ///
    /// The first page is saved at once, so that something shows; later ones in groups, because the search index
    /// grows cheaper in larger bites. Orders and position commit together.
    pub async fn backfill(&self, progress: impl Fn(&Saved) + Send + Sync) -> Result<(), SyncError> {
        let mut stream = self.store.stream(self.account, STREAM).await?;
        let mut position = Position::of(&stream);
        let mut fetching = (!position.finished).then(|| self.fetch(&position));
        let mut group = Group { pages_wanted: 1, ..Group::default() };
        while let Some(page) = fetching.take() {
            let page = page.await.map_err(|_| SyncError::Interrupted).and_then(|page| Ok(page?));
            let FormPage { forms, total } = match page {
                Ok(page) => page,
                Err(error) => {
                    // What was read before is not thrown away.
                    self.save_group(&mut stream, &mut group).await?;
                    return Err(error);
                }
            };
            self.interrupted()?;
            let rows = u32::try_from(forms.len()).unwrap_or(u32::MAX);
            let (incoming, unreadable) = read_forms(forms);
            let oldest = incoming.iter().filter_map(|one| one.order.bought_at()).min();
            position = after(&position, oldest, rows);
            // The next page travels while this one is saved.
            fetching = (!position.finished).then(|| self.fetch(&position));
            group.take_in(incoming, unreadable, total, &position);
            if group.pages >= group.pages_wanted || position.finished {
                progress(&self.save_group(&mut stream, &mut group).await?);
                group.pages_wanted = PAGES_TOGETHER;
            }
        }
        Ok(())
    }

    async fn save_group(&self, stream: &mut Stream, group: &mut Group) -> Result<Saved, SyncError> {
        let mut write = self.store.write().await?;
        let mut saved = self.save(&mut write, std::mem::take(&mut group.incoming), Source::Backfill).await?;
        saved.unreadable = std::mem::take(&mut group.unreadable);
        group.pages = 0;
        stream.done += saved.new;
        stream.total = Some(stream.total.unwrap_or(group.total).max(stream.done));
        if let Some(position) = group.position.take() {
            stream.cursor = Some(serde_json::to_string(&position).map_err(kram_store::StoreError::from)?);
        }
        stream.last_success = Some(self.clock.now());
        write.save_stream(self.account, STREAM, stream).await?;
        write.commit().await?;
        Ok(saved)
    }

    fn fetch(&self, position: &Position) -> tokio::task::JoinHandle<Result<FormPage, ApiError>> {
        // No lower bound: Allegro itself ends the list where its twelve months end.
        let window = Window { by: By::Bought, from: None, to: position.until, offset: position.skip };
        let api = self.api.clone();
        tokio::spawn(async move { api.forms(&window).await })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).expect("a moment")
    }

    #[test]
    fn a_full_page_moves_to_its_oldest_order() {
        let next = after(&Position::default(), Some(at(50)), FORMS_PER_PAGE);
        assert_eq!(next, Position { until: Some(at(50)), skip: 0, finished: false });
    }

    #[test]
    fn a_page_bought_in_one_moment_goes_on_within_it() {
        let here = Position { until: Some(at(50)), skip: 0, finished: false };
        assert_eq!(after(&here, Some(at(50)), FORMS_PER_PAGE).skip, FORMS_PER_PAGE);
    }

    #[test]
    fn a_page_that_is_not_full_is_the_last() {
        assert!(after(&Position::default(), Some(at(50)), 99).finished);
        assert!(after(&Position::default(), None, 0).finished);
    }
}

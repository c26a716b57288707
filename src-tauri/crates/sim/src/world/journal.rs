//! The event journal of one account, with its faults: events may be missing, late or out of order (FACTS C1, J11, J12).

use crate::chance::Chance;
use crate::clock::DAY;
use crate::world::book::Slot;

/// How long Allegro keeps events.
pub(crate) const KEPT_MS: i64 = 60 * DAY;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Bought,
    FilledIn,
    Ready,
    BuyerCancelled,
    AutoCancelled,
    FulfilmentChanged,
    BuyerModified,
}

impl Kind {
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Self::Bought => "BOUGHT",
            Self::FilledIn => "FILLED_IN",
            Self::Ready => "READY_FOR_PROCESSING",
            Self::BuyerCancelled => "BUYER_CANCELLED",
            Self::AutoCancelled => "AUTO_CANCELLED",
            Self::FulfilmentChanged => "FULFILLMENT_STATUS_CHANGED",
            Self::BuyerModified => "BUYER_MODIFIED",
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub(crate) id: i64,
    pub(crate) kind: Kind,
    pub(crate) occurred_at: i64,
    pub(crate) slot: Slot,
    pub(crate) revision: u32,
}

struct Held {
    event: Event,
    /// When it becomes readable; `None`: at the next reading, in any order.
    due: Option<i64>,
}

/// What goes wrong with events published from now on.
#[derive(Default)]
pub(crate) struct Trouble {
    pub(crate) drop_share: f64,
    /// How many more events to lose for certain.
    pub(crate) drop_next: u64,
    pub(crate) shuffle: bool,
    /// Share of payments told twice, with the same moment and another id.
    pub(crate) double_share: f64,
    pub(crate) delay_ms: i64,
    pub(crate) delay_share: f64,
}

pub(crate) struct Journal {
    events: Vec<Event>,
    held: Vec<Held>,
    chance: Chance,
    pub(crate) trouble: Trouble,
    pub(crate) dropped: u64,
}

impl Journal {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            events: Vec::new(),
            held: Vec::new(),
            chance: Chance::new(seed),
            trouble: Trouble::default(),
            dropped: 0,
        }
    }

    pub(crate) fn publish(&mut self, event: Event, now: i64) {
        if event.kind == Kind::Ready && self.chance.share(self.trouble.double_share) {
            self.deliver(event, now);
        }
        self.deliver(event, now);
    }

    fn deliver(&mut self, event: Event, now: i64) {
        if self.trouble.drop_next > 0 {
            self.trouble.drop_next -= 1;
            self.dropped += 1;
        } else if self.chance.share(self.trouble.drop_share) {
            self.dropped += 1;
        } else if self.chance.share(self.trouble.delay_share) {
            self.held.push(Held { event, due: Some(now + self.trouble.delay_ms) });
        } else if self.trouble.shuffle {
            self.held.push(Held { event, due: None });
        } else {
            self.append(event, now);
        }
    }

    /// Ids look like microseconds and only grow, also when two events share a moment.
    fn append(&mut self, mut event: Event, now: i64) {
        let last = self.events.last().map_or(0, |event| event.id);
        event.id = (last + 1).max(now * 1_000 + self.chance.between(0, 900));
        self.events.push(event);
    }

    /// Releases what was held back long enough.
    pub(crate) fn settle(&mut self, now: i64) {
        if self.held.iter().any(|held| held.due.is_some_and(|due| due <= now)) {
            let (due, kept) = self.held.drain(..).partition(|held| held.due.is_some_and(|due| due <= now));
            self.held = kept;
            self.append_all(due, now);
        }
    }

    /// Somebody reads: what is shuffled comes out now, in no order.
    pub(crate) fn open(&mut self, now: i64) {
        let (mut shuffled, kept): (Vec<Held>, Vec<Held>) = self.held.drain(..).partition(|held| held.due.is_none());
        self.held = kept;
        self.chance.shuffle(&mut shuffled);
        self.append_all(shuffled, now);
    }

    fn append_all(&mut self, held: Vec<Held>, now: i64) {
        for held in held {
            self.append(held.event, now);
        }
    }

    /// Events after `from` that Allegro still keeps.
    pub(crate) fn after(&self, from: i64, now: i64) -> &[Event] {
        let oldest = (now - KEPT_MS) * 1_000;
        let start = self.events.partition_point(|event| event.id <= from || event.id < oldest);
        &self.events[start..]
    }

    pub(crate) fn latest(&self, now: i64) -> Option<&Event> {
        self.after(i64::MIN, now).last()
    }

    pub(crate) fn all(&self) -> &[Event] {
        &self.events
    }

    pub(crate) fn held_count(&self) -> usize {
        self.held.len()
    }
}

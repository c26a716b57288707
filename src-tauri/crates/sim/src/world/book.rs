//! All orders of one account, with the order of their list. The list may lag behind the single order (FACTS J15).

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use uuid::Uuid;

use crate::world::order::Order;

/// A position in the book; stays the same for the life of the world.
pub(crate) type Slot = u32;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SortBy {
    Bought,
    Updated,
}

#[derive(Default)]
pub(crate) struct Book {
    current: Vec<Arc<Order>>,
    /// What the list shows; the same allocation as in `current` unless it lags.
    listed: Vec<Option<Arc<Order>>>,
    by_id: HashMap<Uuid, Slot>,
    /// Sorted `(moment, slot)` of the listed orders: a page by offset costs a subtraction, not a walk.
    by_bought: Vec<(i64, Slot)>,
    by_updated: Vec<(i64, Slot)>,
    lagging: VecDeque<(i64, Slot)>,
}

impl Book {
    /// Takes a whole history at once; sorting once is what lets 100,000 orders start in a second.
    pub(crate) fn filled(orders: Vec<Order>) -> Self {
        let current: Vec<Arc<Order>> = orders.into_iter().map(Arc::new).collect();
        let mut book = Self {
            listed: current.iter().map(|order| (!order.gone).then(|| Arc::clone(order))).collect(),
            by_id: current.iter().enumerate().map(|(slot, order)| (order.id, slot as Slot)).collect(),
            by_bought: moments(&current, |order| order.bought_at),
            by_updated: moments(&current, |order| order.updated_at),
            lagging: VecDeque::new(),
            current,
        };
        book.by_bought.sort_unstable();
        book.by_updated.sort_unstable();
        book
    }

    pub(crate) fn len(&self) -> usize {
        self.current.len()
    }

    pub(crate) fn slot(&self, id: Uuid) -> Option<Slot> {
        self.by_id.get(&id).copied()
    }

    pub(crate) fn at(&self, slot: Slot) -> &Arc<Order> {
        &self.current[slot as usize]
    }

    /// Newest last, the ones merged away included.
    pub(crate) fn slots(&self) -> impl DoubleEndedIterator<Item = (Slot, &Arc<Order>)> {
        self.current.iter().enumerate().map(|(slot, order)| (slot as Slot, order))
    }

    pub(crate) fn add(&mut self, order: Order) -> Slot {
        let slot = self.current.len() as Slot;
        self.by_id.insert(order.id, slot);
        self.current.push(Arc::new(order));
        self.listed.push(None);
        self.list(slot);
        slot
    }

    /// Changes an order; the list shows it from `listed_from` on, at once when that is not later than `now`.
    pub(crate) fn change(&mut self, slot: Slot, now: i64, listed_from: i64, edit: impl FnOnce(&mut Order)) {
        let order = Arc::make_mut(&mut self.current[slot as usize]);
        let before = order.updated_at;
        edit(order);
        // Whatever moment a change was given, the time of the last change never goes back.
        order.updated_at = order.updated_at.max(before);
        if listed_from > now {
            self.lagging.push_back((listed_from, slot));
        } else {
            self.list(slot);
        }
    }

    /// Lets the list catch up.
    pub(crate) fn settle(&mut self, now: i64) {
        while let Some(&(due, slot)) = self.lagging.front() {
            if due > now {
                return;
            }
            self.lagging.pop_front();
            self.list(slot);
        }
    }

    fn list(&mut self, slot: Slot) {
        let position = slot as usize;
        let new = Arc::clone(&self.current[position]);
        if let Some(old) = self.listed[position].take() {
            forget(&mut self.by_bought, (old.bought_at, slot));
            forget(&mut self.by_updated, (old.updated_at, slot));
        }
        if !new.gone {
            remember(&mut self.by_bought, (new.bought_at, slot));
            remember(&mut self.by_updated, (new.updated_at, slot));
            self.listed[position] = Some(new);
        }
    }

    /// The listed orders whose moment lies in the range, oldest first; takes a slice by position.
    pub(crate) fn range(&self, by: SortBy, from: i64, to: i64) -> &[(i64, Slot)] {
        let index = match by {
            SortBy::Bought => &self.by_bought,
            SortBy::Updated => &self.by_updated,
        };
        let start = index.partition_point(|(moment, _)| *moment < from);
        let end = index.partition_point(|(moment, _)| *moment <= to);
        index.get(start..end).unwrap_or_default()
    }

    pub(crate) fn listed(&self, slot: Slot) -> Option<&Arc<Order>> {
        self.listed[slot as usize].as_ref()
    }
}

fn moments(orders: &[Arc<Order>], of: impl Fn(&Order) -> i64) -> Vec<(i64, Slot)> {
    let visible = orders.iter().enumerate().filter(|(_, order)| !order.gone);
    visible.map(|(slot, order)| (of(order), slot as Slot)).collect()
}

fn remember(index: &mut Vec<(i64, Slot)>, entry: (i64, Slot)) {
    if let Err(position) = index.binary_search(&entry) {
        index.insert(position, entry);
    }
}

fn forget(index: &mut Vec<(i64, Slot)>, entry: (i64, Slot)) {
    if let Ok(position) = index.binary_search(&entry) {
        index.remove(position);
    }
}

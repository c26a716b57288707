//! What to do with an order that came, from what is held of it. Pure.

use kram_domain::change::{Change, changes};
use kram_domain::order::Order;

/// What is held of an order.
#[derive(Clone, Debug)]
pub struct Held<'a> {
    pub body: &'a str,
    /// Absent when the held body cannot be read any more (a newer program wrote it).
    pub order: Option<&'a Order>,
    pub merged: bool,
    pub gone: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Insert,
    /// Nothing differs; only the time of reading is new.
    Keep,
    Update(Vec<Change>),
    /// A list told an older state than the one held: lists lag some seconds behind.
    Stale,
}

/// Decides for one order. An order once merged away stays so, though a lagging list may show it again.
pub fn step(held: Option<&Held<'_>>, body: &str, order: &Order) -> Step {
    let Some(held) = held else { return Step::Insert };
    if held.merged {
        return Step::Stale;
    }
    if held.body == body && !held.gone {
        return Step::Keep;
    }
    let Some(known) = held.order else { return Step::Update(vec![Change::Other]) };
    if known.updated_at.zip(order.updated_at).is_some_and(|(known, came)| came < known) {
        return Step::Stale;
    }
    Step::Update(changes(known, order))
}

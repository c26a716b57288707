//! What happened to an order between two readings of it.

use crate::money::Money;
use crate::order::{Address, Order};
use crate::payment::{PaymentState, standing};
use crate::status::{Fulfilment, Stage};

/// One thing worth a line in the order's timeline.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The buyer filled in the delivery form.
    Filled,
    Paid(Option<Money>),
    Surcharge(Option<Money>),
    Cancelled,
    StatusChanged {
        old: Option<Fulfilment>,
        new: Option<Fulfilment>,
    },
    /// An address seen before was replaced. The first address of an unpaid order is no change.
    AddressChanged {
        old: Box<Address>,
        new: Box<Address>,
    },
    PointChanged {
        old: Option<String>,
        new: Option<String>,
    },
    /// Something else differs (note, items, invoice); the raw data tell.
    Other,
}

/// Changes from `old` to `new`, in the order a seller would tell them. Empty = the same order.
pub fn changes(old: &Order, new: &Order) -> Vec<Change> {
    let mut found = Vec::new();
    if old.stage != Stage::Cancelled && new.stage == Stage::Cancelled {
        found.push(Change::Cancelled);
    }
    if old.stage == Stage::Bought && matches!(new.stage, Stage::FilledIn | Stage::Ready) {
        found.push(Change::Filled);
    }
    let was_awaiting = standing(old).state == PaymentState::Awaiting;
    if was_awaiting && !matches!(standing(new).state, PaymentState::Awaiting | PaymentState::NotDue) {
        found.push(Change::Paid(new.payment.as_ref().and_then(|payment| payment.paid.clone())));
    }
    let surcharges = new.surcharges.iter().filter(|one| !old.surcharges.contains(one));
    found.extend(surcharges.map(|one| Change::Surcharge(one.paid.clone())));
    if old.fulfilment != new.fulfilment {
        found.push(Change::StatusChanged { old: old.fulfilment.clone(), new: new.fulfilment.clone() });
    }
    found.extend(delivery_changes(old, new));
    if found.is_empty() && differs(old, new) {
        found.push(Change::Other);
    }
    found
}

fn delivery_changes(old: &Order, new: &Order) -> Vec<Change> {
    let (Some(before), Some(after)) = (&old.delivery, &new.delivery) else { return Vec::new() };
    let mut found = Vec::new();
    if let (Some(old), Some(new)) = (&before.address, &after.address)
        && old != new
    {
        found.push(Change::AddressChanged { old: Box::new(old.clone()), new: Box::new(new.clone()) });
    }
    let point = |delivery: &crate::order::Delivery| delivery.point.as_ref().map(|point| point.id.clone());
    if before.point.is_some() && point(before) != point(after) {
        found.push(Change::PointChanged { old: point(before), new: point(after) });
    }
    found
}

/// Revision and time of change are bookkeeping, not news.
fn differs(old: &Order, new: &Order) -> bool {
    let mut old = old.clone();
    old.updated_at = new.updated_at;
    old.revision = new.revision.clone();
    old != *new
}

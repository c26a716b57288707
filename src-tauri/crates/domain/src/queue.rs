//! The work queue an order stands in. Each order stands in exactly one.

use crate::order::Order;
use crate::status::{Fulfilment, Stage};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Queue {
    AwaitingPayment = 0,
    ToPack = 1,
    Packed = 2,
    Sent = 3,
    Suspended = 4,
    Cancelled = 5,
    Returned = 6,
    /// One Fulfillment: shown, never worked on.
    ByAllegro = 7,
    /// Merged into another order, or gone from Allegro.
    Replaced = 8,
}

impl Queue {
    pub const ALL: [Self; 9] = [
        Self::AwaitingPayment,
        Self::ToPack,
        Self::Packed,
        Self::Sent,
        Self::Suspended,
        Self::Cancelled,
        Self::Returned,
        Self::ByAllegro,
        Self::Replaced,
    ];

    /// Something is still to be done for these.
    pub const OPEN: [Self; 4] = [Self::AwaitingPayment, Self::ToPack, Self::Packed, Self::Suspended];

    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }
}

/// The buyer's cancellation wins over the seller's status; an unknown seller status stays where it can be seen.
pub fn queue_of(order: &Order) -> Queue {
    if order.stage == Stage::Cancelled {
        return Queue::Cancelled;
    }
    if order.fulfilled_by_allegro {
        return Queue::ByAllegro;
    }
    if order.stage.is_unpaid() {
        return Queue::AwaitingPayment;
    }
    match order.fulfilment.as_ref() {
        None | Some(Fulfilment::New | Fulfilment::Processing | Fulfilment::Other(_)) => Queue::ToPack,
        Some(Fulfilment::ReadyForShipment | Fulfilment::ReadyForPickup) => Queue::Packed,
        Some(Fulfilment::Sent | Fulfilment::PickedUp) => Queue::Sent,
        Some(Fulfilment::Suspended) => Queue::Suspended,
        Some(Fulfilment::Cancelled) => Queue::Cancelled,
        Some(Fulfilment::Returned) => Queue::Returned,
    }
}

//! Why an order needs a human. Those that time alone brings (overdue) are judged where the clock is.

use crate::delivery::{DeliveryKind, kind_of};
use crate::order::Order;
use crate::payment::{PaymentState, standing};
use crate::queue::{Queue, queue_of};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Problem {
    Underpaid = 0,
    Overpaid = 1,
    CancelledAfterPayment = 2,
    AddressChanged = 3,
    MissingPoint = 4,
    MissingPhone = 5,
    Gone = 6,
}

impl Problem {
    pub const ALL: [Self; 7] = [
        Self::Underpaid,
        Self::Overpaid,
        Self::CancelledAfterPayment,
        Self::AddressChanged,
        Self::MissingPoint,
        Self::MissingPhone,
        Self::Gone,
    ];

    /// Problems as the bits of one number, as the database keeps them.
    pub fn to_bits(problems: &[Self]) -> i64 {
        problems.iter().fold(0, |bits, problem| bits | 1 << *problem as u8)
    }

    pub fn from_bits(bits: i64) -> Vec<Self> {
        Self::ALL.into_iter().filter(|problem| bits & 1 << *problem as u8 != 0).collect()
    }
}

/// `address_changed` = an address we had shown before is no longer the one at Allegro.
pub fn problems_of(order: &Order, address_changed: bool) -> Vec<Problem> {
    let queue = queue_of(order);
    let standing = standing(order);
    let to_ship = matches!(queue, Queue::ToPack | Queue::Packed | Queue::Suspended);
    let paid_something = order.payment.as_ref().is_some_and(|payment| payment.paid.is_some());
    let found = [
        (to_ship && standing.state == PaymentState::Underpaid, Problem::Underpaid),
        (to_ship && standing.state == PaymentState::Overpaid, Problem::Overpaid),
        (queue == Queue::Cancelled && paid_something, Problem::CancelledAfterPayment),
        (to_ship && address_changed, Problem::AddressChanged),
        (to_ship && lacks_point(order), Problem::MissingPoint),
        (to_ship && lacks_phone(order), Problem::MissingPhone),
    ];
    found.into_iter().filter_map(|(is_so, problem)| is_so.then_some(problem)).collect()
}

fn lacks_point(order: &Order) -> bool {
    order.delivery.as_ref().is_some_and(|delivery| {
        let kind = kind_of(delivery.method.as_deref().unwrap_or_default(), delivery.point.is_some());
        delivery.point.is_none() && matches!(kind, DeliveryKind::Locker | DeliveryKind::Point)
    })
}

/// Carriers want at least nine digits; "------" comes through too.
fn lacks_phone(order: &Order) -> bool {
    let Some(delivery) = &order.delivery else { return false };
    let of_address = delivery.address.as_ref().and_then(|address| address.phone.as_deref());
    let phone = of_address.or(order.buyer.phone.as_deref()).unwrap_or_default();
    delivery.address.is_some() && crate::fold::digits(phone).len() < 9
}

//! How the money of an order stands.

use crate::money::Money;
use crate::order::{Order, Payment};
use crate::status::Stage;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaymentState {
    Paid,
    Awaiting,
    CashOnDelivery,
    /// B2B with a deferred term: shipped before it is paid.
    Deferred,
    Underpaid,
    Overpaid,
    /// Cancelled before anything was paid.
    NotDue,
}

/// The state, and what was paid less what is to be paid where the two differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub state: PaymentState,
    pub difference: Option<Money>,
}

const CASH_ON_DELIVERY: &str = "CASH_ON_DELIVERY";
const EXTENDED_TERM: &str = "EXTENDED_TERM";

/// Cash on delivery is known by its type, never by `finishedAt`, which such orders carry too.
pub fn standing(order: &Order) -> Standing {
    let plain = |state| Standing { state, difference: None };
    let Some(payment) = &order.payment else {
        return plain(if order.stage == Stage::Cancelled { PaymentState::NotDue } else { PaymentState::Awaiting });
    };
    match payment.kind.as_str() {
        CASH_ON_DELIVERY => return plain(PaymentState::CashOnDelivery),
        // Allegro's partner may have paid already; the buyer's term still runs, and the invoice must say so.
        EXTENDED_TERM => return plain(PaymentState::Deferred),
        _ => {}
    }
    match paid_in_all(payment, &order.surcharges) {
        Some(paid) => compared(paid, order),
        None if order.stage == Stage::Cancelled => plain(PaymentState::NotDue),
        None if payment.finished_at.is_some() && !order.stage.is_unpaid() => plain(PaymentState::Paid),
        None => plain(PaymentState::Awaiting),
    }
}

/// Only finished payments count; a started one has an id and no date.
fn paid_in_all(payment: &Payment, surcharges: &[Payment]) -> Option<Money> {
    let finished = |one: &Payment| one.finished_at.and(one.paid.clone());
    let first = finished(payment)?;
    Some(surcharges.iter().filter_map(finished).fold(first, |sum, surcharge| sum + surcharge))
}

fn compared(paid: Money, order: &Order) -> Standing {
    let difference = paid - order.total.clone();
    let state = match difference.minor {
        0 => PaymentState::Paid,
        below if below < 0 => PaymentState::Underpaid,
        _ => PaymentState::Overpaid,
    };
    Standing { state, difference: Some(difference).filter(|difference| !difference.is_zero()) }
}

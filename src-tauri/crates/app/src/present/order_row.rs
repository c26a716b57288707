//! A row of an order list.

use chrono::{DateTime, Utc};
use kram_domain::problem::Problem as Known;
use kram_domain::queue::Queue;
use kram_domain::status::Fulfilment;
use kram_store::orders::ListedOrder;
use kram_store::orders::record::{KEYS_PER_MILLI, payment_of_number};
use kram_store::time::{deadline, instant, millis};

use crate::contract::common::MoneyDto;
use crate::contract::orders::{DeliveryKind, OrderRow, OrderStatus, PaymentState, Problem};

const KINDS: [DeliveryKind; 6] = [
    DeliveryKind::Locker,
    DeliveryKind::Point,
    DeliveryKind::Courier,
    DeliveryKind::Letter,
    DeliveryKind::PersonalPickup,
    DeliveryKind::Other,
];

pub(crate) fn row(listed: ListedOrder, now: DateTime<Utc>) -> OrderRow {
    let problem = problems(listed.problems, listed.queue, listed.ship_by, now).into_iter().next();
    OrderRow {
        number: listed.id.get(..8).unwrap_or(&listed.id).to_owned(),
        id: listed.id,
        account: listed.account,
        bought_at: instant(listed.key / KEYS_PER_MILLI),
        buyer_name: listed.buyer_name,
        buyer_login: listed.buyer_login,
        first_item: listed.first_item,
        first_item_quantity: listed.first_quantity,
        more_items: listed.lines.saturating_sub(1),
        pieces: listed.pieces,
        payment: payment(payment_of_number(listed.payment)),
        payment_difference: listed
            .payment_difference
            .map(|minor| MoneyDto { minor, currency: listed.currency.clone() }),
        total: MoneyDto { minor: listed.total, currency: listed.currency },
        delivery_name: listed.delivery_name,
        delivery_kind: usize::try_from(listed.delivery_kind)
            .ok()
            .and_then(|kind| KINDS.get(kind).copied())
            .unwrap_or(DeliveryKind::Other),
        delivery_place: listed.delivery_place,
        delivery_detail: listed.delivery_detail,
        ship_by: deadline(listed.ship_by),
        status: status(&listed.status, &listed.stage),
        is_new: listed.opened == 0,
        buyer_message: listed.message,
        note: listed.note,
        wants_invoice: listed.invoice != 0,
        smart: listed.smart != 0,
        fulfilled_by_allegro: listed.by_allegro != 0,
        address_changed: listed.address_changed != 0,
        problem,
        waybills: listed.waybills.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
        country: listed.country,
        merged_into: listed.merged_into,
    }
}

pub(crate) fn delivery_kind(kind: kram_domain::delivery::DeliveryKind) -> DeliveryKind {
    usize::try_from(kind as i64).ok().and_then(|kind| KINDS.get(kind).copied()).unwrap_or(DeliveryKind::Other)
}

/// What time alone brings comes first: a missed deadline is the most urgent.
pub(crate) fn problems(bits: i64, queue: i64, ship_by: i64, now: DateTime<Utc>) -> Vec<Problem> {
    let to_ship = queue == Queue::ToPack as i64 || queue == Queue::Packed as i64;
    let late = (to_ship && ship_by < millis(now)).then_some(Problem::Overdue);
    late.into_iter().chain(Known::from_bits(bits).into_iter().map(problem)).collect()
}

fn problem(known: Known) -> Problem {
    match known {
        Known::Underpaid => Problem::Underpaid,
        Known::Overpaid => Problem::Overpaid,
        Known::CancelledAfterPayment => Problem::CancelledAfterPayment,
        Known::AddressChanged => Problem::AddressChanged,
        Known::MissingPoint => Problem::MissingPoint,
        Known::MissingPhone => Problem::MissingPhone,
        Known::Gone => Problem::Gone,
    }
}

/// The buyer's cancellation wins; an unknown stage or status is shown as it is.
pub(crate) fn status(word: &str, stage: &str) -> OrderStatus {
    match stage {
        "CANCELLED" => return OrderStatus::Cancelled,
        "BOUGHT" | "FILLED_IN" => return OrderStatus::Unpaid,
        "READY_FOR_PROCESSING" | "" => {}
        unknown => return OrderStatus::Other(unknown.to_owned()),
    }
    if word.is_empty() {
        return OrderStatus::New;
    }
    of_fulfilment(&Fulfilment::from_word(word))
}

pub(crate) fn of_fulfilment(status: &Fulfilment) -> OrderStatus {
    match status {
        Fulfilment::New => OrderStatus::New,
        Fulfilment::Processing => OrderStatus::Processing,
        Fulfilment::ReadyForShipment => OrderStatus::ReadyForShipment,
        Fulfilment::ReadyForPickup => OrderStatus::ReadyForPickup,
        Fulfilment::Sent => OrderStatus::Sent,
        Fulfilment::PickedUp => OrderStatus::PickedUp,
        Fulfilment::Suspended => OrderStatus::Suspended,
        Fulfilment::Cancelled => OrderStatus::Cancelled,
        Fulfilment::Returned => OrderStatus::Returned,
        Fulfilment::Other(word) => OrderStatus::Other(word.clone()),
    }
}

pub(crate) fn payment(state: kram_domain::payment::PaymentState) -> PaymentState {
    use kram_domain::payment::PaymentState as Known;
    match state {
        Known::Paid => PaymentState::Paid,
        Known::Awaiting => PaymentState::Awaiting,
        Known::CashOnDelivery => PaymentState::CashOnDelivery,
        Known::Deferred => PaymentState::Deferred,
        Known::Underpaid => PaymentState::Underpaid,
        Known::Overpaid => PaymentState::Overpaid,
        Known::NotDue => PaymentState::NotDue,
    }
}

//! From a view with filters to the store's list.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Warsaw;
use kram_domain::queue::Queue;
use kram_domain::status::Fulfilment;
use kram_store::accounts::AccountRecord;
use kram_store::orders::record::payment_number;
use kram_store::orders::{Condition, OrderList, Part, SortKey};
use kram_store::time::millis;

use crate::contract::orders::{DeadlineFilter, OrderFilter, OrderQuery, OrderStatus, PaymentState, SortBy, View};

/// How long a paid order that was cancelled stays among the problems.
const CANCELLED_IS_NEWS_FOR: TimeDelta = TimeDelta::days(14);

/// Allegro's deadlines are Polish days, wherever the computer stands.
pub(crate) fn end_of_day(now: DateTime<Utc>, days_ahead: u64) -> DateTime<Utc> {
    let day = now.with_timezone(&Warsaw).date_naive() + Days::new(days_ahead + 1);
    Warsaw.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest().map_or(now, |midnight| midnight.to_utc())
}

pub(crate) fn start_of_day(now: DateTime<Utc>) -> DateTime<Utc> {
    let day = now.with_timezone(&Warsaw).date_naive();
    Warsaw.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest().map_or(now, |midnight| midnight.to_utc())
}

pub(crate) fn list(query: &OrderQuery, accounts: &[AccountRecord], now: DateTime<Utc>) -> OrderList {
    OrderList {
        parts: parts(query.view, now),
        conditions: conditions(&query.filter, accounts, now),
        sort: match query.sort.by {
            SortBy::BoughtAt => SortKey::BoughtAt,
            SortBy::ShipBy => SortKey::ShipBy,
            SortBy::Amount => SortKey::Amount,
            SortBy::Buyer => SortKey::Buyer,
            SortBy::Status => SortKey::Status,
            SortBy::Delivery => SortKey::Delivery,
        },
        descending: query.sort.descending,
        text: query.filter.text.clone().filter(|text| !text.trim().is_empty()),
    }
}

fn each(queues: &[Queue], conditions: &[Condition]) -> Vec<Part> {
    queues.iter().map(|queue| Part { queue: *queue, conditions: conditions.to_vec() }).collect()
}

fn parts(view: View, now: DateTime<Utc>) -> Vec<Part> {
    const TO_SHIP: [Queue; 2] = [Queue::ToPack, Queue::Packed];
    match view {
        View::DueToday => each(&TO_SHIP, &[Condition::ShipByBefore(millis(end_of_day(now, 0)))]),
        View::New => {
            let untouched = [String::new(), Fulfilment::New.word().to_owned()];
            each(&[Queue::ToPack], &[Condition::Statuses(untouched.to_vec())])
        }
        View::AwaitingPayment => each(&[Queue::AwaitingPayment], &[]),
        View::ToPack => each(&[Queue::ToPack], &[]),
        View::Packed => each(&[Queue::Packed], &[]),
        View::CashOnDelivery => {
            let cash = payment_number(kram_domain::payment::PaymentState::CashOnDelivery);
            each(&TO_SHIP, &[Condition::Payments(vec![cash])])
        }
        View::WithNotes => each(&Queue::OPEN, &[Condition::HasWords]),
        View::Problems => {
            let mut parts = each(&Queue::OPEN, &[Condition::TroubledOrLate(millis(now))]);
            let lately = Condition::UpdatedFrom(millis(now - CANCELLED_IS_NEWS_FOR));
            parts.extend(each(&[Queue::Cancelled, Queue::Replaced], &[Condition::Troubled, lately]));
            parts
        }
        View::Sent => each(&[Queue::Sent], &[]),
        View::Suspended => each(&[Queue::Suspended], &[]),
        View::Cancelled => each(&[Queue::Cancelled], &[]),
        View::All => {
            let shown: Vec<Queue> = Queue::ALL.into_iter().filter(|queue| *queue != Queue::Replaced).collect();
            each(&shown, &[])
        }
    }
}

fn conditions(filter: &OrderFilter, accounts: &[AccountRecord], now: DateTime<Utc>) -> Vec<Condition> {
    let mut found = Vec::new();
    if !filter.accounts.is_empty() {
        let chosen = accounts.iter().filter(|account| filter.accounts.contains(&account.id));
        found.push(Condition::Accounts(chosen.map(|account| account.tag).collect()));
    }
    if !filter.statuses.is_empty() {
        found.push(Condition::Statuses(filter.statuses.iter().map(status_word).collect()));
    }
    if !filter.payments.is_empty() {
        found.push(Condition::Payments(filter.payments.iter().map(|state| payment_number(payment(*state))).collect()));
    }
    if !filter.deliveries.is_empty() {
        found.push(Condition::Deliveries(filter.deliveries.clone()));
    }
    if !filter.countries.is_empty() {
        found.push(Condition::Countries(filter.countries.clone()));
    }
    found.extend(filter.deadline.into_iter().flat_map(|filter| deadline(filter, now)));
    found.extend(filter.bought_from.map(|at| Condition::BoughtFrom(millis(at))));
    found.extend(filter.bought_to.map(|at| Condition::BoughtTo(millis(at))));
    found.extend(filter.has_message.map(Condition::HasMessage));
    found.extend(filter.wants_invoice.map(Condition::WantsInvoice));
    found.extend(filter.amount_from_minor.map(Condition::AmountFrom));
    found.extend(filter.amount_to_minor.map(Condition::AmountTo));
    found.extend(filter.only_unopened.filter(|only| *only).map(|_| Condition::Unopened));
    found
}

fn deadline(filter: DeadlineFilter, now: DateTime<Utc>) -> Vec<Condition> {
    let until = |days_ahead| Condition::ShipByBefore(millis(end_of_day(now, days_ahead)));
    match filter {
        DeadlineFilter::Overdue => vec![Condition::ShipByBefore(millis(now))],
        DeadlineFilter::Today => vec![Condition::ShipByFrom(millis(now)), until(0)],
        DeadlineFilter::UntilToday => vec![until(0)],
        DeadlineFilter::UntilTomorrow => vec![until(1)],
    }
}

fn status_word(status: &OrderStatus) -> String {
    let known = match status {
        OrderStatus::New => Fulfilment::New,
        OrderStatus::Processing => Fulfilment::Processing,
        OrderStatus::ReadyForShipment => Fulfilment::ReadyForShipment,
        OrderStatus::ReadyForPickup => Fulfilment::ReadyForPickup,
        OrderStatus::Sent => Fulfilment::Sent,
        OrderStatus::PickedUp => Fulfilment::PickedUp,
        OrderStatus::Suspended => Fulfilment::Suspended,
        OrderStatus::Cancelled => Fulfilment::Cancelled,
        OrderStatus::Returned => Fulfilment::Returned,
        OrderStatus::Unpaid => return String::new(),
        OrderStatus::Other(word) => return word.clone(),
    };
    known.word().to_owned()
}

fn payment(state: PaymentState) -> kram_domain::payment::PaymentState {
    use kram_domain::payment::PaymentState as Known;
    match state {
        PaymentState::Paid => Known::Paid,
        PaymentState::Awaiting => Known::Awaiting,
        PaymentState::CashOnDelivery => Known::CashOnDelivery,
        PaymentState::Deferred => Known::Deferred,
        PaymentState::Underpaid => Known::Underpaid,
        PaymentState::Overpaid => Known::Overpaid,
        PaymentState::NotDue => Known::NotDue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_polish_midnight_also_when_clocks_change() {
        let night = "2026-10-25T00:30:00Z".parse().expect("a moment");
        assert_eq!(end_of_day(night, 0), "2026-10-25T23:00:00Z".parse::<DateTime<Utc>>().expect("a moment"));
        let summer = "2026-07-01T22:30:00Z".parse().expect("a moment");
        assert_eq!(start_of_day(summer), "2026-07-01T22:00:00Z".parse::<DateTime<Utc>>().expect("a moment"));
    }
}

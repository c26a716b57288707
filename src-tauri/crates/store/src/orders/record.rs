//! The list columns of an order, computed from the order itself, and what the search index holds of it.

use chrono::{DateTime, Utc};
use kram_domain::delivery::kind_of;
use kram_domain::environment::Environment;
use kram_domain::fold::{digits, fold, words};
use kram_domain::order::Order;
use kram_domain::payment::{PaymentState, standing};
use kram_domain::problem::{Problem, problems_of};
use kram_domain::queue::{Queue, queue_of};
use kram_domain::status::Stage;

use crate::time::{NEVER, millis};

/// Keys within one millisecond; orders bought in the same one get different keys.
pub const KEYS_PER_MILLI: i64 = 1_000;

/// An order ready to be saved.
#[derive(Clone, Debug)]
pub struct OrderRecord {
    pub order: Order,
    /// As Allegro sent it.
    pub body: String,
    pub environment: Environment,
    /// Tag of the account.
    pub account: i64,
    pub address_changed: bool,
    /// Not to be starred: it was old news when it arrived.
    pub opened: bool,
    pub merged_into: Option<String>,
    pub gone: bool,
    pub read_at: DateTime<Utc>,
}

/// A buyer is one person per environment; e-mails differ from order to order.
pub fn customer_id(environment: Environment, order: &Order) -> String {
    let buyer = if order.buyer.id.is_empty() { &order.buyer.login } else { &order.buyer.id };
    format!("{}:{buyer}", environment.word())
}

pub fn payment_number(state: PaymentState) -> i64 {
    match state {
        PaymentState::Paid => 0,
        PaymentState::Awaiting => 1,
        PaymentState::CashOnDelivery => 2,
        PaymentState::Deferred => 3,
        PaymentState::Underpaid => 4,
        PaymentState::Overpaid => 5,
        PaymentState::NotDue => 6,
    }
}

pub fn payment_of_number(number: i64) -> PaymentState {
    match number {
        0 => PaymentState::Paid,
        2 => PaymentState::CashOnDelivery,
        3 => PaymentState::Deferred,
        4 => PaymentState::Underpaid,
        5 => PaymentState::Overpaid,
        6 => PaymentState::NotDue,
        _ => PaymentState::Awaiting,
    }
}

impl OrderRecord {
    pub(super) fn queue(&self) -> Queue {
        if self.gone || self.merged_into.is_some() { Queue::Replaced } else { queue_of(&self.order) }
    }

    /// Its lines may still turn up in another order.
    pub(super) fn holds_lines(&self) -> bool {
        self.merged_into.is_none() && queue_of(&self.order).is_open()
    }

    /// First key of the millisecond in which it was bought.
    pub(super) fn first_key(&self) -> i64 {
        let at = self.order.bought_at().or(self.order.updated_at).unwrap_or(self.read_at);
        millis(at) * KEYS_PER_MILLI
    }

    pub(super) fn problems(&self) -> i64 {
        let mut found = problems_of(&self.order, self.address_changed);
        if self.gone && self.merged_into.is_none() {
            found.push(Problem::Gone);
        }
        Problem::to_bits(&found)
    }

    pub(super) fn columns(&self) -> Columns {
        let order = &self.order;
        let standing = standing(order);
        let delivery = order.delivery.as_ref();
        let point = delivery.and_then(|delivery| delivery.point.as_ref());
        let address = delivery.and_then(|delivery| delivery.address.as_ref());
        let method = delivery.and_then(|delivery| delivery.method.clone()).unwrap_or_default();
        let buyer_name = order.buyer_name();
        Columns {
            status: order
                .fulfilment
                .as_ref()
                .filter(|_| !order.stage.is_unpaid())
                .map_or("", |status| status.word())
                .to_owned(),
            stage: stage_word(&order.stage).to_owned(),
            buyer_sort: fold(&buyer_name),
            buyer_name,
            first_item: order.lines.first().map(|line| line.name.clone()).unwrap_or_default(),
            first_quantity: order.lines.first().map_or(0, |line| line.quantity),
            lines: i64::try_from(order.lines.len()).unwrap_or(i64::MAX),
            payment: payment_number(standing.state),
            payment_difference: standing.difference.map(|difference| difference.minor),
            delivery_kind: kind_of(&method, point.is_some()) as i64,
            delivery_place: point
                .map(|point| point.id.clone())
                .or_else(|| address.map(|address| address.city.clone()))
                .unwrap_or_default(),
            delivery_detail: point.map(|point| {
                let address = point.address.as_ref().map(|address| address.one_line()).unwrap_or_default();
                [point.name.as_str(), address.as_str()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ")
            }),
            delivery_name: method,
            ship_by: delivery.and_then(|delivery| delivery.ship_by).map_or(NEVER, millis),
            invoice: order.invoice.as_ref().is_some_and(|invoice| invoice.required),
            smart: delivery.is_some_and(|delivery| delivery.smart),
            country: address.map(|address| address.country.clone()).unwrap_or_default(),
        }
    }

    /// Folded words for `order_search`. Names of delivery methods are left out: they are filters, and in every order.
    pub(super) fn search_words(&self) -> String {
        let order = &self.order;
        let delivery = order.delivery.as_ref();
        let address = delivery.and_then(|delivery| delivery.address.as_ref());
        let point = delivery.and_then(|delivery| delivery.point.as_ref());
        let invoice = order.invoice.as_ref();
        let mut texts: Vec<&str> = vec![&order.buyer.login, order.number()];
        texts.extend(order.buyer.email.split('@').next());
        let buyer = &order.buyer;
        texts.extend(
            [&buyer.first_name, &buyer.last_name, &buyer.company, &order.message, &order.note]
                .into_iter()
                .filter_map(|text| text.as_deref()),
        );
        if let Some(address) = address {
            texts.extend([address.first_name.as_str(), &address.last_name, &address.city, &address.street]);
            texts.extend(address.company.as_deref());
        }
        if let Some(point) = point {
            texts.extend([point.id.as_str(), &point.name]);
            texts.extend(point.address.as_ref().map(|address| address.city.as_str()));
        }
        texts.extend(invoice.and_then(|invoice| invoice.company.as_deref()));
        for line in &order.lines {
            texts.extend([line.name.as_str(), line.sku.as_deref().unwrap_or_default()]);
        }
        let mut found: Vec<String> = texts.into_iter().flat_map(words).collect();
        found.sort_unstable();
        found.dedup();
        found.join(" ")
    }

    /// Folded codes for `order_codes`, each findable by any three of its characters.
    pub(super) fn search_codes(&self, waybills: &str) -> String {
        let order = &self.order;
        let phones = [
            order.buyer.phone.as_deref(),
            order
                .delivery
                .as_ref()
                .and_then(|delivery| delivery.address.as_ref())
                .and_then(|address| address.phone.as_deref()),
        ];
        let tax_id = order.invoice.as_ref().and_then(|invoice| invoice.tax_id.as_ref()).map(|id| digits(&id.value));
        let mut codes = vec![fold(&order.buyer.login), fold(order.number()), fold(waybills)];
        codes.extend(phones.into_iter().flatten().map(digits));
        codes.extend(tax_id);
        codes.extend(
            order
                .lines
                .iter()
                .flat_map(|line| [line.sku.as_deref(), line.ean.as_deref(), Some(line.offer_id.as_str())])
                .flatten()
                .map(fold),
        );
        // What is part of another code is found with it: "+48 600…" holds "600…".
        let whole = |code: &&String| {
            !code.is_empty() && !codes.iter().any(|other| other.len() > code.len() && other.contains(*code))
        };
        let mut kept: Vec<String> = codes.iter().filter(whole).cloned().collect();
        kept.sort_unstable();
        kept.dedup();
        kept.join(" ")
    }
}

/// Columns that are computed, in words of the table.
pub(super) struct Columns {
    pub status: String,
    pub stage: String,
    pub buyer_name: String,
    pub buyer_sort: String,
    pub first_item: String,
    pub first_quantity: u32,
    pub lines: i64,
    pub payment: i64,
    pub payment_difference: Option<i64>,
    pub delivery_name: String,
    pub delivery_kind: i64,
    pub delivery_place: String,
    pub delivery_detail: Option<String>,
    pub ship_by: i64,
    pub invoice: bool,
    pub smart: bool,
    pub country: String,
}

fn stage_word(stage: &Stage) -> &str {
    match stage {
        Stage::Bought => "BOUGHT",
        Stage::FilledIn => "FILLED_IN",
        Stage::Ready => "READY_FOR_PROCESSING",
        Stage::Cancelled => "CANCELLED",
        Stage::Other(word) => word,
    }
}

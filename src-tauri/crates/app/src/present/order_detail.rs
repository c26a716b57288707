//! A whole order, from the bytes Allegro sent and what we know beside them.

use kram_domain::delivery::kind_of;
use kram_domain::money::Money;
use kram_domain::order as known;
use kram_domain::payment::standing;
use kram_store::customers::CustomerRecord;
use kram_store::orders::{AddressRecord, EventRecord, StoredOrder, WaybillRecord};
use kram_store::points::PointRecord;
use kram_store::time::instant;
use serde_json::Value;

use super::order_row::{payment, problems};
use super::timeline::timeline;
use crate::contract::common::{MoneyDto, Timestamp};
use crate::contract::order::*;
use crate::contract::orders::{DeliveryKind, OrderRow};
use crate::contract::settings::Language;

/// Everything that a detail is made of.
pub(crate) struct Parts {
    pub stored: StoredOrder,
    pub order: known::Order,
    pub row: OrderRow,
    pub events: Vec<EventRecord>,
    pub addresses: Vec<AddressRecord>,
    pub waybills: Vec<WaybillRecord>,
    pub point: Option<PointRecord>,
    pub customer: Option<CustomerRecord>,
    pub merged_from: Vec<String>,
    pub now: Timestamp,
    pub ship_by: i64,
    pub queue: i64,
}

pub(crate) fn detail(parts: Parts, language: Language) -> OrderDetail {
    let order = &parts.order;
    let read_at = instant(parts.stored.read_at);
    OrderDetail {
        marketplace: order.marketplace.clone(),
        revision: order.revision.clone(),
        updated_at: order.updated_at,
        read_at,
        lines: order.lines.iter().map(|line| self::line(line, read_at)).collect(),
        lines_total: money(&order.lines_total()),
        deposit_total: order.deposit_total().as_ref().map(money),
        delivery: delivery(&parts, read_at),
        buyer: buyer(&parts),
        payment: payment_block(order),
        invoice: invoice(order.invoice.as_ref()),
        waybills: parts.waybills.iter().map(waybill).collect(),
        timeline: timeline(order, &parts.events, language),
        problems: problems(parts.stored.problems, parts.queue, parts.ship_by, parts.now),
        merged_from: parts.merged_from,
        row: parts.row,
    }
}

pub(crate) fn money(amount: &Money) -> MoneyDto {
    MoneyDto { minor: amount.minor, currency: amount.currency.clone() }
}

fn waybill(record: &WaybillRecord) -> Waybill {
    Waybill { number: record.number.clone(), carrier: record.carrier.clone(), added_at: record.added_at }
}

fn line(line: &known::Line, read_at: Timestamp) -> LineItem {
    LineItem {
        id: line.id.clone(),
        offer_id: line.offer_id.clone(),
        name: line.name.clone(),
        sku: line.sku.clone(),
        ean: line.ean.clone(),
        quantity: line.quantity,
        price: money(&line.price),
        original_price: money(&line.original_price),
        sum: money(&line.price.times(line.quantity)),
        deposit: line.deposit.as_ref().map(money),
        tax: line.tax.as_ref().and_then(tax),
        discounts: line.discounts.clone(),
        services: line.services.iter().map(|service| format!("{} ×{}", service.name, service.quantity)).collect(),
        bought_at: line.bought_at.unwrap_or(read_at),
        serial_numbers_expected: line.serial_numbers_expected,
    }
}

/// `23.00` reads "23 %".
fn tax(tax: &known::Tax) -> Option<String> {
    match (&tax.rate, &tax.exemption) {
        (Some(rate), _) => {
            let short = if rate.contains('.') { rate.trim_end_matches('0').trim_end_matches('.') } else { rate };
            Some(format!("{}\u{a0}%", short.replace('.', ",")))
        }
        (None, exemption) => exemption.clone(),
    }
}

pub(crate) fn address(address: &known::Address) -> Address {
    Address {
        name: address.name(),
        company: address.company.clone(),
        street: address.street.clone(),
        post_code: address.post_code.clone(),
        city: address.city.clone(),
        country: address.country.clone(),
        phone: address.phone.clone(),
    }
}

/// An address as the history keeps it.
fn kept_address(json: &str) -> Option<Address> {
    let value: Value = serde_json::from_str(json).ok()?;
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let optional = |name: &str| value[name].as_str().map(str::to_owned);
    Some(Address {
        name: format!("{} {}", text("firstName"), text("lastName")).trim().to_owned(),
        company: optional("company"),
        street: text("street"),
        post_code: text("postCode"),
        city: text("city"),
        country: text("country"),
        phone: optional("phone"),
    })
}

fn delivery(parts: &Parts, read_at: Timestamp) -> Delivery {
    let Some(delivery) = &parts.order.delivery else { return no_delivery(read_at) };
    let method = delivery.method.clone().unwrap_or_default();
    Delivery {
        method_id: delivery.method_id.clone(),
        kind: super::order_row::delivery_kind(kind_of(&method, delivery.point.is_some())),
        address: delivery.address.as_ref().map(address),
        point: delivery.point.as_ref().map(|point| pickup_point(point, parts.point.as_ref(), &method)),
        cost: delivery.cost.as_ref().map(money),
        smart: delivery.smart,
        window_from: delivery.window_from,
        window_to: delivery.window_to,
        ship_by: delivery.ship_by,
        packages: delivery.packages,
        cancelled_at: delivery.cancelled_at,
        history: history(delivery.address.as_ref(), &parts.addresses, parts.order.bought_at().unwrap_or(read_at)),
        confirmed_at: read_at,
        method,
    }
}

/// Each kept address carries the moment its successor was first seen; shown is since when each was valid.
fn history(current: Option<&known::Address>, replaced: &[AddressRecord], bought_at: Timestamp) -> Vec<AddressVersion> {
    let Some(current) = current else { return Vec::new() };
    let mut versions = vec![address(current)];
    versions.extend(replaced.iter().filter_map(|record| kept_address(&record.address)));
    let since = replaced.iter().map(|record| record.at).chain([bought_at]);
    versions.into_iter().zip(since).map(|(address, seen_at)| AddressVersion { address, seen_at }).collect()
}

fn pickup_point(point: &known::Point, kept: Option<&PointRecord>, method: &str) -> PickupPoint {
    PickupPoint {
        id: point.id.clone(),
        name: point.name.clone(),
        description: point.description.clone().or_else(|| kept.and_then(|kept| kept.description.clone())),
        address: point
            .address
            .as_ref()
            .map(|address| address.one_line())
            .filter(|line| !line.is_empty())
            .or_else(|| kept.and_then(|kept| kept.address.clone())),
        opening_hours: kept.and_then(|kept| kept.opening_hours.clone()),
        network: method.to_owned(),
        known: kept.is_some(),
    }
}

fn no_delivery(read_at: Timestamp) -> Delivery {
    Delivery {
        method_id: None,
        method: String::new(),
        kind: DeliveryKind::Other,
        address: None,
        point: None,
        cost: None,
        smart: false,
        window_from: None,
        window_to: None,
        ship_by: None,
        packages: None,
        cancelled_at: None,
        history: Vec::new(),
        confirmed_at: read_at,
    }
}

fn buyer(parts: &Parts) -> BuyerCard {
    let buyer = &parts.order.buyer;
    let name = format!(
        "{} {}",
        buyer.first_name.as_deref().unwrap_or_default(),
        buyer.last_name.as_deref().unwrap_or_default()
    );
    BuyerCard {
        customer: parts.stored.customer.clone(),
        login: buyer.login.clone(),
        email: buyer.email.clone(),
        name: name.trim().to_owned(),
        company: buyer.company.clone(),
        phone: buyer.phone.clone(),
        guest: buyer.guest,
        personal_identity_masked: buyer.personal_identity.as_deref().map(masked_identity),
        language: buyer.language.clone(),
        account_address: buyer.address.as_ref().map(address),
        orders: parts.customer.as_ref().map_or(1, |customer| customer.orders),
        last_order_at: parts.customer.as_ref().map(|customer| instant(customer.last_at)),
    }
}

/// The last four characters stay, enough to compare with a document.
fn masked_identity(identity: &str) -> String {
    let letters: Vec<char> = identity.chars().collect();
    let shown = letters.len().saturating_sub(4);
    letters.iter().enumerate().map(|(place, letter)| if place < shown { '•' } else { *letter }).collect()
}

fn payment_block(order: &known::Order) -> Payment {
    let standing = standing(order);
    let paid = order.payment.as_ref();
    Payment {
        state: payment(standing.state),
        kind: paid.map(|payment| payment.kind.clone()),
        provider: paid.and_then(|payment| payment.provider.clone()),
        paid: paid.and_then(|payment| payment.paid.as_ref()).map(money),
        finished_at: paid.and_then(|payment| payment.finished_at),
        to_pay: money(&order.total),
        difference: standing.difference.as_ref().map(money),
        allegro_pay: paid.is_some_and(|payment| payment.allegro_pay),
        surcharges: order.surcharges.iter().map(surcharge).collect(),
    }
}

fn surcharge(payment: &known::Payment) -> Surcharge {
    Surcharge { id: payment.id.clone(), paid: payment.paid.as_ref().map(money), finished_at: payment.finished_at }
}

fn invoice(invoice: Option<&known::Invoice>) -> Invoice {
    let Some(invoice) = invoice else {
        return Invoice {
            required: false,
            company: None,
            person: None,
            tax_id: None,
            tax_id_kind: None,
            address: None,
            due_date: None,
        };
    };
    let tax_id = invoice.tax_id.as_ref();
    Invoice {
        required: invoice.required,
        company: invoice.company.clone(),
        person: invoice.person.clone(),
        tax_id: tax_id.map(|id| id.value.clone()),
        tax_id_kind: tax_id.map(|id| id.kind.clone()),
        address: invoice.address.as_ref().map(|address| address.one_line()).filter(|line| !line.is_empty()),
        due_date: invoice.due_date.clone(),
    }
}

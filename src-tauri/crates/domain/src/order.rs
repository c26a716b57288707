//! An order as the seller knows it, read from Allegro's checkout form. Every field that Allegro may omit is optional.

use chrono::{DateTime, Utc};

use crate::money::Money;
use crate::status::{Fulfilment, Stage};

#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Checkout form id, a time-based UUID.
    pub id: String,
    pub stage: Stage,
    pub fulfilment: Option<Fulfilment>,
    /// `fulfillment.provider.id` = ALLEGRO: One Fulfillment ships it.
    pub fulfilled_by_allegro: bool,
    pub buyer: Buyer,
    pub payment: Option<Payment>,
    pub surcharges: Vec<Payment>,
    pub delivery: Option<Delivery>,
    pub invoice: Option<Invoice>,
    /// In Allegro's order; the VAT rule "Last" depends on it.
    pub lines: Vec<Line>,
    pub message: Option<String>,
    /// The seller's note at Allegro, read-only there.
    pub note: Option<String>,
    pub marketplace: Option<String>,
    pub total: Money,
    pub updated_at: Option<DateTime<Utc>>,
    /// Changes when the buyer changes data.
    pub revision: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Buyer {
    pub id: String,
    /// Masked, one per order; never shortened, Wysyłam z Allegro finds the order by it.
    pub email: String,
    pub login: String,
    pub guest: bool,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub company: Option<String>,
    pub personal_identity: Option<String>,
    pub phone: Option<String>,
    pub language: Option<String>,
    pub address: Option<Address>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Address {
    pub first_name: String,
    pub last_name: String,
    pub company: Option<String>,
    pub street: String,
    pub post_code: String,
    pub city: String,
    pub country: String,
    pub phone: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    pub id: String,
    /// ONLINE, CASH_ON_DELIVERY, WIRE_TRANSFER, SPLIT_PAYMENT, EXTENDED_TERM, or a newer word.
    pub kind: String,
    pub provider: Option<String>,
    /// For cash on delivery this is when the form was sent, not a payment.
    pub finished_at: Option<DateTime<Utc>>,
    pub paid: Option<Money>,
    pub allegro_pay: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    pub method_id: Option<String>,
    pub method: Option<String>,
    /// Missing until the form is filled in.
    pub address: Option<Address>,
    /// When the buyer changed the address after the purchase.
    pub address_modified_at: Option<DateTime<Utc>>,
    pub point: Option<Point>,
    pub cost: Option<Money>,
    pub smart: bool,
    pub window_from: Option<DateTime<Utc>>,
    pub window_to: Option<DateTime<Utc>>,
    /// Until when the seller must hand it over.
    pub ship_by: Option<DateTime<Utc>>,
    pub packages: Option<u32>,
    pub cancelled_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    pub address: Option<Address>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Invoice {
    pub required: bool,
    pub company: Option<String>,
    pub person: Option<String>,
    pub tax_id: Option<TaxId>,
    pub address: Option<Address>,
    /// Deferred terms only, `2026-12-20`.
    pub due_date: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxId {
    /// PL_NIP, VAT_EU, CZ_ICO …
    pub kind: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Survives merging of purchases: the same line ids re-appear in the new form.
    pub id: String,
    pub offer_id: String,
    pub name: String,
    pub sku: Option<String>,
    pub ean: Option<String>,
    pub quantity: u32,
    pub original_price: Money,
    /// One piece, after discounts.
    pub price: Money,
    pub deposit: Option<Money>,
    pub tax: Option<Tax>,
    pub discounts: Vec<String>,
    pub services: Vec<ChosenService>,
    pub bought_at: Option<DateTime<Utc>>,
    pub serial_numbers_expected: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tax {
    /// `23.00`; absent where the seller is exempt.
    pub rate: Option<String>,
    pub exemption: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ChosenService {
    pub name: String,
    pub price: Money,
    pub quantity: u32,
}

impl Order {
    /// When the newest line was bought; the moment lists sort by.
    pub fn bought_at(&self) -> Option<DateTime<Utc>> {
        self.lines.iter().filter_map(|line| line.bought_at).max()
    }

    /// First eight characters of the id: short enough to read aloud and to type.
    pub fn number(&self) -> &str {
        self.id.get(..8).unwrap_or(&self.id)
    }

    pub fn pieces(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    /// Deposits for packaging (kaucja) over all lines.
    pub fn deposit_total(&self) -> Option<Money> {
        self.lines.iter().filter_map(|line| line.deposit.clone()).reduce(|sum, deposit| sum + deposit)
    }

    pub fn lines_total(&self) -> Money {
        let zero = Money::new(0, &self.total.currency);
        self.lines.iter().fold(zero, |sum, line| sum + line.price.times(line.quantity))
    }

    /// Who the parcel is for, or at least who bought.
    pub fn buyer_name(&self) -> String {
        let delivery = self.delivery.as_ref().and_then(|delivery| delivery.address.as_ref());
        let company = delivery.and_then(|address| address.company.clone()).or_else(|| self.buyer.company.clone());
        let receiver = delivery.map(|address| joined(&address.first_name, &address.last_name));
        let first = self.buyer.first_name.as_deref().unwrap_or_default();
        let buyer = joined(first, self.buyer.last_name.as_deref().unwrap_or_default());
        [company, receiver, Some(buyer)]
            .into_iter()
            .flatten()
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| self.buyer.login.clone())
    }
}

impl Address {
    pub fn name(&self) -> String {
        joined(&self.first_name, &self.last_name)
    }

    /// Street, post code, city in one line.
    pub fn one_line(&self) -> String {
        let town = joined(&self.post_code, &self.city);
        [self.street.as_str(), town.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

fn joined(first: &str, last: &str) -> String {
    format!("{first} {last}").trim().to_owned()
}

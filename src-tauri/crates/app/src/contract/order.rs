//! One order, whole.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{MoneyDto, Timestamp};
use super::orders::{DeliveryKind, OrderRow, PaymentState, Problem};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    pub name: String,
    pub company: Option<String>,
    pub street: String,
    pub post_code: String,
    pub city: String,
    pub country: String,
    pub phone: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressVersion {
    pub address: Address,
    /// When we first saw it.
    pub seen_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PickupPoint {
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    /// One line: street, post code, city.
    pub address: Option<String>,
    pub opening_hours: Option<String>,
    /// Network the point belongs to, from the delivery method ("Allegro One Box", "InPost").
    pub network: String,
    /// Found in the local table of points; false = "punkt spoza listy".
    pub known: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineItem {
    pub id: String,
    pub offer_id: String,
    pub name: String,
    pub sku: Option<String>,
    pub ean: Option<String>,
    pub quantity: u32,
    /// Price of one piece at purchase, after discounts.
    pub price: MoneyDto,
    pub original_price: MoneyDto,
    /// Price × quantity.
    pub sum: MoneyDto,
    pub deposit: Option<MoneyDto>,
    /// "23 %", or the exemption.
    pub tax: Option<String>,
    pub discounts: Vec<String>,
    /// Additional services, "Pakowanie na prezent ×1".
    pub services: Vec<String>,
    pub bought_at: Timestamp,
    pub serial_numbers_expected: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
    pub state: PaymentState,
    /// Allegro's type: ONLINE, CASH_ON_DELIVERY, WIRE_TRANSFER, SPLIT_PAYMENT, EXTENDED_TERM, or a value unknown to us.
    pub kind: Option<String>,
    pub provider: Option<String>,
    pub paid: Option<MoneyDto>,
    pub finished_at: Option<Timestamp>,
    pub to_pay: MoneyDto,
    pub difference: Option<MoneyDto>,
    pub allegro_pay: bool,
    /// Later payments by the buyer (dopłaty).
    pub surcharges: Vec<Surcharge>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Surcharge {
    pub id: String,
    pub paid: Option<MoneyDto>,
    pub finished_at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Invoice {
    pub required: bool,
    pub company: Option<String>,
    pub person: Option<String>,
    pub tax_id: Option<String>,
    pub tax_id_kind: Option<String>,
    pub address: Option<String>,
    /// Deferred term: when payment is due.
    pub due_date: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    pub method_id: Option<String>,
    pub method: String,
    pub kind: DeliveryKind,
    pub address: Option<Address>,
    pub point: Option<PickupPoint>,
    pub cost: Option<MoneyDto>,
    pub smart: bool,
    pub window_from: Option<Timestamp>,
    pub window_to: Option<Timestamp>,
    pub ship_by: Option<Timestamp>,
    pub packages: Option<u32>,
    pub cancelled_at: Option<Timestamp>,
    /// Newest first; more than one entry = "adres zmieniony".
    pub history: Vec<AddressVersion>,
    /// When the address was last read from Allegro.
    pub confirmed_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Waybill {
    pub number: String,
    pub carrier: String,
    pub added_at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    Bought,
    Imported,
    Filled,
    Paid,
    StatusChanged,
    AddressChanged,
    Cancelled,
    Merged,
    WaybillAdded,
    Surcharge,
    Checked,
    Changed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    pub at: Timestamp,
    pub kind: TimelineKind,
    /// A sentence in the language of the program.
    pub text: String,
    /// Who or which rule ("kontrola zgodności", "dziennik Allegro").
    pub by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuyerCard {
    pub customer: String,
    pub login: String,
    pub email: String,
    pub name: String,
    pub company: Option<String>,
    pub phone: Option<String>,
    pub guest: bool,
    /// PESEL or its foreign kin, masked ("••••••12345"); only some markets ask for it.
    pub personal_identity_masked: Option<String>,
    pub language: Option<String>,
    pub account_address: Option<Address>,
    pub orders: u32,
    pub last_order_at: Option<Timestamp>,
}

/// A whole order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderDetail {
    pub row: OrderRow,
    pub marketplace: Option<String>,
    pub revision: Option<String>,
    pub updated_at: Option<Timestamp>,
    /// When we last read it from Allegro.
    pub read_at: Timestamp,
    pub lines: Vec<LineItem>,
    /// Sum of lines, without delivery.
    pub lines_total: MoneyDto,
    /// Sum of deposits (kaucja), absent when none.
    pub deposit_total: Option<MoneyDto>,
    pub delivery: Delivery,
    pub buyer: BuyerCard,
    pub payment: Payment,
    pub invoice: Invoice,
    pub waybills: Vec<Waybill>,
    pub timeline: Vec<TimelineEntry>,
    pub problems: Vec<Problem>,
    /// Orders that were merged into this one.
    pub merged_from: Vec<String>,
}

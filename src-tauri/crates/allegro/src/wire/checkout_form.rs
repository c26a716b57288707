//! The checkout form (`GET /order/checkout-forms/{id}`), with every field optional.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Form {
    pub id: String,
    pub message_to_seller: Option<String>,
    pub buyer: Option<Buyer>,
    pub payment: Option<Payment>,
    pub status: Option<String>,
    pub fulfillment: Option<Fulfillment>,
    pub delivery: Option<Delivery>,
    pub invoice: Option<Invoice>,
    pub line_items: Option<Vec<LineItem>>,
    pub surcharges: Option<Vec<Payment>>,
    pub note: Option<Note>,
    pub marketplace: Option<Reference>,
    pub summary: Option<Summary>,
    pub updated_at: Option<DateTime<Utc>>,
    pub revision: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Buyer {
    pub id: Option<String>,
    pub email: Option<String>,
    pub login: Option<String>,
    pub guest: Option<bool>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub company_name: Option<String>,
    pub personal_identity: Option<String>,
    pub phone_number: Option<String>,
    pub preferences: Option<Preferences>,
    pub address: Option<Address>,
}

#[derive(Deserialize)]
pub(super) struct Preferences {
    pub language: Option<String>,
}

/// One shape for the four address shapes: buyer's `postCode`, delivery's and invoice's `zipCode`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Address {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub company_name: Option<String>,
    pub street: Option<String>,
    pub city: Option<String>,
    #[serde(alias = "zipCode")]
    pub post_code: Option<String>,
    pub country_code: Option<String>,
    pub phone_number: Option<String>,
    pub modified_at: Option<DateTime<Utc>>,
    pub company: Option<Company>,
    pub natural_person: Option<Person>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Company {
    pub name: Option<String>,
    pub ids: Option<Vec<TaxId>>,
    pub tax_id: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct TaxId {
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Person {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Payment {
    pub id: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub provider: Option<String>,
    pub finished_at: Option<DateTime<Utc>>,
    pub paid_amount: Option<Price>,
    pub features: Option<Vec<String>>,
}

#[derive(Deserialize)]
pub(super) struct Price {
    pub amount: Option<String>,
    pub currency: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Fulfillment {
    pub status: Option<String>,
    pub provider: Option<Reference>,
}

#[derive(Deserialize)]
pub(super) struct Reference {
    pub id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Delivery {
    pub address: Option<Address>,
    pub method: Option<Method>,
    pub pickup_point: Option<PickupPoint>,
    pub cost: Option<Price>,
    pub time: Option<DeliveryTime>,
    pub smart: Option<bool>,
    pub cancellation: Option<Cancellation>,
    pub calculated_number_of_packages: Option<u32>,
}

#[derive(Deserialize)]
pub(super) struct Method {
    pub id: Option<String>,
    pub name: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct PickupPoint {
    pub id: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub address: Option<Address>,
}

#[derive(Deserialize)]
pub(super) struct DeliveryTime {
    pub from: Option<DateTime<Utc>>,
    pub to: Option<DateTime<Utc>>,
    pub dispatch: Option<Dispatch>,
}

#[derive(Deserialize)]
pub(super) struct Dispatch {
    pub to: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
pub(super) struct Cancellation {
    pub date: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invoice {
    pub required: Option<bool>,
    pub address: Option<Address>,
    pub due_date: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LineItem {
    pub id: Option<String>,
    pub offer: Option<Offer>,
    #[serde(default, deserialize_with = "count")]
    pub quantity: u32,
    pub original_price: Option<Price>,
    pub price: Option<Price>,
    pub deposit: Option<Deposit>,
    pub selected_additional_services: Option<Vec<Service>>,
    pub tax: Option<Tax>,
    pub bought_at: Option<DateTime<Utc>>,
    pub discounts: Option<Vec<Discount>>,
    pub serial_numbers: Option<SerialNumbers>,
}

/// The schema calls quantities `number`; `2.0` and null come through.
fn count<'de, D: Deserializer<'de>>(input: D) -> Result<u32, D::Error> {
    let number = Option::<f64>::deserialize(input)?.unwrap_or(0.0);
    // Quantities are small whole numbers; saturation is the honest reading of nonsense.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturating by definition of `as`")]
    Ok(number.round() as u32)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Offer {
    pub id: Option<String>,
    pub name: Option<String>,
    pub external: Option<Reference>,
    pub product_set: Option<ProductSet>,
}

#[derive(Deserialize)]
pub(super) struct ProductSet {
    pub products: Option<Vec<Product>>,
}

#[derive(Deserialize)]
pub(super) struct Product {
    pub id: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Deposit {
    pub price: Option<Price>,
}

#[derive(Deserialize)]
pub(super) struct Service {
    pub name: Option<String>,
    pub price: Option<Price>,
    pub quantity: Option<u32>,
}

#[derive(Deserialize)]
pub(super) struct Tax {
    pub rate: Option<String>,
    pub exemption: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Discount {
    #[serde(rename = "type")]
    pub kind: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct SerialNumbers {
    pub expected: Option<bool>,
}

#[derive(Deserialize)]
pub(super) struct Note {
    pub text: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Summary {
    pub total_to_pay: Option<Price>,
}

//! Answers around the checkout form: who we are, the journal, lists, carriers' numbers, points, returns.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
pub struct Me {
    pub id: String,
    pub login: String,
    pub company: Option<Company>,
}

#[derive(Deserialize)]
pub struct Company {
    pub name: Option<String>,
}

#[derive(Deserialize)]
pub struct Events {
    pub events: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub occurred_at: Option<DateTime<Utc>>,
    pub order: Option<EventOrder>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventOrder {
    pub checkout_form: Option<EventForm>,
}

#[derive(Deserialize)]
pub struct EventForm {
    pub id: Option<String>,
    pub revision: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventStats {
    pub latest_event: Option<LatestEvent>,
}

#[derive(Deserialize)]
pub struct LatestEvent {
    pub id: Option<String>,
}

/// Forms stay as the bytes that came, so that nothing unknown to us is lost.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Forms {
    pub checkout_forms: Vec<Box<RawValue>>,
    pub total_count: Option<u32>,
}

#[derive(Deserialize)]
pub struct Shipments {
    pub shipments: Option<Vec<Shipment>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shipment {
    pub waybill: Option<String>,
    pub carrier_id: Option<String>,
    pub carrier_name: Option<String>,
    pub created_at: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
pub struct Points {
    pub points: Option<Vec<Box<RawValue>>>,
}

#[derive(Deserialize)]
pub struct Point {
    pub id: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub address: Option<PointAddress>,
    pub opening: Option<Vec<OpeningHours>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PointAddress {
    pub street: Option<String>,
    pub city: Option<String>,
    pub post_code: Option<String>,
    pub zip_code: Option<String>,
    pub postal_code: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpeningHours {
    pub day_of_week: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Returns {
    pub customer_returns: Option<Vec<CustomerReturn>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerReturn {
    pub id: String,
    pub order_id: Option<String>,
    pub status: Option<String>,
    pub created_at: Option<DateTime<Utc>>,
    pub reference_number: Option<String>,
}

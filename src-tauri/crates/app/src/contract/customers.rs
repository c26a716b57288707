//! People who bought, found by buyer id or login, never by their per-order e-mail alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{MoneyDto, Timestamp};
use super::order::AddressVersion;
use super::orders::OrderRow;

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerRow {
    pub id: String,
    pub login: String,
    pub name: String,
    pub company: Option<String>,
    pub city: Option<String>,
    pub phone: Option<String>,
    pub email: String,
    pub orders: u32,
    pub last_order_at: Timestamp,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ListCustomers {
    /// Part of a login, name, phone, e-mail or city.
    pub text: Option<String>,
    pub after: Option<String>,
    /// 1–200; 0 = 50.
    pub limit: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CustomerPage {
    pub rows: Vec<CustomerRow>,
    pub next: Option<String>,
    pub total: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerDetail {
    pub row: CustomerRow,
    /// Every masked e-mail seen, newest first.
    pub emails: Vec<String>,
    /// Every delivery address seen, newest first.
    pub addresses: Vec<AddressVersion>,
    pub spent: MoneyDto,
    pub orders: Vec<OrderRow>,
}

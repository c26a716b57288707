//! Customers: a list by any part of a login or name, and one person with everything.

use std::collections::HashSet;

use kram_allegro::wire::convert;
use kram_domain::order::Order;
use kram_store::customers::CustomerRecord;
use kram_store::time::instant;

use crate::app::App;
use crate::contract::common::{ById, MoneyDto};
use crate::contract::customers::*;
use crate::contract::order::AddressVersion;
use crate::present::errors::AppError;
use crate::present::order_detail::address;
use crate::present::order_row::row;

const USUAL_PAGE: u32 = 50;
const LARGEST_PAGE: u32 = 200;
/// Orders of one person that are looked through.
const LOOKED_THROUGH: u32 = 200;

pub(crate) async fn list_customers(app: &App, args: ListCustomers) -> Result<CustomerPage, AppError> {
    let limit = if args.limit == 0 { USUAL_PAGE } else { args.limit.min(LARGEST_PAGE) };
    let text = args.text.unwrap_or_default();
    let after = args
        .after
        .map(|after| serde_json::from_str::<(String, i64)>(&after))
        .transpose()
        .map_err(kram_store::StoreError::from)?;
    let records = app.inner.store.customers(&text, after, limit).await?;
    let full = records.len() == limit as usize;
    let next = records.last().filter(|_| full).map(|last| serde_json::json!([last.sort, last.rank]).to_string());
    let total = app.inner.store.count_customers(&text).await?;
    Ok(CustomerPage { rows: records.into_iter().map(customer).collect(), next, total })
}

fn customer(record: CustomerRecord) -> CustomerRow {
    CustomerRow {
        id: record.id,
        login: record.login,
        name: record.name,
        company: record.company,
        city: record.city,
        phone: record.phone,
        email: record.email,
        orders: record.orders,
        last_order_at: instant(record.last_at),
    }
}

pub(crate) async fn get_customer(app: &App, args: ById) -> Result<CustomerDetail, AppError> {
    let store = &app.inner.store;
    let record = store.customer(&args.id).await?.ok_or(AppError::NotFound("klient", "customer"))?;
    let bodies = store.bodies_of_customer(&args.id, LOOKED_THROUGH).await?;
    let orders: Vec<(i64, Order)> =
        bodies.into_iter().filter_map(|(at, body)| convert::order(&body).ok().map(|order| (at, order))).collect();
    let now = app.inner.clock.now();
    let rows = store.rows_of_ids(&store.orders_of_customer(&args.id, LOOKED_THROUGH).await?).await?;
    Ok(CustomerDetail {
        emails: distinct(orders.iter().map(|(_, order)| order.buyer.email.clone())),
        addresses: addresses(&orders),
        spent: spent(&orders),
        orders: rows.into_iter().map(|listed| row(listed, now)).collect(),
        row: customer(record),
    })
}

fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    texts.filter(|text| !text.is_empty() && seen.insert(text.clone())).collect()
}

/// Newest first; the moment is when the address was first used.
fn addresses(orders: &[(i64, Order)]) -> Vec<AddressVersion> {
    let mut versions: Vec<AddressVersion> = Vec::new();
    for (at, order) in orders {
        let Some(used) = order.delivery.as_ref().and_then(|delivery| delivery.address.as_ref()) else { continue };
        let used = address(used);
        match versions.iter_mut().find(|version| version.address == used) {
            Some(version) => version.seen_at = instant(*at),
            None => versions.push(AddressVersion { address: used, seen_at: instant(*at) }),
        }
    }
    versions
}

/// In the currency of the newest order; cancelled ones were not spent.
fn spent(orders: &[(i64, Order)]) -> MoneyDto {
    let currency = orders.first().map_or("PLN", |(_, order)| order.total.currency.as_str());
    let counted = orders.iter().filter(|(_, order)| {
        order.total.currency == currency
            && order.stage != kram_domain::status::Stage::Cancelled
            && !order.stage.is_unpaid()
    });
    MoneyDto { minor: counted.map(|(_, order)| order.total.minor).sum(), currency: currency.to_owned() }
}

//! Pages of orders by any sort, in time that does not depend on how many there are.
//!
//! A page is found in two steps: keys through an index, then the rows of those keys. Both come back as one JSON
//! text, because the driver's cost is per row and column.

use serde::Deserialize;
use serde_json::Value;
use sqlx::{QueryBuilder, Sqlite};

use super::search::{code_match, prefix_match};
use crate::{Store, StoreError};
use kram_domain::queue::Queue;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    BoughtAt,
    ShipBy,
    Amount,
    Buyer,
    Status,
    Delivery,
}

impl SortKey {
    fn column(self) -> &'static str {
        match self {
            Self::BoughtAt => "o.key",
            Self::ShipBy => "o.ship_by",
            Self::Amount => "o.total",
            Self::Buyer => "o.buyer_sort",
            Self::Status => "o.status",
            Self::Delivery => "o.delivery_name",
        }
    }
}

/// One thing that an order must satisfy. Instants are milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    Accounts(Vec<i64>),
    Statuses(Vec<String>),
    Payments(Vec<i64>),
    Deliveries(Vec<String>),
    Countries(Vec<String>),
    ShipByBefore(i64),
    ShipByFrom(i64),
    BoughtFrom(i64),
    BoughtTo(i64),
    AmountFrom(i64),
    AmountTo(i64),
    HasMessage(bool),
    HasWords,
    WantsInvoice(bool),
    Unopened,
    Troubled,
    TroubledOrLate(i64),
    UpdatedFrom(i64),
    Ids(Vec<String>),
    ArrivedUpTo(i64),
    ArrivedAfter(i64),
}

/// A queue, and what its orders must satisfy beside the conditions of the whole list.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub queue: Queue,
    pub conditions: Vec<Condition>,
}

/// A list of orders: some queues, conditions on all of them, an order, perhaps words to find.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderList {
    pub parts: Vec<Part>,
    pub conditions: Vec<Condition>,
    pub sort: SortKey,
    pub descending: bool,
    /// Found orders come newest first whatever the sort says.
    pub text: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PageFrom {
    Start,
    After(String),
    Offset(u32),
}

#[derive(Clone, Debug)]
pub struct Page {
    pub rows: Vec<ListedOrder>,
    pub next: Option<String>,
}

/// All that a row of a list shows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ListedOrder {
    pub key: i64,
    pub id: String,
    pub account: String,
    pub buyer_name: String,
    pub buyer_login: String,
    pub first_item: String,
    pub first_quantity: u32,
    pub lines: u32,
    pub pieces: u32,
    pub total: i64,
    pub currency: String,
    pub payment: i64,
    pub payment_difference: Option<i64>,
    pub delivery_name: String,
    pub delivery_kind: i64,
    pub delivery_place: String,
    pub delivery_detail: Option<String>,
    pub ship_by: i64,
    pub status: String,
    pub stage: String,
    pub opened: i64,
    pub message: Option<String>,
    pub note: Option<String>,
    pub invoice: i64,
    pub smart: i64,
    pub by_allegro: i64,
    pub address_changed: i64,
    pub problems: i64,
    pub waybills: Option<String>,
    pub country: String,
    pub merged_into: Option<String>,
    pub queue: i64,
}

const ROWS: &str = "select json_group_array(json_array(o.key, o.id, a.id, o.buyer_name, o.buyer_login, o.first_item, o.first_quantity, \
     o.lines, o.pieces, o.total, o.currency, o.payment, o.payment_difference, o.delivery_name, o.delivery_kind, o.delivery_place, \
     o.delivery_detail, o.ship_by, o.status, o.stage, o.opened, o.message, o.note, o.invoice, o.smart, o.by_allegro, \
     o.address_changed, o.problems, o.waybills, o.country, o.merged_into, o.queue)) \
     from json_each(?) wanted join orders o on o.key = wanted.value join accounts a on a.tag = o.account";

impl Store {
    /// Highest arrival so far: what a list opened now may show.
    pub async fn snapshot(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("select coalesce(max(arrived), 0) from orders").fetch_one(&self.readers).await?)
    }

    pub async fn list_orders(&self, list: &OrderList, from: &PageFrom, limit: u32) -> Result<Page, StoreError> {
        let found = match list.text.as_deref().filter(|text| !text.trim().is_empty()) {
            Some(text) => self.found_keys(list, text, from, limit).await?,
            None => self.sorted_keys(list, from, limit).await?,
        };
        let next = found
            .last()
            .filter(|_| found.len() == limit as usize)
            .map(|(value, key)| Value::from(vec![value.clone(), Value::from(*key)]).to_string());
        let keys: Vec<i64> = found.into_iter().map(|(_, key)| key).collect();
        Ok(Page { rows: self.rows(&keys).await?, next })
    }

    pub async fn count_orders(&self, list: &OrderList) -> Result<u32, StoreError> {
        let mut query = QueryBuilder::new("select ");
        if let Some(text) = list.text.as_deref().filter(|text| !text.trim().is_empty()) {
            query.push("count(*) from orders o where (");
            any_part(&mut query, list);
            query.push(") and o.key in (");
            push_found(&mut query, text);
            query.push(")");
        } else {
            query.push("coalesce(sum(found), 0) from (");
            for (place, part) in list.parts.iter().enumerate() {
                query
                    .push(if place == 0 { "" } else { " union all " })
                    .push("select count(*) as found from orders o where ");
                part_conditions(&mut query, part, &list.conditions);
            }
            query.push(")");
        }
        Ok(query.build_query_scalar().fetch_one(&self.readers).await?)
    }

    /// Rows of these keys, in their order.
    pub async fn rows(&self, keys: &[i64]) -> Result<Vec<ListedOrder>, StoreError> {
        let json: String = sqlx::query_scalar(ROWS).bind(serde_json::to_string(keys)?).fetch_one(&self.readers).await?;
        let mut rows: Vec<ListedOrder> = serde_json::from_str(&json)?;
        let place: std::collections::HashMap<i64, usize> =
            keys.iter().enumerate().map(|(place, key)| (*key, place)).collect();
        rows.sort_by_key(|row| place.get(&row.key).copied());
        Ok(rows)
    }

    /// Rows of these orders, in their order; unknown ids are left out.
    pub async fn rows_of_ids(&self, ids: &[String]) -> Result<Vec<ListedOrder>, StoreError> {
        let sql = "select o.key from json_each(?) wanted join orders o on o.id = wanted.value order by wanted.key";
        let keys: Vec<i64> = sqlx::query_scalar(sql).bind(serde_json::to_string(ids)?).fetch_all(&self.readers).await?;
        self.rows(&keys).await
    }

    /// Keys of the orders with this id or this carrier's number.
    pub async fn keys_by_code(&self, code: &str) -> Result<Vec<i64>, StoreError> {
        let exact = "select key from orders where id = ?1 union select \"order\" from order_waybills where number = ?1";
        Ok(sqlx::query_scalar(exact).bind(code).fetch_all(&self.readers).await?)
    }

    /// Orders that may carry the code, newest first, with what Allegro sent: the index knows pieces of codes, so the
    /// caller looks whether one is meant.
    pub async fn candidates_by_code(&self, code: &str, limit: u32) -> Result<Vec<(i64, String)>, StoreError> {
        let Some(found) = code_match(code) else { return Ok(Vec::new()) };
        let sql = "select s.rowid, b.body from order_codes s join order_bodies b on b.key = s.rowid \
             where s.order_codes match ? order by s.rowid desc limit ?";
        Ok(sqlx::query_as(sql).bind(found).bind(limit).fetch_all(&self.readers).await?)
    }

    async fn sorted_keys(
        &self,
        list: &OrderList,
        from: &PageFrom,
        limit: u32,
    ) -> Result<Vec<(Value, i64)>, StoreError> {
        let (direction, offset) = (if list.descending { "desc" } else { "asc" }, offset_of(from));
        let mut query = QueryBuilder::new("select json_group_array(json_array(v, key)) from (select v, key from (");
        for (place, part) in list.parts.iter().enumerate() {
            query.push(if place == 0 { "" } else { " union all " });
            query
                .push("select * from (select ")
                .push(list.sort.column())
                .push(" as v, o.key as key from orders o where ");
            part_conditions(&mut query, part, &list.conditions);
            if let Some((value, key)) = cursor(from)? {
                let comparison = if list.descending { "<" } else { ">" };
                query.push(" and (").push(list.sort.column()).push(", o.key) ").push(comparison).push(" (");
                push_value(&mut query, value);
                query.push(", ").push_bind(key).push(")");
            }
            query
                .push(" order by ")
                .push(list.sort.column())
                .push(" ")
                .push(direction)
                .push(", o.key ")
                .push(direction);
            query.push(" limit ").push_bind(limit.saturating_add(offset)).push(")");
        }
        query.push(") order by v ").push(direction).push(", key ").push(direction);
        query.push(" limit ").push_bind(limit).push(" offset ").push_bind(offset).push(")");
        let json: String = query.build_query_scalar().fetch_one(&self.readers).await?;
        Ok(serde_json::from_str(&json)?)
    }

    /// Newest first through the full-text index, which is kept in that order: common words cost no more than rare ones.
    async fn found_keys(
        &self,
        list: &OrderList,
        text: &str,
        from: &PageFrom,
        limit: u32,
    ) -> Result<Vec<(Value, i64)>, StoreError> {
        let offset = offset_of(from);
        let before = cursor(from)?.map_or(i64::MAX, |(_, key)| key);
        let mut keys = Vec::new();
        for (table, found) in [("order_search", prefix_match(text)), ("order_codes", code_match(text))] {
            let Some(found) = found else { continue };
            let mut query = QueryBuilder::new("select json_group_array(key) from (select s.rowid as key from ");
            query
                .push(table)
                .push(" s cross join orders o on o.key = s.rowid where s.")
                .push(table)
                .push(" match ")
                .push_bind(found);
            query.push(" and s.rowid < ").push_bind(before).push(" and (");
            any_part(&mut query, list);
            query.push(") order by s.rowid desc limit ").push_bind(limit.saturating_add(offset)).push(")");
            let json: String = query.build_query_scalar().fetch_one(&self.readers).await?;
            keys.extend(serde_json::from_str::<Vec<i64>>(&json)?);
        }
        keys.sort_unstable_by(|one, other| other.cmp(one));
        keys.dedup();
        Ok(keys.into_iter().skip(offset as usize).take(limit as usize).map(|key| (Value::from(key), key)).collect())
    }
}

fn offset_of(from: &PageFrom) -> u32 {
    if let PageFrom::Offset(offset) = from { *offset } else { 0 }
}

/// A cursor is `[value of the sort column, key]`; one that is not ours starts at the beginning of nothing.
fn cursor(from: &PageFrom) -> Result<Option<(Value, i64)>, StoreError> {
    let PageFrom::After(text) = from else { return Ok(None) };
    Ok(Some(serde_json::from_str(text)?))
}

fn push_value(query: &mut QueryBuilder<Sqlite>, value: Value) {
    match value {
        Value::String(text) => query.push_bind(text),
        other => query.push_bind(other.as_i64().unwrap_or_default()),
    };
}

fn push_found(query: &mut QueryBuilder<Sqlite>, text: &str) {
    // An empty table of keys stands for "nothing typed can be searched for".
    query.push("select 0 where 0");
    if let Some(found) = prefix_match(text) {
        query.push(" union select rowid from order_search where order_search match ").push_bind(found);
    }
    if let Some(found) = code_match(text) {
        query.push(" union select rowid from order_codes where order_codes match ").push_bind(found);
    }
}

fn any_part(query: &mut QueryBuilder<Sqlite>, list: &OrderList) {
    query.push("0");
    for part in &list.parts {
        query.push(" or (");
        part_conditions(query, part, &list.conditions);
        query.push(")");
    }
}

fn part_conditions(query: &mut QueryBuilder<Sqlite>, part: &Part, shared: &[Condition]) {
    query.push("o.queue = ").push_bind(part.queue as i64);
    for condition in part.conditions.iter().chain(shared) {
        query.push(" and ");
        condition.push(query);
    }
}

impl Condition {
    fn push(&self, query: &mut QueryBuilder<Sqlite>) {
        let flag = |is: &bool| i64::from(*is);
        match self {
            Self::Accounts(tags) => push_among(query, "o.account", tags),
            Self::Statuses(words) => push_among(query, "o.status", words),
            Self::Payments(numbers) => push_among(query, "o.payment", numbers),
            Self::Deliveries(names) => push_among(query, "o.delivery_name", names),
            Self::Countries(codes) => push_among(query, "o.country", codes),
            Self::Ids(ids) => push_among(query, "o.id", ids),
            Self::ShipByBefore(at) => push_compared(query, "o.ship_by < ", *at),
            Self::ShipByFrom(at) => push_compared(query, "o.ship_by >= ", *at),
            Self::BoughtFrom(at) => push_compared(query, "o.key >= ", at.saturating_mul(super::record::KEYS_PER_MILLI)),
            Self::BoughtTo(at) => push_compared(query, "o.key < ", at.saturating_mul(super::record::KEYS_PER_MILLI)),
            Self::AmountFrom(minor) => push_compared(query, "o.total >= ", *minor),
            Self::AmountTo(minor) => push_compared(query, "o.total <= ", *minor),
            Self::HasMessage(has) => push_compared(query, "(o.message is not null) = ", flag(has)),
            Self::WantsInvoice(wants) => push_compared(query, "o.invoice = ", flag(wants)),
            Self::HasWords => drop(query.push("(o.message is not null or o.note is not null)")),
            Self::Unopened => drop(query.push("o.opened = 0")),
            Self::Troubled => drop(query.push("o.problems <> 0")),
            Self::TroubledOrLate(now) => {
                query.push("(o.problems <> 0 or o.queue in (1, 2) and ");
                push_compared(query, "o.ship_by < ", *now);
                query.push(")");
            }
            Self::UpdatedFrom(at) => push_compared(query, "o.updated_at >= ", *at),
            Self::ArrivedUpTo(snapshot) => push_compared(query, "o.arrived <= ", *snapshot),
            Self::ArrivedAfter(snapshot) => push_compared(query, "o.arrived > ", *snapshot),
        }
    }
}

fn push_compared(query: &mut QueryBuilder<Sqlite>, comparison: &'static str, value: i64) {
    query.push(comparison).push_bind(value);
}

fn push_among<T>(query: &mut QueryBuilder<Sqlite>, column: &'static str, values: &[T])
where
    T: Clone + for<'q> sqlx::Encode<'q, Sqlite> + sqlx::Type<Sqlite> + Send + 'static,
{
    query.push(column).push(" in (");
    let mut among = query.separated(", ");
    for value in values {
        among.push_bind(value.clone());
    }
    query.push(")");
}

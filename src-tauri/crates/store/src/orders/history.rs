//! What happened to an order, the addresses it had, and the carriers' numbers on it.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};

use crate::time::{instant, millis};
use crate::{Store, StoreError, Write};

/// One line of the timeline; the sentence is composed when it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRecord {
    pub order: i64,
    pub at: DateTime<Utc>,
    pub kind: String,
    /// JSON.
    pub params: String,
    pub rule: Option<String>,
}

/// An address that was replaced, or the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressRecord {
    pub at: DateTime<Utc>,
    /// JSON.
    pub address: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaybillRecord {
    pub number: String,
    pub carrier: String,
    pub added_at: Option<DateTime<Utc>>,
}

#[derive(FromRow)]
struct EventRow {
    at: i64,
    kind: String,
    params: String,
    rule: Option<String>,
}

impl Store {
    /// Oldest first.
    pub async fn order_events(&self, order: i64) -> Result<Vec<EventRecord>, StoreError> {
        let rows: Vec<EventRow> =
            sqlx::query_as("select at, kind, params, rule from order_events where \"order\" = ? order by at, id")
                .bind(order)
                .fetch_all(&self.readers)
                .await?;
        let event = |row: EventRow| EventRecord {
            order,
            at: instant(row.at),
            kind: row.kind,
            params: row.params,
            rule: row.rule,
        };
        Ok(rows.into_iter().map(event).collect())
    }

    /// Newest first.
    pub async fn order_addresses(&self, order: i64) -> Result<Vec<AddressRecord>, StoreError> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("select at, address from order_addresses where \"order\" = ? order by at desc")
                .bind(order)
                .fetch_all(&self.readers)
                .await?;
        Ok(rows.into_iter().map(|(at, address)| AddressRecord { at: instant(at), address }).collect())
    }

    pub async fn order_waybills(&self, order: i64) -> Result<Vec<WaybillRecord>, StoreError> {
        let sql = "select number, carrier, added_at from order_waybills where \"order\" = ? order by added_at, number";
        let rows: Vec<(String, String, Option<i64>)> = sqlx::query_as(sql).bind(order).fetch_all(&self.readers).await?;
        Ok(rows
            .into_iter()
            .map(|(number, carrier, at)| WaybillRecord { number, carrier, added_at: at.map(instant) })
            .collect())
    }

    /// Shipped orders whose numbers were never asked for, newest first.
    pub async fn orders_without_waybills(
        &self,
        account: i64,
        since_millis: i64,
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        let sql = "select id from orders where queue = 3 and account = ? and waybills is null and updated_at >= ? order by key desc limit ?";
        Ok(sqlx::query_scalar(sql).bind(account).bind(since_millis).bind(limit).fetch_all(&self.readers).await?)
    }
}

impl Write {
    pub async fn add_order_events(&mut self, events: &[EventRecord]) -> Result<(), StoreError> {
        if events.is_empty() {
            return Ok(());
        }
        let mut insert = QueryBuilder::new("insert into order_events (\"order\", at, kind, params, rule) ");
        insert.push_values(events, |mut values, event| {
            values.push_bind(event.order).push_bind(millis(event.at)).push_bind(&event.kind);
            values.push_bind(&event.params).push_bind(&event.rule);
        });
        insert.build().execute(self.connection()).await?;
        Ok(())
    }

    pub async fn add_order_address(&mut self, order: i64, address: &AddressRecord) -> Result<(), StoreError> {
        sqlx::query("insert or ignore into order_addresses (\"order\", at, address) values (?, ?, ?)")
            .bind(order)
            .bind(millis(address.at))
            .bind(&address.address)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Moves what hangs on an order to the one that replaced it.
    pub async fn move_history(&mut self, from: i64, to: i64) -> Result<(), StoreError> {
        for sql in [
            "update or ignore order_addresses set \"order\" = ?2 where \"order\" = ?1",
            "update order_events set \"order\" = ?2 where \"order\" = ?1",
            "update or ignore order_waybills set \"order\" = ?2 where \"order\" = ?1",
        ] {
            sqlx::query(sql).bind(from).bind(to).execute(self.connection()).await?;
        }
        Ok(())
    }

    pub async fn save_waybills(&mut self, order: i64, waybills: &[WaybillRecord]) -> Result<(), StoreError> {
        for waybill in waybills {
            sqlx::query(
                "insert or replace into order_waybills (\"order\", number, carrier, added_at) values (?, ?, ?, ?)",
            )
            .bind(order)
            .bind(&waybill.number)
            .bind(&waybill.carrier)
            .bind(waybill.added_at.map(millis))
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }
}

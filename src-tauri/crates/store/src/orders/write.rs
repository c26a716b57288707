//! Saves a page of orders in a handful of statements: row by row would be four times slower.

use std::collections::HashSet;

use sqlx::{FromRow, QueryBuilder};

use super::record::{KEYS_PER_MILLI, OrderRecord, customer_id};
use crate::customers::CustomerUpsert;
use crate::time::millis;
use crate::{StoreError, Write};

/// What is already held of an order that came again.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Known {
    pub key: i64,
    pub id: String,
    pub body: String,
    pub address_changed: bool,
    pub opened: bool,
    pub merged_into: Option<String>,
    pub gone: bool,
    pub waybills: Option<String>,
}

/// An open order that holds certain lines.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Holder {
    pub key: i64,
    pub id: String,
    /// All its line ids, separated by spaces.
    pub lines: String,
}

impl Write {
    pub async fn known_orders(&mut self, ids: &[&str]) -> Result<Vec<Known>, StoreError> {
        let sql = "select o.key, o.id, b.body, o.address_changed, o.opened, o.merged_into, o.gone, o.waybills from json_each(?) wanted \
             join orders o on o.id = wanted.value join order_bodies b on b.key = o.key";
        Ok(sqlx::query_as(sql).bind(serde_json::to_string(ids)?).fetch_all(self.connection()).await?)
    }

    /// Open orders that hold any of these lines.
    pub async fn holders(&mut self, lines: &[&str]) -> Result<Vec<Holder>, StoreError> {
        let sql = "select o.key, o.id, (select group_concat(line, ' ') from order_lines all_of where all_of.key = o.key) as lines \
             from (select distinct l.key from json_each(?) wanted join order_lines l on l.line = wanted.value) held \
             join orders o on o.key = held.key";
        Ok(sqlx::query_as(sql).bind(serde_json::to_string(lines)?).fetch_all(self.connection()).await?)
    }

    /// Adds orders that were not known; answers their keys in the same order.
    pub async fn insert_orders(&mut self, records: &[OrderRecord]) -> Result<Vec<i64>, StoreError> {
        if records.is_empty() {
            return Ok(Vec::new());
        }
        let keys = self.free_keys(records).await?;
        let arrived: i64 =
            sqlx::query_scalar("select coalesce(max(arrived), 0) from orders").fetch_one(self.connection()).await?;
        let rows: Vec<Row<'_>> = (1..)
            .zip(records.iter().zip(&keys))
            .map(|(place, (record, key))| Row { key: *key, arrived: arrived + place, record })
            .collect();
        for (records, rows) in records.chunks(ROWS_TOGETHER).zip(rows.chunks(ROWS_TOGETHER)) {
            self.save_customers(records).await?;
            self.insert_rows(rows).await?;
            self.insert_bodies(rows).await?;
            self.insert_search(rows).await?;
            self.insert_lines(rows).await?;
        }
        Ok(keys)
    }

    /// Puts the new state of a known order in place of the old. Its key and arrival stay.
    pub async fn update_order(&mut self, known: &Known, record: &OrderRecord) -> Result<(), StoreError> {
        let key = known.key;
        let arrived: i64 = sqlx::query_scalar("select arrived from orders where key = ?")
            .bind(key)
            .fetch_one(self.connection())
            .await?;
        for sql in FORGET {
            sqlx::query(*sql).bind(key).execute(self.connection()).await?;
        }
        let rows = [Row { key, arrived, record }];
        self.save_customers(std::slice::from_ref(record)).await?;
        self.insert_rows(&rows).await?;
        self.insert_bodies(&rows).await?;
        self.insert_search(&rows).await?;
        self.insert_lines(&rows).await?;
        if let Some(waybills) = known.waybills.as_deref() {
            self.set_waybills(key, waybills, record).await?;
        }
        Ok(())
    }

    /// Keeps the numbers on the order's row and makes them findable.
    pub async fn set_waybills(&mut self, key: i64, waybills: &str, record: &OrderRecord) -> Result<(), StoreError> {
        sqlx::query("update orders set waybills = ? where key = ?")
            .bind(waybills)
            .bind(key)
            .execute(self.connection())
            .await?;
        sqlx::query("delete from order_codes where rowid = ?").bind(key).execute(self.connection()).await?;
        sqlx::query("insert into order_codes (rowid, codes) values (?, ?)")
            .bind(key)
            .bind(record.search_codes(waybills))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    pub async fn mark_opened(&mut self, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query("update orders set opened = 1 where id = ? and opened = 0")
            .bind(id)
            .execute(self.connection())
            .await?;
        Ok(done.rows_affected() > 0)
    }

    pub async fn set_read_at(&mut self, ids: &[&str], at_millis: i64) -> Result<(), StoreError> {
        sqlx::query("update orders set read_at = ? where id in (select value from json_each(?))")
            .bind(at_millis)
            .bind(serde_json::to_string(ids)?)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A free key for each record, as near to its first key as can be.
    async fn free_keys(&mut self, records: &[OrderRecord]) -> Result<Vec<i64>, StoreError> {
        let firsts: Vec<i64> = records.iter().map(OrderRecord::first_key).collect();
        let sql =
            "select o.key from json_each(?) wanted join orders o on o.key between wanted.value and wanted.value + ?";
        let taken: Vec<i64> = sqlx::query_scalar(sql)
            .bind(serde_json::to_string(&firsts)?)
            .bind(KEYS_PER_MILLI - 1)
            .fetch_all(self.connection())
            .await?;
        let mut taken: HashSet<i64> = taken.into_iter().collect();
        let mut free = |first: i64| {
            let key = (first..).find(|key| !taken.contains(key)).unwrap_or(first);
            taken.insert(key);
            key
        };
        Ok(firsts.into_iter().map(&mut free).collect())
    }

    async fn insert_rows(&mut self, rows: &[Row<'_>]) -> Result<(), StoreError> {
        let mut insert = QueryBuilder::new(
            "insert into orders (key, id, account, arrived, queue, status, stage, buyer_name, buyer_sort, buyer_login, customer, \
             first_item, first_quantity, lines, pieces, total, currency, payment, payment_difference, delivery_name, delivery_kind, \
             delivery_place, delivery_detail, ship_by, message, note, invoice, smart, by_allegro, country, problems, address_changed, \
             opened, waybills, merged_into, gone, updated_at, read_at) ",
        );
        insert.push_values(rows, |mut values, Row { key, arrived, record }| {
            let order = &record.order;
            let columns = record.columns();
            values.push_bind(*key).push_bind(&order.id).push_bind(record.account).push_bind(*arrived);
            values.push_bind(record.queue() as i64).push_bind(columns.status).push_bind(columns.stage);
            values.push_bind(columns.buyer_name).push_bind(columns.buyer_sort).push_bind(&order.buyer.login);
            values.push_bind(customer_id(record.environment, order)).push_bind(columns.first_item);
            values.push_bind(columns.first_quantity).push_bind(columns.lines).push_bind(order.pieces());
            values.push_bind(order.total.minor).push_bind(&order.total.currency);
            values.push_bind(columns.payment).push_bind(columns.payment_difference);
            values.push_bind(columns.delivery_name).push_bind(columns.delivery_kind);
            values.push_bind(columns.delivery_place).push_bind(columns.delivery_detail).push_bind(columns.ship_by);
            values.push_bind(&order.message).push_bind(&order.note).push_bind(columns.invoice).push_bind(columns.smart);
            values.push_bind(order.fulfilled_by_allegro).push_bind(columns.country).push_bind(record.problems());
            values.push_bind(record.address_changed).push_bind(record.opened).push_bind(None::<String>);
            values.push_bind(&record.merged_into).push_bind(record.gone);
            values.push_bind(order.updated_at.map_or(0, millis)).push_bind(millis(record.read_at));
        });
        insert.build().execute(self.connection()).await?;
        Ok(())
    }

    async fn insert_bodies(&mut self, rows: &[Row<'_>]) -> Result<(), StoreError> {
        let mut insert = QueryBuilder::new("insert into order_bodies (key, body) ");
        insert.push_values(rows, |mut values, row| {
            values.push_bind(row.key).push_bind(&row.record.body);
        });
        insert.build().execute(self.connection()).await?;
        Ok(())
    }

    async fn insert_search(&mut self, rows: &[Row<'_>]) -> Result<(), StoreError> {
        let mut words = QueryBuilder::new("insert into order_search (rowid, words) ");
        words.push_values(rows, |mut values, row| {
            values.push_bind(row.key).push_bind(row.record.search_words());
        });
        words.build().execute(self.connection()).await?;
        let mut codes = QueryBuilder::new("insert into order_codes (rowid, codes) ");
        codes.push_values(rows, |mut values, row| {
            values.push_bind(row.key).push_bind(row.record.search_codes(""));
        });
        codes.build().execute(self.connection()).await?;
        Ok(())
    }

    /// Only open orders can still be merged or split, so only their lines are kept findable.
    async fn insert_lines(&mut self, rows: &[Row<'_>]) -> Result<(), StoreError> {
        let open = rows.iter().filter(|row| row.record.holds_lines());
        let lines: Vec<(&str, i64)> =
            open.flat_map(|row| row.record.order.lines.iter().map(|line| (line.id.as_str(), row.key))).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let mut insert = QueryBuilder::new("insert or replace into order_lines (line, key) ");
        insert.push_values(lines, |mut values, (line, key)| {
            values.push_bind(line.to_owned()).push_bind(key);
        });
        insert.build().execute(self.connection()).await?;
        Ok(())
    }

    async fn save_customers(&mut self, records: &[OrderRecord]) -> Result<(), StoreError> {
        let customers: Vec<CustomerUpsert> = records.iter().map(CustomerUpsert::of).collect();
        self.upsert_customers(&customers).await
    }
}

/// Rows of one statement: 38 columns each, far below SQLite's limit of 32,766 values.
const ROWS_TOGETHER: usize = 200;

struct Row<'a> {
    key: i64,
    arrived: i64,
    record: &'a OrderRecord,
}

const FORGET: &[&str] = &[
    "delete from order_search where rowid = ?",
    "delete from order_codes where rowid = ?",
    "delete from order_lines where key = ?",
    "delete from order_bodies where key = ?",
    "delete from orders where key = ?",
];

//! Orders: saved in pages, listed by key, found by words and codes.

pub mod history;
pub mod list;
pub mod record;
pub(crate) mod search;
pub mod write;

pub use history::{AddressRecord, EventRecord, WaybillRecord};
pub use list::{Condition, ListedOrder, OrderList, Page, PageFrom, Part, SortKey};
pub use record::{OrderRecord, customer_id};
pub use write::{Holder, Known};

use sqlx::FromRow;

use crate::{Store, StoreError};

/// One order as the file holds it, beside its list columns.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct StoredOrder {
    pub key: i64,
    pub id: String,
    /// Tag of the account.
    pub account: i64,
    /// As Allegro sent it.
    pub body: String,
    pub customer: String,
    pub address_changed: bool,
    pub problems: i64,
    pub merged_into: Option<String>,
    pub gone: bool,
    pub read_at: i64,
}

const STORED: &str = "select o.key, o.id, o.account, b.body, o.customer, o.address_changed, o.problems, o.merged_into, o.gone, o.read_at \
     from orders o join order_bodies b on b.key = o.key where o.id = ?";

impl Store {
    pub async fn order(&self, id: &str) -> Result<Option<StoredOrder>, StoreError> {
        Ok(sqlx::query_as(STORED).bind(id).fetch_optional(&self.readers).await?)
    }

    /// Ids of the orders that were merged into this one.
    pub async fn merged_from(&self, id: &str) -> Result<Vec<String>, StoreError> {
        let sql = "select id from orders where merged_into = ?";
        Ok(sqlx::query_scalar(sql).bind(id).fetch_all(&self.readers).await?)
    }

    /// Open orders of an account that were bought at or after `from`: the ones a comparison must account for.
    pub async fn open_orders(&self, account: i64, from_millis: i64) -> Result<Vec<String>, StoreError> {
        let sql = "select id from orders where queue in (0, 1, 2, 4) and key >= ? and account = ? and gone = 0";
        Ok(sqlx::query_scalar(sql)
            .bind(from_millis * record::KEYS_PER_MILLI)
            .bind(account)
            .fetch_all(&self.readers)
            .await?)
    }

    /// Names of delivery methods, most used first. Skips from name to name through the index.
    pub async fn delivery_names(&self) -> Result<Vec<String>, StoreError> {
        let sql = "select delivery_name from orders where queue in (0, 1, 2, 3, 4) group by delivery_name \
             having delivery_name <> '' order by count(*) desc limit 100";
        Ok(sqlx::query_scalar(sql).fetch_all(&self.readers).await?)
    }
}

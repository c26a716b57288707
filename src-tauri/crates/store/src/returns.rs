//! Returns that buyers declared.

use chrono::{DateTime, Utc};

use crate::time::millis;
use crate::{Store, StoreError, Write};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnRecord {
    pub id: String,
    pub account: i64,
    pub order_id: String,
    /// Allegro's word.
    pub status: String,
    pub created_at: DateTime<Utc>,
}

impl Store {
    /// Orders with a return that is not yet settled, newest first.
    pub async fn orders_with_open_returns(&self) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "select order_id from returns where status in ('CREATED', 'DISPATCHED', 'IN_TRANSIT', 'DELIVERED', \
             'WAREHOUSE_DELIVERED', 'WAREHOUSE_VERIFICATION') group by order_id order by max(created_at) desc",
        )
        .fetch_all(&self.readers)
        .await?)
    }
}

impl Write {
    pub async fn save_return(&mut self, one: &ReturnRecord) -> Result<(), StoreError> {
        sqlx::query(
            "insert or replace into returns (id, account, order_id, status, created_at) values (?, ?, ?, ?, ?)",
        )
        .bind(&one.id)
        .bind(one.account)
        .bind(&one.order_id)
        .bind(&one.status)
        .bind(millis(one.created_at))
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

//! Orders that were announced and could not be read yet.

use chrono::{DateTime, Utc};

use crate::time::{instant, millis};
use crate::{Store, StoreError, Write};

impl Store {
    /// Ids with since when they wait, oldest first.
    pub async fn orders_to_read(&self, account: i64) -> Result<Vec<(String, DateTime<Utc>)>, StoreError> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("select id, since from orders_to_read where account = ? order by since")
                .bind(account)
                .fetch_all(&self.readers)
                .await?;
        Ok(rows.into_iter().map(|(id, since)| (id, instant(since))).collect())
    }
}

impl Write {
    pub async fn await_order(&mut self, account: i64, id: &str, since: DateTime<Utc>) -> Result<(), StoreError> {
        sqlx::query("insert or ignore into orders_to_read (id, account, since) values (?, ?, ?)")
            .bind(id)
            .bind(account)
            .bind(millis(since))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    pub async fn stop_awaiting(&mut self, id: &str) -> Result<(), StoreError> {
        sqlx::query("delete from orders_to_read where id = ?").bind(id).execute(self.connection()).await?;
        Ok(())
    }
}

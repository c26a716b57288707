//! The seller's own views; their body is JSON that only the faces understand.

use sqlx::FromRow;

use crate::{Store, StoreError, Write};

#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct ViewRecord {
    pub id: String,
    pub name: String,
    pub position: i64,
    pub body: String,
}

impl Store {
    pub async fn views(&self) -> Result<Vec<ViewRecord>, StoreError> {
        Ok(sqlx::query_as("select id, name, position, body from views order by position, name")
            .fetch_all(&self.readers)
            .await?)
    }
}

impl Write {
    pub async fn save_view(&mut self, view: &ViewRecord) -> Result<(), StoreError> {
        sqlx::query("insert or replace into views (id, name, position, body) values (?, ?, ?, ?)")
            .bind(&view.id)
            .bind(&view.name)
            .bind(view.position)
            .bind(&view.body)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// True when there was such a view.
    pub async fn delete_view(&mut self, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query("delete from views where id = ?").bind(id).execute(self.connection()).await?;
        Ok(done.rows_affected() > 0)
    }
}

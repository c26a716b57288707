//! Pickup points, kept for the time without network.

use sqlx::{FromRow, QueryBuilder};

use crate::{Store, StoreError, Write};

#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct PointRecord {
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    pub address: Option<String>,
    pub opening_hours: Option<String>,
}

/// Rows of one statement; five columns each, far below SQLite's limit of variables.
const CHUNK: usize = 500;

impl Store {
    pub async fn point(&self, id: &str) -> Result<Option<PointRecord>, StoreError> {
        let sql = "select id, name, description, address, opening_hours from points where id = ?";
        Ok(sqlx::query_as(sql).bind(id).fetch_optional(&self.readers).await?)
    }

    pub async fn count_points(&self) -> Result<u32, StoreError> {
        Ok(sqlx::query_scalar("select count(*) from points").fetch_one(&self.readers).await?)
    }
}

impl Write {
    /// Puts the whole new set in place of the old.
    pub async fn replace_points(&mut self, points: &[PointRecord]) -> Result<(), StoreError> {
        sqlx::query("delete from points").execute(self.connection()).await?;
        for chunk in points.chunks(CHUNK) {
            let mut insert =
                QueryBuilder::new("insert or replace into points (id, name, description, address, opening_hours) ");
            insert.push_values(chunk, |mut row, point| {
                row.push_bind(&point.id)
                    .push_bind(&point.name)
                    .push_bind(&point.description)
                    .push_bind(&point.address)
                    .push_bind(&point.opening_hours);
            });
            insert.build().execute(self.connection()).await?;
        }
        Ok(())
    }
}

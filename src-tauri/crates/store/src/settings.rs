//! Settings of the program by name; values are JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Store, StoreError, Write};

impl Store {
    pub async fn setting<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreError> {
        let value: Option<String> = sqlx::query_scalar("select value from settings where name = ?")
            .bind(name)
            .fetch_optional(&self.readers)
            .await?;
        Ok(value.map(|value| serde_json::from_str(&value)).transpose()?)
    }
}

impl Write {
    pub async fn save_setting<T: Serialize>(&mut self, name: &str, value: &T) -> Result<(), StoreError> {
        sqlx::query(
            "insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
        )
        .bind(name)
        .bind(serde_json::to_string(value)?)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

//! Position and health of each stream of each account.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::time::{instant, millis};
use crate::{Store, StoreError, Write};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stream {
    /// What the next request starts from; means what its stream says.
    pub cursor: Option<String>,
    pub last_attempt: Option<DateTime<Utc>>,
    pub last_success: Option<DateTime<Utc>>,
    /// JSON of what went wrong last; absent after a success.
    pub last_error: Option<String>,
    pub agreed_at: Option<DateTime<Utc>>,
    pub done: u32,
    pub total: Option<u32>,
}

#[derive(FromRow)]
struct Row {
    cursor: Option<String>,
    last_attempt: Option<i64>,
    last_success: Option<i64>,
    last_error: Option<String>,
    agreed_at: Option<i64>,
    done: u32,
    total: Option<u32>,
}

const STREAM: &str = "select cursor, last_attempt, last_success, last_error, agreed_at, done, total from sync_streams \
     where account = ? and stream = ?";

impl Store {
    /// A stream never saved is one that never ran.
    pub async fn stream(&self, account: i64, name: &str) -> Result<Stream, StoreError> {
        let row: Option<Row> = sqlx::query_as(STREAM).bind(account).bind(name).fetch_optional(&self.readers).await?;
        Ok(row.map(stream).unwrap_or_default())
    }
}

fn stream(row: Row) -> Stream {
    Stream {
        cursor: row.cursor,
        last_attempt: row.last_attempt.map(instant),
        last_success: row.last_success.map(instant),
        last_error: row.last_error,
        agreed_at: row.agreed_at.map(instant),
        done: row.done,
        total: row.total,
    }
}

impl Write {
    /// As it stands now, within this transaction: for a change that must not undo somebody else's.
    pub async fn stream(&mut self, account: i64, name: &str) -> Result<Stream, StoreError> {
        let row: Option<Row> =
            sqlx::query_as(STREAM).bind(account).bind(name).fetch_optional(self.connection()).await?;
        Ok(row.map(stream).unwrap_or_default())
    }

    pub async fn save_stream(&mut self, account: i64, name: &str, stream: &Stream) -> Result<(), StoreError> {
        sqlx::query(
            "insert or replace into sync_streams \
             (account, stream, cursor, last_attempt, last_success, last_error, agreed_at, done, total) \
             values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(account)
        .bind(name)
        .bind(&stream.cursor)
        .bind(stream.last_attempt.map(millis))
        .bind(stream.last_success.map(millis))
        .bind(&stream.last_error)
        .bind(stream.agreed_at.map(millis))
        .bind(stream.done)
        .bind(stream.total)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

//! The scheduler's table: switches, intervals and how the last run went.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::time::{instant, millis};
use crate::{Store, StoreError, Write};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRecord {
    pub id: String,
    pub enabled: bool,
    /// Minutes; absent = only by hand.
    pub interval: Option<u32>,
    pub last_run: Option<DateTime<Utc>>,
    pub last_ok: Option<bool>,
    /// JSON, composed into a sentence when it is read.
    pub result: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    enabled: bool,
    interval: Option<u32>,
    last_run: Option<i64>,
    last_ok: Option<bool>,
    result: Option<String>,
}

impl Store {
    pub async fn tasks(&self) -> Result<Vec<TaskRecord>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as("select id, enabled, interval, last_run, last_ok, result from tasks")
            .fetch_all(&self.readers)
            .await?;
        Ok(rows.into_iter().map(record).collect())
    }
}

fn record(row: Row) -> TaskRecord {
    let Row { id, enabled, interval, last_run, last_ok, result } = row;
    TaskRecord { id, enabled, interval, last_run: last_run.map(instant), last_ok, result }
}

impl Write {
    pub async fn save_task(&mut self, task: &TaskRecord) -> Result<(), StoreError> {
        sqlx::query(
            "insert or replace into tasks (id, enabled, interval, last_run, last_ok, result) values (?, ?, ?, ?, ?, ?)",
        )
        .bind(&task.id)
        .bind(task.enabled)
        .bind(task.interval)
        .bind(task.last_run.map(millis))
        .bind(task.last_ok)
        .bind(&task.result)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl Write {
    /// Keeps how a run went; the switch and the interval, which the seller may have changed meanwhile, stay.
    pub async fn save_task_run(&mut self, task: &TaskRecord) -> Result<(), StoreError> {
        sqlx::query(
            "insert into tasks (id, enabled, interval, last_run, last_ok, result) values (?, ?, ?, ?, ?, ?) \
             on conflict (id) do update set last_run = excluded.last_run, last_ok = excluded.last_ok, result = excluded.result",
        )
        .bind(&task.id)
        .bind(task.enabled)
        .bind(task.interval)
        .bind(task.last_run.map(millis))
        .bind(task.last_ok)
        .bind(&task.result)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

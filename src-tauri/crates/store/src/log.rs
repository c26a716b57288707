//! The activity log: headlines in one table, bodies in another that is emptied sooner.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};

use crate::time::{instant, millis};
use crate::{Store, StoreError, Write};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRecord {
    /// UUIDv7: rises with time.
    pub id: String,
    pub at: DateTime<Utc>,
    /// `request`, `event` or `change`.
    pub kind: String,
    pub topic: String,
    pub account: Option<String>,
    /// What happened; the sentence is composed when it is read.
    pub code: String,
    /// JSON.
    pub params: String,
    pub method: Option<String>,
    pub path: Option<String>,
    pub detail: Option<String>,
    pub status: Option<u16>,
    pub ok: bool,
    pub duration_ms: Option<u32>,
    pub order_id: Option<String>,
    pub rule: Option<String>,
    /// JSON: headers, bodies, trace id, attempt, error code. Absent for most events.
    pub body: Option<String>,
}

/// Narrowing of the log; empty parts let everything through.
#[derive(Clone, Debug, Default)]
pub struct LogQuery {
    pub kinds: Vec<String>,
    pub topics: Vec<String>,
    pub accounts: Vec<String>,
    pub only_errors: bool,
    pub order: Option<String>,
    pub since: Option<DateTime<Utc>>,
    pub text: Option<String>,
    /// Only entries before this id.
    pub before: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    at: i64,
    kind: String,
    topic: String,
    account: Option<String>,
    code: String,
    params: String,
    method: Option<String>,
    path: Option<String>,
    detail: Option<String>,
    status: Option<u16>,
    ok: bool,
    duration_ms: Option<u32>,
    order_id: Option<String>,
    rule: Option<String>,
    body: Option<String>,
}

const HEADLINES: &str = "select l.id, l.at, l.kind, l.topic, l.account, l.code, l.params, l.method, l.path, l.detail, l.status, l.ok, \
     l.duration_ms, l.order_id, l.rule, (select '' from log_bodies b where b.id = l.id) as body from log l where 1 = 1 ";

const ENTRY: &str = "select l.id, l.at, l.kind, l.topic, l.account, l.code, l.params, l.method, l.path, l.detail, l.status, l.ok, \
     l.duration_ms, l.order_id, l.rule, b.body from log l left join log_bodies b on b.id = l.id where l.id = ?";

impl Store {
    /// Newest first. `body` is empty where there is one.
    pub async fn log(&self, query: &LogQuery, limit: u32) -> Result<Vec<LogRecord>, StoreError> {
        let mut sql = QueryBuilder::new(HEADLINES);
        for (column, values) in [("l.kind", &query.kinds), ("l.topic", &query.topics), ("l.account", &query.accounts)] {
            if !values.is_empty() {
                sql.push(" and ")
                    .push(column)
                    .push(" in (select value from json_each(")
                    .push_bind(serde_json::to_string(values)?)
                    .push("))");
            }
        }
        if query.only_errors {
            sql.push(" and l.ok = 0");
        }
        if let Some(order) = &query.order {
            sql.push(" and l.order_id = ").push_bind(order.clone());
        }
        if let Some(since) = query.since {
            sql.push(" and l.at >= ").push_bind(millis(since));
        }
        if let Some(text) = query.text.as_deref().filter(|text| !text.trim().is_empty()) {
            let pattern = format!("%{}%", text.trim().replace(['%', '_'], ""));
            sql.push(" and (coalesce(l.path, '') || ' ' || coalesce(l.detail, '') || ' ' || coalesce(l.order_id, '') || ' ' || l.code || ' ' || l.params || ' ' || coalesce(l.status, '') || ' ' || coalesce((select b.body from log_bodies b where b.id = l.id and l.ok = 0), '')) like ").push_bind(pattern);
        }
        if let Some(before) = &query.before {
            sql.push(" and l.id < ").push_bind(before.clone());
        }
        sql.push(" order by l.id desc limit ").push_bind(limit);
        let rows: Vec<Row> = sql.build_query_as().fetch_all(&self.readers).await?;
        Ok(rows.into_iter().map(record).collect())
    }

    pub async fn log_entry(&self, id: &str) -> Result<Option<LogRecord>, StoreError> {
        let row: Option<Row> = sqlx::query_as(ENTRY).bind(id).fetch_optional(&self.readers).await?;
        Ok(row.map(record))
    }

    /// Entries since, and failed ones among them.
    pub async fn count_log(&self, since: DateTime<Utc>, first_id: &str) -> Result<(u32, u32), StoreError> {
        let sql = "select count(*), count(*) filter (where ok = 0) from log where id >= ? and at >= ?";
        Ok(sqlx::query_as(sql).bind(first_id).bind(millis(since)).fetch_one(&self.readers).await?)
    }
}

fn record(row: Row) -> LogRecord {
    LogRecord {
        id: row.id,
        at: instant(row.at),
        kind: row.kind,
        topic: row.topic,
        account: row.account,
        code: row.code,
        params: row.params,
        method: row.method,
        path: row.path,
        detail: row.detail,
        status: row.status,
        ok: row.ok,
        duration_ms: row.duration_ms,
        order_id: row.order_id,
        rule: row.rule,
        body: row.body,
    }
}

impl Write {
    pub async fn add_log(&mut self, records: &[LogRecord]) -> Result<(), StoreError> {
        if records.is_empty() {
            return Ok(());
        }
        let mut insert = QueryBuilder::new(
            "insert into log (id, at, kind, topic, account, code, params, method, path, detail, status, ok, duration_ms, order_id, rule) ",
        );
        insert.push_values(records, |mut values, record| {
            values.push_bind(&record.id).push_bind(millis(record.at)).push_bind(&record.kind).push_bind(&record.topic);
            values
                .push_bind(&record.account)
                .push_bind(&record.code)
                .push_bind(&record.params)
                .push_bind(&record.method);
            values.push_bind(&record.path).push_bind(&record.detail).push_bind(record.status).push_bind(record.ok);
            values.push_bind(record.duration_ms).push_bind(&record.order_id).push_bind(&record.rule);
        });
        insert.build().execute(self.connection()).await?;
        for (id, body) in records.iter().filter_map(|record| Some((&record.id, record.body.as_ref()?))) {
            sqlx::query("insert into log_bodies (id, body) values (?, ?)")
                .bind(id)
                .bind(body)
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Empties bodies and headlines older than their retention.
    pub async fn trim_log(
        &mut self,
        bodies_before: DateTime<Utc>,
        headlines_before: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let bodies = sqlx::query("delete from log_bodies where id in (select id from log where at < ?)")
            .bind(millis(bodies_before))
            .execute(self.connection())
            .await?;
        sqlx::query("delete from log where at < ?").bind(millis(headlines_before)).execute(self.connection()).await?;
        Ok(bodies.rows_affected())
    }
}

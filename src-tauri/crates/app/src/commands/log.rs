//! The activity log.

use kram_store::log::LogQuery;
use serde_json::Value;

use crate::app::App;
use crate::contract::activity::*;
use crate::contract::common::ById;
use crate::present::errors::AppError;
use crate::present::log::{entry, row};
use crate::present::order_list::start_of_day;

const USUAL_PAGE: u32 = 100;
const LARGEST_PAGE: u32 = 500;

pub(crate) async fn list_log(app: &App, args: ListLog) -> Result<LogPage, AppError> {
    let limit = if args.limit == 0 { USUAL_PAGE } else { args.limit.min(LARGEST_PAGE) };
    let query = LogQuery {
        kinds: args.filter.kinds.iter().map(word).collect(),
        topics: args.filter.topics.iter().map(word).collect(),
        accounts: args.filter.accounts,
        only_errors: args.filter.only_errors,
        order: args.filter.order,
        since: args.filter.since,
        text: args.filter.text,
        before: args.after,
    };
    let records = app.inner.store.log(&query, limit).await?;
    let next = records.last().filter(|_| records.len() == limit as usize).map(|last| last.id.clone());
    let (today, errors_today) = app.inner.store.count_log(start_of_day(app.inner.clock.now()), "").await?;
    let language = app.language();
    Ok(LogPage { rows: records.iter().map(|record| row(record, language)).collect(), next, today, errors_today })
}

/// The word on the wire is the word in the file.
fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

pub(crate) async fn get_log_entry(app: &App, args: ById) -> Result<LogEntry, AppError> {
    let record = app.inner.store.log_entry(&args.id).await?.ok_or(AppError::NotFound("wpis", "entry"))?;
    Ok(entry(&record, app.language()))
}

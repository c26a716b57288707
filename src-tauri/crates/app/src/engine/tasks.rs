//! The scheduler's table: which tasks there are, their usual intervals, and how one is run.

use chrono::{DateTime, Utc};
use kram_store::StoreError;
use kram_store::tasks::TaskRecord;
use serde_json::{Value, json};

use super::work;
use crate::app::App;
use crate::contract::sync::TaskKind;
use crate::present::errors::AppError;

/// One line of the table.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub id: String,
    pub kind: TaskKind,
    pub account: Option<String>,
    pub enabled: bool,
    /// Minutes; absent = only by hand.
    pub interval: Option<u32>,
    pub last_run: Option<DateTime<Utc>>,
    pub last_ok: Option<bool>,
    pub result: Option<Value>,
    /// False while its account waits for its seller, or its first import is still running.
    pub may_run: bool,
}

const OF_ACCOUNT: [TaskKind; 4] = [TaskKind::Orders, TaskKind::Reconcile, TaskKind::Waybills, TaskKind::Returns];
const OF_PROGRAM: [TaskKind; 3] = [TaskKind::Tokens, TaskKind::Points, TaskKind::Housekeeping];
const DAY: u32 = 24 * 60;

pub(crate) fn word(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Orders => "orders",
        TaskKind::Reconcile => "reconcile",
        TaskKind::Tokens => "tokens",
        TaskKind::Points => "points",
        TaskKind::Waybills => "waybills",
        TaskKind::Returns => "returns",
        TaskKind::Housekeeping => "housekeeping",
    }
}

fn usual_interval(kind: TaskKind) -> u32 {
    match kind {
        TaskKind::Orders => 10,
        TaskKind::Reconcile | TaskKind::Waybills | TaskKind::Returns => 60,
        TaskKind::Tokens => 30,
        TaskKind::Points | TaskKind::Housekeeping => DAY,
    }
}

/// The whole table, in the order it is shown.
pub(crate) async fn planned(app: &App) -> Result<Vec<Planned>, StoreError> {
    let store = &app.inner.store;
    let kept = store.tasks().await?;
    let accounts = store.accounts().await?;
    let mut table = Vec::new();
    for kind in OF_ACCOUNT {
        for account in &accounts {
            let importing = !work::import_finished(app, account.tag).await?;
            let mut task = line(format!("{}:{}", word(kind), account.id), kind, &kept);
            task.account = Some(account.id.clone());
            // Tokens of example accounts are in memory, whatever the file of secrets waits for.
            let has_tokens = app.inner.vault.tokens(&account.id).is_ok();
            task.may_run = !account.needs_relink && has_tokens && (kind == TaskKind::Orders || !importing);
            if kind == TaskKind::Orders {
                task.interval = account.orders_interval.and_then(|minutes| u32::try_from(minutes).ok());
            }
            table.push(task);
        }
    }
    for kind in OF_PROGRAM {
        let mut task = line(word(kind).to_owned(), kind, &kept);
        task.may_run = !accounts.is_empty();
        table.push(task);
    }
    Ok(table)
}

fn line(id: String, kind: TaskKind, kept: &[TaskRecord]) -> Planned {
    let record = kept.iter().find(|record| record.id == id);
    Planned {
        id,
        kind,
        account: None,
        enabled: record.is_none_or(|record| record.enabled),
        interval: record.map_or(Some(usual_interval(kind)), |record| record.interval),
        last_run: record.and_then(|record| record.last_run),
        last_ok: record.and_then(|record| record.last_ok),
        result: record.and_then(|record| record.result.as_deref()).and_then(|result| serde_json::from_str(result).ok()),
        may_run: true,
    }
}

/// Runs a task unless it runs already, and keeps how it went.
pub(crate) async fn run(app: &App, task: &Planned) {
    let Some(claim) = app.inner.engine.claim(&task.id) else { return };
    app.tell_sync().await;
    let started = app.inner.clock.now();
    let outcome = work::perform(app, task).await;
    let (ok, result) = match outcome {
        Ok(result) => (true, result),
        Err(AppError::Interrupted) => return,
        Err(error) => (false, json!({ "error": error.into_dto(app.language()) })),
    };
    let record = TaskRecord {
        id: task.id.clone(),
        enabled: task.enabled,
        interval: task.interval,
        last_run: Some(started),
        last_ok: Some(ok),
        result: Some(result.to_string()),
    };
    if let Err(error) = app.save(async |write| write.save_task_run(&record).await).await {
        tracing::error!(%error, "the run of a task could not be kept");
    }
    drop(claim);
    app.tell_sync().await;
}

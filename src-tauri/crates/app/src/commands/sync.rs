//! Fetching now, the state of the connection, the scheduler's table.

use kram_store::accounts::AccountRecord;
use kram_store::tasks::TaskRecord;
use kram_sync::schedule::{Timing, next_run};
use serde_json::{Value, json};

use crate::app::{App, lock};
use crate::contract::accounts::{Account, AccountState};
use crate::contract::common::{ById, Nothing};
use crate::contract::settings::Language;
use crate::contract::sync::*;
use crate::engine::tasks::{self, Planned};
use crate::engine::work;
use crate::journal::Happened;
use crate::present::errors::AppError;
use crate::present::words::news;

/// A week; beyond, a task may as well be run by hand.
const MOST_MINUTES: u32 = 7 * 24 * 60;

/// All chosen accounts beside each other; one that fails does not stop the others.
pub(crate) async fn sync_now(app: &App, args: SyncNow) -> Result<SyncReport, AppError> {
    let accounts = app.inner.store.accounts().await?;
    let chosen = accounts.into_iter().filter(|account| args.accounts.is_empty() || args.accounts.contains(&account.id));
    let results = futures::future::join_all(chosen.map(|account| fetch(app, account))).await;
    let (new, changed) =
        results.iter().fold((0, 0), |(new, changed), result| (new + result.new, changed + result.changed));
    Ok(SyncReport { accounts: results, summary: news(app.language(), new, changed) })
}

async fn fetch(app: &App, account: AccountRecord) -> AccountResult {
    let _busy = app.inner.clock.clone().busy();
    work::begin_import(app, &account);
    let task = format!("{}:{}", tasks::word(TaskKind::Orders), account.id);
    let claim = app.inner.engine.claim(&task);
    app.tell_sync().await;
    let fetched = work::fetch_orders(app, &account.id).await;
    if let Ok(saved) = &fetched {
        let result = json!({ "new": saved.new, "changed": saved.changed }).to_string();
        let now = Some(app.inner.clock.now());
        let record = TaskRecord {
            id: task,
            enabled: true,
            interval: account.orders_interval.and_then(|minutes| u32::try_from(minutes).ok()),
            last_run: now,
            last_ok: Some(true),
            result: Some(result),
        };
        app.save(async |write| write.save_task_run(&record).await).await.ok();
    }
    drop(claim);
    app.tell_sync().await;
    let (new, changed) = fetched.as_ref().map_or((0, 0), |saved| (saved.new, saved.changed));
    let error = fetched.err().map(|error| error.into_dto(app.language()));
    AccountResult { account: account.id, login: account.login, new, changed, error }
}

pub(crate) async fn sync_state(app: &App, _: Nothing) -> Result<SyncState, AppError> {
    state(app).await
}

pub(crate) async fn state(app: &App) -> Result<SyncState, AppError> {
    let accounts = super::accounts::all(app).await?;
    let now = app.inner.clock.now();
    let linked: Vec<&Account> = accounts.iter().filter(|account| account.state == AccountState::Linked).collect();
    let importing: Vec<_> = linked.iter().filter_map(|account| account.sync.backfill.as_ref()).collect();
    let totals: Option<Vec<u32>> = importing.iter().map(|backfill| backfill.total).collect();
    let agreed: Option<Vec<_>> = linked.iter().map(|account| account.sync.agreed_at).collect();
    Ok(SyncState {
        running: accounts.iter().any(|account| account.sync.running),
        offline_since: linked.iter().filter_map(|account| account.sync.offline_since).min(),
        last_success_at: linked.iter().filter_map(|account| account.sync.last_success_at).max(),
        agreed_at: agreed.and_then(|agreed| agreed.into_iter().min()),
        importing_done: (!importing.is_empty()).then(|| importing.iter().map(|backfill| backfill.done).sum()),
        importing_total: totals.filter(|totals| !totals.is_empty()).map(|totals| totals.iter().sum()),
        accounts_needing_relink: u32::try_from(
            accounts.iter().filter(|account| account.state == AccountState::NeedsRelink).count(),
        )
        .unwrap_or(u32::MAX),
        throttled_until: lock(&app.inner.engine.throttled_until).filter(|until| *until > now),
    })
}

pub(crate) async fn list_tasks(app: &App, _: Nothing) -> Result<Vec<Task>, AppError> {
    let planned = tasks::planned(app).await?;
    Ok(planned.into_iter().map(|task| shown(app, task)).collect())
}

fn shown(app: &App, task: Planned) -> Task {
    let scheduler = app.settings().scheduler;
    let timing =
        Timing { enabled: task.enabled && scheduler && task.may_run, interval: task.interval, last_run: task.last_run };
    Task {
        running: app.inner.engine.is_running(&task.id),
        next_run_at: next_run(&timing, app.inner.clock.now()),
        last_result: task.result.as_ref().map(|result| result_text(task.kind, result, app.language())),
        id: task.id,
        kind: task.kind,
        account: task.account,
        enabled: task.enabled,
        interval_minutes: task.interval,
        last_run_at: task.last_run,
        last_ok: task.last_ok,
    }
}

/// How the last run went, as a sentence of the table.
fn result_text(kind: TaskKind, result: &Value, language: Language) -> String {
    if let Some(message) = result["error"]["message"].as_str() {
        return message.to_owned();
    }
    let number = |name: &str| result[name].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or_default();
    let count = number("count");
    let unchanged = language.say("bez zmian", "no changes");
    match kind {
        TaskKind::Orders | TaskKind::Reconcile => news(language, number("new"), number("changed")),
        TaskKind::Tokens if number("renewed") > 0 => {
            language.count(number("renewed"), ["odnowione", "odnowione", "odnowionych"], ["renewed", "renewed"])
        }
        TaskKind::Points if count > 0 => language.count(count, ["punkt", "punkty", "punktów"], ["point", "points"]),
        TaskKind::Waybills if count > 0 => {
            let pl = ["zamówienie z numerem", "zamówienia z numerami", "zamówień z numerami"];
            language.count(count, pl, ["order with a number", "orders with numbers"])
        }
        TaskKind::Returns if count > 0 => language.count(count, ["zwrot", "zwroty", "zwrotów"], ["return", "returns"]),
        TaskKind::Housekeeping if count > 0 => language.count(
            count,
            ["wpis skrócony", "wpisy skrócone", "wpisów skróconych"],
            ["entry trimmed", "entries trimmed"],
        ),
        _ => unchanged.to_owned(),
    }
}

async fn find(app: &App, id: &str) -> Result<Planned, AppError> {
    tasks::planned(app).await?.into_iter().find(|task| task.id == id).ok_or(AppError::NotFound("zadanie", "task"))
}

/// Runs a task now, whatever its switch says.
pub(crate) async fn run_task(app: &App, args: ById) -> Result<Task, AppError> {
    let task = find(app, &args.id).await?;
    let _busy = app.inner.clock.clone().busy();
    tasks::run(app, &task).await;
    Ok(shown(app, find(app, &args.id).await?))
}

pub(crate) async fn update_task(app: &App, args: UpdateTask) -> Result<Task, AppError> {
    let task = find(app, &args.id).await?;
    let interval = match task.kind {
        TaskKind::Orders => super::accounts::checked_interval(args.interval_minutes)?,
        _ if args.interval_minutes.is_some_and(|minutes| minutes == 0 || minutes > MOST_MINUTES) => {
            return Err(AppError::invalid("intervalMinutes", "Podaj od 1 do 10080 minut.", "Give 1 to 10080 minutes."));
        }
        _ => args.interval_minutes,
    };
    let record = TaskRecord {
        id: task.id.clone(),
        enabled: args.enabled,
        interval,
        last_run: task.last_run,
        last_ok: task.last_ok,
        result: task.result.as_ref().map(Value::to_string),
    };
    let account = match (&task.account, task.kind) {
        (Some(account), TaskKind::Orders) => app.inner.store.account(account).await?,
        _ => None,
    };
    app.save(async |write| {
        write.save_task(&record).await?;
        if let Some(account) = account {
            let account = AccountRecord { orders_interval: interval.map(i64::from), ..account };
            write.save_account(&account).await?;
        }
        Ok(())
    })
    .await?;
    let old = json!({ "enabled": task.enabled, "intervalMinutes": task.interval });
    let new = json!({ "enabled": args.enabled, "intervalMinutes": interval });
    app.inner.log.note(Happened::change(
        "settings",
        "task_changed",
        json!({ "task": task.id, "old": old, "new": new }),
    ));
    app.inner.engine.wake();
    app.stale(["tasks", "accounts"]);
    Ok(shown(app, find(app, &args.id).await?))
}

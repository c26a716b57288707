//! What each task does.

use std::sync::Arc;

use chrono::TimeDelta;
use kram_allegro::identity::{Grant, client};
use kram_allegro::oauth::OAuth;
use kram_allegro::{Addresses, Api, ApiError, Failure};
use kram_store::accounts::AccountRecord;
use kram_sync::backfill::{Position, STREAM};
use kram_sync::{Puller, Saved, SyncError};
use serde_json::{Value, json};

use super::tasks::Planned;
use crate::app::{App, lock};
use crate::contract::events::AppEvent;
use crate::contract::sync::{AccountResult, TaskKind};
use crate::journal::Happened;
use crate::present::errors::{self, AppError};
use crate::vault::{AccountAccess, VaultWatch};

/// Headlines of the log are kept longer than bodies.
const HEADLINES: TimeDelta = TimeDelta::days(730);
/// An import that the network broke begins again this soon.
const IMPORT_PAUSE: std::time::Duration = std::time::Duration::from_secs(5);
/// A token is renewed by the task when it has less than this to live.
const RENEW_BEFORE: TimeDelta = TimeDelta::hours(1);

pub(crate) async fn perform(app: &App, task: &Planned) -> Result<Value, AppError> {
    match (task.kind, task.account.as_deref()) {
        (TaskKind::Orders, Some(account)) => counted(&fetch_orders(app, account).await?),
        (TaskKind::Reconcile, Some(account)) => counted(&compare(app, account).await?),
        (TaskKind::Waybills, Some(account)) => {
            let count = connect(app, account).await?.fetch_waybills().await?;
            note_count(app, account, "waybills_fetched", count)
        }
        (TaskKind::Returns, Some(account)) => {
            let count = connect(app, account).await?.fetch_returns().await?;
            note_count(app, account, "returns_fetched", count)
        }
        (TaskKind::Points, _) => fetch_points(app).await,
        (TaskKind::Tokens, _) => renew_old(app).await,
        (TaskKind::Housekeeping, _) => trim_log(app).await,
        _ => Ok(json!({})),
    }
}

fn counted(saved: &Saved) -> Result<Value, AppError> {
    Ok(json!({ "new": saved.new, "changed": saved.changed }))
}

fn note_count(app: &App, account: &str, code: &'static str, count: u32) -> Result<Value, AppError> {
    if count > 0 {
        app.inner.log.note(Happened::event("orders", code, json!({ "count": count })).of(account));
        app.stale(["orders"]);
    }
    Ok(json!({ "count": count }))
}

/// The account with its way to the API.
pub(crate) async fn connect(app: &App, account: &str) -> Result<Puller, AppError> {
    let record = app.inner.store.account(account).await?.ok_or(AppError::NotFound("konto", "account"))?;
    let access = access(app, &record)?;
    let addresses = addresses(app, &record)?;
    Ok(Puller {
        store: app.inner.store.clone(),
        api: Api {
            transport: app.inner.transport.clone(),
            base: addresses.api,
            account: Some(record.id.clone()),
            access: Arc::new(access),
        },
        clock: app.inner.clock.clone(),
        account: record.tag,
        environment: record.environment,
        cancel: app.inner.cancel.clone(),
    })
}

pub(crate) fn addresses(app: &App, record: &AccountRecord) -> Result<Addresses, AppError> {
    Addresses::of(record.environment, app.simulator().as_deref())
        // A simulator that does not run is a world that is away.
        .ok_or_else(|| AppError::Api(ApiError::new(Failure::Offline, "no simulator")))
}

pub(crate) fn access(app: &App, record: &AccountRecord) -> Result<AccountAccess, AppError> {
    let client = client(record.environment, Grant::from_word(&record.grant)).ok_or(AppError::NoClient)?;
    let oauth = OAuth { transport: app.inner.transport.clone(), addresses: addresses(app, record)?, client };
    Ok(AccountAccess {
        vault: app.inner.vault.clone(),
        account: record.id.clone(),
        oauth,
        watch: Arc::new(Watch(app.clone())),
    })
}

struct Watch(App);

impl VaultWatch for Watch {
    fn renewed(&self, account: &str) {
        self.0.inner.log.note(Happened::event("tokens", "tokens_renewed", json!({})).of(account));
        self.0.stale(["accounts"]);
    }

    fn relink_needed(&self, account: &str) {
        let (app, account) = (self.0.clone(), account.to_owned());
        self.0.inner.tracker.spawn(async move { ask_for_link(&app, &account).await });
    }
}

/// One banner asks for the link; everything else goes on.
async fn ask_for_link(app: &App, account: &str) {
    let known = app.inner.store.account(account).await.ok().flatten();
    if known.is_none_or(|known| known.needs_relink) {
        return;
    }
    if app.save(async |write| write.set_needs_relink(account, true).await).await.is_ok() {
        app.inner.log.note(Happened::event("accounts", "relink_needed", json!({})).of(account).failed());
        app.tell_sync().await;
    }
}

/// Journal and lately changed orders of one account.
pub(crate) async fn fetch_orders(app: &App, account: &str) -> Result<Saved, AppError> {
    let turn = app.inner.engine.turn(account);
    let _turn = turn.lock().await;
    let puller = connect(app, account).await?;
    let outcome = puller.cycle().await;
    conclude(app, account, &puller, outcome, "synchronised").await
}

pub(crate) async fn compare(app: &App, account: &str) -> Result<Saved, AppError> {
    let turn = app.inner.engine.turn(account);
    let _turn = turn.lock().await;
    let puller = connect(app, account).await?;
    let outcome = puller.compare().await;
    conclude(app, account, &puller, outcome, "compared").await
}

async fn conclude(
    app: &App,
    account: &str,
    puller: &Puller,
    outcome: Result<Saved, SyncError>,
    code: &'static str,
) -> Result<Saved, AppError> {
    match outcome {
        Ok(saved) => {
            came_back(app, account);
            app.inner
                .log
                .note(Happened::event("sync", code, json!({ "new": saved.new, "changed": saved.changed })).of(account));
            if saved.unreadable > 0 {
                app.inner.log.note(
                    Happened::event("orders", "order_unreadable", json!({ "count": saved.unreadable }))
                        .of(account)
                        .failed(),
                );
            }
            tell_arrival(app, account, &saved).await;
            Ok(saved)
        }
        Err(SyncError::Interrupted) => Err(AppError::Interrupted),
        Err(error) => {
            let error = AppError::from(error);
            went_away(app, account, &error);
            let told = match &error {
                AppError::Api(error) => errors::api(error, app.language()),
                other => errors::plain(crate::contract::errors::ErrorCode::Internal, &other.to_string()),
            };
            let params = json!({ "message": told.message });
            app.inner.log.note(Happened::event("sync", "sync_failed", params).of(account).failed());
            puller.note_failure(&serde_json::to_string(&told).unwrap_or_default()).await.ok();
            Err(error)
        }
    }
}

async fn tell_arrival(app: &App, account: &str, saved: &Saved) {
    if saved.new == 0 && saved.changed == 0 {
        return;
    }
    app.stale_orders(&saved.ids);
    if let Ok(Some(record)) = app.inner.store.account(account).await {
        let result = AccountResult {
            account: record.id,
            login: record.login,
            new: saved.new,
            changed: saved.changed,
            error: None,
        };
        app.tell(AppEvent::OrdersArrived { result });
    }
}

fn went_away(app: &App, account: &str, error: &AppError) {
    if !matches!(error, AppError::Api(error) if error.is_offline()) {
        return;
    }
    let now = app.inner.clock.now();
    let first = lock(&app.inner.engine.offline).insert(account.to_owned(), now);
    match first {
        // The first moment counts, not the last.
        Some(since) => drop(lock(&app.inner.engine.offline).insert(account.to_owned(), since)),
        None => drop(app.inner.log.note(Happened::event("network", "network_lost", json!({})).of(account).failed())),
    }
}

fn came_back(app: &App, account: &str) {
    if let Some(since) = lock(&app.inner.engine.offline).remove(account) {
        let minutes = (app.inner.clock.now() - since).num_minutes().max(0);
        app.inner.log.note(Happened::event("network", "network_back", json!({ "minutes": minutes })).of(account));
    }
}

pub(crate) async fn import_finished(app: &App, tag: i64) -> Result<bool, kram_store::StoreError> {
    Ok(Position::of(&app.inner.store.stream(tag, STREAM).await?).finished)
}

/// At start: imports that a closing or a crash interrupted.
pub(crate) async fn resume_imports(app: &App) {
    for account in app.inner.store.accounts().await.unwrap_or_default() {
        if !account.needs_relink {
            begin_import(app, &account);
        }
    }
}

/// Imports in the background; nothing happens when it is done or running already.
pub(crate) fn begin_import(app: &App, account: &AccountRecord) {
    let (app, account) = (app.clone(), account.clone());
    app.inner.tracker.clone().spawn(async move { import(&app, &account).await });
}

/// Tries until it is done, the account needs its seller, or the program ends.
pub(crate) async fn import(app: &App, account: &AccountRecord) {
    let Some(_claim) = app.inner.engine.claim(&format!("import:{}", account.id)) else { return };
    let _busy = app.inner.clock.clone().busy();
    while !import_finished(app, account.tag).await.unwrap_or(true) {
        match import_once(app, account).await {
            Ok(count) => {
                app.inner
                    .log
                    .note(Happened::event("sync", "backfill_finished", json!({ "count": count })).of(&account.id));
                app.stale(["orders", "customers"]);
                app.tell_sync().await;
            }
            Err(AppError::Interrupted) => return,
            // Only the seller can mend these; linking or unlocking begins the import again.
            Err(AppError::Api(error)) if matches!(error.failure, Failure::RelinkNeeded | Failure::Locked) => return,
            Err(error) => {
                went_away(app, &account.id, &error);
                tracing::warn!(%error, "the first import broke off and goes on in a moment");
                app.tell_sync().await;
                tokio::select! {
                    () = tokio::time::sleep(pause_of(&error)) => {}
                    () = app.inner.cancel.cancelled() => return,
                }
            }
        }
    }
}

/// What Allegro asked for; a full disk and its like get a longer one.
fn pause_of(error: &AppError) -> std::time::Duration {
    match error {
        AppError::Api(error) => error.retry_after.unwrap_or(IMPORT_PAUSE),
        _ => IMPORT_PAUSE * 6,
    }
}

async fn import_once(app: &App, account: &AccountRecord) -> Result<u32, AppError> {
    let puller = connect(app, &account.id).await?;
    puller.remember_start().await?;
    let told = app.clone();
    puller.backfill(move |saved| told.stale_orders(&saved.ids[..0])).await?;
    came_back(app, &account.id);
    Ok(app.inner.store.stream(account.tag, STREAM).await?.done)
}

async fn fetch_points(app: &App) -> Result<Value, AppError> {
    let Some(account) = app.inner.store.accounts().await?.into_iter().find(|account| !account.needs_relink) else {
        return Ok(json!({}));
    };
    match connect(app, &account.id).await?.fetch_points().await? {
        Some(count) => {
            app.inner.log.note(Happened::event("sync", "points_fetched", json!({ "count": count })).of(&account.id));
            app.stale(["orders"]);
            Ok(json!({ "count": count }))
        }
        None => {
            app.inner.log.note(Happened::event("sync", "points_unchanged", json!({})).of(&account.id));
            Ok(json!({ "unchanged": true }))
        }
    }
}

/// Each account for itself: one that fails does not stop the others.
async fn renew_old(app: &App) -> Result<Value, AppError> {
    let (mut renewed, mut failure) = (0, None);
    for account in app.inner.store.accounts().await?.into_iter().filter(|account| !account.needs_relink) {
        let Ok(Some(tokens)) = app.inner.vault.tokens(&account.id) else { continue };
        if !app.inner.vault.is_old(&tokens, Some(RENEW_BEFORE)) {
            continue;
        }
        match access(app, &account)?.renew_now().await {
            Ok(_) => renewed += 1,
            Err(error) => failure = Some(error),
        }
    }
    failure.map_or_else(|| Ok(json!({ "renewed": renewed })), |error| Err(error.into()))
}

async fn trim_log(app: &App) -> Result<Value, AppError> {
    let now = app.inner.clock.now();
    let bodies_before = now - TimeDelta::days(i64::from(app.settings().log_body_days));
    let count = app.save(async |write| write.trim_log(bodies_before, now - HEADLINES).await).await?;
    if count > 0 {
        app.inner.log.note(Happened::event("program", "log_trimmed", json!({ "count": count })));
    }
    Ok(json!({ "count": count }))
}

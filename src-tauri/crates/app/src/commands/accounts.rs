//! Accounts and how they are linked.

use kram_store::accounts::AccountRecord;
use kram_sync::backfill::{Position, STREAM as BACKFILL};
use kram_sync::cycle::STREAM as ORDERS;
use serde_json::json;

use crate::app::{App, lock};
use crate::contract::accounts::*;
use crate::contract::common::{ByAccount, ById, Nothing};
use crate::engine::work;
use crate::journal::Happened;
use crate::links;
use crate::present::accounts::{Standing, account};
use crate::present::errors::AppError;

const MOST_MINUTES: u32 = 60;
const COLOURS: u8 = 8;

pub(crate) async fn all(app: &App) -> Result<Vec<Account>, AppError> {
    let mut accounts = Vec::new();
    for record in app.inner.store.accounts().await? {
        accounts.push(shown(app, &record).await?);
    }
    Ok(accounts)
}

async fn shown(app: &App, record: &AccountRecord) -> Result<Account, AppError> {
    let backfill = app.inner.store.stream(record.tag, BACKFILL).await?;
    let engine = &app.inner.engine;
    let at_work =
        ["orders", "reconcile", "import"].iter().any(|task| engine.is_running(&format!("{task}:{}", record.id)));
    let tokens = app.inner.vault.tokens(&record.id);
    let offline_since = lock(&engine.offline).get(&record.id).copied();
    let standing = Standing {
        running: at_work,
        offline_since,
        orders: app.inner.store.stream(record.tag, ORDERS).await?,
        backfill_finished: Position::of(&backfill).finished,
        backfill,
        locked: matches!(tokens, Err(crate::secrets::SecretError::Locked)),
    };
    Ok(account(record, tokens.ok().flatten().as_ref(), &standing))
}

async fn one(app: &App, id: &str) -> Result<Account, AppError> {
    shown(app, &record(app, id).await?).await
}

async fn record(app: &App, id: &str) -> Result<AccountRecord, AppError> {
    app.inner.store.account(id).await?.ok_or(AppError::NotFound("konto", "account"))
}

pub(crate) async fn list_accounts(app: &App, _: Nothing) -> Result<Vec<Account>, AppError> {
    all(app).await
}

pub(crate) async fn start_link(app: &App, args: StartLink) -> Result<LinkAttempt, AppError> {
    links::start(app, args).await
}

pub(crate) async fn link_attempt(app: &App, args: ById) -> Result<LinkAttempt, AppError> {
    links::get(app, &args.id)
}

pub(crate) async fn cancel_link(app: &App, args: ById) -> Result<LinkAttempt, AppError> {
    links::cancel(app, &args.id)
}

pub(crate) async fn confirm_link(app: &App, args: ConfirmLink) -> Result<LinkAttempt, AppError> {
    links::confirm(app, &args.id, args.accept).await
}

pub(crate) async fn finish_link_by_url(app: &App, args: FinishLinkByUrl) -> Result<LinkAttempt, AppError> {
    links::finish_by_url(app, &args.url).await
}

/// The tokens go, the orders stay; Allegro itself is told on the page of connected apps.
pub(crate) async fn unlink_account(app: &App, args: ByAccount) -> Result<Nothing, AppError> {
    let record = record(app, &args.account).await?;
    app.inner.vault.forget(&record.id)?;
    app.save(async |write| write.set_needs_relink(&record.id, true).await).await?;
    app.inner.log.note(Happened::change("accounts", "unlinked", json!({ "login": record.login })).of(&record.id));
    app.tell_sync().await;
    Ok(Nothing {})
}

pub(crate) async fn update_account(app: &App, args: UpdateAccount) -> Result<Account, AppError> {
    let mut record = record(app, &args.account).await?;
    if let Some(colour) = args.colour {
        if colour >= COLOURS {
            return Err(AppError::invalid("colour", "Nie ma takiego koloru.", "There is no such colour."));
        }
        record.colour = i64::from(colour);
    }
    if let Some(position) = args.position {
        record.position = i64::from(position);
    }
    let old = json!({ "ordersIntervalMinutes": record.orders_interval });
    if let Some(settings) = args.settings {
        record.orders_interval = checked_interval(settings.orders_interval_minutes)?.map(i64::from);
    }
    let new = json!({ "ordersIntervalMinutes": record.orders_interval });
    app.save(async |write| write.save_account(&record).await).await?;
    let params = json!({ "login": record.login, "old": old, "new": new });
    app.inner.log.note(Happened::change("settings", "account_changed", params).of(&record.id));
    app.inner.engine.wake();
    app.stale(["accounts", "tasks"]);
    one(app, &record.id).await
}

/// One minute to an hour, or only by hand.
pub(crate) fn checked_interval(minutes: Option<u32>) -> Result<Option<u32>, AppError> {
    match minutes {
        Some(minutes) if minutes == 0 || minutes > MOST_MINUTES => {
            Err(AppError::invalid("intervalMinutes", "Podaj od 1 do 60 minut.", "Give 1 to 60 minutes."))
        }
        minutes => Ok(minutes),
    }
}

pub(crate) async fn renew_tokens(app: &App, args: ByAccount) -> Result<Account, AppError> {
    let record = record(app, &args.account).await?;
    work::access(app, &record)?.renew_now().await?;
    one(app, &record.id).await
}

//! Example data: the simulator inside the program, with its accounts linked by themselves.

use std::time::Duration;

use kram_allegro::identity::{Grant, client};
use kram_allegro::oauth::{OAuth, Poll};
use kram_allegro::{Addresses, ApiError, Failure};
use kram_domain::environment::Environment;
use kram_store::accounts::AccountRecord;
use serde_json::json;

use crate::app::App;
use crate::contract::accounts::Account;
use crate::engine::work;
use crate::journal::Happened;
use crate::present::errors::AppError;
use crate::vault::Tokens;

const SETTING: &str = "demo";

/// Starts the simulator and links every seller it knows.
pub(crate) async fn start(app: &App) -> Result<Vec<Account>, AppError> {
    if app.inner.demo.lock().await.is_some() {
        return crate::commands::accounts::all(app).await;
    }
    let logins = begin(app).await?;
    app.save(async |write| write.save_setting(SETTING, &true).await).await?;
    app.inner.log.note(Happened::event("program", "demo_started", json!({})));
    for (place, login) in logins.iter().enumerate() {
        link(app, login, i64::try_from(place).unwrap_or_default()).await?;
    }
    app.inner.engine.wake();
    app.tell_sync().await;
    crate::commands::accounts::all(app).await
}

async fn begin(app: &App) -> Result<Vec<String>, AppError> {
    let sim =
        kram_sim::start(kram_sim::Options::default()).await.map_err(|error| AppError::Unknown(error.to_string()))?;
    let logins = sim.accounts.clone();
    *app.inner.simulator.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(sim.url.clone());
    *app.inner.demo.lock().await = Some(sim);
    Ok(logins)
}

/// Takes the example accounts away with everything they brought.
pub(crate) async fn stop(app: &App) -> Result<(), AppError> {
    let demo = app.inner.store.setting::<bool>(SETTING).await?.unwrap_or_default();
    if demo {
        erase(app).await?;
        app.save(async |write| write.save_setting(SETTING, &false).await).await?;
        app.inner.log.note(Happened::event("program", "demo_stopped", json!({})));
    }
    *app.inner.simulator.write().unwrap_or_else(std::sync::PoisonError::into_inner) =
        app.inner.options.simulator_url.clone();
    app.inner.demo.lock().await.take();
    app.stale(["orders", "customers", "log", "tasks"]);
    app.tell_sync().await;
    Ok(())
}

async fn erase(app: &App) -> Result<(), AppError> {
    let accounts = app.inner.store.accounts().await?;
    for account in accounts.iter().filter(|account| account.environment == Environment::Simulator) {
        app.save(async |write| write.erase_account(account.tag).await).await?;
    }
    Ok(())
}

pub(crate) async fn is_on(app: &App) -> bool {
    app.inner.store.setting::<bool>(SETTING).await.ok().flatten().unwrap_or_default()
}

/// A new start makes the example world anew, because the old one ended with the program.
pub(crate) async fn revive(app: &App) {
    if app.inner.options.simulator_url.is_some() || app.inner.options.read_only_scheduler || !is_on(app).await {
        return;
    }
    let revived = async {
        erase(app).await?;
        start(app).await
    };
    if let Err(error) = revived.await {
        tracing::warn!(%error, "the example data could not be started again");
    }
}

/// The device flow, confirmed through the simulator's control channel as a seller would in the browser.
async fn link(app: &App, login: &str, place: i64) -> Result<(), AppError> {
    let simulator = app.simulator().unwrap_or_default();
    let addresses = Addresses::of(Environment::Simulator, Some(&simulator)).ok_or_else(away)?;
    let client = client(Environment::Simulator, Grant::DeviceCode).ok_or(AppError::NoClient)?;
    let oauth = OAuth { transport: app.inner.transport.clone(), addresses, client };
    let code = oauth.device().await?;
    kram_allegro::sim_clock::confirm_device(&simulator, &code.user_code, login).await.ok_or_else(away)?;
    let pair = loop {
        match oauth.poll(&code.device_code).await? {
            Poll::Tokens(pair) => break pair,
            Poll::Pending | Poll::SlowDown => tokio::time::sleep(Duration::from_millis(200)).await,
            Poll::Denied | Poll::Expired => return Err(away()),
        }
    };
    let now = app.inner.clock.now();
    let seller = crate::links::who(app, Environment::Simulator, &pair).await?;
    let mut record = AccountRecord {
        tag: 0,
        id: uuid::Uuid::now_v7().to_string(),
        environment: Environment::Simulator,
        seller_id: seller.id,
        login: seller.login,
        company: seller.company,
        needs_relink: false,
        grant: Grant::DeviceCode.word().to_owned(),
        colour: place % 8,
        position: place + 1,
        linked_at: now,
        orders_interval: Some(10),
    };
    app.inner.vault.keep_in_passing(&record.id);
    app.inner.vault.save(&record.id, &Tokens::of(pair, now))?;
    record.tag = app.save(async |write| write.save_account(&record).await).await?;
    work::begin_import(app, &record);
    Ok(())
}

fn away() -> AppError {
    AppError::Api(ApiError::new(Failure::Offline, "the simulator is away"))
}

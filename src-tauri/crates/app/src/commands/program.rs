//! The program itself: first frame, settings, secrets, example data.

use kram_allegro::Addresses;
use kram_domain::environment::Environment;
use secrecy::SecretString;

use crate::app::{App, lock};
use crate::contract::accounts::{Account, SecretStoreState, UnlockSecrets};
use crate::contract::common::Nothing;
use crate::contract::settings::*;
use crate::present::errors::AppError;

pub(crate) async fn app_state(app: &App, _: Nothing) -> Result<AppState, AppError> {
    let accounts = super::accounts::all(app).await?;
    Ok(AppState {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        now: app.inner.clock.now(),
        first_run: accounts.is_empty(),
        demo: crate::demo::is_on(app).await,
        simulator: app.simulator().is_some(),
        accounts,
        settings: app.settings(),
        secrets: app.inner.vault.secrets().state(),
        data_dir: app.inner.options.data_dir.to_string_lossy().into_owned(),
        warning: lock(&app.inner.warning).clone(),
    })
}

pub(crate) async fn get_settings(app: &App, _: Nothing) -> Result<Settings, AppError> {
    Ok(app.settings())
}

pub(crate) async fn update_settings(app: &App, args: UpdateSettings) -> Result<Settings, AppError> {
    crate::settings::update(app, args).await
}

pub(crate) async fn secret_store(app: &App, _: Nothing) -> Result<SecretStoreState, AppError> {
    Ok(app.inner.vault.secrets().state())
}

pub(crate) async fn unlock_secrets(app: &App, args: UnlockSecrets) -> Result<SecretStoreState, AppError> {
    let vault = app.inner.vault.clone();
    let passphrase = SecretString::from(args.passphrase);
    // Deriving the key takes its time on purpose.
    let unlocked = tokio::task::spawn_blocking(move || vault.secrets().unlock(&passphrase)).await;
    unlocked.map_err(|error| AppError::Unknown(error.to_string()))??;
    app.stale(["secrets", "accounts"]);
    app.inner.engine.wake();
    Ok(app.inner.vault.secrets().state())
}

pub(crate) async fn start_demo(app: &App, _: Nothing) -> Result<Vec<Account>, AppError> {
    crate::demo::start(app).await
}

pub(crate) async fn stop_demo(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    crate::demo::stop(app).await?;
    Ok(Nothing {})
}

/// Worked out from the very addresses that calls are sent to.
pub(crate) async fn network_hosts(app: &App, _: Nothing) -> Result<Vec<NetworkHost>, AppError> {
    let language = app.language();
    let simulator = app.simulator();
    let purposes = [
        (Environment::Production, language.say("Allegro: zamówienia i oferty", "Allegro: orders and offers")),
        (Environment::Sandbox, language.say("Allegro: środowisko testowe", "Allegro: test environment")),
        (Environment::Simulator, language.say("Symulator na tym komputerze", "Simulator on this computer")),
    ];
    let mut hosts = Vec::new();
    for (environment, purpose) in purposes {
        let Some(addresses) = Addresses::of(environment, simulator.as_deref()) else { continue };
        for address in [addresses.oauth, addresses.api] {
            let host = address.split('/').nth(2).unwrap_or_default().to_owned();
            if !hosts.iter().any(|known: &NetworkHost| known.host == host) {
                hosts.push(NetworkHost { host, purpose: purpose.to_owned() });
            }
        }
    }
    Ok(hosts)
}

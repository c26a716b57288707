//! The common end: whose tokens are these, is that the right account, keep them.

use std::sync::Arc;

use async_trait::async_trait;
use kram_allegro::oauth::TokenPair;
use kram_allegro::orders::Seller;
use kram_allegro::{Access, Addresses, Api, ApiError, Failure};
use kram_domain::environment::Environment;
use kram_store::accounts::AccountRecord;
use secrecy::SecretString;
use serde_json::json;

use super::{Attempt, change, find, grant_of};
use crate::app::App;
use crate::contract::accounts::{LinkAttempt, LinkStage};
use crate::contract::events::AppEvent;
use crate::engine::work;
use crate::journal::Happened;
use crate::present::errors::{AppError, plain};
use crate::vault::Tokens;

/// Minutes between fetches unless the seller says otherwise.
const USUAL_INTERVAL: i64 = 10;
const COLOURS: i64 = 8;
/// A clock further off than this makes deadlines wrong.
const CLOCK_TOLERANCE_MINUTES: i64 = 5;

/// Asks Allegro whose tokens these are and puts the question to the seller.
pub(super) async fn with_tokens(app: &App, id: &str, pair: TokenPair) {
    if let Err(error) = identify(app, id, pair).await {
        failed(app, id, error);
    }
}

pub(super) fn failed(app: &App, id: &str, error: AppError) {
    let told = error.into_dto(app.language());
    change(app, id, |attempt| {
        attempt.stage = LinkStage::Failed;
        attempt.message = Some(told.message.clone());
        attempt.error = Some(told);
    });
    app.tell(AppEvent::Focus);
}

async fn identify(app: &App, id: &str, pair: TokenPair) -> Result<(), AppError> {
    let attempt = find(app, id)?;
    let seller = who(app, attempt.environment, &pair).await?;
    warn_of_clock(app, &seller);
    let accounts = app.inner.store.accounts().await?;
    let same = accounts.iter().find(|known| known.environment == attempt.environment && known.seller_id == seller.id);
    if let Some(renews) = &attempt.renews {
        return finish_renewal(app, id, &accounts, renews, seller, pair).await;
    }
    let stage = if same.is_some() { LinkStage::ConfirmRenewal } else { LinkStage::ConfirmAccount };
    change(app, id, |attempt| {
        attempt.stage = stage;
        attempt.seller = Some(seller);
        attempt.pair = Some(pair);
    });
    app.tell(AppEvent::Focus);
    Ok(())
}

/// The seller said beforehand which account to renew; only that one will do.
async fn finish_renewal(
    app: &App,
    id: &str,
    accounts: &[AccountRecord],
    renews: &str,
    seller: Seller,
    pair: TokenPair,
) -> Result<(), AppError> {
    let wanted = accounts.iter().find(|known| known.id == renews).ok_or(AppError::NotFound("konto", "account"))?;
    if wanted.seller_id != seller.id {
        let (came, wanted) = (&seller.login, &wanted.login);
        return Err(AppError::invalid(
            "account",
            format!(
                "W przeglądarce potwierdzono konto {came}, a odnawiasz {wanted}. Wyloguj się tam z Allegro i spróbuj ponownie."
            ),
            format!(
                "The browser confirmed account {came}, but you are renewing {wanted}. Log out of Allegro there and try again."
            ),
        ));
    }
    change(app, id, |attempt| {
        attempt.seller = Some(seller);
        attempt.pair = Some(pair);
    });
    app.tell(AppEvent::Focus);
    accept(app, id).await?;
    Ok(())
}

/// The seller whose tokens these are.
pub(crate) async fn who(app: &App, environment: Environment, pair: &TokenPair) -> Result<Seller, AppError> {
    let addresses = Addresses::of(environment, app.simulator().as_deref())
        .ok_or_else(|| AppError::Api(ApiError::new(Failure::Offline, "no simulator")))?;
    let access = Arc::new(Fresh(pair.access.clone()));
    let api = Api { transport: app.inner.transport.clone(), base: addresses.api, account: None, access };
    Ok(api.me().await?)
}

/// Tokens minutes old; refused, they are not worth a renewal.
struct Fresh(SecretString);

#[async_trait]
impl Access for Fresh {
    async fn token(&self) -> Result<SecretString, ApiError> {
        Ok(self.0.clone())
    }

    async fn renewed(&self, _refused: &SecretString) -> Result<SecretString, ApiError> {
        Err(ApiError::new(Failure::RelinkNeeded, "a fresh token was refused"))
    }
}

fn warn_of_clock(app: &App, seller: &Seller) {
    let Some(theirs) = seller.date else { return };
    let minutes = (app.inner.clock.now() - theirs).num_minutes();
    if minutes.abs() <= CLOCK_TOLERANCE_MINUTES {
        return;
    }
    app.inner.log.note(Happened::event("program", "clock_wrong", json!({ "minutes": minutes })).failed());
    let language = app.language();
    if let Some(known) = kram_domain::explain::explain(Some("clock:wrong"), None) {
        let mut warning =
            plain(crate::contract::errors::ErrorCode::Internal, language.say(known.cause.pl, known.cause.en));
        warning.next_step = Some(language.say(known.step.pl, known.step.en).to_owned());
        *crate::app::lock(&app.inner.warning) = Some(warning);
    }
}

/// "Tak, to konto", or "nie": then the new tokens are thrown away.
pub(crate) async fn confirm(app: &App, id: &str, yes: bool) -> Result<LinkAttempt, AppError> {
    if !yes {
        return super::cancel(app, id);
    }
    accept(app, id).await
}

async fn accept(app: &App, id: &str) -> Result<LinkAttempt, AppError> {
    let attempt = find(app, id)?;
    let (Some(pair), Some(seller)) = (attempt.pair.clone(), attempt.seller.clone()) else {
        return Ok(attempt.shown());
    };
    let (record, is_new) = link(app, &attempt, &seller, pair).await?;
    let message = app.language().say("Tokeny pobrane pomyślnie", "Tokens fetched successfully").to_owned();
    let code = if is_new { "linked" } else { "relinked" };
    app.inner.log.note(Happened::change("accounts", code, json!({ "login": record.login })).of(&record.id));
    let shown = change(app, id, |attempt| {
        attempt.stage = LinkStage::Done;
        attempt.pair = None;
        attempt.account = Some(record.id.clone());
        attempt.message = Some(message);
    });
    attempt.cancel.cancel();
    if is_new {
        app.inner.log.note(Happened::event("sync", "backfill_started", json!({})).of(&record.id));
    }
    if !app.inner.options.read_only_scheduler {
        work::begin_import(app, &record);
    }
    // A new account's first cycle is due by itself; a renewed one would wait for its interval.
    if !is_new && !app.inner.options.read_only_scheduler {
        // What waited for the link goes on at once, and the error that asked for it is over.
        let (fetching, account) = (app.clone(), record.id.clone());
        app.inner.tracker.spawn(async move {
            work::fetch_orders(&fetching, &account).await.ok();
            fetching.tell_sync().await;
        });
    }
    app.inner.engine.wake();
    app.tell_sync().await;
    Ok(shown)
}

/// Tokens first, then the account: an account without tokens would ask to be linked again.
async fn link(
    app: &App,
    attempt: &Attempt,
    seller: &Seller,
    pair: TokenPair,
) -> Result<(AccountRecord, bool), AppError> {
    let now = app.inner.clock.now();
    let accounts = app.inner.store.accounts().await?;
    let known = accounts.iter().find(|known| known.environment == attempt.environment && known.seller_id == seller.id);
    let place = i64::try_from(accounts.len()).unwrap_or(i64::MAX);
    let mut record = known.cloned().unwrap_or_else(|| AccountRecord {
        tag: 0,
        id: uuid::Uuid::now_v7().to_string(),
        environment: attempt.environment,
        seller_id: seller.id.clone(),
        login: String::new(),
        company: None,
        needs_relink: false,
        grant: String::new(),
        colour: place % COLOURS,
        position: accounts.iter().map(|account| account.position).max().unwrap_or_default() + 1,
        linked_at: now,
        orders_interval: Some(USUAL_INTERVAL),
    });
    record.login.clone_from(&seller.login);
    record.company.clone_from(&seller.company);
    record.needs_relink = false;
    grant_of(attempt.method).word().clone_into(&mut record.grant);
    let vault = app.inner.vault.clone();
    let (id, tokens) = (record.id.clone(), Tokens::of(pair, now));
    let kept = tokio::task::spawn_blocking(move || vault.save(&id, &tokens)).await;
    kept.map_err(|error| AppError::Unknown(error.to_string()))??;
    record.tag = app.save(async |write| write.save_account(&record).await).await?;
    Ok((record, known.is_none()))
}

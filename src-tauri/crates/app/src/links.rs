//! Linking an account: one button, three ways behind it, the same end for each.

mod browser;
mod device;
mod finish;

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::TimeDelta;
use kram_allegro::identity::{Client, Grant, client};
use kram_allegro::oauth::{OAuth, TokenPair};
use kram_allegro::orders::Seller;
use kram_allegro::{Addresses, ApiError, Failure};
use kram_domain::environment::Environment;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::app::{App, lock};
use crate::contract::accounts::{EnvironmentDto, LinkAttempt, LinkMethod, LinkStage, StartLink};
use crate::contract::common::Timestamp;
use crate::contract::events::AppEvent;
use crate::present::accounts::{environment, environment_of};
use crate::present::errors::AppError;

pub(crate) use browser::finish_by_url;
pub(crate) use finish::{confirm, who};

/// How long a browser may stay away.
const BROWSER_PATIENCE: TimeDelta = TimeDelta::minutes(10);

/// Attempts of this run of the program.
#[derive(Default)]
pub(crate) struct Links {
    attempts: Mutex<HashMap<String, Attempt>>,
}

/// One attempt, with the secrets that its faces never see.
#[derive(Clone)]
pub(crate) struct Attempt {
    pub id: String,
    pub environment: Environment,
    pub method: LinkMethod,
    pub stage: LinkStage,
    pub url: String,
    pub user_code: Option<String>,
    pub expires_at: Option<Timestamp>,
    /// Account whose link is renewed.
    pub renews: Option<String>,
    pub state: String,
    pub verifier: SecretString,
    pub redirect: String,
    /// The pair waits here for "yes, this account".
    pub pair: Option<TokenPair>,
    pub seller: Option<Seller>,
    pub account: Option<String>,
    pub message: Option<String>,
    pub error: Option<crate::contract::errors::AppErrorDto>,
    pub cancel: CancellationToken,
}

impl Attempt {
    pub(crate) fn shown(&self) -> LinkAttempt {
        LinkAttempt {
            id: self.id.clone(),
            environment: environment(self.environment),
            method: self.method,
            stage: self.stage,
            url: self.url.clone(),
            user_code: self.user_code.clone(),
            expires_at: self.expires_at,
            login: self.seller.as_ref().map(|seller| seller.login.clone()),
            company: self.seller.as_ref().and_then(|seller| seller.company.clone()),
            account: self.account.clone(),
            message: self.message.clone(),
            error: self.error.clone(),
        }
    }

    fn is_over(&self) -> bool {
        !matches!(
            self.stage,
            LinkStage::Waiting | LinkStage::Finishing | LinkStage::ConfirmAccount | LinkStage::ConfirmRenewal
        )
    }
}

/// Begins an attempt and opens the browser. One attempt at a time: an older one gives way.
pub(crate) async fn start(app: &App, wish: StartLink) -> Result<LinkAttempt, AppError> {
    if app.inner.vault.secrets().state().locked {
        return Err(crate::secrets::SecretError::Locked.into());
    }
    let environment = environment_of(wish.environment);
    check_renewal(app, &wish, environment).await?;
    give_way(app);
    match wish.method {
        Some(LinkMethod::Device) => device::start(app, environment, wish.account).await,
        Some(LinkMethod::DeepLink) => browser::start_deep_link(app, environment, wish.account),
        Some(LinkMethod::Localhost) => browser::start_localhost(app, environment, wish.account).await,
        // Every port taken by something else: a code needs none.
        None => match browser::start_localhost(app, environment, wish.account.clone()).await {
            Err(AppError::Invalid { .. }) => device::start(app, environment, wish.account).await,
            done => done,
        },
    }
}

/// Sandbox and production are never flipped: a renewal stays where its account lives.
async fn check_renewal(app: &App, wish: &StartLink, environment: Environment) -> Result<(), AppError> {
    let Some(account) = &wish.account else { return Ok(()) };
    let known = app.inner.store.account(account).await?.ok_or(AppError::NotFound("konto", "account"))?;
    if known.environment == environment {
        return Ok(());
    }
    Err(AppError::invalid(
        "environment",
        "Środowiska konta nie można zmienić. Powiąż je jako nowe konto.",
        "The environment of an account cannot be changed. Link it as a new account.",
    ))
}

fn give_way(app: &App) {
    let mut attempts = lock(&app.inner.links.attempts);
    for attempt in attempts.values_mut().filter(|attempt| !attempt.is_over()) {
        attempt.cancel.cancel();
        attempt.stage = LinkStage::Cancelled;
        attempt.pair = None;
    }
}

pub(crate) fn get(app: &App, id: &str) -> Result<LinkAttempt, AppError> {
    find(app, id).map(|attempt| attempt.shown())
}

pub(crate) fn find(app: &App, id: &str) -> Result<Attempt, AppError> {
    lock(&app.inner.links.attempts).get(id).cloned().ok_or(AppError::NotFound("próba powiązania", "attempt at linking"))
}

pub(crate) fn cancel(app: &App, id: &str) -> Result<LinkAttempt, AppError> {
    let attempt = find(app, id)?;
    attempt.cancel.cancel();
    if attempt.is_over() {
        return Ok(attempt.shown());
    }
    Ok(change(app, id, |attempt| {
        attempt.stage = LinkStage::Cancelled;
        attempt.pair = None;
    }))
}

/// Keeps an attempt and tells the faces.
pub(crate) fn keep(app: &App, attempt: Attempt) -> LinkAttempt {
    let shown = attempt.shown();
    lock(&app.inner.links.attempts).insert(attempt.id.clone(), attempt);
    app.tell(AppEvent::Link { attempt: shown.clone() });
    shown
}

/// Changes an attempt that is still going on; one that is over stays as it ended.
pub(crate) fn change(app: &App, id: &str, change: impl FnOnce(&mut Attempt)) -> LinkAttempt {
    let mut attempts = lock(&app.inner.links.attempts);
    let Some(attempt) = attempts.get_mut(id) else { return nowhere(id) };
    if !attempt.is_over() {
        change(attempt);
    }
    let shown = attempt.shown();
    drop(attempts);
    app.tell(AppEvent::Link { attempt: shown.clone() });
    shown
}

/// Attempts are never removed while the program runs, so this is not met.
fn nowhere(id: &str) -> LinkAttempt {
    LinkAttempt {
        id: id.to_owned(),
        environment: EnvironmentDto::Production,
        method: LinkMethod::Device,
        stage: LinkStage::Cancelled,
        url: String::new(),
        user_code: None,
        expires_at: None,
        login: None,
        company: None,
        account: None,
        message: None,
        error: None,
    }
}

/// An attempt that has just begun.
fn fresh(environment: Environment, method: LinkMethod, renews: Option<String>) -> Attempt {
    Attempt {
        id: uuid::Uuid::now_v7().to_string(),
        environment,
        method,
        stage: LinkStage::Waiting,
        url: String::new(),
        user_code: None,
        expires_at: None,
        renews,
        state: String::new(),
        verifier: SecretString::from(String::new()),
        redirect: String::new(),
        pair: None,
        seller: None,
        account: None,
        message: None,
        error: None,
        cancel: CancellationToken::new(),
    }
}

fn oauth(app: &App, environment: Environment, grant: Grant) -> Result<OAuth, AppError> {
    let client: Client = client(environment, grant).ok_or(AppError::NoClient)?;
    let addresses = Addresses::of(environment, app.simulator().as_deref())
        .ok_or_else(|| AppError::Api(ApiError::new(Failure::Offline, "no simulator")))?;
    Ok(OAuth { transport: app.inner.transport.clone(), addresses, client })
}

fn grant_of(method: LinkMethod) -> Grant {
    if method == LinkMethod::Device { Grant::DeviceCode } else { Grant::AuthorizationCode }
}

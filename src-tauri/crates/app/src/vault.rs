//! Token pairs of the linked accounts: read, renewed one at a time, replaced whole.

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use kram_allegro::oauth::{OAuth, REFRESH_LIFE, TokenPair};
use kram_allegro::{Access, ApiError, Failure};
use kram_sync::Clock;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::secrets::{Memory, SecretError, SecretStore};

/// A token is renewed when it has less than this to live, so that it never dies under a request.
const MARGIN: TimeDelta = TimeDelta::minutes(2);
/// Without the scheduler nobody renews in between, so an action takes a token that lasts the day's work.
const MARGIN_BY_HAND: TimeDelta = TimeDelta::hours(6);

/// A pair as the secret store keeps it.
#[derive(Clone)]
pub(crate) struct Tokens {
    pub access: SecretString,
    pub refresh: SecretString,
    pub access_expires_at: DateTime<Utc>,
    pub refresh_expires_at: DateTime<Utc>,
    pub renewed_at: DateTime<Utc>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    access: String,
    refresh: String,
    access_expires_at: DateTime<Utc>,
    refresh_expires_at: DateTime<Utc>,
    renewed_at: DateTime<Utc>,
}

impl Tokens {
    pub(crate) fn of(pair: TokenPair, now: DateTime<Utc>) -> Self {
        let life = TimeDelta::from_std(pair.expires_in).unwrap_or(TimeDelta::hours(12));
        Self {
            access: pair.access,
            refresh: pair.refresh,
            access_expires_at: now + life,
            refresh_expires_at: now + REFRESH_LIFE,
            renewed_at: now,
        }
    }

    fn kept(&self) -> Result<SecretString, SecretError> {
        let kept = Kept {
            access: self.access.expose_secret().to_owned(),
            refresh: self.refresh.expose_secret().to_owned(),
            access_expires_at: self.access_expires_at,
            refresh_expires_at: self.refresh_expires_at,
            renewed_at: self.renewed_at,
        };
        serde_json::to_string(&kept).map(SecretString::from).map_err(|_| SecretError::Damaged)
    }

    fn read(text: &SecretString) -> Option<Self> {
        let kept: Kept = serde_json::from_str(text.expose_secret()).ok()?;
        Some(Self {
            access: SecretString::from(kept.access),
            refresh: SecretString::from(kept.refresh),
            access_expires_at: kept.access_expires_at,
            refresh_expires_at: kept.refresh_expires_at,
            renewed_at: kept.renewed_at,
        })
    }
}

/// Told when a pair was renewed, and when an account needs its seller.
pub(crate) trait VaultWatch: Send + Sync {
    fn renewed(&self, account: &str);
    fn relink_needed(&self, account: &str);
}

pub(crate) struct Vault {
    store: Box<dyn SecretStore>,
    /// Example accounts are linked anew at every start; their tokens are worth nothing.
    passing: Memory,
    passing_accounts: Mutex<Vec<String>>,
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    /// One renewal at a time per account within this process.
    renewals: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    pub scheduler_on: std::sync::atomic::AtomicBool,
}

impl Vault {
    pub(crate) fn new(store: Box<dyn SecretStore>, folder: PathBuf, clock: Arc<dyn Clock>) -> Self {
        Self {
            store,
            passing: Memory::default(),
            passing_accounts: Mutex::default(),
            folder,
            clock,
            renewals: Mutex::default(),
            scheduler_on: std::sync::atomic::AtomicBool::new(true),
        }
    }

    pub(crate) fn secrets(&self) -> &dyn SecretStore {
        self.store.as_ref()
    }

    /// From now on this account's tokens end with the process.
    pub(crate) fn keep_in_passing(&self, account: &str) {
        locked(&self.passing_accounts).push(account.to_owned());
    }

    fn store_of(&self, account: &str) -> &dyn SecretStore {
        if locked(&self.passing_accounts).iter().any(|one| one == account) {
            &self.passing
        } else {
            self.store.as_ref()
        }
    }

    pub(crate) fn tokens(&self, account: &str) -> Result<Option<Tokens>, SecretError> {
        Ok(self.store_of(account).get(&name(account))?.as_ref().and_then(Tokens::read))
    }

    /// Durable when it returns.
    pub(crate) fn save(&self, account: &str, tokens: &Tokens) -> Result<(), SecretError> {
        self.store_of(account).set(&name(account), &tokens.kept()?)
    }

    pub(crate) fn forget(&self, account: &str) -> Result<(), SecretError> {
        self.store_of(account).delete(&name(account))
    }

    fn margin(&self) -> TimeDelta {
        if self.scheduler_on.load(std::sync::atomic::Ordering::Relaxed) { MARGIN } else { MARGIN_BY_HAND }
    }

    /// True when the pair should be renewed before it is used.
    pub(crate) fn is_old(&self, tokens: &Tokens, margin: Option<TimeDelta>) -> bool {
        tokens.access_expires_at - self.clock.now() < margin.unwrap_or_else(|| self.margin())
    }

    /// Renews unless somebody else has done so since `seen`. Across processes by a file lock; the pair is read again
    /// under it, and the new one is on disk before anybody gets it.
    async fn renew(&self, account: &str, oauth: &OAuth, seen: &SecretString) -> Result<(Tokens, bool), ApiError> {
        let turn = locked(&self.renewals).entry(account.to_owned()).or_default().clone();
        let _turn = turn.lock().await;
        let path = self.folder.join(format!("renew-{account}.lock"));
        let lock = tokio::task::spawn_blocking(move || {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
            file.lock().map(|()| file)
        });
        let _lock = lock.await.ok().and_then(Result::ok);
        let now_kept = self.tokens(account).map_err(|error| secret_failure(&error))?.ok_or_else(relink)?;
        if now_kept.access.expose_secret() != seen.expose_secret() && !self.is_old(&now_kept, Some(TimeDelta::zero())) {
            return Ok((now_kept, false));
        }
        let pair = oauth.refresh(&now_kept.refresh).await?;
        let tokens = Tokens::of(pair, self.clock.now());
        self.save(account, &tokens).map_err(|error| secret_failure(&error))?;
        Ok((tokens, true))
    }
}

fn name(account: &str) -> String {
    format!("tokens:{account}")
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn relink() -> ApiError {
    ApiError::new(Failure::RelinkNeeded, "no tokens")
}

fn secret_failure(error: &SecretError) -> ApiError {
    let failure = if matches!(error, SecretError::Locked) { Failure::Locked } else { Failure::RelinkNeeded };
    ApiError::new(failure, error.to_string())
}

/// The vault as one account's access to the API.
pub(crate) struct AccountAccess {
    pub vault: Arc<Vault>,
    pub account: String,
    pub oauth: OAuth,
    pub watch: Arc<dyn VaultWatch>,
}

impl AccountAccess {
    /// Renews now, whatever time is left.
    pub(crate) async fn renew_now(&self) -> Result<Tokens, ApiError> {
        let tokens = self.vault.tokens(&self.account).map_err(|error| secret_failure(&error))?.ok_or_else(relink)?;
        self.renew(&tokens.access).await
    }

    async fn renew(&self, seen: &SecretString) -> Result<Tokens, ApiError> {
        match self.vault.renew(&self.account, &self.oauth, seen).await {
            Ok((tokens, true)) => {
                self.watch.renewed(&self.account);
                Ok(tokens)
            }
            Ok((tokens, false)) => Ok(tokens),
            Err(error) => {
                if error.failure == Failure::RelinkNeeded {
                    self.watch.relink_needed(&self.account);
                }
                Err(error)
            }
        }
    }
}

#[async_trait]
impl Access for AccountAccess {
    async fn token(&self) -> Result<SecretString, ApiError> {
        let tokens = self.vault.tokens(&self.account).map_err(|error| secret_failure(&error))?.ok_or_else(relink)?;
        if !self.vault.is_old(&tokens, None) {
            return Ok(tokens.access);
        }
        match self.renew(&tokens.access).await {
            Ok(tokens) => Ok(tokens.access),
            // The network is away but the token still lives: let the call itself find out.
            Err(error) if error.is_offline() && !self.vault.is_old(&tokens, Some(TimeDelta::zero())) => {
                Ok(tokens.access)
            }
            Err(error) => Err(error),
        }
    }

    async fn renewed(&self, refused: &SecretString) -> Result<SecretString, ApiError> {
        Ok(self.renew(refused).await?.access)
    }
}

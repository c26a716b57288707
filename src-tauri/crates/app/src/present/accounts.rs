//! Accounts as a face shows them. Tokens leave the core only as their last four characters.

use kram_domain::environment::Environment;
use kram_store::accounts::AccountRecord;
use kram_store::streams::Stream;
use secrecy::{ExposeSecret, SecretString};

use crate::contract::accounts::*;
use crate::contract::common::Timestamp;
use crate::vault::Tokens;

pub(crate) fn environment(environment: Environment) -> EnvironmentDto {
    match environment {
        Environment::Production => EnvironmentDto::Production,
        Environment::Sandbox => EnvironmentDto::Sandbox,
        Environment::Simulator => EnvironmentDto::Simulator,
    }
}

pub(crate) fn environment_of(environment: EnvironmentDto) -> Environment {
    match environment {
        EnvironmentDto::Production => Environment::Production,
        EnvironmentDto::Sandbox => Environment::Sandbox,
        EnvironmentDto::Simulator => Environment::Simulator,
    }
}

/// How an account stands beside what the file says.
pub(crate) struct Standing {
    pub running: bool,
    pub offline_since: Option<Timestamp>,
    pub orders: Stream,
    pub backfill: Stream,
    pub backfill_finished: bool,
    pub locked: bool,
}

pub(crate) fn account(record: &AccountRecord, tokens: Option<&Tokens>, standing: &Standing) -> Account {
    let state = match (record.needs_relink, standing.locked, tokens) {
        (_, true, _) => AccountState::Locked,
        (true, ..) | (_, _, None) => AccountState::NeedsRelink,
        _ => AccountState::Linked,
    };
    let importing = !standing.backfill_finished && state == AccountState::Linked;
    Account {
        id: record.id.clone(),
        seller_id: record.seller_id.clone(),
        login: record.login.clone(),
        company: record.company.clone(),
        environment: environment(record.environment),
        state,
        colour: u8::try_from(record.colour).unwrap_or_default(),
        position: u32::try_from(record.position).unwrap_or_default(),
        linked_at: record.linked_at,
        tokens: tokens.map(summary),
        sync: AccountSync {
            running: standing.running,
            last_attempt_at: standing.orders.last_attempt,
            last_success_at: standing.orders.last_success,
            agreed_at: standing.orders.agreed_at,
            backfill: importing.then_some(Backfill { done: standing.backfill.done, total: standing.backfill.total }),
            offline_since: standing.offline_since,
            last_error: standing.orders.last_error.as_deref().and_then(|error| serde_json::from_str(error).ok()),
        },
        settings: AccountSettings {
            orders_interval_minutes: record.orders_interval.and_then(|minutes| u32::try_from(minutes).ok()),
        },
    }
}

fn summary(tokens: &Tokens) -> TokenSummary {
    TokenSummary {
        access_masked: masked(&tokens.access),
        refresh_masked: masked(&tokens.refresh),
        access_expires_at: tokens.access_expires_at,
        refresh_expires_at: tokens.refresh_expires_at,
        renewed_at: tokens.renewed_at,
    }
}

fn masked(token: &SecretString) -> String {
    let tail: String = token.expose_secret().chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
    format!("••••{tail}")
}

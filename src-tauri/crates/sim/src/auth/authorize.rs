//! The authorisation code flow up to the redirect: what was asked, what the seller clicked, the code of ten seconds.

use std::sync::Arc;

use crate::auth::keys::Key;
use crate::auth::{BOUNCE_PAGE, DEEP_LINK};
use crate::clock::SECOND;
use crate::web::{Params, encode_query};
use crate::world::World;

const CODE_LIFE_MS: i64 = 10 * SECOND;

/// An authorisation page that is open in the browser.
#[derive(Clone)]
pub(crate) struct PendingAuthorization {
    pub(crate) key: String,
    pub(crate) client: Arc<Key>,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Option<String>,
    pub(crate) scope: Option<String>,
    /// Comes back in the redirect: `state` and every parameter of the caller's own.
    pub(crate) echoed: Vec<(String, String)>,
}

pub(crate) struct Code {
    pub(crate) client: Arc<Key>,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Option<String>,
    pub(crate) scope: Option<String>,
    pub(crate) account: usize,
    pub(crate) expires_at: i64,
}

pub(crate) enum Asked {
    /// Nothing returns to the program: an error page of Allegro's.
    ErrorPage(&'static str),
    Redirect(String),
    /// The consent page, under this key.
    Consent(String),
}

const OWN_PARAMETERS: &[&str] =
    &["response_type", "client_id", "redirect_uri", "code_challenge", "code_challenge_method", "prompt", "scope"];

/// What `GET /auth/oauth/authorize` leads to.
pub(crate) fn ask(world: &mut World, query: &Params, now: i64) -> Asked {
    let Some(client) = query.get("client_id").and_then(|id| world.auth.keys.find(id)) else {
        return Asked::ErrorPage("Nieznana aplikacja");
    };
    let redirect_uri = query.get("redirect_uri").unwrap_or_default();
    // Character by character, also the port and the trailing slash (FACTS A3).
    if client.is_device || !client.redirects.iter().any(|known| known == redirect_uri) {
        return Asked::ErrorPage("Nieprawidłowy adres powrotu");
    }
    let echoed: Vec<(String, String)> =
        query.iter().filter(|(name, _)| !OWN_PARAMETERS.contains(&name.as_str())).cloned().collect();
    let key = query.get("state").map_or_else(|| world.auth.chance.code(16), str::to_owned);
    let pending = PendingAuthorization {
        key: key.clone(),
        client,
        redirect_uri: redirect_uri.to_owned(),
        challenge: query.get("code_challenge").map(str::to_owned),
        scope: query.get("scope").map(str::to_owned),
        echoed,
    };
    if query.get("response_type") != Some("code") {
        return Asked::Redirect(refusal_redirect(&pending, "unsupported_response_type", "Unsupported response types"));
    }
    if pending.challenge.is_some() && query.get("code_challenge_method") != Some("S256") {
        return Asked::Redirect(refusal_redirect(&pending, "invalid_request", "Unsupported code challenge method"));
    }
    match world.auth.browser_user {
        Some(account) if query.get("prompt") != Some("confirm") => Asked::Redirect(grant(world, pending, account, now)),
        _ => {
            world.auth.pending.retain(|other| other.key != key);
            world.auth.pending.push(pending);
            Asked::Consent(key)
        }
    }
}

/// The seller clicked: `Some(account)` allows, `None` cancels. The answer is where the browser goes.
pub(crate) fn decide(world: &mut World, key: &str, account: Option<usize>, now: i64) -> Option<String> {
    let position = world.auth.pending.iter().position(|pending| pending.key == key)?;
    let pending = world.auth.pending.remove(position);
    Some(match account {
        Some(account) => grant(world, pending, account, now),
        None => refusal_redirect(&pending, "access_denied", "User denied access"),
    })
}

fn grant(world: &mut World, pending: PendingAuthorization, account: usize, now: i64) -> String {
    world.auth.browser_user = Some(account);
    let code = world.auth.chance.code(32);
    let mut answer = vec![("code".to_owned(), code.clone())];
    answer.extend(pending.echoed.iter().cloned());
    let location = redirect(&pending.redirect_uri, &answer);
    world.auth.codes.insert(
        code,
        Code {
            client: pending.client,
            redirect_uri: pending.redirect_uri,
            challenge: pending.challenge,
            scope: pending.scope,
            account,
            expires_at: now + CODE_LIFE_MS,
        },
    );
    location
}

fn refusal_redirect(pending: &PendingAuthorization, error: &str, description: &str) -> String {
    let mut answer =
        vec![("error".to_owned(), error.to_owned()), ("error_description".to_owned(), description.to_owned())];
    answer.extend(pending.echoed.iter().cloned());
    redirect(&pending.redirect_uri, &answer)
}

fn redirect(uri: &str, parameters: &[(String, String)]) -> String {
    let target = if uri == BOUNCE_PAGE { DEEP_LINK } else { uri };
    format!("{target}?{}", encode_query(parameters))
}

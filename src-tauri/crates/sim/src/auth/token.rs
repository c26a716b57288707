//! `POST /auth/oauth/token`: the four grants and their refusals (FACTS A4–A8).

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::auth::keys::Key;
use crate::auth::sessions::Opening;
use crate::auth::{Refusal, device, granted_scopes};
use crate::web::Params;
use crate::world::World;

/// The pair of an `Authorization: Basic` header.
pub(crate) fn basic(header: Option<&str>) -> Option<(String, String)> {
    let encoded = header?.strip_prefix("Basic ")?;
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((id.to_owned(), secret.to_owned()))
}

pub(crate) fn proven_client(world: &World, header: Option<&str>) -> Result<Arc<Key>, Refusal> {
    let (id, secret) = basic(header).ok_or_else(Refusal::unauthorized)?;
    world
        .auth
        .keys
        .find(&id)
        .filter(|known| known.secret == secret)
        .ok_or_else(|| Refusal::new(401, "invalid_client", "Client authentication failed"))
}

pub(crate) fn issue(world: &mut World, header: Option<&str>, form: &Params, now: i64) -> Result<Value, Refusal> {
    match form.get("grant_type") {
        Some("authorization_code") => by_code(world, header, form, now),
        Some("refresh_token") => by_refresh(world, header, form, now),
        Some("urn:ietf:params:oauth:grant-type:device_code") => {
            let client = proven_client(world, header)?;
            device::poll(world, &client, form.get("device_code").unwrap_or_default(), now)
        }
        Some("client_credentials") => {
            let client = proven_client(world, header)?;
            let opening =
                Opening { client, account: None, user_name: String::new(), scopes: granted_scopes(form.get("scope")) };
            Ok(world.auth.sessions.open(&mut world.auth.chance, opening, now))
        }
        Some(other) => Err(Refusal::new(400, "unsupported_grant_type", format!("Unsupported grant type: {other}"))),
        None => Err(Refusal::new(400, "invalid_request", "Missing grant type")),
    }
}

fn by_code(world: &mut World, header: Option<&str>, form: &Params, now: i64) -> Result<Value, Refusal> {
    let Some(text) = form.get("code") else {
        return Err(Refusal::new(400, "invalid_request", "An authorization code must be supplied"));
    };
    let dead = || Refusal::new(400, "invalid_grant", format!("Invalid authorization code: {text}"));
    let asking = match (header, form.get("code_verifier")) {
        (Some(_), _) => proven_client(world, header)?,
        (None, Some(_)) => {
            form.get("client_id").and_then(|id| world.auth.keys.find(id)).ok_or_else(Refusal::unauthorized)?
        }
        (None, None) => return Err(Refusal::unauthorized()),
    };
    if asking.is_device {
        return Err(Refusal::new(401, "unauthorized_client", "Client does not have the authorization_code grant."));
    }
    // Taken out whatever follows: a code has one use.
    let code = world.auth.codes.remove(text).filter(|code| now < code.expires_at).ok_or_else(dead)?;
    if code.client.id != asking.id {
        return Err(dead());
    }
    if form.get("redirect_uri") != Some(code.redirect_uri.as_str()) {
        return Err(Refusal::new(400, "invalid_grant", "Redirect URI mismatch."));
    }
    check_verifier(code.challenge.as_deref(), form.get("code_verifier"), header.is_some())?;
    let opening = Opening {
        client: code.client,
        account: Some(code.account),
        user_name: world.accounts[code.account].id.clone(),
        scopes: granted_scopes(code.scope.as_deref()),
    };
    Ok(world.auth.sessions.open(&mut world.auth.chance, opening, now))
}

/// With a challenge: the verifier and no Basic. Without one: Basic, which the caller has checked.
fn check_verifier(challenge: Option<&str>, verifier: Option<&str>, with_basic: bool) -> Result<(), Refusal> {
    match (challenge, verifier) {
        (None, None) if with_basic => Ok(()),
        (Some(challenge), Some(verifier)) if !with_basic => {
            let length_fits = (43..=128).contains(&verifier.len());
            if length_fits && URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == challenge {
                Ok(())
            } else {
                Err(Refusal::new(400, "invalid_grant", "Invalid code verifier"))
            }
        }
        _ => Err(Refusal::new(400, "invalid_request", "Unauthorized")),
    }
}

fn by_refresh(world: &mut World, header: Option<&str>, form: &Params, now: i64) -> Result<Value, Refusal> {
    let asking = match header {
        Some(_) => proven_client(world, header).map_err(|_| Refusal::unauthorized())?,
        // The open question K1, answered by a switch.
        None if world.switches.is_on("refresh-with-client-id-only") => {
            form.get("client_id").and_then(|id| world.auth.keys.find(id)).ok_or_else(Refusal::unauthorized)?
        }
        None => return Err(Refusal::unauthorized()),
    };
    let Some(token) = form.get("refresh_token") else {
        return Err(Refusal::new(400, "invalid_request", "Missing refresh token"));
    };
    let old_dies = world.switches.is_on("old-access-token-dies");
    world.auth.sessions.renew(&mut world.auth.chance, token, &asking.id, old_dies, now)
}

//! The device flow: a code typed in any browser, and the program asking until it is confirmed (FACTS A5).

use std::sync::Arc;

use serde_json::{Value, json};

use crate::auth::keys::Key;
use crate::auth::sessions::Opening;
use crate::auth::{Refusal, granted_scopes};
use crate::clock::{HOUR, SECOND};
use crate::world::World;

const LIFE_MS: i64 = HOUR;
const INTERVAL_S: i64 = 5;

pub(crate) struct DeviceCode {
    pub(crate) user_code: String,
    device_code: String,
    client: Arc<Key>,
    scope: Option<String>,
    expires_at: i64,
    last_asked_at: Option<i64>,
    pub(crate) answer: DeviceAnswer,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeviceAnswer {
    Pending,
    Approved(usize),
    Denied,
    Used,
}

/// A code can be confirmed while it is fresh and nobody has answered yet.
impl DeviceCode {
    pub(crate) fn is_open(&self, now: i64) -> bool {
        self.answer == DeviceAnswer::Pending && now < self.expires_at
    }
}

pub(crate) fn begin(
    world: &mut World,
    client: &Arc<Key>,
    scope: Option<&str>,
    base: &str,
    now: i64,
) -> Result<Value, Refusal> {
    if !client.is_device {
        return Err(Refusal::new(401, "unauthorized_client", "Client does not have the device_code grant."));
    }
    let user_code = world.auth.chance.code(9);
    let device_code = world.auth.chance.code(32);
    let page = format!("{base}/allegro/skojarz-aplikacje");
    let answer = json!({
        "user_code": user_code,
        "device_code": device_code,
        "expires_in": LIFE_MS / 1_000,
        "interval": INTERVAL_S,
        "verification_uri": page,
        "verification_uri_complete": format!("{page}?code={user_code}"),
    });
    world.auth.devices.push(DeviceCode {
        user_code,
        device_code,
        client: Arc::clone(client),
        scope: scope.map(str::to_owned),
        expires_at: now + LIFE_MS,
        last_asked_at: None,
        answer: DeviceAnswer::Pending,
    });
    Ok(answer)
}

/// The seller confirms or refuses on the page, with or without the spaces the code is shown with.
pub(crate) fn answer(world: &mut World, user_code: &str, answer: DeviceAnswer, now: i64) -> bool {
    let plain: String = user_code.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let found = world.auth.devices.iter_mut().find(|device| device.user_code == plain && device.is_open(now));
    if let Some(device) = found {
        device.answer = answer;
        return true;
    }
    false
}

pub(crate) fn poll(world: &mut World, client: &Arc<Key>, device_code: &str, now: i64) -> Result<Value, Refusal> {
    if !client.is_device {
        return Err(Refusal::new(401, "unauthorized_client", "Client does not have the device_code grant."));
    }
    let unknown = || Refusal::new(400, "invalid_request", "Invalid device code");
    let known =
        world.auth.devices.iter_mut().find(|device| device.device_code == device_code && device.client.id == client.id);
    let device = known.ok_or_else(unknown)?;
    // Half a second of tolerance: clocks and networks are not exact.
    let too_soon = device.last_asked_at.is_some_and(|last| now - last < INTERVAL_S * SECOND - 500);
    device.last_asked_at = Some(now);
    let account = match device.answer {
        DeviceAnswer::Used => return Err(unknown()),
        DeviceAnswer::Denied => return Err(Refusal::new(400, "access_denied", "User denied access")),
        DeviceAnswer::Approved(account) => account,
        DeviceAnswer::Pending if now >= device.expires_at => {
            return Err(Refusal::new(400, "expired_token", "Device code expired"));
        }
        DeviceAnswer::Pending if too_soon => {
            return Err(Refusal::new(400, "slow_down", "Client should poll less often"));
        }
        DeviceAnswer::Pending => {
            return Err(Refusal::new(400, "authorization_pending", "User code is not confirmed yet"));
        }
    };
    device.answer = DeviceAnswer::Used;
    let opening = Opening {
        client: Arc::clone(&device.client),
        account: Some(account),
        user_name: world.accounts[account].id.clone(),
        scopes: granted_scopes(device.scope.as_deref()),
    };
    Ok(world.auth.sessions.open(&mut world.auth.chance, opening, now))
}

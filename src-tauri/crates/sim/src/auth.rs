//! Allegro's OAuth: who may ask, what was granted, how long it lives (FACTS A).

pub(crate) mod authorize;
pub(crate) mod device;
pub(crate) mod keys;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod sessions;
pub(crate) mod token;

use std::collections::HashMap;

use crate::chance::Chance;
use crate::clock::HOUR;
use authorize::{Code, PendingAuthorization};
use device::DeviceCode;
use keys::Keys;
use sessions::Sessions;

/// Every scope a key may have (FACTS A9).
pub(crate) const SCOPES: &[&str] = &[
    "allegro:api:profile:read",
    "allegro:api:profile:write",
    "allegro:api:sale:offers:read",
    "allegro:api:sale:offers:write",
    "allegro:api:sale:settings:read",
    "allegro:api:sale:settings:write",
    "allegro:api:orders:read",
    "allegro:api:orders:write",
    "allegro:api:shipments:read",
    "allegro:api:shipments:write",
    "allegro:api:payments:read",
    "allegro:api:payments:write",
    "allegro:api:billing:read",
    "allegro:api:messaging",
    "allegro:api:disputes",
    "allegro:api:ratings",
    "allegro:api:bids",
    "allegro:api:campaigns",
    "allegro:api:fulfillment:read",
    "allegro:api:fulfillment:write",
    "allegro:api:affiliate:read",
];

/// The https page that sends the browser on to the program. It is hosted nowhere, so the simulator plays it too.
pub(crate) const BOUNCE_PAGE: &str = "https://kram.example/oauth/callback";
pub(crate) const DEEP_LINK: &str = "kram://oauth/callback";

/// An OAuth refusal: status, error, description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal(pub(crate) u16, pub(crate) &'static str, pub(crate) String);

impl Refusal {
    pub(crate) fn new(status: u16, error: &'static str, description: impl Into<String>) -> Self {
        Self(status, error, description.into())
    }

    /// The same body for a wrong pair, a missing one, and a user who removed the app (FACTS A8).
    pub(crate) fn unauthorized() -> Self {
        Self::new(401, "Unauthorized", "Unauthorized")
    }
}

pub(crate) struct Auth {
    pub(crate) chance: Chance,
    pub(crate) keys: Keys,
    pub(crate) pending: Vec<PendingAuthorization>,
    pub(crate) codes: HashMap<String, Code>,
    pub(crate) devices: Vec<DeviceCode>,
    pub(crate) sessions: Sessions,
    /// Who is logged in in the simulated browser; linked silently unless `prompt=confirm` asks (FACTS A2).
    pub(crate) browser_user: Option<usize>,
}

impl Auth {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            chance: Chance::of(seed, 0xA0_7B),
            keys: Keys::default(),
            pending: Vec::new(),
            codes: HashMap::new(),
            devices: Vec::new(),
            sessions: Sessions::default(),
            browser_user: None,
        }
    }
}

/// Scopes asked for, cut to what exists; none asked means all of the key's.
pub(crate) fn granted_scopes(asked: Option<&str>) -> Vec<String> {
    let all = || SCOPES.iter().map(|scope| (*scope).to_owned()).collect::<Vec<_>>();
    match asked.map(str::trim) {
        None | Some("") => all(),
        Some(text) => text.split_whitespace().filter(|scope| SCOPES.contains(scope)).map(str::to_owned).collect(),
    }
}

pub(crate) const ACCESS_LIFE_MS: i64 = 12 * HOUR;

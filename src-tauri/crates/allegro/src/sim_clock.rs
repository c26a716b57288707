//! The simulator's clock, which the program follows when its accounts live there.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::Deserialize;

/// One reading; `version` rises with every jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Reading {
    pub now: DateTime<Utc>,
    pub version: u64,
}

#[derive(Clone)]
pub struct SimClock {
    http: reqwest::Client,
    url: String,
}

/// The simulator answers a long poll within 25 seconds.
const PATIENCE: Duration = Duration::from_secs(35);

impl SimClock {
    /// Nothing for an address that is not on this computer.
    pub fn of(simulator: &str) -> Option<Self> {
        if !crate::addresses::is_loopback(simulator) {
            return None;
        }
        rustls::crypto::ring::default_provider().install_default().ok();
        let http = reqwest::Client::builder().timeout(PATIENCE).build().ok()?;
        Some(Self { http, url: format!("{}/_sim/clock", simulator.trim_end_matches('/')) })
    }

    /// The time there; with `seen`, as soon as it jumped. Nothing when the simulator is away.
    pub async fn read(&self, seen: Option<u64>) -> Option<Reading> {
        let mut request = self.http.get(&self.url);
        if let Some(seen) = seen {
            request = request.query(&[("seen", seen)]);
        }
        request.send().await.ok()?.json().await.ok()
    }
}

/// The seller's click on the confirmation page, for the example data inside the program. Nothing when it was refused.
pub async fn confirm_device(simulator: &str, user_code: &str, login: &str) -> Option<()> {
    let clock = SimClock::of(simulator)?;
    let url = format!("{}/_sim/do", simulator.trim_end_matches('/'));
    let command = serde_json::json!({ "do": "auth.approve", "user_code": user_code, "account": login });
    let answer = clock.http.post(url).json(&command).send().await.ok()?;
    answer.status().is_success().then_some(())
}

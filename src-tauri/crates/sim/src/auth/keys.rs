//! Registered keys: those every program starts with, and those a program registers for itself (FACTS A1, A3, A10).

use std::sync::Arc;

use serde_json::{Value, json};

use crate::auth::{BOUNCE_PAGE, Refusal};
use crate::chance::Chance;
use crate::clock::MINUTE;

/// The statement that the vendor got from Allegro and builds into the program.
const SOFTWARE_STATEMENT: &str = "kram-software-statement";
const ONE_TIME_CODE_LIFE_MS: i64 = 2 * MINUTE;

/// A key has either the browser's grant or the device's, and keeps it for ever.
pub(crate) struct Key {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) redirects: Vec<String>,
    pub(crate) is_device: bool,
    /// What the limit of requests is counted on: the statement, for keys that share one.
    pub(crate) counted_as: String,
}

pub(crate) struct Keys {
    keys: Vec<Arc<Key>>,
    names: Vec<String>,
    one_time_codes: Vec<(String, i64)>,
}

impl Default for Keys {
    fn default() -> Self {
        let localhost = (47811..=47814).map(|port| format!("http://localhost:{port}/oauth/callback"));
        let redirects = localhost.chain([BOUNCE_PAGE.to_owned()]).collect();
        let keys = vec![
            key("kram-browser", "sim-browser-secret", redirects, false),
            key("kram-device", "sim-device-secret", vec![], true),
        ];
        Self { keys, names: Vec::new(), one_time_codes: Vec::new() }
    }
}

fn key(id: &str, secret: &str, redirects: Vec<String>, is_device: bool) -> Arc<Key> {
    let (id, secret) = (id.to_owned(), secret.to_owned());
    Arc::new(Key { counted_as: id.clone(), id, secret, redirects, is_device })
}

impl Keys {
    pub(crate) fn find(&self, id: &str) -> Option<Arc<Key>> {
        self.keys.iter().find(|key| key.id == id).cloned()
    }

    /// What the seller gets on the page "wygeneruj kod"; it lives two minutes.
    pub(crate) fn one_time_code(&mut self, chance: &mut Chance, now: i64) -> String {
        let code = chance.code(12);
        self.one_time_codes.push((code.clone(), now + ONE_TIME_CODE_LIFE_MS));
        code
    }

    /// Dynamic registration: a key of its own for one installed program.
    pub(crate) fn register(&mut self, chance: &mut Chance, asked: &Value, now: i64) -> Result<Value, Refusal> {
        let text = |name: &str| asked[name].as_str().unwrap_or_default();
        let name = text("client_name");
        let redirects: Vec<String> = asked["redirect_uris"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        if text("software_statement_id") != SOFTWARE_STATEMENT {
            return Err(Refusal::new(403, "access_denied", "Unknown software statement"));
        }
        if !self.one_time_codes.iter().any(|(code, until)| code == text("code") && now < *until) {
            return Err(Refusal::new(403, "access_denied", "Wrong or stale code"));
        }
        if !(3..=50).contains(&name.chars().count()) || self.names.iter().any(|taken| taken == name) {
            return Err(Refusal::new(422, "invalid_client_metadata", "Client name is taken or malformed"));
        }
        if redirects.is_empty() || !redirects.iter().all(|uri| may_be_registered(uri)) {
            return Err(Refusal::new(422, "invalid_redirect_uri", "Invalid redirect URI"));
        }
        self.one_time_codes.retain(|(code, _)| code != text("code"));
        self.names.push(name.to_owned());
        let (id, secret) = (chance.code(32), chance.code(64));
        let answer = json!({
            "client_id": id,
            "client_secret": secret,
            "client_secret_expires_at": 0,
            "client_name": name,
            "redirect_uris": redirects,
            "grant_types": ["authorization_code", "implicit", "refresh_token", "client_credentials"],
        });
        let counted_as = SOFTWARE_STATEMENT.to_owned();
        self.keys.push(Arc::new(Key { id, secret, redirects, is_device: false, counted_as }));
        Ok(answer)
    }
}

/// http or https with a host name; no address in digits, no fragment (FACTS A3).
fn may_be_registered(uri: &str) -> bool {
    let Some(rest) = uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
    let is_address = host.starts_with('[') || host.chars().all(|c| c.is_ascii_digit() || c == '.');
    !host.is_empty() && !is_address && !uri.contains('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_web_addresses_can_be_registered() {
        assert!(may_be_registered("http://localhost:47811/oauth/callback"));
        assert!(may_be_registered("https://kram.example/oauth/callback"));
        assert!(!may_be_registered("kram://oauth/callback"));
        assert!(!may_be_registered("http://127.0.0.1:47811/"));
        assert!(!may_be_registered("https://kram.example/#done"));
        assert!(!may_be_registered("oauth/callback"));
    }
}

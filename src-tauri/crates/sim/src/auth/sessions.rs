//! Links of applications to users: access and refresh tokens, rotation, the limit of 20 sessions (FACTS A7).

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::auth::keys::Key;
use crate::auth::{ACCESS_LIFE_MS, Refusal};
use crate::chance::Chance;
use crate::clock::{DAY, SECOND, rfc3339};
use crate::ids::random_uuid;

pub(crate) const SESSION_LIMIT: usize = 20;
const REFRESH_LIFE_MS: i64 = 90 * DAY;
/// A used refresh token still works this long, so that a lost answer is not a lost link.
const GRACE_MS: i64 = 60 * SECOND;

pub(crate) struct Session {
    number: u64,
    pub(crate) client: Arc<Key>,
    /// `None` for an application's own token, which has no user.
    pub(crate) account: Option<usize>,
    user_name: String,
    pub(crate) scopes: Vec<String>,
    access: Vec<AccessToken>,
    refresh: Vec<RefreshToken>,
    opened_at: i64,
}

struct AccessToken {
    text: String,
    expires_at: i64,
    dead: bool,
}

struct RefreshToken {
    text: String,
    issued_at: i64,
    used_at: Option<i64>,
}

/// Who asks, as far as the token tells.
#[derive(Clone)]
pub(crate) struct Caller {
    pub(crate) client: Arc<Key>,
    pub(crate) account: Option<usize>,
    pub(crate) scopes: Vec<String>,
}

pub(crate) struct Opening {
    pub(crate) client: Arc<Key>,
    pub(crate) account: Option<usize>,
    pub(crate) user_name: String,
    pub(crate) scopes: Vec<String>,
}

#[derive(Default)]
pub(crate) struct Sessions {
    open: Vec<Session>,
    /// Access tokens of links that were ended: they answer "expired" although their time has not come.
    ended: Vec<String>,
    opened: u64,
}

impl Sessions {
    /// A new link; the 21st of one user ends that user's oldest.
    pub(crate) fn open(&mut self, chance: &mut Chance, opening: Opening, now: i64) -> Value {
        if let Some(account) = opening.account {
            let of_user: Vec<u64> =
                self.open.iter().filter(|one| one.account == Some(account)).map(|one| one.number).collect();
            if of_user.len() >= SESSION_LIMIT {
                self.end(|session| session.number == of_user[0]);
            }
        }
        self.opened += 1;
        self.open.push(Session {
            number: self.opened,
            client: opening.client,
            account: opening.account,
            user_name: opening.user_name,
            scopes: opening.scopes,
            access: Vec::new(),
            refresh: Vec::new(),
            opened_at: now,
        });
        let last = self.open.len() - 1;
        self.open[last].issue(chance, now)
    }

    /// A new pair for a refresh token, by the rules of rotation.
    pub(crate) fn renew(
        &mut self,
        chance: &mut Chance,
        token: &str,
        client: &str,
        old_dies: bool,
        now: i64,
    ) -> Result<Value, Refusal> {
        if token.split('.').count() != 3 {
            return Err(Refusal::new(401, "invalid_token", "Error decoding token"));
        }
        let dead = || Refusal::new(400, "invalid_grant", format!("Invalid refresh token: {token}"));
        let owner = self.open.iter_mut().find(|session| session.refresh.iter().any(|one| one.text == token));
        let session = owner.ok_or_else(dead)?;
        if session.client.id != client {
            return Err(Refusal::new(400, "invalid_grant", format!("Wrong client for this refresh token: {token}")));
        }
        let found = session.refresh.iter_mut().find(|one| one.text == token).ok_or_else(dead)?;
        if now >= found.issued_at + REFRESH_LIFE_MS || found.used_at.is_some_and(|used| now > used + GRACE_MS) {
            return Err(dead());
        }
        found.used_at.get_or_insert(now);
        if old_dies {
            session.access.iter_mut().for_each(|access| access.dead = true);
        }
        Ok(session.issue(chance, now))
    }

    /// Who holds this access token, or what is wrong with it.
    pub(crate) fn caller(&self, token: &str, now: i64) -> Result<Caller, &'static str> {
        for session in &self.open {
            if let Some(access) = session.access.iter().find(|access| access.text == token) {
                if access.dead || now >= access.expires_at {
                    return Err("Access token expired");
                }
                return Ok(Caller {
                    client: Arc::clone(&session.client),
                    account: session.account,
                    scopes: session.scopes.clone(),
                });
            }
        }
        if self.ended.iter().any(|ended| ended == token) {
            return Err("Access token expired");
        }
        Err(if token.split('.').count() == 3 { "Cannot convert access token to JSON" } else { "Invalid access token" })
    }

    /// Ends links: the user removed the app, changed the password, or has too many.
    pub(crate) fn end(&mut self, which: impl Fn(&Session) -> bool) -> usize {
        let (gone, kept): (Vec<Session>, Vec<Session>) = self.open.drain(..).partition(which);
        self.open = kept;
        let count = gone.len();
        self.ended.extend(gone.into_iter().flat_map(|session| session.access).map(|access| access.text));
        count
    }

    /// Another workstation with the same token file renews: our refresh token counts as used from now.
    pub(crate) fn rotate_elsewhere(
        &mut self,
        chance: &mut Chance,
        account: usize,
        old_dies: bool,
        now: i64,
    ) -> Option<Value> {
        let session = self.open.iter().rev().find(|session| session.account == Some(account))?;
        let (client, token) = (Arc::clone(&session.client), session.refresh.last()?.text.clone());
        self.renew(chance, &token, &client.id, old_dies, now).ok()
    }

    pub(crate) fn json(&self, account: Option<usize>, now: i64) -> Value {
        let shown = self.open.iter().filter(|session| account.is_none() || session.account == account);
        shown.map(|session| session.json(now)).collect()
    }
}

impl Session {
    fn issue(&mut self, chance: &mut Chance, now: i64) -> Value {
        let jti = random_uuid(chance);
        let expires_at = now + ACCESS_LIFE_MS;
        let mut claims = json!({
            "scope": self.scopes,
            "allegro_api": true,
            "iss": "https://allegro.pl",
            "exp": expires_at / 1_000,
            "jti": jti,
            "client_id": self.client.id,
        });
        if self.account.is_some() {
            claims["user_name"] = json!(self.user_name);
        }
        let access = token_text(chance, &claims);
        claims["ati"] = json!(jti);
        self.access.retain(|access| now < access.expires_at);
        self.access.push(AccessToken { text: access.clone(), expires_at, dead: false });
        let mut answer = json!({
            "access_token": access,
            "token_type": "bearer",
            "expires_in": ACCESS_LIFE_MS / 1_000 - 1,
            "scope": self.scopes.join(" "),
            "allegro_api": true,
            "iss": "https://allegro.pl",
            "jti": jti,
        });
        if self.account.is_some() {
            let refresh = token_text(chance, &claims);
            self.refresh.push(RefreshToken { text: refresh.clone(), issued_at: now, used_at: None });
            answer["refresh_token"] = json!(refresh);
        }
        answer
    }

    fn json(&self, now: i64) -> Value {
        let live = |token: &&AccessToken| !token.dead && now < token.expires_at;
        json!({
            "session": self.number,
            "client": self.client.id,
            "userName": self.user_name,
            "scopes": self.scopes,
            "openedAt": rfc3339(self.opened_at),
            "liveAccessTokens": self.access.iter().filter(live).count(),
            "refreshes": self.refresh.len().saturating_sub(1),
            "unusedRefreshTokens": self.refresh.iter().filter(|token| token.used_at.is_none()).count(),
        })
    }
}

/// Three parts like a signed JWT, and as long as the real ones (FACTS A7), which matters to the OS secret store.
fn token_text(chance: &mut Chance, claims: &Value) -> String {
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256","typ":"JWT"}"#);
    let body = URL_SAFE_NO_PAD.encode(claims.to_string());
    format!("{header}.{body}.{}", URL_SAFE_NO_PAD.encode(chance.bytes(256)))
}

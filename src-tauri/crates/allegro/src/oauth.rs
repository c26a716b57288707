//! OAuth: authorisation code with PKCE, device flow, refresh. Decides nothing about where tokens are kept.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use crate::addresses::Addresses;
use crate::api::decoded;
use crate::error::{ApiError, Failure};
use crate::governor::Urgency;
use crate::identity::Client;
use crate::transport::{Answer, Call, Transport};
use crate::wire::oauth::{DeviceAnswer, TokenAnswer};

/// A fresh pair. Both are used together or not at all: a renewal replaces the whole pair.
#[derive(Clone, Debug)]
pub struct TokenPair {
    pub access: SecretString,
    pub refresh: SecretString,
    /// Life of the access token, from now.
    pub expires_in: Duration,
}

/// A refresh token lives three months from each refresh.
pub const REFRESH_LIFE: chrono::TimeDelta = chrono::TimeDelta::days(90);

/// Secret of one attempt by browser; the challenge goes out first, the verifier with the code.
pub struct Pkce {
    pub verifier: SecretString,
    pub challenge: String,
}

impl Pkce {
    pub fn fresh() -> Self {
        let verifier = random_text();
        let challenge = challenge_of(&verifier);
        Self { verifier: SecretString::from(verifier), challenge }
    }
}

fn challenge_of(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

/// 43 characters of 256 random bits: for `state` and for the verifier.
pub fn random_text() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// The page the system browser opens. `prompt=confirm` always: else the account logged in there is linked silently.
pub fn authorize_url(addresses: &Addresses, client: &Client, redirect: &str, state: &str, pkce: &Pkce) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("response_type", "code")
        .append_pair("client_id", &client.id)
        .append_pair("redirect_uri", redirect)
        .append_pair("state", state)
        .append_pair("code_challenge", &pkce.challenge)
        .append_pair("code_challenge_method", "S256")
        .append_pair("prompt", "confirm")
        .finish();
    format!("{}/authorize?{query}", addresses.oauth)
}

#[derive(Clone)]
pub struct OAuth {
    pub transport: Transport,
    pub addresses: Addresses,
    pub client: Client,
}

/// What the seller must confirm, and what we ask with.
#[derive(Clone, Debug)]
pub struct DeviceCode {
    pub user_code: String,
    pub device_code: SecretString,
    pub url: String,
    pub expires_in: Duration,
    pub interval: Duration,
}

/// One answer to "has the seller confirmed yet?".
pub enum Poll {
    Pending,
    SlowDown,
    Denied,
    /// Expired, used, or unknown.
    Expired,
    Tokens(TokenPair),
}

impl OAuth {
    /// Exchanges a code within its ten seconds. With PKCE no secret goes along.
    pub async fn exchange(&self, code: &str, redirect: &str, verifier: &SecretString) -> Result<TokenPair, ApiError> {
        let form = vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.to_owned()),
            ("redirect_uri", redirect.to_owned()),
            ("code_verifier", verifier.expose_secret().to_owned()),
            ("client_id", self.client.id.clone()),
        ];
        pair(&self.post("/token", form, false).await?)
    }

    pub async fn device(&self) -> Result<DeviceCode, ApiError> {
        let answer = self.post("/device", vec![("client_id", self.client.id.clone())], true).await?;
        let wire: DeviceAnswer = decoded(&answer)?;
        Ok(DeviceCode {
            user_code: wire.user_code,
            device_code: SecretString::from(wire.device_code),
            url: wire.verification_uri_complete.unwrap_or(wire.verification_uri),
            expires_in: seconds(wire.expires_in),
            interval: seconds(wire.interval.max(1)),
        })
    }

    pub async fn poll(&self, code: &SecretString) -> Result<Poll, ApiError> {
        let form = vec![
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code".to_owned()),
            ("device_code", code.expose_secret().to_owned()),
        ];
        match self.post("/token", form, true).await {
            Ok(answer) => pair(&answer).map(Poll::Tokens),
            Err(error) if error.status == Some(400) => Ok(match error.code.as_deref() {
                Some("authorization_pending") => Poll::Pending,
                Some("slow_down") => Poll::SlowDown,
                Some("access_denied") => Poll::Denied,
                _ => Poll::Expired,
            }),
            Err(error) => Err(error),
        }
    }

    /// Renews a pair. Sent once per call; the caller holds the lock and knows of the sixty seconds of grace.
    pub async fn refresh(&self, refresh: &SecretString) -> Result<TokenPair, ApiError> {
        let mut form =
            vec![("grant_type", "refresh_token".to_owned()), ("refresh_token", refresh.expose_secret().to_owned())];
        if self.client.secret.is_none() {
            form.push(("client_id", self.client.id.clone()));
        }
        let answer = self.post("/token", form, true).await.map_err(|mut error| {
            // Used, revoked, or removed by the seller all end the same way: only a new link helps.
            if matches!(error.status, Some(400 | 401)) {
                error.failure = Failure::RelinkNeeded;
            }
            error
        })?;
        pair(&answer)
    }

    async fn post(
        &self,
        path: &'static str,
        form: Vec<(&'static str, String)>,
        basic: bool,
    ) -> Result<Answer, ApiError> {
        let mut headers = HeaderMap::new();
        if let (true, Some(secret)) = (basic, &self.client.secret) {
            headers.insert(AUTHORIZATION, basic_header(&self.client.id, secret)?);
        }
        let call = Call {
            method: Method::POST,
            base: self.addresses.oauth.clone(),
            path,
            id: None,
            query: Vec::new(),
            accept: "application/json",
            headers,
            form,
            account: None,
            order: None,
            urgency: Urgency::Interactive,
        };
        self.transport.send(&call, 1).await
    }
}

fn basic_header(id: &str, secret: &SecretString) -> Result<HeaderValue, ApiError> {
    let encoded = STANDARD.encode(format!("{id}:{}", secret.expose_secret()));
    let mut header = HeaderValue::from_str(&format!("Basic {encoded}"))
        .map_err(|_| ApiError::new(Failure::Refused, "client id with forbidden characters"))?;
    header.set_sensitive(true);
    Ok(header)
}

fn pair(answer: &Answer) -> Result<TokenPair, ApiError> {
    let wire: TokenAnswer = decoded(answer)?;
    Ok(TokenPair {
        access: SecretString::from(wire.access_token),
        refresh: SecretString::from(wire.refresh_token),
        expires_in: seconds(wire.expires_in),
    })
}

fn seconds(count: i64) -> Duration {
    Duration::from_secs(u64::try_from(count).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7636, appendix B.
    #[test]
    fn a_challenge_is_the_s256_of_its_verifier() {
        assert_eq!(
            challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn a_verifier_has_between_43_and_128_characters() {
        assert_eq!(random_text().len(), 43);
        assert_ne!(random_text(), random_text());
    }
}

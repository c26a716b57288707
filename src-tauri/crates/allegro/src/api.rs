//! The API of one account: puts the token on, renews it once when Allegro refuses it, reads JSON.

use std::sync::Arc;

use async_trait::async_trait;
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;

use crate::error::{ApiError, Failure};
use crate::governor::Urgency;
use crate::transport::{Answer, Call, PUBLIC, Transport};

/// Gives the access token of one account.
#[async_trait]
pub trait Access: Send + Sync {
    /// A token that should work now; renewed first when its time is up.
    async fn token(&self) -> Result<SecretString, ApiError>;
    /// Allegro refused this token: another one, or `RelinkNeeded`.
    async fn renewed(&self, refused: &SecretString) -> Result<SecretString, ApiError>;
}

#[derive(Clone)]
pub struct Api {
    pub transport: Transport,
    pub base: String,
    pub account: Option<String>,
    pub access: Arc<dyn Access>,
}

/// What a GET asks for beyond its path.
#[derive(Clone, Debug, Default)]
pub struct Get {
    pub id: Option<String>,
    pub query: Vec<(&'static str, String)>,
    pub headers: HeaderMap,
    pub order: Option<String>,
    pub interactive: bool,
    pub accept: Option<&'static str>,
}

impl Api {
    /// Reads `path`; refreshes the token once and repeats once when it is refused.
    pub async fn get(&self, path: &'static str, get: Get) -> Result<Answer, ApiError> {
        let token = self.access.token().await?;
        match self.transport.read(&self.call(path, &get, &token)?).await {
            Err(error) if error.failure == Failure::Unauthorized => {
                let token = self.access.renewed(&token).await?;
                let again = self.transport.read(&self.call(path, &get, &token)?).await;
                again.map_err(|mut error| {
                    // A fresh token that is refused as well means that the link is dead.
                    if error.failure == Failure::Unauthorized {
                        error.failure = Failure::RelinkNeeded;
                    }
                    error
                })
            }
            done => done,
        }
    }

    fn call(&self, path: &'static str, get: &Get, token: &SecretString) -> Result<Call, ApiError> {
        let mut headers = get.headers.clone();
        let mut bearer = HeaderValue::from_str(&format!("Bearer {}", token.expose_secret()))
            .map_err(|_| ApiError::new(Failure::RelinkNeeded, "token with forbidden characters"))?;
        bearer.set_sensitive(true);
        headers.insert(AUTHORIZATION, bearer);
        Ok(Call {
            method: Method::GET,
            base: self.base.clone(),
            path,
            id: get.id.clone(),
            query: get.query.clone(),
            accept: get.accept.unwrap_or(PUBLIC),
            headers,
            form: Vec::new(),
            account: self.account.clone(),
            order: get.order.clone(),
            urgency: if get.interactive { Urgency::Interactive } else { Urgency::Background },
        })
    }
}

/// Reads JSON, saying where it went wrong.
pub fn decoded<T: DeserializeOwned>(answer: &Answer) -> Result<T, ApiError> {
    let reader = &mut serde_json::Deserializer::from_str(&answer.body);
    serde_path_to_error::deserialize(reader).map_err(|error| ApiError {
        failure: Failure::Unreadable,
        status: Some(answer.status),
        code: None,
        message: format!("{}: {}", error.path(), error.inner()),
        retry_after: None,
        log_id: Some(answer.log_id.clone()),
    })
}

//! What can go wrong with a call, in kinds that somebody acts on.

use std::time::Duration;

/// The kind decides what happens next; the rest explains it to the seller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No connection could be made: nothing was sent.
    Offline,
    /// Sent, but no (whole) answer came.
    Timeout,
    /// The connection broke within the answer.
    Cut,
    /// 401: the token is not accepted.
    Unauthorized,
    /// The link itself is dead: only the seller can mend it.
    RelinkNeeded,
    Forbidden,
    NotFound,
    NotAcceptable,
    Conflict,
    Unprocessable,
    RateLimited,
    Server,
    /// A web page instead of JSON.
    Html,
    /// JSON that cannot be understood.
    Unreadable,
    /// Another 4xx.
    Refused,
    /// Tokens wait for the passphrase.
    Locked,
}

#[derive(Clone, Debug, thiserror::Error)]
#[error("{failure:?} {status:?} {code:?}: {message}")]
pub struct ApiError {
    pub failure: Failure,
    pub status: Option<u16>,
    /// Allegro's code (`CheckoutFormNotFoundException`, `invalid_grant`).
    pub code: Option<String>,
    /// What Allegro said, `userMessage` first. Never shown without our explanation.
    pub message: String,
    pub retry_after: Option<Duration>,
    /// Entry of the activity log.
    pub log_id: Option<String>,
}

impl ApiError {
    pub fn new(failure: Failure, message: impl Into<String>) -> Self {
        Self { failure, status: None, code: None, message: message.into(), retry_after: None, log_id: None }
    }

    /// The world is out of reach, as opposed to an answer that says no.
    pub fn is_offline(&self) -> bool {
        matches!(self.failure, Failure::Offline | Failure::Timeout | Failure::Cut)
    }

    /// A read may be tried again at once.
    pub fn is_worth_another_try(&self) -> bool {
        matches!(self.failure, Failure::Timeout | Failure::Cut | Failure::Server)
    }

    /// The key under which `domain::explain` knows failures that carry no code of Allegro's.
    pub fn dictionary_code(&self) -> Option<&str> {
        match self.failure {
            Failure::Offline => Some("network:offline"),
            Failure::Timeout => Some("network:timeout"),
            Failure::Cut => Some("network:cut"),
            Failure::Html => Some("answer:html"),
            Failure::Unreadable => Some("answer:unreadable"),
            Failure::RelinkNeeded => Some("invalid_grant"),
            Failure::RateLimited if self.code.is_none() => Some("http:429"),
            _ => self.code.as_deref(),
        }
    }
}

/// The failure that an HTTP status means on the API host.
pub fn failure_of(status: u16) -> Failure {
    match status {
        401 => Failure::Unauthorized,
        403 => Failure::Forbidden,
        404 => Failure::NotFound,
        406 | 415 => Failure::NotAcceptable,
        408 => Failure::Timeout,
        409 => Failure::Conflict,
        422 => Failure::Unprocessable,
        429 => Failure::RateLimited,
        500..=599 => Failure::Server,
        _ => Failure::Refused,
    }
}

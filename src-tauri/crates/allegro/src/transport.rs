//! Sends one request, tells the journal, reads the answer whole. Knows no tokens and no areas.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Method, Response};

use crate::error::{ApiError, Failure, failure_of};
use crate::governor::{Governor, Urgency};
use crate::identity::USER_AGENT;
use crate::journal::{Journal, Record};
use crate::redact;
use crate::wire::errors::{ErrorBody, read_error};

pub const PUBLIC: &str = "application/vnd.allegro.public.v1+json";
pub const BETA: &str = "application/vnd.allegro.beta.v1+json";

/// Successful answers are kept in the log up to this; whole order pages would double the database.
const KEPT_OF_SUCCESS: usize = 4 * 1024;
const KEPT_OF_FAILURE: usize = 64 * 1024;
/// Longer successful answers are told by their size alone.
const READ_FOR_LOG: usize = 64 * 1024;
/// Attempts of one read, the first included.
const READ_ATTEMPTS: u32 = 3;
const FIRST_PAUSE: Duration = Duration::from_millis(250);

/// One request. Built by the areas, sent by `Transport`.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: Method,
    /// Base address: the API's or OAuth's.
    pub base: String,
    /// Path with `{id}` where ids go.
    pub path: &'static str,
    pub id: Option<String>,
    pub query: Vec<(&'static str, String)>,
    pub accept: &'static str,
    pub headers: HeaderMap,
    /// Form body; secrets are hidden from the log by key.
    pub form: Vec<(&'static str, String)>,
    pub account: Option<String>,
    pub order: Option<String>,
    pub urgency: Urgency,
}

/// A 2xx answer (or 304), read whole.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub body: String,
    pub headers: HeaderMap,
    /// Allegro's clock.
    pub date: Option<DateTime<Utc>>,
    pub log_id: String,
}

#[derive(Clone)]
pub struct Transport {
    http: reqwest::Client,
    pub governor: Arc<Governor>,
    journal: Arc<dyn Journal>,
}

impl Transport {
    /// Errs when the system's certificates cannot be read.
    pub fn new(journal: Arc<dyn Journal>) -> Result<Self, reqwest::Error> {
        // A second installation of the provider in one process is refused, and harmless.
        rustls::crypto::ring::default_provider().install_default().ok();
        let http = reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(Duration::from_secs(10))
            .read_timeout(Duration::from_secs(20))
            .timeout(Duration::from_secs(60))
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self { http, governor: Arc::default(), journal })
    }

    /// Sends a read, again when the network or the server failed.
    pub async fn read(&self, call: &Call) -> Result<Answer, ApiError> {
        let mut pause = FIRST_PAUSE;
        for attempt in 1..READ_ATTEMPTS {
            match self.send(call, attempt).await {
                Err(error) if error.is_worth_another_try() => {
                    tokio::time::sleep(pause.mul_f64(0.5 + rand::random::<f64>())).await;
                    pause *= 3;
                }
                done => return done,
            }
        }
        self.send(call, READ_ATTEMPTS).await
    }

    /// Sends exactly once.
    pub async fn send(&self, call: &Call, attempt: u32) -> Result<Answer, ApiError> {
        if let Err(left) = self.governor.admit(call.urgency, call.path).await {
            let mut error = ApiError::new(Failure::RateLimited, "blocked");
            error.retry_after = Some(left);
            return Err(error);
        }
        let started = Instant::now();
        let mut record = described(call, attempt);
        let outcome = match self.request(call).send().await {
            Ok(response) => whole(response, &mut record).await,
            Err(error) => Err(below_http(&error)),
        };
        record.duration_ms = u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX);
        self.conclude(outcome, record, is_oauth(call))
    }

    fn request(&self, call: &Call) -> reqwest::RequestBuilder {
        let mut request = self.http.request(call.method.clone(), address(call)).headers(call.headers.clone());
        request = request.header("accept", call.accept).header("accept-language", "pl-PL");
        if call.form.is_empty() { request } else { request.form(&call.form) }
    }

    fn conclude(&self, outcome: Result<Answer, ApiError>, mut record: Record, oauth: bool) -> Result<Answer, ApiError> {
        record.response_body = record.response_body.take().map(|body| {
            // Whole pages of orders are in the database anyway; taking them apart for the log would slow an import.
            if outcome.is_ok() && body.len() > READ_FOR_LOG {
                return format!("… {} kB", body.len() / 1024);
            }
            let kept = redact::body(&body, oauth);
            let most = if outcome.is_ok() { KEPT_OF_SUCCESS } else { KEPT_OF_FAILURE };
            shortened(kept, most)
        });
        match outcome {
            Ok(mut answer) => {
                answer.log_id = self.journal.record(record);
                Ok(answer)
            }
            Err(mut error) => {
                record.error_code = error.dictionary_code().map(str::to_owned);
                error.log_id = Some(self.journal.record(record));
                if error.failure == Failure::RateLimited {
                    let pause = self.governor.block(error.retry_after);
                    error.retry_after = Some(pause);
                    self.journal.throttled(pause);
                }
                Err(error)
            }
        }
    }
}

fn is_oauth(call: &Call) -> bool {
    call.base.ends_with("/auth/oauth")
}

fn address(call: &Call) -> String {
    let path = call.id.as_deref().map_or_else(|| call.path.to_owned(), |id| call.path.replace("{id}", &encoded(id)));
    let mut address = format!("{}{path}", call.base);
    for (place, (key, value)) in call.query.iter().enumerate() {
        let joint = if place == 0 { '?' } else { '&' };
        address.push_str(&format!("{joint}{key}={}", encoded(value)));
    }
    address
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn described(call: &Call, attempt: u32) -> Record {
    let query = call.query.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&");
    let form: Vec<(&str, &str)> = call.form.iter().map(|(key, value)| (*key, value.as_str())).collect();
    Record {
        account: call.account.clone(),
        method: call.method.to_string(),
        path: format!("{}{}", if is_oauth(call) { "/auth/oauth" } else { "" }, call.path),
        detail: call.id.clone().or_else(|| (!query.is_empty()).then(|| format!("?{query}"))),
        url: address(call),
        order: call.order.clone(),
        attempt,
        request_headers: vec![
            ("accept".to_owned(), call.accept.to_owned()),
            ("accept-language".to_owned(), "pl-PL".to_owned()),
            ("user-agent".to_owned(), USER_AGENT.to_owned()),
        ],
        request_body: (!form.is_empty()).then(|| redact::form(&form)),
        ..Record::default()
    }
}

/// Reads the answer to its end before anybody looks at it: half an answer is no answer.
async fn whole(response: Response, record: &mut Record) -> Result<Answer, ApiError> {
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let text_of = |name: &str| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_owned);
    record.status = Some(status);
    record.trace_id = text_of("trace-id");
    record.response_headers = ["content-type", "date", "retry-after", "location", "last-modified", "trace-id"]
        .into_iter()
        .filter_map(|name| text_of(name).map(|value| (name.to_owned(), value)))
        .collect();
    let body = response.text().await.map_err(|error| below_http(&error))?;
    record.response_body = Some(body.clone());
    let is_html =
        text_of("content-type").is_some_and(|kind| kind.contains("html")) || body.trim_start().starts_with('<');
    let date = text_of("date").and_then(|date| DateTime::parse_from_rfc2822(&date).ok()).map(|date| date.to_utc());
    if is_html {
        let mut error = ApiError::new(Failure::Html, "html");
        error.status = Some(status);
        return Err(error);
    }
    if status == 304 || (200..300).contains(&status) {
        return Ok(Answer { status, body, headers, date, log_id: String::new() });
    }
    let ErrorBody { code, message } = read_error(&body);
    let retry_after = text_of("retry-after").and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    Err(ApiError { failure: failure_of(status), status: Some(status), code, message, retry_after, log_id: None })
}

fn below_http(error: &reqwest::Error) -> ApiError {
    let failure = if error.is_connect() {
        Failure::Offline
    } else if error.is_timeout() {
        Failure::Timeout
    } else {
        Failure::Cut
    };
    ApiError::new(failure, error.to_string())
}

/// Cuts at a character, and says so.
fn shortened(mut text: String, most: usize) -> String {
    if text.len() > most {
        let end = (0..=most).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
        text.push('…');
    }
    text
}

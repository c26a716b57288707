//! Where every request is told, for the seller's activity log.

/// One request with its answer. Carries no secrets: neither `Authorization` nor tokens in bodies.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Account id; absent for calls made before an account is known.
    pub account: Option<String>,
    pub method: String,
    /// Path with its ids replaced, `/order/checkout-forms/{id}`.
    pub path: String,
    /// What was replaced, or the query.
    pub detail: Option<String>,
    pub url: String,
    /// Order the call concerns.
    pub order: Option<String>,
    pub status: Option<u16>,
    pub duration_ms: u32,
    pub trace_id: Option<String>,
    pub attempt: u32,
    pub request_headers: Vec<(String, String)>,
    pub request_body: Option<String>,
    pub response_headers: Vec<(String, String)>,
    pub response_body: Option<String>,
    /// What went wrong below HTTP, or Allegro's code.
    pub error_code: Option<String>,
}

/// Takes records; answers the id of the log entry, by which errors point at it.
pub trait Journal: Send + Sync {
    fn record(&self, record: Record) -> String;
    /// Allegro asked us to wait.
    fn throttled(&self, pause: std::time::Duration);
}

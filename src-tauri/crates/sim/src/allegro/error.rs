//! Error bodies as Allegro writes them (FACTS A8, B2, B3).

use axum::http::HeaderValue;
use axum::response::Response;
use serde_json::json;

use crate::allegro::guard::PUBLIC;
use crate::web::json_response;

pub(crate) struct Refusal<'a> {
    pub(crate) status: u16,
    pub(crate) code: &'a str,
    pub(crate) message: &'a str,
    pub(crate) path: Option<&'a str>,
    pub(crate) user_message: &'a str,
}

impl Refusal<'_> {
    pub(crate) fn response(&self) -> Response {
        let body = json!({"errors": [{
            "code": self.code,
            "message": self.message,
            "details": null,
            "path": self.path,
            "userMessage": self.user_message,
            "metadata": {},
        }]});
        json_response(self.status, PUBLIC, &body)
    }
}

pub(crate) fn validation(status: u16, path: &str, message: &str) -> Response {
    let user_message = "Nieprawidłowa wartość parametru.";
    Refusal { status, code: "VALIDATION_ERROR", message, path: Some(path), user_message }.response()
}

pub(crate) fn order_not_found(id: &str) -> Response {
    let message = format!("Checkout form {id} not found");
    let path = format!("/order/checkout-forms/{id}");
    let (message, path) = (message.as_str(), Some(path.as_str()));
    Refusal { status: 404, code: "CheckoutFormNotFoundException", message, path, user_message: message }.response()
}

pub(crate) fn access_denied() -> Response {
    let (code, message) = ("AccessDenied", "Access is denied");
    Refusal { status: 403, code, message, path: None, user_message: "No access to the specified resource." }.response()
}

pub(crate) fn not_acceptable() -> Response {
    Refusal {
        status: 406,
        code: "NotAcceptableException",
        message: "Not acceptable representation requested. Please check 'Accept' request header",
        path: None,
        user_message: "Żądanie zawiera błędne dane. Skontaktuj się z autorem aplikacji",
    }
    .response()
}

pub(crate) fn unsupported_media_type() -> Response {
    Refusal {
        status: 415,
        code: "UnsupportedMediaTypeException",
        message: "Unsupported media type. Please check 'Content-Type' request header",
        path: None,
        user_message: "Żądanie zawiera błędne dane. Skontaktuj się z autorem aplikacji",
    }
    .response()
}

pub(crate) fn unsupported_language() -> Response {
    Refusal {
        status: 422,
        code: "UnsupportedLanguageInAcceptLanguageHeader",
        message: "Unsupported language in Accept-Language header",
        path: None,
        user_message: "Nieobsługiwany język.",
    }
    .response()
}

pub(crate) fn bad_json(details: &str) -> Response {
    let code = "JsonMappingException";
    Refusal { status: 400, code, message: details, path: None, user_message: "Nieprawidłowa treść żądania." }.response()
}

/// What an address outside the API answers, the OAuth ones included.
pub(crate) fn unavailable() -> Response {
    let message = "Feature unavailable. Contact the application author.";
    Refusal { status: 404, code: "NotFoundException", message, path: None, user_message: message }.response()
}

/// Not in the shape of other errors, with plain JSON and no `Retry-After`.
pub(crate) fn rate_limited() -> Response {
    let body = json!({"errors": [{
        "code": "RateLimitExceedException",
        "message": "An error has occurred",
        "details": null,
        "path": null,
        "userMessage": "Przekroczony limit zapytań.",
    }]});
    json_response(429, "application/json", &body)
}

/// 401 has a shape of its own.
pub(crate) fn unauthenticated(error: &str, description: &str) -> Response {
    let body = json!({"error": error, "error_description": description});
    let mut response = json_response(401, PUBLIC, &body);
    let challenge = format!("Bearer realm=\"oauth2-resource\", error=\"{error}\", error_description=\"{description}\"");
    if let Ok(value) = HeaderValue::from_str(&challenge) {
        response.headers_mut().insert("www-authenticate", value);
    }
    response
}

/// An answer of this status when nothing but the status was asked for (`http.fail`).
pub(crate) fn of_status(status: u16) -> Response {
    match status {
        401 => unauthenticated("invalid_token", "Access token expired"),
        403 => access_denied(),
        406 => not_acceptable(),
        429 => rate_limited(),
        409 => plain(status, "ConflictException", "Conflict", "Zasób został zmieniony. Pobierz go ponownie."),
        408 => plain(status, "REQUEST_TIMEOUT", "Request timeout", "Przekroczono czas oczekiwania."),
        504 => plain(
            status,
            "UPSTREAM_SERVICE_TIMEOUT",
            "Error connecting to the courier company's system",
            "Błąd połączenia z systemem przewoźnika",
        ),
        500.. => plain(
            status,
            "INTERNAL_SERVER_ERROR",
            "Internal server error.",
            "Internal server error. Please try again in a few minutes.",
        ),
        _ => plain(status, "VALIDATION_ERROR", "Invalid request", "Żądanie zawiera błędne dane."),
    }
}

fn plain(status: u16, code: &str, message: &str, user_message: &str) -> Response {
    let body = json!({"errors": [{
        "code": code,
        "message": message,
        "details": null,
        "path": null,
        "userMessage": user_message,
        "metadata": {},
    }]});
    json_response(status, PUBLIC, &body)
}

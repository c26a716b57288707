//! The two shapes of error bodies: `errors[]` on the API, `error` + `error_description` in OAuth and on 401.

use serde::Deserialize;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody {
    pub code: Option<String>,
    pub message: String,
}

#[derive(Deserialize)]
struct Wire {
    errors: Option<Vec<One>>,
    error: Option<String>,
    error_description: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct One {
    code: Option<String>,
    message: Option<String>,
    user_message: Option<String>,
}

/// The first error of a body; empty for what is no error body.
pub fn read_error(body: &str) -> ErrorBody {
    let Ok(wire) = serde_json::from_str::<Wire>(body) else { return ErrorBody::default() };
    if let Some(first) = wire.errors.and_then(|errors| errors.into_iter().next()) {
        let message = first.user_message.or(first.message).unwrap_or_default();
        return ErrorBody { code: first.code, message };
    }
    ErrorBody { code: wire.error, message: wire.error_description.unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_shapes_are_read() {
        let api = read_error(r#"{"errors":[{"code":"AccessDenied","message":"Access is denied","userMessage":null}]}"#);
        assert_eq!(api, ErrorBody { code: Some("AccessDenied".into()), message: "Access is denied".into() });
        let oauth = read_error(r#"{"error":"invalid_token","error_description":"Access token expired"}"#);
        assert_eq!(oauth, ErrorBody { code: Some("invalid_token".into()), message: "Access token expired".into() });
        assert_eq!(read_error("Bad gateway"), ErrorBody::default());
    }
}

//! Takes secrets and personal data out of what the activity log keeps.

use serde_json::Value;

const SECRETS: [&str; 10] = [
    "access_token",
    "refresh_token",
    "client_secret",
    "code",
    "code_verifier",
    "code_challenge",
    "device_code",
    "user_code",
    "id_token",
    "jti",
];

const PERSONAL: [&str; 17] = [
    "firstName",
    "lastName",
    "name",
    "email",
    "login",
    "phoneNumber",
    "phone",
    "street",
    "companyName",
    "personalIdentity",
    "taxId",
    "value",
    "messageToSeller",
    "text",
    "zipCode",
    "postCode",
    "iban",
];

const HIDDEN: &str = "•••";

/// A JSON body without secrets and with personal data masked. Text that is no JSON is returned as it is
/// when it cannot hold secrets (`oauth` = false), else hidden whole.
pub fn body(text: &str, oauth: bool) -> String {
    match serde_json::from_str::<Value>(text) {
        Ok(mut value) => {
            mask(&mut value, "");
            serde_json::to_string(&value).unwrap_or_default()
        }
        Err(_) if oauth => HIDDEN.to_owned(),
        Err(_) => text.to_owned(),
    }
}

/// A form or query with its secret values hidden: `grant_type=refresh_token&refresh_token=•••`.
pub fn form(pairs: &[(&str, &str)]) -> String {
    let shown = |(key, value): &(&str, &str)| {
        let value = if SECRETS.contains(key) { HIDDEN } else { value };
        format!("{key}={value}")
    };
    pairs.iter().map(shown).collect::<Vec<_>>().join("&")
}

fn mask(value: &mut Value, parent: &str) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields.iter_mut() {
                match field {
                    Value::String(text) if SECRETS.contains(&key.as_str()) && !is_error_code(key, text) => {
                        HIDDEN.clone_into(text);
                    }
                    Value::String(text) if is_personal(key, parent) => *text = masked(text),
                    other => mask(other, key),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, parent)),
        _ => {}
    }
}

/// `errors[].code` is Allegro's word for what went wrong, not a secret; OAuth codes are long.
fn is_error_code(key: &str, text: &str) -> bool {
    key == "code"
        && text.len() < 60
        && text.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '_' || letter == '.')
}

/// Names of offers and methods are no personal data; names of people and companies are.
fn is_personal(key: &str, parent: &str) -> bool {
    match key {
        "name" => parent == "company",
        "value" => parent == "ids",
        "text" => parent == "note",
        _ => PERSONAL.contains(&key),
    }
}

/// First letter and a dot row: enough to recognise, too little to misuse.
fn masked(text: &str) -> String {
    text.chars().next().map_or_else(String::new, |first| format!("{first}•••"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_never_reach_the_log() {
        let kept = body(r#"{"access_token":"eyJhbGciOi","refresh_token":"abc","expires_in":43199}"#, true);
        assert_eq!(kept, r#"{"access_token":"•••","expires_in":43199,"refresh_token":"•••"}"#);
        assert_eq!(
            form(&[("grant_type", "refresh_token"), ("refresh_token", "abc")]),
            "grant_type=refresh_token&refresh_token=•••"
        );
        assert_eq!(body("access_token=abc", true), HIDDEN);
    }

    #[test]
    fn personal_data_are_masked_and_error_codes_stay() {
        let kept = body(
            r#"{"buyer":{"login":"zieba_k","firstName":"Kornelia"},"offer":{"name":"Kubek"},"errors":[{"code":"AccessDenied"}]}"#,
            false,
        );
        assert_eq!(
            kept,
            r#"{"buyer":{"firstName":"K•••","login":"z•••"},"errors":[{"code":"AccessDenied"}],"offer":{"name":"Kubek"}}"#
        );
    }
}

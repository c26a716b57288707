//! Answers of the OAuth host.

use serde::{Deserialize, Deserializer};

/// The guide shows numbers as strings, the server sends numbers: both are read.
fn number<'de, D: Deserializer<'de>>(input: D) -> Result<i64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(i64),
        Text(String),
    }
    match Either::deserialize(input)? {
        Either::Number(number) => Ok(number),
        Either::Text(text) => text.parse().map_err(serde::de::Error::custom),
    }
}

#[derive(Deserialize)]
pub struct TokenAnswer {
    pub access_token: String,
    pub refresh_token: String,
    #[serde(deserialize_with = "number")]
    pub expires_in: i64,
}

#[derive(Deserialize)]
pub struct DeviceAnswer {
    pub user_code: String,
    pub device_code: String,
    #[serde(deserialize_with = "number")]
    pub expires_in: i64,
    #[serde(deserialize_with = "number")]
    pub interval: i64,
    pub verification_uri: String,
    pub verification_uri_complete: Option<String>,
}

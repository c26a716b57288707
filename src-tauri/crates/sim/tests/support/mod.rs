//! A simulator with a fixed clock, and the calls a program would make.
#![expect(dead_code, reason = "every test file uses its own part")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

use kram_sim::{Options, Sim};
use reqwest::header::HeaderMap;
use reqwest::{Client, RequestBuilder, redirect};
use serde_json::{Value, json};

pub(crate) const PUBLIC: &str = "application/vnd.allegro.public.v1+json";
pub(crate) const BETA: &str = "application/vnd.allegro.beta.v1+json";
pub(crate) const REDIRECT: &str = "http://localhost:47811/oauth/callback";
/// A verifier and its S256 challenge, from RFC 7636 appendix B.
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(crate) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
pub(crate) const DEVICE: (&str, &str) = ("kram-device", "sim-device-secret");
pub(crate) const BROWSER: (&str, &str) = ("kram-browser", "sim-browser-secret");

pub(crate) struct Outside {
    pub(crate) sim: Sim,
    pub(crate) http: Client,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The code of the first error, or the OAuth error.
    pub(crate) fn error(&self) -> &str {
        self.body["errors"][0]["code"].as_str().or_else(|| self.body["error"].as_str()).unwrap_or_default()
    }

    pub(crate) fn description(&self) -> &str {
        self.body["error_description"].as_str().unwrap_or_default()
    }
}

pub(crate) fn options() -> Options {
    Options { clock: Some("2026-11-23T08:00:00Z".parse().unwrap()), ..Options::default() }
}

pub(crate) async fn outside() -> Outside {
    outside_with(options()).await
}

pub(crate) async fn outside_with(options: Options) -> Outside {
    // Other tests of this process may have installed it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let sim = kram_sim::start(options).await.unwrap();
    let http = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
    Outside { sim, http }
}

impl Outside {
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sim.url)
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        read(request.send().await.unwrap()).await
    }

    pub(crate) async fn command(&self, command: Value) -> Value {
        let answer = self.send(self.http.post(self.url("/_sim/do")).json(&command)).await;
        assert_eq!(answer.status, 200, "{command}: {}", answer.text);
        answer.body
    }

    pub(crate) async fn pass(&self, span: &str) {
        self.command(json!({"do": "clock", "plus": span})).await;
    }

    pub(crate) async fn state(&self, what: &str) -> Value {
        self.send(self.http.get(self.url(&format!("/_sim/state/{what}")))).await.body
    }

    pub(crate) async fn requests(&self) -> Vec<Value> {
        let answer = self.send(self.http.get(self.url("/_sim/requests"))).await;
        answer.body["requests"].as_array().unwrap().clone()
    }

    pub(crate) async fn get(&self, token: &str, path: &str) -> Answer {
        self.send(self.http.get(self.url(&format!("/allegro/api{path}"))).bearer_auth(token)).await
    }

    pub(crate) async fn put_status(&self, token: &str, order: &str, status: &str, revision: Option<&str>) -> Answer {
        let query = revision.map(|revision| format!("?checkoutForm.revision={revision}")).unwrap_or_default();
        let url = self.url(&format!("/allegro/api/order/checkout-forms/{order}/fulfillment{query}"));
        let body = json!({"status": status}).to_string();
        self.send(self.http.put(url).bearer_auth(token).header("content-type", PUBLIC).body(body)).await
    }

    pub(crate) async fn add_waybill(&self, token: &str, order: &str, body: Value) -> Answer {
        let url = self.url(&format!("/allegro/api/order/checkout-forms/{order}/shipments"));
        self.send(self.http.post(url).bearer_auth(token).header("content-type", PUBLIC).body(body.to_string())).await
    }

    pub(crate) async fn token(&self, pair: Option<(&str, &str)>, form: &[(&str, &str)]) -> Answer {
        let request = self.http.post(self.url("/allegro/auth/oauth/token")).form(form);
        self.send(match pair {
            Some((id, secret)) => request.basic_auth(id, Some(secret)),
            None => request,
        })
        .await
    }

    pub(crate) async fn refresh(&self, pair: (&str, &str), token: &str) -> Answer {
        self.token(Some(pair), &[("grant_type", "refresh_token"), ("refresh_token", token)]).await
    }

    pub(crate) async fn begin_device(&self) -> Value {
        let request = self.http.post(self.url("/allegro/auth/oauth/device"));
        self.send(request.basic_auth(DEVICE.0, Some(DEVICE.1)).form(&[("client_id", DEVICE.0)])).await.body
    }

    pub(crate) async fn poll_device(&self, device_code: &str) -> Answer {
        let grant = "urn:ietf:params:oauth:grant-type:device_code";
        self.token(Some(DEVICE), &[("grant_type", grant), ("device_code", device_code)]).await
    }

    /// The whole device flow; the answer is the token pair.
    pub(crate) async fn link_device(&self, login: &str) -> Value {
        let begun = self.begin_device().await;
        self.command(json!({"do": "auth.approve", "user_code": begun["user_code"], "account": login})).await;
        self.poll_device(begun["device_code"].as_str().unwrap()).await.body
    }

    /// An access token of the first seller.
    pub(crate) async fn seller(&self) -> String {
        text(&self.link_device(&self.sim.accounts[0]).await, "access_token")
    }

    pub(crate) async fn authorize(&self, parameters: &[(&str, &str)]) -> Answer {
        self.send(self.http.get(self.url("/allegro/auth/oauth/authorize")).query(parameters)).await
    }

    /// Opens the consent page with PKCE for `state`.
    pub(crate) async fn open_consent(&self, state: &str, redirect: &str) -> Answer {
        let asked = [
            ("response_type", "code"),
            ("client_id", BROWSER.0),
            ("redirect_uri", redirect),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
            ("prompt", "confirm"),
            ("state", state),
        ];
        self.authorize(&asked).await
    }

    /// The code that a click on "Zezwól" sends back.
    pub(crate) async fn code(&self, state: &str) -> String {
        self.open_consent(state, REDIRECT).await;
        let clicked = self.command(json!({"do": "auth.approve", "state": state})).await;
        parameter(clicked["redirect"].as_str().unwrap(), "code")
    }

    pub(crate) async fn exchange(&self, code: &str) -> Answer {
        self.token(None, &exchange_form(code)).await
    }
}

pub(crate) fn exchange_form(code: &str) -> [(&str, &str); 5] {
    [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
        ("client_id", BROWSER.0),
    ]
}

async fn read(response: reqwest::Response) -> Answer {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.unwrap();
    let body = serde_json::from_str(&text).unwrap_or(Value::Null);
    Answer { status, headers, text, body }
}

pub(crate) fn parameter(url: &str, name: &str) -> String {
    let query = url.split_once('?').unwrap().1;
    let found = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    found.unwrap_or_else(|| panic!("no {name} in {url}")).1.to_owned()
}

pub(crate) fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}

/// Hundredths of an amount object.
pub(crate) fn minor(price: &Value) -> i64 {
    price["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

pub(crate) fn kinds(events: &Value) -> Vec<String> {
    events["events"].as_array().unwrap().iter().map(|event| text(event, "type")).collect()
}

pub(crate) fn ids(page: &Value) -> Vec<String> {
    page["checkoutForms"].as_array().unwrap().iter().map(|form| text(form, "id")).collect()
}

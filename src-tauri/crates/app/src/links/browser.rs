//! Authorisation code with PKCE in the system browser, back by localhost or by `kram://`.

use std::collections::HashMap;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use axum::{Router, serve};
use kram_allegro::identity::{BOUNCE_PAGE, LOCALHOST_PORTS};
use kram_allegro::oauth::{Pkce, authorize_url, random_text};
use kram_domain::environment::Environment;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::{Attempt, BROWSER_PATIENCE, change, finish, fresh, grant_of, keep, oauth};
use crate::app::{App, lock};
use crate::contract::accounts::{LinkAttempt, LinkMethod, LinkStage};
use crate::contract::events::AppEvent;
use crate::present::errors::AppError;

const CALLBACK: &str = "/oauth/callback";
const DEEP_LINK: &str = "kram://oauth/callback";

pub(super) async fn start_localhost(
    app: &App,
    environment: Environment,
    renews: Option<String>,
) -> Result<LinkAttempt, AppError> {
    let Some((port, listeners)) = bind().await else {
        return Err(AppError::invalid(
            "method",
            "Wszystkie cztery porty do odbioru odpowiedzi są zajęte. Użyj kodu.",
            "All four ports for the answer are taken. Use a code.",
        ));
    };
    let redirect = format!("http://localhost:{port}{CALLBACK}");
    let attempt = begun(app, environment, LinkMethod::Localhost, renews, redirect)?;
    let over = attempt.cancel.clone();
    for listener in listeners {
        app.inner.tracker.spawn(listen(app.clone(), listener, attempt.id.clone(), over.clone()));
    }
    Ok(open(app, attempt))
}

pub(super) fn start_deep_link(
    app: &App,
    environment: Environment,
    renews: Option<String>,
) -> Result<LinkAttempt, AppError> {
    let attempt = begun(app, environment, LinkMethod::DeepLink, renews, BOUNCE_PAGE.to_owned())?;
    remember(app, &attempt)?;
    Ok(open(app, attempt))
}

fn begun(
    app: &App,
    environment: Environment,
    method: LinkMethod,
    renews: Option<String>,
    redirect: String,
) -> Result<Attempt, AppError> {
    let oauth = oauth(app, environment, grant_of(method))?;
    let pkce = Pkce::fresh();
    let mut attempt = fresh(environment, method, renews);
    attempt.state = random_text();
    attempt.url = authorize_url(&oauth.addresses, &oauth.client, &redirect, &attempt.state, &pkce);
    attempt.verifier = pkce.verifier;
    attempt.redirect = redirect;
    attempt.expires_at = Some(app.inner.clock.now() + BROWSER_PATIENCE);
    Ok(attempt)
}

fn open(app: &App, attempt: Attempt) -> LinkAttempt {
    let (id, url, cancel) = (attempt.id.clone(), attempt.url.clone(), attempt.cancel.clone());
    let until = app.inner.clock.now() + BROWSER_PATIENCE;
    let shown = keep(app, attempt);
    app.tell(AppEvent::OpenUrl { url });
    let watched = app.clone();
    app.inner.tracker.spawn(async move {
        tokio::select! {
            _ = watched.inner.clock.clone().sleep_until(until) => {
                change(&watched, &id, |attempt| if attempt.stage == LinkStage::Waiting { attempt.stage = LinkStage::Expired });
                cancel.cancel();
            }
            () = cancel.cancelled() => {}
            () = watched.inner.cancel.cancelled() => {}
        }
    });
    shown
}

/// The first of the registered ports that is free, on both addresses that `localhost` may mean.
async fn bind() -> Option<(u16, Vec<TcpListener>)> {
    for port in LOCALHOST_PORTS {
        let Ok(four) = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await else { continue };
        // A computer without IPv6 has nothing to bind there.
        let six = TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))).await.ok();
        return Some((port, [Some(four), six].into_iter().flatten().collect()));
    }
    None
}

#[derive(Clone)]
struct Waiting {
    app: App,
    id: String,
}

async fn listen(app: App, listener: TcpListener, id: String, over: CancellationToken) {
    let closing = app.inner.cancel.clone();
    let router = Router::new().route(CALLBACK, get(called_back)).with_state(Waiting { app, id });
    let stop = async move {
        tokio::select! {
            () = over.cancelled() => {}
            () = closing.cancelled() => {}
        }
    };
    serve(listener, router).with_graceful_shutdown(stop).await.ok();
}

/// The code lives ten seconds: it is exchanged before anything is painted.
async fn called_back(
    State(waiting): State<Waiting>,
    Query(answer): Query<HashMap<String, String>>,
) -> impl IntoResponse {
    let Waiting { app, id } = waiting;
    let Ok(attempt) = super::find(&app, &id) else { return page(StatusCode::NOT_FOUND, false) };
    let good = attempt.stage == LinkStage::Waiting && is_ours(&attempt, &answer);
    if !good {
        return page(StatusCode::BAD_REQUEST, false);
    }
    let accepted = finish_with(&app, &attempt, &answer).await;
    page(StatusCode::OK, accepted)
}

/// Compared in full; a wrong `state` may be somebody else's answer slipped to us.
fn is_ours(attempt: &Attempt, answer: &HashMap<String, String>) -> bool {
    !attempt.state.is_empty() && answer.get("state") == Some(&attempt.state)
}

async fn finish_with(app: &App, attempt: &Attempt, answer: &HashMap<String, String>) -> bool {
    let Some(code) = answer.get("code") else {
        change(app, &attempt.id, |attempt| attempt.stage = LinkStage::Denied);
        attempt.cancel.cancel();
        return false;
    };
    change(app, &attempt.id, |attempt| attempt.stage = LinkStage::Finishing);
    let oauth = match oauth(app, attempt.environment, grant_of(attempt.method)) {
        Ok(oauth) => oauth,
        Err(error) => {
            finish::failed(app, &attempt.id, error);
            return false;
        }
    };
    let exchanged = oauth.exchange(code, &attempt.redirect, &attempt.verifier).await;
    let (app, id, cancel) = (app.clone(), attempt.id.clone(), attempt.cancel.clone());
    let accepted = exchanged.is_ok();
    // What follows needs the network once more; the browser's page need not wait for it.
    app.inner.tracker.clone().spawn(async move {
        match exchanged {
            Ok(pair) => finish::with_tokens(&app, &id, pair).await,
            Err(error) => finish::failed(&app, &id, AppError::Api(error)),
        }
        cancel.cancel();
    });
    accepted
}

fn page(status: StatusCode, good: bool) -> (StatusCode, Html<String>) {
    let (title, text) = if good {
        ("Gotowe", "Konto potwierdzone. Zamknij tę kartę i wróć do programu Kram.")
    } else {
        ("Nie udało się", "Wróć do programu Kram i spróbuj połączyć konto jeszcze raz.")
    };
    let html = format!(
        "<!doctype html><html lang=\"pl\"><meta charset=\"utf-8\"><title>{title} · Kram</title>\
         <body style=\"font:16px/1.5 system-ui;margin:15vh auto;max-width:28rem;color:#1a1816;background:#f8f6f3\">\
         <h1 style=\"font-size:1.75rem\">{title}</h1><p>{text}</p></body></html>"
    );
    (status, Html(html))
}

/// What a later start of the program needs to finish an attempt by deep link.
#[derive(Serialize, Deserialize)]
struct Remembered {
    environment: String,
    renews: Option<String>,
    verifier: String,
    expires_at: chrono::DateTime<chrono::Utc>,
}

fn secret_name(state: &str) -> String {
    format!("link:{state}")
}

/// The program may be closed before the browser comes back; the secrets of the attempt wait with the tokens.
fn remember(app: &App, attempt: &Attempt) -> Result<(), AppError> {
    let remembered = Remembered {
        environment: attempt.environment.word().to_owned(),
        renews: attempt.renews.clone(),
        verifier: attempt.verifier.expose_secret().to_owned(),
        expires_at: app.inner.clock.now() + BROWSER_PATIENCE,
    };
    let text = serde_json::to_string(&remembered).map_err(kram_store::StoreError::from)?;
    Ok(app.inner.vault.secrets().set(&secret_name(&attempt.state), &SecretString::from(text))?)
}

/// `kram://oauth/callback?code=…&state=…`, handed over by the system; the program may have been closed meanwhile.
pub(crate) async fn finish_by_url(app: &App, url: &str) -> Result<LinkAttempt, AppError> {
    let answer = deep_link_answer(url).ok_or_else(|| refused("url"))?;
    let state = answer.get("state").cloned().unwrap_or_default();
    let known = lock(&app.inner.links.attempts)
        .values()
        .find(|attempt| attempt.method == LinkMethod::DeepLink && is_ours(attempt, &answer))
        .cloned();
    let attempt = match known {
        Some(attempt) if attempt.stage == LinkStage::Waiting => attempt,
        Some(_) => return Err(refused("state")),
        None => recalled(app, &state)?,
    };
    app.inner.vault.secrets().delete(&secret_name(&state)).ok();
    app.tell(AppEvent::Focus);
    finish_with(app, &attempt, &answer).await;
    super::get(app, &attempt.id)
}

fn deep_link_answer(url: &str) -> Option<HashMap<String, String>> {
    let rest = url.strip_prefix(DEEP_LINK)?.trim_start_matches('/').strip_prefix('?')?;
    let uri: axum::http::Uri = format!("http://localhost/?{rest}").parse().ok()?;
    Query::<HashMap<String, String>>::try_from_uri(&uri).ok().map(|Query(answer)| answer)
}

fn refused(field: &'static str) -> AppError {
    AppError::invalid(
        field,
        "Ta odpowiedź przeglądarki nie pasuje do żadnej próby powiązania. Połącz konto jeszcze raz.",
        "This answer of the browser belongs to no attempt at linking. Link the account again.",
    )
}

fn recalled(app: &App, state: &str) -> Result<Attempt, AppError> {
    let text = app.inner.vault.secrets().get(&secret_name(state))?.ok_or_else(|| refused("state"))?;
    let kept: Remembered = serde_json::from_str(text.expose_secret()).map_err(|_| refused("state"))?;
    if state.is_empty() || kept.expires_at < app.inner.clock.now() {
        return Err(refused("state"));
    }
    let environment = Environment::from_word(&kept.environment).ok_or_else(|| refused("state"))?;
    let mut attempt = fresh(environment, LinkMethod::DeepLink, kept.renews);
    attempt.state = state.to_owned();
    attempt.verifier = SecretString::from(kept.verifier);
    attempt.redirect = BOUNCE_PAGE.to_owned();
    keep(app, attempt.clone());
    Ok(attempt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_address_is_taken() {
        let answer = deep_link_answer("kram://oauth/callback?code=a%2Bb&state=s").expect("ours");
        assert_eq!((answer["code"].as_str(), answer["state"].as_str()), ("a+b", "s"));
        assert!(deep_link_answer("kram://oauth/callback/?code=a&state=s").is_some());
        for other in [
            "kram://other?code=a",
            "https://evil.example/?code=a",
            "kram://oauth/callbackx?code=a",
            "kram://oauth/callback",
        ] {
            assert!(deep_link_answer(other).is_none(), "{other}");
        }
    }
}

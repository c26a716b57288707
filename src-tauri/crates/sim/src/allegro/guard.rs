//! What every API call must bring before its area is asked: a token, a scope, the right headers (FACTS B1, J9).

use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::Value;

use crate::allegro::error;
use crate::auth::sessions::Caller;
use crate::shared::Shared;
use crate::web::{header_text, json_response};
use crate::world::World;
use crate::world::render::without_nulls;

pub(crate) const PUBLIC: &str = "application/vnd.allegro.public.v1+json";
pub(crate) const BETA: &str = "application/vnd.allegro.beta.v1+json";

const LANGUAGES: &[&str] = &["en-US", "pl-PL", "uk-UA", "sk-SK", "cs-CZ", "hu-HU"];

/// What a resource asks of its callers.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// `None`: any token will do, an application's own too.
    pub(crate) scope: Option<&'static str>,
    pub(crate) media: &'static str,
    /// The type a request body must have.
    pub(crate) body: Option<&'static str>,
}

pub(crate) const fn read(scope: &'static str) -> Rule {
    Rule { scope: Some(scope), media: PUBLIC, body: None }
}

pub(crate) const fn write(scope: &'static str) -> Rule {
    Rule { scope: Some(scope), media: PUBLIC, body: Some(PUBLIC) }
}

pub(crate) const OPEN: Rule = Rule { scope: None, media: PUBLIC, body: None };

impl Shared {
    /// Runs `act` for a seller's account, or refuses the call.
    pub(crate) fn api(
        &self,
        headers: &HeaderMap,
        rule: Rule,
        act: impl FnOnce(&mut World, usize, i64) -> Result<Response, Response>,
    ) -> Response {
        self.open_api(headers, rule, |world, caller, now| match caller.account {
            Some(account) => act(world, account, now),
            None => Err(error::unauthenticated("invalid_token", "Empty user_name claim")),
        })
    }

    /// The same for resources that an application may read without a user.
    pub(crate) fn open_api(
        &self,
        headers: &HeaderMap,
        rule: Rule,
        act: impl FnOnce(&mut World, &Caller, i64) -> Result<Response, Response>,
    ) -> Response {
        self.with(|world, now| {
            let caller = check(world, headers, rule, now)?;
            act(world, &caller, now)
        })
        .unwrap_or_else(|refusal| refusal)
    }
}

fn check(world: &World, headers: &HeaderMap, rule: Rule, now: i64) -> Result<Caller, Response> {
    let Some(token) = header_text(headers, "authorization").and_then(|text| text.strip_prefix("Bearer ")) else {
        return Err(error::unauthenticated("unauthorized", "Full authentication is required to access this resource"));
    };
    let caller = world.auth.sessions.caller(token, now).map_err(|why| error::unauthenticated("invalid_token", why))?;
    let lacks = |scope: &str| caller.account.is_some() && !caller.scopes.iter().any(|held| held == scope);
    if rule.scope.is_some_and(lacks) {
        return Err(error::access_denied());
    }
    if world.switches.is_on("user-agent-check")
        && !names_the_program(header_text(headers, "user-agent").unwrap_or_default())
    {
        return Err(error::access_denied());
    }
    if !accepts(header_text(headers, "accept"), rule.media) {
        return Err(error::not_acceptable());
    }
    if header_text(headers, "accept-language").is_some_and(|language| !LANGUAGES.contains(&language)) {
        return Err(error::unsupported_language());
    }
    let content_type = header_text(headers, "content-type").unwrap_or_default();
    let given = content_type.split(';').next().unwrap_or_default().trim();
    if rule.body.is_some_and(|wanted| wanted != given) {
        return Err(error::unsupported_media_type());
    }
    Ok(caller)
}

fn accepts(accept: Option<&str>, media: &str) -> bool {
    accept.is_none_or(|text| {
        text.split(',')
            .filter_map(|one| one.split(';').next())
            .any(|one| matches!(one.trim(), "*/*" | "application/*") || one.trim() == media)
    })
}

/// `Name/Version (+https://page)` (FACTS A11).
fn names_the_program(agent: &str) -> bool {
    let Some((name, rest)) = agent.split_once('/') else { return false };
    let plain = !name.is_empty() && !name.contains(' ');
    plain
        && rest.split_once(" (+").is_some_and(|(version, page)| {
            !version.is_empty() && (page.starts_with("https://") || page.starts_with("http://")) && page.ends_with(')')
        })
}

impl World {
    /// A JSON answer, with the explicit nulls of real life or, for the contract suite, without.
    pub(crate) fn reply(&self, status: u16, media: &str, body: Value) -> Response {
        let body = if self.switches.is_on("explicit-nulls") { body } else { without_nulls(body) };
        json_response(status, media, &body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_agent_names_program_version_and_page() {
        assert!(names_the_program("Kram/0.1.0 (+https://kram.example/o-programie)"));
        assert!(!names_the_program("Kram/0.1.0"));
        assert!(!names_the_program("reqwest"));
        assert!(!names_the_program("Moj Program/1 (+https://kram.example)"));
    }

    #[test]
    fn the_media_type_must_be_asked_for() {
        assert!(accepts(None, PUBLIC));
        assert!(accepts(Some("*/*"), PUBLIC));
        assert!(accepts(Some("text/html, application/vnd.allegro.public.v1+json;q=0.9"), PUBLIC));
        assert!(!accepts(Some("application/json"), PUBLIC));
        assert!(!accepts(Some(PUBLIC), BETA));
    }
}

//! Entries of the activity log in sentences, explained where they failed.

use kram_domain::explain::explain;
use kram_store::log::LogRecord;
use serde::Deserialize;
use serde_json::Value;

use super::errors::plain;
use super::timeline::rule_text;
use super::words::news;
use crate::contract::activity::*;
use crate::contract::errors::{AppErrorDto, ErrorCode};
use crate::contract::settings::Language;

pub(crate) fn row(record: &LogRecord, language: Language) -> LogRow {
    LogRow {
        id: record.id.clone(),
        at: record.at,
        kind: kind(&record.kind),
        topic: topic(&record.topic),
        account: record.account.clone(),
        text: record.path.clone().unwrap_or_else(|| sentence(record, language)),
        method: record.method.clone(),
        detail: record.detail.clone(),
        status: record.status,
        ok: record.ok,
        duration_ms: record.duration_ms,
        order_number: record.order_id.as_deref().map(|id| id.chars().take(8).collect()),
        order: record.order_id.clone(),
        by: record.rule.as_deref().map(|rule| rule_text(rule, language).to_owned()),
        expandable: record.body.is_some() || record.kind == "change" || !record.ok,
    }
}

fn kind(word: &str) -> LogKind {
    match word {
        "request" => LogKind::Request,
        "change" => LogKind::Change,
        _ => LogKind::Event,
    }
}

fn topic(word: &str) -> LogTopic {
    match word {
        "orders" => LogTopic::Orders,
        "accounts" => LogTopic::Accounts,
        "tokens" => LogTopic::Tokens,
        "sync" => LogTopic::Sync,
        "settings" => LogTopic::Settings,
        "network" => LogTopic::Network,
        _ => LogTopic::Program,
    }
}

/// What happened, said as a person would.
pub(crate) fn sentence(record: &LogRecord, language: Language) -> String {
    let params: Value = serde_json::from_str(&record.params).unwrap_or_default();
    let number = |name: &str| params[name].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or_default();
    let text = |name: &str| params[name].as_str().unwrap_or_default().to_owned();
    let say = |pl: &str, en: &str| language.say(pl, en).to_owned();
    match record.code.as_str() {
        "synchronised" => format!(
            "{}: {}",
            say("Synchronizacja", "Synchronisation"),
            news(language, number("new"), number("changed"))
        ),
        "compared" => format!(
            "{}: {}",
            say("Kontrola zgodności z Allegro", "Comparison with Allegro"),
            news(language, number("new"), number("changed"))
        ),
        "sync_failed" => {
            format!("{}: {}", say("Synchronizacja nie udała się", "Synchronisation failed"), text("message"))
        }
        "backfill_started" => {
            say("Rozpoczęto pierwsze pobieranie zamówień z 12 miesięcy", "First import of twelve months began")
        }
        "backfill_finished" => {
            let orders = language.count(number("count"), ["zamówienie", "zamówienia", "zamówień"], ["order", "orders"]);
            format!("{}: {orders}", say("Pierwsze pobieranie zakończone", "First import finished"))
        }
        "linked" => format!("{} {}", say("Powiązano konto", "Linked account"), text("login")),
        "relinked" => format!("{} {}", say("Odnowiono powiązanie konta", "Renewed the link of account"), text("login")),
        "unlinked" => format!("{} {}", say("Odwiązano konto", "Unlinked account"), text("login")),
        "tokens_renewed" => say("Odnowiono tokeny", "Tokens renewed"),
        "relink_needed" => {
            say("Allegro prosi o ponowne powiązanie konta", "Allegro asks for the account to be linked again")
        }
        "network_lost" => {
            say("Brak internetu, pracujesz na zapisanych zamówieniach", "No internet, working on the saved orders")
        }
        "network_back" => format!(
            "{} {}",
            say("Internet wrócił po", "The internet came back after"),
            language.count(number("minutes"), ["minucie", "minutach", "minutach"], ["minute", "minutes"])
        ),
        "throttled" => format!(
            "{} {} s",
            say("Allegro ogranicza tempo, przerwa", "Allegro limits the pace, pausing for"),
            number("seconds")
        ),
        "points_fetched" => {
            format!("{}: {}", say("Pobrano punkty odbioru Allegro", "Fetched Allegro's pickup points"), number("count"))
        }
        "points_unchanged" => say("Punkty odbioru Allegro bez zmian", "Allegro's pickup points did not change"),
        "waybills_fetched" => format!(
            "{}: {}",
            say("Pobrano numery przesyłek, zamówienia", "Fetched tracking numbers, orders"),
            number("count")
        ),
        "returns_fetched" => format!("{}: {}", say("Pobrano zwroty", "Fetched returns"), number("count")),
        "setting_changed" => format!(
            "{} {}: {} → {}",
            say("Zmieniono ustawienie", "Setting changed:"),
            text("name"),
            params["old"],
            params["new"]
        ),
        "task_changed" => format!("{} {}", say("Zmieniono zadanie", "Task changed:"), text("task")),
        "account_changed" => {
            format!("{} {}", say("Zmieniono ustawienia konta", "Settings of the account changed:"), text("login"))
        }
        "order_unreadable" => format!(
            "{}: {}",
            say("Nieczytelne zamówienia, ponowimy odczyt", "Unreadable orders, reading again"),
            number("count")
        ),
        "log_trimmed" => format!(
            "{}: {}",
            say("Usunięto stare treści z Dziennika", "Removed old bodies from the log"),
            number("count")
        ),
        "program_started" => {
            format!("{} {}", say("Uruchomiono program, wersja", "Program started, version"), text("version"))
        }
        "clock_wrong" => format!(
            "{} {} min",
            say("Zegar komputera różni się od zegara Allegro o", "The computer's clock differs from Allegro's by"),
            number("minutes")
        ),
        "demo_started" => say("Włączono dane przykładowe", "Example data switched on"),
        "demo_stopped" => say("Usunięto dane przykładowe", "Example data removed"),
        other => other.to_owned(),
    }
}

/// What is kept beside the headline of a request.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    url: Option<String>,
    request_headers: Vec<(String, String)>,
    request_body: Option<String>,
    response_headers: Vec<(String, String)>,
    response_body: Option<String>,
    trace_id: Option<String>,
    attempt: Option<u32>,
    error_code: Option<String>,
}

pub(crate) fn entry(record: &LogRecord, language: Language) -> LogEntry {
    let body: Body = record.body.as_deref().and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default();
    let params: Value = serde_json::from_str(&record.params).unwrap_or_default();
    let value =
        |name: &str| params.get(name).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    LogEntry {
        row: row(record, language),
        explanation: (!record.ok).then(|| explanation(record, body.error_code.as_deref(), language)),
        url: body.url,
        request_headers: headers(body.request_headers),
        request_body: body.request_body.map(pretty),
        response_headers: headers(body.response_headers),
        response_body: body.response_body.map(pretty),
        trace_id: body.trace_id,
        attempt: body.attempt,
        old_value: value("old"),
        new_value: value("new"),
    }
}

fn headers(pairs: Vec<(String, String)>) -> Vec<Header> {
    pairs.into_iter().map(|(name, value)| Header { name, value }).collect()
}

/// Formatted where it is JSON; anything else as it came.
fn pretty(body: String) -> String {
    let value = serde_json::from_str::<Value>(&body);
    value.ok().and_then(|value| serde_json::to_string_pretty(&value).ok()).unwrap_or(body)
}

fn explanation(record: &LogRecord, code: Option<&str>, language: Language) -> AppErrorDto {
    match explain(code, record.status) {
        Some(known) => AppErrorDto {
            next_step: Some(language.say(known.step.pl, known.step.en).to_owned()),
            remote_code: code.map(str::to_owned),
            log_id: Some(record.id.clone()),
            ..plain(ErrorCode::Remote, language.say(known.cause.pl, known.cause.en))
        },
        None => plain(ErrorCode::Remote, &sentence(record, language)),
    }
}

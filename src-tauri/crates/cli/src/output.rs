//! What a terminal shows.

use kram_app::contract::errors::{AppErrorDto, ErrorCode};
use serde_json::Value;

#[expect(clippy::print_stdout, reason = "the one place that prints")]
pub(crate) fn line(text: &str) {
    println!("{text}");
}

pub(crate) fn json(value: &Value) {
    line(&serde_json::to_string_pretty(value).unwrap_or_default());
}

/// The sentence and the next step; as JSON it would hide in a pipe, so it goes to standard error.
pub(crate) fn error(error: &AppErrorDto) {
    let step = error.next_step.as_deref().map(|step| format!("\n{step}")).unwrap_or_default();
    eprintln!("{}{step}", error.message);
}

pub(crate) fn wrong_usage(message: &str) -> AppErrorDto {
    AppErrorDto {
        code: ErrorCode::Invalid,
        message: message.to_owned(),
        next_step: Some("kramctl help".to_owned()),
        retry_after_seconds: None,
        fields: Vec::new(),
        action: None,
        log_id: None,
        remote_code: None,
    }
}

/// Columns as wide as their widest cell, two spaces between.
pub(crate) fn table(rows: &[Vec<String>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        line(cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| if value.is_null() { "–".to_owned() } else { value.to_string() }, str::to_owned)
}

/// Minor units as a decimal number with its currency.
pub(crate) fn money(value: &Value) -> String {
    let minor = value["minor"].as_i64().unwrap_or_default();
    let sign = if minor < 0 { "-" } else { "" };
    format!(
        "{sign}{}.{:02} {}",
        minor.unsigned_abs() / 100,
        minor.unsigned_abs() % 100,
        value["currency"].as_str().unwrap_or_default()
    )
}

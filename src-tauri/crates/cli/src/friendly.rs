//! Short forms of the commands a person types most.

use std::time::Duration;

use clap::{Subcommand, ValueEnum};
use kram_app::App;
use kram_app::contract::errors::AppErrorDto;
use serde_json::{Value, json};

use crate::output::{self, line, money, table, text};

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Environment {
    Production,
    Sandbox,
    Simulator,
}

#[derive(Subcommand)]
pub(crate) enum AccountCommand {
    /// Link an account: shows a code to confirm in any browser.
    Link {
        #[arg(long, value_enum, default_value = "production")]
        environment: Environment,
    },
    /// Linked accounts and how they agree with Allegro.
    List,
}

#[derive(Subcommand)]
pub(crate) enum OrdersCommand {
    /// Orders of a view, newest first.
    List {
        #[arg(long, default_value = "all")]
        view: String,
        /// Words to find: login, name, phone, number, SKU, note, point.
        #[arg(long)]
        text: Option<String>,
        #[arg(long, default_value_t = 30)]
        limit: u32,
    },
    /// One order; its whole id or the first characters of it.
    Show { id: String },
}

const ASK_AGAIN: Duration = Duration::from_millis(500);

pub(crate) async fn account(app: &App, command: AccountCommand, json: bool) -> Result<(), AppErrorDto> {
    match command {
        AccountCommand::List => list_accounts(app, json).await,
        AccountCommand::Link { environment } => link(app, environment, json).await,
    }
}

async fn list_accounts(app: &App, json: bool) -> Result<(), AppErrorDto> {
    let accounts = app.call("list_accounts", Value::Null).await?;
    if json {
        output::json(&accounts);
        return Ok(());
    }
    let row = |account: &Value| {
        [
            &account["login"],
            &account["environment"],
            &account["state"],
            &account["sync"]["lastSuccessAt"],
            &account["sync"]["agreedAt"],
        ]
        .map(text)
        .to_vec()
    };
    let head = ["LOGIN", "ENVIRONMENT", "STATE", "FETCHED", "AGREED"].map(str::to_owned).to_vec();
    table(&std::iter::once(head).chain(accounts.as_array().into_iter().flatten().map(row)).collect::<Vec<_>>());
    Ok(())
}

async fn link(app: &App, environment: Environment, json: bool) -> Result<(), AppErrorDto> {
    let environment = environment.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let mut attempt =
        app.call("start_link", json!({ "environment": environment, "method": "device", "account": null })).await?;
    line(&format!("{}\n{}", text(&attempt["userCode"]), text(&attempt["url"])));
    while attempt["stage"] == "waiting" || attempt["stage"] == "finishing" {
        tokio::time::sleep(ASK_AGAIN).await;
        attempt = app.call("link_attempt", json!({ "id": attempt["id"] })).await?;
    }
    // Whoever typed the command has just confirmed the code; the login is printed for them to see.
    if attempt["stage"] == "confirm_account" || attempt["stage"] == "confirm_renewal" {
        attempt = app.call("confirm_link", json!({ "id": attempt["id"], "accept": true })).await?;
    }
    if json {
        output::json(&attempt);
    } else {
        line(&format!("{}: {} {}", text(&attempt["stage"]), text(&attempt["login"]), text(&attempt["message"])));
    }
    if attempt["stage"] == "done" { Ok(()) } else { Err(output::wrong_usage(&text(&attempt["message"]))) }
}

pub(crate) async fn sync(app: &App, json: bool) -> Result<(), AppErrorDto> {
    let report = app.call("sync_now", json!({ "accounts": [] })).await?;
    loop {
        let state = app.call("sync_state", Value::Null).await?;
        if state["importingDone"].is_null() || !state["offlineSince"].is_null() {
            break;
        }
        tokio::time::sleep(ASK_AGAIN).await;
    }
    if json {
        output::json(&report);
    } else {
        line(report["summary"].as_str().unwrap_or_default());
    }
    let failed = report["accounts"].as_array().into_iter().flatten().find(|account| !account["error"].is_null());
    match failed.map(|account| serde_json::from_value(account["error"].clone())) {
        Some(Ok(error)) => Err(error),
        _ => Ok(()),
    }
}

pub(crate) async fn orders(app: &App, command: OrdersCommand, json: bool) -> Result<(), AppErrorDto> {
    match command {
        OrdersCommand::List { view, text, limit } => list_orders(app, &view, text, limit, json).await,
        OrdersCommand::Show { id } => show_order(app, &id, json).await,
    }
}

async fn list_orders(app: &App, view: &str, words: Option<String>, limit: u32, json: bool) -> Result<(), AppErrorDto> {
    let query = json!({ "view": view, "filter": { "text": words }, "sort": { "by": "bought_at", "descending": true } });
    let page =
        app.call("list_orders", json!({ "query": query, "start": null, "limit": limit, "snapshot": null })).await?;
    if json {
        output::json(&page);
        return Ok(());
    }
    let row = |order: &Value| {
        let mut cells =
            [&order["number"], &order["boughtAt"], &order["buyerName"], &order["buyerLogin"], &order["firstItem"]]
                .map(text)
                .to_vec();
        cells.extend([money(&order["total"]), text(&order["payment"]), text(&order["status"])]);
        cells
    };
    table(&page["rows"].as_array().into_iter().flatten().map(row).collect::<Vec<_>>());
    Ok(())
}

async fn show_order(app: &App, id: &str, json: bool) -> Result<(), AppErrorDto> {
    let found = app.call("find_by_code", json!({ "code": id })).await?;
    let whole = found["orders"][0]["id"].as_str().unwrap_or(id).to_owned();
    let order = app.call("get_order", json!({ "id": whole })).await?;
    if json {
        output::json(&order);
        return Ok(());
    }
    let row = &order["row"];
    line(&format!(
        "{}  {}  {}  {}",
        text(&row["number"]),
        text(&row["buyerName"]),
        money(&row["total"]),
        text(&row["status"])
    ));
    for item in order["lines"].as_array().into_iter().flatten() {
        line(&format!("  {} × {}  {}", text(&item["quantity"]), text(&item["name"]), money(&item["sum"])));
    }
    for entry in order["timeline"].as_array().into_iter().flatten() {
        line(&format!("  {}  {}", text(&entry["at"]), text(&entry["text"])));
    }
    Ok(())
}

pub(crate) async fn log(app: &App, errors: bool, limit: u32, json: bool) -> Result<(), AppErrorDto> {
    let page = app.call("list_log", json!({ "filter": { "onlyErrors": errors }, "limit": limit })).await?;
    if json {
        output::json(&page);
        return Ok(());
    }
    let row = |entry: &Value| {
        [&entry["at"], &entry["method"], &entry["text"], &entry["status"], &entry["durationMs"]].map(text).to_vec()
    };
    table(&page["rows"].as_array().into_iter().flatten().map(row).collect::<Vec<_>>());
    Ok(())
}

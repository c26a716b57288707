//! `kramctl`: every command of Kram in a terminal, and a loopback server for browser tests.
//!
//! Exit codes: 0 done, 1 the command failed, 2 wrong usage, 3 offline, 4 the account must be linked again.

mod friendly;
mod output;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kram_app::contract::errors::{AppErrorDto, ErrorCode};
use kram_app::{App, AppOptions, COMMANDS};
use serde_json::Value;

#[derive(Parser)]
#[command(name = "kramctl", version, about = "Kram in a terminal", disable_help_subcommand = true)]
struct Arguments {
    /// Folder with the data; the desktop program's own by default.
    #[arg(long, global = true)]
    data_dir: Option<PathBuf>,
    /// Print JSON instead of a table.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run any command by its name: `kramctl call list_orders '{…}'`.
    Call { name: String, arguments: Option<String> },
    /// List every command, or explain one.
    Help { name: Option<String> },
    /// Serve the interface and the commands on a loopback address, guarded by a token.
    Serve {
        #[arg(long, default_value = "127.0.0.1:0")]
        listen: std::net::SocketAddr,
        /// Folder with the built interface.
        #[arg(long)]
        ui: Option<PathBuf>,
    },
    /// Linked accounts.
    #[command(subcommand)]
    Account(friendly::AccountCommand),
    /// Fetch from Allegro now; waits for a first import to finish.
    Sync,
    /// Orders.
    #[command(subcommand)]
    Orders(friendly::OrdersCommand),
    /// The activity log, newest first.
    Log {
        #[arg(long)]
        errors: bool,
        #[arg(long, default_value_t = 30)]
        limit: u32,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter()).init();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::error(&error);
            ExitCode::from(exit_code(error.code))
        }
    }
}

fn filter() -> tracing_subscriber::EnvFilter {
    tracing_subscriber::EnvFilter::try_from_env("KRAM_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"))
}

fn exit_code(code: ErrorCode) -> u8 {
    match code {
        ErrorCode::Invalid | ErrorCode::UnknownCommand => 2,
        ErrorCode::Offline => 3,
        ErrorCode::RelinkNeeded => 4,
        _ => 1,
    }
}

async fn run(arguments: Arguments) -> Result<(), AppErrorDto> {
    if let Command::Help { name } = &arguments.command {
        return help(name.as_deref());
    }
    let mut options = AppOptions::from_env(arguments.data_dir);
    options.read_only_scheduler = !matches!(arguments.command, Command::Serve { .. });
    let app = App::start(options).await?;
    let done = perform(&app, arguments.command, arguments.json).await;
    app.shutdown().await;
    done
}

async fn perform(app: &App, command: Command, json: bool) -> Result<(), AppErrorDto> {
    match command {
        Command::Call { name, arguments } => {
            let arguments = arguments.as_deref().map_or(Ok(Value::Null), serde_json::from_str);
            let arguments =
                arguments.map_err(|error| output::wrong_usage(&format!("The arguments are no JSON: {error}.")))?;
            output::json(&app.call(&name, arguments).await?);
            Ok(())
        }
        Command::Help { name } => help(name.as_deref()),
        Command::Serve { listen, ui } => serve::serve(app, listen, ui).await,
        Command::Account(command) => friendly::account(app, command, json).await,
        Command::Sync => friendly::sync(app, json).await,
        Command::Orders(command) => friendly::orders(app, command, json).await,
        Command::Log { errors, limit } => friendly::log(app, errors, limit, json).await,
    }
}

fn help(name: Option<&str>) -> Result<(), AppErrorDto> {
    let chosen: Vec<_> = COMMANDS.iter().filter(|command| name.is_none_or(|name| name == command.name)).collect();
    if chosen.is_empty() {
        return Err(output::wrong_usage(&format!("There is no command {}.", name.unwrap_or_default())));
    }
    for command in chosen {
        output::line(&format!(
            "{:<20} {} → {}\n{:20} {}",
            command.name, command.arguments, command.result, "", command.doc
        ));
    }
    Ok(())
}

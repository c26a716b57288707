//! Use cases of Kram and its contract with every face (window, terminal, browser tests). Knows no Tauri.

mod app;
mod commands;
pub mod contract;
mod demo;
mod engine;
mod journal;
mod links;
mod present;
mod router;
mod secrets;
mod settings;
mod vault;

pub use app::{App, AppOptions, SecretsChoice};
pub use router::{COMMANDS, CommandInfo};

//! Use cases of Kram and its contract with every face (window, terminal, browser tests). Knows no Tauri.

mod app;
pub mod contract;

pub use app::{App, AppOptions, SecretsChoice};

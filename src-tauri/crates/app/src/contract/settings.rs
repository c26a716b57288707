//! State and settings of the program itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::{Account, SecretStoreState};
use super::common::Timestamp;
use super::errors::AppErrorDto;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    Pl,
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    System,
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    Roomy,
    Compact,
    Tight,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoteColumn {
    Seller,
    Buyer,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    pub language: Language,
    pub theme: Theme,
    pub density: Density,
    pub strong_contrast: bool,
    /// Single-letter shortcuts (`j`, `k`, `x`, `g z`); function keys and Ctrl shortcuts always work.
    pub letter_shortcuts: bool,
    /// Whose note the list shows.
    pub note_column: NoteColumn,
    /// The scheduler as a whole; off = fetch only by hand, tokens renewed at start and before each action.
    pub scheduler: bool,
    /// Days for which request and response bodies are kept.
    pub log_body_days: u32,
    /// The last account of the switcher; absent = all.
    pub current_account: Option<String>,
}

/// Absent fields stay as they are.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct UpdateSettings {
    pub language: Option<Language>,
    pub theme: Option<Theme>,
    pub density: Option<Density>,
    pub strong_contrast: Option<bool>,
    pub letter_shortcuts: Option<bool>,
    pub note_column: Option<NoteColumn>,
    pub scheduler: Option<bool>,
    pub log_body_days: Option<u32>,
    pub current_account: Option<String>,
    /// `true` takes `current_account` back to "all".
    pub all_accounts: bool,
}

/// All a face needs to draw its first frame.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    pub version: String,
    pub now: Timestamp,
    /// No account was ever linked: show "Zaczynamy".
    pub first_run: bool,
    /// Example data from the built-in simulator is in use.
    pub demo: bool,
    /// A simulator is at hand (`KRAM_SIM_URL` or the demo), so the environment may be chosen.
    pub simulator: bool,
    pub accounts: Vec<Account>,
    pub settings: Settings,
    pub secrets: SecretStoreState,
    pub data_dir: String,
    /// A trouble of start-up that the window must show (another instance writes, clock far off …).
    pub warning: Option<AppErrorDto>,
}

/// Every host the program may talk to, and why.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NetworkHost {
    pub host: String,
    pub purpose: String,
}

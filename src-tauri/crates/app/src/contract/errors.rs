//! What a face gets when a command fails: a code to act on and a sentence to show.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The few kinds of failure a face acts on differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    NotFound,
    Invalid,
    Offline,
    /// Allegro asks for the account to be linked again.
    RelinkNeeded,
    /// Allegro or our own governor asks to slow down; see `retry_after_seconds`.
    RateLimited,
    Forbidden,
    /// The other side answered with an error or with something that cannot be read.
    Remote,
    /// Tokens are locked until the passphrase is given.
    SecretsLocked,
    DiskFull,
    DatabaseDamaged,
    DatabaseNewer,
    /// Another copy of the program holds the data directory for writing.
    Busy,
    UnknownCommand,
    Internal,
}

/// The next step a face can offer as a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorAction {
    Retry,
    Relink,
    OpenLog,
    OpenSettings,
    UnlockSecrets,
    RestoreBackup,
    UpdateProgram,
    CheckClock,
}

/// One wrong field of the arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

/// A failure, explained: what happened, what it means, what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppErrorDto {
    pub code: ErrorCode,
    /// One or two sentences in the language of the program.
    pub message: String,
    /// What to do next, in the language of the program.
    pub next_step: Option<String>,
    pub retry_after_seconds: Option<u32>,
    pub fields: Vec<FieldError>,
    pub action: Option<ErrorAction>,
    /// Activity-log entry with the raw answer, where there is one.
    pub log_id: Option<String>,
    /// Allegro's own code, where there is one (`CheckoutFormNotFoundException`).
    pub remote_code: Option<String>,
}

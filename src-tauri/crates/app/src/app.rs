//! `App`: the whole program behind its faces. Owns start-up and shutdown.

use std::path::PathBuf;

use serde_json::Value;
use tokio::sync::broadcast;

use crate::contract::errors::{AppErrorDto, ErrorCode};
use crate::contract::events::AppEvent;

/// Where tokens may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretsChoice {
    /// The system's keychain; where there is none, the encrypted file.
    Auto,
    /// The encrypted file.
    File,
    /// Nowhere: tokens end with the process. For tests.
    Memory,
}

#[derive(Clone, Debug)]
pub struct AppOptions {
    pub data_dir: PathBuf,
    /// Loopback address of a `kram-sim`; accounts of the simulator environment live there.
    pub simulator_url: Option<String>,
    pub secrets: SecretsChoice,
    /// Another instance runs the scheduler: do only what is asked for.
    pub read_only_scheduler: bool,
}

impl AppOptions {
    /// From `KRAM_DATA_DIR`, `KRAM_SIM_URL` (loopback only) and `KRAM_SECRETS` (`auto`, `file`, `memory`).
    pub fn from_env(data_dir: Option<PathBuf>) -> Self {
        let data_dir = data_dir.unwrap_or_else(|| PathBuf::from("."));
        Self { data_dir, simulator_url: None, secrets: SecretsChoice::Auto, read_only_scheduler: false }
    }
}

#[derive(Clone)]
pub struct App {
    events: broadcast::Sender<AppEvent>,
}

impl App {
    pub async fn start(_options: AppOptions) -> Result<App, AppErrorDto> {
        tokio::task::yield_now().await;
        Ok(App { events: broadcast::channel(1024).0 })
    }

    pub async fn call(&self, name: &str, _args: Value) -> Result<Value, AppErrorDto> {
        tokio::task::yield_now().await;
        Err(AppErrorDto {
            code: ErrorCode::UnknownCommand,
            message: format!("Nie ma polecenia {name}."),
            next_step: None,
            retry_after_seconds: None,
            fields: Vec::new(),
            action: None,
            log_id: None,
            remote_code: None,
        })
    }

    pub fn events(&self) -> broadcast::Receiver<AppEvent> {
        self.events.subscribe()
    }

    pub async fn shutdown(&self) {
        tokio::task::yield_now().await;
    }
}

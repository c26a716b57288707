//! Owns the program behind the window and hands calls of the page to it.

use std::time::Duration;

use kram_app::contract::errors::{AppErrorDto, ErrorCode};
use kram_app::{App, AppOptions};
use serde_json::Value;
use tauri::{AppHandle, Manager, State, Wry, async_runtime};
use tokio::sync::watch;

use crate::{events, remembered, start_error};

const SHUTDOWN_WITHIN: Duration = Duration::from_secs(3);

type Started = Option<Result<App, AppErrorDto>>;

/// The program, from the moment its start was asked for. Calls made before it stands wait for it.
pub(crate) struct Host {
    started: watch::Receiver<Started>,
}

impl Host {
    /// Starts the program beside the window, so that the first frame does not wait for the database.
    pub(crate) fn start(handle: &AppHandle<Wry>) {
        let (announce, started) = watch::channel(None);
        handle.manage(Host { started });
        let handle = handle.clone();
        async_runtime::spawn(async move {
            let result = App::start(AppOptions::from_env(None)).await;
            match &result {
                Ok(app) => {
                    async_runtime::spawn(events::forward(handle.clone(), app.events()));
                    async_runtime::spawn(remembered::follow(handle.clone(), app.clone()));
                }
                Err(error) => start_error::show(&handle, error),
            }
            // Fails only when the window is gone already; then nobody waits.
            let _ = announce.send(Some(result));
        });
    }

    /// The running program, or why it did not start.
    pub(crate) async fn app(&self) -> Result<App, AppErrorDto> {
        let mut started = self.started.clone();
        match started.wait_for(Option::is_some).await {
            Ok(result) => result.clone().unwrap_or_else(|| Err(closing())),
            Err(_) => Err(closing()),
        }
    }

    /// Lets running work end in order, for as long as a seller would wait; what is cut off continues at the next start.
    pub(crate) fn shutdown(handle: &AppHandle<Wry>) {
        let host = handle.state::<Host>();
        let started = host.started.borrow().clone();
        let Some(Ok(app)) = started else { return };
        let ended = async_runtime::block_on(async { tokio::time::timeout(SHUTDOWN_WITHIN, app.shutdown()).await });
        if ended.is_err() {
            tracing::warn!("running work did not end in time and is cut off");
        }
    }
}

fn closing() -> AppErrorDto {
    AppErrorDto {
        code: ErrorCode::Internal,
        message: "Kram właśnie się zamyka.".into(),
        next_step: Some("Uruchom Kram ponownie.".into()),
        retry_after_seconds: None,
        fields: Vec::new(),
        action: None,
        log_id: None,
        remote_code: None,
    }
}

/// The one command of the window: everything else is a name inside `kram-app`.
#[tauri::command]
pub(crate) async fn call(host: State<'_, Host>, name: String, args: Value) -> Result<Value, AppErrorDto> {
    host.app().await?.call(&name, args).await
}

//! Carries what the program tells by itself to the page, and does what only a desktop can.

use kram_app::contract::events::AppEvent;
use serde::Serialize;
use tauri::{AppHandle, Emitter, Wry};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::{browser, window};

/// Every tag a cached answer can hang on; sent when events were lost, so that nothing stale stays on the screen.
const ALL_TAGS: [&str; 8] = ["accounts", "orders", "customers", "log", "tasks", "settings", "views", "secrets"];

/// Runs until the program ends.
pub(crate) async fn forward(handle: AppHandle<Wry>, mut events: Receiver<AppEvent>) {
    loop {
        match events.recv().await {
            Ok(AppEvent::OpenUrl { url }) => browser::open(&handle, &url),
            Ok(AppEvent::Focus) => window::focus(&handle),
            Ok(event) => tell(&handle, &event),
            Err(RecvError::Lagged(_)) => tell(&handle, &everything_changed()),
            Err(RecvError::Closed) => return,
        }
    }
}

fn everything_changed() -> AppEvent {
    AppEvent::Changed { tags: ALL_TAGS.map(String::from).to_vec() }
}

pub(crate) fn tell(handle: &AppHandle<Wry>, event: &impl Serialize) {
    if let Err(error) = handle.emit("kram", event) {
        tracing::warn!(%error, "the page did not get an event");
    }
}

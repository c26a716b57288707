//! What the shell must know before, or without, the database: theme for the first frame, language for a failed start.

use kram_app::App;
use kram_app::contract::events::AppEvent;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, Theme, Wry};
use tauri_plugin_store::StoreExt;
use tokio::sync::broadcast::error::RecvError;

use crate::window::MAIN;

const FILE: &str = "shell.json";

fn read(handle: &AppHandle<Wry>, key: &str) -> Option<Value> {
    handle.store(FILE).ok()?.get(key)
}

/// The chosen theme; absent = as the system.
pub(crate) fn theme(handle: &AppHandle<Wry>) -> Option<Theme> {
    theme_named(read(handle, "theme")?.as_str()?)
}

fn theme_named(name: &str) -> Option<Theme> {
    match name {
        "dark" => Some(Theme::Dark),
        "light" => Some(Theme::Light),
        _ => None,
    }
}

pub(crate) fn speaks_english(handle: &AppHandle<Wry>) -> bool {
    read(handle, "language").is_some_and(|language| language == "en")
}

/// Keeps the copy in step with the settings until the program ends.
pub(crate) async fn follow(handle: AppHandle<Wry>, app: App) {
    let mut events = app.events();
    keep(&handle, &app).await;
    loop {
        match events.recv().await {
            Ok(AppEvent::Changed { tags }) if tags.iter().any(|tag| tag == "settings") => keep(&handle, &app).await,
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => keep(&handle, &app).await,
            Err(RecvError::Closed) => return,
        }
    }
}

async fn keep(handle: &AppHandle<Wry>, app: &App) {
    let Ok(settings) = app.call("get_settings", json!({})).await else { return };
    let Ok(store) = handle.store(FILE) else { return };
    for key in ["theme", "language"] {
        store.set(key, settings[key].clone());
    }
    let theme = settings["theme"].as_str().and_then(theme_named);
    if let Some(window) = handle.get_webview_window(MAIN)
        && let Err(error) = window.set_theme(theme)
    {
        tracing::warn!(%error, "the window's frame keeps its old theme");
    }
}

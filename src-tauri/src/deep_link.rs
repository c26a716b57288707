//! `kram://oauth/callback?…` coming back from the browser, whether Kram runs already or is started by it.

use std::time::Duration;

use kram_app::App;
use kram_app::contract::errors::AppErrorDto;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, Url, Wry, async_runtime};
use tauri_plugin_deep_link::DeepLinkExt;

use crate::host::Host;
use crate::{events, window};

/// Listens for addresses and takes the one this start may have been made with.
pub(crate) fn listen(handle: &AppHandle<Wry>) -> Result<(), tauri_plugin_deep_link::Error> {
    register_scheme(handle);
    let running = handle.clone();
    handle.deep_link().on_open_url(move |event| receive(&running, event.urls()));
    if let Some(urls) = handle.deep_link().get_current()? {
        receive(handle, urls);
    }
    Ok(())
}

/// An installed package brings its own registration; a program run from a folder makes one for this user.
fn register_scheme(handle: &AppHandle<Wry>) {
    let installed = cfg!(target_os = "macos") || std::env::current_exe().is_ok_and(|exe| exe.starts_with("/usr"));
    if installed {
        return;
    }
    if let Err(error) = handle.deep_link().register_all() {
        // Linking then falls back to localhost or to the device code.
        tracing::warn!(%error, "kram:// could not be registered");
    }
}

fn receive(handle: &AppHandle<Wry>, urls: Vec<Url>) {
    window::focus(handle);
    let handle = handle.clone();
    async_runtime::spawn(async move {
        for url in urls {
            finish_link(&handle, &url).await;
        }
    });
}

/// How often, and how many times, a question is put to a page that may not be listening yet after a cold start.
const ASK_EVERY: Duration = Duration::from_secs(1);
const ASK_TIMES: u32 = 60;

/// A failure here is only logged: the program tells the page how it went by a `link` event. The address holds a
/// one-time code and is not logged.
async fn finish_link(handle: &AppHandle<Wry>, url: &Url) {
    let app = match handle.state::<Host>().app().await {
        Ok(app) => app,
        Err(error) => return refused(&error),
    };
    match app.call("finish_link_by_url", json!({ "url": url.as_str() })).await {
        Ok(attempt) => ask(handle, &app, &attempt["id"]).await,
        Err(error) => refused(&error),
    }
}

fn refused(error: &AppErrorDto) {
    tracing::warn!(message = error.message, "an address from the browser was refused");
}

/// Repeats "is this the right account?" until the seller has answered.
async fn ask(handle: &AppHandle<Wry>, app: &App, id: &Value) {
    for _ in 0..ASK_TIMES {
        let Ok(attempt) = app.call("link_attempt", json!({ "id": id })).await else { return };
        let open = ["waiting", "finishing", "confirm_account", "confirm_renewal"];
        if !attempt["stage"].as_str().is_some_and(|stage| open.contains(&stage)) {
            return;
        }
        events::tell(handle, &json!({ "type": "link", "attempt": attempt }));
        tokio::time::sleep(ASK_EVERY).await;
    }
}

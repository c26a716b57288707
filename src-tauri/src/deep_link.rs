//! `kram://oauth/callback?…` coming back from the browser, whether Kram runs already or is started by it.

use serde_json::json;
use tauri::{AppHandle, Manager, Url, Wry, async_runtime};
use tauri_plugin_deep_link::DeepLinkExt;

use crate::host::Host;
use crate::window;

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

/// The program tells the page how it went by a `link` event, so that a failure here is only logged. The address
/// holds a one-time code and is not.
async fn finish_link(handle: &AppHandle<Wry>, url: &Url) {
    let app = handle.state::<Host>().app().await;
    let finished = match app {
        Ok(app) => app.call("finish_link_by_url", json!({ "url": url.as_str() })).await,
        Err(error) => Err(error),
    };
    if let Err(error) = finished {
        tracing::warn!(message = error.message, "an address from the browser was refused");
    }
}

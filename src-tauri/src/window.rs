//! The main window: made in the looks of last time, brought to the front, kept inside the program.

use tauri::plugin::TauriPlugin;
use tauri::window::Color;
use tauri::{AppHandle, Manager, Theme, Url, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::{remembered, start_error};

pub(crate) const MAIN: &str = "main";

/// Ground colours of the two themes, as `--bg-app` in `ui/src/styles`: no flash before the page is painted.
const LIGHT_GROUND: Color = Color(0xf8, 0xf6, 0xf3, 0xff);
const DARK_GROUND: Color = Color(0x15, 0x14, 0x12, 0xff);

pub(crate) fn state_plugin() -> TauriPlugin<Wry> {
    let kept = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    tauri_plugin_window_state::Builder::default().with_state_flags(kept).build()
}

pub(crate) fn open(handle: &AppHandle<Wry>) -> tauri::Result<()> {
    let theme = remembered::theme(handle);
    let ground = if theme == Some(Theme::Dark) { DARK_GROUND } else { LIGHT_GROUND };
    let window = handle.config().app.windows.iter().find(|window| window.label == MAIN);
    let config = window.expect("tauri.conf.json describes the main window");
    WebviewWindowBuilder::from_config(handle, config)?
        .theme(theme)
        .background_color(ground)
        .on_navigation(is_ours)
        .build()?;
    Ok(())
}

/// Addresses the window may ever show. Everything else belongs into the system browser.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" | start_error::SCHEME => true,
        // Windows serves custom schemes over http(s); `localhost:5173` is the development server.
        "http" | "https" => {
            let host = url.host_str().unwrap_or_default();
            host == "tauri.localhost"
                || host == format!("{}.localhost", start_error::SCHEME)
                || (cfg!(debug_assertions) && host == "localhost")
        }
        _ => false,
    }
}

pub(crate) fn focus(handle: &AppHandle<Wry>) {
    let Some(window) = handle.get_webview_window(MAIN) else { return };
    let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::warn!(%error, "the window did not come to the front");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_show(url: &str) -> bool {
        is_ours(&url.parse().expect("an address"))
    }

    #[test]
    fn the_window_never_leaves_the_program() {
        assert!(may_show("tauri://localhost/index.html"));
        assert!(may_show("http://tauri.localhost/"));
        assert!(may_show("kram-start://localhost/"));
        assert!(!may_show("https://allegro.pl/auth/oauth/authorize"));
        assert!(!may_show("http://tauri.localhost.example/"));
        assert!(!may_show("file:///etc/passwd"));
    }
}

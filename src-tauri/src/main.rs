//! The desktop shell of Kram: a window around `kram-app`, and nothing that a test could not reach without one.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod browser;
mod deep_link;
mod events;
mod host;
mod remembered;
mod start_error;
mod window;

use std::error::Error;

use host::Host;
use tauri::{AppHandle, RunEvent, Wry};

fn main() {
    start_logging();
    let app = build().expect("a desktop that can show a window");
    app.run(|app, event| on_run_event(app, &event));
}

fn build() -> tauri::Result<tauri::App<Wry>> {
    tauri::Builder::default()
        // First of all plugins, so that a second start ends before it does anything.
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::focus(app)))
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_store::Builder::default().build())
        .plugin(window::state_plugin())
        .register_uri_scheme_protocol(start_error::SCHEME, |context, _request| start_error::serve(context.app_handle()))
        .invoke_handler(tauri::generate_handler![host::call])
        .setup(|app| setup(app))
        .build(tauri::generate_context!())
}

fn setup(app: &tauri::App<Wry>) -> Result<(), Box<dyn Error>> {
    let handle = app.handle();
    // The window first, so that a start that fails at once finds where to say so.
    window::open(handle)?;
    Host::start(handle);
    deep_link::listen(handle)?;
    Ok(())
}

fn on_run_event(app: &AppHandle<Wry>, event: &RunEvent) {
    if matches!(event, RunEvent::Exit) {
        Host::shutdown(app);
    }
}

/// `KRAM_LOG=debug` tells more on standard error; zbus prints whole handshakes at `info`.
fn start_logging() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("KRAM_LOG").unwrap_or_else(|_| EnvFilter::new("warn,kram=info,zbus=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

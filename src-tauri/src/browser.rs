//! Opens addresses in the seller's own browser; passwords are never typed inside Kram.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use tauri::{AppHandle, Wry};
use tauri_plugin_opener::OpenerExt;

/// Where tests want addresses written instead of opened: one a line.
const LOG_VARIABLE: &str = "KRAM_BROWSER_LOG";

pub(crate) fn open(handle: &AppHandle<Wry>, url: &str) {
    let outcome = match std::env::var_os(LOG_VARIABLE) {
        Some(file) => append(Path::new(&file), url).map_err(|error| error.to_string()),
        None => handle.opener().open_url(url, None::<&str>).map_err(|error| error.to_string()),
    };
    if let Err(error) = outcome {
        // The waiting card in the window shows the address too, with "Otwórz ponownie".
        tracing::warn!(%error, "the browser did not open");
    }
}

fn append(file: &Path, url: &str) -> io::Result<()> {
    let mut log = OpenOptions::new().create(true).append(true).open(file)?;
    writeln!(log, "{url}")
}

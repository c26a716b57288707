//! The page shown when the program cannot start: a sentence and the next step, never a window that just dies.

use std::sync::Mutex;

use kram_app::contract::errors::AppErrorDto;
use tauri::http::{Response, header};
use tauri::{AppHandle, Manager, Url, Wry};

use crate::remembered;
use crate::window::MAIN;

pub(crate) const SCHEME: &str = "kram-start";

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

struct Failure(Mutex<String>);

/// Turns the main window into the page that explains `error`.
pub(crate) fn show(handle: &AppHandle<Wry>, error: &AppErrorDto) {
    tracing::error!(code = ?error.code, message = error.message, "the program did not start");
    let words = if remembered::speaks_english(handle) { &ENGLISH } else { &POLISH };
    handle.manage(Failure(Mutex::new(page(words, error))));
    let shown = match (handle.get_webview_window(MAIN), address()) {
        (Some(window), Some(url)) => window.navigate(url),
        _ => Ok(()),
    };
    if let Err(error) = shown {
        tracing::error!(%error, "the failed start could not be shown");
    }
}

fn address() -> Option<Url> {
    let address = if cfg!(windows) { format!("http://{SCHEME}.localhost/") } else { format!("{SCHEME}://localhost/") };
    address.parse().ok()
}

/// Answers the window's request for the page.
pub(crate) fn serve(handle: &AppHandle<Wry>) -> Response<Vec<u8>> {
    let failure = handle.try_state::<Failure>();
    let body = failure.and_then(|failure| failure.0.lock().map(|page| page.clone()).ok()).unwrap_or_default();
    let mut response = Response::new(body.into_bytes());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(POLICY));
    response
}

struct Words {
    language: &'static str,
    title: &'static str,
    safe: &'static str,
}

const POLISH: Words = Words {
    language: "pl",
    title: "Kram nie mógł wystartować",
    safe: "Nic nie zostało skasowane. Zamknij to okno i uruchom Kram ponownie, gdy wykonasz krok powyżej.",
};
const ENGLISH: Words = Words {
    language: "en",
    title: "Kram could not start",
    safe: "Nothing was deleted. Close this window and start Kram again after the step above.",
};

fn page(words: &Words, error: &AppErrorDto) -> String {
    let Words { language, title, safe } = words;
    let message = escaped(&error.message);
    let next_step = error.next_step.as_deref().map(escaped).unwrap_or_default();
    format!(
        "<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style>\
         <main role=\"alert\"><h1>{title}</h1><p class=\"message\">{message}</p><p>{next_step}</p>\
         <p class=\"safe\">{safe}</p></main></html>"
    )
}

const STYLE: &str = ":root{color-scheme:light dark}body{font:16px/1.5 Inter,system-ui,sans-serif;display:grid;\
    place-items:center;min-height:100vh;margin:0}main{max-width:36rem;padding:2rem}h1{font-size:1.5rem}\
    .message{font-weight:600}.safe{opacity:.75}";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use kram_app::contract::errors::ErrorCode;

    use super::*;

    #[test]
    fn a_failed_start_is_explained_and_cannot_inject_markup() {
        let error = AppErrorDto {
            code: ErrorCode::DatabaseNewer,
            message: "Plik <kram.db> pochodzi z nowszej wersji.".into(),
            next_step: Some("Zainstaluj nowszy Kram.".into()),
            retry_after_seconds: None,
            fields: Vec::new(),
            action: None,
            log_id: None,
            remote_code: None,
        };
        let page = page(&POLISH, &error);
        assert!(page.contains("<p class=\"message\">Plik &lt;kram.db&gt; pochodzi z nowszej wersji.</p>"), "{page}");
        assert!(page.contains("<p>Zainstaluj nowszy Kram.</p>"), "{page}");
    }
}

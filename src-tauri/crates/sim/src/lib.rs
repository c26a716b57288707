//! `kram-sim`: the simulated outside world, with state. A second, independent reading of the contracts: it knows none of
//! the program's own wire models.

mod allegro;
mod auth;
mod chance;
mod clock;
mod control;
mod gate;
mod ids;
mod json;
mod net;
mod shared;
mod web;
mod world;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, bail};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use chrono::{DateTime, Utc};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use crate::net::{Wire, WireListener};
use crate::shared::Shared;

/// How large the world is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Profile {
    /// 2 accounts, 400 orders of the last 60 days, every method and every odd case.
    #[default]
    Shop,
    /// 100,000 orders over 36 months.
    Warehouse,
}

/// What a simulator is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Loopback only.
    pub listen: SocketAddr,
    pub seed: u64,
    pub profile: Profile,
    pub accounts: Option<usize>,
    /// Over all accounts together.
    pub orders: Option<usize>,
    pub offers: Option<usize>,
    /// What the clock shows at the start; without it, the real time.
    pub clock: Option<DateTime<Utc>>,
    pub latency_ms: u64,
    /// Commands to run at the start: a JSON list, or one JSON command a line.
    pub script: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            seed: 1,
            profile: Profile::Shop,
            accounts: None,
            orders: None,
            offers: None,
            clock: None,
            latency_ms: 0,
            script: None,
        }
    }
}

/// A running simulator; dropping it ends it, open connections included.
pub struct Sim {
    pub url: String,
    /// Logins of the sellers it plays.
    pub accounts: Vec<String>,
    down: Arc<AtomicBool>,
    server: AbortHandle,
}

impl Drop for Sim {
    fn drop(&mut self) {
        self.down.store(true, Ordering::SeqCst);
        self.server.abort();
    }
}

/// Starts a simulator on the current runtime and returns when it answers.
pub async fn start(options: Options) -> anyhow::Result<Sim> {
    if !options.listen.ip().is_loopback() {
        bail!("{} is not a loopback address; the simulator listens on this machine only", options.listen);
    }
    let listener =
        TcpListener::bind(options.listen).await.with_context(|| format!("cannot listen on {}", options.listen))?;
    let url = format!("http://{}", listener.local_addr()?);
    let script = match &options.script {
        Some(path) => {
            Some(tokio::fs::read_to_string(path).await.with_context(|| format!("cannot read {}", path.display()))?)
        }
        None => None,
    };
    let shared = Shared::new(options, url.clone());
    if let Some(script) = script {
        control::run_script(&shared, &script).context("the script failed")?;
    }
    let accounts = shared.with(|world, _| world.accounts.iter().map(|account| account.login.clone()).collect());
    let down = Arc::new(AtomicBool::new(false));
    let service = router(shared).into_make_service_with_connect_info::<Wire>();
    let wires = WireListener::new(listener, Arc::clone(&down));
    let server = tokio::spawn(async move {
        if let Err(error) = axum::serve(wires, service).await {
            tracing::error!(%error, "the simulator stopped");
        }
    });
    Ok(Sim { url, accounts, down, server: server.abort_handle() })
}

/// An area of the outside world is a router of its own; they meet here, behind one gate.
fn router(shared: Shared) -> Router {
    Router::new()
        .merge(auth::routes::router())
        .merge(allegro::router())
        .merge(control::router())
        // The gate reads the body first and sets the limit.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(shared.clone(), gate::pass))
        .with_state(shared)
}

//! `App`: the whole program behind its faces. Owns start-up and shutdown.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use kram_allegro::Transport;
use kram_allegro::addresses::is_loopback;
use kram_allegro::sim_clock::SimClock;
use kram_store::Store;
use kram_sync::Clock;
use kram_sync::clock::{SimulatedClock, SystemClock};
use serde_json::{Value, json};
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::contract::errors::{AppErrorDto, ErrorCode};
use crate::contract::events::AppEvent;
use crate::contract::settings::{Language, Settings};
use crate::engine::Engine;
use crate::journal::{Happened, LogIntake};
use crate::links::Links;
use crate::present::errors::{self, AppError, plain};
use crate::secrets;
use crate::settings::read_settings;
use crate::vault::Vault;

/// Where tokens may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretsChoice {
    /// The system's keychain; where there is none, the encrypted file.
    Auto,
    /// The encrypted file.
    File,
    /// Nowhere: tokens end with the process. For tests.
    Memory,
}

#[derive(Clone, Debug)]
pub struct AppOptions {
    pub data_dir: PathBuf,
    /// Loopback address of a `kram-sim`; accounts of the simulator environment live there.
    pub simulator_url: Option<String>,
    pub secrets: SecretsChoice,
    /// Do only what is asked for: no scheduler in this process.
    pub read_only_scheduler: bool,
}

impl AppOptions {
    /// From `KRAM_DATA_DIR`, `KRAM_SIM_URL` (loopback only) and `KRAM_SECRETS` (`auto`, `file`, `memory`).
    pub fn from_env(data_dir: Option<PathBuf>) -> Self {
        let from_system =
            || directories::ProjectDirs::from("pl", "Kram", "Kram").map(|dirs| dirs.data_dir().to_owned());
        let named = || std::env::var_os("KRAM_DATA_DIR").map(PathBuf::from);
        let secrets = match std::env::var("KRAM_SECRETS").as_deref() {
            Ok("file") => SecretsChoice::File,
            Ok("memory") => SecretsChoice::Memory,
            _ => SecretsChoice::Auto,
        };
        Self {
            data_dir: data_dir.or_else(named).or_else(from_system).unwrap_or_else(|| PathBuf::from("kram-data")),
            simulator_url: std::env::var("KRAM_SIM_URL").ok().filter(|url| !url.is_empty()),
            secrets,
            read_only_scheduler: false,
        }
    }
}

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub options: AppOptions,
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub vault: Arc<Vault>,
    pub transport: Transport,
    pub log: LogIntake,
    pub settings: RwLock<Settings>,
    pub engine: Engine,
    pub links: Links,
    /// The simulator at hand: from the options, or the one inside the program.
    pub simulator: RwLock<Option<String>>,
    pub demo: tokio::sync::Mutex<Option<kram_sim::Sim>>,
    pub cancel: CancellationToken,
    pub tracker: TaskTracker,
    pub warning: Mutex<Option<AppErrorDto>>,
    events: broadcast::Sender<AppEvent>,
    stale: Mutex<BTreeSet<String>>,
    stale_wake: tokio::sync::Notify,
}

/// Faces read the file again at most this often while an import runs.
const STALE_PAUSE: Duration = Duration::from_millis(120);
/// How often the file is asked whether another process wrote to it.
const FOREIGN_LOOK: Duration = Duration::from_secs(2);

impl App {
    /// Opens the data directory and sets everything going. An error is a sentence for the window to show.
    pub async fn start(options: AppOptions) -> Result<App, AppErrorDto> {
        if let Some(url) = options.simulator_url.as_deref().filter(|url| !is_loopback(url)) {
            return Err(plain(ErrorCode::Invalid, &format!("Adres symulatora musi być na tym komputerze: {url}.")));
        }
        let store = Store::open(&options.data_dir).await.map_err(|error| errors::store(&error, Language::Pl))?;
        let settings = read_settings(&store).await.map_err(|error| errors::store(&error, Language::Pl))?;
        let language = settings.language;
        let cancel = CancellationToken::new();
        let tracker = TaskTracker::new();
        let clock = chosen_clock(&options, &cancel, &tracker).await;
        let (log, writer) = LogIntake::new(clock.clone());
        let transport =
            Transport::new(Arc::new(log.clone())).map_err(|error| plain(ErrorCode::Internal, &error.to_string()))?;
        let secrets =
            secrets::open(options.secrets, &options.data_dir).map_err(|error| errors::secret(&error, language))?;
        let vault = Arc::new(Vault::new(secrets, options.data_dir.clone(), clock.clone()));
        vault.scheduler_on.store(settings.scheduler, std::sync::atomic::Ordering::Relaxed);
        let app = App {
            inner: Arc::new(Inner {
                simulator: RwLock::new(options.simulator_url.clone()),
                options,
                store,
                clock,
                vault,
                transport,
                log,
                settings: RwLock::new(settings),
                engine: Engine::default(),
                links: Links::default(),
                demo: tokio::sync::Mutex::new(None),
                cancel,
                tracker,
                warning: Mutex::new(None),
                events: broadcast::channel(4_096).0,
                stale: Mutex::default(),
                stale_wake: tokio::sync::Notify::new(),
            }),
        };
        app.set_going(writer).await;
        Ok(app)
    }

    async fn set_going(&self, writer: crate::journal::LogWriter) {
        let (told, store, cancel) = (self.clone(), self.inner.store.clone(), self.inner.cancel.clone());
        self.inner.tracker.spawn(async move { writer.run(store, cancel, || told.stale(["log"])).await });
        self.inner.tracker.spawn(self.clone().tell_stale());
        self.inner.tracker.spawn(self.clone().watch_foreign_writes());
        self.unlock_from_environment();
        self.inner.log.note(Happened::event(
            "program",
            "program_started",
            json!({ "version": env!("CARGO_PKG_VERSION") }),
        ));
        crate::demo::revive(self).await;
        crate::engine::watch_throttle(self);
        if !self.inner.options.read_only_scheduler {
            self.inner.tracker.spawn(crate::engine::run(self.clone()));
        }
    }

    /// For terminals without a keychain: `KRAM_PASSPHRASE` opens the file of secrets.
    fn unlock_from_environment(&self) {
        if self.inner.vault.secrets().state().locked
            && let Ok(passphrase) = std::env::var("KRAM_PASSPHRASE")
        {
            self.inner.vault.secrets().unlock(&secrecy::SecretString::from(passphrase)).ok();
        }
    }

    /// Runs a command by its name. `args` is the JSON of its arguments; the result is JSON too.
    pub async fn call(&self, name: &str, args: Value) -> Result<Value, AppErrorDto> {
        crate::router::route(self, name, args).await
    }

    pub fn events(&self) -> broadcast::Receiver<AppEvent> {
        self.inner.events.subscribe()
    }

    /// Stops what runs and lets go of the file. Nothing half-done is left: every write is one transaction.
    pub async fn shutdown(&self) {
        self.inner.log.flush().await;
        self.inner.cancel.cancel();
        self.inner.tracker.close();
        tokio::time::timeout(Duration::from_secs(5), self.inner.tracker.wait()).await.ok();
        self.inner.store.close().await;
    }

    pub(crate) fn language(&self) -> Language {
        self.settings().language
    }

    pub(crate) fn settings(&self) -> Settings {
        self.inner.settings.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn simulator(&self) -> Option<String> {
        self.inner.simulator.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn tell(&self, event: AppEvent) {
        // Nobody listening is no failure: a terminal may have no events.
        self.inner.events.send(event).ok();
    }

    /// Says that cached answers with these tags are old; told together after a short pause.
    pub(crate) fn stale<const N: usize>(&self, tags: [&str; N]) {
        lock(&self.inner.stale).extend(tags.map(str::to_owned));
        self.inner.stale_wake.notify_one();
    }

    pub(crate) fn stale_orders(&self, ids: &[String]) {
        /// Beyond this, naming each order costs the face more than reading the list again.
        const NAMED: usize = 50;
        let mut stale = lock(&self.inner.stale);
        stale.extend(["orders", "customers"].map(str::to_owned));
        stale.extend(ids.iter().take(NAMED).map(|id| format!("order:{id}")));
        drop(stale);
        self.inner.stale_wake.notify_one();
    }

    async fn tell_stale(self) {
        loop {
            tokio::select! {
                () = self.inner.stale_wake.notified() => {}
                () = self.inner.cancel.cancelled() => return,
            }
            tokio::time::sleep(STALE_PAUSE).await;
            let tags: Vec<String> = std::mem::take(&mut *lock(&self.inner.stale)).into_iter().collect();
            if !tags.is_empty() {
                self.tell(AppEvent::Changed { tags });
            }
        }
    }

    /// `kramctl` may work on the same data: what it writes shows here too.
    async fn watch_foreign_writes(self) {
        let mut seen = self.inner.store.foreign_version().await.ok();
        loop {
            tokio::select! {
                () = tokio::time::sleep(FOREIGN_LOOK) => {}
                () = self.inner.cancel.cancelled() => return,
            }
            let now = self.inner.store.foreign_version().await.ok();
            if now != seen {
                seen = now;
                if let Ok(settings) = read_settings(&self.inner.store).await {
                    *self.inner.settings.write().unwrap_or_else(PoisonError::into_inner) = settings;
                }
                self.stale(["accounts", "orders", "customers", "log", "tasks", "settings", "views"]);
                self.inner.engine.wake();
            }
        }
    }

    pub(crate) async fn save<T>(
        &self,
        work: impl AsyncFnOnce(&mut kram_store::Write) -> Result<T, kram_store::StoreError>,
    ) -> Result<T, AppError> {
        let mut write = self.inner.store.write().await?;
        let done = work(&mut write).await?;
        write.commit().await?;
        Ok(done)
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A simulator's accounts live in its time; everything else lives in the computer's.
async fn chosen_clock(options: &AppOptions, cancel: &CancellationToken, tracker: &TaskTracker) -> Arc<dyn Clock> {
    let Some(remote) = options.simulator_url.as_deref().and_then(SimClock::of) else { return Arc::new(SystemClock) };
    let clock = Arc::new(SimulatedClock::default());
    let mut seen = remote.read(None).await;
    if let Some(reading) = seen {
        clock.set(reading.now);
    }
    let (followed, cancel) = (clock.clone(), cancel.clone());
    tracker.spawn(async move {
        loop {
            let reading = tokio::select! {
                reading = remote.read(seen.map(|seen| seen.version)) => reading,
                () = cancel.cancelled() => return,
            };
            match reading {
                Some(reading) if seen.is_none_or(|seen| seen.version != reading.version) => {
                    seen = Some(reading);
                    followed.walk_to(reading.now).await;
                }
                Some(_) => {}
                None => tokio::time::sleep(Duration::from_millis(500)).await,
            }
        }
    });
    clock
}

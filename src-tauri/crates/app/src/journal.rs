//! The activity log's intake: requests and events are queued and written in batches, so that nothing waits for the log.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use kram_allegro::journal::{Journal, Record};
use kram_store::Store;
use kram_store::log::LogRecord;
use kram_sync::Clock;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

/// Something that happened, in words of the log.
#[derive(Clone, Debug)]
pub(crate) struct Happened {
    pub kind: &'static str,
    pub topic: &'static str,
    pub account: Option<String>,
    pub code: &'static str,
    pub params: Value,
    pub ok: bool,
    pub order: Option<String>,
    pub rule: Option<&'static str>,
}

impl Happened {
    pub(crate) fn event(topic: &'static str, code: &'static str, params: Value) -> Self {
        Self { kind: "event", topic, account: None, code, params, ok: true, order: None, rule: None }
    }

    pub(crate) fn change(topic: &'static str, code: &'static str, params: Value) -> Self {
        Self { kind: "change", ..Self::event(topic, code, params) }
    }

    pub(crate) fn of(mut self, account: &str) -> Self {
        self.account = Some(account.to_owned());
        self
    }

    pub(crate) fn failed(mut self) -> Self {
        self.ok = false;
        self
    }
}

type OnThrottle = Box<dyn Fn(Duration) + Send + Sync>;

#[derive(Clone)]
pub(crate) struct LogIntake {
    sender: mpsc::UnboundedSender<Message>,
    clock: Arc<dyn Clock>,
    on_throttle: Arc<Mutex<Option<OnThrottle>>>,
}

enum Message {
    Entry(Box<LogRecord>),
    Flush(tokio::sync::oneshot::Sender<()>),
}

/// How many entries one transaction takes.
const BATCH: usize = 200;

impl LogIntake {
    /// The intake, and the writer that empties it; the writer ends when the intake is dropped.
    pub(crate) fn new(clock: Arc<dyn Clock>) -> (Self, LogWriter) {
        let (sender, receiver) = mpsc::unbounded_channel();
        (Self { sender, clock, on_throttle: Arc::default() }, LogWriter { receiver })
    }

    pub(crate) fn on_throttle(&self, act: impl Fn(Duration) + Send + Sync + 'static) {
        *self.on_throttle.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(Box::new(act));
    }

    /// Notes an event; answers the id of its entry.
    pub(crate) fn note(&self, happened: Happened) -> String {
        let id = fresh_id();
        self.push(LogRecord {
            id: id.clone(),
            at: self.clock.now(),
            kind: happened.kind.to_owned(),
            topic: happened.topic.to_owned(),
            account: happened.account,
            code: happened.code.to_owned(),
            params: happened.params.to_string(),
            method: None,
            path: None,
            detail: None,
            status: None,
            ok: happened.ok,
            duration_ms: None,
            order_id: happened.order,
            rule: happened.rule.map(str::to_owned),
            body: None,
        });
        id
    }

    /// Returns when all that was noted so far is on disk.
    pub(crate) async fn flush(&self) {
        let (done, wait) = tokio::sync::oneshot::channel();
        if self.sender.send(Message::Flush(done)).is_ok() {
            wait.await.ok();
        }
    }

    fn push(&self, record: LogRecord) {
        // The writer lives as long as the program; a closed intake means that it is closing.
        self.sender.send(Message::Entry(Box::new(record))).ok();
    }
}

impl Journal for LogIntake {
    fn record(&self, record: Record) -> String {
        let id = fresh_id();
        let ok = record.error_code.is_none() && record.status.is_some_and(|status| status < 400);
        let body = json!({
            "url": record.url, "requestHeaders": record.request_headers, "requestBody": record.request_body,
            "responseHeaders": record.response_headers, "responseBody": record.response_body,
            "traceId": record.trace_id, "attempt": record.attempt, "errorCode": record.error_code,
        });
        let topic = if record.path.starts_with("/auth/oauth") { "tokens" } else { "orders" };
        self.push(LogRecord {
            id: id.clone(),
            at: self.clock.now(),
            kind: "request".to_owned(),
            topic: topic.to_owned(),
            account: record.account,
            code: "request".to_owned(),
            params: "{}".to_owned(),
            method: Some(record.method),
            path: Some(record.path),
            detail: record.detail,
            status: record.status,
            ok,
            duration_ms: Some(record.duration_ms),
            order_id: record.order,
            rule: None,
            body: Some(body.to_string()),
        });
        id
    }

    fn throttled(&self, pause: Duration) {
        self.note(Happened::event("network", "throttled", json!({ "seconds": pause.as_secs() })).failed());
        if let Some(act) = self.on_throttle.lock().unwrap_or_else(std::sync::PoisonError::into_inner).as_ref() {
            act(pause);
        }
    }
}

/// Version 7: rises with real time, also across processes, so that it sorts the log.
fn fresh_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

pub(crate) struct LogWriter {
    receiver: mpsc::UnboundedReceiver<Message>,
}

impl LogWriter {
    /// Writes until the program ends, and then what is still queued. `written` is called after each batch.
    pub(crate) async fn run(mut self, store: Store, cancel: CancellationToken, written: impl Fn() + Send) {
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            let closing = tokio::select! {
                biased;
                count = self.receiver.recv_many(&mut batch, BATCH) => count == 0,
                () = cancel.cancelled() => true,
            };
            write_batch(&store, &mut batch, &written).await;
            if closing {
                return;
            }
        }
    }
}

async fn write_batch(store: &Store, batch: &mut Vec<Message>, written: &(impl Fn() + Send)) {
    let (mut entries, mut flushed) = (Vec::new(), Vec::new());
    for message in batch.drain(..) {
        match message {
            Message::Entry(entry) => entries.push(*entry),
            Message::Flush(done) => flushed.push(done),
        }
    }
    if let Err(error) = write(store, &entries).await {
        tracing::error!(%error, "the activity log could not be written");
    }
    if !entries.is_empty() {
        written();
    }
    for done in flushed {
        done.send(()).ok();
    }
}

async fn write(store: &Store, entries: &[LogRecord]) -> Result<(), kram_store::StoreError> {
    let mut write = store.write().await?;
    write.add_log(entries).await?;
    write.commit().await
}

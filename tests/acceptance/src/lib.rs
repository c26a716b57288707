//! App + simulator + a temporary SQLite file, without a window: what every row below screen level is tried on.

use std::time::Duration;

use kram_app::contract::errors::AppErrorDto;
use kram_app::{App, AppOptions, SecretsChoice};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Longest wait for something that happens by itself.
const PATIENCE: Duration = Duration::from_secs(30);
const LOOK: Duration = Duration::from_millis(25);

/// A simulated Allegro, and programs on one data directory.
pub struct World {
    pub sim: kram_sim::Sim,
    pub folder: TempDir,
    http: reqwest::Client,
}

impl World {
    /// Small by default: two sellers, forty orders.
    pub async fn new() -> Self {
        Self::with(kram_sim::Options { orders: Some(40), ..kram_sim::Options::default() }).await
    }

    pub async fn with(options: kram_sim::Options) -> Self {
        rustls::crypto::ring::default_provider().install_default().ok();
        let sim = kram_sim::start(options).await.expect("the simulator starts");
        Self { sim, folder: tempfile::tempdir().expect("a folder"), http: reqwest::Client::new() }
    }

    pub fn options(&self) -> AppOptions {
        AppOptions {
            data_dir: self.folder.path().to_owned(),
            simulator_url: Some(self.sim.url.clone()),
            secrets: SecretsChoice::Memory,
            read_only_scheduler: false,
        }
    }

    pub async fn app(&self) -> Kram<'_> {
        Kram { app: App::start(self.options()).await.expect("the program starts"), world: self }
    }

    /// A program whose scheduler is off: only what is asked for happens.
    pub async fn quiet_app(&self) -> Kram<'_> {
        let options = AppOptions { read_only_scheduler: true, ..self.options() };
        Kram { app: App::start(options).await.expect("the program starts"), world: self }
    }

    /// One command of the control channel, or a list.
    pub async fn sim(&self, command: Value) -> Value {
        let answer = self
            .http
            .post(format!("{}/_sim/do", self.sim.url))
            .json(&command)
            .send()
            .await
            .expect("the simulator answers");
        let status = answer.status();
        let body: Value = answer.json().await.expect("JSON");
        assert!(status.is_success(), "{command}: {body}");
        body
    }

    pub async fn truth(&self, what: &str) -> Value {
        self.get(&format!("/_sim/state/{what}")).await
    }

    /// Requests the simulator received, oldest first.
    pub async fn requests(&self) -> Vec<Value> {
        self.get("/_sim/requests?since=0").await["requests"].as_array().expect("a list").clone()
    }

    pub async fn count_requests(&self, method: &str, path: &str) -> usize {
        let requests = self.requests().await;
        let counted = requests
            .iter()
            .filter(|one| one["method"] == method && one["path"].as_str().is_some_and(|found| found.contains(path)));
        counted.count()
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.http.get(format!("{}{path}", self.sim.url)).send().await.expect("the simulator answers");
        answer.json().await.expect("JSON")
    }

    /// The seller's click on the consent page at `url`; answers where the browser is sent.
    pub async fn approved(&self, url: &str, login: &str) -> String {
        self.open(url).await;
        let pairs = url.split('?').nth(1).expect("a query").split('&').filter_map(|pair| pair.split_once('='));
        let state = pairs.clone().find(|(name, _)| *name == "state").expect("a state").1;
        let answer = self.sim(json!({ "do": "auth.approve", "state": state, "account": login })).await;
        answer["redirect"].as_str().expect("a redirect").to_owned()
    }

    /// A page as the seller's browser would open it.
    pub async fn open(&self, url: &str) -> String {
        self.http.get(url).send().await.expect("the page answers").text().await.expect("text")
    }
}

/// A running program.
pub struct Kram<'a> {
    pub app: App,
    pub world: &'a World,
}

impl Kram<'_> {
    pub async fn call(&self, name: &str, arguments: Value) -> Value {
        self.try_call(name, arguments).await.unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    pub async fn try_call(&self, name: &str, arguments: Value) -> Result<Value, AppErrorDto> {
        self.app.call(name, arguments).await
    }

    /// Links a seller and waits for the first import; answers the account's id.
    pub async fn link(&self, login: &str) -> String {
        let attempt = self.confirmed(login).await;
        let done = self.call("confirm_link", json!({ "id": attempt["id"], "accept": true })).await;
        assert_eq!(done["stage"], "done", "{done}");
        let account = done["account"].as_str().expect("an account").to_owned();
        self.call("sync_now", json!({ "accounts": [account] })).await;
        self.until("the first import is over", async || {
            self.call("sync_state", json!({})).await["importingDone"].is_null()
        })
        .await;
        account
    }

    /// A link up to the question whether this is the right account. By deep link, which needs no waiting.
    pub async fn confirmed(&self, login: &str) -> Value {
        let attempt = self
            .call("start_link", json!({ "environment": "simulator", "method": "deep_link", "account": null }))
            .await;
        let back = self.world.approved(attempt["url"].as_str().expect("an address"), login).await;
        self.call("finish_link_by_url", json!({ "url": back })).await;
        self.stage(&attempt["id"], &["confirm_account", "confirm_renewal"]).await
    }

    /// Waits until an attempt at linking has come to one of these stages.
    pub async fn stage(&self, id: &Value, stages: &[&str]) -> Value {
        let id = id.clone();
        self.until("the attempt goes on", async || {
            let attempt = self.call("link_attempt", json!({ "id": id })).await;
            stages.iter().any(|stage| attempt["stage"] == *stage)
        })
        .await;
        self.call("link_attempt", json!({ "id": id })).await
    }

    pub async fn until(&self, what: &str, is_so: impl AsyncFn() -> bool) {
        let waited = tokio::time::timeout(PATIENCE, async {
            while !is_so().await {
                tokio::time::sleep(LOOK).await;
            }
        });
        waited.await.unwrap_or_else(|_| panic!("not within {PATIENCE:?}: {what}"));
    }

    /// Waits until everything that was due once is done.
    pub async fn idle(&self) {
        self.until("every task has run", async || {
            let tasks = self.call("list_tasks", json!({})).await;
            let mut tasks = tasks.as_array().expect("tasks").iter();
            tasks.all(|task| task["running"] == false && task["lastRunAt"].is_string())
        })
        .await;
    }

    pub async fn sync(&self) -> Value {
        self.call("sync_now", json!({ "accounts": [] })).await
    }

    /// Rows of a view, newest first.
    pub async fn rows(&self, view: &str) -> Vec<Value> {
        self.find(view, json!({})).await
    }

    pub async fn find(&self, view: &str, filter: Value) -> Vec<Value> {
        let query = json!({ "view": view, "filter": filter, "sort": { "by": "bought_at", "descending": true } });
        let page =
            self.call("list_orders", json!({ "query": query, "start": null, "limit": 500, "snapshot": null })).await;
        page["rows"].as_array().expect("rows").clone()
    }

    pub async fn order(&self, id: &str) -> Value {
        self.call("get_order", json!({ "id": id })).await
    }

    /// A new order in the simulator, fetched.
    pub async fn new_order(&self, wishes: Value) -> Value {
        let mut command = wishes;
        command["do"] = json!("order.new");
        let made = self.world.sim(command).await;
        self.sync().await;
        let id = made["id"].as_str().expect("an id");
        self.order(id).await
    }

    pub async fn log(&self, filter: Value) -> Vec<Value> {
        // The log is written behind; a moment later it is there.
        tokio::time::sleep(Duration::from_millis(150)).await;
        let page = self.call("list_log", json!({ "filter": filter, "limit": 500 })).await;
        page["rows"].as_array().expect("rows").clone()
    }

    pub async fn texts(&self, filter: Value) -> Vec<String> {
        self.log(filter).await.iter().map(|entry| entry["text"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Every order of the simulator equals ours, field by field.
    pub async fn agrees(&self) -> Result<(), String> {
        let truth = self.world.truth("orders").await;
        let orders = truth["orders"].as_array().or_else(|| truth.as_array()).cloned().unwrap_or_default();
        for theirs in orders {
            let id = theirs["id"].as_str().unwrap_or_default();
            let raw = self
                .try_call("get_order_raw", json!({ "id": id }))
                .await
                .map_err(|error| format!("{id}: {error:?}"))?;
            let ours: Value =
                serde_json::from_str(raw.as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
            if let Some(difference) = first_difference(&ours, &theirs, "") {
                return Err(format!("{id}{difference}"));
            }
        }
        Ok(())
    }
}

/// Path and values of the first field in which two JSON values differ. Fields that only the truth's frame adds
/// (`account`) do not count.
pub fn first_difference(ours: &Value, theirs: &Value, path: &str) -> Option<String> {
    match (ours, theirs) {
        (Value::Object(one), Value::Object(other)) => {
            let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            names.into_iter().filter(|name| !(path.is_empty() && *name == "account")).find_map(|name| {
                let null = Value::Null;
                first_difference(
                    one.get(name).unwrap_or(&null),
                    other.get(name).unwrap_or(&null),
                    &format!("{path}/{name}"),
                )
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .find_map(|(place, (one, other))| first_difference(one, other, &format!("{path}/{place}"))),
        _ if ours == theirs => None,
        _ => Some(format!("{path}: {ours} ≠ {theirs}")),
    }
}

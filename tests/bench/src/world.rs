//! The warehouse profile in the simulator, and a program on it.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, anyhow};
use kram_app::{App, AppOptions, SecretsChoice};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) struct World {
    pub sim: kram_sim::Sim,
    /// Where the floor's database lies; goes away with the run.
    pub scratch: TempDir,
    pub data_dir: PathBuf,
    pub app: App,
    pub http: reqwest::Client,
    pub login: String,
}

#[expect(clippy::print_stdout, reason = "the result of the program")]
pub(crate) fn print(value: &Value) {
    println!("{value}");
}

impl World {
    pub(crate) async fn start(orders: usize) -> anyhow::Result<Self> {
        let options = kram_sim::Options {
            profile: kram_sim::Profile::Warehouse,
            accounts: Some(1),
            orders: Some(orders),
            ..kram_sim::Options::default()
        };
        let sim = kram_sim::start(options).await?;
        let scratch = tempfile::tempdir()?;
        // A named folder outlives the run, so that the window can be measured on the same orders.
        let data_dir = std::env::var_os("KRAM_BENCH_DATA").map_or_else(|| scratch.path().join("data"), PathBuf::from);
        let options = AppOptions {
            data_dir: data_dir.clone(),
            simulator_url: Some(sim.url.clone()),
            secrets: SecretsChoice::Memory,
            read_only_scheduler: true,
        };
        let app = App::start(options).await.map_err(|error| anyhow!(error.message))?;
        let login = sim.accounts.first().context("a seller")?.clone();
        let world = Self { sim, scratch, data_dir, app, http: reqwest::Client::new(), login };
        // All orders are to be imported, and no budget of a minute stands in the way of measuring.
        world.sim(json!({ "do": "switch", "name": "served-days", "value": 2000 })).await?;
        Ok(world)
    }

    pub(crate) async fn sim(&self, command: Value) -> anyhow::Result<Value> {
        let answer = self.http.post(format!("{}/_sim/do", self.sim.url)).json(&command).send().await?;
        Ok(answer.error_for_status()?.json().await?)
    }

    pub(crate) async fn call(&self, name: &str, arguments: Value) -> anyhow::Result<Value> {
        self.app.call(name, arguments).await.map_err(|error| anyhow!("{name}: {}", error.message))
    }

    /// Links the seller without fetching anything yet.
    pub(crate) async fn link(&self) -> anyhow::Result<String> {
        let attempt = self
            .call("start_link", json!({ "environment": "simulator", "method": "deep_link", "account": null }))
            .await?;
        let url = attempt["url"].as_str().context("an address")?;
        self.http.get(url).send().await?;
        let state = url.split("state=").nth(1).and_then(|rest| rest.split('&').next()).context("a state")?;
        let answer = self.sim(json!({ "do": "auth.approve", "state": state, "account": self.login })).await?;
        self.call("finish_link_by_url", json!({ "url": answer["redirect"] })).await?;
        loop {
            let attempt = self.call("link_attempt", json!({ "id": attempt["id"] })).await?;
            if attempt["stage"] == "confirm_account" {
                let done = self.call("confirm_link", json!({ "id": attempt["id"], "accept": true })).await?;
                return Ok(done["account"].as_str().context("an account")?.to_owned());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

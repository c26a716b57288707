//! `kram-sim`: the simulated outside world, as a program of its own.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Parser;
use kram_sim::{Options, Profile};

/// Plays Allegro and the rest of the outside world on this machine.
#[derive(Parser)]
#[command(name = "kram-sim", version)]
struct Flags {
    /// Loopback address and port; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// The same seed gives the same world.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long, value_enum, default_value_t)]
    profile: Profile,
    #[arg(long)]
    accounts: Option<usize>,
    #[arg(long)]
    orders: Option<usize>,
    #[arg(long)]
    offers: Option<usize>,
    /// What the simulated clock shows at the start, e.g. 2026-11-22T08:00:00+01:00.
    #[arg(long)]
    clock: Option<DateTime<Utc>>,
    /// Every answer waits this long.
    #[arg(long, default_value_t = 0)]
    latency_ms: u64,
    /// Control commands to run at the start: a JSON list, or one command a line.
    #[arg(long)]
    script: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let flags = Flags::parse();
    let sim = kram_sim::start(Options {
        listen: flags.listen,
        seed: flags.seed,
        profile: flags.profile,
        accounts: flags.accounts,
        orders: flags.orders,
        offers: flags.offers,
        clock: flags.clock,
        latency_ms: flags.latency_ms,
        script: flags.script,
    })
    .await?;
    announce(&sim);
    tokio::signal::ctrl_c().await?;
    Ok(())
}

/// The one line by which whoever started the program learns where it listens.
#[expect(clippy::print_stdout, reason = "the ready line is this program's output")]
fn announce(sim: &kram_sim::Sim) {
    let accounts: Vec<_> = sim.accounts.iter().map(|login| serde_json::json!({"login": login})).collect();
    println!("{}", serde_json::json!({"url": sim.url, "accounts": accounts}));
}

//! Figures of the core as ratios to a floor measured in the same run. Build it for release: `npm run bench`.
//!
//! Prints one JSON line; the script makes the table of it and adds what needs a window.

mod floor;
mod import;
mod lists;
mod world;

use serde_json::json;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    rustls::crypto::ring::default_provider().install_default().ok();
    let orders = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let world = world::World::start(orders).await?;
    let import = import::measure(&world).await?;
    let lists = lists::measure(&world).await?;
    world::print(&json!({ "orders": orders, "import": import, "lists": lists }));
    world.app.shutdown().await;
    Ok(())
}

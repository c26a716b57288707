//! Search and pages of the core against a bare connection that runs the same query.

use std::time::Instant;

use anyhow::Context;
use kram_domain::fold::words;
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use crate::floor::{self, percentile};
use crate::world::World;

const QUERIES: usize = 200;
const PAGE: u32 = 50;

pub(crate) async fn measure(world: &World) -> anyhow::Result<Value> {
    let mut bare = floor::connect(&world.data_dir.join("kram.sqlite")).await?;
    let search = search(world, &mut bare).await?;
    let pages = pages(world, &mut bare).await?;
    let counts = timed(world, "count_views", json!({})).await?;
    Ok(json!({ "search": search, "pages": pages, "countViewsMs": counts }))
}

/// What a seller types: logins, names, towns, numbers, goods, whole and as their first letters; two letters included.
async fn typed(world: &World) -> anyhow::Result<Vec<String>> {
    let mut typed = Vec::new();
    for offset in (0..).step_by(997).take(QUERIES / 5) {
        let query = json!({ "view": "all", "filter": {}, "sort": { "by": "bought_at", "descending": true } });
        let page = world
            .call("list_orders", json!({ "query": query, "start": { "offset": offset }, "limit": 1, "snapshot": null }))
            .await?;
        let row = &page["rows"][0];
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let first = |text: &str, count: usize| text.chars().take(count).collect::<String>();
        let name = text("buyerName");
        typed.extend([
            text("buyerLogin"),
            name.clone(),
            first(&name, 2),
            first(&text("firstItem"), 4),
            first(&text("number"), 6),
        ]);
    }
    Ok(typed.into_iter().filter(|text| text.chars().count() >= 2).collect())
}

async fn search(world: &World, bare: &mut SqliteConnection) -> anyhow::Result<Value> {
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for text in typed(world).await? {
        let query =
            json!({ "view": "all", "filter": { "text": text }, "sort": { "by": "bought_at", "descending": true } });
        ours.push(
            timed(world, "list_orders", json!({ "query": query, "start": null, "limit": PAGE, "snapshot": null }))
                .await?,
        );
        floor.push(bare_search(bare, &text).await?);
    }
    let worst = ours.iter().copied().fold(0.0, f64::max);
    let (our95, floor95) = (percentile(&mut ours, 0.95), percentile(&mut floor, 0.95));
    Ok(
        json!({ "queries": ours.len(), "p50": percentile(&mut ours, 0.5), "p95": our95, "worst": worst, "floorP95": floor95, "ratio": our95 / floor95 }),
    )
}

async fn bare_search(bare: &mut SqliteConnection, text: &str) -> anyhow::Result<f64> {
    let found = words(text);
    let (last, before) = found.split_last().context("a word")?;
    let mut parts: Vec<String> = before.iter().map(|word| format!("\"{word}\"")).collect();
    parts.push(format!("\"{last}\" *"));
    let started = Instant::now();
    let sql = "select o.id, o.buyer_name, o.total, o.status from order_search s join orders o on o.key = s.rowid \
         where s.order_search match ? order by s.rowid desc limit ?";
    sqlx::query(sql).bind(parts.join(" AND ")).bind(PAGE).fetch_all(bare).await?;
    Ok(millis(started))
}

async fn pages(world: &World, bare: &mut SqliteConnection) -> anyhow::Result<Value> {
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for view in ["all", "sent", "to_pack", "cancelled", "problems"] {
        for by in ["bought_at", "ship_by", "amount", "buyer", "status", "delivery"] {
            let query = json!({ "view": view, "filter": {}, "sort": { "by": by, "descending": true } });
            let mut start = json!(null);
            for _ in 0..8 {
                let arguments = json!({ "query": query, "start": start, "limit": PAGE, "snapshot": null });
                let started = Instant::now();
                let page = world.call("list_orders", arguments).await?;
                ours.push(millis(started));
                floor.push(bare_rows(bare, &page).await?);
                if page["next"].is_null() {
                    break;
                }
                start = json!({ "after": page["next"] });
            }
        }
    }
    let worst = ours.iter().copied().fold(0.0, f64::max);
    let (our95, floor95) = (percentile(&mut ours, 0.95), percentile(&mut floor, 0.95));
    Ok(
        json!({ "pages": ours.len(), "p50": percentile(&mut ours, 0.5), "p95": our95, "worst": worst, "floorP95": floor95, "ratio": our95 / floor95 }),
    )
}

/// The same rows by their ids, as plain as can be.
async fn bare_rows(bare: &mut SqliteConnection, page: &Value) -> anyhow::Result<f64> {
    let ids: Vec<&str> = page["rows"].as_array().context("rows")?.iter().filter_map(|row| row["id"].as_str()).collect();
    let started = Instant::now();
    let sql = "select o.* from json_each(?) wanted join orders o on o.id = wanted.value";
    sqlx::query(sql).bind(serde_json::to_string(&ids)?).fetch_all(bare).await?;
    Ok(millis(started))
}

async fn timed(world: &World, name: &str, arguments: Value) -> anyhow::Result<f64> {
    let started = Instant::now();
    world.call(name, arguments).await?;
    Ok(millis(started))
}

fn millis(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1_000.0
}

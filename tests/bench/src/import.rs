//! The first import: orders per second against download + JSON parse + bulk insert with a search index.

use std::time::{Duration, Instant};

use anyhow::Context;
use kram_domain::fold::words;
use serde_json::{Value, json};
use sqlx::{Connection, QueryBuilder};

use crate::floor;
use crate::world::World;

const PAGE: usize = 100;

pub(crate) async fn measure(world: &World) -> anyhow::Result<Value> {
    let account = world.link().await?;
    let started = Instant::now();
    world.call("sync_now", json!({ "accounts": [account] })).await?;
    loop {
        let state = world.call("sync_state", json!({})).await?;
        if state["importingDone"].is_null() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    let ours = started.elapsed().as_secs_f64();
    let query = json!({ "view": "all", "filter": {}, "sort": { "by": "bought_at", "descending": true } });
    let count = world.call("count_orders", json!({ "query": query, "snapshot": null })).await?["total"]
        .as_f64()
        .unwrap_or_default();
    let (floor_count, floor) = floor_import(world).await?;
    Ok(json!({
        "orders": count, "seconds": ours, "perSecond": count / ours,
        "floorOrders": floor_count, "floorSeconds": floor, "floorPerSecond": floor_count / floor,
        "ratio": (count / ours) / (floor_count / floor),
    }))
}

/// Same pages, same order, one after the other; the same words into the same kind of index.
async fn floor_import(world: &World) -> anyhow::Result<(f64, f64)> {
    let token = token(world).await?;
    let mut database = floor::connect(&world.scratch.path().join("floor.sqlite")).await?;
    sqlx::raw_sql(
        "create table orders (key integer primary key, id text not null, bought text, buyer text, total text, body text not null) strict; \
         create virtual table order_words using fts5 (words, content = '', contentless_delete = 1, detail = none, prefix = '2 3');",
    )
    .execute(&mut database)
    .await?;
    let started = Instant::now();
    let (mut until, mut count) = (None::<String>, 0_u32);
    loop {
        let page = download(world, &token, until.as_deref()).await?;
        let body: Value = serde_json::from_str(&page)?;
        let forms = body["checkoutForms"].as_array().context("forms")?;
        count += u32::try_from(forms.len())?;
        insert(&mut database, forms, count).await?;
        let oldest = forms.iter().filter_map(bought).min();
        if forms.len() < PAGE || oldest == until {
            break;
        }
        // One order of the overlap is counted twice a page, as in the program's own import.
        until = oldest;
    }
    let seconds = started.elapsed().as_secs_f64();
    let rows: i64 = sqlx::query_scalar("select count(distinct id) from orders").fetch_one(&mut database).await?;
    Ok((f64::from(u32::try_from(rows)?), seconds))
}

fn bought(form: &Value) -> Option<String> {
    let lines = form["lineItems"].as_array()?;
    lines.iter().filter_map(|line| line["boughtAt"].as_str()).max().map(str::to_owned)
}

async fn download(world: &World, token: &str, until: Option<&str>) -> anyhow::Result<String> {
    let mut request = world.http.get(format!("{}/allegro/api/order/checkout-forms", world.sim.url)).bearer_auth(token);
    request = request.header("accept", "application/vnd.allegro.public.v1+json").header("accept-language", "pl-PL");
    request = request.query(&[("limit", "100"), ("sort", "-lineItems.boughtAt")]);
    if let Some(until) = until {
        request = request.query(&[("lineItems.boughtAt.lte", until)]);
    }
    Ok(request.send().await?.error_for_status()?.text().await?)
}

async fn insert(database: &mut sqlx::SqliteConnection, forms: &[Value], first: u32) -> anyhow::Result<()> {
    let mut write = database.begin().await?;
    let text =
        |form: &Value, pointer: &str| form.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let key = |place: usize| i64::from(first) * 1_000 + i64::try_from(place).unwrap_or_default();
    let mut rows = QueryBuilder::new("insert into orders (key, id, bought, buyer, total, body) ");
    rows.push_values(forms.iter().enumerate(), |mut values, (place, form)| {
        values
            .push_bind(key(place))
            .push_bind(text(form, "/id"))
            .push_bind(bought(form))
            .push_bind(text(form, "/buyer/login"));
        values.push_bind(text(form, "/summary/totalToPay/amount")).push_bind(form.to_string());
    });
    rows.build().execute(&mut *write).await?;
    let mut found = QueryBuilder::new("insert into order_words (rowid, words) ");
    found.push_values(forms.iter().enumerate(), |mut values, (place, form)| {
        values.push_bind(key(place)).push_bind(searchable(form));
    });
    found.build().execute(&mut *write).await?;
    write.commit().await?;
    Ok(())
}

fn searchable(form: &Value) -> String {
    let places = [
        "/id",
        "/buyer/login",
        "/buyer/firstName",
        "/buyer/lastName",
        "/buyer/companyName",
        "/buyer/email",
        "/messageToSeller",
        "/delivery/address/firstName",
        "/delivery/address/lastName",
        "/delivery/address/street",
        "/delivery/address/city",
        "/delivery/pickupPoint/id",
        "/delivery/pickupPoint/name",
        "/lineItems/0/offer/name",
        "/lineItems/0/offer/external/id",
    ];
    let texts = places.into_iter().filter_map(|place| form.pointer(place).and_then(Value::as_str));
    texts.flat_map(words).collect::<Vec<_>>().join(" ")
}

/// A second link, for the floor alone.
async fn token(world: &World) -> anyhow::Result<String> {
    let basic = |request: reqwest::RequestBuilder| request.basic_auth("kram-device", Some("sim-device-secret"));
    let device = basic(world.http.post(format!("{}/allegro/auth/oauth/device", world.sim.url)))
        .form(&[("client_id", "kram-device")]);
    let device: Value = device.send().await?.error_for_status()?.json().await?;
    world.sim(json!({ "do": "auth.approve", "user_code": device["user_code"], "account": world.login })).await?;
    let form = [
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("device_code", device["device_code"].as_str().context("a code")?),
    ];
    let pair = basic(world.http.post(format!("{}/allegro/auth/oauth/token", world.sim.url))).form(&form);
    let pair: Value = pair.send().await?.error_for_status()?.json().await?;
    Ok(pair["access_token"].as_str().context("a token")?.to_owned())
}

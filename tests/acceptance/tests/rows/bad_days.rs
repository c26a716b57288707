//! Answers cut short, pages instead of data, no network, restarts: nothing lost, nothing passed over.

use kram_acceptance::World;
use serde_json::json;

#[tokio::test]
async fn the_cursor_never_passes_an_order_that_was_not_read() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    for kind in [json!("truncate"), json!("html"), json!("reset"), json!(500), json!(408)] {
        let made = world.sim(json!({ "do": "order.new", "payment": "ONLINE" })).await;
        world.sim(json!({ "do": "http.fail", "match": "GET /order/checkout-forms/", "kind": kind, "times": 12 })).await;
        let failed = kram.sync().await;
        assert!(failed["accounts"][0]["error"].is_object(), "{kind}: {failed}");
        world.sim(json!({ "do": "http.clear" })).await;
        let mended = kram.sync().await;
        assert!(mended["accounts"][0]["error"].is_null(), "{kind}: {mended}");
        assert!(kram.try_call("get_order", json!({ "id": made["id"] })).await.is_ok(), "{kind}: the order is here");
    }
}

#[tokio::test]
async fn with_the_network_gone_everything_stays_readable_and_its_return_is_noticed() {
    let world = World::new().await;
    let kram = world.app().await;
    kram.link("lampy-nova").await;
    let ids = async || kram.rows("all").await.iter().map(|row| row["id"].clone()).collect::<Vec<_>>();
    let before = ids().await;
    world.sim(json!({ "do": "net", "state": "off" })).await;
    let report = kram.sync().await;
    assert_eq!(report["accounts"][0]["error"]["code"], "offline");
    assert!(kram.call("sync_state", json!({})).await["offlineSince"].is_string());
    assert_eq!(ids().await, before);
    assert!(kram.order(before[0].as_str().expect("an id")).await["lines"].is_array());
    let made = world.sim(json!({ "do": "order.new", "payment": "ONLINE" })).await;
    world.sim(json!({ "do": "net", "state": "on" })).await;
    world.sim(json!({ "do": "clock", "plus": "2m" })).await;
    kram.until("the order came by itself", async || {
        kram.try_call("get_order", json!({ "id": made["id"] })).await.is_ok()
    })
    .await;
    kram.until("the return is noticed", async || kram.call("sync_state", json!({})).await["offlineSince"].is_null())
        .await;
}

#[tokio::test]
async fn a_restart_in_the_middle_of_the_first_import_goes_on_where_it_was() {
    let world =
        World::with(kram_sim::Options { orders: Some(1_200), latency_ms: 30, ..kram_sim::Options::default() }).await;
    let options = kram_app::AppOptions { secrets: kram_app::SecretsChoice::File, ..world.options() };
    let first = kram_app::App::start(options.clone()).await.expect("starts");
    first.call("unlock_secrets", json!({ "passphrase": "tajne haslo" })).await.expect("opens");
    let kram = kram_acceptance::Kram { app: first, world: &world };
    let asked = kram.confirmed("lampy-nova").await;
    kram.call("confirm_link", json!({ "id": asked["id"], "accept": true })).await;
    kram.until("some orders are here", async || kram.rows("all").await.len() >= 100).await;
    kram.app.shutdown().await;
    drop(kram);

    let second = kram_app::App::start(options).await.expect("starts again");
    second.call("unlock_secrets", json!({ "passphrase": "tajne haslo" })).await.expect("opens");
    let kram = kram_acceptance::Kram { app: second, world: &world };
    kram.sync().await;
    kram.until("the import is over", async || kram.call("sync_state", json!({})).await["importingDone"].is_null())
        .await;
    let truth = world.truth("orders?account=lampy-nova").await;
    let query = json!({ "view": "all", "filter": {}, "sort": { "by": "bought_at", "descending": true } });
    let count = kram.call("count_orders", json!({ "query": query, "snapshot": null })).await;
    assert_eq!(count["total"].as_u64(), truth.as_array().map(|orders| orders.len() as u64));
}

#[tokio::test]
async fn commands_refuse_nonsense_with_a_sentence_and_lose_nothing() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    for (name, arguments) in [
        ("nonsense", json!({})),
        ("get_order", json!({})),
        ("get_order", json!({ "id": "no-such-order" })),
        (
            "list_orders",
            json!({ "query": { "view": "all", "filter": {}, "sort": { "by": "amount", "descending": true } }, "start": null, "limit": 0, "snapshot": null }),
        ),
        (
            "list_orders",
            json!({ "query": { "view": "all", "filter": {}, "sort": { "by": "amount", "descending": true } }, "start": { "after": "'; drop table orders" }, "limit": 5, "snapshot": null }),
        ),
        ("update_settings", json!({ "logBodyDays": 0 })),
        ("finish_link_by_url", json!({ "url": "https://evil.example/?code=a&state=b" })),
        ("run_task", json!({ "id": "nothing" })),
    ] {
        let error = kram.try_call(name, arguments.clone()).await.expect_err(name);
        assert!(error.message.len() > 8 && error.message.ends_with('.'), "{name} {arguments}: {}", error.message);
    }
}

#[tokio::test]
async fn only_this_computer_may_be_the_simulator() {
    let world = World::new().await;
    let options = kram_app::AppOptions { simulator_url: Some("http://10.0.0.5:80".to_owned()), ..world.options() };
    assert!(kram_app::App::start(options).await.is_err());
}

#[tokio::test]
async fn example_data_start_with_one_click_and_leave_without_a_trace() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = kram_app::AppOptions {
        data_dir: folder.path().to_owned(),
        simulator_url: None,
        secrets: kram_app::SecretsChoice::Memory,
        read_only_scheduler: false,
    };
    let world = World::new().await;
    let kram = kram_acceptance::Kram { app: kram_app::App::start(options).await.expect("starts"), world: &world };
    let accounts = kram.call("start_demo", json!({})).await;
    assert_eq!(accounts.as_array().map(Vec::len), Some(2));
    kram.until("orders are here", async || kram.rows("all").await.len() > 100).await;
    assert_eq!(kram.call("app_state", json!({})).await["demo"], true);
    kram.call("stop_demo", json!({})).await;
    assert_eq!(kram.rows("all").await.len(), 0);
    assert_eq!(kram.call("list_customers", json!({})).await["total"], 0);
    assert_eq!(kram.call("app_state", json!({})).await["firstRun"], true);
}

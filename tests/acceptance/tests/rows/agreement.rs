//! Nothing is lost: journal, lists and comparison bring both sides to the same state.

use kram_acceptance::{Kram, World};
use serde_json::{Value, json};

async fn compare(kram: &Kram<'_>) {
    let accounts = kram.call("list_accounts", json!({})).await;
    for account in accounts.as_array().expect("accounts") {
        let id = format!("reconcile:{}", account["id"].as_str().expect("an id"));
        let ran = kram.call("run_task", json!({ "id": id })).await;
        assert_eq!(ran["lastOk"], true, "{ran}");
    }
}

#[tokio::test]
async fn m_9_r_13_a_tenth_of_the_events_lost_and_the_rest_shuffled_both_sides_agree_after_the_comparison() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    world.sim(json!([{ "do": "event.drop", "share": 0.1 }, { "do": "event.shuffle", "on": true }])).await;
    for round in 0..5 {
        world.sim(json!({ "do": "order.bulk", "count": 100, "seed": round, "account": "lampy-nova" })).await;
        kram.sync().await;
    }
    // Lists lag some seconds behind; a minute later they are whole.
    world.sim(json!({ "do": "clock", "plus": "1m" })).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    compare(&kram).await;
    agrees_on(&kram, "lampy-nova").await;
    let account = &kram.call("list_accounts", json!({})).await[0];
    assert!(account["sync"]["agreedAt"].is_string(), "the proof has its moment: {account}");
}

/// Every order that Allegro serves of this seller equals ours, field by field.
async fn agrees_on(kram: &Kram<'_>, login: &str) {
    let truth = kram.world.truth(&format!("orders?account={login}")).await;
    let orders = truth.as_array().expect("orders");
    assert!(orders.len() > 40);
    for theirs in orders {
        let raw = kram.call("get_order_raw", json!({ "id": theirs["id"] })).await;
        let ours: Value = serde_json::from_str(raw.as_str().expect("text")).expect("JSON");
        let difference = kram_acceptance::first_difference(&ours, theirs, "");
        assert_eq!(difference, None, "{}", kram.order(theirs["id"].as_str().expect("an id")).await);
    }
    let ids: Vec<&Value> = orders.iter().map(|order| &order["id"]).collect();
    let shown = kram.rows("all").await;
    for row in shown.iter().filter(|row| row["mergedInto"].is_null()) {
        assert!(ids.contains(&&row["id"]), "{} is shown and Allegro does not know it", row["id"]);
    }
}

#[tokio::test]
async fn an_order_whose_events_were_lost_comes_with_the_list_of_changed_ones() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    world.sim(json!({ "do": "event.drop", "share": 1.0 })).await;
    let made = world.sim(json!({ "do": "order.new", "payment": "ONLINE" })).await;
    world.sim(json!({ "do": "clock", "plus": "1m" })).await;
    kram.sync().await;
    assert!(kram.try_call("get_order", json!({ "id": made["id"] })).await.is_ok());
}

#[tokio::test]
async fn m_10_a_merged_order_is_followed_by_its_lines() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let first = kram.new_order(json!({ "status": "FILLED_IN", "buyer": 3 })).await;
    let second = kram.new_order(json!({ "status": "FILLED_IN", "buyer": 3 })).await;
    let ids = [first["row"]["id"].clone(), second["row"]["id"].clone()];
    let merged = world.sim(json!({ "do": "order.merge", "orders": ids })).await;
    kram.sync().await;
    let new = kram.order(merged["id"].as_str().expect("an id")).await;
    let from = new["mergedFrom"].as_array().expect("a list");
    assert!(ids.iter().all(|id| from.contains(id)), "{from:?}");
    let all = kram.rows("all").await;
    for old in &ids {
        assert!(all.iter().all(|row| row["id"] != *old), "the old order left the lists");
        let still = kram.order(old.as_str().expect("an id")).await;
        assert_eq!(still["row"]["mergedInto"], merged["id"], "and is still found by its number");
    }
    assert!(new["timeline"].as_array().expect("a timeline").iter().any(|entry| entry["kind"] == "merged"));
}

#[tokio::test]
async fn s1_16_a_changed_address_keeps_its_history() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "payment": "ONLINE", "delivery": "Allegro Kurier DPD" })).await;
    let before = order["delivery"]["address"]["street"].clone();
    world.sim(json!({ "do": "order.address", "order": order["row"]["id"], "street": "Nowa 7" })).await;
    kram.sync().await;
    let after = kram.order(order["row"]["id"].as_str().expect("an id")).await;
    assert_eq!(after["delivery"]["address"]["street"], "Nowa 7");
    assert_eq!(after["row"]["addressChanged"], true);
    assert_eq!(after["delivery"]["history"][1]["address"]["street"], before);
    assert!(after["timeline"].as_array().expect("a timeline").iter().any(|entry| entry["kind"] == "address_changed"));
}

#[tokio::test]
async fn a_cancelled_order_moves_to_the_cancelled_ones_and_is_a_problem_when_paid() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "payment": "ONLINE" })).await;
    world.sim(json!({ "do": "order.cancel", "order": order["row"]["id"] })).await;
    kram.sync().await;
    let id = &order["row"]["id"];
    assert!(kram.rows("cancelled").await.iter().any(|row| row["id"] == *id));
    assert!(
        kram.rows("problems").await.iter().any(|row| row["id"] == *id && row["problem"] == "cancelled_after_payment")
    );
}

#[tokio::test]
async fn m_4_orders_that_allegro_no_longer_serves_stay() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let before = kram.rows("all").await.len();
    world.sim(json!({ "do": "clock", "plus": "900d" })).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let asked = kram.confirmed("lampy-nova").await;
    kram.call("confirm_link", json!({ "id": asked["id"], "accept": true })).await;
    kram.sync().await;
    compare(&kram).await;
    assert_eq!(kram.rows("all").await.len(), before, "three years old and still here");
}

#[tokio::test]
async fn p_1_the_counters_are_right_after_five_hundred_changes() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    world.sim(json!({ "do": "order.bulk", "count": 500, "seed": 7, "account": "lampy-nova" })).await;
    world.sim(json!({ "do": "clock", "plus": "1m" })).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    kram.sync().await;
    compare(&kram).await;
    let truth = world.truth("orders?account=lampy-nova").await;
    let orders = truth.as_array().expect("orders");
    let ours = |order: &&Value| order["fulfillment"]["provider"]["id"] != "ALLEGRO" && order["status"] != "CANCELLED";
    let ready = |order: &&Value| ours(order) && order["status"] == "READY_FOR_PROCESSING";
    let seller =
        |order: &Value, words: &[&str]| words.contains(&order["fulfillment"]["status"].as_str().unwrap_or("NEW"));
    let expected = [
        (
            "awaiting_payment",
            orders.iter().filter(|order| ours(order) && order["status"] != "READY_FOR_PROCESSING").count(),
        ),
        ("to_pack", orders.iter().filter(|order| ready(order) && seller(order, &["NEW", "PROCESSING"])).count()),
        ("sent", orders.iter().filter(|order| ready(order) && seller(order, &["SENT", "PICKED_UP"])).count()),
    ];
    let counts = kram.call("count_views", json!({})).await;
    for (view, expected) in expected {
        let count = counts.as_array().expect("counts").iter().find(|count| count["view"] == view).expect("the view");
        assert_eq!(count["count"].as_u64(), Some(expected as u64), "{view}");
    }
}

#[tokio::test]
async fn a_cycle_without_news_costs_two_requests_however_many_orders_there_are() {
    let world = World::with(kram_sim::Options { orders: Some(400), ..kram_sim::Options::default() }).await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    world.sim(json!({ "do": "clock", "plus": "2h" })).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    kram.sync().await;
    let before = world.requests().await.len();
    kram.sync().await;
    assert_eq!(world.requests().await.len() - before, 2, "the journal and the list of changed ones");
}

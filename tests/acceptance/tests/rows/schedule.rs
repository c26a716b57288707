//! The scheduler in the simulator's time.

use std::time::Duration;

use kram_acceptance::{Kram, World};
use serde_json::{Value, json};

async fn cycles(kram: &Kram<'_>) -> usize {
    kram.texts(json!({ "topics": ["sync"] })).await.iter().filter(|text| text.starts_with("Synchronizacja:")).count()
}

/// Lets everything that is due now be done.
async fn settle(kram: &Kram<'_>) {
    kram.idle().await;
}

#[tokio::test]
async fn s1_18_half_an_hour_holds_three_cycles() {
    let world = World::new().await;
    let kram = world.app().await;
    let account = kram.link("lampy-nova").await;
    settle(&kram).await;
    let task = task(&kram, &format!("orders:{account}")).await;
    assert_eq!(task["intervalMinutes"], 10, "every ten minutes by default");
    let before = cycles(&kram).await;
    world.sim(json!({ "do": "clock", "plus": "31m" })).await;
    kram.until("three cycles", async || cycles(&kram).await >= before + 3).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(cycles(&kram).await - before, 3);
}

async fn task(kram: &Kram<'_>, id: &str) -> Value {
    let tasks = kram.call("list_tasks", json!({})).await;
    tasks
        .as_array()
        .expect("tasks")
        .iter()
        .find(|task| task["id"] == *id)
        .cloned()
        .unwrap_or_else(|| panic!("{id} in {tasks}"))
}

#[tokio::test]
async fn s1_1_s1_2_s2_6_a_new_order_appears_at_the_next_cycle_by_itself() {
    let world = World::new().await;
    let kram = world.app().await;
    kram.link("lampy-nova").await;
    settle(&kram).await;
    let made = world.sim(json!({ "do": "order.new", "payment": "ONLINE" })).await;
    world.sim(json!({ "do": "clock", "plus": "11m" })).await;
    kram.until("the order is here", async || kram.try_call("get_order", json!({ "id": made["id"] })).await.is_ok())
        .await;
}

#[tokio::test]
async fn s1_19_the_frequency_changes_at_once() {
    let world = World::new().await;
    let kram = world.app().await;
    let account = kram.link("lampy-nova").await;
    settle(&kram).await;
    let id = format!("orders:{account}");
    for wrong in [0, 61] {
        let refused =
            kram.try_call("update_task", json!({ "id": id, "enabled": true, "intervalMinutes": wrong })).await;
        assert!(refused.expect_err("refused").message.contains("1 do 60"));
    }
    kram.call("update_task", json!({ "id": id, "enabled": true, "intervalMinutes": 1 })).await;
    let before = cycles(&kram).await;
    world.sim(json!({ "do": "clock", "plus": "2m" })).await;
    kram.until("a cycle within two minutes", async || cycles(&kram).await > before).await;
    kram.call("update_task", json!({ "id": id, "enabled": true, "intervalMinutes": null })).await;
    assert!(task(&kram, &id).await["nextRunAt"].is_null(), "only by hand");
}

#[tokio::test]
async fn s4_49_the_table_tells_of_every_task_and_runs_it_at_a_word() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    let account = kram.link("lampy-nova").await;
    let id = format!("reconcile:{account}");
    world.sim(json!({ "do": "order.new", "payment": "ONLINE" })).await;
    let ran = kram.call("run_task", json!({ "id": id })).await;
    assert_eq!(ran["lastOk"], true);
    assert!(ran["lastRunAt"].is_string() && ran["nextRunAt"].is_string(), "{ran}");
    assert_eq!(ran["lastResult"], "1 nowe");
    kram.call("update_task", json!({ "id": id, "enabled": false, "intervalMinutes": 60 })).await;
    let off = task(&kram, &id).await;
    assert_eq!((&off["enabled"], &off["nextRunAt"]), (&json!(false), &Value::Null));
}

#[tokio::test]
async fn s4_48_two_accounts_have_their_own_intervals() {
    let world = World::new().await;
    let kram = world.app().await;
    let one = kram.link("lampy-nova").await;
    let other = kram.link("pod_lipa").await;
    kram.call("update_account", json!({ "account": one, "settings": { "ordersIntervalMinutes": 5 } })).await;
    kram.call("update_account", json!({ "account": other, "settings": { "ordersIntervalMinutes": 45 } })).await;
    assert_eq!(task(&kram, &format!("orders:{one}")).await["intervalMinutes"], 5);
    assert_eq!(task(&kram, &format!("orders:{other}")).await["intervalMinutes"], 45);
}

#[tokio::test]
async fn s0_20_points_are_fetched_once_a_day_and_not_again_when_unchanged() {
    let world = World::new().await;
    let kram = world.app().await;
    kram.link("lampy-nova").await;
    kram.until("points are here", async || world.count_requests("GET", "/ALLEGRO/points").await == 1).await;
    let again = kram.call("run_task", json!({ "id": "points" })).await;
    assert_eq!((&again["lastOk"], &again["lastResult"]), (&json!(true), &json!("bez zmian")));
    let requests = world.requests().await;
    let last = requests
        .iter()
        .rfind(|request| request["path"].as_str().is_some_and(|path| path.contains("/ALLEGRO/points")))
        .expect("asked");
    assert_eq!(last["status"], 304, "{last}");
}

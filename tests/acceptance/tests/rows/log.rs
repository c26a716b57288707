//! The activity log: what was asked, answered, decided.

use kram_acceptance::World;
use serde_json::json;

#[tokio::test]
async fn s0_9_a_call_can_be_unfolded_with_request_answer_and_trace_and_shows_no_token() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "payment": "ONLINE" })).await;
    let calls = kram.log(json!({ "kinds": ["request"], "order": order["row"]["id"] })).await;
    let read = calls.first().expect("the order was read by its id");
    assert_eq!(read["text"], "/order/checkout-forms/{id}");
    assert_eq!((&read["method"], &read["status"]), (&json!("GET"), &json!(200)));
    let entry = kram.call("get_log_entry", json!({ "id": read["id"] })).await;
    assert!(entry["traceId"].as_str().is_some_and(|trace| !trace.is_empty()), "{entry}");
    assert!(read["durationMs"].is_u64());
    let body = entry["responseBody"].as_str().expect("the answer");
    assert!(body.contains("\n  ") && body.contains("lineItems"), "formatted: {body}");
    assert!(!body.contains(order["buyer"]["email"].as_str().expect("an e-mail")), "personal data are masked");
    for call in kram.log(json!({ "topics": ["tokens"], "kinds": ["request"] })).await {
        let entry = kram.call("get_log_entry", json!({ "id": call["id"] })).await.to_string();
        assert!(!entry.contains("eyJ") && !entry.contains("Bearer ") && !entry.contains("Basic "), "{entry}");
    }
}

#[tokio::test]
async fn m_24_a_failed_call_is_explained_in_polish_with_the_next_step() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    for (kind, words) in [(json!(503), "awarię"), (json!(403), "zgody"), (json!(429), "ogranicza tempo")] {
        world.sim(json!({ "do": "http.fail", "match": "GET /order/events", "kind": kind, "times": 3 })).await;
        let report = kram.sync().await;
        let error = &report["accounts"][0]["error"];
        assert!(error["message"].as_str().is_some_and(|text| text.contains(words)), "{kind}: {error}");
        assert!(error["nextStep"].as_str().is_some_and(|text| text.len() > 10), "{error}");
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        let entry = kram.call("get_log_entry", json!({ "id": error["logId"] })).await;
        assert_eq!(entry["explanation"]["message"], error["message"]);
        world.sim(json!({ "do": "http.clear" })).await;
    }
}

#[tokio::test]
async fn m_36_a_429_pauses_and_the_seller_is_told() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    world.sim(json!({ "do": "http.fail", "match": "GET /order/events", "kind": 429, "times": 1 })).await;
    kram.sync().await;
    let state = kram.call("sync_state", json!({})).await;
    assert!(state["throttledUntil"].is_string(), "{state}");
    let sent = world.requests().await.len();
    let blocked = kram.sync().await;
    assert_eq!(blocked["accounts"][0]["error"]["code"], "rate_limited");
    assert!(blocked["accounts"][0]["error"]["retryAfterSeconds"].as_u64().is_some_and(|wait| wait > 30));
    assert_eq!(world.requests().await.len(), sent, "asking on would prolong the block");
    assert!(
        kram.texts(json!({ "topics": ["network"] })).await.iter().any(|text| text.contains("Allegro ogranicza tempo"))
    );
}

#[tokio::test]
async fn a_change_of_settings_keeps_old_and_new() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.call("update_settings", json!({ "theme": "dark" })).await;
    let change = kram.log(json!({ "kinds": ["change"] })).await[0].clone();
    let entry = kram.call("get_log_entry", json!({ "id": change["id"] })).await;
    assert_eq!((&entry["oldValue"], &entry["newValue"]), (&json!("system"), &json!("dark")));
}

#[tokio::test]
async fn english_is_spoken_when_chosen() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    kram.call("update_settings", json!({ "language": "en" })).await;
    assert_eq!(kram.sync().await["summary"], "no changes");
    assert!(kram.texts(json!({ "topics": ["sync"] })).await.iter().any(|text| text.starts_with("Synchronisation")));
}

#[tokio::test]
async fn r_6_only_the_hosts_that_are_listed_are_talked_to() {
    let world = World::new().await;
    let kram = world.app().await;
    kram.link("lampy-nova").await;
    let hosts = kram.call("network_hosts", json!({})).await;
    let listed: Vec<&str> = hosts.as_array().expect("hosts").iter().filter_map(|host| host["host"].as_str()).collect();
    for call in kram.log(json!({ "kinds": ["request"] })).await {
        let entry = kram.call("get_log_entry", json!({ "id": call["id"] })).await;
        let host = entry["url"].as_str().and_then(|url| url.split('/').nth(2)).unwrap_or_default().to_owned();
        assert!(listed.contains(&host.as_str()), "{host} is not among {listed:?}");
    }
}

//! The bad days: failing answers, dead connections, limits, and the control channel that stays out of it.

mod support;

use std::time::Duration;

use serde_json::json;
use support::*;

#[tokio::test]
async fn an_answer_fails_as_often_as_told_and_the_journal_says_so() {
    let outside = outside().await;
    let token = outside.seller().await;
    outside.command(json!({"do": "http.fail", "match": "GET /me", "kind": 503, "times": 2})).await;
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(outside.get(&token, "/me").await.status);
    }
    assert_eq!(seen, [503, 503, 200]);
    let faults: Vec<_> = outside
        .requests()
        .await
        .into_iter()
        .filter(|one| one["path"] == "/allegro/api/me")
        .map(|one| one["fault"].clone())
        .collect();
    assert_eq!(faults, [json!("503"), json!("503"), json!(null)]);
}

#[tokio::test]
async fn one_sellers_calls_can_fail_alone() {
    let outside = outside().await;
    let one = text(&outside.link_device("lampy-nova").await, "access_token");
    let two = text(&outside.link_device("pod_lipa").await, "access_token");
    outside.command(json!({"do": "http.fail", "match": "/me", "kind": 503, "times": 5, "account": "pod_lipa"})).await;
    assert_eq!(outside.get(&one, "/me").await.status, 200);
    assert_eq!(outside.get(&two, "/me").await.status, 503);
}

#[tokio::test]
async fn every_status_comes_in_the_shape_allegro_gives_it() {
    let outside = outside().await;
    let token = outside.seller().await;
    for status in [400, 401, 403, 408, 409, 422, 429, 500, 502, 503, 504] {
        outside.command(json!({"do": "http.fail", "match": "/me", "kind": status})).await;
        let answer = outside.get(&token, "/me").await;
        assert_eq!(answer.status, status);
        assert!(!answer.error().is_empty(), "{status}: {}", answer.text);
    }
}

#[tokio::test]
async fn j10_the_limit_blocks_the_key_for_a_minute_without_retry_after() {
    let outside = outside().await;
    let token = outside.seller().await;
    outside.command(json!({"do": "rate-limit", "per_minute": 3})).await;
    for _ in 0..3 {
        assert_eq!(outside.get(&token, "/me").await.status, 200);
    }
    let refused = outside.get(&token, "/me").await;
    assert_eq!((refused.status, refused.error()), (429, "RateLimitExceedException"));
    assert_eq!((refused.header("content-type"), refused.header("retry-after")), ("application/json", ""));
    outside.pass("50s").await;
    assert_eq!(outside.get(&token, "/me").await.status, 429);
    outside.pass("50s").await;
    outside.command(json!({"do": "switch", "name": "retry-after", "value": 60})).await;
    assert_eq!(outside.get(&token, "/me").await.header("retry-after"), "60");
    outside.pass("61s").await;
    assert_eq!(outside.get(&token, "/me").await.status, 200);
}

#[tokio::test]
async fn net_off_closes_connections_without_an_answer_but_not_the_control_channel() {
    let outside = outside().await;
    let token = outside.seller().await;
    outside.command(json!({"do": "net", "state": "off"})).await;
    let request = outside.http.get(outside.url("/allegro/api/me")).bearer_auth(&token);
    assert!(request.send().await.is_err());
    let before = outside.requests().await.len();
    outside.command(json!({"do": "net", "state": "on"})).await;
    assert_eq!(outside.get(&token, "/me").await.status, 200);
    assert_eq!(outside.requests().await.len(), before + 1);
}

#[tokio::test]
async fn a_truncated_answer_ends_before_its_length() {
    let outside = outside().await;
    let token = outside.seller().await;
    outside.command(json!({"do": "http.fail", "match": "/order/checkout-forms", "kind": "truncate"})).await;
    let request = outside.http.get(outside.url("/allegro/api/order/checkout-forms")).bearer_auth(&token);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert!(response.bytes().await.is_err());
}

#[tokio::test]
async fn commit_then_timeout_does_the_work_and_never_says_so() {
    let outside = outside().await;
    let token = outside.seller().await;
    let order = text(&outside.command(json!({"do": "order.new"})).await, "id");
    outside.command(json!({"do": "http.fail", "match": "PUT", "kind": "commit-then-timeout"})).await;
    let url = outside.url(&format!("/allegro/api/order/checkout-forms/{order}/fulfillment"));
    let request = outside.http.put(url).bearer_auth(&token).header("content-type", PUBLIC);
    assert!(request.body(json!({"status": "SENT"}).to_string()).send().await.is_err());
    let form = outside.get(&token, &format!("/order/checkout-forms/{order}")).await.body;
    assert_eq!(form["fulfillment"]["status"], "SENT");
}

#[tokio::test]
async fn a_reset_a_silence_and_a_captcha_are_three_different_things() {
    let outside = outside().await;
    let token = outside.seller().await;
    outside.command(json!({"do": "http.fail", "match": "/me", "kind": "reset"})).await;
    let request = || outside.http.get(outside.url("/allegro/api/me")).bearer_auth(&token);
    assert!(request().send().await.is_err());
    outside.command(json!({"do": "http.fail", "match": "/me", "kind": "timeout", "seconds": 20})).await;
    let silent = request().timeout(Duration::from_millis(200)).send().await.unwrap_err();
    assert!(silent.is_timeout());
    outside.command(json!({"do": "http.fail", "match": "/me", "kind": "html"})).await;
    let captcha = outside.get(&token, "/me").await;
    assert_eq!((captcha.status, captcha.header("content-type")), (200, "text/html; charset=utf-8"));
}

#[tokio::test]
async fn the_journal_of_requests_holds_no_secret() {
    let outside = outside().await;
    let pair = outside.link_device("lampy-nova").await;
    let (access, refresh) = (text(&pair, "access_token"), text(&pair, "refresh_token"));
    outside.get(&access, "/me").await;
    outside.refresh(DEVICE, &refresh).await;
    let journal = json!(outside.requests().await).to_string();
    for secret in [access.as_str(), refresh.as_str(), DEVICE.1, "c2ltLWRldmljZS1zZWNyZXQ"] {
        assert!(!journal.contains(secret));
    }
    assert!(journal.contains("\"grant_type\""));
}

#[tokio::test]
async fn the_clock_jumps_and_those_who_wait_learn_at_once() {
    let outside = outside().await;
    let first = outside.send(outside.http.get(outside.url("/_sim/clock"))).await.body;
    let wait = outside.http.get(outside.url(&format!("/_sim/clock?seen={}", first["version"])));
    let waiting = tokio::spawn(wait.send());
    outside.pass("13h").await;
    let woken: serde_json::Value = waiting.await.unwrap().unwrap().json().await.unwrap();
    assert_ne!(woken["version"], first["version"]);
    assert!(text(&woken, "now").starts_with("2026-11-23T21:0"), "{woken}");
}

#[tokio::test]
async fn a_reset_begins_the_world_anew() {
    let outside = outside().await;
    let token = outside.seller().await;
    let before = outside.state("orders?limit=1").await[0]["buyer"].clone();
    outside.command(json!({"do": "order.new"})).await;
    outside.command(json!({"do": "net", "state": "off"})).await;
    outside.pass("40d").await;
    outside.send(outside.http.post(outside.url("/_sim/reset")).json(&json!({"seed": 1}))).await;
    assert_eq!(outside.state("orders?limit=1").await[0]["buyer"], before);
    assert_eq!(outside.state("orders").await.as_array().unwrap().len(), 400);
    assert_eq!(outside.get(&token, "/me").await.status, 401);
}

#[tokio::test]
async fn a_script_runs_at_the_start_and_other_addresses_are_refused() {
    let path = std::env::temp_dir().join(format!("kram-sim-script-{}.jsonl", std::process::id()));
    std::fs::write(&path, "{\"do\":\"account.add\",\"login\":\"trzeci\"}\n\n{\"do\":\"switch\",\"name\":\"list-lag\",\"value\":\"off\"}\n").unwrap();
    let outside = outside_with(kram_sim::Options { script: Some(path.clone()), ..options() }).await;
    std::fs::remove_file(path).unwrap();
    assert_eq!(outside.sim.accounts, ["lampy-nova", "pod_lipa", "trzeci"]);
    assert_eq!(outside.state("switches").await["list-lag"], false);
    let open = kram_sim::Options { listen: "0.0.0.0:0".parse().unwrap(), ..options() };
    assert!(kram_sim::start(open).await.is_err());
}

#[tokio::test]
async fn a_dropped_simulator_answers_nobody() {
    let outside = outside().await;
    let token = outside.seller().await;
    let (http, url) = (outside.http.clone(), outside.url("/allegro/api/me"));
    drop(outside);
    assert!(http.get(url).bearer_auth(token).send().await.is_err());
}

//! Several accounts beside each other.

use kram_acceptance::World;
use serde_json::json;

#[tokio::test]
async fn s2_10_s2_72_three_accounts_are_fetched_together_and_one_failure_stops_nobody() {
    let world = World::new().await;
    world.sim(json!({ "do": "account.add", "login": "trzecie-konto", "orders": 5 })).await;
    let kram = world.quiet_app().await;
    let logins = ["lampy-nova", "pod_lipa", "trzecie-konto"];
    let mut accounts = Vec::new();
    for login in logins {
        accounts.push(kram.link(login).await);
    }
    world
        .sim(
            json!({ "do": "http.fail", "match": "GET /order/events", "kind": 503, "account": "pod_lipa", "times": 50 }),
        )
        .await;
    for login in ["lampy-nova", "trzecie-konto"] {
        world.sim(json!({ "do": "order.new", "account": login, "payment": "ONLINE" })).await;
    }
    let report = kram.sync().await;
    let results = report["accounts"].as_array().expect("a line per account");
    assert_eq!(results.len(), 3);
    for result in results {
        let failed = result["login"] == "pod_lipa";
        assert_eq!(result["error"].is_object(), failed, "{result}");
        assert_eq!(result["new"], json!(u8::from(!failed)), "{result}");
    }
    for account in &accounts {
        let own = kram.find("all", json!({ "accounts": [account] })).await;
        assert!(!own.is_empty() && own.iter().all(|row| row["account"] == json!(account)));
    }
    assert_eq!(report["summary"], "2 nowe");
}

#[tokio::test]
async fn s2_71_the_current_account_is_remembered() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    let account = kram.link("lampy-nova").await;
    kram.call("update_settings", json!({ "currentAccount": account })).await;
    kram.app.shutdown().await;
    let again = world.quiet_app().await;
    assert_eq!(again.call("app_state", json!({})).await["settings"]["currentAccount"], json!(account));
    let all = again.call("update_settings", json!({ "allAccounts": true })).await;
    assert!(all["currentAccount"].is_null());
}

#[tokio::test]
async fn s2_54_one_click_tells_what_it_brought() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let unpaid = kram.new_order(json!({ "status": "FILLED_IN" })).await;
    for _ in 0..3 {
        world.sim(json!({ "do": "order.new", "payment": "ONLINE" })).await;
    }
    world.sim(json!({ "do": "order.pay", "order": unpaid["row"]["id"] })).await;
    assert_eq!(kram.sync().await["summary"], "3 nowe, 1 zmienione");
}

//! Linking an account in each way, and every way in which it may go wrong.

use kram_acceptance::World;
use serde_json::{Value, json};

#[tokio::test]
async fn s4_5_s4_6_s4_7_the_device_code_is_confirmed_and_the_account_asked_for() {
    let world = World::new().await;
    let kram = world.app().await;
    let attempt =
        kram.call("start_link", json!({ "environment": "simulator", "method": "device", "account": null })).await;
    assert_eq!(attempt["stage"], "waiting");
    let code = attempt["userCode"].as_str().expect("a code");
    let url = attempt["url"].as_str().expect("an address");
    assert!(url.to_uppercase().contains(&code.replace('-', "")), "the address carries the code: {url}");
    assert!(attempt["expiresAt"].is_string());
    world.sim(json!({ "do": "auth.approve", "user_code": code.replace('-', ""), "account": "lampy-nova" })).await;
    let asked = kram.stage(&attempt["id"], &["confirm_account"]).await;
    assert_eq!(asked["login"], "lampy-nova");
    assert_eq!(kram.call("list_accounts", json!({})).await, json!([]), "nothing is kept before the answer");
}

#[tokio::test]
async fn s4_9_s4_10_tokens_are_shown_masked_with_their_life() {
    let world = World::new().await;
    let kram = world.app().await;
    let asked = kram.confirmed("lampy-nova").await;
    let done = kram.call("confirm_link", json!({ "id": asked["id"], "accept": true })).await;
    assert_eq!((&done["stage"], &done["message"]), (&json!("done"), &json!("Tokeny pobrane pomyślnie")));
    let accounts = kram.call("list_accounts", json!({})).await;
    let tokens = &accounts[0]["tokens"];
    for name in ["accessMasked", "refreshMasked"] {
        let masked = tokens[name].as_str().expect("masked");
        assert!(masked.starts_with("••••") && masked.chars().count() == 8, "{masked}");
    }
    assert!(tokens["accessExpiresAt"].as_str() < tokens["refreshExpiresAt"].as_str());
}

#[tokio::test]
async fn s4_13_no_throws_the_new_tokens_away() {
    let world = World::new().await;
    let kram = world.app().await;
    let asked = kram.confirmed("lampy-nova").await;
    let said_no = kram.call("confirm_link", json!({ "id": asked["id"], "accept": false })).await;
    assert_eq!(said_no["stage"], "cancelled");
    assert_eq!(kram.call("list_accounts", json!({})).await, json!([]));
}

#[tokio::test]
async fn a_refused_code_says_so_and_another_may_be_asked_for() {
    let world = World::new().await;
    let kram = world.app().await;
    let attempt =
        kram.call("start_link", json!({ "environment": "simulator", "method": "device", "account": null })).await;
    let code = attempt["userCode"].as_str().expect("a code").replace('-', "");
    world.sim(json!({ "do": "auth.deny", "user_code": code })).await;
    assert_eq!(kram.stage(&attempt["id"], &["denied"]).await["stage"], "denied");
    assert_eq!(kram.confirmed("lampy-nova").await["stage"], "confirm_account");
}

#[tokio::test]
async fn s4_5_an_attempt_can_be_given_up() {
    let world = World::new().await;
    let kram = world.app().await;
    let attempt =
        kram.call("start_link", json!({ "environment": "simulator", "method": "device", "account": null })).await;
    let cancelled = kram.call("cancel_link", json!({ "id": attempt["id"] })).await;
    assert_eq!(cancelled["stage"], "cancelled");
    let code = attempt["userCode"].as_str().expect("a code").replace('-', "");
    world.sim(json!({ "do": "auth.approve", "user_code": code, "account": "lampy-nova" })).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(kram.call("list_accounts", json!({})).await, json!([]), "a late confirmation links nothing");
}

fn query(url: &str, name: &str) -> String {
    let pairs = url.split('?').nth(1).expect("a query").split('&');
    pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).expect("the value").1.to_owned()
}

#[tokio::test]
async fn s2_20_a_deep_link_finishes_the_link_and_a_wrong_state_is_refused() {
    let world = World::new().await;
    let kram = world.app().await;
    let attempt =
        kram.call("start_link", json!({ "environment": "simulator", "method": "deep_link", "account": null })).await;
    let url = attempt["url"].as_str().expect("an address");
    assert_eq!(query(url, "code_challenge_method"), "S256");
    assert_eq!(query(url, "prompt"), "confirm");
    let back = world.approved(url, "lampy-nova").await;
    assert!(back.starts_with("kram://oauth/callback?"), "{back}");

    let forged = back.replace(&query(&back, "state"), "forged");
    let refused =
        kram.try_call("finish_link_by_url", json!({ "url": forged })).await.expect_err("a wrong state is refused");
    assert!(refused.message.contains("nie pasuje"), "{}", refused.message);

    kram.call("finish_link_by_url", json!({ "url": back })).await;
    assert_eq!(kram.stage(&attempt["id"], &["confirm_account"]).await["login"], "lampy-nova");
    let again = kram.try_call("finish_link_by_url", json!({ "url": back })).await;
    assert!(again.is_err(), "an answer works once");
}

#[tokio::test]
async fn s2_20_the_program_may_be_closed_before_the_browser_comes_back() {
    let world = World::new().await;
    let options = kram_app::AppOptions { secrets: kram_app::SecretsChoice::File, ..world.options() };
    let first = kram_app::App::start(options.clone()).await.expect("starts");
    first.call("unlock_secrets", json!({ "passphrase": "tajne haslo" })).await.expect("opens");
    let attempt = first
        .call("start_link", json!({ "environment": "simulator", "method": "deep_link", "account": null }))
        .await
        .expect("begins");
    first.shutdown().await;
    let back = world.approved(attempt["url"].as_str().expect("an address"), "lampy-nova").await;

    let second = kram_app::App::start(options).await.expect("starts again");
    second.call("unlock_secrets", json!({ "passphrase": "tajne haslo" })).await.expect("opens");
    let finishing = second.call("finish_link_by_url", json!({ "url": back })).await.expect("finishes");
    let kram = kram_acceptance::Kram { app: second, world: &world };
    assert_eq!(kram.stage(&finishing["id"], &["confirm_account"]).await["login"], "lampy-nova");
}

#[tokio::test]
async fn s4_7_an_account_linked_already_renews_its_link_and_keeps_its_orders() {
    let world = World::new().await;
    let kram = world.app().await;
    let account = kram.link("lampy-nova").await;
    let before = kram.rows("all").await.len();
    let asked = kram.confirmed("lampy-nova").await;
    assert_eq!(asked["stage"], "confirm_renewal");
    let done = kram.call("confirm_link", json!({ "id": asked["id"], "accept": true })).await;
    assert_eq!(done["account"], json!(account));
    assert_eq!(kram.call("list_accounts", json!({})).await.as_array().map(Vec::len), Some(1));
    assert_eq!(kram.rows("all").await.len(), before);
}

#[tokio::test]
async fn p_66_a_revoked_link_is_asked_for_once_and_only_the_same_login_mends_it() {
    let world = World::new().await;
    let kram = world.app().await;
    let account = kram.link("lampy-nova").await;
    let orders = kram.rows("all").await.len();
    world.sim(json!({ "do": "token.revoke", "account": "lampy-nova" })).await;
    let report = kram.sync().await;
    assert_eq!(report["accounts"][0]["error"]["code"], "relink_needed", "{report}");
    kram.until("the account asks to be linked", async || {
        kram.call("list_accounts", json!({})).await[0]["state"] == "needs_relink"
    })
    .await;
    assert_eq!(kram.rows("all").await.len(), orders, "reading goes on");
    kram.sync().await;
    let asked: Vec<String> = kram
        .texts(json!({ "topics": ["accounts"] }))
        .await
        .into_iter()
        .filter(|text| text.contains("ponowne powiązanie"))
        .collect();
    assert_eq!(asked.len(), 1, "one banner, not one per cycle");

    let wrong = relink(&world, &kram, &account, "pod_lipa").await;
    assert_eq!(wrong["stage"], "failed", "{wrong}");
    assert!(wrong["message"].as_str().is_some_and(|text| text.contains("pod_lipa") && text.contains("lampy-nova")));
    let right = relink(&world, &kram, &account, "lampy-nova").await;
    assert_eq!(right["stage"], "done", "{right}");
    assert!(kram.sync().await["accounts"][0]["error"].is_null());
}

async fn relink(world: &World, kram: &kram_acceptance::Kram<'_>, account: &str, login: &str) -> Value {
    let attempt =
        kram.call("start_link", json!({ "environment": "simulator", "method": "device", "account": account })).await;
    let code = attempt["userCode"].as_str().expect("a code").replace('-', "");
    world.sim(json!({ "do": "auth.approve", "user_code": code, "account": login })).await;
    kram.stage(&attempt["id"], &["done", "failed"]).await
}

#[tokio::test]
async fn s4_3_the_environment_of_an_account_is_never_flipped() {
    let world = World::new().await;
    let kram = world.app().await;
    let account = kram.link("lampy-nova").await;
    let flipped =
        kram.try_call("start_link", json!({ "environment": "sandbox", "method": "device", "account": account })).await;
    assert!(flipped.expect_err("refused").message.contains("Środowiska"));
    let hosts = kram.call("network_hosts", json!({})).await.to_string();
    assert!(hosts.contains("api.allegro.pl.allegrosandbox.pl") && hosts.contains("\"api.allegro.pl\""), "{hosts}");
}

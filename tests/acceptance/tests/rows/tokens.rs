//! Twelve hours, three months, sixty seconds: the life of a token pair.

use kram_acceptance::World;
use serde_json::json;

#[tokio::test]
async fn s4_14_thirteen_hours_later_the_next_call_succeeds_after_one_renewal() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    world.sim(json!({ "do": "clock", "plus": "13h" })).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let report = kram.sync().await;
    assert!(report["accounts"][0]["error"].is_null(), "{report}");
    let renewals = kram.texts(json!({ "topics": ["tokens"], "kinds": ["event"] })).await;
    assert_eq!(renewals, ["Odnowiono tokeny"]);
}

#[tokio::test]
async fn s4_15_a_renewal_replaces_the_whole_pair_and_survives_a_restart() {
    let world = World::new().await;
    let options =
        kram_app::AppOptions { secrets: kram_app::SecretsChoice::File, read_only_scheduler: true, ..world.options() };
    let first = kram_app::App::start(options.clone()).await.expect("starts");
    first.call("unlock_secrets", json!({ "passphrase": "tajne haslo" })).await.expect("opens");
    let kram = kram_acceptance::Kram { app: first, world: &world };
    let account = kram.link("lampy-nova").await;
    let before = kram.call("list_accounts", json!({})).await[0]["tokens"].clone();
    let after = kram.call("renew_tokens", json!({ "account": account })).await["tokens"].clone();
    assert_ne!(before["accessMasked"], after["accessMasked"]);
    assert_ne!(before["refreshMasked"], after["refreshMasked"]);
    // Past the minute of grace the old pair is dead: only a durable new one still works.
    world.sim(json!({ "do": "clock", "plus": "13h" })).await;
    // Not shut down: dropped where it stands, as a crash would.
    drop(kram);
    let second = kram_app::App::start(options).await.expect("starts again");
    second.call("unlock_secrets", json!({ "passphrase": "tajne haslo" })).await.expect("opens");
    let kram = kram_acceptance::Kram { app: second, world: &world };
    let report = kram.sync().await;
    assert!(report["accounts"][0]["error"].is_null(), "{report}");
}

#[tokio::test]
async fn s4_17_without_the_scheduler_tokens_are_renewed_before_an_action() {
    let world = World::new().await;
    let kram = world.app().await;
    kram.link("lampy-nova").await;
    kram.idle().await;
    kram.call("update_settings", json!({ "scheduler": false })).await;
    world.sim(json!({ "do": "clock", "plus": "20h" })).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let before = world.count_requests("POST", "/oauth/token").await;
    assert!(kram.sync().await["accounts"][0]["error"].is_null());
    assert_eq!(world.count_requests("POST", "/oauth/token").await - before, 1);
}

#[tokio::test]
async fn s4_18_tokens_are_renewed_at_a_word() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    let account = kram.link("lampy-nova").await;
    world.sim(json!({ "do": "clock", "plus": "1h" })).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let before = kram.call("list_accounts", json!({})).await[0]["tokens"]["accessExpiresAt"].clone();
    let after = kram.call("renew_tokens", json!({ "account": account })).await["tokens"]["accessExpiresAt"].clone();
    assert!(after.as_str() > before.as_str(), "{before} → {after}");
}

#[tokio::test]
async fn two_calls_at_once_renew_once() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    world.sim(json!({ "do": "clock", "plus": "13h" })).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let before = world.count_requests("POST", "/oauth/token").await;
    let id = kram.rows("all").await[0]["id"].clone();
    let (one, other) = tokio::join!(kram.sync(), kram.call("refresh_order", json!({ "id": id })));
    assert!(one["accounts"][0]["error"].is_null() && other["row"].is_object());
    assert_eq!(world.count_requests("POST", "/oauth/token").await - before, 1);
}

#[tokio::test]
async fn s2_14_no_text_of_linking_asks_to_switch_two_step_login_off() {
    let world = World::new().await;
    let kram = world.app().await;
    kram.link("lampy-nova").await;
    let texts = kram.texts(json!({})).await.join("\n").to_lowercase();
    assert!(!texts.contains("dwuetapow") && !texts.contains("two-step"));
}

#[tokio::test]
async fn no_token_is_in_any_file_that_was_written() {
    let world = World::new().await;
    let options = kram_app::AppOptions { secrets: kram_app::SecretsChoice::File, ..world.options() };
    let app = kram_app::App::start(options).await.expect("starts");
    app.call("unlock_secrets", json!({ "passphrase": "tajne haslo" })).await.expect("opens");
    let kram = kram_acceptance::Kram { app, world: &world };
    let account = kram.link("lampy-nova").await;
    kram.call("renew_tokens", json!({ "account": account })).await;
    kram.app.shutdown().await;
    for file in std::fs::read_dir(world.folder.path()).expect("the folder") {
        let path = file.expect("a file").path();
        let written = String::from_utf8_lossy(&std::fs::read(&path).expect("read")).into_owned();
        // Every token of Allegro's begins so; the encrypted file is random and may.
        let encrypted = path.extension().is_some_and(|extension| extension == "kram");
        assert!(encrypted || !written.contains("eyJ"), "{} holds a token", path.display());
        assert!(!written.contains("tajne haslo"), "{} holds the passphrase", path.display());
    }
}

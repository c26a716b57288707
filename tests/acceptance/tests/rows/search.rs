//! Finding: by any word, number or code, with Polish letters or without.

use kram_acceptance::{Kram, World};
use serde_json::{Value, json};

async fn found(kram: &Kram<'_>, text: &str) -> Vec<String> {
    let rows = kram.find("all", json!({ "text": text })).await;
    rows.iter().map(|row| row["id"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn m_3_s2_76_an_order_is_found_by_everything_a_seller_may_know_of_it() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram
        .new_order(json!({ "delivery": "Allegro Kurier DPD", "message": "Dzwonić po szesnastej", "payment": "ONLINE" }))
        .await;
    let id = order["row"]["id"].as_str().expect("an id").to_owned();
    world.sim(json!({ "do": "order.address", "order": id, "phoneNumber": "+48 600 700-800" })).await;
    kram.sync().await;
    let order = kram.order(&id).await;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let digits = "600700800".to_owned();
    let login = text(&order["row"]["buyerLogin"]);
    let sku = text(&order["lines"][0]["sku"]);
    let city = text(&order["delivery"]["address"]["city"]);
    let surname = text(&order["buyer"]["name"]).split(' ').next_back().unwrap_or_default().to_owned();
    for words in [
        &login,
        &id[..8].to_owned(),
        &digits,
        &digits[3..8].to_owned(),
        &city,
        &surname,
        &"szesnastej".to_owned(),
        &"SZES".to_owned(),
    ] {
        assert!(found(&kram, words).await.contains(&id), "{words:?} finds the order");
    }
    if !sku.is_empty() {
        assert!(found(&kram, &sku).await.contains(&id), "SKU {sku}");
    }
    let boxed = kram.new_order(json!({ "delivery": "Allegro One Box", "payment": "ONLINE" })).await;
    let point = text(&boxed["delivery"]["point"]["id"]);
    assert!(found(&kram, &point).await.contains(&text(&boxed["row"]["id"])), "by its point {point}");
    for row in kram.rows("all").await.iter().filter(|row| !text(&row["buyerName"]).is_ascii()).take(5) {
        let plain = kram_domain::fold::fold(&text(&row["buyerName"]));
        assert!(found(&kram, &plain).await.contains(&text(&row["id"])), "{plain} finds {}", row["buyerName"]);
    }
    assert!(!found(&kram, "nieistniejacy").await.contains(&id));
}

#[tokio::test]
async fn s2_77_a_customer_is_found_by_part_of_the_login() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "buyer": 9, "payment": "ONLINE" })).await;
    let login = order["row"]["buyerLogin"].as_str().expect("a login");
    let end = login.len() - 1;
    for part in [&login[..4], &login[1..end], &login[2..], &login.to_uppercase()] {
        let page = kram.call("list_customers", json!({ "text": part })).await;
        let ids: Vec<&Value> = page["rows"].as_array().expect("rows").iter().map(|row| &row["id"]).collect();
        assert!(ids.contains(&&order["buyer"]["customer"]), "{part}: {page}");
    }
}

#[tokio::test]
async fn p_39_a_scanned_code_finds_its_order() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "payment": "ONLINE" })).await;
    let id = order["row"]["id"].as_str().expect("an id");
    for code in [id, &id[..8]] {
        let codes = kram.call("find_by_code", json!({ "code": code })).await;
        assert_eq!(codes["orders"][0]["id"], json!(id), "{code}");
    }
    assert_eq!(kram.call("find_by_code", json!({ "code": "0000000000000" })).await["orders"], json!([]));
}

#[tokio::test]
async fn p_16_views_are_saved_and_survive_a_restart() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    let query = json!({ "view": "to_pack", "filter": { "deadline": "until_tomorrow" }, "sort": { "by": "ship_by", "descending": false } });
    let saved = kram
        .call(
            "save_view",
            json!({ "id": null, "name": "Jutro rano", "query": query, "columns": ["number", "buyer"], "position": 1 }),
        )
        .await;
    kram.app.shutdown().await;
    let again = world.quiet_app().await;
    let views = again.call("list_views", json!({})).await;
    assert_eq!(views, json!([saved]));
    let unnamed = again
        .try_call("save_view", json!({ "id": null, "name": " ", "query": query, "columns": [], "position": 2 }))
        .await;
    assert_eq!(unnamed.expect_err("refused").fields[0].field, "name");
}

#[tokio::test]
async fn pages_follow_each_other_without_gaps_in_every_sort() {
    let world = World::with(kram_sim::Options { orders: Some(120), ..kram_sim::Options::default() }).await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    kram.link("pod_lipa").await;
    for by in ["bought_at", "ship_by", "amount", "buyer", "status", "delivery"] {
        for descending in [true, false] {
            let query = json!({ "view": "all", "filter": {}, "sort": { "by": by, "descending": descending } });
            let whole = kram
                .call("list_orders", json!({ "query": query, "start": null, "limit": 500, "snapshot": null }))
                .await;
            let (mut walked, mut start) = (Vec::new(), Value::Null);
            loop {
                let page = kram
                    .call(
                        "list_orders",
                        json!({ "query": query, "start": start, "limit": 7, "snapshot": whole["snapshot"] }),
                    )
                    .await;
                walked.extend(page["rows"].as_array().expect("rows").clone());
                if page["next"].is_null() {
                    break;
                }
                start = json!({ "after": page["next"] });
            }
            assert_eq!(json!(walked), whole["rows"], "{by}, descending: {descending}");
            let jumped = kram
                .call(
                    "list_orders",
                    json!({ "query": query, "start": { "offset": 11 }, "limit": 5, "snapshot": whole["snapshot"] }),
                )
                .await;
            assert_eq!(
                jumped["rows"].as_array().expect("rows")[..],
                whole["rows"].as_array().expect("rows")[11..16],
                "a jump in {by}"
            );
        }
    }
}

#[tokio::test]
async fn s1_2_new_orders_do_not_move_a_list_that_is_open() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let query = json!({ "view": "all", "filter": {}, "sort": { "by": "bought_at", "descending": true } });
    let ask = |snapshot: Value| json!({ "query": query, "start": null, "limit": 50, "snapshot": snapshot });
    let opened = kram.call("list_orders", ask(Value::Null)).await;
    kram.new_order(json!({ "payment": "ONLINE" })).await;
    let same = kram.call("list_orders", ask(opened["snapshot"].clone())).await;
    assert_eq!(same["rows"], opened["rows"]);
    let count = kram.call("count_orders", json!({ "query": query, "snapshot": opened["snapshot"] })).await;
    assert_eq!(count["newer"], 1);
}

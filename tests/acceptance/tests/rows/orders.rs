//! What is known of an order.

use kram_acceptance::World;
use serde_json::json;

#[tokio::test]
async fn s1_3_the_sale_date_is_kept_to_the_moment_also_in_the_night_of_the_clock_change() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "at": "2026-10-25T00:30:00Z" })).await;
    assert_eq!(order["lines"][0]["boughtAt"].as_str().map(|at| &at[..19]), Some("2026-10-25T00:30:00"));
}

#[tokio::test]
async fn s1_4_an_order_tells_whether_it_wants_an_invoice_and_for_whom() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let company = kram.new_order(json!({ "invoice": "company" })).await;
    assert_eq!(company["invoice"]["required"], true);
    for field in ["company", "taxId", "address"] {
        assert!(
            company["invoice"][field].as_str().is_some_and(|text| !text.is_empty()),
            "{field}: {}",
            company["invoice"]
        );
    }
    assert_eq!(company["invoice"]["taxIdKind"], "PL_NIP");
    let none = kram.new_order(json!({ "invoice": "none" })).await;
    assert_eq!(none["invoice"]["required"], false);
}

#[tokio::test]
async fn s1_5_delivery_data_are_whole() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "delivery": "Allegro One Box", "payment": "ONLINE", "smart": true })).await;
    let delivery = &order["delivery"];
    assert_eq!(delivery["kind"], "locker");
    assert!(delivery["method"].as_str().is_some_and(|name| name.starts_with("Allegro One Box")));
    assert_eq!(delivery["smart"], true);
    for field in ["street", "postCode", "city"] {
        assert!(delivery["address"][field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {delivery}");
    }
    assert!(
        delivery["point"]["id"].is_string() && delivery["shipBy"].is_string() && delivery["windowTo"].is_string(),
        "{delivery}"
    );
    assert!(delivery["cost"]["minor"].is_i64());
}

#[tokio::test]
async fn s1_6_payment_tells_paid_awaiting_and_cash_on_delivery() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let paid = kram.new_order(json!({ "payment": "ONLINE" })).await;
    assert_eq!(paid["payment"]["state"], "paid");
    assert_eq!(paid["payment"]["paid"], paid["payment"]["toPay"]);
    assert!(paid["payment"]["finishedAt"].is_string());
    let cash = kram.new_order(json!({ "payment": "CASH_ON_DELIVERY" })).await;
    assert_eq!(cash["payment"]["state"], "cash_on_delivery");
    let awaiting = kram.new_order(json!({ "status": "FILLED_IN" })).await;
    assert_eq!(awaiting["payment"]["state"], "awaiting");
    let order = world.sim(json!({ "do": "order.surcharge", "order": paid["row"]["id"], "minor": 500 })).await;
    kram.sync().await;
    let surcharged = kram.order(order["id"].as_str().expect("an id")).await;
    assert_eq!(surcharged["payment"]["surcharges"][0]["paid"]["minor"], 500);
}

#[tokio::test]
async fn p_8_an_underpaid_order_shows_the_difference() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram
        .new_order(json!({ "payment": "ONLINE", "price_minor": 10_000, "cost_minor": 0, "paid_minor": 9_900 }))
        .await;
    assert_eq!(order["row"]["payment"], "underpaid");
    assert_eq!(order["row"]["paymentDifference"], json!({ "minor": -100, "currency": "PLN" }));
    assert!(order["problems"].as_array().is_some_and(|problems| problems.contains(&json!("underpaid"))));
}

#[tokio::test]
async fn p_9_the_buyers_message_is_in_the_row() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "message": "Proszę zapakować na prezent" })).await;
    assert_eq!(order["row"]["buyerMessage"], "Proszę zapakować na prezent");
}

#[tokio::test]
async fn p_14_the_star_goes_with_the_first_opening() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "payment": "ONLINE" })).await;
    assert_eq!(order["row"]["isNew"], true);
    let id = order["row"]["id"].as_str().expect("an id");
    kram.call("mark_order_opened", json!({ "id": id })).await;
    assert_eq!(kram.order(id).await["row"]["isNew"], false);
}

#[tokio::test]
async fn p_19_orders_sort_by_their_dispatch_deadline() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    for delivery in ["Allegro One Box", "Allegro Kurier DPD", "Allegro Paczkomaty InPost"] {
        kram.new_order(json!({ "delivery": delivery, "payment": "ONLINE" })).await;
    }
    let query = json!({ "view": "to_pack", "filter": {}, "sort": { "by": "ship_by", "descending": false } });
    let page = kram.call("list_orders", json!({ "query": query, "start": null, "limit": 100, "snapshot": null })).await;
    let deadlines: Vec<&str> =
        page["rows"].as_array().expect("rows").iter().filter_map(|row| row["shipBy"].as_str()).collect();
    assert!(deadlines.len() > 1 && deadlines.is_sorted(), "{deadlines:?}");
}

#[tokio::test]
async fn p_21_orders_that_allegro_ships_are_marked_and_stand_in_no_queue_of_ours() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "provider": "ALLEGRO", "payment": "ONLINE" })).await;
    assert_eq!(order["row"]["fulfilledByAllegro"], true);
    let id = &order["row"]["id"];
    assert!(kram.rows("all").await.iter().any(|row| row["id"] == *id));
    for view in ["to_pack", "packed", "due_today", "new"] {
        assert!(kram.rows(view).await.iter().all(|row| row["id"] != *id), "not in {view}");
    }
}

#[tokio::test]
async fn s2_51_purchase_details_and_the_raw_order_are_kept() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "payment": "ONLINE", "quantity": 2 })).await;
    let line = &order["lines"][0];
    assert!(line["offerId"].as_str().is_some_and(|id| !id.is_empty()) && line["id"].is_string());
    assert_eq!(line["sum"]["minor"].as_i64(), line["price"]["minor"].as_i64().map(|price| price * 2));
    let raw = kram.call("get_order_raw", json!({ "id": order["row"]["id"] })).await;
    let raw: serde_json::Value = serde_json::from_str(raw.as_str().expect("text")).expect("JSON");
    assert_eq!(raw["lineItems"][0]["id"], line["id"]);
}

#[tokio::test]
async fn m_38_deposits_identity_and_deferred_terms_are_shown_rightly() {
    let world = World::with(kram_sim::Options::default()).await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let truth = world.truth("orders").await;
    let mine = |wanted: &dyn Fn(&serde_json::Value) -> bool| {
        truth
            .as_array()
            .expect("orders")
            .iter()
            .find(|order| order["account"] == "lampy-nova" && wanted(order))
            .cloned()
    };
    let deposit = mine(&|order| {
        order["lineItems"].as_array().is_some_and(|lines| lines.iter().any(|line| line["deposit"]["price"].is_object()))
    });
    let deposit = kram.order(deposit.expect("an order with a deposit")["id"].as_str().expect("an id")).await;
    assert!(deposit["depositTotal"]["minor"].as_i64().is_some_and(|minor| minor > 0), "{}", deposit["lines"]);
    let identity = mine(&|order| order["buyer"]["personalIdentity"].is_string()).expect("an order with an identity");
    let shown = kram.order(identity["id"].as_str().expect("an id")).await["buyer"]["personalIdentityMasked"].clone();
    let whole = identity["buyer"]["personalIdentity"].as_str().expect("text");
    assert!(shown.as_str().is_some_and(|shown| shown.contains('•') && shown != whole), "{shown}");
    let term = mine(&|order| order["payment"]["type"] == "EXTENDED_TERM").expect("a deferred order");
    let term = kram.order(term["id"].as_str().expect("an id")).await;
    assert_eq!(term["payment"]["state"], "deferred");
    assert!(term["invoice"]["dueDate"].is_string(), "{}", term["invoice"]);
}

#[tokio::test]
async fn s2_49_s2_50_orders_from_running_and_ended_offers_are_imported() {
    let world = World::with(kram_sim::Options::default()).await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let truth = world.truth("orders").await;
    let theirs = truth.as_array().expect("orders").iter().filter(|order| order["account"] == "lampy-nova").count();
    let page = kram.call("count_orders", json!({ "query": { "view": "all", "filter": {}, "sort": { "by": "bought_at", "descending": true } }, "snapshot": null })).await;
    assert_eq!(page["total"].as_u64(), Some(theirs as u64), "whatever became of the offer, the order is here");
}

#[tokio::test]
async fn an_unknown_status_is_shown_as_it_is() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    world.sim(json!({ "do": "switch", "name": "unknown-enum", "value": true })).await;
    kram.link("lampy-nova").await;
    let odd =
        kram.rows("all").await.into_iter().find(|row| row["status"]["other"] == "ON_HOLD").expect("an order on hold");
    assert!(kram.order(odd["id"].as_str().expect("an id")).await["row"]["status"]["other"] == "ON_HOLD");
}

#[tokio::test]
async fn s0_23_s0_21_the_pickup_point_is_known_with_the_network_gone() {
    let world = World::new().await;
    let kram = world.app().await;
    kram.link("lampy-nova").await;
    let order = kram.new_order(json!({ "delivery": "Allegro One Box", "payment": "ONLINE" })).await;
    kram.call("run_task", json!({ "id": "points" })).await;
    world.sim(json!({ "do": "net", "state": "off" })).await;
    let point = kram.order(order["row"]["id"].as_str().expect("an id")).await["delivery"]["point"].clone();
    assert_eq!(point["known"], true, "{point}");
    for field in ["id", "name", "address", "network", "openingHours"] {
        assert!(point[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {point}");
    }
}

#[tokio::test]
async fn s1_15_s1_16_s2_52_s2_53_customers_are_found_by_who_they_are_not_by_their_masked_email() {
    let world = World::new().await;
    let kram = world.quiet_app().await;
    kram.link("lampy-nova").await;
    let first = kram.new_order(json!({ "buyer": 7, "payment": "ONLINE" })).await;
    let second = kram.new_order(json!({ "buyer": 7, "payment": "ONLINE" })).await;
    assert_ne!(first["buyer"]["email"], second["buyer"]["email"], "Allegro masks an e-mail per order");
    assert_eq!(first["buyer"]["customer"], second["buyer"]["customer"]);
    let card = kram.call("get_customer", json!({ "id": first["buyer"]["customer"] })).await;
    let orders = card["orders"].as_array().expect("orders");
    assert!([&first, &second].iter().all(|order| orders.iter().any(|row| row["id"] == order["row"]["id"])));
    assert_eq!(card["emails"].as_array().map(Vec::len), Some(orders.len()), "each order brought its own");
    for field in ["name", "email", "phone", "city"] {
        assert!(card["row"][field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {}", card["row"]);
    }
    let other = kram.new_order(json!({ "buyer": 8, "payment": "ONLINE" })).await;
    assert_ne!(other["buyer"]["customer"], first["buyer"]["customer"]);
    assert!(!card["addresses"].as_array().expect("addresses").is_empty());
}

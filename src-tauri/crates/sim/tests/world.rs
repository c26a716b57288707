//! What the profiles hold, what the list answers, and that a seed is a world.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod support;

use std::collections::HashSet;

use kram_sim::{Options, Profile};
use serde_json::{Value, json};
use support::*;

async fn every_form(outside: &Outside) -> Vec<Value> {
    outside.state("orders").await.as_array().unwrap().clone()
}

#[tokio::test]
async fn the_same_seed_is_the_same_world_byte_for_byte() {
    let (one, two) = (outside().await, outside().await);
    for what in ["orders", "returns", "points", "accounts", "waybills", "events"] {
        let path = format!("/_sim/state/{what}");
        let first = one.send(one.http.get(one.url(&path))).await.text;
        let second = two.send(two.http.get(two.url(&path))).await.text;
        assert!(first.len() > 300 && first == second, "{what} differs");
    }
    let other = outside_with(Options { seed: 2, ..options() }).await;
    assert_ne!(every_form(&one).await[0]["buyer"], every_form(&other).await[0]["buyer"]);
}

#[tokio::test]
async fn amounts_agree_in_every_order() {
    let outside = outside().await;
    let forms = every_form(&outside).await;
    assert_eq!(forms.len(), 400);
    for form in &forms {
        let lines: i64 = form["lineItems"].as_array().unwrap().iter().map(line_minor).sum();
        let delivery = if form["delivery"].is_null() { None } else { Some(minor(&form["delivery"]["cost"])) };
        let total = minor(&form["summary"]["totalToPay"]);
        // An emptied cancelled order no longer says what delivery was to cost.
        match delivery {
            Some(cost) => assert_eq!(lines + cost, total, "{form}"),
            None => assert!(total >= lines, "{form}"),
        }
    }
}

fn line_minor(line: &Value) -> i64 {
    let deposit = if line["deposit"].is_null() { 0 } else { minor(&line["deposit"]["price"]) };
    let services: i64 =
        line["selectedAdditionalServices"].as_array().unwrap().iter().map(|one| minor(&one["price"])).sum();
    line["quantity"].as_i64().unwrap() * (minor(&line["price"]) + deposit) + services
}

#[tokio::test]
async fn the_shop_shows_every_odd_case() {
    let outside = outside().await;
    let forms = every_form(&outside).await;
    let some = |what: &str, test: &dyn Fn(&Value) -> bool| assert!(forms.iter().any(test), "no order with {what}");
    some("cash on delivery", &|form| {
        form["payment"]["type"] == "CASH_ON_DELIVERY"
            && form["payment"]["finishedAt"].is_string()
            && form["payment"]["paidAmount"].is_null()
    });
    some("company invoice", &|form| form["invoice"]["address"]["company"]["ids"][0]["type"] == "PL_NIP");
    some("union VAT", &|form| form["invoice"]["features"][0] == "VAT_EU_VERIFIED");
    for market in ["allegro-cz", "allegro-sk", "allegro-hu", "allegro-business-cz"] {
        some(market, &|form| form["marketplace"]["id"] == market);
    }
    some("a part paid", &|form| {
        let paid = &form["payment"]["paidAmount"];
        paid.is_object() && minor(paid) < minor(&form["summary"]["totalToPay"]) && form["surcharges"] == json!([])
    });
    some("a surcharge", &|form| form["surcharges"][0]["paidAmount"].is_object());
    some("lines of two purchases", &|form| {
        let moments: HashSet<String> =
            form["lineItems"].as_array().unwrap().iter().map(|line| text(line, "boughtAt")[..10].to_owned()).collect();
        moments.len() > 1
    });
    some("cancelled after payment", &|form| form["status"] == "CANCELLED" && form["payment"]["paidAmount"].is_object());
    some("cancelled unpaid", &|form| {
        form["status"] == "CANCELLED" && form["payment"].is_null() && form["delivery"].is_null()
    });
    some("a changed address", &|form| form["delivery"]["address"]["modifiedAt"].is_string());
    some("deposit", &|form| form["lineItems"][0]["deposit"]["price"]["amount"] == "6.00");
    some("One Fulfillment", &|form| form["fulfillment"]["provider"]["id"] == "ALLEGRO");
    some("Smart!", &|form| form["delivery"]["smart"] == true && form["delivery"]["cost"]["amount"] == "0.00");
    some("extended term", &|form| form["payment"]["type"] == "EXTENDED_TERM" && form["invoice"]["dueDate"].is_string());
    some("a bare purchase", &|form| {
        form["status"] == "BOUGHT" && form["delivery"].is_null() && form["buyer"]["address"].is_object()
    });
    some("an unpaid form", &|form| {
        form["status"] == "FILLED_IN"
            && form["delivery"]["address"].is_null()
            && form["payment"]["finishedAt"].is_null()
    });
    some("a personal number", &|form| form["buyer"]["personalIdentity"].is_string());
    some("a note", &|form| form["note"]["text"].is_string());
    some("a garbage phone", &|form| form["buyer"]["phoneNumber"] == "------");
    let methods: HashSet<String> =
        forms.iter().filter_map(|form| form["delivery"]["method"]["name"].as_str()).map(str::to_owned).collect();
    assert_eq!(methods.len(), 28, "{methods:?}");
}

#[tokio::test]
async fn j16_absent_objects_are_explicit_nulls_and_emails_differ_by_order() {
    let outside = outside().await;
    let token = outside.seller().await;
    let order = |buyer: i64| json!({"do": "order.new", "status": "BOUGHT", "buyer": buyer});
    let (one, two) = (outside.command(order(3)).await, outside.command(order(3)).await);
    for field in ["payment", "delivery", "note"] {
        assert_eq!(one.get(field), Some(&Value::Null), "{field}");
    }
    assert_ne!(one["buyer"]["email"], two["buyer"]["email"]);
    assert_eq!(one["buyer"]["login"], two["buyer"]["login"]);
    outside.command(json!({"do": "switch", "name": "shared-buyer-email", "value": true})).await;
    let form = |id: &Value| format!("/order/checkout-forms/{}", id.as_str().unwrap());
    let (one, two) = (outside.get(&token, &form(&one["id"])).await, outside.get(&token, &form(&two["id"])).await);
    assert_eq!(one.body["buyer"]["email"], two.body["buyer"]["email"]);
    outside.command(json!({"do": "switch", "name": "explicit-nulls", "value": false})).await;
    let lean = outside.get(&token, &form(&one.body["id"])).await;
    assert!(!lean.text.contains("null"), "{}", lean.text);
}

#[tokio::test]
async fn j15_a_page_beyond_ten_thousand_is_refused() {
    let outside = outside().await;
    let token = outside.seller().await;
    let beyond = outside.get(&token, "/order/checkout-forms?offset=9901&limit=100").await;
    assert_eq!((beyond.status, beyond.error()), (422, "VALIDATION_ERROR"));
    assert_eq!(outside.get(&token, "/order/checkout-forms?offset=9900&limit=100").await.status, 200);
    assert_eq!(outside.get(&token, "/order/checkout-forms?limit=101").await.status, 422);
    assert_eq!(outside.get(&token, "/order/checkout-forms?sort=id").await.status, 400);
}

#[tokio::test]
async fn j15_pages_follow_both_sorts_without_gap_or_double() {
    let outside = outside().await;
    let token = outside.seller().await;
    let all = outside.state("orders?account=lampy-nova").await;
    for (sort, field) in [
        ("updatedAt", "updatedAt"),
        ("-updatedAt", "updatedAt"),
        ("-lineItems.boughtAt", ""),
        ("lineItems.boughtAt", ""),
    ] {
        let mut seen = Vec::new();
        let mut moments = Vec::new();
        for offset in [0, 80, 160] {
            let page =
                outside.get(&token, &format!("/order/checkout-forms?limit=80&offset={offset}&sort={sort}")).await.body;
            assert_eq!(page["totalCount"], 200);
            seen.extend(ids(&page));
            moments.extend(page["checkoutForms"].as_array().unwrap().iter().map(|form| moment(form, field)));
        }
        let mut sorted = moments.clone();
        sorted.sort();
        if sort.starts_with('-') {
            sorted.reverse();
        }
        assert_eq!(moments, sorted, "{sort}");
        let unique: HashSet<&String> = seen.iter().collect();
        assert_eq!((seen.len(), unique.len()), (all.as_array().unwrap().len(), 200));
    }
}

fn moment(form: &Value, field: &str) -> String {
    let lines = form["lineItems"].as_array().unwrap();
    let newest = lines.iter().map(|line| text(line, "boughtAt")).max().unwrap();
    if field.is_empty() { newest } else { text(form, field) }
}

type Fits = Box<dyn Fn(&Value) -> bool>;

#[tokio::test]
async fn j15_filters_hide_exactly_what_does_not_fit() {
    let outside = outside().await;
    let token = outside.seller().await;
    let all = outside.state("orders?account=lampy-nova").await;
    let buyer = text(&all[0]["buyer"], "login");
    let from = text(&all[40], "updatedAt");
    let cases: Vec<(String, Fits)> = vec![
        ("status=CANCELLED".to_owned(), Box::new(|form| form["status"] == "CANCELLED")),
        ("fulfillment.status=SENT".to_owned(), Box::new(|form| form["fulfillment"]["status"] == "SENT")),
        (
            "fulfillment.provider.id=ALLEGRO".to_owned(),
            Box::new(|form| form["fulfillment"]["provider"]["id"] == "ALLEGRO"),
        ),
        ("marketplace.id=allegro-cz".to_owned(), Box::new(|form| form["marketplace"]["id"] == "allegro-cz")),
        (format!("buyer.login={buyer}"), Box::new(move |form| form["buyer"]["login"] == buyer)),
        (
            format!("updatedAt.gte={from}&status=READY_FOR_PROCESSING"),
            Box::new(move |form| text(form, "updatedAt") >= from && form["status"] == "READY_FOR_PROCESSING"),
        ),
    ];
    for (query, fits) in cases {
        let page = outside.get(&token, &format!("/order/checkout-forms?{query}")).await.body;
        let expected = all.as_array().unwrap().iter().filter(|form| fits(form)).count();
        assert!(expected > 0, "{query} fits nothing, so it proves nothing");
        assert_eq!(page["totalCount"], expected, "{query}");
        assert!(page["checkoutForms"].as_array().unwrap().iter().all(&fits), "{query}");
    }
}

#[tokio::test]
async fn c3_an_id_that_is_no_time_uuid_is_refused_and_a_foreign_order_is_not_found() {
    let outside = outside().await;
    let token = outside.seller().await;
    for id in ["abc", "29738e61-7f6a-41e8-ac45-09db60ede9d6"] {
        let answer = outside.get(&token, &format!("/order/checkout-forms/{id}")).await;
        assert_eq!((answer.status, &answer.body["errors"][0]["path"]), (422, &json!("getOrder.checkoutFormId")));
    }
    let foreign = outside.command(json!({"do": "order.new", "account": "pod_lipa"})).await;
    let answer = outside.get(&token, &format!("/order/checkout-forms/{}", text(&foreign, "id"))).await;
    assert_eq!((answer.status, answer.error()), (404, "CheckoutFormNotFoundException"));
}

#[tokio::test]
async fn j15_orders_older_than_a_year_are_not_served() {
    let warehouse = Options { profile: Profile::Warehouse, orders: Some(3_000), ..options() };
    let outside = outside_with(warehouse).await;
    let token = outside.seller().await;
    let page = outside.get(&token, "/order/checkout-forms?sort=lineItems.boughtAt&limit=1").await.body;
    let total = page["totalCount"].as_i64().unwrap();
    assert!((950..=1_050).contains(&total), "{total}");
    assert!(moment(&page["checkoutForms"][0], "").as_str() >= "2025-11-23");
    let oldest = outside.state("orders").await.as_array().unwrap().last().unwrap().clone();
    assert_eq!(outside.get(&token, &format!("/order/checkout-forms/{}", text(&oldest, "id"))).await.status, 404);
    outside.command(json!({"do": "switch", "name": "served-days", "value": 2000})).await;
    let all = outside.get(&token, "/order/checkout-forms?limit=1").await.body;
    assert_eq!(all["totalCount"], 3_000);
}

#[tokio::test]
async fn bulk_changes_leave_list_and_truth_in_agreement() {
    let outside = outside().await;
    let token = outside.seller().await;
    let done = outside.command(json!({"do": "order.bulk", "count": 500, "seed": 7, "account": "lampy-nova"})).await;
    let kinds = done["kinds"].as_object().unwrap();
    for kind in ["new", "pay", "address", "cancel", "merge", "split", "fulfillment"] {
        assert!(kinds.contains_key(kind), "{kind} is missing in {done}");
    }
    assert_eq!(kinds.values().map(|count| count.as_i64().unwrap()).sum::<i64>(), 500);
    outside.pass("10s").await;
    let truth = outside.state("orders?account=lampy-nova").await;
    let mut listed = Vec::new();
    for offset in (0..2_000).step_by(100) {
        let page = outside.get(&token, &format!("/order/checkout-forms?offset={offset}")).await.body;
        listed.extend(page["checkoutForms"].as_array().unwrap().clone());
    }
    let by_id = |mut forms: Vec<Value>| {
        forms.sort_by_key(|form| text(form, "id"));
        forms
    };
    let mut truth = truth.as_array().unwrap().clone();
    for form in &mut truth {
        form.as_object_mut().unwrap().remove("account");
    }
    assert_eq!(by_id(listed), by_id(truth));
}

//! FACTS J11–J18 and J20: orders, their journal, their list.

mod support;

use serde_json::{Value, json};
use support::*;

/// A seller with an empty shop, so that every event is this test's own.
async fn empty_shop() -> (Outside, String) {
    let outside = outside().await;
    outside.command(json!({"do": "account.add", "login": "pusto"})).await;
    let token = text(&outside.link_device("pusto").await, "access_token");
    (outside, token)
}

async fn make(outside: &Outside, command: Value) -> Value {
    let mut command = command;
    command["account"] = json!("pusto");
    outside.command(command).await
}

#[tokio::test]
async fn j11_an_empty_account_has_no_latest_event() {
    let (outside, token) = empty_shop().await;
    assert_eq!(outside.get(&token, "/order/event-stats").await.body, json!({"latestEvent": null}));
    assert_eq!(outside.get(&token, "/order/events").await.body, json!({"events": []}));
}

#[tokio::test]
async fn j11_the_journal_is_read_from_any_number_on_exclusively() {
    let (outside, token) = empty_shop().await;
    make(&outside, json!({"do": "order.new"})).await;
    let all = outside.get(&token, "/order/events").await.body;
    assert_eq!(kinds(&all), ["BOUGHT", "FILLED_IN", "READY_FOR_PROCESSING"]);
    let id: i64 = text(&all["events"][0], "id").parse().unwrap();
    let rest = outside.get(&token, &format!("/order/events?from={id}")).await.body;
    assert_eq!(kinds(&rest), ["FILLED_IN", "READY_FOR_PROCESSING"]);
    let invented = outside.get(&token, &format!("/order/events?from={}", id - 1)).await.body;
    assert_eq!(invented, all);
    let beyond = outside.get(&token, "/order/events?from=9223372036854775807").await.body;
    assert_eq!(beyond, json!({"events": []}));
    let latest = outside.get(&token, "/order/event-stats").await.body;
    assert_eq!(latest["latestEvent"]["id"], all["events"][2]["id"]);
}

#[tokio::test]
async fn j11_a_bad_position_or_limit_is_refused() {
    let (outside, token) = empty_shop().await;
    for from in ["-1", "abc", "9223372036854775808", "1.5"] {
        let answer = outside.get(&token, &format!("/order/events?from={from}")).await;
        assert_eq!((answer.status, answer.error()), (422, "VALIDATION_ERROR"), "{from}");
        assert_eq!(answer.body["errors"][0]["path"], "getOrderEvents.from");
    }
    assert_eq!(outside.get(&token, "/order/events?limit=1001").await.status, 422);
    assert_eq!(outside.get(&token, "/order/events?limit=0").await.status, 422);
}

#[tokio::test]
async fn j11_types_filter_and_sixty_days_are_kept() {
    let (outside, token) = empty_shop().await;
    make(&outside, json!({"do": "order.new"})).await;
    let path = "/order/events?type=BOUGHT&type=READY_FOR_PROCESSING";
    assert_eq!(kinds(&outside.get(&token, path).await.body), ["BOUGHT", "READY_FOR_PROCESSING"]);
    outside.pass("61d").await;
    let token = text(&outside.link_device("pusto").await, "access_token");
    assert_eq!(kinds(&outside.get(&token, "/order/events").await.body), Vec::<String>::new());
}

#[tokio::test]
async fn j12_a_dropped_event_is_found_by_the_list_only() {
    let (outside, token) = empty_shop().await;
    make(&outside, json!({"do": "event.drop", "share": 1.0})).await;
    let order = make(&outside, json!({"do": "order.new"})).await;
    assert_eq!(outside.get(&token, "/order/events").await.body, json!({"events": []}));
    assert_eq!(outside.state("events?account=pusto").await["dropped"], 3);
    let list = outside.get(&token, "/order/checkout-forms").await.body;
    assert_eq!(ids(&list), [text(&order, "id")]);
}

#[tokio::test]
async fn j12_a_late_event_comes_with_its_old_moment_and_a_new_id() {
    let (outside, token) = empty_shop().await;
    make(&outside, json!({"do": "event.delay", "by": "30m"})).await;
    let order = make(&outside, json!({"do": "order.new", "status": "BOUGHT"})).await;
    make(&outside, json!({"do": "event.delay", "share": 0.0})).await;
    make(&outside, json!({"do": "order.new", "status": "BOUGHT"})).await;
    let before = outside.get(&token, "/order/events").await.body;
    assert_eq!(kinds(&before), ["BOUGHT"]);
    outside.pass("31m").await;
    let seen = text(&before["events"][0], "id");
    let late = outside.get(&token, &format!("/order/events?from={seen}")).await.body;
    assert_eq!(late["events"][0]["order"]["checkoutForm"]["id"], order["id"]);
    assert!(text(&late["events"][0], "occurredAt") < text(&before["events"][0], "occurredAt"));
}

#[tokio::test]
async fn j12_a_payment_may_be_told_twice_with_one_moment() {
    let (outside, token) = empty_shop().await;
    make(&outside, json!({"do": "event.double"})).await;
    make(&outside, json!({"do": "order.new"})).await;
    let page = outside.get(&token, "/order/events?type=READY_FOR_PROCESSING").await.body;
    let (one, two) = (&page["events"][0], &page["events"][1]);
    assert_eq!((&one["occurredAt"], &one["order"]), (&two["occurredAt"], &two["order"]));
    assert_ne!(one["id"], two["id"]);
}

#[tokio::test]
async fn amounts_and_moments_can_be_asked_for() {
    let (outside, token) = empty_shop().await;
    let wish = json!({
        "do": "order.new",
        "at": "2026-10-25T00:30:00Z",
        "delivery": "Allegro Kurier DPD",
        "lines": 1,
        "quantity": 2,
        "price_minor": 4_500,
        "cost_minor": 1_000,
        "paid_minor": 9_900,
    });
    let id = text(&make(&outside, wish).await, "id");
    let form = outside.get(&token, &format!("/order/checkout-forms/{id}")).await.body;
    assert_eq!(form["lineItems"][0]["boughtAt"], "2026-10-25T00:30:00.000Z");
    assert_eq!(form["summary"]["totalToPay"]["amount"], "100.00");
    assert_eq!(form["payment"]["paidAmount"]["amount"], "99.00");
}

#[tokio::test]
async fn nothing_a_buyer_does_lies_in_the_future() {
    let (outside, token) = empty_shop().await;
    outside.command(json!({"do": "order.bulk", "count": 200, "account": "pusto"})).await;
    let now = text(&outside.send(outside.http.get(outside.url("/_sim/clock"))).await.body, "now");
    outside.pass("6s").await;
    for order in outside.state("orders").await.as_array().unwrap() {
        assert!(text(order, "updatedAt") <= now, "{order}");
        assert!(order["payment"]["finishedAt"].as_str().unwrap_or_default() <= now.as_str(), "{order}");
    }
    let page = outside.get(&token, &format!("/order/checkout-forms?updatedAt.lte={now}&limit=1")).await.body;
    assert_eq!(page["totalCount"], outside.state("orders?account=pusto").await.as_array().unwrap().len());
}

#[tokio::test]
async fn j12_shuffled_events_lose_their_order_but_none_is_lost() {
    let (outside, token) = empty_shop().await;
    make(&outside, json!({"do": "event.shuffle"})).await;
    for _ in 0..8 {
        make(&outside, json!({"do": "order.new"})).await;
    }
    let page = outside.get(&token, "/order/events").await.body;
    let all = page["events"].as_array().unwrap();
    let mut orders: Vec<&Value> = all.iter().map(|event| &event["order"]["checkoutForm"]["id"]).collect();
    assert_eq!(orders.len(), 24);
    orders.dedup();
    assert!(orders.len() > 12, "events of one order still stand together");
    let mut ids: Vec<i64> = all.iter().map(|event| text(event, "id").parse().unwrap()).collect();
    let served = ids.clone();
    ids.sort_unstable();
    assert_eq!(served, ids);
}

#[tokio::test]
async fn j12_the_payment_event_may_come_before_the_form_knows() {
    let (outside, token) = empty_shop().await;
    let order = text(&make(&outside, json!({"do": "order.new", "status": "FILLED_IN"})).await, "id");
    make(&outside, json!({"do": "order.pay", "order": order, "early": true})).await;
    let events = outside.get(&token, "/order/events?type=READY_FOR_PROCESSING").await.body;
    assert_eq!(events["events"][0]["order"]["checkoutForm"]["id"], order);
    let path = format!("/order/checkout-forms/{order}");
    assert_eq!(outside.get(&token, &path).await.body["status"], "FILLED_IN");
    outside.pass("6s").await;
    assert_eq!(outside.get(&token, &path).await.body["status"], "READY_FOR_PROCESSING");
}

#[tokio::test]
async fn j13_a_merge_keeps_line_ids_drops_the_old_forms_and_says_nothing() {
    let (outside, token) = empty_shop().await;
    let one = make(&outside, json!({"do": "order.new", "status": "FILLED_IN", "buyer": 7})).await;
    outside.pass("1h").await;
    let two = make(&outside, json!({"do": "order.new", "status": "FILLED_IN", "buyer": 7})).await;
    let since = text(&outside.get(&token, "/order/event-stats").await.body["latestEvent"], "id");
    let merged = make(&outside, json!({"do": "order.merge", "orders": [one["id"], two["id"]]})).await;
    let lines =
        |form: &Value| form["lineItems"].as_array().unwrap().iter().map(|line| text(line, "id")).collect::<Vec<_>>();
    assert_eq!(lines(&merged), [lines(&one), lines(&two)].concat());
    for old in [&one, &two] {
        let answer = outside.get(&token, &format!("/order/checkout-forms/{}", text(old, "id"))).await;
        assert_eq!((answer.status, answer.error()), (404, "CheckoutFormNotFoundException"));
    }
    let events = outside.get(&token, &format!("/order/events?from={since}")).await.body;
    assert_eq!(kinds(&events), ["READY_FOR_PROCESSING"]);
    assert_eq!(events["events"][0]["order"]["checkoutForm"]["id"], merged["id"]);
    let newest = &two["lineItems"][0]["boughtAt"];
    let path = format!("/order/checkout-forms?lineItems.boughtAt.gte={}", newest.as_str().unwrap());
    assert_eq!(ids(&outside.get(&token, &path).await.body), [text(&merged, "id")]);
}

#[tokio::test]
async fn a_split_gives_two_new_forms_with_the_old_lines() {
    let (outside, token) = empty_shop().await;
    let order = make(&outside, json!({"do": "order.new", "status": "FILLED_IN", "lines": 3})).await;
    let split = make(&outside, json!({"do": "order.split", "order": order["id"]})).await;
    let parts = split["orders"].as_array().unwrap();
    let lines: Vec<&Value> =
        parts.iter().flat_map(|part| part["lineItems"].as_array().unwrap()).map(|line| &line["id"]).collect();
    let before: Vec<&Value> = order["lineItems"].as_array().unwrap().iter().map(|line| &line["id"]).collect();
    assert_eq!(lines, before);
    assert_eq!(outside.get(&token, &format!("/order/checkout-forms/{}", text(&order, "id"))).await.status, 404);
    assert_eq!(outside.get(&token, "/order/checkout-forms").await.body["totalCount"], 2);
}

#[tokio::test]
async fn j14_a_paid_order_can_be_cancelled_by_the_buyer() {
    let (outside, token) = empty_shop().await;
    let order = make(&outside, json!({"do": "order.new", "payment": "ONLINE"})).await;
    make(&outside, json!({"do": "order.cancel", "order": order["id"]})).await;
    let form = outside.get(&token, &format!("/order/checkout-forms/{}", text(&order, "id"))).await.body;
    assert_eq!(form["status"], "CANCELLED");
    assert_eq!(form["payment"]["paidAmount"], form["summary"]["totalToPay"]);
    assert!(form["delivery"]["cancellation"]["date"].is_string());
    let events = outside.get(&token, "/order/events").await.body;
    assert_eq!(kinds(&events).last().unwrap(), "BUYER_CANCELLED");
}

#[tokio::test]
async fn j14_an_unpaid_purchase_ends_by_itself_after_fourteen_days() {
    let (outside, _) = empty_shop().await;
    let order = make(&outside, json!({"do": "order.new", "status": "FILLED_IN"})).await;
    outside.pass("14d1m").await;
    let token = text(&outside.link_device("pusto").await, "access_token");
    let form = outside.get(&token, &format!("/order/checkout-forms/{}", text(&order, "id"))).await.body;
    assert_eq!(
        (&form["status"], &form["payment"], &form["delivery"]),
        (&json!("CANCELLED"), &Value::Null, &Value::Null)
    );
    let events = outside.get(&token, "/order/events").await.body;
    assert_eq!(kinds(&events).last().unwrap(), "AUTO_CANCELLED");
}

#[tokio::test]
async fn j14_a_surcharge_repeats_ready_and_an_address_change_moves_the_revision() {
    let (outside, token) = empty_shop().await;
    let order = make(&outside, json!({"do": "order.new"})).await;
    make(&outside, json!({"do": "order.surcharge", "order": order["id"], "minor": 500})).await;
    let path = format!("/order/checkout-forms/{}", text(&order, "id"));
    let charged = outside.get(&token, &path).await.body;
    assert_eq!(charged["surcharges"][0]["paidAmount"]["amount"], "5.00");
    make(&outside, json!({"do": "order.address", "order": order["id"], "street": "ul. Żabia 1"})).await;
    let moved = outside.get(&token, &path).await.body;
    assert_eq!(moved["delivery"]["address"]["street"], "ul. Żabia 1");
    assert!(moved["delivery"]["address"]["modifiedAt"].is_string());
    assert_ne!(moved["revision"], charged["revision"]);
    let events = outside.get(&token, "/order/events").await.body;
    assert_eq!(kinds(&events)[2..], ["READY_FOR_PROCESSING", "READY_FOR_PROCESSING", "BUYER_MODIFIED"]);
}

#[tokio::test]
async fn j15_the_list_lags_behind_a_status_and_the_form_does_not() {
    let (outside, token) = empty_shop().await;
    let order = text(&make(&outside, json!({"do": "order.new"})).await, "id");
    assert_eq!(outside.put_status(&token, &order, "PROCESSING", None).await.status, 204);
    let form = outside.get(&token, &format!("/order/checkout-forms/{order}")).await.body;
    assert_eq!(form["fulfillment"]["status"], "PROCESSING");
    let listed = outside.get(&token, "/order/checkout-forms").await.body;
    assert_eq!(listed["checkoutForms"][0]["fulfillment"]["status"], "NEW");
    outside.pass("6s").await;
    let listed = outside.get(&token, "/order/checkout-forms").await.body;
    assert_eq!(listed["checkoutForms"][0], form);
}

#[tokio::test]
async fn j17_every_status_can_be_set_but_returned() {
    let (outside, token) = empty_shop().await;
    let order = text(&make(&outside, json!({"do": "order.new"})).await, "id");
    for status in ["PROCESSING", "SENT", "NEW", "READY_FOR_PICKUP", "PICKED_UP", "SUSPENDED", "CANCELLED"] {
        assert_eq!(outside.put_status(&token, &order, status, None).await.status, 204, "{status}");
    }
    let form = outside.get(&token, &format!("/order/checkout-forms/{order}")).await.body;
    assert_eq!(form["status"], "READY_FOR_PROCESSING");
    assert_eq!(outside.put_status(&token, &order, "RETURNED", None).await.status, 422);
    assert_eq!(outside.put_status(&token, &order, "PACKED", None).await.status, 422);
    let events = outside.get(&token, "/order/events?type=FULFILLMENT_STATUS_CHANGED").await.body;
    assert_eq!(kinds(&events).len(), 7);
}

#[tokio::test]
async fn j17_an_outdated_revision_conflicts() {
    let (outside, token) = empty_shop().await;
    let order = make(&outside, json!({"do": "order.new"})).await;
    let (id, old) = (text(&order, "id"), text(&order, "revision"));
    make(&outside, json!({"do": "order.address", "order": id})).await;
    let conflict = outside.put_status(&token, &id, "SENT", Some(&old)).await;
    assert_eq!((conflict.status, conflict.error()), (409, "ConflictException"));
    let fresh = text(&outside.get(&token, &format!("/order/checkout-forms/{id}")).await.body, "revision");
    assert_eq!(outside.put_status(&token, &id, "SENT", Some(&fresh)).await.status, 204);
}

#[tokio::test]
async fn j17_too_many_operations_end_in_a_refusal_without_words() {
    let (outside, token) = empty_shop().await;
    outside.command(json!({"do": "switch", "name": "operation-limit", "value": 2})).await;
    let order = text(&make(&outside, json!({"do": "order.new"})).await, "id");
    let mut seen = Vec::new();
    for status in ["PROCESSING", "SENT", "NEW"] {
        let answer = outside.put_status(&token, &order, status, None).await;
        seen.push((answer.status, answer.error().to_owned(), answer.body["errors"][0]["message"].clone()));
    }
    assert_eq!((seen[0].0, seen[1].0), (204, 204));
    assert_eq!(seen[2], (422, "SellerOrdersStoreUnprocessableEntityException".to_owned(), Value::Null));
}

#[tokio::test]
async fn j18_a_waybill_is_checked_by_its_carriers_pattern() {
    let (outside, token) = empty_shop().await;
    let order = make(&outside, json!({"do": "order.new", "lines": 2})).await;
    let id = text(&order, "id");
    let refused = outside.add_waybill(&token, &id, json!({"carrierId": "INPOST", "waybill": "123"})).await;
    assert_eq!((refused.status, refused.error()), (400, "WaybillValidationException"));
    let allegro = outside.add_waybill(&token, &id, json!({"carrierId": "ALLEGRO", "waybill": "AD-1239134"})).await;
    assert_eq!(allegro.status, 400);
    let foreign =
        json!({"carrierId": "OTHER", "waybill": "X1", "lineItems": [{"id": "f39efcdc-e639-11f1-a7dd-6bf24917f782"}]});
    assert_eq!(outside.add_waybill(&token, &id, foreign).await.status, 422);
    let part = json!({"carrierId": "INPOST", "waybill": "620111222333444555666777", "lineItems": [{"id": order["lineItems"][0]["id"]}]});
    let added = outside.add_waybill(&token, &id, part.clone()).await;
    assert_eq!((added.status, &added.body["id"]), (201, &json!("SU5QT1NUOjYyMDExMTIyMjMzMzQ0NDU1NTY2Njc3Nw==")));
    outside.add_waybill(&token, &id, part).await;
    let listed = outside.get(&token, &format!("/order/checkout-forms/{id}/shipments")).await.body;
    assert_eq!(listed["shipments"].as_array().unwrap().len(), 1);
    let form = outside.get(&token, &format!("/order/checkout-forms/{id}")).await.body;
    assert_eq!(form["fulfillment"]["shipmentSummary"]["lineItemsSent"], "SOME");
}

#[tokio::test]
async fn j18_a_number_on_too_many_orders_conflicts_and_tracking_follows_the_clock() {
    let (outside, token) = empty_shop().await;
    let body = json!({"carrierId": "INPOST", "waybill": "620111222333444555666777"});
    let mut statuses = Vec::new();
    for _ in 0..11 {
        let order = make(&outside, json!({"do": "order.new", "delivery": "Allegro Paczkomaty InPost"})).await;
        statuses.push(outside.add_waybill(&token, &text(&order, "id"), body.clone()).await.status);
    }
    assert_eq!(statuses, [vec![201; 10], vec![409]].concat());
    let path = "/order/carriers/INPOST/tracking?waybill=620111222333444555666777&waybill=0";
    let codes = |answer: &Value| {
        let statuses = &answer["waybills"][0]["trackingDetails"]["statuses"];
        statuses.as_array().unwrap().iter().map(|one| text(one, "code")).collect::<Vec<_>>()
    };
    let first = outside.get(&token, path).await.body;
    assert_eq!(codes(&first), ["PENDING"]);
    assert_eq!(first["waybills"][1], json!({"waybill": "0"}));
    outside.pass("10h").await;
    assert_eq!(codes(&outside.get(&token, path).await.body), ["PENDING", "IN_TRANSIT"]);
}

#[tokio::test]
async fn j20_returns_are_found_by_asking_in_beta_only() {
    let (outside, token) = empty_shop().await;
    let order = make(&outside, json!({"do": "order.new", "payment": "CASH_ON_DELIVERY"})).await;
    let before = outside.get(&token, "/order/event-stats").await.body;
    make(&outside, json!({"do": "order.return", "order": order["id"]})).await;
    assert_eq!(outside.get(&token, "/order/event-stats").await.body, before);
    let ask = |accept: &str| {
        let url = outside.url(&format!("/allegro/api/order/customer-returns?orderId={}", text(&order, "id")));
        outside.http.get(url).bearer_auth(&token).header("accept", accept)
    };
    assert_eq!(outside.send(ask(PUBLIC)).await.status, 406);
    let page = outside.send(ask(BETA)).await.body;
    assert_eq!((&page["count"], &page["customerReturns"][0]["status"]), (&json!(1), &json!("CREATED")));
    assert!(page["customerReturns"][0]["refund"]["bankAccount"]["iban"].is_string());
}

#[tokio::test]
async fn allegro_points_are_sent_once_and_again_when_they_change() {
    let (outside, token) = empty_shop().await;
    let all = outside.get(&token, "/order/carriers/ALLEGRO/points").await;
    let stamp = all.header("last-modified").to_owned();
    let some = outside.get(&token, "/order/carriers/ALLEGRO/points?carriers=DPD").await;
    let count = |answer: &Answer| answer.body["points"].as_array().unwrap().len();
    assert!(count(&some) > 0 && count(&some) < count(&all));
    let again = || {
        let url = outside.url("/allegro/api/order/carriers/ALLEGRO/points");
        outside.http.get(url).bearer_auth(&token).header("if-modified-since", &stamp)
    };
    assert_eq!(outside.send(again()).await.status, 304);
    outside.command(json!({"do": "points.change"})).await;
    assert_eq!(outside.send(again()).await.status, 200);
    assert_eq!(outside.get(&token, "/order/carriers/ALLEGRO/points?carriers=INPOST").await.status, 400);
}

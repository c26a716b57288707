//! FACTS J1–J9: how programs are let in.

mod support;

use serde_json::json;
use support::*;

#[tokio::test]
async fn j1_each_host_answers_only_its_own() {
    let outside = outside().await;
    let misplaced = outside.send(outside.http.post(outside.url("/allegro/api/auth/oauth/token"))).await;
    assert_eq!((misplaced.status, misplaced.error()), (404, "NotFoundException"));
    let reverse = outside.send(outside.http.get(outside.url("/allegro/auth/me"))).await;
    assert_eq!(reverse.status, 403);
    let foreign = outside.get("a.b.c", "/me").await;
    assert_eq!((foreign.status, foreign.description()), (401, "Cannot convert access token to JSON"));
    assert!(foreign.header("www-authenticate").starts_with("Bearer realm=\"oauth2-resource\""));
}

#[tokio::test]
async fn j2_a_redirect_that_differs_by_a_slash_is_a_dead_end() {
    let outside = outside().await;
    let page = outside.open_consent("s1", "http://localhost:47811/oauth/callback/").await;
    assert_eq!(page.status, 400);
    assert!(page.text.contains("Nie możemy wyświetlić strony"));
    assert_eq!(page.header("location"), "");
    let page = outside.open_consent("s1", "http://127.0.0.1:47811/oauth/callback").await;
    assert_eq!(page.status, 400);
}

#[tokio::test]
async fn j3_a_code_is_exchanged_with_its_verifier_and_without_the_secret() {
    let outside = outside().await;
    let code = outside.code("s1").await;
    let answer = outside.exchange(&code).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.body["expires_in"], 43_199);
    let token = text(&answer.body, "access_token");
    let me = outside.get(&token, "/me").await;
    assert_eq!(me.body["login"], outside.sim.accounts[0]);
}

#[tokio::test]
async fn j3_a_code_has_one_use_and_ten_seconds() {
    let outside = outside().await;
    let code = outside.code("s1").await;
    assert_eq!(outside.exchange(&code).await.status, 200);
    let again = outside.exchange(&code).await;
    assert_eq!((again.status, again.error()), (400, "invalid_grant"));
    assert_eq!(again.description(), format!("Invalid authorization code: {code}"));
    let late = outside.code("s2").await;
    outside.pass("11s").await;
    assert_eq!(outside.exchange(&late).await.error(), "invalid_grant");
}

#[tokio::test]
async fn j3_only_s256_is_taken_and_basic_without_verifier_is_refused() {
    let outside = outside().await;
    let plain = outside
        .authorize(&[
            ("response_type", "code"),
            ("client_id", BROWSER.0),
            ("redirect_uri", REDIRECT),
            ("code_challenge", VERIFIER),
            ("code_challenge_method", "plain"),
            ("state", "s"),
        ])
        .await;
    assert_eq!(parameter(plain.header("location"), "error"), "invalid_request");
    let code = outside.code("s1").await;
    let form = [("grant_type", "authorization_code"), ("code", code.as_str()), ("redirect_uri", REDIRECT)];
    let basic = outside.token(Some(BROWSER), &form).await;
    assert_eq!((basic.status, basic.error()), (400, "invalid_request"));
    let code = outside.code("s2").await;
    let mut wrong = exchange_form(&code);
    wrong[3].1 = "another-verifier-that-is-long-enough-to-be-one-at-all";
    assert_eq!(outside.token(None, &wrong).await.error(), "invalid_grant");
}

#[tokio::test]
async fn j4_refreshing_needs_the_secret_unless_the_switch_says_otherwise() {
    let outside = outside().await;
    let code = outside.code("s1").await;
    let refresh = text(&outside.exchange(&code).await.body, "refresh_token");
    let form = [("grant_type", "refresh_token"), ("refresh_token", refresh.as_str()), ("client_id", BROWSER.0)];
    let bare = outside.token(None, &form).await;
    assert_eq!((bare.status, bare.error()), (401, "Unauthorized"));
    outside.command(json!({"do": "switch", "name": "refresh-with-client-id-only", "value": true})).await;
    assert_eq!(outside.token(None, &form).await.status, 200);
}

#[tokio::test]
async fn j4_a_used_refresh_token_works_for_a_minute_and_never_again() {
    let outside = outside().await;
    let pair = outside.link_device("lampy-nova").await;
    let old = text(&pair, "refresh_token");
    let first = outside.refresh(DEVICE, &old).await;
    assert_ne!(text(&first.body, "refresh_token"), old);
    outside.pass("50s").await;
    let in_grace = outside.refresh(DEVICE, &old).await;
    assert_eq!(in_grace.status, 200);
    assert_eq!(outside.get(&text(&in_grace.body, "access_token"), "/me").await.status, 200);
    outside.pass("15s").await;
    let dead = outside.refresh(DEVICE, &old).await;
    assert_eq!((dead.status, dead.error()), (400, "invalid_grant"));
    assert_eq!(dead.description(), format!("Invalid refresh token: {old}"));
    assert_eq!(outside.refresh(DEVICE, &text(&in_grace.body, "refresh_token")).await.status, 200);
}

#[tokio::test]
async fn j4_access_lives_twelve_hours_and_the_link_three_months_from_each_refresh() {
    let outside = outside().await;
    let pair = outside.link_device("lampy-nova").await;
    let token = text(&pair, "access_token");
    outside.pass("11h").await;
    assert_eq!(outside.get(&token, "/me").await.status, 200);
    outside.pass("61m").await;
    let expired = outside.get(&token, "/me").await;
    assert_eq!((expired.status, expired.description()), (401, "Access token expired"));
    outside.pass("80d").await;
    let renewed = outside.refresh(DEVICE, &text(&pair, "refresh_token")).await;
    outside.pass("80d").await;
    let renewed = outside.refresh(DEVICE, &text(&renewed.body, "refresh_token")).await;
    assert_eq!(renewed.status, 200);
    outside.pass("91d").await;
    assert_eq!(outside.refresh(DEVICE, &text(&renewed.body, "refresh_token")).await.error(), "invalid_grant");
}

#[tokio::test]
async fn j4_whether_an_old_access_token_survives_a_refresh_is_a_switch() {
    let outside = outside().await;
    let pair = outside.link_device("lampy-nova").await;
    let renewed = outside.refresh(DEVICE, &text(&pair, "refresh_token")).await.body;
    assert_eq!(outside.get(&text(&pair, "access_token"), "/me").await.status, 200);
    outside.command(json!({"do": "switch", "name": "old-access-token-dies", "value": "on"})).await;
    outside.refresh(DEVICE, &text(&renewed, "refresh_token")).await;
    assert_eq!(outside.get(&text(&renewed, "access_token"), "/me").await.description(), "Access token expired");
}

#[tokio::test]
async fn j5_the_twenty_first_session_ends_the_first() {
    let outside = outside().await;
    let first = text(&outside.link_device("pod_lipa").await, "access_token");
    for _ in 0..19 {
        outside.link_device("pod_lipa").await;
    }
    assert_eq!(outside.get(&first, "/me").await.status, 200);
    outside.link_device("pod_lipa").await;
    assert_eq!(outside.get(&first, "/me").await.description(), "Access token expired");
    assert_eq!(outside.state("tokens?account=pod_lipa").await.as_array().unwrap().len(), 20);
}

#[tokio::test]
async fn j5_a_revoked_link_is_dead_before_its_time() {
    let outside = outside().await;
    let pair = outside.link_device("lampy-nova").await;
    outside.command(json!({"do": "token.revoke", "account": "lampy-nova"})).await;
    assert_eq!(outside.get(&text(&pair, "access_token"), "/me").await.description(), "Access token expired");
    assert_eq!(outside.refresh(DEVICE, &text(&pair, "refresh_token")).await.error(), "invalid_grant");
}

#[tokio::test]
async fn another_workstation_that_renews_ends_our_refresh_token_after_a_minute() {
    let outside = outside().await;
    let pair = outside.link_device("lampy-nova").await;
    outside.command(json!({"do": "token.rotate-elsewhere", "account": "lampy-nova"})).await;
    outside.pass("61s").await;
    assert_eq!(outside.refresh(DEVICE, &text(&pair, "refresh_token")).await.error(), "invalid_grant");
}

#[tokio::test]
async fn j6_the_device_flow_waits_hurries_no_one_and_ends_once() {
    let outside = outside().await;
    let begun = outside.begin_device().await;
    let code = text(&begun, "device_code");
    assert_eq!((&begun["expires_in"], &begun["interval"]), (&json!(3600), &json!(5)));
    assert_eq!(outside.poll_device(&code).await.error(), "authorization_pending");
    assert_eq!(outside.poll_device(&code).await.error(), "slow_down");
    outside.pass("5s").await;
    assert_eq!(outside.poll_device(&code).await.error(), "authorization_pending");
    outside.command(json!({"do": "auth.approve", "user_code": begun["user_code"]})).await;
    assert_eq!(outside.poll_device(&code).await.status, 200);
    let used = outside.poll_device(&code).await;
    assert_eq!((used.error(), used.description()), ("invalid_request", "Invalid device code"));
}

#[tokio::test]
async fn j6_a_device_code_can_be_refused_and_expires() {
    let outside = outside().await;
    let denied = outside.begin_device().await;
    outside.command(json!({"do": "auth.deny", "user_code": denied["user_code"]})).await;
    assert_eq!(outside.poll_device(&text(&denied, "device_code")).await.error(), "access_denied");
    let late = outside.begin_device().await;
    outside.pass("61m").await;
    assert_eq!(outside.poll_device(&text(&late, "device_code")).await.status, 400);
}

#[tokio::test]
async fn a_key_has_the_grant_of_its_type_only() {
    let outside = outside().await;
    let request = outside.http.post(outside.url("/allegro/auth/oauth/device"));
    let request = request.basic_auth(BROWSER.0, Some(BROWSER.1)).form(&[("client_id", BROWSER.0)]);
    let answer = outside.send(request).await;
    assert_eq!((answer.status, answer.error()), (401, "unauthorized_client"));
    let wrong = outside.token(Some((DEVICE.0, "guess")), &[("grant_type", "client_credentials")]).await;
    assert_eq!((wrong.status, wrong.error()), (401, "invalid_client"));
}

#[tokio::test]
async fn j7_the_consent_page_offers_every_seller_and_echoes_state() {
    let outside = outside().await;
    let page = outside.open_consent("a b&c", REDIRECT).await;
    for login in &outside.sim.accounts {
        assert!(page.text.contains(login.as_str()), "{login} is not offered");
    }
    assert!(page.text.contains("Zezwól") && page.text.contains("Anuluj"));
    let form = [("pending", "a b&c"), ("account", "pod_lipa"), ("decision", "allow")];
    let clicked = outside.send(outside.http.post(outside.url("/allegro/auth/oauth/authorize")).form(&form)).await;
    assert_eq!(clicked.status, 302);
    assert_eq!(parameter(clicked.header("location"), "state"), "a%20b%26c");
    let code = parameter(clicked.header("location"), "code");
    let token = text(&outside.exchange(&code).await.body, "access_token");
    assert_eq!(outside.get(&token, "/me").await.body["login"], "pod_lipa");
}

#[tokio::test]
async fn j7_cancelling_comes_back_as_a_denial() {
    let outside = outside().await;
    outside.open_consent("s1", REDIRECT).await;
    let clicked = outside.command(json!({"do": "auth.deny", "state": "s1"})).await;
    let location = clicked["redirect"].as_str().unwrap();
    assert_eq!(parameter(location, "error"), "access_denied");
    assert_eq!(parameter(location, "state"), "s1");
}

#[tokio::test]
async fn j7_without_prompt_the_last_seller_is_linked_silently() {
    let outside = outside().await;
    outside.command(json!({"do": "auth.browser", "account": "pod_lipa"})).await;
    let asked = [("response_type", "code"), ("client_id", BROWSER.0), ("redirect_uri", REDIRECT), ("state", "s1")];
    let silent = outside.authorize(&asked).await;
    assert_eq!(silent.status, 302);
    let confirmed = outside.open_consent("s2", REDIRECT).await;
    assert_eq!(confirmed.status, 200);
}

#[tokio::test]
async fn the_bounce_page_opens_the_program() {
    let outside = outside().await;
    outside.open_consent("s1", "https://kram.example/oauth/callback").await;
    let clicked = outside.command(json!({"do": "auth.approve", "state": "s1"})).await;
    assert!(clicked["redirect"].as_str().unwrap().starts_with("kram://oauth/callback?code="));
}

#[tokio::test]
async fn approving_sends_the_browser_to_the_listener() {
    let outside = outside().await;
    let (listener, port) = first_free_port().await;
    outside.open_consent("s1", &format!("http://localhost:{port}/oauth/callback")).await;
    outside.command(json!({"do": "auth.approve", "state": "s1"})).await;
    let (stream, _) = listener.accept().await.unwrap();
    stream.readable().await.unwrap();
    let mut head = [0_u8; 64];
    let read = stream.try_read(&mut head).unwrap();
    assert!(String::from_utf8_lossy(&head[..read]).starts_with("GET /oauth/callback?code="));
}

/// As the program does: another test may hold one of the four.
async fn first_free_port() -> (tokio::net::TcpListener, u16) {
    for port in 47811..=47814 {
        if let Ok(listener) = tokio::net::TcpListener::bind(("127.0.0.1", port)).await {
            return (listener, port);
        }
    }
    panic!("all four ports are taken");
}

#[tokio::test]
async fn j9_every_answer_has_a_trace_and_the_simulated_date() {
    let outside = outside().await;
    let token = outside.seller().await;
    outside.pass("3d").await;
    let refused = outside.get(&token, "/me").await;
    assert_eq!(refused.status, 401);
    assert_eq!(refused.header("trace-id").len(), 32);
    assert!(refused.header("date").starts_with("Thu, 26 Nov 2026"), "{}", refused.header("date"));
}

#[tokio::test]
async fn j9_headers_that_do_not_fit_are_refused_each_with_its_status() {
    let outside = outside().await;
    let token = outside.seller().await;
    let me = || outside.http.get(outside.url("/allegro/api/me")).bearer_auth(&token);
    let wrong_accept = outside.send(me().header("accept", "application/json")).await;
    assert_eq!((wrong_accept.status, wrong_accept.error()), (406, "NotAcceptableException"));
    let wrong_language = outside.send(me().header("accept-language", "pl")).await;
    assert_eq!((wrong_language.status, wrong_language.error()), (422, "UnsupportedLanguageInAcceptLanguageHeader"));
    let right = outside.send(me().header("accept", PUBLIC).header("accept-language", "pl-PL")).await;
    assert_eq!(right.status, 200);
    let order = text(&outside.command(json!({"do": "order.new"})).await, "id");
    let url = outside.url(&format!("/allegro/api/order/checkout-forms/{order}/fulfillment"));
    let json_body = outside.http.put(url).bearer_auth(&token).json(&json!({"status": "SENT"}));
    assert_eq!(outside.send(json_body).await.status, 415);
}

#[tokio::test]
async fn j8_a_program_registers_a_key_of_its_own() {
    let outside = outside().await;
    let register = async |code: &str, name: &str, redirect: &str| {
        let body = json!({
            "code": code,
            "client_name": name,
            "redirect_uris": [redirect],
            "software_statement_id": "kram-software-statement",
        });
        outside.send(outside.http.post(outside.url("/allegro/api/register")).json(&body)).await
    };
    let one_time_code = async || text(&outside.command(json!({"do": "auth.one-time-code"})).await, "code");
    let code = one_time_code().await;
    assert_eq!(register(&code, "Kram 1", "http://127.0.0.1:47811/").await.status, 422);
    let made = register(&code, "Kram 1", REDIRECT).await;
    assert_eq!((made.status, &made.body["client_secret_expires_at"]), (201, &json!(0)));
    assert_eq!(register(&code, "Kram 2", REDIRECT).await.status, 403);
    let stale = one_time_code().await;
    outside.pass("121s").await;
    assert_eq!(register(&stale, "Kram 2", REDIRECT).await.status, 403);
    let fresh = one_time_code().await;
    assert_eq!(register(&fresh, "Kram 1", REDIRECT).await.status, 422);
    let pair = (text(&made.body, "client_id"), text(&made.body, "client_secret"));
    let asked =
        [("response_type", "code"), ("client_id", pair.0.as_str()), ("redirect_uri", REDIRECT), ("state", "s1")];
    outside.authorize(&asked).await;
    let clicked = outside.command(json!({"do": "auth.approve", "state": "s1"})).await;
    let code = parameter(clicked["redirect"].as_str().unwrap(), "code");
    let form = [("grant_type", "authorization_code"), ("code", code.as_str()), ("redirect_uri", REDIRECT)];
    assert_eq!(outside.token(Some((&pair.0, &pair.1)), &form).await.status, 200);
}

#[tokio::test]
async fn j9_a_missing_scope_and_a_missing_token_differ() {
    let outside = outside().await;
    let request = outside.http.post(outside.url("/allegro/auth/oauth/device")).basic_auth(DEVICE.0, Some(DEVICE.1));
    let begun = outside.send(request.form(&[("client_id", DEVICE.0), ("scope", "allegro:api:orders:read")])).await.body;
    outside.command(json!({"do": "auth.approve", "user_code": begun["user_code"]})).await;
    let token = text(&outside.poll_device(&text(&begun, "device_code")).await.body, "access_token");
    let me = outside.get(&token, "/me").await;
    assert_eq!((me.status, me.error()), (403, "AccessDenied"));
    assert_eq!(outside.get(&token, "/order/event-stats").await.status, 200);
    let bare = outside.send(outside.http.get(outside.url("/allegro/api/me"))).await;
    assert_eq!((bare.status, bare.error()), (401, "unauthorized"));
}

#[tokio::test]
async fn j9_a_nameless_user_agent_is_refused_when_checked() {
    let outside = outside().await;
    let token = outside.seller().await;
    outside.command(json!({"do": "switch", "name": "user-agent-check", "value": true})).await;
    assert_eq!(outside.get(&token, "/me").await.status, 403);
    let named = outside.http.get(outside.url("/allegro/api/me")).bearer_auth(&token);
    let named = named.header("user-agent", "Kram/0.1.0 (+https://kram.example/program)");
    assert_eq!(outside.send(named).await.status, 200);
}

#[tokio::test]
async fn an_applications_own_token_reads_only_what_is_nobodys() {
    let outside = outside().await;
    let token = text(&outside.token(Some(DEVICE), &[("grant_type", "client_credentials")]).await.body, "access_token");
    assert_eq!(outside.get(&token, "/order/carriers").await.status, 200);
    assert_eq!(outside.get(&token, "/me").await.status, 403);
    let orders = outside.get(&token, "/order/checkout-forms").await;
    assert_eq!((orders.status, orders.description()), (401, "Empty user_name claim"));
}

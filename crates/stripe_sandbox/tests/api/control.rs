//! The control API as a script in any language uses it: JSON over HTTP, without a key.

use http::Method;
use serde_json::{Value, json};

use crate::client::{Api, intent, text};

/// Asks `/_sandbox/…`; gives status and body.
async fn ask(api: &Api, method: Method, path: &str, body: &Value) -> (u16, Value) {
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let (status, text) = api.json(method, &format!("/_sandbox{path}"), &body).await;
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

async fn done(api: &Api, method: Method, path: &str, body: Value) -> Value {
    let (status, answer) = ask(api, method, path, &body).await;
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

#[tokio::test]
async fn a_seller_is_made_and_connected_and_cut_off_by_a_script() {
    let api = Api::new().await;
    let about = done(&api, Method::GET, "", Value::Null).await;
    assert_eq!(text(&about, "secret_key"), api.sandbox.secret_key());
    let made = done(
        &api,
        Method::POST,
        "/accounts",
        json!({"country": "DE", "business_name": "Ada"}),
    )
    .await;
    let seller = text(&made, "id");
    let code = done(
        &api,
        Method::POST,
        &format!("/accounts/{seller}/oauth_code"),
        Value::Null,
    )
    .await;
    api.post(
        "/oauth/token",
        &format!("grant_type=authorization_code&code={}", text(&code, "code")),
    )
    .send()
    .await
    .ok();
    api.get("/v1/balance").on(seller).send().await.ok();
    let due = json!({"field": "individual.verification.document", "past_due": true});
    done(
        &api,
        Method::POST,
        &format!("/accounts/{seller}/requirements"),
        due,
    )
    .await;
    let account = api.get(&format!("/v1/accounts/{seller}")).send().await.ok();
    assert_eq!(
        account["requirements"]["past_due"],
        json!(["individual.verification.document"])
    );
    done(
        &api,
        Method::POST,
        &format!("/accounts/{seller}/onboard"),
        Value::Null,
    )
    .await;
    done(
        &api,
        Method::POST,
        &format!("/accounts/{seller}/revoke"),
        Value::Null,
    )
    .await;
    api.get("/v1/balance").on(seller).send().await.error(403);
}

#[tokio::test]
async fn banks_are_played_by_a_script() {
    let api = Api::new().await;
    let paid = api
        .intent("payment_method=pm_card_bypassPending&confirm=true")
        .await
        .ok();
    let payout = api
        .post("/v1/payouts", "amount=100&currency=usd")
        .send()
        .await
        .ok();
    let path = format!("/payouts/{}/fail", text(&payout, "id"));
    let failed = done(&api, Method::POST, &path, json!({"failure_code": "no_account"})).await;
    assert_eq!(
        (text(&failed, "status"), text(&failed, "failure_code")),
        ("failed", "no_account")
    );
    let path = format!("/charges/{}/dispute", text(&paid, "latest_charge"));
    let opened = done(&api, Method::POST, &path, json!({"reason": "duplicate"})).await;
    let path = format!("/disputes/{}/decide", text(&opened, "id"));
    done(&api, Method::POST, &path, json!({"won": false})).await;
    let path = format!("/v1/disputes/{}", text(&opened, "id"));
    assert_eq!(api.get(&path).send().await.ok()["status"], "lost");
    let asked = api
        .intent("payment_method=pm_card_authenticationRequired&confirm=true")
        .await
        .ok();
    let path = format!("/payment_intents/{}/challenge", text(&asked, "id"));
    let passed = done(&api, Method::POST, &path, json!({"passed": true})).await;
    assert_eq!(passed["status"], "succeeded");
}

#[tokio::test]
async fn every_kind_of_fault_is_set_listed_and_taken_back_by_a_script() {
    let api = Api::new().await;
    let effects = [
        json!({"kind": "timeout", "hold_ms": 1}),
        json!({"kind": "reset"}),
        json!({"kind": "truncated_body"}),
        json!({"kind": "invalid_body"}),
        json!({"kind": "conflict"}),
        json!({"kind": "rate_limit", "retry_after": 7}),
        json!({"kind": "server_error", "cached": true}),
        json!({"kind": "html_bad_gateway"}),
        json!({"kind": "delay", "hold_ms": 1}),
    ];
    for effect in &effects {
        let rule = json!({"method": "GET", "path": "/v1/balance", "moment": "after", "effect": effect});
        let made = done(&api, Method::POST, "/faults", rule).await;
        let broken = api.get("/v1/balance").send_raw().await;
        let as_stripe = broken.as_ref().is_ok_and(|(status, _)| *status == 200);
        assert_eq!(
            as_stripe,
            effect["kind"] == "delay" || effect["kind"] == "invalid_body",
            "{effect}"
        );
        api.get("/v1/balance").send().await.ok();
        let gone = format!("/faults/{}", made["id"]);
        ask(&api, Method::DELETE, &gone, &Value::Null).await;
    }
    let skipping =
        json!({"path": "/v1/*", "skip": 1, "times": 2, "effect": {"kind": "rate_limit", "retry_after": 7}});
    done(&api, Method::POST, "/faults", skipping).await;
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(api.get("/v1/balance").send().await.status);
    }
    assert_eq!(statuses, [200, 429, 429, 200]);
    let seller = api.seller().await;
    let narrowed = json!({"account": seller, "effect": {"kind": "conflict"}});
    done(&api, Method::POST, "/faults", narrowed).await;
    api.get("/v1/balance").send().await.ok();
    let listed = done(&api, Method::GET, "/faults", Value::Null).await;
    assert!(listed["faults"].to_string().contains(&seller), "{listed}");
    done(&api, Method::DELETE, "/faults", Value::Null).await;
    api.get("/v1/balance").on(&seller).send().await.ok();
}

#[tokio::test]
async fn the_clock_the_books_and_a_fresh_start_are_a_script_s_as_well() {
    let api = Api::new().await;
    let form = intent("payment_method=pm_card_visa&confirm=true");
    api.post("/v1/payment_intents", &form).send().await.ok();
    let stepped = done(
        &api,
        Method::POST,
        "/clock",
        json!({"advance_seconds": 3 * 86_400}),
    )
    .await;
    assert!(
        stepped["offset_seconds"].as_i64().unwrap() >= 3 * 86_400,
        "{stepped}"
    );
    let dump = done(&api, Method::GET, "/dump", Value::Null).await;
    let books = &dump["accounts"][api.sandbox.platform_account()];
    assert_eq!(books["balances"]["usd"], json!({"available": 1912, "pending": 0}));
    let rules =
        json!({"paused": true, "duplicates": 2, "shuffled": true, "delay_seconds": 5, "dropped": ["*"]});
    assert_eq!(done(&api, Method::POST, "/webhooks", rules.clone()).await, rules);
    let log = done(&api, Method::GET, "/requests", Value::Null).await;
    assert_eq!(log["requests"][0]["path"], "/v1/payment_intents");
    done(&api, Method::POST, "/reset", Value::Null).await;
    assert_eq!(api.get("/v1/charges").send().await.ok()["data"], json!([]));
}

#[tokio::test]
async fn what_a_script_gets_wrong_it_is_told() {
    let api = Api::new().await;
    for (path, body, status) in [
        ("/faults", json!({"effect": {"kind": "earthquake"}}), 400),
        (
            "/faults",
            json!({"colour": "red", "effect": {"kind": "reset"}}),
            400,
        ),
        ("/clock", json!({"advance_seconds": -1}), 400),
        ("/webhooks", json!({"lost": true}), 400),
        ("/accounts/acct_nope/revoke", Value::Null, 404),
        ("/charges/ch_nope/dispute", json!({"reason": "fraudulent"}), 404),
        ("/payouts/po_nope/fail", Value::Null, 404),
        ("/payment_intents/pi_nope/challenge", json!({"passed": true}), 404),
        ("/events/evt_nope/resend", Value::Null, 404),
    ] {
        let (given, answer) = ask(&api, Method::POST, path, &body).await;
        assert_eq!(given, status, "{path} {body}: {answer}");
        assert!(answer["error"].is_string(), "{path}: {answer}");
    }
}

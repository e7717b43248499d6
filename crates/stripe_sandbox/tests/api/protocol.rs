//! Keys, errors, pages, expansion: how every request behaves.

use serde_json::Value;

use crate::client::{Api, text};

#[tokio::test]
async fn errors_are_those_that_stripe_gives() {
    let api = Api::new().await;
    for (method, path, form, status, code, param) in [
        ("GET", "/v1/customers/cus_nope", "", 404, "resource_missing", "id"),
        (
            "GET",
            "/v1/payment_intents/pi_nope",
            "",
            404,
            "resource_missing",
            "intent",
        ),
        ("GET", "/v1/charges/ch_nope", "", 404, "resource_missing", "id"),
        (
            "GET",
            "/v1/setup_intents/seti_nope",
            "",
            404,
            "resource_missing",
            "intent",
        ),
        (
            "POST",
            "/v1/payment_methods/pm_nope/attach",
            "customer=cus_nope",
            404,
            "resource_missing",
            "payment_method",
        ),
        (
            "POST",
            "/v1/payment_intents",
            "amount=1000",
            400,
            "parameter_missing",
            "currency",
        ),
        (
            "POST",
            "/v1/payment_intents",
            "amount=0&currency=usd",
            400,
            "parameter_invalid_integer",
            "amount",
        ),
        (
            "POST",
            "/v1/payment_intents",
            "amount=1.5&currency=usd",
            400,
            "parameter_invalid_integer",
            "amount",
        ),
        (
            "POST",
            "/v1/payment_intents",
            "amount=49&currency=usd",
            400,
            "amount_too_small",
            "amount",
        ),
        (
            "POST",
            "/v1/payment_intents",
            "amount=100000000&currency=usd",
            400,
            "amount_too_large",
            "amount",
        ),
        ("POST", "/v1/customers", "foo=1", 400, "parameter_unknown", "foo"),
        ("POST", "/v1/customers", "email=", 200, "", ""),
        (
            "GET",
            "/v1/customers?limit=0",
            "",
            400,
            "parameter_invalid_integer",
            "limit",
        ),
        (
            "GET",
            "/v1/customers?limit=101",
            "",
            400,
            "parameter_invalid_integer",
            "limit",
        ),
        (
            "POST",
            "/v1/payment_intents",
            "amount=100&currency=usd&payment_method=pm_nope",
            400,
            "resource_missing",
            "payment_method",
        ),
    ] {
        let ask = if method == "GET" {
            api.get(path)
        } else {
            api.post(path, form)
        };
        let answer = ask.send().await;
        assert_eq!(answer.status, status, "{method} {path} {form}: {}", answer.body);
        if status != 200 {
            let error = &answer.body["error"];
            assert_eq!(
                (text(error, "code"), text(error, "param")),
                (code, param),
                "{method} {path} {form}"
            );
            assert_eq!(error["type"], "invalid_request_error");
            assert!(
                answer
                    .header("request-id")
                    .is_some_and(|id| id.starts_with("req_"))
            );
        }
    }
}

#[tokio::test]
async fn keys_are_taken_as_bearer_or_basic_and_refused_without_being_repeated() {
    let api = Api::new().await;
    let nobody = api.get("/v1/balance").with_key(None).send().await;
    assert_eq!(nobody.status, 401);
    let wrong = api
        .get("/v1/balance")
        .with_key(Some("sk_test_0123456789abcdef"))
        .send()
        .await;
    assert_eq!(wrong.header("www-authenticate"), Some("Bearer realm=\"Stripe\""));
    assert_eq!(wrong.header("request-id"), None);
    let message = text(&wrong.body["error"], "message").to_owned();
    assert_eq!(message, "Invalid API Key provided: sk_test_************cdef");
}

#[tokio::test]
async fn an_unknown_route_is_404_in_stripe_s_words() {
    let api = Api::new().await;
    let error = api.get("/v1/nope").send().await.error(404);
    assert!(text(&error, "message").starts_with("Unrecognized request URL (GET: /v1/nope)."));
}

#[tokio::test]
async fn a_stray_question_mark_bare_brackets_and_a_post_without_a_body_are_fine() {
    let api = Api::new().await;
    api.get("/v1/balance?").send().await.ok();
    let made = api.intent("metadata[order_id]=o+1").await.ok();
    assert_eq!(made["metadata"]["order_id"], "o 1");
    let path = format!("/v1/payment_intents/{}/cancel", text(&made, "id"));
    assert_eq!(api.post(&path, "").send().await.ok()["status"], "canceled");
}

#[tokio::test]
async fn pages_go_newest_first_and_cursors_go_both_ways() {
    let api = Api::new().await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        let made = api
            .post("/v1/customers", "email=page@example.com")
            .send()
            .await
            .ok();
        ids.insert(0, text(&made, "id").to_owned());
    }
    let page = |query: String| {
        let ask = api
            .get(&format!("/v1/customers?email=page@example.com&{query}"))
            .send();
        async move {
            let list = ask.await.ok();
            let seen: Vec<String> = list["data"]
                .as_array()
                .unwrap()
                .iter()
                .map(|c| text(c, "id").to_owned())
                .collect();
            (seen, list["has_more"] == true)
        }
    };
    assert_eq!(page("limit=2".into()).await, (ids[..2].to_vec(), true));
    assert_eq!(
        page(format!("starting_after={}", ids[1])).await,
        (ids[2..].to_vec(), false)
    );
    assert_eq!(
        page(format!("limit=2&ending_before={}", ids[3])).await,
        (ids[1..3].to_vec(), true)
    );
}

#[tokio::test]
async fn no_account_sees_another_s_objects() {
    let api = Api::new().await;
    let (one, other) = (api.seller().await, api.seller().await);
    let made = api.post("/v1/customers", "").on(&one).send().await.ok();
    let path = format!("/v1/customers/{}", text(&made, "id"));
    api.get(&path).on(&other).send().await.error(404);
    api.get(&path).send().await.error(404);
    let seen = api.get(&path).on(&one).send().await;
    assert_eq!(seen.header("stripe-account"), Some(one.as_str()));
    seen.ok();
}

#[tokio::test]
async fn ids_are_expanded_where_they_stand_also_in_lists() {
    let api = Api::new().await;
    let customer = api.post("/v1/customers", "").send().await.ok();
    api.intent(&format!("customer={}", text(&customer, "id")))
        .await
        .ok();
    let list = api
        .get("/v1/payment_intents?expand[]=data.customer")
        .send()
        .await
        .ok();
    assert_eq!(list["data"][0]["customer"]["object"], "customer");
    assert_eq!(list["data"][0]["latest_charge"], Value::Null);
    let error = api
        .get("/v1/payment_intents?expand[]=data.nonsense")
        .send()
        .await
        .error(400);
    assert!(text(&error, "message").contains("cannot be expanded"));
}

#[tokio::test]
async fn the_same_seed_and_requests_give_the_same_objects() {
    let (one, two) = (Api::new().await, Api::new().await);
    let form = "payment_method=pm_card_visa&confirm=true";
    let (a, b) = (one.intent(form).await.ok(), two.intent(form).await.ok());
    assert_eq!(a["id"], b["id"]);
    assert_eq!(a["latest_charge"], b["latest_charge"]);
}

#[tokio::test]
async fn neither_cards_nor_secrets_are_in_the_request_log() {
    let api = Api::new().await;
    let card = "card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034&card[cvc]=987";
    api.post("/v1/tokens", card).send().await.ok();
    api.post("/oauth/token", "grant_type=authorization_code&code=ac_canary")
        .send()
        .await;
    let log = serde_json::to_string(&api.sandbox.control().request_log()).unwrap();
    for secret in ["4242424242424242", "987", "ac_canary", api.sandbox.secret_key()] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

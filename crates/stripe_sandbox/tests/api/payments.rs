//! What a PaymentIntent can go through.

use serde_json::Value;

use crate::client::{Api, intent, text};

#[tokio::test]
async fn a_declined_intent_keeps_the_reason_and_takes_another_card() {
    let api = Api::new().await;
    let error = api
        .intent("payment_method=pm_card_visa_chargeDeclinedInsufficientFunds&confirm=true")
        .await
        .error(402);
    assert_eq!(error["code"], "card_declined");
    assert_eq!(error["decline_code"], "insufficient_funds");
    let refused = &error["payment_intent"];
    assert_eq!(refused["status"], "requires_payment_method");
    assert_eq!(refused["payment_method"], Value::Null);
    assert_eq!(refused["latest_charge"], error["charge"]);
    assert_eq!(
        refused["last_payment_error"]["decline_code"],
        "insufficient_funds"
    );
    let paid = api
        .post(
            &format!("/v1/payment_intents/{}/confirm", text(refused, "id")),
            "payment_method=pm_card_visa",
        )
        .send()
        .await
        .ok();
    assert_eq!(paid["status"], "succeeded");
    assert_eq!(paid["last_payment_error"], Value::Null);
}

#[tokio::test]
async fn the_asynchronous_default_settles_a_moment_later() {
    let api = Api::new().await;
    let form =
        "amount=2000&currency=usd&payment_method_types[]=card&payment_method=pm_card_visa&confirm=true";
    // The charge in the answer itself: a moment later may be before the next question.
    let expanded = format!("{form}&expand[]=latest_charge");
    let paid = api.post("/v1/payment_intents", &expanded).send().await.ok();
    assert_eq!(
        (&paid["capture_method"], &paid["status"]),
        (&"automatic_async".into(), &"succeeded".into())
    );
    let charge = &paid["latest_charge"];
    assert_eq!(charge["balance_transaction"], Value::Null);
    let path = format!("/v1/charges/{}", text(charge, "id"));
    api.sandbox.control().advance(2).await.unwrap();
    assert!(api.get(&path).send().await.ok()["balance_transaction"].is_string());
    let kinds: Vec<Value> = api
        .sandbox
        .control()
        .events()
        .iter()
        .map(|event| event["type"].clone())
        .collect();
    assert_eq!(kinds[0], "charge.updated");
    // An older version knows no asynchronous capture.
    let old = api
        .post("/v1/payment_intents", form)
        .header("stripe-version", "2023-10-16")
        .send()
        .await
        .ok();
    assert_eq!(old["capture_method"], "automatic");
}

#[tokio::test]
async fn an_authorisation_is_captured_in_part_or_expires_by_the_clock() {
    let api = Api::new().await;
    let held = api
        .intent("payment_method=pm_card_visa&confirm=true&capture_method=manual")
        .await
        .ok();
    assert_eq!(held["status"], "requires_capture");
    let path = format!("/v1/payment_intents/{}", text(&held, "id"));
    let taken = api
        .post(&format!("{path}/capture"), "amount_to_capture=1500")
        .send()
        .await
        .ok();
    assert_eq!(
        (&taken["amount_received"], &taken["amount_capturable"]),
        (&1500.into(), &0.into())
    );
    let error = api.post(&format!("{path}/capture"), "").send().await.error(400);
    assert_eq!(error["code"], "payment_intent_unexpected_state");
    assert_eq!(error["payment_intent"]["id"], held["id"]);

    let left = api
        .intent("payment_method=pm_card_visa&confirm=true&capture_method=manual")
        .await
        .ok();
    api.sandbox.control().advance(7 * 86_400 + 1).await.unwrap();
    let expired = api
        .get(&format!("/v1/payment_intents/{}", text(&left, "id")))
        .send()
        .await
        .ok();
    assert_eq!(
        (&expired["status"], &expired["cancellation_reason"]),
        (&"canceled".into(), &"automatic".into())
    );
}

#[tokio::test]
async fn authentication_is_asked_for_on_session_and_refused_off_session() {
    let api = Api::new().await;
    let asked = api
        .intent("payment_method=pm_card_authenticationRequired&confirm=true")
        .await
        .ok();
    assert_eq!(asked["status"], "requires_action");
    assert_eq!(asked["next_action"]["type"], "use_stripe_sdk");
    let id = text(&asked, "id");
    let control = api.sandbox.control();
    let done = control
        .finish_challenge(api.sandbox.platform_account(), id, true)
        .await
        .unwrap();
    assert_eq!(done["status"], "succeeded");

    let failed = api
        .intent("payment_method=pm_card_authenticationRequired&confirm=true")
        .await
        .ok();
    let failed = control
        .finish_challenge(api.sandbox.platform_account(), text(&failed, "id"), false)
        .await
        .unwrap();
    assert_eq!(failed["status"], "requires_payment_method");
    assert_eq!(
        failed["last_payment_error"]["code"],
        "payment_intent_authentication_failure"
    );

    let error = api
        .intent("payment_method=pm_card_authenticationRequired&confirm=true&off_session=true")
        .await
        .error(402);
    assert_eq!(
        (&error["code"], &error["decline_code"]),
        (
            &"authentication_required".into(),
            &"authentication_required".into()
        )
    );
    assert_eq!(error["payment_intent"]["status"], "requires_payment_method");
}

#[tokio::test]
async fn a_card_that_was_set_up_once_authenticated_pays_off_session() {
    let api = Api::new().await;
    let customer = api.post("/v1/customers", "").send().await.ok();
    let customer = text(&customer, "id");
    let card = "type=card&card[number]=4000002500003155&card[exp_month]=12&card[exp_year]=2034&card[cvc]=123";
    let method = api.post("/v1/payment_methods", card).send().await.ok();
    let method = text(&method, "id");
    let setup = api
        .post(
            "/v1/setup_intents",
            &format!("customer={customer}&payment_method={method}&payment_method_types[]=card&confirm=true"),
        )
        .send()
        .await
        .ok();
    assert_eq!(setup["status"], "requires_action");
    let platform = api.sandbox.platform_account();
    let done = api
        .sandbox
        .control()
        .finish_challenge(platform, text(&setup, "id"), true)
        .await
        .unwrap();
    assert_eq!(done["status"], "succeeded");
    let paid = api
        .intent(&format!(
            "customer={customer}&payment_method={method}&off_session=true&confirm=true"
        ))
        .await
        .ok();
    assert_eq!(paid["status"], "succeeded");
}

#[tokio::test]
async fn a_setup_takes_the_older_and_the_newer_name_of_its_types_and_needs_nowhere_to_return_to_with_either()
{
    let api = Api::new().await;
    let setup = |types: &str| format!("payment_method=pm_card_visa&confirm=true{types}");
    let error = api.post("/v1/setup_intents", &setup("")).send().await.error(400);
    assert!(text(&error, "message").contains("you must provide a `return_url`"));
    for name in ["payment_method_types", "allowed_payment_method_types"] {
        let form = setup(&format!("&{name}[]=card"));
        let done = api.post("/v1/setup_intents", &form).send().await.ok();
        assert_eq!(done["status"], "succeeded", "{name}");
    }
}

#[tokio::test]
async fn a_confirmation_from_a_server_needs_somewhere_to_return_to_unless_redirects_are_off() {
    let api = Api::new().await;
    let base = "amount=2000&currency=usd&payment_method=pm_card_visa&confirm=true";
    let error = api.post("/v1/payment_intents", base).send().await.error(400);
    assert!(text(&error, "message").contains("you must provide a `return_url`"));
    for more in [
        "return_url=https%3A%2F%2Fexample.com",
        "automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never",
        "payment_method_types[]=card",
    ] {
        assert_eq!(
            api.post("/v1/payment_intents", &format!("{base}&{more}"))
                .send()
                .await
                .ok()["status"],
            "succeeded"
        );
    }
}

#[tokio::test]
async fn a_publishable_key_sees_an_intent_only_with_its_secret_and_only_in_part() {
    let api = Api::new().await;
    let made = api.intent("payment_method=pm_card_visa").await.ok();
    let path = format!("/v1/payment_intents/{}", text(&made, "id"));
    let key = Some(api.sandbox.publishable_key());
    api.get(&path).with_key(key).send().await.error(401);
    api.get(&format!("{path}?client_secret=wrong"))
        .with_key(key)
        .send()
        .await
        .error(400);
    let with_secret = format!("{path}?client_secret={}", text(&made, "client_secret"));
    let seen = api.get(&with_secret).with_key(key).send().await.ok();
    assert_eq!(seen["amount"], 2000);
    assert!(seen.get("latest_charge").is_none() && seen.get("metadata").is_none());
    api.get("/v1/customers").with_key(key).send().await.error(401);
    api.post("/v1/payment_intents", &intent(""))
        .with_key(key)
        .send()
        .await
        .error(401);
}

#[tokio::test]
async fn the_fee_needs_somebody_to_take_it_from_and_may_not_exceed_the_amount() {
    let api = Api::new().await;
    let seller = api.seller().await;
    api.intent("application_fee_amount=10").await.error(400);
    let form = intent("application_fee_amount=2001");
    api.post("/v1/payment_intents", &form)
        .on(&seller)
        .send()
        .await
        .error(400);
    api.post("/v1/payment_intents", &intent("application_fee_amount=0"))
        .on(&seller)
        .send()
        .await
        .ok();
}

#[tokio::test]
async fn a_confirmation_token_confirms_one_intent() {
    let api = Api::new().await;
    let token = api
        .post(
            "/v1/confirmation_tokens",
            "payment_method_data[type]=card&payment_method_data[card][number]=4242424242424242\
             &payment_method_data[card][exp_month]=12&payment_method_data[card][exp_year]=34\
             &payment_method_data[card][cvc]=123",
        )
        .with_key(Some(api.sandbox.publishable_key()))
        .send()
        .await
        .ok();
    let made = api.intent("").await.ok();
    let confirm = format!("confirmation_token={}", text(&token, "id"));
    let path = format!("/v1/payment_intents/{}/confirm", text(&made, "id"));
    assert_eq!(api.post(&path, &confirm).send().await.ok()["status"], "succeeded");
    let other = api.intent("").await.ok();
    api.post(
        &format!("/v1/payment_intents/{}/confirm", text(&other, "id")),
        &confirm,
    )
    .send()
    .await
    .error(400);
}

#[tokio::test]
async fn a_request_that_is_refused_before_it_tries_to_pay_changes_nothing() {
    let api = Api::new().await;
    let token = api
        .post(
            "/v1/test_helpers/confirmation_tokens",
            "payment_method=pm_card_visa",
        )
        .send()
        .await
        .ok();
    let confirm = format!("confirm=true&confirmation_token={}", text(&token, "id"));
    api.intent(&format!("{confirm}&application_fee_amount=1"))
        .await
        .error(400);
    let paid = api.intent(&confirm).await.ok();
    assert_eq!(
        paid["status"], "succeeded",
        "the token was not used up by the refusal"
    );
    let path = format!("/v1/payment_intents/{}", text(&paid, "id"));
    api.post(&format!("{path}/confirm"), "capture_method=manual")
        .send()
        .await
        .error(400);
    assert_eq!(api.get(&path).send().await.ok()["capture_method"], "automatic");
    api.intent(&confirm).await.error(400);
}

#[tokio::test]
async fn an_attempt_that_may_not_ask_for_an_action_fails_where_it_would() {
    let api = Api::new().await;
    let form = "payment_method=pm_card_authenticationRequired&confirm=true&error_on_requires_action=true";
    let error = api.intent(form).await.error(402);
    assert_eq!(text(&error, "code"), "authentication_required");
    assert_eq!(error["payment_intent"]["status"], "requires_payment_method");
    let form = "payment_method=pm_card_visa&confirm=true&error_on_requires_action=true";
    assert_eq!(api.intent(form).await.ok()["status"], "succeeded");
}

//! A customer of the platform and its card, shared with connected accounts.

use crate::client::{Api, intent, text};

#[tokio::test]
async fn a_card_is_tokenised_on_the_platform_cloned_to_the_seller_and_charged_there_with_a_fee() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let publishable = api.sandbox.publishable_key().to_owned();
    let method = api
        .post(
            "/v1/payment_methods",
            "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034&card[cvc]=314\
             &payment_user_agent=stripe.js&billing_details[email]=b%40example.com",
        )
        .with_key(Some(&publishable))
        .send()
        .await
        .ok();
    let method = text(&method, "id");
    let customer = api.post("/v1/customers", "email=b@example.com").send().await.ok();
    let customer = text(&customer, "id");
    let attached = api
        .post(
            &format!("/v1/payment_methods/{method}/attach"),
            &format!("customer={customer}"),
        )
        .send()
        .await
        .ok();
    assert_eq!(attached["customer"], customer);

    let clone = api
        .post(
            "/v1/payment_methods",
            &format!("customer={customer}&payment_method={method}"),
        )
        .on(&seller)
        .send()
        .await
        .ok();
    assert_ne!(clone["id"], method);
    assert_eq!(clone["customer"], serde_json::Value::Null);
    assert_eq!(clone["card"]["fingerprint"], attached["card"]["fingerprint"]);

    let theirs = api
        .post("/v1/customers", "email=b@example.com")
        .on(&seller)
        .send()
        .await
        .ok();
    let form = intent(&format!(
        "payment_method={}&customer={}&setup_future_usage=off_session&application_fee_amount=200&confirm=true",
        text(&clone, "id"),
        text(&theirs, "id")
    ));
    let paid = api
        .post(
            "/v1/payment_intents",
            &format!("{form}&expand[]=latest_charge.balance_transaction"),
        )
        .on(&seller)
        .send()
        .await
        .ok();
    assert_eq!(paid["status"], "succeeded");
    assert_eq!(paid["application"], api.sandbox.client_id());
    let transaction = &paid["latest_charge"]["balance_transaction"];
    // 2.9 % of 20.00 and 0.30 for Stripe, 2.00 for the platform, all of it from the seller.
    assert_eq!(transaction["fee"], 88 + 200);
    assert_eq!(transaction["net"], 2000 - 88 - 200);

    let fees = api.get("/v1/application_fees").send().await.ok();
    assert_eq!(fees["data"][0]["amount"], 200);
    assert_eq!(fees["data"][0]["charge"], paid["latest_charge"]["id"]);
    assert_eq!(fees["data"][0]["account"], seller);
    let earned = api.get("/v1/balance").send().await.ok();
    assert_eq!(earned["pending"][0]["amount"], 200);

    let again = intent(&format!(
        "payment_method={}&customer={}&off_session=true&confirm=true",
        text(&clone, "id"),
        text(&theirs, "id")
    ));
    assert_eq!(
        api.post("/v1/payment_intents", &again)
            .on(&seller)
            .send()
            .await
            .ok()["status"],
        "succeeded"
    );
}

#[tokio::test]
async fn a_platform_card_under_stripe_account_is_refused_in_stripe_s_words() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let method = api.get("/v1/payment_methods/pm_card_visa").send().await.ok();
    let form = intent(&format!("payment_method={}&confirm=true", text(&method, "id")));
    let error = api
        .post("/v1/payment_intents", &form)
        .on(&seller)
        .send()
        .await
        .error(400);
    assert_eq!(error["code"], "resource_missing");
    assert_eq!(error["param"], "payment_method");
    assert!(
        text(&error, "message").contains("was provided with a platform-owned payment method ID"),
        "{error}"
    );
}

#[tokio::test]
async fn a_card_that_was_used_or_shared_without_a_customer_cannot_be_used_again() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let method = api.get("/v1/payment_methods/pm_card_visa").send().await.ok();
    let id = text(&method, "id");
    api.post("/v1/payment_methods", &format!("payment_method={id}"))
        .on(&seller)
        .send()
        .await
        .ok();
    let error = api
        .intent(&format!("payment_method={id}&confirm=true"))
        .await
        .error(400);
    assert!(
        text(&error, "message").contains("It may not be used again"),
        "{error}"
    );
    assert!(error.get("code").is_none());
}

#[tokio::test]
async fn cloning_goes_only_from_the_platform_outwards() {
    let api = Api::new().await;
    let (one, other) = (api.seller().await, api.seller().await);
    let method = api
        .get("/v1/payment_methods/pm_card_visa")
        .on(&one)
        .send()
        .await
        .ok();
    let form = format!("payment_method={}", text(&method, "id"));
    api.post("/v1/payment_methods", &form)
        .on(&other)
        .send()
        .await
        .error(400);
    api.post("/v1/payment_methods", &form).send().await.error(400);
}

#[tokio::test]
async fn a_declining_card_cannot_be_attached_and_the_one_that_can_is_declined_when_charged() {
    let api = Api::new().await;
    let customer = api.post("/v1/customers", "").send().await.ok();
    let form = format!("customer={}", text(&customer, "id"));
    for (card, code) in [
        ("chargeDeclined", "card_declined"),
        ("chargeDeclinedExpiredCard", "expired_card"),
    ] {
        let error = api
            .post(&format!("/v1/payment_methods/pm_card_{card}/attach"), &form)
            .send()
            .await
            .error(402);
        assert_eq!(error["code"], code);
        assert!(error.get("payment_intent").is_none());
    }
    let kept = api
        .post("/v1/payment_methods/pm_card_chargeCustomerFail/attach", &form)
        .send()
        .await
        .ok();
    let error = api
        .intent(&format!(
            "payment_method={}&{form}&confirm=true",
            text(&kept, "id")
        ))
        .await
        .error(402);
    assert_eq!(error["decline_code"], "generic_decline");
}

#[tokio::test]
async fn a_token_is_good_for_one_use() {
    let api = Api::new().await;
    let card = "card[number]=4000000000000077&card[exp_month]=1&card[exp_year]=34&card[cvc]=123";
    let token = api
        .post(
            "/v1/tokens",
            &format!("{card}&key={}", api.sandbox.publishable_key()),
        )
        .with_key(None)
        .send()
        .await
        .ok();
    let form = format!("type=card&card[token]={}", text(&token, "id"));
    let method = api.post("/v1/payment_methods", &form).send().await.ok();
    assert_eq!(method["card"]["last4"], "0077");
    let error = api.post("/v1/payment_methods", &form).send().await.error(400);
    assert_eq!(error["code"], "token_already_used");
}

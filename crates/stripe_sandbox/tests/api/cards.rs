//! Every test card: by its number, by its `pm_card_…` and its `tok_…` name.

use serde_json::Value;

use crate::client::{Answer, Api, intent, text};

/// Name, number, and what a payment by a buyer who is there comes to: the intent's status, or code and decline code.
const CARDS: &[(&str, &str, &str)] = &[
    ("visa", "4242424242424242", "succeeded"),
    (
        "visa_chargeDeclined",
        "4000000000000002",
        "card_declined generic_decline",
    ),
    (
        "visa_chargeDeclinedInsufficientFunds",
        "4000000000009995",
        "card_declined insufficient_funds",
    ),
    (
        "visa_chargeDeclinedLostCard",
        "4000000000009987",
        "card_declined lost_card",
    ),
    (
        "visa_chargeDeclinedStolenCard",
        "4000000000009979",
        "card_declined stolen_card",
    ),
    (
        "visa_chargeDeclinedVelocityLimitExceeded",
        "4000000000006975",
        "card_declined card_velocity_exceeded",
    ),
    (
        "chargeDeclinedExpiredCard",
        "4000000000000069",
        "expired_card expired_card",
    ),
    (
        "chargeDeclinedIncorrectCvc",
        "4000000000000127",
        "incorrect_cvc incorrect_cvc",
    ),
    (
        "chargeDeclinedProcessingError",
        "4000000000000119",
        "processing_error processing_error",
    ),
    (
        "chargeCustomerFail",
        "4000000000000341",
        "card_declined generic_decline",
    ),
    ("authenticationRequired", "4000002760003184", "requires_action"),
    (
        "authenticationRequiredOnSetup",
        "4000002500003155",
        "requires_action",
    ),
    ("bypassPending", "4000000000000077", "succeeded"),
    ("createDispute", "4000000000000259", "succeeded"),
    ("createDisputeProductNotReceived", "4000000000002685", "succeeded"),
    ("createDisputeInquiry", "4000000000001976", "succeeded"),
    ("createIssuerFraudRecord", "4000000000005423", "succeeded"),
    ("refundPending", "4000000000007726", "succeeded"),
    ("refundFail", "4000000000005126", "succeeded"),
];

fn outcome(answer: &Answer) -> String {
    let error = &answer.body["error"];
    match answer.status {
        200 => text(&answer.body, "status").to_owned(),
        402 => format!("{} {}", text(error, "code"), text(error, "decline_code")),
        status => panic!("{status}: {}", answer.body),
    }
}

#[tokio::test]
async fn each_card_does_what_stripe_s_testing_page_says_under_its_name_and_by_its_number() {
    let api = Api::new().await;
    for (name, number, expected) in CARDS {
        let named = api
            .intent(&format!("payment_method=pm_card_{name}&confirm=true"))
            .await;
        assert_eq!(outcome(&named), *expected, "pm_card_{name}");

        let card = format!("card[number]={number}&card[exp_month]=12&card[exp_year]=2034&card[cvc]=123");
        let token = api.post("/v1/tokens", &card).send().await.ok();
        assert_eq!(text(&token["card"], "last4"), &number[12..]);
        let by_token = |token: &str| {
            intent(&format!(
                "confirm=true&payment_method_data[type]=card&payment_method_data[card][token]={token}"
            ))
        };
        for token in [text(&token, "id").to_owned(), format!("tok_{name}")] {
            let paid = api.post("/v1/payment_intents", &by_token(&token)).send().await;
            assert_eq!(outcome(&paid), *expected, "{token} of {name}");
        }
    }
}

#[tokio::test]
async fn a_number_that_fails_the_check_digit_makes_no_token() {
    let api = Api::new().await;
    let card = "card[number]=4242424242424241&card[exp_month]=12&card[exp_year]=2034&card[cvc]=123";
    let error = api.post("/v1/tokens", card).send().await.error(402);
    assert_eq!(
        (text(&error, "type"), text(&error, "code"), text(&error, "param")),
        ("card_error", "incorrect_number", "number")
    );
}

/// What became of the money of a paid charge with this card.
async fn charged(api: &Api, card: &str) -> Value {
    let paid = api
        .intent(&format!(
            "payment_method=pm_card_{card}&confirm=true&expand[]=latest_charge.balance_transaction\
             &expand[]=latest_charge.dispute"
        ))
        .await
        .ok();
    paid["latest_charge"].clone()
}

#[tokio::test]
async fn the_cards_that_pay_differ_in_what_happens_to_the_money_afterwards() {
    let api = Api::new().await;
    assert_eq!(
        charged(&api, "visa").await["balance_transaction"]["status"],
        "pending"
    );
    let charge = charged(&api, "bypassPending").await;
    assert_eq!(charge["balance_transaction"]["status"], "available");
    for (card, reason, status) in [
        ("createDispute", "fraudulent", "needs_response"),
        (
            "createDisputeProductNotReceived",
            "product_not_received",
            "needs_response",
        ),
        ("createDisputeInquiry", "fraudulent", "warning_needs_response"),
    ] {
        let dispute = &charged(&api, card).await["dispute"];
        assert_eq!(
            (text(dispute, "reason"), text(dispute, "status")),
            (reason, status),
            "{card}"
        );
    }
    for (card, now, later) in [
        ("refundPending", "pending", "succeeded"),
        ("refundFail", "succeeded", "failed"),
    ] {
        let charge = charged(&api, card).await;
        let refund = api
            .post("/v1/refunds", &format!("charge={}", text(&charge, "id")))
            .send()
            .await
            .ok();
        assert_eq!(refund["status"], now, "{card}");
        api.sandbox.control().advance(7 * 86_400).await.unwrap();
        let path = format!("/v1/refunds/{}", text(&refund, "id"));
        assert_eq!(api.get(&path).send().await.ok()["status"], later, "{card}");
    }
}

#[tokio::test]
async fn a_card_that_its_issuer_reports_brings_a_warning_that_is_settled_by_a_refund() {
    let api = Api::new().await;
    let charge = charged(&api, "createIssuerFraudRecord").await;
    assert_eq!(
        (&charge["disputed"], &charge["dispute"]),
        (&false.into(), &Value::Null)
    );
    let of_charge = format!("/v1/radar/early_fraud_warnings?charge={}", text(&charge, "id"));
    let list = api.get(&of_charge).send().await.ok();
    let warning = &list["data"][0];
    assert_eq!(
        (
            &warning["object"],
            &warning["actionable"],
            &warning["payment_intent"]
        ),
        (
            &"radar.early_fraud_warning".into(),
            &true.into(),
            &charge["payment_intent"]
        )
    );
    let events = api.sandbox.control().events();
    let told = events
        .iter()
        .find(|event| event["type"] == "radar.early_fraud_warning.created");
    assert_eq!(&told.unwrap()["data"]["object"], warning);
    api.post("/v1/refunds", &format!("charge={}", text(&charge, "id")))
        .send()
        .await
        .ok();
    let path = format!(
        "/v1/radar/early_fraud_warnings/{}?expand[]=charge",
        text(warning, "id")
    );
    let settled = api.get(&path).send().await.ok();
    assert_eq!(
        (&settled["actionable"], &settled["charge"]["refunded"]),
        (&false.into(), &true.into())
    );
    api.get("/v1/radar/early_fraud_warnings/issfr_nope")
        .send()
        .await
        .error(404);
}

//! Money that is authorised first: taken whole or in part, given up, or left to expire.

use serde_json::Value;

use crate::client::{Api, intent, text};

/// Types of all events, newest first.
pub(crate) fn told(api: &Api) -> Vec<String> {
    let events = api.sandbox.control().events();
    events
        .iter()
        .map(|event| text(event, "type").to_owned())
        .collect()
}

#[tokio::test]
async fn a_part_is_captured_with_a_fee_of_its_own_and_all_of_it_can_then_be_refunded() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let form =
        intent("payment_method=pm_card_visa&confirm=true&capture_method=manual&application_fee_amount=200");
    let held = api
        .post("/v1/payment_intents", &form)
        .on(&seller)
        .send()
        .await
        .ok();
    assert_eq!(
        (&held["status"], &held["amount_capturable"]),
        (&"requires_capture".into(), &2000.into())
    );
    let charge_path = format!("/v1/charges/{}", text(&held, "latest_charge"));
    let held_charge = api.get(&charge_path).on(&seller).send().await.ok();
    assert!(held_charge["payment_method_details"]["card"]["capture_before"].is_i64());
    assert_eq!(
        held_charge["application_fee"],
        Value::Null,
        "no fee before the capture"
    );

    let path = format!("/v1/payment_intents/{}/capture", text(&held, "id"));
    let capture = |form: &str| api.post(&path, form).on(&seller).send();
    assert_eq!(
        capture("amount_to_capture=2001").await.error(400)["code"],
        "amount_too_large"
    );
    assert_eq!(
        capture("amount_to_capture=800&application_fee_amount=801")
            .await
            .error(400)["param"],
        "application_fee_amount"
    );
    let taken = capture("amount_to_capture=800&application_fee_amount=80&metadata[step]=2")
        .await
        .ok();
    assert_eq!(
        (
            &taken["status"],
            &taken["amount_received"],
            &taken["application_fee_amount"],
            &taken["metadata"]["step"]
        ),
        (&"succeeded".into(), &800.into(), &80.into(), &"2".into())
    );
    let charge = api
        .get(&format!("{charge_path}?expand[]=application_fee"))
        .on(&seller)
        .send()
        .await
        .ok();
    assert_eq!(
        (&charge["amount_captured"], &charge["amount_refunded"]),
        (&800.into(), &1200.into())
    );
    assert_eq!(charge["application_fee"]["amount"], 80);

    let refund = format!("charge={}&refund_application_fee=true", text(&charge, "id"));
    let back = api.post("/v1/refunds", &refund).on(&seller).send().await.ok();
    assert_eq!(back["amount"], 800, "all that was captured");
    let fee = api
        .get(&format!(
            "/v1/application_fees/{}",
            text(&charge["application_fee"], "id")
        ))
        .send()
        .await
        .ok();
    assert_eq!(
        fee["amount_refunded"], 80,
        "the whole fee, for the whole of what was captured"
    );
    assert_eq!(
        capture("").await.error(400)["code"],
        "payment_intent_unexpected_state"
    );
}

#[tokio::test]
async fn a_destination_charge_is_captured_with_another_fee_and_its_transfer_is_what_was_captured() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let form = intent(&format!(
        "payment_method=pm_card_visa&confirm=true&capture_method=manual&application_fee_amount=200\
         &transfer_data[destination]={seller}&on_behalf_of={seller}"
    ));
    let held = api.post("/v1/payment_intents", &form).send().await.ok();
    assert_eq!(
        api.get("/v1/transfers").send().await.ok()["data"],
        serde_json::json!([])
    );
    let path = format!("/v1/payment_intents/{}/capture", text(&held, "id"));
    let form = "amount_to_capture=1000&application_fee_amount=50&expand[]=latest_charge.transfer.destination_payment";
    let taken = api.post(&path, form).send().await.ok();
    let charge = &taken["latest_charge"];
    assert_eq!(charge["on_behalf_of"], seller);
    assert_eq!(charge["transfer"]["amount"], 1000);
    let payment = &charge["transfer"]["destination_payment"];
    assert_eq!(
        (&payment["amount"], &payment["application_fee_amount"]),
        (&1000.into(), &50.into())
    );
    let balance = api.get("/v1/balance").on(&seller).send().await.ok();
    assert_eq!(balance["pending"][0]["amount"], 950);
    let refund = format!(
        "payment_intent={}&amount=500&refund_application_fee=true&reverse_transfer=true&expand[]=transfer_reversal",
        text(&taken, "id")
    );
    let back = api.post("/v1/refunds", &refund).send().await.ok();
    assert_eq!(back["transfer_reversal"]["amount"], 500);
    let balance = api.get("/v1/balance").on(&seller).send().await.ok();
    assert_eq!(
        balance["pending"][0]["amount"], 475,
        "half of what arrived is gone, half of the fee is back"
    );
}

#[tokio::test]
async fn an_authorisation_that_nobody_captures_is_given_up_at_the_moment_that_the_charge_names() {
    let api = Api::new().await;
    let form =
        intent("payment_method=pm_card_visa&confirm=true&capture_method=manual&expand[]=latest_charge");
    let held = api.post("/v1/payment_intents", &form).send().await.ok();
    let until = held["latest_charge"]["payment_method_details"]["card"]["capture_before"]
        .as_i64()
        .unwrap();
    let control = api.sandbox.control();
    let left = u32::try_from(until - control.clock().now).unwrap();
    control.advance(left - 60).await.unwrap();
    let path = format!("/v1/payment_intents/{}", text(&held, "id"));
    assert_eq!(api.get(&path).send().await.ok()["status"], "requires_capture");
    control.advance(60).await.unwrap();
    let expired = api.get(&path).send().await.ok();
    assert_eq!(
        (&expired["status"], &expired["cancellation_reason"]),
        (&"canceled".into(), &"automatic".into())
    );
    assert_eq!(
        expired["canceled_at"], until,
        "at its own moment, not at the end of the step"
    );
    let told = told(&api);
    assert!(
        told.contains(&"charge.expired".to_owned()) && told.contains(&"payment_intent.canceled".to_owned())
    );
    assert_eq!(
        api.post(&format!("{path}/capture"), "").send().await.error(400)["code"],
        "payment_intent_unexpected_state"
    );
}

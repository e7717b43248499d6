//! Refunds: what they bring back besides the buyer's money, and the ways in which they end.

use crate::{
    captures::told,
    client::{Api, intent, text},
};

async fn paid(api: &Api, seller: &str, card: &str) -> String {
    let form = intent(&format!(
        "payment_method=pm_card_{card}&confirm=true&application_fee_amount=100"
    ));
    let paid = api
        .post("/v1/payment_intents", &form)
        .on(seller)
        .send()
        .await
        .ok();
    text(&paid, "id").to_owned()
}

#[tokio::test]
async fn a_refund_on_the_seller_s_account_gives_the_fee_back_only_when_asked_to() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let payment = paid(&api, &seller, "visa").await;
    let refund = |more: &str| {
        let form = format!("payment_intent={payment}{more}");
        api.post("/v1/refunds", &form).on(&seller).send()
    };
    let kept = refund("&amount=500&metadata[order]=7&reason=requested_by_customer")
        .await
        .ok();
    assert_eq!(
        (&kept["status"], &kept["metadata"]["order"]),
        (&"succeeded".into(), &"7".into())
    );
    let fees = || api.get("/v1/application_fees").send();
    assert_eq!(fees().await.ok()["data"][0]["amount_refunded"], 0);
    refund("&amount=500&refund_application_fee=true").await.ok();
    assert_eq!(fees().await.ok()["data"][0]["amount_refunded"], 25);
    refund("&refund_application_fee=true").await.ok();
    assert_eq!(
        fees().await.ok()["data"][0]["amount_refunded"],
        75,
        "the first quarter was not asked for"
    );
    let list = format!("/v1/refunds?payment_intent={payment}");
    assert_eq!(
        api.get(&list).on(&seller).send().await.ok()["data"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    assert_eq!(refund("").await.error(400)["code"], "charge_already_refunded");
    let path = format!("/v1/refunds/{}", text(&kept, "id"));
    let changed = api.post(&path, "metadata[order]=8").on(&seller).send().await.ok();
    assert_eq!(changed["metadata"]["order"], "8");
    api.get(&path).send().await.error(404);
}

#[tokio::test]
async fn a_refund_that_takes_its_time_is_pending_first_and_each_turn_of_it_is_told() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let control = api.sandbox.control();
    for (card, end) in [("pendingRefund", "succeeded"), ("refundFail", "failed")] {
        let payment = paid(&api, &seller, card).await;
        let form = format!("payment_intent={payment}");
        let refund = api.post("/v1/refunds", &form).on(&seller).send().await.ok();
        let path = format!("/v1/refunds/{}", text(&refund, "id"));
        control.advance(5).await.unwrap();
        let after = api.get(&path).on(&seller).send().await.ok();
        assert_eq!(after["status"], end, "{card}");
        assert_eq!(after["failure_reason"].is_string(), end == "failed");
    }
    let told = told(&api);
    for kind in [
        "refund.created",
        "refund.updated",
        "charge.refund.updated",
        "refund.failed",
        "charge.refunded",
    ] {
        assert!(told.contains(&kind.to_owned()), "{kind}");
    }
}

#[tokio::test]
async fn a_refund_can_be_made_to_wait_for_the_buyer_and_be_given_up() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let payment = paid(&api, &seller, "visa").await;
    let form = format!("payment_intent={payment}");
    let refund = api.post("/v1/refunds", &form).on(&seller).send().await.ok();
    let id = text(&refund, "id");
    let control = api.sandbox.control();
    control.move_refund(id, "requires_action").await.unwrap();
    let waiting = api
        .get(&format!("/v1/refunds/{id}"))
        .on(&seller)
        .send()
        .await
        .ok();
    assert_eq!(waiting["status"], "requires_action");
    let gone = api
        .post(&format!("/v1/refunds/{id}/cancel"), "")
        .on(&seller)
        .send()
        .await
        .ok();
    assert_eq!(gone["status"], "canceled");
    assert!(control.move_refund(id, "succeeded").await.is_err());
    assert!(control.move_refund(id, "lovely").await.is_err());
    let again = api.post("/v1/refunds", &form).on(&seller).send().await.ok();
    assert_eq!(again["amount"], 2000, "the money came back to the charge");
}

#[tokio::test]
async fn the_payment_that_a_transfer_made_cannot_be_refunded_by_itself() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let form = intent(&format!(
        "payment_method=pm_card_visa&confirm=true&transfer_data[destination]={seller}&expand[]=latest_charge.transfer"
    ));
    let paid = api.post("/v1/payment_intents", &form).send().await.ok();
    let payment = text(&paid["latest_charge"]["transfer"], "destination_payment");
    api.post("/v1/refunds", &format!("charge={payment}"))
        .on(&seller)
        .send()
        .await
        .error(400);
}

#[tokio::test]
async fn the_metadata_of_a_fee_s_refund_and_of_a_reversal_can_be_changed_later() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let paid = api
        .intent(&format!(
            "payment_method=pm_card_visa&confirm=true&application_fee_amount=100&transfer_data[destination]={seller}\
             &expand[]=latest_charge"
        ))
        .await
        .ok();
    let charge = &paid["latest_charge"];
    for part in [
        format!("/v1/application_fees/{}/refunds", text(charge, "application_fee")),
        format!("/v1/transfers/{}/reversals", text(charge, "transfer")),
    ] {
        let made = api
            .post(&part, "amount=10&metadata[a]=1&metadata[b]=2")
            .send()
            .await
            .ok();
        let path = format!("{part}/{}", text(&made, "id"));
        let changed = api.post(&path, "metadata[a]=&metadata[c]=3").send().await.ok();
        assert_eq!(
            changed["metadata"],
            serde_json::json!({"b": "2", "c": "3"}),
            "{part}"
        );
        assert_eq!(api.get(&path).send().await.ok(), changed);
        api.post(&format!("{part}/x"), "metadata[a]=1")
            .send()
            .await
            .error(404);
    }
}

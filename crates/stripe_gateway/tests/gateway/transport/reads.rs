//! What is found again.

use souk_stripe_gateway::{CustomerId, On};

use crate::server::{Server, Step, paid_intent};

#[tokio::test]
async fn a_deleted_customer_is_found_and_says_so() {
    let server = Server::start(vec![Step::json(
        200,
        r#"{"id":"cus_1","object":"customer","deleted":true}"#,
    )])
    .await;
    let id: CustomerId = "cus_1".parse().unwrap();
    assert!(
        server
            .gateway()
            .retrieve_customer(On::Platform, &id)
            .await
            .unwrap()
            .deleted
    );
}

#[tokio::test]
async fn an_intent_whose_id_was_lost_is_found_by_its_metadata() {
    let other = paid_intent()
        .replace("charge_1", "charge_2")
        .replace("pi_1", "pi_2");
    let page = |data: &str, more: bool| {
        Step::json(
            200,
            &format!(r#"{{"object":"list","url":"/v1/payment_intents","has_more":{more},"data":[{data}]}}"#),
        )
    };
    let server = Server::start(vec![page(&other, true), page(&paid_intent(), false)]).await;
    let since = chrono::DateTime::from_timestamp(1_785_700_000, 0).unwrap();
    let found = server
        .gateway()
        .find_intents_by_metadata(On::Platform, since, "souk_charge", "charge_1")
        .await
        .unwrap();
    assert_eq!(
        found.iter().map(|intent| intent.id.as_str()).collect::<Vec<_>>(),
        ["pi_1"]
    );
    let lines: Vec<String> = server.seen().into_iter().map(|seen| seen.line).collect();
    assert!(
        lines[0].contains("created[gte]=1785700000") || lines[0].contains("created%5Bgte%5D=1785700000"),
        "{lines:?}"
    );
    assert!(lines[1].contains("starting_after=pi_2"), "{lines:?}");
}

//! What is given and taken back at Stripe without us: in its Dashboard, or by a script with the
//! platform's key. The seller's statement says it, each thing once.

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use super::{REFUND_FAILS, VISA, case::Case};
use crate::house::{House, key};

/// Does something with the platform's key, on the account that was charged on when `there`.
async fn by_hand(case: &Case, path: &str, form: &str, there: bool) -> Value {
    let key = case.house.sandbox.secret_key().to_owned();
    let on = there.then_some(case.account.as_str());
    case.house.stripe_post(path, &key, on, form).await
}

/// The only refund.
async fn refund(case: &Case) -> Value {
    let charge = case.charge().await;
    let path = format!("/v1/charges/{}/refunds", charge["id"].as_str().unwrap());
    let page = case.ann.get(&path).await.expect(200);
    assert_eq!(page["data"].as_array().unwrap().len(), 1, "{page:#}");
    page["data"][0].clone()
}

async fn entries(case: &Case, kind: &str) -> usize {
    let charge = case.charge().await;
    let path = format!("/v1/charges/{}/timeline", charge["id"].as_str().unwrap());
    let page = case.ann.get(&path).await.expect(200);
    let all = page["data"].as_array().unwrap();
    all.iter().filter(|entry| entry["kind"] == kind).count()
}

#[actix_web::test]
async fn a_refund_with_its_share_of_the_fee_and_of_the_transfer() {
    for flow in ["direct", "destination"] {
        let case = Case::paid(flow, VISA).await;
        let charge = case.charge().await;
        let mut form = format!(
            "charge={}&amount=2500&refund_application_fee=true",
            charge["stripe"]["charge"].as_str().unwrap()
        );
        if flow == "destination" {
            form.push_str("&reverse_transfer=true");
        }
        by_hand(&case, "/v1/refunds", &form, flow == "direct").await;
        case.when(|charge| charge["amount_refunded"] == 2_500).await;
        case.agrees().await;
        let refund = refund(&case).await;
        let of_transfer = if flow == "destination" { 2_500 } else { 0 };
        assert_eq!(
            (
                &refund["imported"],
                &refund["application_fee_refunded"],
                &refund["transfer_reversed"]
            ),
            (&json!(true), &json!(250), &json!(of_transfer)),
            "{flow}"
        );
        assert_eq!(entries(&case, "transfer_reversed").await, 0, "the refund says it");
        assert_eq!(entries(&case, "fee_refunded").await, 0, "the refund says it");
    }
}

#[actix_web::test]
async fn a_refund_that_keeps_the_transfer_is_the_platforms_loss() {
    let case = Case::paid("destination", VISA).await;
    let charge = case.charge().await;
    let form = format!(
        "charge={}&amount=2500",
        charge["stripe"]["charge"].as_str().unwrap()
    );
    by_hand(&case, "/v1/refunds", &form, false).await;
    case.when(|charge| charge["amount_refunded"] == 2_500).await;
    case.agrees().await;
    assert_eq!(refund(&case).await["transfer_reversed"], 0);
}

#[actix_web::test]
async fn a_part_of_the_fee_is_given_back_without_a_refund_twice() {
    for flow in ["direct", "destination"] {
        let case = Case::paid(flow, VISA).await;
        let charge = case.agrees().await;
        let path = format!(
            "/v1/application_fees/{}/refunds",
            charge["stripe"]["application_fee"].as_str().unwrap()
        );
        by_hand(&case, &path, "amount=300", false).await;
        case.when(|charge| charge["application_fee_refunded"] == 300)
            .await;
        case.agrees().await;
        by_hand(&case, &path, "amount=200", false).await;
        case.when(|charge| charge["application_fee_refunded"] == 500)
            .await;
        case.agrees().await;
        let given_back = &case.statement().await["fee_refunds"];
        assert_eq!(
            (&given_back["count"], &given_back["net"]),
            (&json!(2), &json!(500))
        );
        assert_eq!(entries(&case, "fee_refunded").await, 2);

        // Of the fee only what is left goes back with a refund of all.
        case.post("refunds", json!({})).await.expect(201);
        case.when(|charge| charge["status"] == "refunded").await;
        case.agrees().await;
        assert_eq!(refund(&case).await["application_fee_refunded"], 500, "{flow}");
        assert_eq!(case.statement().await["fee_refunds"]["count"], 2, "{flow}");
    }
}

#[actix_web::test]
async fn a_part_of_the_transfer_is_taken_back_and_the_rest_with_a_refund() {
    let case = Case::paid("destination", VISA).await;
    let charge = case.agrees().await;
    let transfer = charge["stripe"]["transfer"].as_str().unwrap();
    by_hand(
        &case,
        &format!("/v1/transfers/{transfer}/reversals"),
        "amount=4000",
        false,
    )
    .await;
    for _ in 0..100 {
        if entries(&case, "transfer_reversed").await == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    case.agrees().await;
    let taken = &case.statement().await["transfer_reversals"];
    assert_eq!((&taken["count"], &taken["net"]), (&json!(1), &json!(-4_000)));

    let path = format!("/v1/charges/{}/refunds", charge["id"].as_str().unwrap());
    case.ann.post_with(&path, &key(), json!({})).await.expect(201);
    case.when(|charge| charge["status"] == "refunded").await;
    case.agrees().await;
    assert_eq!(refund(&case).await["transfer_reversed"], 6_000);
    assert_eq!(case.statement().await["transfer_reversals"]["count"], 1);
    assert_eq!(entries(&case, "transfer_reversed").await, 1);
}

#[actix_web::test]
async fn what_was_taken_back_and_not_heard_of_before_a_refund_of_all() {
    for (taken, left) in [(4_000, 6_000), (10_000, 0)] {
        let mut case = Case::open_in(House::open_without_worker().await, "destination", "automatic").await;
        case.pay(VISA).await.expect(200);
        let charge = case.charge().await;
        let transfer = charge["stripe"]["transfer"].as_str().unwrap();
        let path = format!("/v1/transfers/{transfer}/reversals");
        by_hand(&case, &path, &format!("amount={taken}"), false).await;
        let fee = charge["stripe"]["application_fee"].as_str().unwrap();
        let path = format!("/v1/application_fees/{fee}/refunds");
        by_hand(&case, &path, "amount=300", false).await;
        // Nobody has read the events: the refund's terms are a guess.
        case.post("refunds", json!({})).await.expect(201);
        case.house.restart().await;
        case.when(|charge| charge["status"] == "refunded").await;
        case.agrees().await;
        assert_eq!(refund(&case).await["transfer_reversed"], left);
        assert_eq!(case.statement().await["transfer_reversals"]["net"], -taken);
    }
}

#[actix_web::test]
async fn a_fee_that_is_given_back_while_somebody_looks_at_the_payment() {
    let case = Case::paid("direct", VISA).await;
    let charge = case.agrees().await;
    // The look that asks for the fee is the slower one.
    let slow = FaultRule {
        times: 2,
        ..FaultRule::on(
            "GET",
            "/v1/application_fees/*",
            Moment::Before,
            Effect::Delay { hold_ms: 1_500 },
        )
    };
    case.house.control().add_fault(slow).await;
    let fee = charge["stripe"]["application_fee"].as_str().unwrap();
    by_hand(
        &case,
        &format!("/v1/application_fees/{fee}/refunds"),
        "amount=300",
        false,
    )
    .await;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    let path = format!(
        "/v1/payment_intents/{}",
        charge["stripe"]["payment_intent"].as_str().unwrap()
    );
    by_hand(&case, &path, "metadata[note]=looked+at", true).await;
    let there = format!("/v1/charges/{}", charge["stripe"]["charge"].as_str().unwrap());
    by_hand(&case, &there, "metadata[note]=looked+at", true).await;
    case.when(|charge| charge["application_fee_refunded"] == 300)
        .await;
    case.agrees().await;
}

#[actix_web::test]
async fn a_refund_that_failed_before_anybody_heard_of_it() {
    let mut case = Case::open_in(House::open_without_worker().await, "destination", "automatic").await;
    case.pay(REFUND_FAILS).await.expect(200);
    let charge = case.charge().await;
    let form = format!(
        "charge={}&amount=2500&reverse_transfer=true",
        charge["stripe"]["charge"].as_str().unwrap()
    );
    by_hand(&case, "/v1/refunds", &form, false).await;
    case.house.step(3_600).await;
    case.house.restart().await;
    case.ann.sign_in().await;
    case.agrees().await;
    let refund = refund(&case).await;
    assert_eq!(
        (&refund["status"], &refund["transfer_reversed"]),
        (&json!("failed"), &json!(2_500))
    );
}

#[actix_web::test]
async fn what_went_by_hand_is_in_the_payout_that_pays_the_rest_out() {
    for flow in ["direct", "destination"] {
        let mut case = Case::paid(flow, VISA).await;
        let charge = case.agrees().await;
        let fee = charge["stripe"]["application_fee"].as_str().unwrap();
        by_hand(
            &case,
            &format!("/v1/application_fees/{fee}/refunds"),
            "amount=300",
            false,
        )
        .await;
        if flow == "destination" {
            let transfer = charge["stripe"]["transfer"].as_str().unwrap();
            by_hand(
                &case,
                &format!("/v1/transfers/{transfer}/reversals"),
                "amount=4000",
                false,
            )
            .await;
        }
        case.when(|charge| charge["application_fee_refunded"] == 300)
            .await;
        case.agrees().await;
        case.house.step(5 * 86_400).await;
        case.ann.sign_in().await;
        let mut statement = Value::Null;
        for _ in 0..150 {
            statement = case.statement().await;
            let payouts = &statement["payouts"];
            if payouts["count"] != 0 && payouts["unsettled"] == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        assert_ne!(statement["payouts"]["count"], 0, "{flow}");
        assert_eq!(statement["closing"], 0, "{flow}: {statement:#}");
        case.agrees().await;
    }
}

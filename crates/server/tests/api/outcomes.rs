//! Every way a payment can go, directly and through the platform. Afterwards what we say of the
//! charge, Stripe's objects, and both of its balances agree to the cent: the seller's with the
//! statement, the platform's with what the charge, its refunds and its dispute say.

mod by_hand;
mod case;
mod reversals;

use serde_json::{Value, json};

use case::Case;

const VISA: &str = "4242424242424242";
const DECLINED: &str = "4000000000000002";
const ASKS: &str = "4000002760003184";
const DISPUTED: &str = "4000000000000259";
/// A refund succeeds, and does not reach the buyer after all.
const REFUND_FAILS: &str = "4000000000005126";

/// One test for each outcome and flow.
macro_rules! outcomes {
    ($($name:ident),* $(,)?) => {
        mod direct {
            $(#[actix_web::test] async fn $name() { super::$name("direct").await })*
        }
        mod destination {
            $(#[actix_web::test] async fn $name() { super::$name("destination").await })*
        }
    };
}

outcomes! {
    success,
    decline,
    three_d_secure,
    three_d_secure_passed_after_the_tab_was_closed,
    three_d_secure_failed,
    manual_capture_of_a_part,
    part_refund_with_its_share_of_the_fee,
    part_refund_that_keeps_the_fee,
    refund_that_fails_late_and_a_second_one,
    dispute_won,
    dispute_lost,
    part_refund_and_then_a_dispute_lost,
}

async fn success(flow: &str) {
    let case = Case::paid(flow, VISA).await;
    let charge = case.agrees().await;
    assert_eq!(
        (&charge["status"], &charge["application_fee"]),
        (&json!("succeeded"), &json!(1_000))
    );
}

async fn decline(flow: &str) {
    let case = Case::open(flow, "automatic").await;
    case.pay(DECLINED).await.problem(402, "card_declined");
    let charge = case.charge().await;
    assert_eq!(
        (&charge["status"], &charge["decline"]["decline_code"]),
        (&json!("failed"), &json!("generic_decline"))
    );
    case.moved_nothing("requires_payment_method").await;
}

async fn three_d_secure(flow: &str) {
    let case = Case::open(flow, "automatic").await;
    let asked = case.pay(ASKS).await.expect(200);
    assert_eq!(asked["charge"]["status"], "requires_action");
    case.moved_nothing("requires_action").await;
    case.answer_the_bank(true).await;
    let confirmed = case.confirm().await;
    assert_eq!(confirmed["charge"]["status"], "succeeded");
    case.agrees().await;
}

async fn three_d_secure_passed_after_the_tab_was_closed(flow: &str) {
    let case = Case::open(flow, "automatic").await;
    case.pay(ASKS).await.expect(200);
    case.answer_the_bank(true).await;
    // Nobody comes back to the page: the webhook tells.
    case.when(|charge| charge["status"] == "succeeded").await;
    case.agrees().await;
}

async fn three_d_secure_failed(flow: &str) {
    let case = Case::open(flow, "automatic").await;
    case.pay(ASKS).await.expect(200);
    case.answer_the_bank(false).await;
    case.confirm().await;
    let charge = case.when(|charge| charge["status"] == "failed").await;
    assert_eq!(charge["decline"]["code"], "payment_intent_authentication_failure");
    case.moved_nothing("requires_payment_method").await;
    assert_eq!(
        case.pay(VISA).await.expect(200)["charge"]["id"],
        charge["id"],
        "another card pays the same charge"
    );
    case.agrees().await;
}

async fn manual_capture_of_a_part(flow: &str) {
    let case = Case::open(flow, "manual").await;
    case.pay(VISA).await.expect(200);
    case.moved_nothing("requires_capture").await;
    case.post("capture", json!({"amount": 6_661})).await.expect(200);
    let charge = case.agrees().await;
    assert_eq!(
        (&charge["amount_captured"], &charge["application_fee"]),
        (&json!(6_661), &json!(666)),
        "the fee follows the part"
    );
}

async fn refunded(flow: &str, returns_fee: bool) {
    let case = Case::paid(flow, VISA).await;
    let asked = json!({"amount": 3_333, "refund_application_fee": returns_fee});
    let refund = case.post("refunds", asked).await.expect(201);
    let share = if returns_fee { 333 } else { 0 };
    assert_eq!(refund["application_fee_refunded"], share);
    let charge = case
        .when(|charge| charge["application_fee_refunded"] == share && charge["amount_refunded"] == 3_333)
        .await;
    assert_eq!(charge["status"], "partially_refunded");
    case.agrees().await;
}

async fn part_refund_with_its_share_of_the_fee(flow: &str) {
    refunded(flow, true).await;
}

async fn part_refund_that_keeps_the_fee(flow: &str) {
    refunded(flow, false).await;
}

/// What the first one gave back of the fee and took back of the transfer stays moved; the second one
/// gives and takes what is left of both.
async fn refund_that_fails_late_and_a_second_one(flow: &str) {
    let case = Case::paid(flow, REFUND_FAILS).await;
    case.post("refunds", json!({"amount": 4_000})).await.expect(201);
    case.house.step(60).await;
    case.when(|charge| charge["status"] == "succeeded" && charge["amount_refunded"] == 0)
        .await;
    case.agrees().await;
    case.post("refunds", json!({})).await.expect(201);
    case.house.step(60).await;
    case.when(|charge| charge["status"] == "succeeded" && charge["amount_refunded"] == 0)
        .await;
    case.agrees().await;
}

async fn dispute_won(flow: &str) {
    let case = Case::paid(flow, DISPUTED).await;
    let dispute = case.dispute_when("needs_response").await;
    assert_eq!(
        dispute["cost"],
        json!({"withdrawn": 10_000, "fee": 1_500, "currency": "eur"})
    );
    case.agrees().await;
    case.answer(&dispute, "winning_evidence").await;
    let won = case.dispute_when("won").await;
    assert_eq!(
        (&won["cost"]["withdrawn"], &won["transfer_reversal"]),
        (&json!(0), &Value::Null)
    );
    case.agrees().await;
    // The money is the seller's again, and may be given back.
    case.post("refunds", json!({"amount": 2_500})).await.expect(201);
    case.when(|charge| charge["amount_refunded"] == 2_500).await;
    case.agrees().await;
}

async fn dispute_lost(flow: &str) {
    let case = Case::paid(flow, DISPUTED).await;
    let dispute = case.dispute_when("needs_response").await;
    case.answer(&dispute, "losing_evidence").await;
    let lost = case.dispute_when("lost").await;
    assert_eq!(lost["cost"]["withdrawn"], 10_000);
    if flow == "destination" {
        let reversal = case.reversal_when("done").await;
        assert_eq!(
            (&reversal["amount"], &reversal["currency"]),
            (&json!(10_000), &json!("eur")),
            "the seller bears it, as with a direct charge"
        );
    } else {
        assert_eq!(lost["transfer_reversal"], Value::Null);
    }
    case.agrees().await;
}

async fn part_refund_and_then_a_dispute_lost(flow: &str) {
    let case = Case::paid(flow, VISA).await;
    case.post("refunds", json!({"amount": 2_500})).await.expect(201);
    case.when(|charge| charge["amount_refunded"] == 2_500).await;
    case.open_dispute().await;
    let dispute = case.dispute_when("needs_response").await;
    case.post("refunds", json!({"amount": 100}))
        .await
        .problem(409, "charge_disputed");
    case.accept(&dispute).await;
    case.dispute_when("lost").await;
    if flow == "destination" {
        case.reversal_when("done").await;
    }
    case.agrees().await;
}

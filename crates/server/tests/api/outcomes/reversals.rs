//! What a lost dispute of a charge through the platform takes back from the seller: by policy, once
//! whatever is lost on the way, and later when the balance does not cover it.

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use super::{DISPUTED, case::Case};
use crate::house::House;

const REVERSALS: &str = "/v1/transfers/*/reversals";

async fn lost(case: &Case) -> Value {
    let dispute = case.dispute_when("needs_response").await;
    case.accept(&dispute).await;
    case.dispute_when("lost").await
}

/// How many reversals Stripe has.
fn reversals(case: &Case) -> usize {
    let books = case.house.books();
    let platform = books.platform().to_owned();
    books
        .all(&platform, "transfers")
        .iter()
        .map(|transfer| transfer["reversals"]["data"].as_array().unwrap().len())
        .sum()
}

#[actix_web::test]
async fn by_policy_the_loss_stays_with_the_marketplace() {
    let case = Case::paid("destination", DISPUTED).await;
    let operator = case.house.operator().await;
    let policy = json!({"refund_application_fee": true, "reverse_transfer": true,
        "reverse_transfer_on_lost_dispute": false});
    operator
        .send(reqwest::Method::PUT, "/v1/refund-policy", Some(policy), None)
        .await
        .expect(200);
    assert_eq!(lost(&case).await["transfer_reversal"], Value::Null);
    case.agrees().await;
    assert_eq!(reversals(&case), 0);
}

#[actix_web::test]
async fn a_reversal_whose_answer_is_lost_is_found_out_and_made_once() {
    for (effect, moment) in [
        (Effect::Reset, Moment::Before),
        (Effect::Reset, Moment::After),
        (Effect::HtmlBadGateway, Moment::After),
        (Effect::ServerError { cached: true }, Moment::After),
    ] {
        let what = format!("{effect:?} {moment:?}");
        let case = Case::paid("destination", DISPUTED).await;
        let rule = FaultRule {
            times: 3,
            ..FaultRule::on("POST", REVERSALS, moment, effect)
        };
        case.house.control().add_fault(rule).await;
        lost(&case).await;
        let reversal = case.reversal_when("done").await;
        assert_eq!(reversal["amount"], 10_000, "{what}");
        assert_eq!(reversals(&case), 1, "{what}");
        case.agrees().await;
    }
}

#[actix_web::test]
async fn a_reversal_that_a_dead_process_left_is_made_by_the_worker() {
    let mut case = Case::open_in(House::open().await, "destination", "automatic").await;
    case.pay(DISPUTED).await.expect(200);
    let rule = FaultRule {
        times: 2,
        ..FaultRule::on("POST", REVERSALS, Moment::After, Effect::Reset)
    };
    case.house.control().add_fault(rule).await;
    lost(&case).await;
    case.house.restart().await;
    case.reversal_when("done").await;
    assert_eq!(reversals(&case), 1);
    case.agrees().await;
}

#[actix_web::test]
async fn what_an_operator_took_back_by_hand_is_not_taken_again() {
    let case = Case::paid("destination", DISPUTED).await;
    case.dispute_when("needs_response").await;
    let charge = case.charge().await;
    let path = format!(
        "/v1/transfers/{}/reversals",
        charge["stripe"]["transfer"].as_str().unwrap()
    );
    let key = case.house.sandbox.secret_key().to_owned();
    case.house.stripe_post(&path, &key, None, "amount=10000").await;
    lost(&case).await;
    let reversal = case.reversal_when("refused").await;
    assert_eq!(
        (&reversal["refusal"]["code"], &reversal["amount"]),
        (&json!("nothing_left"), &Value::Null)
    );
    assert_eq!(reversals(&case), 1);
    assert_eq!(case.statement().await["transfer_reversals"]["net"], -10_000);
    case.agrees().await;
}

#[actix_web::test]
async fn what_the_sellers_balance_does_not_cover_is_taken_back_later() {
    let mut case = Case::paid("destination", DISPUTED).await;
    let not_covered = Effect::Refused {
        code: "balance_insufficient".to_owned(),
    };
    let rule = FaultRule::on("POST", REVERSALS, Moment::Before, not_covered);
    case.house.control().add_fault(rule).await;
    lost(&case).await;
    let refused = case.reversal_when("refused").await;
    assert_eq!(refused["refusal"]["code"], "balance_insufficient");
    case.house.step(5 * 3_600).await;
    case.ann.sign_in().await;
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    assert_eq!(case.reversal_when("refused").await, refused, "too early");

    case.house.step(3_600).await;
    case.ann.sign_in().await;
    let reversal = case.reversal_when("done").await;
    assert_eq!(reversal["amount"], 10_000);
    assert_eq!(reversals(&case), 1);
    case.agrees().await;
}

#[actix_web::test]
async fn what_stripe_did_is_never_written_down_as_refused() {
    let case = Case::paid("destination", DISPUTED).await;
    // It is done, and the answer says that it was refused.
    let refused = Effect::Refused {
        code: "balance_insufficient".to_owned(),
    };
    let rule = FaultRule::on("POST", REVERSALS, Moment::After, refused);
    case.house.control().add_fault(rule).await;
    lost(&case).await;
    let reversal = case.reversal_when("done").await;
    assert_eq!(
        (&reversal["amount"], &reversal["refusal"]),
        (&json!(10_000), &Value::Null)
    );
    assert_eq!(reversals(&case), 1);
    case.agrees().await;
}

#[actix_web::test]
async fn nothing_is_taken_back_any_more_when_the_bank_has_given_in() {
    let mut case = Case::paid("destination", DISPUTED).await;
    let not_covered = Effect::Refused {
        code: "balance_insufficient".to_owned(),
    };
    let rule = FaultRule::on("POST", REVERSALS, Moment::Before, not_covered);
    case.house.control().add_fault(rule).await;
    let dispute = lost(&case).await;
    case.reversal_when("refused").await;
    let there = dispute["stripe"]["dispute"].as_str().unwrap();
    case.house.control().decide_dispute(there, true).await.unwrap();
    case.house.step(6 * 3_600).await;
    case.ann.sign_in().await;
    for _ in 0..100 {
        if case.reversal_when("refused").await["refusal"]["code"] == "not_lost" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(case.reversal_when("refused").await["refusal"]["code"], "not_lost");
    assert_eq!(reversals(&case), 0);
}

//! Answers to disputes of which nothing, or a refusal, came back.

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment, WebhookRules};

use super::{Case, FRAUD};

#[actix_web::test]
async fn an_answer_whose_reply_is_lost_is_found_out_and_given_once() {
    for effect in [Effect::Reset, Effect::HtmlBadGateway] {
        for moment in [Moment::Before, Moment::After] {
            let what = format!("{effect:?} {moment:?}");
            let case = Case::open(FRAUD).await;
            let rule = FaultRule {
                times: 4,
                ..FaultRule::on("POST", "/v1/disputes/*", moment, effect.clone())
            };
            case.house.control().add_fault(rule).await;
            let sent = json!({"evidence": {"product_description": "A bowl"}, "submit": true});
            let answer = case.ann.post(&case.path("/evidence"), sent).await;
            assert!(
                [200, 202].contains(&answer.status.as_u16()),
                "{what}: {:#}",
                answer.body
            );
            let sent = case.when("under_review").await;
            assert_eq!(sent["submission_count"], 1, "{what}");
        }
    }
}

#[actix_web::test]
async fn whoever_looks_later_sees_that_an_answer_is_on_its_way_and_what_became_of_it() {
    let case = Case::open(FRAUD).await;
    let sandbox = case.house.control();
    for method in ["POST", "GET"] {
        let rule = FaultRule {
            times: 1_000,
            ..FaultRule::on(method, "/v1/disputes/*", Moment::Before, Effect::Reset)
        };
        sandbox.add_fault(rule).await;
    }
    let sent = json!({"evidence": {"product_description": "A bowl"}, "submit": true});
    case.ann.post(&case.path("/evidence"), sent).await.expect(202);
    let answer = case.now().await["answer"].clone();
    assert_eq!(
        (&answer["kind"], &answer["status"], &answer["message"]),
        (&json!("submit"), &json!("in_progress"), &Value::Null)
    );
    sandbox.clear_faults().await;
    let sent = case.when("under_review").await;
    assert_eq!(sent["answer"]["status"], "taken");
}

#[actix_web::test]
async fn an_answer_that_stripe_refused_says_why() {
    let case = Case::open(FRAUD).await;
    let silence = WebhookRules {
        paused: true,
        ..WebhookRules::default()
    };
    case.house.control().set_webhook_rules(silence).await;
    let at_stripe = case.now().await["stripe"]["dispute"].clone();
    case.house
        .control()
        .decide_dispute(at_stripe.as_str().unwrap(), false)
        .await
        .unwrap();
    let late = json!({"evidence": {"product_description": "A bowl"}, "submit": true});
    let refused = case.ann.post(&case.path("/evidence"), late).await;
    let refused = refused.problem(409, "stripe_refused");
    let answer = case.now().await["answer"].clone();
    assert_eq!(
        (&answer["status"], &answer["message"]),
        (&json!("refused"), &refused["detail"])
    );
}

#[actix_web::test]
async fn what_was_saved_is_submitted_without_saying_it_again() {
    let case = Case::open(FRAUD).await;
    let saved = json!({"evidence": {"product_description": "A bowl"}, "submit": false});
    case.ann.post(&case.path("/evidence"), saved).await.expect(200);
    let submitted = json!({"evidence": {}, "submit": true});
    case.ann
        .post(&case.path("/evidence"), submitted)
        .await
        .expect(200);
    let sent = case.when("under_review").await;
    assert_eq!(
        (
            &sent["submission_count"],
            &sent["evidence"]["product_description"]
        ),
        (&json!(1), &json!("A bowl"))
    );
}

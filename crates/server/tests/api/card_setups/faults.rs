//! Replies that are lost, and processes that die: one card, and never called refused because nobody
//! heard the answer.

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment, WebhookRules};

use super::{Case, VISA};
use crate::house::{House, key};

const SETUPS: &str = "/v1/setup_intents";

/// As many as a call has tries.
fn rule(method: &str, path: &str, moment: Moment, effect: Effect) -> FaultRule {
    FaultRule {
        times: 4,
        ..FaultRule::on(method, path, moment, effect)
    }
}

/// A house without a worker, where no webhook tells how something ended.
async fn silent() -> Case {
    let case = Case::open_in(House::open_without_worker().await).await;
    let lost = WebhookRules {
        dropped: vec!["*".into()],
        ..WebhookRules::default()
    };
    case.house.control().set_webhook_rules(lost).await;
    case
}

/// Once the worker is there, there is one card of one SetupIntent, with the consent that was attested.
async fn keeps_one_despite(rules: Vec<FaultRule>, token: Option<&str>, first: &str) {
    let mut case = silent().await;
    let token = match token {
        Some(token) => token.to_owned(),
        None => case.house.card(VISA).await,
    };
    let what = format!("{rules:?}");
    for rule in rules {
        case.house.control().add_fault(rule).await;
    }
    let (same, body) = (key(), case.body(&token));
    let begun = case.post(&same, body.clone()).await.expect(202);
    assert_eq!(begun["card"]["status"], first, "{what}");
    assert_eq!(
        case.erase().await.problem(409, "payment_in_progress")["status"],
        409
    );
    case.house.restart().await;
    let cards = case.cards_when(1).await;
    assert_eq!(cards[0]["id"], begun["card"]["id"], "{what}");
    assert_eq!(case.intents().await.len(), 1, "{what}");
    assert_eq!(case.house.attached(None, 1).await, 1, "{what}");
    let now = case.post(&same, body).await.expect(202);
    assert_eq!(
        (&now["card"]["status"], &now["card"]["last4"]),
        (&json!("kept"), &json!("4242")),
        "{what}"
    );
    case.charge(&case.ann, &case.anns).await.expect(201);
    case.house.settled().await;
    assert_eq!(case.cards().await.len(), 1, "{what}");
    let stored = case.house.everything_written_down().await;
    assert_eq!(stored.matches("card.added").count(), 1, "{what}");
}

#[actix_web::test]
async fn a_card_whose_answer_is_lost_is_found_out() {
    let rules = vec![rule("POST", SETUPS, Moment::After, Effect::Reset)];
    keeps_one_despite(rules, None, "unknown").await;
}

#[actix_web::test]
async fn a_card_that_never_arrives_is_sent_again() {
    let rules = vec![rule("POST", SETUPS, Moment::Before, Effect::Reset)];
    keeps_one_despite(rules, None, "unknown").await;
}

#[actix_web::test]
async fn a_page_of_a_proxy_instead_of_an_answer_is_found_out() {
    let rules = vec![rule("POST", SETUPS, Moment::After, Effect::HtmlBadGateway)];
    keeps_one_despite(rules, None, "unknown").await;
}

#[actix_web::test]
async fn what_a_dead_process_had_only_written_down_is_done_by_the_worker() {
    let rules = vec![rule(
        "GET",
        "/v1/payment_methods/*",
        Moment::Before,
        Effect::Reset,
    )];
    keeps_one_despite(rules, None, "pending").await;
}

#[actix_web::test]
async fn every_step_may_lose_its_answer() {
    let rules = ["/v1/payment_methods", "/v1/customers", SETUPS]
        .map(|path| rule("POST", path, Moment::After, Effect::Reset));
    keeps_one_despite(rules.into(), Some("tok_visa"), "pending").await;
}

#[actix_web::test]
async fn a_lost_decline_is_a_decline_and_leaves_nothing() {
    let mut case = silent().await;
    let token = case.house.card("4000000000000002").await;
    let lost = rule("POST", SETUPS, Moment::After, Effect::Reset);
    case.house.control().add_fault(lost).await;
    let (same, body) = (key(), case.body(&token));
    case.post(&same, body.clone()).await.expect(202);
    case.house.restart().await;
    let mut now = Value::Null;
    for _ in 0..150 {
        now = case.post(&same, body.clone()).await.expect(202);
        if now["card"]["status"] == "declined" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(now["card"]["decline"]["code"], "card_declined", "{now:#}");
    assert_eq!(case.cards().await, [] as [Value; 0]);
    assert_eq!(case.house.attached(None, 0).await, 0);
}

/// Stripe may have forgotten the key after a day: the customer's SetupIntents are looked through.
async fn a_day_later(moment: Moment) -> (Case, Value) {
    let mut case = silent().await;
    let token = case.house.card(VISA).await;
    let lost = rule("POST", SETUPS, moment, Effect::Reset);
    case.house.control().add_fault(lost).await;
    let (same, body) = (key(), case.body(&token));
    let begun = case.post(&same, body.clone()).await.expect(202);
    assert_eq!(begun["card"]["status"], "unknown");
    case.house.step(25 * 3_600).await;
    case.house.restart().await;
    case.olga.sign_in().await;
    let mut now = Value::Null;
    for _ in 0..150 {
        now = case.post(&same, body.clone()).await.expect(202);
        if now["card"]["status"] != "unknown" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    (case, now)
}

#[actix_web::test]
async fn a_day_later_a_card_that_was_kept_is_found_in_the_list() {
    let (case, now) = a_day_later(Moment::After).await;
    assert_eq!(now["card"]["status"], "kept", "{now:#}");
    assert_eq!((case.cards().await.len(), case.intents().await.len()), (1, 1));
}

#[actix_web::test]
async fn a_day_later_a_card_that_never_arrived_is_not_sent_again() {
    let (case, now) = a_day_later(Moment::Before).await;
    assert_eq!(
        (&now["card"]["status"], &now["card"]["decline"]["code"]),
        (&json!("refused"), &json!("not_done"))
    );
    assert_eq!((case.cards().await.len(), case.intents().await.len()), (0, 0));
}

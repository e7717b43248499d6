//! The bank wants the cardholder of a card that an operator puts on file.

use serde_json::{Value, json};
use stripe_sandbox::WebhookRules;

use super::{ASKS, Case, VISA};
use crate::house::key;

/// A card whose holder stands before the bank's question.
struct Asked {
    case: Case,
    key: String,
    body: Value,
    first: Value,
}

impl Asked {
    async fn open() -> Self {
        let case = Case::open().await;
        let token = case.house.card(ASKS).await;
        let (key, body) = (key(), case.body(&token));
        let first = case.post(&key, body.clone()).await.expect(202);
        assert_eq!(first["card"]["status"], "requires_action", "{first:#}");
        Self {
            case,
            key,
            body,
            first,
        }
    }

    async fn answer(&self, passed: bool) {
        let intents = self.case.intents().await;
        let platform = self.case.house.sandbox.platform_account();
        self.case
            .house
            .control()
            .finish_challenge(platform, intents[0]["id"].as_str().unwrap(), passed)
            .await
            .unwrap();
    }

    /// No event comes from now on, once those that there are were applied.
    async fn silence(&self, rules: WebhookRules) {
        self.case.house.settled().await;
        self.case.house.control().set_webhook_rules(rules).await;
    }

    async fn replay(&self) -> Value {
        self.case.post(&self.key, self.body.clone()).await.expect(202)
    }

    async fn replay_when(&self, status: &str) -> Value {
        let mut now = Value::Null;
        for _ in 0..150 {
            now = self.replay().await;
            if now["card"]["status"] == status {
                return now;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("never {status}: {now:#}")
    }
}

#[actix_web::test]
async fn a_card_whose_holder_passes_the_bank_is_kept_by_the_webhook() {
    let asked = Asked::open().await;
    let case = &asked.case;
    let secret = asked.first["next_action"]["client_secret"].as_str().unwrap();
    assert_eq!(
        asked.first["next_action"],
        json!({
            "client_secret": secret, "publishable_key": case.house.sandbox.publishable_key(), "stripe_account": null,
        })
    );
    assert_eq!(case.intents().await[0]["client_secret"], secret);
    assert_eq!(
        asked.replay().await,
        asked.first,
        "the same key is told the same, the secret as well"
    );
    assert_eq!(case.cards().await, [] as [Value; 0]);
    assert_eq!(case.house.attached(None, 0).await, 0);
    case.charge(&case.olga, &case.anns)
        .await
        .problem(403, "consent_missing");

    asked.answer(true).await;
    let cards = case.cards_when(1).await;
    assert_eq!(cards[0]["id"], asked.first["card"]["id"]);
    let now = asked.replay().await;
    assert_eq!(now["card"]["status"], "kept");
    assert_eq!(now.get("next_action"), None);
    case.charge(&case.ann, &case.anns).await.expect(402); // This card asks each time.
    case.house.settled().await;
    let stored = case.house.everything_written_down().await;
    assert!(!stored.contains(secret), "the client secret is nowhere");
    assert_eq!(stored.matches("card.added").count(), 1);
}

#[actix_web::test]
async fn a_card_whose_holder_fails_the_bank_is_not_kept_and_cannot_be_tried_again() {
    let asked = Asked::open().await;
    let case = &asked.case;
    let secret = asked.first["next_action"]["client_secret"].as_str().unwrap();
    asked.answer(false).await;
    let failed = asked.replay_when("declined").await;
    assert_eq!(
        failed["card"]["decline"]["code"],
        "setup_intent_authentication_failure"
    );
    case.intent_when("canceled").await;
    assert_eq!(case.cards().await, [] as [Value; 0]);
    assert_eq!(case.house.attached(None, 0).await, 0);
    let stored = case.house.everything_written_down().await;
    assert!(!stored.contains(secret) && !stored.contains("card.added"));
}

#[actix_web::test]
async fn a_card_that_is_confirmed_in_its_stead_is_not_kept() {
    let asked = Asked::open().await;
    let case = &asked.case;
    let (intents, other) = (case.intents().await, case.house.card(VISA).await);
    let path = format!("/v1/setup_intents/{}/confirm", intents[0]["id"].as_str().unwrap());
    let form = format!("payment_method={other}");
    let done = case
        .house
        .stripe_post(&path, case.house.sandbox.secret_key(), None, &form)
        .await;
    assert_eq!(done["status"], "succeeded");
    let now = asked.replay_when("canceled").await;
    assert_eq!(now["card"]["decline"]["code"], "card_setup_changed");
    assert_eq!(case.house.attached(None, 0).await, 0, "it is detached");
    assert_eq!(case.cards().await, [] as [Value; 0]);
}

#[actix_web::test]
async fn an_answer_whose_webhook_was_lost_is_found_by_the_sweeper() {
    let mut asked = Asked::open().await;
    let lost = WebhookRules {
        dropped: vec!["*".into()],
        ..WebhookRules::default()
    };
    asked.silence(lost).await;
    asked.answer(true).await;
    asked.case.house.step(601).await;
    asked.case.olga.sign_in().await;
    asked.case.cards_when(1).await;
}

#[actix_web::test]
async fn a_question_that_stays_open_for_a_week_is_taken_back() {
    let mut asked = Asked::open().await;
    asked.case.house.step(6 * 86_400).await;
    asked.case.olga.sign_in().await;
    assert_eq!(asked.replay().await["card"]["status"], "requires_action");
    asked.case.house.step(86_400 + 1).await;
    asked.case.olga.sign_in().await;
    asked.case.intent_when("canceled").await;
    asked.replay_when("canceled").await;
    asked.answer(true).await;
    assert_eq!(asked.case.house.attached(None, 0).await, 0);
}

#[actix_web::test]
async fn an_erasure_takes_the_question_back() {
    let asked = Asked::open().await;
    let case = &asked.case;
    assert_eq!(case.erase().await.status, 204);
    case.intent_when("canceled").await;
    asked.answer(true).await;
    case.house.settled().await;
    assert_eq!(case.house.attached(None, 0).await, 0);
    case.post(&asked.key, asked.body.clone())
        .await
        .problem(404, "not_found");
    let stored = case.house.everything_written_down().await;
    assert!(!stored.contains("card.added"));
    for line in stored.lines().filter(|line| line.starts_with("card_setups")) {
        assert!(line.contains("canceled") && !line.contains("3184"), "{line}");
    }
}

#[actix_web::test]
async fn whoever_passes_the_bank_while_they_are_erased_keeps_no_card() {
    let asked = Asked::open().await;
    let case = &asked.case;
    // Passed, and the news of it comes after the erasure.
    let late = WebhookRules {
        paused: true,
        ..WebhookRules::default()
    };
    asked.silence(late).await;
    asked.answer(true).await;
    assert_eq!(case.house.attached(None, 1).await, 1);
    assert_eq!(case.erase().await.status, 204);
    case.house
        .control()
        .set_webhook_rules(WebhookRules::default())
        .await;
    case.house.settled().await;
    assert_eq!(case.house.attached(None, 0).await, 0);
    let stored = case.house.everything_written_down().await;
    assert!(!stored.contains("card.added"));
    let method = case.intents().await[0]["payment_method"].clone();
    let method = case
        .house
        .stripe(&format!("/v1/payment_methods/{}", method.as_str().unwrap()), None)
        .await;
    assert_eq!(method["customer"], Value::Null, "{method:#}");
}

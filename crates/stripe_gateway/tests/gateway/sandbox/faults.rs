//! A confirmation that has its effect and whose reply suffers.

use souk_domain::intent::IntentStatus;
use souk_stripe_gateway::{ConfirmIntent, On};
use stripe_sandbox::{Effect, FaultRule, Moment};

use super::{now, prepared, sandbox, step};

fn after_confirmation(effect: Effect) -> FaultRule {
    FaultRule::on("POST", "/v1/payment_intents/*/confirm", Moment::After, effect)
}

#[tokio::test]
async fn a_reply_that_is_lost_after_the_effect_charges_once() {
    for effect in [
        Effect::Reset,
        Effect::TruncatedBody,
        Effect::Timeout { hold_ms: 3000 },
        Effect::HtmlBadGateway,
    ] {
        let (running, stripe) = sandbox().await;
        let (account, intent) = prepared(&running, &stripe, "tok_visa").await;
        running
            .control()
            .add_fault(after_confirmation(effect.clone()))
            .await;
        let on = On::Account(&account);
        let paid = stripe
            .confirm_intent(on, &step("confirm"), &intent.id, &ConfirmIntent::default())
            .await
            .unwrap();
        assert_eq!(paid.status, IntentStatus::Succeeded, "{effect:?}");
        let all = stripe
            .find_intents_by_metadata(
                on,
                now(&running) - chrono::Duration::hours(1),
                "souk_charge",
                "charge_1",
            )
            .await
            .unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].amount_received, 10_000);
    }
}

#[tokio::test]
async fn an_outcome_that_no_repetition_tells_is_unknown_until_a_get_settles_it() {
    for effect in [Effect::ServerError { cached: true }, Effect::InvalidBody] {
        let (running, stripe) = sandbox().await;
        let (account, intent) = prepared(&running, &stripe, "tok_visa").await;
        running.control().add_fault(after_confirmation(effect)).await;
        let on = On::Account(&account);
        let error = stripe
            .confirm_intent(on, &step("confirm"), &intent.id, &ConfirmIntent::default())
            .await
            .unwrap_err();
        assert!(error.may_have_happened(), "{error}");
        let found = stripe.retrieve_intent(on, &intent.id).await.unwrap();
        assert_eq!(found.status, IntentStatus::Succeeded);
    }
}

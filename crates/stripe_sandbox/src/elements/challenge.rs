//! The bank's page of 3D Secure, asked for by an intent's `next_action`.
//!
//! Stripe serves it from `hooks.stripe.com`; its address and its requests are not documented, so these are ours. Who
//! knows the intent's client secret may see the question and decide it, as with Stripe.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::json;

use super::serve::frame_file;
use crate::{
    model::{
        Model,
        refusal::{Answer, Refusal},
    },
    state::Sandbox,
};

/// Mounts `/v3/challenge/{intent}`: the page, its question and its decision.
pub(super) fn routes(cfg: &mut web::ServiceConfig) {
    cfg.service(web::resource("/v3/challenge/{intent}").get(page).post(decide))
        .route("/v3/challenge/{intent}/question", web::get().to(question));
}

#[derive(Deserialize)]
struct Secret {
    client_secret: String,
}

#[derive(Deserialize)]
struct Decision {
    client_secret: String,
    outcome: Outcome,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Succeeded,
    Failed,
}

async fn page(request: HttpRequest) -> HttpResponse {
    frame_file(&request, "challenge.html")
}

async fn question(
    sandbox: web::Data<Sandbox>,
    intent: web::Path<String>,
    secret: web::Query<Secret>,
) -> HttpResponse {
    let answer = sandbox.read(|model| {
        let asking = asking(model, &intent, &secret.client_secret)?;
        let merchant = model
            .account(&asking.account)
            .and_then(|account| account.business_name.clone());
        Ok(json!({
            "object": if asking.amount.is_some() { "payment_intent" } else { "setup_intent" },
            "intent": intent.as_str(),
            "merchant": merchant.unwrap_or_else(|| asking.account.clone()),
            "amount": asking.amount.as_ref().map(|(amount, _)| amount),
            "currency": asking.amount.as_ref().map(|(_, currency)| currency),
            "return_url": asking.return_url,
        }))
    });
    reply(answer)
}

async fn decide(
    sandbox: web::Data<Sandbox>,
    intent: web::Path<String>,
    decision: web::Form<Decision>,
) -> HttpResponse {
    let passed = decision.outcome == Outcome::Succeeded;
    let answer = sandbox.write(|model| {
        let Asking { account, amount, .. } = asking(model, &intent, &decision.client_secret)?;
        let after = if amount.is_some() {
            model.finish_challenge(&account, &intent, passed)
        } else {
            model.finish_setup_challenge(&account, &intent, passed)
        }?;
        Ok(json!({"status": after.get("status")}))
    });
    reply(answer)
}

/// What the bank knows of an intent.
struct Asking {
    account: String,
    /// Minor units and currency; `None` when a card is only kept.
    amount: Option<(i64, String)>,
    return_url: Option<String>,
}

/// The intent, for whoever has its secret. A wrong secret is answered as a wrong id is.
fn asking(model: &Model, id: &str, client_secret: &str) -> Answer<Asking> {
    let payment = model
        .payment_intents
        .anywhere(id)
        .filter(|intent| intent.client_secret == client_secret);
    if let Some(intent) = payment {
        return Ok(Asking {
            account: intent.account.clone(),
            amount: Some((intent.amount, intent.currency.clone())),
            return_url: intent.return_url.clone(),
        });
    }
    let setup = model
        .setup_intents
        .anywhere(id)
        .filter(|intent| intent.client_secret == client_secret);
    setup
        .map(|intent| Asking {
            account: intent.account.clone(),
            amount: None,
            return_url: intent.return_url.clone(),
        })
        .ok_or_else(|| Refusal::no_such("intent", id, "intent"))
}

fn reply(answer: Answer<serde_json::Value>) -> HttpResponse {
    match answer {
        Ok(body) => HttpResponse::Ok().json(body),
        Err(refusal) => HttpResponse::NotFound().json(json!({"error": {"message": refusal.message}})),
    }
}

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
        payment_intent::PaymentIntent,
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
        let intent = known(model, &intent, &secret.client_secret)?;
        let merchant = model
            .account(&intent.account)
            .and_then(|account| account.business_name.clone());
        Ok(json!({
            "object": "payment_intent",
            "intent": intent.id,
            "merchant": merchant.unwrap_or_else(|| intent.account.clone()),
            "amount": intent.amount,
            "currency": intent.currency,
            "return_url": intent.return_url,
        }))
    });
    reply(answer)
}

async fn decide(
    sandbox: web::Data<Sandbox>,
    intent: web::Path<String>,
    decision: web::Form<Decision>,
) -> HttpResponse {
    let answer = sandbox.write(|model| {
        let intent = known(model, &intent, &decision.client_secret)?;
        let (account, id) = (intent.account.clone(), intent.id.clone());
        let after = model.finish_challenge(&account, &id, decision.outcome == Outcome::Succeeded)?;
        Ok(json!({"status": after.get("status")}))
    });
    reply(answer)
}

/// The intent, for whoever has its secret. A wrong secret is answered as a wrong id is.
fn known<'a>(model: &'a Model, id: &str, client_secret: &str) -> Answer<&'a PaymentIntent> {
    model
        .payment_intents
        .anywhere(id)
        .filter(|intent| intent.client_secret == client_secret)
        .ok_or_else(|| Refusal::no_such("payment_intent", id, "intent"))
}

fn reply(answer: Answer<serde_json::Value>) -> HttpResponse {
    match answer {
        Ok(body) => HttpResponse::Ok().json(body),
        Err(refusal) => HttpResponse::NotFound().json(json!({"error": {"message": refusal.message}})),
    }
}

//! `/_sandbox/…`: [`Control`] over HTTP, in JSON. It needs no key: whoever reaches the sandbox may steer it.

use actix_web::{
    HttpResponse,
    web::{self, Data, Json, Path, ServiceConfig},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Control, NewTestAccount, NotThere, faults::FaultRule};
use crate::{state::Sandbox, webhooks::WebhookRules};

/// Mounts the control API.
pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(
        web::scope("/_sandbox")
            .app_data(web::JsonConfig::default().error_handler(|error, _| {
                let body = json!({"error": error.to_string()});
                actix_web::error::InternalError::from_response(error, HttpResponse::BadRequest().json(body))
                    .into()
            }))
            .route("", web::get().to(about))
            .route("/clock", web::get().to(clock))
            .route("/clock", web::post().to(advance))
            .route("/faults", web::get().to(faults))
            .route("/faults", web::post().to(add_fault))
            .route("/faults", web::delete().to(clear_faults))
            .route("/faults/{id}", web::delete().to(remove_fault))
            .route("/accounts", web::get().to(accounts))
            .route("/accounts", web::post().to(create_account))
            .route("/accounts/{id}/oauth_code", web::post().to(oauth_code))
            .route("/accounts/{id}/revoke", web::post().to(revoke))
            .route("/accounts/{id}/onboard", web::post().to(onboard))
            .route("/accounts/{id}/requirements", web::post().to(require))
            .route("/payment_intents/{id}/challenge", web::post().to(challenge))
            .route("/setup_intents/{id}/challenge", web::post().to(challenge))
            .route("/charges/{id}/dispute", web::post().to(dispute))
            .route("/disputes/{id}/decide", web::post().to(decide_dispute))
            .route("/payouts/{id}/fail", web::post().to(fail_payout))
            .route("/refunds/{id}/move", web::post().to(move_refund))
            .route("/webhook_endpoints", web::get().to(endpoints))
            .route("/webhook_endpoints", web::post().to(register_webhook))
            .route("/webhook_endpoints/{id}/roll", web::post().to(roll))
            .route("/webhooks", web::get().to(webhook_rules))
            .route("/webhooks", web::post().to(set_webhook_rules))
            .route("/events", web::get().to(events))
            .route("/events/{id}/resend", web::post().to(resend))
            .route("/deliveries", web::get().to(deliveries))
            .route("/requests", web::get().to(requests))
            .route("/requests", web::delete().to(clear_requests))
            .route("/dump", web::get().to(dump))
            .route("/reset", web::post().to(reset)),
    );
}

type Shared = Data<Sandbox>;

fn control(sandbox: &Shared) -> Control {
    Control::new(sandbox.get_ref().clone())
}

fn or_404(result: Result<Value, NotThere>) -> HttpResponse {
    match result {
        Ok(value) => HttpResponse::Ok().json(value),
        Err(error) => HttpResponse::NotFound().json(json!({"error": error.to_string()})),
    }
}

/// Where everything is, and the keys: it is a sandbox.
async fn about(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(sandbox.read(|model| {
        let settings = &model.settings;
        json!({
            "api_version": crate::API_VERSION,
            "seed": settings.seed,
            "platform_account": settings.platform,
            "client_id": settings.client_id,
            "secret_key": settings.secret_key,
            "publishable_key": settings.publishable_key,
            "public_url": settings.public_url,
            "objects": model.size(),
        })
    }))
}

async fn clock(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(control(&sandbox).clock())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_seconds: u32,
}

async fn advance(sandbox: Shared, body: Json<Advance>) -> HttpResponse {
    match control(&sandbox).advance(body.advance_seconds).await {
        Ok(clock) => HttpResponse::Ok().json(clock),
        Err(error) => HttpResponse::InternalServerError().json(json!({"error": error.to_string()})),
    }
}

async fn faults(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(sandbox.faults(|faults| json!({"faults": faults.all()})))
}

async fn add_fault(sandbox: Shared, rule: Json<FaultRule>) -> HttpResponse {
    let id = control(&sandbox).add_fault(rule.into_inner()).await;
    HttpResponse::Ok().json(json!({"id": id}))
}

async fn clear_faults(sandbox: Shared) -> HttpResponse {
    control(&sandbox).clear_faults().await;
    HttpResponse::Ok().json(json!({}))
}

async fn remove_fault(sandbox: Shared, id: Path<u64>) -> HttpResponse {
    let found = control(&sandbox).remove_fault(*id).await;
    or_404(if found {
        Ok(json!({}))
    } else {
        Err(NotThere("fault"))
    })
}

async fn accounts(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(sandbox.read(|model| {
        let accounts: Vec<Value> = model
            .accounts
            .iter()
            .map(|account| {
                json!({
                    "id": account.id,
                    "business_name": account.business_name,
                    "country": account.country,
                    "connected": account.connected,
                    "secret_key": account.secret_key,
                    "publishable_key": account.publishable_key,
                })
            })
            .collect();
        json!({"accounts": accounts})
    }))
}

async fn create_account(sandbox: Shared, new: Json<NewTestAccount>) -> HttpResponse {
    let id = control(&sandbox).create_account(new.into_inner()).await;
    HttpResponse::Ok().json(json!({"id": id}))
}

async fn oauth_code(sandbox: Shared, id: Path<String>) -> HttpResponse {
    or_404(
        control(&sandbox)
            .oauth_code(&id)
            .await
            .map(|code| json!({"code": code})),
    )
}

async fn revoke(sandbox: Shared, id: Path<String>) -> HttpResponse {
    or_404(control(&sandbox).revoke_access(&id).await.map(|()| json!({})))
}

async fn onboard(sandbox: Shared, id: Path<String>) -> HttpResponse {
    or_404(control(&sandbox).onboard(&id).await.map(|()| json!({})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Requirement {
    field: String,
    #[serde(default)]
    past_due: bool,
    /// Instead: when it becomes past due.
    due_in_seconds: Option<u32>,
}

async fn require(sandbox: Shared, id: Path<String>, body: Json<Requirement>) -> HttpResponse {
    let control = control(&sandbox);
    let required = match body.due_in_seconds {
        Some(seconds) => control.require_within(&id, &body.field, seconds).await,
        None => control.require(&id, &body.field, body.past_due).await,
    };
    or_404(required.map(|()| json!({})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Challenge {
    passed: bool,
}

async fn challenge(sandbox: Shared, id: Path<String>, body: Json<Challenge>) -> HttpResponse {
    let account = sandbox.read(|model| {
        let payment = model
            .payment_intents
            .anywhere(&id)
            .map(|intent| intent.account.clone());
        payment.or_else(|| {
            model
                .setup_intents
                .anywhere(&id)
                .map(|intent| intent.account.clone())
        })
    });
    let Some(account) = account else {
        return or_404(Err(NotThere("intent")));
    };
    or_404(
        control(&sandbox)
            .finish_challenge(&account, &id, body.passed)
            .await,
    )
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewDispute {
    reason: String,
    #[serde(default)]
    inquiry: bool,
}

async fn dispute(sandbox: Shared, id: Path<String>, body: Json<NewDispute>) -> HttpResponse {
    let opened = control(&sandbox).dispute(&id, &body.reason, body.inquiry).await;
    or_404(opened.map(|id| json!({"id": id})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    won: bool,
}

async fn decide_dispute(sandbox: Shared, id: Path<String>, body: Json<Decision>) -> HttpResponse {
    let decided = control(&sandbox).decide_dispute(&id, body.won).await;
    or_404(decided.map(|()| json!({})))
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Failure {
    failure_code: Option<String>,
}

/// A body is not needed.
async fn fail_payout(sandbox: Shared, id: Path<String>, body: Option<Json<Failure>>) -> HttpResponse {
    let code = body.and_then(|body| body.into_inner().failure_code);
    let code = code.as_deref().unwrap_or("account_closed");
    or_404(control(&sandbox).fail_payout_with(&id, code).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    status: String,
}

async fn move_refund(sandbox: Shared, id: Path<String>, body: Json<Move>) -> HttpResponse {
    or_404(control(&sandbox).move_refund(&id, &body.status).await)
}

async fn endpoints(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(sandbox.read(|model| {
        let client = &model.settings.client_id;
        let endpoints: Vec<Value> = model
            .webhook_endpoints
            .iter()
            .filter(|endpoint| !endpoint.deleted)
            .map(|endpoint| {
                let mut json = endpoint.json(client, true);
                if let Some(fields) = json.as_object_mut() {
                    fields.insert("account".to_owned(), json!(endpoint.account));
                    fields.insert("connect".to_owned(), json!(endpoint.connect));
                }
                json
            })
            .collect();
        json!({"webhook_endpoints": endpoints})
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewWebhook {
    url: String,
    #[serde(default)]
    connect: bool,
}

async fn register_webhook(sandbox: Shared, body: Json<NewWebhook>) -> HttpResponse {
    HttpResponse::Ok().json(control(&sandbox).register_webhook(&body.url, body.connect).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Roll {
    overlap_seconds: u32,
}

async fn roll(sandbox: Shared, id: Path<String>, body: Json<Roll>) -> HttpResponse {
    let rolled = control(&sandbox)
        .roll_webhook_secret(&id, body.overlap_seconds)
        .await;
    or_404(rolled.map(|secret| json!({"secret": secret})))
}

async fn webhook_rules(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(sandbox.webhook_rules_now())
}

async fn set_webhook_rules(sandbox: Shared, rules: Json<WebhookRules>) -> HttpResponse {
    control(&sandbox).set_webhook_rules(rules.into_inner()).await;
    HttpResponse::Ok().json(sandbox.webhook_rules_now())
}

async fn events(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(json!({"events": control(&sandbox).events()}))
}

async fn resend(sandbox: Shared, id: Path<String>) -> HttpResponse {
    or_404(
        control(&sandbox)
            .resend(&id)
            .await
            .map(|count| json!({"deliveries": count})),
    )
}

async fn deliveries(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(json!({"deliveries": control(&sandbox).deliveries()}))
}

async fn requests(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(json!({"requests": control(&sandbox).request_log()}))
}

async fn clear_requests(sandbox: Shared) -> HttpResponse {
    control(&sandbox).clear_request_log();
    HttpResponse::Ok().json(json!({}))
}

async fn dump(sandbox: Shared) -> HttpResponse {
    HttpResponse::Ok().json(control(&sandbox).dump())
}

async fn reset(sandbox: Shared) -> HttpResponse {
    control(&sandbox).reset().await;
    HttpResponse::Ok().json(json!({}))
}

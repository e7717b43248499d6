//! `POST /oauth/token` and `POST /oauth/deauthorize`.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use bytes::Bytes;
use serde_json::Value;

use crate::{
    control::log::{Entry, masked},
    http::{form::Params, key_of, send_faulty},
    model::{Model, oauth::OAuthError},
    state::Sandbox,
};

/// Exchanges a code or a refresh token for keys.
pub(super) async fn exchange(req: HttpRequest, body: Bytes, sandbox: web::Data<Sandbox>) -> HttpResponse {
    answer(&req, &body, &sandbox, |model, params, _| {
        let given = |name: &str| params.raw(name).filter(|value| !value.is_empty());
        let required = |name: &str| {
            given(name).ok_or_else(|| OAuthError::new("invalid_request", format!("No {name} was provided.")))
        };
        match required("grant_type")? {
            "authorization_code" => {
                let code = required("code")?;
                given("scope");
                model.exchange_code(code)
            }
            "refresh_token" => model.refresh(required("refresh_token")?, given("scope")),
            other => Err(OAuthError::new(
                "unsupported_grant_type",
                format!("Unsupported grant_type: '{other}'"),
            )),
        }
    })
    .await
}

/// Gives up the platform's access to an account.
pub(super) async fn deauthorize(req: HttpRequest, body: Bytes, sandbox: web::Data<Sandbox>) -> HttpResponse {
    answer(&req, &body, &sandbox, |model, params, _| {
        let required = |name: &str| {
            params
                .raw(name)
                .filter(|value| !value.is_empty())
                .ok_or_else(|| OAuthError::new("invalid_request", format!("No {name} was provided.")))
        };
        let client_id = required("client_id")?;
        model.deauthorize(client_id, required("stripe_user_id")?)
    })
    .await
}

/// Authenticates, lets a fault rule have its way, and answers with OAuth's flat bodies.
async fn answer(
    req: &HttpRequest,
    body: &Bytes,
    sandbox: &Sandbox,
    act: impl FnOnce(&mut Model, &Params, &str) -> Result<Value, OAuthError>,
) -> HttpResponse {
    let params = Params::read("", body);
    let request_id = sandbox.next_request_id();
    let key = key_of(req)
        .or_else(|| params.raw("client_secret").map(str::to_owned))
        .unwrap_or_default();
    let fault = sandbox.take_fault("POST", req.path(), "");
    let acts = fault
        .as_ref()
        .is_none_or(|fault| fault.moment == crate::Moment::After);
    let outcome = if acts {
        sandbox.write(|model| {
            if key != model.settings.secret_key {
                // Like everywhere else at Stripe, an unknown key comes first.
                return Err(OAuthError::new(
                    "invalid_client",
                    Model::invalid_key_message(&key),
                ));
            }
            act(model, &params, &request_id)
        })
    } else {
        Ok(Value::Null)
    };
    let (status, body) = match outcome {
        Ok(value) => (200, value),
        Err(error) => (error.status(), error.json()),
    };
    sandbox.note_request(Entry {
        at: sandbox.now(),
        method: "POST".to_owned(),
        path: req.path().to_owned(),
        account: None,
        key_kind: Some("secret"),
        status,
        request_id: request_id.clone(),
        idempotency_key: None,
        replayed: false,
        params: masked(&params),
        error: body.get("error").and_then(Value::as_str).map(str::to_owned),
        fault: fault.as_ref().map(|fault| serde_json::json!(fault.effect)),
        response: crate::control::log::kept(&body.to_string()),
    });
    if let Some(fault) = fault {
        return send_faulty(req, status, body.to_string(), &request_id, &fault).await;
    }
    HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST))
        .insert_header(("request-id", request_id))
        .json(body)
}

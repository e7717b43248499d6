//! The way of a request: read, authenticate, injected faults, idempotency, the handler, expansion, the log, the reply.

use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    Call,
    auth::{self, Caller},
    errors,
    form::Params,
    reply::{self, Reply},
    routes,
};
use crate::{
    API_VERSION,
    control::faults::{Effect, Moment},
    control::log::Entry,
    model::{
        Model, RequestContext,
        idempotency::{KeptAnswer, slot},
        refusal::{Answer, Kind, Refusal},
    },
    state::Sandbox,
};

/// What is known of a request before anything is done with it.
struct Incoming<'a> {
    method: &'a str,
    path: &'a str,
    version: &'a str,
    idempotency_key: Option<&'a str>,
    named_account: Option<&'a str>,
    body: &'a Bytes,
    content_type: &'a str,
    query: &'a str,
    request_id: String,
}

impl Incoming<'_> {
    fn params(&self) -> Params {
        Params::read_typed(self.query, self.content_type, self.body)
    }
}

/// Answers one request to `/v1`.
pub(super) async fn handle(req: HttpRequest, body: Bytes, sandbox: web::Data<Sandbox>) -> HttpResponse {
    let header = |name: &str| req.headers().get(name).and_then(|value| value.to_str().ok());
    let incoming = Incoming {
        method: req.method().as_str(),
        path: req.path(),
        version: header("stripe-version")
            .and_then(|v| v.split(';').next())
            .map_or(API_VERSION, str::trim),
        idempotency_key: header("idempotency-key").filter(|key| !key.is_empty() && req.method() == "POST"),
        named_account: header("stripe-account").filter(|account| !account.is_empty()),
        body: &body,
        content_type: header("content-type").unwrap_or_default(),
        query: req.query_string(),
        request_id: sandbox.next_request_id(),
    };
    let params = incoming.params();
    let reads_only = incoming.method == "GET";
    let caller = sandbox.read(|model| auth::authenticate(model, req.headers(), &params, reads_only));
    if caller.as_ref().is_ok_and(|caller| !caller.publishable) {
        sandbox.hold_request_to_spec(incoming.method, incoming.path, &params);
    }
    let account = caller
        .as_ref()
        .map_or_else(|_| String::new(), |caller| caller.account.clone());
    // The key is in use until the answer has left, also while a fault holds it up.
    let held = match (incoming.idempotency_key, &caller) {
        (Some(key), Ok(caller)) => Some(sandbox.hold_key(&slot(&caller.account, key))),
        _ => None,
    };
    if let (Some(None), Some(key)) = (&held, incoming.idempotency_key) {
        let refusal = Refusal::conflict(
            "idempotency_key_in_use",
            "There is currently another in-progress request using this Idempotent Key (that probably means you submitted \
             twice, and the other request is still going through). Please try again later.",
        );
        let reply = refused(&sandbox, &refusal, &incoming, &account).keyed(key, &incoming.request_id);
        log(&sandbox, &incoming, caller.as_ref().ok(), &params, &reply, None);
        return reply::send(&req, reply, None).await;
    }
    let fault = sandbox.take_fault(incoming.method, incoming.path, &account);
    if let Some(fault) = fault.as_ref().filter(|fault| fault.moment == Moment::Before) {
        let reply = reply::before_effect(fault, &incoming.request_id);
        if let (Effect::ServerError { cached: true }, Some(key), Ok(caller)) =
            (&fault.effect, incoming.idempotency_key, &caller)
        {
            sandbox.write(|model| keep(model, &incoming, &slot(&caller.account, key), &reply));
        }
        log(
            &sandbox,
            &incoming,
            caller.as_ref().ok(),
            &params,
            &reply,
            Some(&fault.effect),
        );
        return reply::send(&req, reply, Some(fault)).await;
    }

    let reply = match caller.clone() {
        Err(refusal) => refused(&sandbox, &refusal, &incoming, ""),
        Ok(caller) => answer(
            &sandbox,
            &incoming,
            caller,
            params,
            fault.as_ref().map(|f| &f.effect),
        ),
    };
    if fault.is_none() {
        sandbox.hold_answer_to_spec(incoming.method, incoming.path, reply.status, &reply.body);
    }
    let reply = match &fault {
        Some(fault) if fault.effect.is_an_error() => reply::before_effect(fault, &incoming.request_id),
        _ => reply,
    };
    let params = incoming.params();
    log(
        &sandbox,
        &incoming,
        caller.as_ref().ok(),
        &params,
        &reply,
        fault.as_ref().map(|f| &f.effect),
    );
    reply::send(&req, reply, fault.as_ref()).await
}

/// Does what an authenticated request asks, once per idempotency key.
fn answer(
    sandbox: &Sandbox,
    incoming: &Incoming<'_>,
    caller: Caller,
    params: Params,
    effect: Option<&Effect>,
) -> Reply {
    let Some(key) = incoming.idempotency_key else {
        return sandbox.write(|model| {
            model.request = RequestContext {
                id: Some(incoming.request_id.clone()),
                idempotency_key: None,
            };
            perform(model, incoming, caller, params).0
        });
    };
    let account = caller.account.clone();
    let slot = slot(&account, key);
    sandbox.write(|model| {
        model.request = RequestContext {
            id: Some(incoming.request_id.clone()),
            idempotency_key: Some(key.to_owned()),
        };
        if key.len() > 255 {
            let refusal = Refusal::malformed(
                "idempotency_key",
                "Idempotency keys may be at most 255 characters long.",
            );
            return reply_of(model, &refusal, incoming, &account).keyed(key, &incoming.request_id);
        }
        let fingerprint = fingerprint(incoming);
        match model.kept_answer(&slot, key, &fingerprint) {
            Err(refusal) => {
                return reply_of(model, &refusal, incoming, &account).keyed(key, &incoming.request_id);
            }
            Ok(Some(kept)) => {
                let mut reply = Reply::new(kept.status, kept.body.clone());
                reply.request_id = Some(incoming.request_id.clone());
                reply.version = Some(incoming.version.to_owned());
                reply.replayed = true;
                reply.account = incoming.named_account.map(str::to_owned);
                return reply.keyed(key, &kept.request_id.clone());
            }
            Ok(None) => {}
        }
        let (mut reply, mut keeps) = perform(model, incoming, caller, params);
        // An injected 500 that is kept answers this key for as long as keys are kept, whatever happened behind it.
        if let Some(Effect::ServerError { cached }) = effect {
            reply = reply::server_error(&incoming.request_id);
            keeps = *cached;
        }
        if keeps {
            keep(model, incoming, &slot, &reply);
        }
        reply.keyed(key, &incoming.request_id)
    })
}

/// Keeps an answer for its idempotency key.
fn keep(model: &mut Model, incoming: &Incoming<'_>, slot: &str, reply: &Reply) {
    model.kept_answers.insert(KeptAnswer {
        id: slot.to_owned(),
        at: model.now,
        fingerprint: fingerprint(incoming),
        request_id: incoming.request_id.clone(),
        status: reply.status,
        body: reply.body.clone(),
    });
}

/// Runs the handler; also says whether the answer is kept for its idempotency key.
fn perform(model: &mut Model, incoming: &Incoming<'_>, caller: Caller, params: Params) -> (Reply, bool) {
    let account = caller.account.clone();
    match run(model, incoming, caller, params) {
        Ok(value) => {
            let mut reply = Reply::new(200, value.to_string());
            reply.request_id = Some(incoming.request_id.clone());
            reply.version = Some(incoming.version.to_owned());
            let echoes = incoming.path.starts_with("/v1/accounts/");
            let of_path = || {
                incoming
                    .path
                    .split('/')
                    .nth(3)
                    .filter(|_| echoes)
                    .map(str::to_owned)
            };
            reply.account = incoming.named_account.map(str::to_owned).or_else(of_path);
            (reply, true)
        }
        Err(refusal) => {
            // Nothing was begun when a parameter did not parse, the key was refused, or there is no such route.
            let begun = matches!(refusal.kind, Kind::Invalid | Kind::Card | Kind::NotFound);
            (reply_of(model, &refusal, incoming, &account), begun)
        }
    }
}

fn run(model: &mut Model, incoming: &Incoming<'_>, caller: Caller, params: Params) -> Answer<Value> {
    let decoded: Vec<String> = incoming
        .path
        .trim_start_matches("/v1/")
        .split('/')
        .filter(|segment| !segment.is_empty())
        .map(decoded)
        .collect();
    let path: Vec<&str> = decoded.iter().map(String::as_str).collect();
    let Some(handler) = routes::find(incoming.method, &path) else {
        return Err(Refusal::not_found(format!(
            "Unrecognized request URL ({}: {}). Please see https://stripe.com/docs or we can help at \
             https://support.stripe.com/.",
            incoming.method, incoming.path
        )));
    };
    auth::check_publishable(&caller, incoming.method, &path, &params)?;
    let publishable = caller.publishable;
    let call = Call {
        caller,
        params,
        path,
        version: incoming.version,
    };
    let expand = call.params.list("expand");
    call.params.raw("key");
    call.params.raw("_stripe_account");
    if publishable {
        // What Stripe.js tells about the page and itself.
        for name in [
            "payment_user_agent",
            "pasted_fields",
            "time_on_page",
            "guid",
            "muid",
            "sid",
            "referrer",
            "client_attribution_metadata",
            "radar_options",
            "_stripe_version",
            "use_stripe_sdk",
        ] {
            call.params.ignore(name);
        }
    }
    let mut value = handler(model, &call)?;
    for path in expand {
        model.expand(&mut value, &path)?;
    }
    Ok(value)
}

/// A segment of the path; as recorded, a plus in it is a space.
fn decoded(segment: &str) -> String {
    if !segment.contains(['%', '+']) {
        return segment.to_owned();
    }
    let pair = format!("={segment}");
    let mut pairs = url::form_urlencoded::parse(pair.as_bytes());
    pairs
        .next()
        .map(|(_, text)| text.into_owned())
        .unwrap_or_default()
}

fn refused(sandbox: &Sandbox, refusal: &Refusal, incoming: &Incoming<'_>, account: &str) -> Reply {
    sandbox.read(|model| reply_of(model, refusal, incoming, account))
}

fn reply_of(model: &Model, refusal: &Refusal, incoming: &Incoming<'_>, account: &str) -> Reply {
    let log_url = format!(
        "{}/{account}/test/workbench/logs?object={}",
        model.settings.public_url, incoming.request_id
    );
    let mut reply = Reply::new(
        errors::status(refusal.kind),
        errors::body(refusal, &log_url).to_string(),
    );
    match refusal.kind {
        Kind::Unauthenticated => reply.challenge = true,
        Kind::Forbidden => {}
        _ => {
            reply.request_id = Some(incoming.request_id.clone());
            reply.version = Some(incoming.version.to_owned());
            reply.account = incoming.named_account.map(str::to_owned);
        }
    }
    reply
}

/// What must be the same when a key is used again: method, path and parameters, in whatever order they come.
fn fingerprint(incoming: &Incoming<'_>) -> String {
    let params = incoming.params();
    let mut pairs: Vec<(&str, &str)> = params.iter().collect();
    pairs.sort_unstable();
    let mut digest = Sha256::new()
        .chain_update(incoming.method)
        .chain_update(incoming.path);
    for (path, value) in pairs {
        digest = digest
            .chain_update([0])
            .chain_update(path)
            .chain_update([1])
            .chain_update(value);
    }
    digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn log(
    sandbox: &Sandbox,
    incoming: &Incoming<'_>,
    caller: Option<&Caller>,
    params: &Params,
    reply: &Reply,
    fault: Option<&Effect>,
) {
    sandbox.note_request(Entry {
        at: sandbox.now(),
        method: incoming.method.to_owned(),
        path: incoming.path.to_owned(),
        account: caller.map(|caller| caller.account.clone()),
        key_kind: caller.map(|caller| {
            if caller.publishable {
                "publishable"
            } else {
                "secret"
            }
        }),
        status: reply.status,
        request_id: incoming.request_id.clone(),
        idempotency_key: incoming.idempotency_key.map(str::to_owned),
        replayed: reply.replayed,
        params: crate::control::log::masked(params),
        error: error_code(&reply.body, reply.status),
        fault: fault.map(|effect| json!(effect)),
        response: crate::control::log::kept(&reply.body),
    });
}

fn error_code(body: &str, status: u16) -> Option<String> {
    if status < 400 {
        return None;
    }
    let body: Value = serde_json::from_str(body).ok()?;
    let error = body.get("error")?;
    error
        .get("code")
        .or_else(|| error.get("type"))
        .and_then(Value::as_str)
        .map(str::to_owned)
}

//! The page where an account's owner authorises the platform: `GET /oauth/authorize` and the decision.
//!
//! Which parameters are valid, and where the browser goes afterwards, is the model's to say ([`crate::model::oauth`]).
//! Stripe's page asks the owner to sign in; the sandbox offers all test accounts, a new one, and Stripe's test-mode
//! shortcut "skip this form". A decision is a form with a nonce ([`FormGuard`]), since it hands out access.

mod countries;
mod request;
mod view;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};
use serde::Deserialize;

use self::request::{Prefill, authorize_params};
use crate::{
    model::{
        Model,
        account::NewAccount,
        currency,
        oauth::{AuthorizeParams, AuthorizeRefusal, AuthorizeRequest},
    },
    page::{FormGuard, sent_by_browser, sent_by_own_page},
    state::Sandbox,
};

/// Below this path the browser sends the form's cookie.
const COOKIE_PATH: &str = "/oauth";

/// Mounts the pages where an account's owner authorises the platform.
pub(crate) fn routes(cfg: &mut web::ServiceConfig) {
    cfg.service(web::resource("/oauth/authorize").get(ask).post(decide))
        .route("/express/oauth/authorize", web::get().to(refuse_express))
        .route("/oauth/return", web::get().to(landing));
}

async fn ask(request: HttpRequest, sandbox: web::Data<Sandbox>) -> HttpResponse {
    let params = authorize_params(request.query_string());
    match sandbox.read(|model| model.check_authorize(&params)) {
        Ok(asked) => show(&request, &sandbox, &params, &asked, None),
        Err(refusal) => refused(refusal),
    }
}

/// What the owner pressed, and the fields of the form for a new account.
#[derive(Deserialize)]
struct Decision {
    nonce: String,
    decision: Choice,
    #[serde(default)]
    account: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    business_name: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    currency: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Choice {
    Existing,
    Create,
    Skip,
    Deny,
}

async fn decide(
    request: HttpRequest,
    sandbox: web::Data<Sandbox>,
    form: web::Form<Decision>,
) -> HttpResponse {
    let params = authorize_params(request.query_string());
    let asked = match sandbox.read(|model| model.check_authorize(&params)) {
        Ok(asked) => asked,
        Err(refusal) => return refused(refusal),
    };
    let guarded = !sent_by_browser(request.headers()) || FormGuard::accepts(&request, &form.nonce);
    if !sent_by_own_page(request.headers()) || !guarded {
        let again =
            "This form did not come from the page that this browser was shown. Please decide once more.";
        return show(
            &request,
            &sandbox,
            &params,
            &asked,
            Some((StatusCode::FORBIDDEN, again)),
        );
    }
    if form.decision == Choice::Deny {
        return go(&asked.deny());
    }
    let prefill = Prefill::of(&params.prefill);
    match sandbox.write(|model| approve(model, &asked, &form, &prefill)) {
        Ok(address) => go(&address),
        Err(problem) => show(
            &request,
            &sandbox,
            &params,
            &asked,
            Some((StatusCode::UNPROCESSABLE_ENTITY, problem)),
        ),
    }
}

/// Where the browser goes with the code, or what is wrong with the form.
fn approve(
    model: &mut Model,
    asked: &AuthorizeRequest,
    form: &Decision,
    prefill: &Prefill,
) -> Result<String, &'static str> {
    let account = match form.decision {
        Choice::Existing => form.account.clone(),
        Choice::Create => model.make_standalone(filled_in(form, prefill)?),
        Choice::Skip | Choice::Deny => {
            let number = model.authorisable_accounts().len() + 1;
            model.make_standalone(prefill.test_account(number))
        }
    };
    let may = model
        .authorisable_accounts()
        .iter()
        .any(|known| known.id == account);
    if !may {
        return Err("Please choose one of the accounts.");
    }
    model
        .approve(asked, &account)
        .ok_or("Please choose one of the accounts.")
}

fn filled_in(form: &Decision, prefill: &Prefill) -> Result<NewAccount, &'static str> {
    let text = |value: &str| Some(value.trim().to_owned()).filter(|value| !value.is_empty());
    let email = text(&form.email).filter(|email| request::looks_like_email(email));
    let country = countries::known(&form.country).ok_or("Please choose a country.")?;
    let currency = match text(&form.currency) {
        None => None,
        Some(code) => Some(currency::parse(&code).map_err(|_| "Please choose a currency.")?),
    };
    Ok(NewAccount {
        email: Some(email.ok_or("Please give an e-mail address.")?),
        business_name: Some(text(&form.business_name).ok_or("Please give the business a name.")?),
        country: Some(country.to_owned()),
        default_currency: currency,
        ..prefill.account()
    })
}

fn show(
    request: &HttpRequest,
    sandbox: &Sandbox,
    params: &AuthorizeParams,
    asked: &AuthorizeRequest,
    problem: Option<(StatusCode, &str)>,
) -> HttpResponse {
    let Ok(guard) = FormGuard::issue(request) else {
        return HttpResponse::InternalServerError().body("The system gave no randomness.");
    };
    let form = view::Form {
        action: format!("/oauth/authorize?{}", request.query_string()),
        nonce: guard.nonce(),
    };
    let (status, text) = problem.map_or((StatusCode::OK, None), |(status, text)| (status, Some(text)));
    let page = sandbox.read(|model| view::question(model, params, asked, &form, text));
    page.respond_with(status, guard.cookie(COOKIE_PATH))
}

fn refused(refusal: AuthorizeRefusal) -> HttpResponse {
    match refusal {
        AuthorizeRefusal::Redirect(address) => go(&address),
        AuthorizeRefusal::Show(error) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
            view::trouble(error.error, &error.description).respond(status)
        }
    }
}

async fn refuse_express() -> HttpResponse {
    let text = "Connecting Express accounts by OAuth is not part of this sandbox, and Stripe no longer lets new platforms \
                do it. Make them with POST /v1/accounts, or send the owner to /oauth/authorize.";
    view::trouble("invalid_request", text).respond(StatusCode::BAD_REQUEST)
}

/// Where a platform without any registered redirect URI ends: nothing happens with the code here.
async fn landing(request: HttpRequest) -> HttpResponse {
    let denied = request::value(request.query_string(), "error").is_some();
    view::landing(denied).respond(StatusCode::OK)
}

/// 303, so that the browser asks for the address with GET after a form as well.
fn go(address: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, address))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .finish()
}

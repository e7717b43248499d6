//! The page behind an account link, where the owner of an account that the platform made tells what Stripe must know;
//! and the way of a login link into the account's Dashboard.
//!
//! A link can be visited once (see `model::account_link`). What is typed is looked at for being there, and thrown away:
//! nobody is verified here, and a sandbox has no business keeping birthdays. Whoever is in a hurry presses "Fill with test
//! data".

mod fields;
mod view;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};
use url::form_urlencoded;

use self::fields::{Field, Problems};
use crate::{
    model::{Model, account::NewBank, account_link::Goal},
    page::{FormGuard, sent_by_browser, sent_by_own_page},
    state::Sandbox,
};

/// Below this path the browser sends the form's cookie.
const COOKIE_PATH: &str = "/setup";

/// Mounts the pages behind account links and login links.
pub(crate) fn routes(cfg: &mut web::ServiceConfig) {
    cfg.service(web::resource("/setup/e/{account}/{link}").get(open).post(send_in))
        .route("/express/{account}/{link}", web::get().to(enter));
}

/// The account and the link that an address names.
type Named = web::Path<(String, String)>;

/// What has been typed into the page, and which button was pressed.
struct Sent(Vec<(String, String)>);

impl Sent {
    fn read(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .unwrap_or_default()
    }
}

async fn open(request: HttpRequest, sandbox: web::Data<Sandbox>, named: Named) -> HttpResponse {
    let (account, link) = named.into_inner();
    let Some(goal) = goal(&sandbox, &account, &link) else {
        return view::no_such_link().respond(StatusCode::NOT_FOUND);
    };
    let Goal::Onboarding { refresh_url, .. } = goal else {
        return view::no_such_link().respond(StatusCode::NOT_FOUND);
    };
    if !sandbox.write(|model| model.visit_account_link(&account, &link)) {
        return go(&refresh_url);
    }
    show(
        &request,
        &sandbox,
        &account,
        &Sent(Vec::new()),
        &Problems::default(),
    )
}

async fn send_in(
    request: HttpRequest,
    sandbox: web::Data<Sandbox>,
    named: Named,
    body: web::Bytes,
) -> HttpResponse {
    let (account, link) = named.into_inner();
    let Some(Goal::Onboarding {
        return_url,
        refresh_url,
    }) = goal(&sandbox, &account, &link)
    else {
        return view::no_such_link().respond(StatusCode::NOT_FOUND);
    };
    if !sandbox.read(|model| model.account_link_is_open(&account, &link)) {
        return go(&refresh_url);
    }
    let sent = Sent::read(&body);
    let guarded = !sent_by_browser(request.headers()) || FormGuard::accepts(&request, sent.get("nonce"));
    if !sent_by_own_page(request.headers()) || !guarded {
        let problems = Problems::of_page(
            "This form did not come from the page that this browser was shown. Please send it again.",
        );
        return show(&request, &sandbox, &account, &sent, &problems);
    }
    let due = due(&sandbox, &account);
    let bank = match sent.get("decision") {
        "leave" => {
            sandbox.write(|model| model.finish_account_link(&link));
            return go(&return_url);
        }
        "test_data" => None,
        _ => {
            let problems = Problems::in_what_was_sent(&due, |name| sent.get(name));
            if !problems.is_none() {
                return show(&request, &sandbox, &account, &sent, &problems);
            }
            Some(sent.get("external_account").to_owned())
        }
    };
    sandbox.write(|model| take(model, &account, &due, bank));
    sandbox.write(|model| model.finish_account_link(&link));
    go(&return_url)
}

/// Takes everything that the page asked for as told.
fn take(model: &mut Model, account: &str, due: &[Field], bank: Option<String>) {
    let Some(before) = model.account(account).cloned() else {
        return;
    };
    let told: Vec<String> = due.iter().flat_map(Field::requirements).collect();
    let wants_bank = told.iter().any(|name| name == "external_account");
    if wants_bank {
        // The bank account is told of by itself; the rest of the page by one more event.
        model.add_bank(
            account,
            NewBank {
                number: bank.filter(|number| !number.is_empty()),
                ..NewBank::default()
            },
            true,
        );
    }
    let before = if wants_bank {
        model.account(account).cloned().unwrap_or(before)
    } else {
        before
    };
    model.tell(account, &told, false);
    model.tell_of_change(&before);
}

fn goal(sandbox: &Sandbox, account: &str, link: &str) -> Option<Goal> {
    sandbox.read(|model| model.account_link(account, link).map(|link| link.goal.clone()))
}

fn due(sandbox: &Sandbox, account: &str) -> Vec<Field> {
    sandbox.read(|model| {
        model
            .account(account)
            .map(|account| Field::all(&account.currently_due))
            .unwrap_or_default()
    })
}

fn show(
    request: &HttpRequest,
    sandbox: &Sandbox,
    account: &str,
    sent: &Sent,
    problems: &Problems,
) -> HttpResponse {
    let Ok(guard) = FormGuard::issue(request) else {
        return HttpResponse::InternalServerError().body("The system gave no randomness.");
    };
    let page = sandbox.read(|model| {
        let kept = model.account(account)?;
        Some(view::form(
            model,
            kept,
            &Field::all(&kept.currently_due),
            guard.nonce(),
            &|name| sent.get(name).to_owned(),
            problems,
        ))
    });
    match page {
        Some(page) => page.respond_with(problems.status(), guard.cookie(COOKIE_PATH)),
        None => view::no_such_link().respond(StatusCode::NOT_FOUND),
    }
}

/// A login link leads to the account's Dashboard, once.
async fn enter(sandbox: web::Data<Sandbox>, named: Named) -> HttpResponse {
    let (account, link) = named.into_inner();
    let entered = goal(&sandbox, &account, &link) == Some(Goal::Dashboard)
        && sandbox.write(|model| model.visit_account_link(&account, &link));
    if entered {
        go(&format!("/dashboard/accounts/{account}"))
    } else {
        view::no_such_link().respond(StatusCode::NOT_FOUND)
    }
}

/// 303, so that the browser asks for the address with GET after a form as well.
fn go(address: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, address))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .finish()
}

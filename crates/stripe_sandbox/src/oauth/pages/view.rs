//! What the authorisation page looks like.

use maud::{Markup, html};

use super::{countries::COUNTRIES, request::Prefill};
use crate::{
    model::{
        Model,
        account::{Account, currency_of},
        oauth::{AuthorizeParams, AuthorizeRequest},
    },
    page::{Layout, Place},
};

/// The currencies in which a test account can settle.
const CURRENCIES: &[&str] = &[
    "aud", "bgn", "brl", "cad", "chf", "czk", "dkk", "eur", "gbp", "hkd", "huf", "inr", "jpy", "mxn", "nok",
    "nzd", "pln", "ron", "sek", "sgd", "usd",
];

/// The question to the account's owner.
pub(super) fn question(
    model: &Model,
    params: &AuthorizeParams,
    asked: &AuthorizeRequest,
    form: &Form<'_>,
    problem: Option<&str>,
) -> Layout<'static> {
    let platform = &model.settings.platform_name;
    let accounts = model.authorisable_accounts();
    let prefill = Prefill::of(&params.prefill);
    let register_first = params.stripe_landing.as_deref() == Some("register") || accounts.is_empty();
    let existing = existing_account(form, &accounts);
    let new = new_account(form, &prefill, &model.settings.platform_country);
    let skip = html! {
        section.sheet aria-labelledby="skip" {
            h2 #skip { "Skip this form" }
            p { "Makes a test account at once, with made-up details, and authorises " (platform) " for it." }
            (form.with("skip", &html! { button.quiet { "Skip this form" } }))
        }
    };
    let body = html! {
        h1 { "Connect your account to " (platform) }
        p.faint { (platform) " asks for access to your Stripe account. In the sandbox you are the owner of every test account." }
        @if let Some(problem) = problem {
            p.sheet.problem role="alert" { (problem) }
        }
        (grants(platform, asked))
        @if register_first { (skip) (new) (existing) } @else { (existing) (skip) (new) }
        (form.with("deny", &html! { button.quiet { "Deny, and go back to " (platform) } }))
    };
    page("Connect your account", body)
}

/// A form of this page: where it goes and what proves that it is this page's.
pub(super) struct Form<'a> {
    pub(super) action: String,
    pub(super) nonce: &'a str,
}

impl Form<'_> {
    fn with(&self, decision: &str, content: &Markup) -> Markup {
        html! {
            form method="post" action=(self.action) {
                input type="hidden" name="nonce" value=(self.nonce);
                input type="hidden" name="decision" value=(decision);
                (content)
            }
        }
    }
}

fn grants(platform: &str, asked: &AuthorizeRequest) -> Markup {
    let writes = asked.scope == "read_write";
    html! {
        section.sheet aria-labelledby="grants" {
            div.heading {
                h2 #grants { "What " (platform) " may do" }
                span.tag { code { (asked.scope) } }
            }
            ul.grants {
                li { "See your payments, customers, balance and account details" }
                @if writes { li { "Take payments, refund them and keep customers on your behalf, and take a fee" } }
                li { "Until you, or " (platform) ", take the access back" }
            }
            p.faint { "Afterwards you return to " span.id { (host_of(&asked.redirect_uri)) } "." }
        }
    }
}

fn existing_account(form: &Form<'_>, accounts: &[&Account]) -> Markup {
    if accounts.is_empty() {
        return html! {};
    }
    let chosen = accounts
        .iter()
        .position(|account| !account.connected)
        .unwrap_or(0);
    let choices = html! {
        fieldset {
            legend.hidden { "Test account" }
            div.choices {
                @for (index, account) in accounts.iter().enumerate() {
                    label.choice {
                        input type="radio" name="account" value=(account.id) required checked[index == chosen];
                        span {
                            span { (account.business_name.as_deref().unwrap_or("Unnamed account")) }
                            span.faint.id { (account.id) }
                            span.faint {
                                (account.email.as_deref().unwrap_or("no e-mail")) " · " (account.country) " · "
                                (account.default_currency.to_uppercase())
                            }
                        }
                        @if account.connected { span.tag.good { "connected" } }
                    }
                }
            }
        }
        button { "Authorise this account" }
    };
    html! {
        section.sheet aria-labelledby="existing" {
            h2 #existing { "Use a test account that exists" }
            (form.with("existing", &choices))
        }
    }
}

fn new_account(form: &Form<'_>, prefill: &Prefill, platform_country: &str) -> Markup {
    let country = prefill.country.as_deref().unwrap_or(platform_country);
    let fields = html! {
        div.fields {
            div {
                label for="email" { "E-mail" }
                input #email type="email" name="email" autocomplete="off" required value=[prefill.email.as_deref()];
            }
            div {
                label for="business_name" { "Business name" }
                input #business_name name="business_name" autocomplete="off" required maxlength="100" value=[prefill.business_name.as_deref()];
            }
            div {
                label for="country" { "Country" }
                select #country name="country" {
                    @for (code, name) in COUNTRIES {
                        option value=(code) selected[*code == country] { (name) " (" (currency_of(code).to_uppercase()) ")" }
                    }
                }
            }
            div {
                label for="currency" { "Currency" }
                select #currency name="currency" {
                    option value="" { "The country’s own" }
                    @for code in CURRENCIES {
                        option value=(code) selected[prefill.currency.as_deref() == Some(code)] { (code.to_uppercase()) }
                    }
                }
            }
        }
        button { "Create and authorise" }
    };
    html! {
        section.sheet aria-labelledby="new" {
            h2 #new { "Create a test account" }
            (form.with("create", &fields))
        }
    }
}

/// An error that is shown and not sent back, because the address to send it to cannot be trusted.
pub(super) fn trouble(error: &str, description: &str) -> Layout<'static> {
    let body = html! {
        h1 { "This link cannot be used" }
        div.sheet {
            p { (description) }
            p.faint { "OAuth error " code { (error) } }
        }
        p { "Nothing was changed, and nobody was told. The platform that sent you here can put its link right." }
    };
    page("This link cannot be used", body)
}

/// The end of the way when the platform has registered no address of its own.
pub(super) fn landing(denied: bool) -> Layout<'static> {
    let body = html! {
        h1 { @if denied { "Access was denied" } @else { "Access was authorised" } }
        p { "The platform has registered no redirect URI. It would find its answer in the address of this page." }
    };
    page("Back from authorisation", body)
}

fn page(title: &'static str, body: Markup) -> Layout<'static> {
    Layout {
        title,
        place: Place::Elsewhere,
        aside: html! { span.tag.warn { "test mode" } },
        body,
    }
}

fn host_of(address: &str) -> String {
    url::Url::parse(address)
        .ok()
        .and_then(|url| {
            url.host_str().map(|host| {
                url.port()
                    .map_or(host.to_owned(), |port| format!("{host}:{port}"))
            })
        })
        .unwrap_or_else(|| address.to_owned())
}

//! The frame around every page.

use actix_web::{
    HttpResponse, HttpResponseBuilder,
    cookie::Cookie,
    http::{StatusCode, header},
};
use maud::{DOCTYPE, Markup, html};

/// Which part of the Dashboards is being looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The accounts, side by side or one by one.
    Accounts,
    /// Events and their deliveries.
    Events,
    /// The log of API requests.
    Requests,
    /// Not a part of the Dashboards: the OAuth page.
    Elsewhere,
}

/// A page before it is sent.
pub(crate) struct Layout<'a> {
    /// Title of the document.
    pub(crate) title: &'a str,
    /// Where it stands in the navigation.
    pub(crate) place: Place,
    /// What stands at the right of the header, for instance the clock.
    pub(crate) aside: Markup,
    /// The page itself, an `h1` first.
    pub(crate) body: Markup,
}

/// No script, no frames around it (a button under a transparent frame could be pressed by accident), own sheet only.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'";

impl Layout<'_> {
    /// The whole document.
    pub(crate) fn respond(self, status: StatusCode) -> HttpResponse {
        let markup = self.document();
        headed(HttpResponse::build(status)).body(markup.into_string())
    }

    /// The whole document, with a cookie.
    pub(crate) fn respond_with(self, status: StatusCode, cookie: Cookie<'_>) -> HttpResponse {
        let markup = self.document();
        headed(HttpResponse::build(status))
            .cookie(cookie)
            .body(markup.into_string())
    }

    fn document(self) -> Markup {
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) " · Stripe sandbox" }
                    link rel="stylesheet" href="/dashboard/page.css";
                    link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%234338ca'/%3E%3Cpath d='M4 10h8M4 6h8' stroke='white' stroke-width='2'/%3E%3C/svg%3E";
                }
                body class=[(self.place == Place::Elsewhere).then_some("narrow")] {
                    header {
                        p.test-mode { strong { "Sandbox." } " No real bank, card or money is behind this page." }
                        div.bar {
                            span.brand { "Stripe sandbox" }
                            @if self.place != Place::Elsewhere { (navigation(self.place)) }
                            div.aside { (self.aside) }
                        }
                    }
                    main { (self.body) }
                }
            }
        }
    }
}

fn navigation(here: Place) -> Markup {
    let places = [
        (Place::Accounts, "/dashboard", "Accounts"),
        (Place::Events, "/dashboard/events", "Events"),
        (Place::Requests, "/dashboard/requests", "API requests"),
    ];
    html! {
        nav aria-label="Dashboards" {
            @for (place, address, name) in places {
                a href=(address) aria-current=[(place == here).then_some("page")] { (name) }
            }
        }
    }
}

/// `form-action` is left open on purpose: browsers hold the redirect after a form to it as well, and the OAuth page
/// redirects to the platform, wherever that is.
fn headed(mut response: HttpResponseBuilder) -> HttpResponseBuilder {
    response
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::REFERRER_POLICY, "same-origin"));
    response
}

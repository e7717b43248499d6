//! The frame of a Dashboard page: navigation, and the clock with its buttons.

use actix_web::{HttpResponse, http::StatusCode};
use maud::{Markup, html};

use super::actions::STEPS;
use crate::{
    page::{Layout, Place, instant},
    state::Sandbox,
};

/// Answers with a page; `here` is the address to which the clock's buttons come back.
pub(super) fn respond(
    sandbox: &Sandbox,
    place: Place,
    title: &str,
    here: &str,
    body: Markup,
) -> HttpResponse {
    Layout {
        title,
        place,
        aside: clock(sandbox, here),
        body,
    }
    .respond(StatusCode::OK)
}

/// Answers that there is no such thing.
pub(super) fn missing(sandbox: &Sandbox, what: &str, id: &str) -> HttpResponse {
    let body = html! {
        h1 { "No such " (what) }
        p { code { (id) } " is not in this sandbox. After a reset or with another seed, ids are new ones." }
        p { a href="/dashboard" { "All accounts" } }
    };
    let aside = clock(sandbox, "/dashboard");
    Layout {
        title: "Not found",
        place: Place::Accounts,
        aside,
        body,
    }
    .respond(StatusCode::NOT_FOUND)
}

fn clock(sandbox: &Sandbox, here: &str) -> Markup {
    let offset = sandbox.clock_offset();
    html! {
        form.clock method="post" action="/dashboard/actions/advance" {
            input type="hidden" name="back" value=(here);
            span { (instant(sandbox.now())) " UTC" @if offset != 0 { " " span.tag.warn { "+" (span(offset)) } } }
            @for (seconds, name) in STEPS {
                button.quiet.small name="seconds" value=(seconds) aria-label={ "Advance the clock by " (name) } { "+" (name) }
            }
        }
    }
}

/// `3 weeks`, `1 day 10 min`: how far the clock is ahead.
fn span(seconds: i64) -> String {
    let parts = [
        (604_800, "week"),
        (86_400, "day"),
        (3_600, "h"),
        (60, "min"),
        (1, "s"),
    ];
    let mut rest = seconds;
    let mut words = Vec::new();
    for (length, name) in parts {
        let count = rest / length;
        rest %= length;
        if count > 0 {
            let plural = if count > 1 && matches!(name, "week" | "day") {
                "s"
            } else {
                ""
            };
            words.push(format!("{count} {name}{plural}"));
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn an_offset_is_written_in_the_units_of_its_steps() {
        assert_eq!(span(600), "10 min");
        assert_eq!(span(86_400 + 600), "1 day 10 min");
        assert_eq!(
            span(3 * 7 * 86_400 + 7 * 86_400 * 2 + 86_400 * 2),
            "5 weeks 2 days"
        );
    }
}

//! What the onboarding page looks like.

use maud::{Markup, html};

use super::fields::{Field, Input, Part, Problems};
use crate::{
    model::{Model, account::Account},
    page::{Layout, Place},
};

/// The questions to the account's owner. `typed` is what was typed before, by the field's name.
pub(super) fn form(
    model: &Model,
    account: &Account,
    fields: &[Field],
    nonce: &str,
    typed: &dyn Fn(&str) -> String,
    problems: &Problems,
) -> Layout<'static> {
    let platform = &model.settings.platform_name;
    let shop = account
        .business_name
        .as_deref()
        .or(account.email.as_deref())
        .unwrap_or("Your account");
    let body = html! {
        h1 { "Get paid by " (platform) }
        p.faint { (shop) " · " span.id { (account.id) } }
        @if let Some(problem) = problems.page() {
            p.sheet.problem role="alert" { (problem) }
        }
        @if fields.is_empty() {
            div.sheet {
                h2 { "Nothing is due" }
                p { "Stripe knows all that it must know about this account." }
            }
        } @else {
            (hurry(nonce, platform))
        }
        form method="post" {
            input type="hidden" name="nonce" value=(nonce);
            (parts(fields, typed, problems))
            div.buttons {
                @if !fields.is_empty() { button name="decision" value="send" { "Agree and submit" } }
                button.quiet name="decision" value="leave" formnovalidate { "Return to " (platform) }
            }
        }
    };
    page("Get paid", body)
}

fn hurry(nonce: &str, platform: &str) -> Markup {
    html! {
        section.sheet aria-labelledby="hurry" {
            h2 #hurry { "In a hurry?" }
            p { "Answers everything with made-up facts that Stripe accepts, and goes back to " (platform) "." }
            form method="post" {
                input type="hidden" name="nonce" value=(nonce);
                button.quiet name="decision" value="test_data" { "Fill with test data" }
            }
        }
    }
}

fn parts(fields: &[Field], typed: &dyn Fn(&str) -> String, problems: &Problems) -> Markup {
    let mut parts: Vec<Part> = fields.iter().map(|field| field.part).collect();
    parts.dedup();
    html! {
        @for part in parts {
            fieldset.sheet {
                legend.heading { h2 { (part.title()) } }
                div.fields {
                    @for field in fields.iter().filter(|field| field.part == part) {
                        (question(field, &typed(&field.name), problems.of(&field.name)))
                    }
                }
            }
        }
    }
}

fn question(field: &Field, typed: &str, problem: Option<&str>) -> Markup {
    let name = field.name.as_str();
    let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
    let mut described = Vec::new();
    described.extend(field.hint.map(|_| hint_id.as_str()));
    described.extend(problem.map(|_| problem_id.as_str()));
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = problem.map(|_| "true");
    html! {
        div {
            @match field.input {
                Input::Tick => {
                    label.tick for=(name) {
                        input type="checkbox" id=(name) name=(name) value="yes" required checked[!typed.is_empty()] aria-describedby=[&described] aria-invalid=[invalid];
                        span { (field.label) }
                    }
                }
                Input::Choice(choices) => {
                    label for=(name) { (field.label) }
                    select id=(name) name=(name) required aria-describedby=[&described] aria-invalid=[invalid] {
                        @for (value, text) in choices {
                            option value=(value) selected[*value == typed] { (text) }
                        }
                    }
                }
                Input::Line(kind, autocomplete) => {
                    label for=(name) { (field.label) }
                    input type=(kind) id=(name) name=(name) value=(typed) autocomplete=(autocomplete) maxlength="500" required aria-describedby=[&described] aria-invalid=[invalid];
                }
            }
            @if let Some(hint) = field.hint { p.faint.hint id=(hint_id) { (hint) } }
            @if let Some(problem) = problem { p.problem.hint id=(problem_id) { (problem) } }
        }
    }
}

/// A link that never was, or a login link that was used.
pub(super) fn no_such_link() -> Layout<'static> {
    let body = html! {
        h1 { "This link cannot be used" }
        div.sheet { p { "Links into an account lead there once, and only for a few minutes. Ask for a new one where you found this one." } }
    };
    page("This link cannot be used", body)
}

fn page(title: &'static str, body: Markup) -> Layout<'static> {
    Layout {
        title,
        place: Place::Elsewhere,
        aside: html! { span.tag.warn { "test mode" } },
        body,
    }
}

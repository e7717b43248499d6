//! What stands in the cells of tables: ids, states, times.

use maud::{Markup, html};

use crate::{clock::Seconds, page::instant};

/// An id that leads to its object.
pub(super) fn id(id: &str) -> Markup {
    html! { a.id href={ "/dashboard/objects/" (id) } { (id) } }
}

/// An id, or a dash.
pub(super) fn id_or_dash(found: Option<&str>) -> Markup {
    found.map_or_else(dash, id)
}

/// Text, or a dash.
pub(super) fn text_or_dash(found: Option<&str>) -> Markup {
    found.map_or_else(dash, |text| html! { (text) })
}

/// Nothing, said so that a screen reader says it as well.
pub(super) fn dash() -> Markup {
    html! { span.faint { "–" } }
}

/// A time by the sandbox's clock.
pub(super) fn time(seconds: Seconds) -> Markup {
    html! { time.faint { (instant(seconds)) } }
}

/// A state in Stripe's own word, coloured by what it means.
pub(super) fn state(name: &str) -> Markup {
    let tone = match name {
        "succeeded" | "available" | "paid" | "delivered" | "won" | "connected" => Some("good"),
        "failed" | "canceled" | "lost" | "dropped" | "disputed" | "past_due" => Some("bad"),
        "pending" | "processing" | "uncaptured" | "not connected" => Some("warn"),
        // `requires_…`, `needs_response`, `partly_refunded`, `warning_under_review`: something is still to be done, or lacks.
        name if name.contains('_') || name.contains(' ') || name == "refunded" => Some("warn"),
        _ => None,
    };
    html! { span.tag.(tone.unwrap_or_default()) { (name.replace('_', " ")) } }
}

/// The state of an HTTP reply.
pub(super) fn status(code: u16) -> Markup {
    let tone = match code {
        200..300 => "good",
        300..400 => "",
        400..500 => "warn",
        _ => "bad",
    };
    html! { span.tag.(tone) { (code) } }
}

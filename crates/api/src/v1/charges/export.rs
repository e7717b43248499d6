//! `GET /v1/charges.csv`

use std::collections::HashMap;

use actix_web::{HttpResponse, get, web::Data};
use chrono::SecondsFormat::Micros;
use souk_domain::{
    attempt::Attempt,
    charge::Charge,
    ids::ChargeId,
    page::{Cursor, Limit, PageRequest},
};
use souk_persistence::{Scope, attempts, charges};

use super::{ChargeStatus, list::ChargeFilter};
use crate::{
    State,
    csv::{Chunk, Table, streamed},
    extract::{caller::SignedIn, list::Query},
    problem::{Problem, problems},
    v1::wire::shown,
};

/// The columns, in order.
const COLUMNS: &[&str] = &[
    "id",
    "created_at",
    "status",
    "seller_id",
    "customer_id",
    "checkout_id",
    "description",
    "currency",
    "amount",
    "amount_minor",
    "amount_captured",
    "amount_captured_minor",
    "amount_refunded",
    "amount_refunded_minor",
    "application_fee",
    "application_fee_minor",
    "stripe_fee",
    "stripe_fee_minor",
    "net",
    "net_minor",
    "flow",
    "capture",
    "disputed",
    "card_brand",
    "card_last4",
    "decline_code",
    "stripe_payment_intent",
    "stripe_charge",
    "stripe_account",
    "livemode",
    "metadata",
    "updated_at",
];

problems!(Problems: ID_MALFORMED, UNKNOWN_VALUE, CURRENCY_UNKNOWN, TIME_MALFORMED, TEXT_TOO_LONG);

/// Export charges
///
/// The same charges as the list has, newest first, all of them, as CSV (RFC 4180, UTF-8, CRLF, with
/// a header row). Amounts are there as decimals of their currency and, in the columns `…_minor`, in
/// minor units. A text that a spreadsheet would take for a formula has an apostrophe in front. The
/// table is streamed: one that ends has all its rows, and when something fails meanwhile the
/// connection is broken off. Columns may be added at the end.
///
/// `id`, `created_at`, `status`, `seller_id`, `customer_id`, `checkout_id`, `description`, `currency`,
/// `amount`, `amount_minor`, `amount_captured`, `amount_captured_minor`, `amount_refunded`,
/// `amount_refunded_minor`, `application_fee`, `application_fee_minor`, `stripe_fee`,
/// `stripe_fee_minor`, `net`, `net_minor`, `flow`, `capture`, `disputed`, `card_brand`, `card_last4`,
/// `decline_code`, `stripe_payment_intent`, `stripe_charge`, `stripe_account`, `livemode`, `metadata`
/// (JSON), `updated_at`
#[utoipa::path(
    operation_id = "exportCharges",
    tag = "Charges",
    params(ChargeFilter),
    responses(
        (status = 200, description = "The table.", body = String, content_type = "text/csv",
            example = "id,created_at,status\r\ncharge_01kaqvkz3ef0tbv6gmg9wzvmkq,2026-11-23T05:00:00Z,succeeded\r\n"),
        Problems
    ),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/charges.csv")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Query(filter): Query<ChargeFilter>,
) -> Result<HttpResponse, Problem> {
    let scope = caller.scope();
    let filter: charges::ChargeFilter = filter.into();
    let chunk = move |after| {
        let (state, filter) = (state.clone(), filter.clone());
        async move { chunk(&state, scope, filter, after).await }
    };
    streamed("charges.csv", COLUMNS, chunk).await
}

async fn chunk(
    state: &State,
    scope: Scope,
    filter: charges::ChargeFilter,
    after: Option<Cursor>,
) -> Result<Chunk, Problem> {
    let request = PageRequest {
        limit: Limit::LARGEST,
        after,
    };
    let (page, attempts) = state
        .db
        .read(move |conn| {
            let page = charges::list(conn, &scope, &filter, request)?;
            let ids: Vec<ChargeId> = page.data.iter().map(|charge| charge.id).collect();
            let attempts = attempts::of_charges(conn, &ids)?;
            Ok::<_, souk_persistence::Error>((page, attempts))
        })
        .await?;
    // Oldest first: of each charge the last one stays.
    let last: HashMap<ChargeId, Attempt> = attempts
        .into_iter()
        .map(|attempt| (attempt.charge, attempt))
        .collect();
    let mut rows = Table::new();
    for charge in &page.data {
        write(&mut rows, charge, last.get(&charge.id))?;
    }
    Ok(Chunk {
        rows,
        next: page.next,
    })
}

/// Writes a row with [`COLUMNS`].
fn write(rows: &mut Table, charge: &Charge, attempt: Option<&Attempt>) -> Result<(), Problem> {
    let currency = charge.money.currency;
    let card = attempt.and_then(|attempt| attempt.progress.card.as_ref());
    let status: ChargeStatus = charge.state.status().into();
    let decline = attempt
        .and_then(|attempt| attempt.decline.as_ref())
        .filter(|_| matches!(status, ChargeStatus::Failed))
        .map(|decline| decline.decline_code.as_deref().unwrap_or(&decline.code));
    let metadata = (!charge.metadata.pairs().is_empty())
        .then(|| serde_json::to_string(charge.metadata.pairs()))
        .transpose()
        .map_err(Problem::internal)?;
    rows.plain(charge.id)
        .plain(charge.created_at.to_rfc3339_opts(Micros, true))
        .plain(shown(status))
        .plain(charge.seller)
        .optional(charge.customer)
        .optional(charge.checkout)
        .text(
            charge
                .description
                .as_ref()
                .map(souk_domain::text::Description::as_str),
        )
        .plain(currency)
        .amount(Some(charge.money.amount), currency)
        .amount(Some(charge.amount_captured), currency)
        .amount(Some(charge.amount_refunded), currency)
        .amount(Some(charge.fee()), currency)
        .amount(charge.stripe_fee, currency)
        .amount(charge.net, currency)
        .plain(shown(super::Flow::from(charge.flow)))
        .plain(shown(super::Capture::from(charge.capture)))
        .plain(charge.disputed)
        .text(card.map(|card| card.brand.as_str()))
        .text(card.map(|card| card.last4.as_str()))
        .text(decline)
        .optional(charge.stripe_payment_intent.as_ref())
        .optional(charge.stripe_charge.as_ref())
        .plain(&charge.stripe_account)
        .plain(charge.livemode)
        .text(metadata.as_deref())
        .plain(charge.updated_at.to_rfc3339_opts(Micros, true))
        .end_row()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_names_the_columns_in_their_order() {
        let document = serde_json::to_value(crate::openapi()).unwrap();
        let said = document["paths"]["/v1/charges.csv"]["get"]["description"]
            .as_str()
            .unwrap();
        let columns: Vec<&str> = said
            .split("\n\n")
            .last()
            .unwrap()
            .split('`')
            .skip(1)
            .step_by(2)
            .collect();
        assert_eq!(columns, COLUMNS);
    }
}

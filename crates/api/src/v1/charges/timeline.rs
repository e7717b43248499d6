//! `GET /v1/charges/{id}/timeline`

use actix_web::{get, web::Data};
use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    ids::{ChargeId, TimelineId},
    timeline::{Kind, TimelineEntry},
};
use souk_persistence::{charges, timeline};
use utoipa::ToSchema;

use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::{id, wire::wire_enum},
};

wire_enum! {
    /// What happened to a charge.
    TimelineKind as TimelineKind = Kind {
        /// It was asked for.
        Created,
        /// A try with a card began.
        AttemptStarted,
        /// The PaymentIntent was made at Stripe.
        IntentCreated,
        /// The confirmation was sent.
        Submitted,
        /// The bank wants the buyer.
        RequiresAction,
        /// The network is working on it.
        Processing,
        /// Authorised, not yet captured.
        Authorized,
        /// Paid.
        Succeeded,
        /// The network said no.
        Declined,
        /// Stripe refused what was sent.
        Refused,
        /// Canceled.
        Canceled,
        /// Stripe's answer was lost.
        Unknown,
        /// Stripe's fee and the net became known.
        Settled,
        /// Money went back.
        Refunded,
        /// The buyer's bank disputes it.
        Disputed,
        /// It was made at Stripe without us, by the platform's key.
        Imported,
        /// The seller asked for an authorised amount, or a part of it.
        CaptureRequested,
        /// The seller gave it up.
        CancelRequested,
        /// A refund was asked for.
        RefundRequested,
        /// A refund did not reach the buyer.
        RefundFailed,
        /// The dispute stands elsewhere than before.
        DisputeUpdated,
        /// The dispute is over.
        DisputeClosed,
        /// Evidence was sent to Stripe.
        EvidenceSent,
        /// The seller gave the dispute up.
        DisputeAccepted,
        /// Of what was transferred to the seller some was taken back, for a lost dispute or by hand.
        TransferReversed,
        /// Of the marketplace's fee some was given back by hand, without a refund.
        FeeRefunded,
    }
}

/// Something that happened to a charge.
#[derive(Serialize, ToSchema)]
#[schema(as = TimelineEntry)]
pub(crate) struct TimelineEntryBody {
    #[schema(value_type = id::TimelineEntry)]
    id: TimelineId,
    at: DateTime<Utc>,
    kind: TimelineKind,
    /// More, for people to read: amounts, a decline's code and message, ids. Its members depend on
    /// the kind and may grow.
    #[schema(value_type = Object, example = json!({"amount": 10000, "currency": "eur"}))]
    detail: serde_json::Value,
}

impl From<TimelineEntry> for TimelineEntryBody {
    fn from(entry: TimelineEntry) -> Self {
        Self {
            id: entry.id,
            at: entry.at,
            kind: entry.kind.into(),
            detail: entry.detail,
        }
    }
}

/// Everything that happened to a charge.
#[derive(Serialize, ToSchema)]
#[schema(as = Timeline)]
pub(crate) struct TimelineBody {
    /// Oldest first.
    data: Vec<TimelineEntryBody>,
}

problems!(Problems:);

/// Get a charge's timeline
///
/// What happened to the charge, in order, all of it.
#[utoipa::path(
    operation_id = "getChargeTimeline",
    tag = "Charges",
    params(("id" = id::Charge, Path, description = "The charge.")),
    responses((status = 200, description = "The timeline.", body = TimelineBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/charges/{id}/timeline")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<ChargeId>,
) -> Result<Reply<TimelineBody>, Problem> {
    let scope = caller.scope();
    let entries = state
        .db
        .read(move |conn| match charges::get(conn, id, &scope)? {
            Some(_) => timeline::of_charge(conn, id).map(Some),
            None => Ok(None),
        })
        .await?;
    let data = entries.ok_or(NOT_FOUND)?.into_iter().map(Into::into).collect();
    Ok(Reply::ok(TimelineBody { data }))
}

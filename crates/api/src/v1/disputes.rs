//! Disputes, as clients see them.

pub(crate) mod accept;
pub(crate) mod evidence;
pub(crate) mod files;
pub(crate) mod get;
pub(crate) mod list;
mod transfer_reversal;

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_application::{AnswerError, Answered};
use souk_domain::{
    dispute::{
        self, Dispute,
        answer::{Answer, AnswerRefusal, What},
    },
    ids::{ChargeId, DisputeId, SellerId},
    instruction,
    transfer_reversal::TransferReversal,
};
use souk_persistence::{
    PgConnection, Scope, charges,
    disputes::{self, answers, files::DisputeFile},
    transfer_reversals,
};
use utoipa::ToSchema;

use transfer_reversal::TransferReversalBody;

use crate::{
    State,
    problem::{
        Invalid, Problem,
        code::{
            CHANGE_IN_PROGRESS, DISPUTE_FILE_UNKNOWN, DISPUTE_NOT_OPEN, IDEMPOTENCY_KEY_IN_USE,
            IDEMPOTENCY_KEY_REUSED, NOT_FOUND, STRIPE_REFUSED,
        },
    },
    reply::Reply,
    v1::{id, wire::wire_enum},
};

wire_enum! {
    /// Where a dispute stands. The names are Stripe's.
    DisputeStatus as DisputeStatus = dispute::State {
        /// The bank asks; no money has moved. An answer is wanted.
        WarningNeedsResponse,
        /// The bank has the answer to its question.
        WarningUnderReview,
        /// The question is settled.
        WarningClosed,
        /// The money is gone for now. An answer is wanted.
        NeedsResponse,
        /// The bank has the answer.
        UnderReview,
        /// The money is back.
        Won,
        /// The money is gone for good.
        Lost,
        /// It was settled before it became a dispute.
        Prevented,
    }
}

/// What a dispute cost so far.
#[derive(Serialize, ToSchema)]
#[schema(as = DisputeCost)]
pub(crate) struct DisputeCostBody {
    /// What the bank has taken and not given back, in minor units.
    #[schema(example = 10000)]
    withdrawn: i64,
    /// Stripe's fee for it, in minor units.
    #[schema(example = 1500)]
    fee: i64,
    /// ISO 4217, lower case: what the account settles in, which need not be the charge's currency.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
}

/// A file that was uploaded as evidence. Its content is at Stripe.
#[derive(Serialize, ToSchema)]
#[schema(as = DisputeFile)]
pub(crate) struct DisputeFileBody {
    /// Stripe's id: what a piece of evidence names.
    #[schema(example = "file_1SoukReceipt")]
    id: String,
    #[schema(example = "receipt.pdf")]
    filename: String,
    #[schema(example = "application/pdf")]
    media_type: String,
    /// In bytes.
    #[schema(example = 48213, minimum = 1)]
    size: i64,
    created_at: DateTime<Utc>,
}

impl From<DisputeFile> for DisputeFileBody {
    fn from(file: DisputeFile) -> Self {
        Self {
            id: file.id,
            filename: file.filename,
            media_type: file.media_type,
            size: file.size,
            created_at: file.created_at,
        }
    }
}

/// What somebody answered.
#[derive(Serialize, ToSchema)]
#[schema(as = DisputeAnswerKind)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AnswerKindBody {
    /// Evidence, kept at Stripe for later.
    Keep,
    /// Evidence, sent to the bank.
    Submit,
    /// They gave in.
    Accept,
}

/// Where an answer stands.
#[derive(Serialize, ToSchema)]
#[schema(as = DisputeAnswerStatus)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AnswerStatusBody {
    /// It is on its way, or Stripe's reply was lost and is being found out. No other is taken.
    InProgress,
    /// Stripe has it.
    Taken,
    /// Stripe did not take it; `message` says why. Another can be given.
    Refused,
}

/// The answer that was given last.
#[derive(Serialize, ToSchema)]
#[schema(as = DisputeAnswer)]
pub(crate) struct DisputeAnswerBody {
    kind: AnswerKindBody,
    status: AnswerStatusBody,
    /// Why it was refused; null unless it was.
    #[schema(required, example = json!(null))]
    message: Option<String>,
    created_at: DateTime<Utc>,
}

impl From<Answer> for DisputeAnswerBody {
    fn from(answer: Answer) -> Self {
        Self {
            kind: match answer.what {
                What::Keep(_) => AnswerKindBody::Keep,
                What::Submit { .. } => AnswerKindBody::Submit,
                What::Accept => AnswerKindBody::Accept,
            },
            status: match answer.state {
                instruction::State::Done => AnswerStatusBody::Taken,
                instruction::State::Refused => AnswerStatusBody::Refused,
                _ => AnswerStatusBody::InProgress,
            },
            message: answer.refusal.map(|refusal| refusal.message),
            created_at: answer.created_at,
        }
    }
}

/// What a dispute is at Stripe.
#[derive(Serialize, ToSchema)]
#[schema(as = StripeDispute)]
pub(crate) struct StripeDisputeBody {
    #[schema(example = "dp_1SoukDispute")]
    dispute: String,
    /// The seller's account. A destination charge is disputed on the platform's own.
    #[schema(example = "acct_1SoukSeller")]
    account: String,
}

/// A dispute: the buyer's bank takes a payment back, or asks about it.
#[derive(Serialize, ToSchema)]
#[schema(as = Dispute)]
pub(crate) struct DisputeBody {
    #[schema(value_type = id::Dispute)]
    id: DisputeId,
    #[schema(value_type = id::Charge)]
    charge_id: ChargeId,
    #[schema(value_type = id::Seller)]
    seller_id: SellerId,
    /// What is disputed, in minor units.
    #[schema(example = 10000, minimum = 1)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// Stripe's word for why: `fraudulent`, `product_not_received` …
    #[schema(example = "fraudulent")]
    reason: String,
    status: DisputeStatus,
    /// By when evidence must be there.
    #[schema(required)]
    evidence_due_by: Option<DateTime<Utc>>,
    /// How often evidence was submitted.
    #[schema(example = 0, minimum = 0)]
    submission_count: i32,
    /// Whether the payment can still be refunded, which settles an inquiry.
    refundable: bool,
    /// What Stripe has, by piece: texts, and ids of files.
    #[schema(example = json!({"product_description": "A blue bowl, 30 cm.", "receipt": "file_1SoukReceipt"}))]
    evidence: BTreeMap<String, String>,
    /// What was uploaded here, oldest first.
    files: Vec<DisputeFileBody>,
    /// The answer that was given here last; null when none was.
    #[schema(required)]
    answer: Option<DisputeAnswerBody>,
    /// Null while no money has moved.
    #[schema(required)]
    cost: Option<DisputeCostBody>,
    /// Null unless it was lost, the charge went through the platform, and the refund policy of that
    /// moment takes the transfer back then.
    #[schema(required)]
    transfer_reversal: Option<TransferReversalBody>,
    stripe: StripeDisputeBody,
    /// Whether real money moves.
    livemode: bool,
    opened_at: DateTime<Utc>,
    /// When it was over.
    #[schema(required)]
    closed_at: Option<DateTime<Utc>>,
    updated_at: DateTime<Utc>,
}

/// A dispute with what is shown beside it.
pub(crate) struct Whole {
    dispute: Dispute,
    files: Vec<DisputeFile>,
    reversal: Option<TransferReversal>,
    answer: Option<Answer>,
    account: String,
}

impl Whole {
    /// Reads what is shown beside a dispute.
    pub(crate) fn of(conn: &mut PgConnection, dispute: Dispute) -> Result<Self, souk_persistence::Error> {
        let account = charges::get(conn, dispute.charge, &Scope::Everything)?
            .map(|charge| charge.stripe_account)
            .unwrap_or_default();
        Ok(Self {
            files: disputes::files::of_dispute(conn, dispute.id)?,
            reversal: transfer_reversals::of_dispute(conn, dispute.id)?,
            answer: answers::latest_of(conn, dispute.id)?,
            dispute,
            account,
        })
    }
}

impl From<Whole> for DisputeBody {
    fn from(whole: Whole) -> Self {
        let Whole {
            dispute,
            files,
            reversal,
            answer,
            account,
        } = whole;
        let at_stripe = dispute.at_stripe;
        Self {
            id: dispute.id,
            charge_id: dispute.charge,
            seller_id: dispute.seller,
            amount: at_stripe.money.amount,
            currency: at_stripe.money.currency.code().to_owned(),
            reason: at_stripe.reason,
            status: at_stripe.state.into(),
            evidence_due_by: at_stripe.evidence_due_by,
            submission_count: at_stripe.submissions,
            refundable: at_stripe.refundable,
            evidence: at_stripe
                .evidence
                .fields()
                .map(|(field, value)| (field.to_owned(), value.to_owned()))
                .collect(),
            files: files.into_iter().map(Into::into).collect(),
            answer: answer.map(Into::into),
            cost: at_stripe.cost_currency.map(|currency| DisputeCostBody {
                withdrawn: at_stripe.cost.withdrawn,
                fee: at_stripe.cost.fee,
                currency,
            }),
            transfer_reversal: reversal.map(Into::into),
            stripe: StripeDisputeBody {
                dispute: at_stripe.stripe_dispute,
                account,
            },
            livemode: dispute.livemode,
            opened_at: at_stripe.opened_at,
            closed_at: dispute.closed_at,
            updated_at: dispute.updated_at,
        }
    }
}

/// The dispute as it stands now: 200 when Stripe has taken the answer, 202 while it has said nothing.
pub(crate) async fn answered(state: &State, outcome: Answered) -> Result<Reply<DisputeBody>, Problem> {
    let Answered {
        dispute,
        answer,
        answered_status,
    } = outcome;
    if let Some(refusal) = answer.refusal {
        return Err(Problem::new(STRIPE_REFUSED).detail(refusal.message));
    }
    let status = if answer.state == instruction::State::Done {
        StatusCode::OK
    } else {
        StatusCode::ACCEPTED
    };
    if answered_status.is_none() {
        state.app.dispute_answered(answer.id, status.as_u16()).await?;
    }
    let id = dispute.id;
    let whole = state
        .db
        .read(move |conn| Whole::of(conn, dispute.clone()))
        .await?;
    // A replay keeps the status of the first answer, and shows the dispute as it stands now.
    Ok(
        if answered_status.unwrap_or(status.as_u16()) == StatusCode::ACCEPTED.as_u16() {
            Reply::accepted(format!("/v1/disputes/{id}"), whole.into())
        } else {
            Reply::ok(whole.into())
        },
    )
}

impl From<AnswerError> for Problem {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::NotFound => NOT_FOUND.into(),
            AnswerError::Refused(
                why @ (AnswerRefusal::Over | AnswerRefusal::UnderReview | AnswerRefusal::TooLate),
            ) => Self::new(DISPUTE_NOT_OPEN).detail(format!("Nothing was sent: {why}.")),
            AnswerError::FileUnknown { ref field } => {
                let mut invalid = Invalid::default();
                invalid.note(
                    &format!("/evidence/{field}"),
                    DISPUTE_FILE_UNKNOWN,
                    "names no file that was uploaded to this dispute",
                );
                invalid.into()
            }
            AnswerError::InProgress => CHANGE_IN_PROGRESS.into(),
            AnswerError::KeyReused(_) => IDEMPOTENCY_KEY_REUSED.into(),
            AnswerError::KeyInUse => IDEMPOTENCY_KEY_IN_USE.into(),
            AnswerError::Database(error) => error.into(),
        }
    }
}

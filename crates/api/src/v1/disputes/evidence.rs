//! `POST /v1/disputes/{id}/evidence`

use std::collections::BTreeMap;

use actix_web::{post, web::Data};
use serde::{Deserialize, Serialize};
use souk_application::NewAnswer;
use souk_domain::{
    dispute::{Evidence, EvidenceError},
    ids::DisputeId,
};
use utoipa::ToSchema;

use super::{DisputeBody, answered};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        id::Id,
        idempotency::OptionalKey,
        json::{Json, fingerprint},
    },
    problem::{
        Invalid, Problem,
        code::{DISPUTE_FILE_UNKNOWN, UNKNOWN_FIELD},
        problems,
    },
    reply::Reply,
    v1::id,
};

/// Pieces of evidence. Those left out stay as they are; an empty text takes one back.
#[derive(Serialize, Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields, default)]
#[schema(as = DisputeEvidence)]
pub(crate) struct EvidenceBody {
    /// Log or other record that the buyer used what they bought.
    #[schema(max_length = 20000)]
    access_activity_log: Option<String>,
    /// The billing address that the buyer gave.
    #[schema(max_length = 5000)]
    billing_address: Option<String>,
    /// How and when the buyer was shown the terms of cancelling.
    #[schema(max_length = 20000)]
    cancellation_policy_disclosure: Option<String>,
    /// Why the subscription was not canceled.
    #[schema(max_length = 20000)]
    cancellation_rebuttal: Option<String>,
    /// The buyer's address.
    #[schema(max_length = 5000)]
    customer_email_address: Option<String>,
    /// The buyer's name.
    #[schema(max_length = 5000)]
    customer_name: Option<String>,
    /// The network address that the buyer paid from.
    #[schema(max_length = 5000)]
    customer_purchase_ip: Option<String>,
    /// How the two payments differ.
    #[schema(max_length = 20000)]
    duplicate_charge_explanation: Option<String>,
    /// The other payment's id at Stripe, `ch_…`.
    #[schema(max_length = 5000)]
    duplicate_charge_id: Option<String>,
    /// What was sold.
    #[schema(max_length = 20000)]
    product_description: Option<String>,
    /// How and when the buyer was shown the terms of refunds.
    #[schema(max_length = 20000)]
    refund_policy_disclosure: Option<String>,
    /// Why the buyer gets no refund.
    #[schema(max_length = 20000)]
    refund_refusal_explanation: Option<String>,
    /// When the service was given.
    #[schema(max_length = 5000)]
    service_date: Option<String>,
    /// Where it was sent.
    #[schema(max_length = 5000)]
    shipping_address: Option<String>,
    /// Who brought it.
    #[schema(max_length = 5000)]
    shipping_carrier: Option<String>,
    /// When it was sent.
    #[schema(max_length = 5000)]
    shipping_date: Option<String>,
    /// The parcel's number.
    #[schema(max_length = 5000)]
    shipping_tracking_number: Option<String>,
    /// Anything else.
    #[schema(max_length = 20000)]
    uncategorized_text: Option<String>,
    /// File: the terms of cancelling, as shown to the buyer.
    #[schema(example = "file_1SoukReceipt")]
    cancellation_policy: Option<String>,
    /// File: what was written with the buyer.
    #[schema(example = "file_1SoukReceipt")]
    customer_communication: Option<String>,
    /// File: the buyer's signature.
    #[schema(example = "file_1SoukReceipt")]
    customer_signature: Option<String>,
    /// File: papers of the two payments.
    #[schema(example = "file_1SoukReceipt")]
    duplicate_charge_documentation: Option<String>,
    /// File: the receipt that the buyer got.
    #[schema(example = "file_1SoukReceipt")]
    receipt: Option<String>,
    /// File: the terms of refunds, as shown to the buyer.
    #[schema(example = "file_1SoukReceipt")]
    refund_policy: Option<String>,
    /// File: papers of the service that was given.
    #[schema(example = "file_1SoukReceipt")]
    service_documentation: Option<String>,
    /// File: papers of the shipment.
    #[schema(example = "file_1SoukReceipt")]
    shipping_documentation: Option<String>,
    /// File: anything else.
    #[schema(example = "file_1SoukReceipt")]
    uncategorized_file: Option<String>,
}

/// Evidence, and whether it goes to the bank now.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerDispute {
    #[serde(default)]
    evidence: EvidenceBody,
    /// True sends all that Stripe has to the bank, once and for all. False keeps it at Stripe for
    /// later.
    #[schema(example = true)]
    submit: bool,
}

impl TryFrom<EvidenceBody> for Evidence {
    type Error = Invalid;

    fn try_from(body: EvidenceBody) -> Result<Self, Invalid> {
        // The struct is the list of names; from here on they are data.
        let fields: BTreeMap<String, Option<String>> = serde_json::to_value(body)
            .and_then(serde_json::from_value)
            .unwrap_or_default();
        let given = fields
            .into_iter()
            .filter_map(|(field, value)| value.map(|value| (field, value)));
        Self::parse(given).map_err(|(field, error)| {
            let pointer = format!("/evidence/{field}");
            match error {
                EvidenceError::Text(error) => Invalid::of(&pointer, &error),
                EvidenceError::NotAFile => {
                    let mut invalid = Invalid::default();
                    invalid.note(&pointer, DISPUTE_FILE_UNKNOWN, error.to_string());
                    invalid
                }
                EvidenceError::UnknownField => {
                    let mut invalid = Invalid::default();
                    invalid.note(&pointer, UNKNOWN_FIELD, error.to_string());
                    invalid
                }
            }
        })
    }
}

problems!(Problems: DISPUTE_NOT_OPEN, CHANGE_IN_PROGRESS, STRIPE_REFUSED, DISPUTE_FILE_UNKNOWN, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, CARD_NUMBER_REFUSED);

/// Give evidence
///
/// Adds to the evidence that Stripe has. With `submit` all of it goes to the buyer's bank, which
/// happens once: check it before. The answer is 202 while the outcome is not known.
#[utoipa::path(
    operation_id = "answerDispute",
    tag = "Disputes",
    params(
        ("id" = id::Dispute, Path, description = "The dispute."),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, yours.", example = "evidence-17"),
    ),
    request_body(content = AnswerDispute, example = json!({"evidence": {"product_description": "A blue bowl, 30 cm.", "receipt": "file_1SoukReceipt"}, "submit": true})),
    responses(
        (status = 200, description = "The dispute, with the evidence.", body = DisputeBody),
        (status = 202, description = "The dispute, and Stripe's answer is not known yet.", body = DisputeBody),
        Problems,
    ),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/disputes/{id}/evidence")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<DisputeId>,
    OptionalKey(key): OptionalKey,
    body: Json<AnswerDispute>,
) -> Result<Reply<DisputeBody>, Problem> {
    let body = body.read()?;
    let key = key
        .map(|key| fingerprint(key, "answerDispute", &id.to_string(), &body))
        .transpose()?;
    let new = NewAnswer::Evidence {
        submit: body.submit,
        evidence: body.evidence.try_into()?,
    };
    let outcome = state
        .app
        .answer_dispute(caller.user.id, caller.scope(), id, new, key)
        .await?;
    answered(&state, outcome).await
}

#[cfg(test)]
mod tests {
    use souk_domain::dispute::evidence::{FILES, TEXTS};

    use super::*;

    #[test]
    fn the_body_has_every_piece_of_evidence_and_no_other() {
        let body = serde_json::to_value(EvidenceBody::default()).unwrap();
        let named: Vec<&String> = body.as_object().unwrap().keys().collect();
        let mut known: Vec<&str> = TEXTS.iter().map(|(name, _)| *name).chain(FILES).collect();
        known.sort_unstable();
        let mut named: Vec<&str> = named.into_iter().map(String::as_str).collect();
        named.sort_unstable();
        assert_eq!(named, known);
    }
}

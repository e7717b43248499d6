//! `POST /v1/charges/{id}/refunds/preview`

use actix_web::{post, web::Data};
use serde::Serialize;
use souk_application::RefundPreview;
use souk_domain::ids::ChargeId;
use utoipa::ToSchema;

use super::CreateRefund;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id, json::Json},
    problem::{Problem, problems},
    reply::Reply,
    v1::id,
};

/// A refund as it would be made now, and who would bear it. Amounts in minor units.
#[derive(Serialize, ToSchema)]
#[schema(as = RefundPreview)]
pub(crate) struct PreviewBody {
    /// What the buyer gets.
    #[schema(example = 2500, minimum = 1)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// Whether the seller gets the marketplace's fee back, in proportion.
    refund_application_fee: bool,
    /// Whether the seller gives the transfer back, in proportion.
    reverse_transfer: bool,
    /// What of the fee goes back to the seller.
    #[schema(example = 250, minimum = 0)]
    application_fee_refunded: i64,
    /// What of the transfer comes back to the platform.
    #[schema(example = 0, minimum = 0)]
    transfer_reversed: i64,
    /// What the seller's balance changes by.
    #[schema(example = -2250)]
    seller_bears: i64,
    /// What the marketplace's balance changes by.
    #[schema(example = -250)]
    platform_bears: i64,
    /// What of its own fee Stripe gives back: nothing.
    #[schema(example = 0, minimum = 0)]
    stripe_fee_refunded: i64,
    /// What can still be refunded afterwards.
    #[schema(example = 7500, minimum = 0)]
    left_after: i64,
}

impl From<RefundPreview> for PreviewBody {
    fn from(preview: RefundPreview) -> Self {
        let (charge, terms) = (preview.charge, preview.terms);
        let bearing = terms.bearing(charge.flow);
        Self {
            amount: terms.amount,
            currency: charge.money.currency.code().to_owned(),
            refund_application_fee: terms.refund_application_fee,
            reverse_transfer: terms.reverse_transfer,
            application_fee_refunded: terms.application_fee_refunded,
            transfer_reversed: terms.transfer_reversed,
            seller_bears: bearing.seller,
            platform_bears: bearing.platform,
            stripe_fee_refunded: 0,
            left_after: preview.left_after,
        }
    }
}

problems!(Problems: CHARGE_NOT_REFUNDABLE, CHARGE_ALREADY_REFUNDED, CHARGE_DISPUTED, REFUND_ABOVE_REMAINING, SELLER_NOT_CONNECTED, FEE_NEEDS_REVERSAL, TRANSFER_NOT_REVERSIBLE, AMOUNT_NOT_POSITIVE, AMOUNT_NOT_REPRESENTABLE, OUT_OF_RANGE, UNKNOWN_VALUE);

/// Preview a refund
///
/// The same checks and the same arithmetic as a refund; nothing moves and nothing is written down.
#[utoipa::path(
    operation_id = "previewRefund",
    tag = "Refunds",
    params(("id" = id::Charge, Path, description = "The charge.")),
    request_body = CreateRefund,
    responses((status = 200, description = "What would go back, and who would bear it.", body = PreviewBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/charges/{id}/refunds/preview")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<ChargeId>,
    body: Json<CreateRefund>,
) -> Result<Reply<PreviewBody>, Problem> {
    let ask = body.read()?.ask();
    let preview = state.app.preview_refund(caller.scope(), id, ask).await?;
    Ok(Reply::ok(preview.into()))
}

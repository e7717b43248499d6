//! What can be refunded.

use super::NewRefund;
use crate::model::{
    Model,
    charge::{Charge, ChargeStatus},
    currency,
    dispute::Dispute,
    refusal::{Answer, Refusal},
};

/// The amount that is to be refunded, or why nothing can be.
pub(super) fn check(model: &Model, charge: &Charge, new: &NewRefund) -> Answer<i64> {
    if new.amount.is_some_and(|amount| amount < 1) {
        return Err(
            Refusal::malformed("amount", "This value must be greater than or equal to 1.")
                .code("parameter_invalid_integer"),
        );
    }
    if charge.source_transfer.is_some() {
        return Err(Refusal::invalid(
            "This charge is the payment that a transfer made. It cannot be refunded: its transfer can be reversed by the \
             platform.",
        ));
    }
    let disputed = charge.dispute.as_ref().and_then(|id| model.disputes.anywhere(id));
    if disputed.is_some_and(Dispute::holds_the_money) {
        return Err(Refusal::invalid(format!(
            "Charge {} has been charged back; cannot issue a refund.",
            charge.id
        ))
        .code("charge_disputed"));
    }
    if charge.status != ChargeStatus::Succeeded || !charge.captured {
        return Err(Refusal::invalid(format!(
            "Charge {} has not been captured; it cannot be refunded.",
            charge.id
        ))
        .code("charge_not_refundable"));
    }
    let left = charge.amount - charge.amount_refunded;
    if left == 0 {
        return Err(
            Refusal::invalid(format!("Charge {} has already been refunded.", charge.id))
                .code("charge_already_refunded"),
        );
    }
    let amount = new.amount.unwrap_or(left);
    if amount > left {
        return Err(Refusal::invalid(format!(
            "Refund amount ({}) is greater than unrefunded amount on charge ({})",
            currency::format_amount(amount, &charge.currency),
            currency::format_amount(left, &charge.currency)
        ))
        .param("amount"));
    }
    // Documented: of a charge through the platform the fee goes back with the transfer only.
    if new.refund_application_fee && charge.destination.is_some() && !new.reverse_transfer {
        return Err(Refusal::invalid(
            "The application fee of a destination charge can only be refunded when its transfer is reversed as well.",
        )
        .param("refund_application_fee"));
    }
    if new.reverse_transfer && charge.transfer.is_none() {
        return Err(Refusal::invalid(format!(
            "Cannot reverse transfer on charge {} because it does not have an associated transfer.",
            charge.id
        ))
        .param("reverse_transfer"));
    }
    if new.refund_application_fee && charge.application_fee.is_none() {
        return Err(Refusal::invalid(format!(
            "Charge {} has no application fee, so it cannot be refunded.",
            charge.id
        ))
        .param("refund_application_fee"));
    }
    Ok(amount)
}

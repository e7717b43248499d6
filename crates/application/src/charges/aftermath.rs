//! What came after a payment: refunds, what went back of the fee, and what was taken back of the
//! transfer. Whatever of it was done at Stripe without us is taken over, each thing once.

use souk_domain::{
    Money,
    charge::Charge,
    fee_refund::{FeeRefund, FeeStanding},
    ids::{ChargeId, FeeRefundId, TransferReversalId},
    refund::{Refund, RefundSnapshot},
    timeline::Kind,
    transfer_reversal::{Done, Share, TransferReversal},
};
use souk_persistence::{PgConnection, charges, fee_refunds, refunds, transfer_reversals};
use souk_stripe_gateway as stripe;

use crate::{Application, known::Known};

/// What is asked after although the payment itself does not say that there is any.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ask {
    /// Refunds: some were asked for here.
    pub(super) refunds: bool,
    /// What went back of the fee.
    pub(super) fee: bool,
}

/// What came after a payment, as Stripe has it.
#[derive(Debug, Default)]
pub(super) struct Aftermath {
    refunds: Vec<RefundSnapshot>,
    /// None when it was not asked for.
    fee: Option<FeeStanding>,
    /// Of its transfer; the newest first.
    reversals: Vec<stripe::TransferReversal>,
}

impl Application {
    /// What came after the payment, where anything did.
    pub(super) async fn aftermath(
        &self,
        on: stripe::On<'_>,
        intent: &stripe::Intent,
        ask: Ask,
    ) -> Result<Aftermath, stripe::Error> {
        let Some(charge) = &intent.charge else {
            return Ok(Aftermath::default());
        };
        let refunded = ask.refunds || charge.amount_refunded > 0;
        let refunds = if refunded {
            self.stripe().list_refunds(on, &charge.id).await?
        } else {
            Vec::new()
        };
        let fee = match &charge.application_fee {
            Some(fee) if refunded || ask.fee => Some(self.stripe().retrieve_fee(fee).await?),
            _ => None,
        };
        // Asked last: the reversal of each refund that was seen is seen as well.
        let reversals = match &charge.transferred {
            Some(transfer) if transfer.amount_reversed > 0 => {
                self.stripe().list_transfer_reversals(&transfer.id).await?
            }
            _ => Vec::new(),
        };
        Ok(Aftermath {
            refunds: refunds.iter().map(RefundSnapshot::from).collect(),
            fee,
            reversals,
        })
    }

    /// Takes it over. The charge is locked.
    pub(super) fn settle_aftermath(
        &self,
        conn: &mut PgConnection,
        id: ChargeId,
        aftermath: &Aftermath,
    ) -> Result<(), souk_persistence::Error> {
        let mut charge = charges::lock(conn, id)?.known("charges", id)?;
        let mut strangers = Vec::new();
        for refund in &aftermath.refunds {
            // What is released of an authorisation is no refund.
            if !self.apply_refund(conn, &charge, refund)? && refund.moved_money {
                strangers.push(refund);
            }
        }
        let mut by_hand = match aftermath.fee {
            Some(fee) => fee.beyond(fee_known_to_be_refunded(conn, id)?).unwrap_or(0),
            None => 0,
        };
        // Stripe does not say to which of several it belongs.
        let only_one = strangers.len() == 1;
        for refund in strangers {
            let of_fee = if only_one { std::mem::take(&mut by_hand) } else { 0 };
            let of_transfer = reversed_with(refund, &charge, &aftermath.reversals);
            self.import_refund(conn, &charge, refund, of_fee, of_transfer)?;
        }
        for reversal in &aftermath.reversals {
            self.import_reversal(conn, &charge, reversal)?;
        }
        let Some(fee) = aftermath.fee else {
            return Ok(());
        };
        if by_hand > 0 {
            self.import_fee_refund(conn, &charge, by_hand, fee)?;
        }
        if fee.amount_refunded != charge.application_fee_refunded {
            charge.application_fee_refunded = fee.amount_refunded;
            charge.updated_at = self.now();
            charges::update(conn, &charge)?;
        }
        Ok(())
    }

    fn import_fee_refund(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        amount: i64,
        fee: FeeStanding,
    ) -> Result<(), souk_persistence::Error> {
        let refund = FeeRefund {
            id: FeeRefundId::generate(&*self.0.clock, &*self.0.randomness),
            charge: charge.id,
            seller: charge.seller,
            money: Money::new(amount, charge.money.currency),
            at: fee.refunded_at.unwrap_or_else(|| self.now()),
        };
        fee_refunds::insert(conn, &refund)?;
        let detail =
            serde_json::json!({"amount": amount, "currency": charge.money.currency, "imported": true});
        self.record(conn, charge.id, Kind::FeeRefunded, detail)
    }

    /// One that is not known, and belongs neither to a reversal of ours nor to a refund whose terms
    /// say it.
    fn import_reversal(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        found: &stripe::TransferReversal,
    ) -> Result<(), souk_persistence::Error> {
        if found.metadata.get("souk_reversal").is_some() {
            return Ok(());
        }
        let known = transfer_reversals::of_charge(conn, charge.id)?
            .into_iter()
            .any(|known| {
                known
                    .done
                    .is_some_and(|done| done.stripe_reversal == found.id.as_str())
            });
        if known {
            return Ok(());
        }
        if let Some(source) = &found.source_refund {
            let refund = refunds::of_charge(conn, charge.id)?
                .into_iter()
                .find(|refund| refund.stripe_refund.as_deref() == Some(source.as_str()));
            // A refund that is not known yet was made while we looked, and comes with the next look.
            if refund.is_none_or(|refund| says_its_reversal(&refund)) {
                return Ok(());
            }
        }
        let share = Share {
            amount: found.amount,
            currency: found.currency,
        };
        let done = Done {
            stripe_reversal: found.id.to_string(),
            at: found.created,
        };
        let id = TransferReversalId::generate(&*self.0.clock, &*self.0.randomness);
        let reversal = TransferReversal::by_hand(charge, share, done, id);
        transfer_reversals::insert(conn, &reversal)?;
        let detail = serde_json::json!({
            "stripe_reversal": found.id, "amount": found.amount, "currency": found.currency, "imported": true,
        });
        self.record(conn, charge.id, Kind::TransferReversed, detail)
    }
}

fn says_its_reversal(refund: &Refund) -> bool {
    !refund.imported || refund.terms.transfer_reversed > 0
}

/// What came back of the transfer with a refund that was made at Stripe.
fn reversed_with(refund: &RefundSnapshot, charge: &Charge, reversals: &[stripe::TransferReversal]) -> i64 {
    reversals
        .iter()
        .filter(|reversal| {
            reversal
                .source_refund
                .as_ref()
                .is_some_and(|source| source.as_str() == refund.id)
                && reversal.currency == charge.money.currency
        })
        .map(|reversal| reversal.amount)
        .sum()
}

/// What of the fee goes or went back with the refunds that are known, and what was found before.
fn fee_known_to_be_refunded(
    conn: &mut PgConnection,
    charge: ChargeId,
) -> Result<i64, souk_persistence::Error> {
    let refunds = refunds::of_charge(conn, charge)?;
    let with_refunds = refunds
        .iter()
        .filter(|refund| refund.may_be_at_stripe())
        .map(|refund| refund.terms.application_fee_refunded)
        .fold(0, i64::saturating_add);
    Ok(with_refunds.saturating_add(fee_refunds::total(conn, charge)?))
}

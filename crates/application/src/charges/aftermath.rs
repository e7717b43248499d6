//! What came after a payment: refunds, what went back of the fee, and what was taken back of the
//! transfer. Whatever of it was done at Stripe without us is taken over, each thing once.

use souk_domain::{
    Money,
    charge::Charge,
    fee_refund::{FeeRefund, FeeStanding},
    ids::{ChargeId, FeeRefundId, TransferReversalId},
    instruction,
    refund::RefundSnapshot,
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
        let reversed = charge
            .transferred
            .as_ref()
            .is_some_and(|transfer| transfer.amount_reversed > 0);
        // A refund that failed is in its list, and nowhere else.
        let refunded = ask.refunds || charge.amount_refunded > 0 || reversed;
        let refunds = if refunded {
            self.stripe().list_refunds(on, &charge.id).await?
        } else {
            Vec::new()
        };
        let fee = match &charge.application_fee {
            Some(fee) if refunded || ask.fee => Some(self.stripe().retrieve_fee(fee).await?),
            _ => None,
        };
        // Asked last, so that of each refund that was seen its reversal is seen as well.
        let reversals = match &charge.transferred {
            Some(transfer) if reversed || !refunds.is_empty() => {
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
        // One that was taken in another currency cannot be held against ours.
        let fee = aftermath.fee.filter(|fee| fee.currency == charge.money.currency);
        let mut by_hand = match fee {
            Some(fee) => fee
                .beyond(refunds::standing(conn, id)?.application_fee_refunded)
                .unwrap_or(0),
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
            self.take_over_reversal_in(conn, &charge, reversal)?;
        }
        let Some(fee) = fee else {
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

    /// What came back with a refund of ours is as much as Stripe says. What is not known, and came back
    /// neither with a refund nor with a reversal of ours, was taken back by hand.
    fn take_over_reversal_in(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        found: &stripe::TransferReversal,
    ) -> Result<(), souk_persistence::Error> {
        let ours = found.metadata.get("souk_reversal");
        let known = transfer_reversals::of_charge(conn, charge.id)?
            .into_iter()
            .any(|known| {
                let named = ours == Some(known.id.to_string().as_str());
                let done = known
                    .done
                    .is_some_and(|done| done.stripe_reversal == found.id.as_str());
                done || (named && known.state != instruction::State::Refused)
            });
        if known {
            return Ok(());
        }
        let Some(source) = &found.source_refund else {
            return self.import_reversal(conn, charge, found);
        };
        let with = refunds::of_charge(conn, charge.id)?
            .into_iter()
            .find(|refund| refund.stripe_refund.as_deref() == Some(source.as_str()));
        match with {
            // Its terms have this amount, or had a guess at it.
            Some(refund) if refund.terms.reverse_transfer && found.currency == charge.money.currency => {
                refunds::set_transfer_reversed(conn, refund.id, found.amount)
            }
            // Its terms say it in another currency.
            Some(refund) if !refund.imported => Ok(()),
            Some(_) => self.import_reversal(conn, charge, found),
            // It was made while we looked, and comes with the next look.
            None => Ok(()),
        }
    }

    fn import_reversal(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        found: &stripe::TransferReversal,
    ) -> Result<(), souk_persistence::Error> {
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

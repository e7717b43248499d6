// tidy: long because a charge has many fields, and its few rules are read beside them
//! A charge: one PaymentIntent, with one or more attempts, and the states it walks through.
//!
//! [`State`] has the inner states and the table of what may follow on what; [`Status`] is what the
//! API shows. Stripe decides: [`Charge::apply`] takes what Stripe says of the intent and moves
//! along, and what contradicts the table is an error, never a silent change. A charge whose answer
//! was lost is [`State::Unknown`], never failed.

mod capture;
mod state;

use serde::{Deserialize, Serialize};

use crate::{
    Money, Timestamp,
    decline::Decline,
    dispute,
    fee::FeePolicy,
    ids::{ChargeId, CheckoutId, CustomerId, SellerId},
    intent::{ChargeSnapshot, IntentSnapshot, IntentStatus},
    metadata::Metadata,
    preflight::{Ask, Refusal, preflight},
    seller::Seller,
    terms::{Party, Platform, Terms},
    text::{Description, StatementDescriptorSuffix},
};

pub use capture::{CancelRefusal, CaptureRefusal};
pub use state::{State, Status};

/// Where a charge is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// On the connected account, with an application fee.
    /// <https://docs.stripe.com/connect/direct-charges>
    Direct,
    /// On the platform, transferred. <https://docs.stripe.com/connect/destination-charges>
    Destination,
}

/// When the money is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capture {
    /// At once.
    Automatic,
    /// Authorised now, captured by a call.
    Manual,
}

/// A charge.
#[derive(Debug, Clone)]
pub struct Charge {
    /// Our id; in the metadata of everything that is made for it at Stripe.
    pub id: ChargeId,
    /// Who is paid.
    pub seller: SellerId,
    /// Who pays; set by the first attempt.
    pub customer: Option<CustomerId>,
    /// What it pays, if it was made at a pay page.
    pub checkout: Option<CheckoutId>,
    /// How much.
    pub money: Money,
    /// Captured so far, in minor units.
    pub amount_captured: i64,
    /// Refunded so far, in minor units.
    pub amount_refunded: i64,
    /// What the marketplace takes of all of it, in minor units; frozen when the charge was made.
    pub application_fee: i64,
    /// What it took, in minor units, when the charge was captured by a call; see [`Charge::fee`].
    pub application_fee_captured: Option<i64>,
    /// What of it went back to the seller, in minor units.
    pub application_fee_refunded: i64,
    /// What Stripe takes; none until the balance transaction is known, where it is in another currency
    /// than the charge, and where Stripe bills it to the platform apart.
    pub stripe_fee: Option<i64>,
    /// What is left to the seller, before refunds; none until the balance transaction is known, and
    /// where it is in another currency than the charge.
    pub net: Option<i64>,
    /// Where it is made.
    pub flow: Flow,
    /// Who bears what of it; frozen when the charge was made.
    pub terms: Terms,
    /// When the money is taken.
    pub capture: Capture,
    /// Where it stands.
    pub state: State,
    /// Until when an authorisation can be captured; none when there is nothing to capture.
    pub capture_before: Option<Timestamp>,
    /// Whether Stripe says that it was ever disputed; see [`Charge::is_disputed`].
    pub disputed: bool,
    /// What its disputes came to; none while we know of none.
    pub dispute: Option<dispute::Standing>,
    /// For what.
    pub description: Option<Description>,
    /// On the buyer's bank statement.
    pub statement_descriptor_suffix: Option<StatementDescriptorSuffix>,
    /// The caller's.
    pub metadata: Metadata,
    /// `acct_…`: the seller's when the charge was made.
    pub stripe_account: String,
    /// `pi_…`.
    pub stripe_payment_intent: Option<String>,
    /// `ch_…` of the last attempt.
    pub stripe_charge: Option<String>,
    /// `fee_…`, on the platform.
    pub stripe_application_fee: Option<String>,
    /// `tr_…`, on the platform: what a charge through the platform moved to the seller.
    pub stripe_transfer: Option<String>,
    /// `py_…`, on the seller's account: the payment that arrived there.
    pub stripe_destination_payment: Option<String>,
    /// `txn_…`, on the account that was charged on.
    pub balance_transaction: Option<String>,
    /// Whether the mode is live.
    pub livemode: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A charge as somebody asks for one.
#[derive(Debug, Clone)]
pub struct NewCharge {
    /// How much; chargeable.
    pub money: Money,
    /// Where it is made.
    pub flow: Flow,
    /// When the money is taken.
    pub capture: Capture,
    /// For what.
    pub description: Option<Description>,
    /// On the buyer's bank statement.
    pub statement_descriptor_suffix: Option<StatementDescriptorSuffix>,
    /// The caller's.
    pub metadata: Metadata,
    /// What it pays.
    pub checkout: Option<CheckoutId>,
}

/// What Stripe says that cannot be, from where the charge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Stripe says {stripe:?} of a charge that is {ours:?}")]
pub struct Contradiction {
    /// Where the charge stands.
    pub ours: State,
    /// What Stripe says.
    pub stripe: IntentStatus,
}

/// What was learnt from a snapshot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    /// The state before and after, when it changed.
    pub state: Option<(State, State)>,
    /// Whether Stripe's fee became known.
    pub settled: bool,
    /// Whether more went back to the buyer than before.
    pub refunded: bool,
    /// Whether anything else changed.
    pub amounts: bool,
}

impl Change {
    /// Whether there is anything to save.
    #[must_use]
    pub fn is_some(self) -> bool {
        self != Self::default()
    }
}

impl Charge {
    /// Decides whether this charge may be made, on what terms, and what the marketplace takes of
    /// it. `platform` is needed for a charge through the platform only.
    ///
    /// # Errors
    /// The first [`Refusal`]. Nothing was sent anywhere then.
    pub fn request(
        id: ChargeId,
        new: NewCharge,
        seller: &Seller,
        policy: &FeePolicy,
        platform: Option<Platform>,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        let ask = Ask {
            money: new.money,
            flow: new.flow,
        };
        let terms = preflight(&ask, seller, platform).map_err(|refusals| refusals.first())?;
        let account = seller.chargeable_account()?;
        Ok(Self {
            id,
            seller: seller.id,
            customer: None,
            checkout: new.checkout,
            money: new.money,
            amount_captured: 0,
            amount_refunded: 0,
            application_fee: policy.fee(new.money),
            application_fee_captured: None,
            application_fee_refunded: 0,
            stripe_fee: None,
            net: None,
            flow: new.flow,
            terms,
            capture: new.capture,
            state: State::Created,
            capture_before: None,
            disputed: false,
            dispute: None,
            description: new.description,
            statement_descriptor_suffix: new.statement_descriptor_suffix,
            metadata: new.metadata,
            stripe_account: account.to_owned(),
            stripe_payment_intent: None,
            stripe_charge: None,
            stripe_application_fee: None,
            stripe_transfer: None,
            stripe_destination_payment: None,
            balance_transaction: None,
            livemode: seller.livemode,
            created_at: now,
            updated_at: now,
        })
    }

    /// Whether disputed money is with the buyer's bank, for now or for good: it cannot be refunded
    /// then. What was won, or only asked about, is not.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.dispute
            .map_or(self.disputed, |standing| standing.state.holds_money())
    }

    /// Where Stripe's snapshot puts a charge that stands where this one does.
    fn state_by(&self, intent: &IntentSnapshot) -> State {
        match intent.status {
            // No decline for good: on-session the same card can be confirmed with the bank.
            IntentStatus::RequiresPaymentMethod
                if intent
                    .last_decline
                    .as_ref()
                    .is_some_and(Decline::wants_authentication) =>
            {
                State::RequiresAction
            }
            IntentStatus::RequiresPaymentMethod if intent.last_decline.is_some() => State::AttemptFailed,
            // Never confirmed: whatever we were about to do has not happened yet.
            IntentStatus::RequiresPaymentMethod | IntentStatus::RequiresConfirmation => match self.state {
                State::Created => State::IntentCreated,
                ours => ours,
            },
            IntentStatus::RequiresAction => State::RequiresAction,
            IntentStatus::Processing => State::Processing,
            IntentStatus::RequiresCapture => State::Authorized,
            IntentStatus::Canceled => State::Canceled,
            IntentStatus::Succeeded => {
                let (captured, refunded) = intent
                    .charge
                    .as_ref()
                    .map_or((0, 0), |charge| (charge.amount_captured, charge.refunded()));
                match refunded {
                    0 => State::Succeeded,
                    refunded if refunded < captured => State::PartiallyRefunded,
                    _ => State::Refunded,
                }
            }
        }
    }

    /// Takes over what Stripe says of the intent. A repeat changes nothing.
    ///
    /// A decline of an attempt before the present one is no news: it moves nothing while the
    /// confirmation of the present one is under way, which is why `IntentCreated` stays as it is.
    ///
    /// # Errors
    /// When that cannot follow on where the charge stands. Nothing changed then.
    pub fn apply(&mut self, intent: &IntentSnapshot, now: Timestamp) -> Result<Change, Contradiction> {
        let mut next = self.state_by(intent);
        if next == State::AttemptFailed && matches!(self.state, State::IntentCreated | State::Created) {
            next = self.state;
        }
        let mut change = Change::default();
        if next != self.state {
            if !self.state.may_become(next) {
                return Err(Contradiction {
                    ours: self.state,
                    stripe: intent.status,
                });
            }
            change.state = Some((self.state, next));
            self.state = next;
        }
        if let Some(charge) = &intent.charge {
            let refunded = self.amount_refunded;
            change.amounts = self.take_over(charge);
            change.refunded = self.amount_refunded > refunded;
            change.amounts |= self.link(charge);
            change.settled = self.settle(charge);
        }
        if change.is_some() {
            self.updated_at = now;
        }
        Ok(change)
    }

    /// Takes over the amounts of Stripe's charge; whether any of them is news.
    fn take_over(&mut self, charge: &ChargeSnapshot) -> bool {
        let facts = |ours: &Self| {
            (
                (ours.amount_captured, ours.amount_refunded, ours.disputed),
                (ours.application_fee_captured, ours.capture_before),
                ours.stripe_charge.clone(),
            )
        };
        let before = facts(self);
        self.amount_captured = charge.amount_captured;
        self.amount_refunded = charge.refunded();
        self.disputed |= charge.disputed;
        self.stripe_charge = Some(charge.id.clone());
        self.capture_before = (self.state == State::Authorized)
            .then_some(charge.capture_before)
            .flatten();
        if self.capture == Capture::Manual && charge.amount_captured > 0 {
            // Stripe takes no more of it than there is.
            let fee = charge.application_fee.unwrap_or(0);
            self.application_fee_captured = Some(fee.min(charge.amount_captured));
        }
        before != facts(self)
    }

    /// Takes over the ids of what Stripe made beside the charge. They stay when a later look, after
    /// a refund say, does not tell them.
    fn link(&mut self, charge: &ChargeSnapshot) -> bool {
        let before = (
            self.stripe_application_fee.clone(),
            self.stripe_transfer.clone(),
            self.stripe_destination_payment.clone(),
        );
        let transfer = charge.transfer.as_ref();
        let keep = |known: &mut Option<String>, told: Option<&String>| {
            if let Some(told) = told {
                *known = Some(told.clone());
            }
        };
        keep(
            &mut self.stripe_application_fee,
            charge.application_fee_id.as_ref(),
        );
        keep(&mut self.stripe_transfer, transfer.map(|transfer| &transfer.id));
        let arrived = transfer.and_then(|transfer| transfer.destination_payment.as_ref());
        keep(&mut self.stripe_destination_payment, arrived);
        before
            != (
                self.stripe_application_fee.clone(),
                self.stripe_transfer.clone(),
                self.stripe_destination_payment.clone(),
            )
    }

    /// Takes over Stripe's fee and what is left to the seller, once; whether they are news.
    ///
    /// On a direct charge both are in the balance transaction of the seller's account. On a charge
    /// through the platform that balance transaction is the platform's: it has Stripe's fee, which
    /// the platform pays, and the seller has what was transferred less the application fee. A fee
    /// that is billed apart is in neither.
    fn settle(&mut self, charge: &ChargeSnapshot) -> bool {
        let Some(settlement) = &charge.settlement else {
            return false;
        };
        let ours = |currency: &str| currency == self.money.currency.code();
        let stripe_fee = (ours(&settlement.currency) && !self.bills_apart()).then_some(settlement.stripe_fee);
        let net = match self.flow {
            Flow::Direct => ours(&settlement.currency).then_some(settlement.net),
            Flow::Destination => charge.transfer.as_ref().and_then(|transfer| {
                let fee = charge.application_fee.unwrap_or(0);
                ours(&transfer.currency)
                    .then(|| transfer.amount.checked_sub(fee))
                    .flatten()
            }),
        };
        let known = self.balance_transaction.as_ref() == Some(&settlement.balance_transaction);
        if known && (self.net.is_some() || net.is_none()) {
            return false;
        }
        self.balance_transaction = Some(settlement.balance_transaction.clone());
        self.stripe_fee = stripe_fee;
        self.net = net;
        true
    }

    /// Whether Stripe bills its fee to the platform apart from the charge, together with others: as for
    /// a direct charge on an account whose fees the platform pays.
    fn bills_apart(&self) -> bool {
        self.flow == Flow::Direct && self.terms.stripe_fee_payer == Party::Platform
    }

    /// What is left to the platform, before refunds: its fee, less Stripe's where the platform pays
    /// that. None until Stripe's fee is known, and where Stripe bills it apart from the charge.
    #[must_use]
    pub fn platform_net(&self) -> Option<i64> {
        match self.flow {
            Flow::Direct if self.bills_apart() => None,
            Flow::Direct => self.net.map(|_| self.fee()),
            Flow::Destination => self.fee().checked_sub(self.stripe_fee?),
        }
    }

    /// Moves to a state that we decide ourselves: before Stripe was asked, or when it did not answer.
    ///
    /// # Errors
    /// When the state may not follow on where the charge stands.
    pub fn advance(&mut self, next: State, now: Timestamp) -> Result<Change, (State, State)> {
        if self.state == next {
            return Ok(Change::default());
        }
        if !self.state.may_become(next) {
            return Err((self.state, next));
        }
        let change = Change {
            state: Some((self.state, next)),
            ..Change::default()
        };
        self.state = next;
        self.updated_at = now;
        Ok(change)
    }
}

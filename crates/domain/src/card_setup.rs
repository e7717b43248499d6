//! A card is put on file for a customer by an operator: an order by phone, a customer taken over
//! from elsewhere.
//!
//! At Stripe it is a SetupIntent on the platform, made and confirmed in one call
//! (<https://docs.stripe.com/payments/save-and-reuse>). That it is wanted is written down before
//! anything is sent, so whoever dies in between leaves a setup that the worker finishes; one whose
//! answer was lost is [`State::Unknown`] until Stripe says. The bank may want the cardholder: then it
//! waits in [`State::RequiresAction`]. Only [`State::Kept`] has a card.

use chrono::Duration;

use crate::{
    Timestamp,
    card::{CardFace, PaymentToken},
    consent::Attested,
    decline::Decline,
    ids::{CardId, CardSetupId, CustomerId, Id, UserId},
};

/// A setup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardSetup {
    /// Our id. The Stripe idempotency keys derive from it, and it is in the SetupIntent's metadata.
    pub id: CardSetupId,
    /// Whose card it will be.
    pub customer: CustomerId,
    /// The operator who puts it on file.
    pub added_by: UserId,
    /// Who may charge it, as the operator attests it; none: nobody.
    pub consent: Option<Attested>,
    /// What the browser made; gone as soon as the card was read.
    pub token: Option<PaymentToken>,
    /// The card, once it was read.
    pub read: Option<ReadCard>,
    /// `seti_…`, once Stripe has said it.
    pub stripe_setup_intent: Option<String>,
    /// Where it stands.
    pub state: State,
    /// When it was first sent.
    pub submitted_at: Option<Timestamp>,
    /// The card that is kept.
    pub kept: Option<CardId>,
    /// Why there is none, in the network's words, Stripe's or ours.
    pub refusal: Option<Decline>,
    /// When it was asked for.
    pub created_at: Timestamp,
}

/// A card of Stripe's as it was read before anything was done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCard {
    /// `pm_…` on the platform.
    pub payment_method: String,
    /// What is shown; none after an erasure.
    pub face: Option<CardFace>,
    /// The same for every token of the same number.
    pub fingerprint: Option<String>,
}

/// Where a setup stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Written down; the SetupIntent is not sent.
    Requested,
    /// On its way.
    Submitted,
    /// Stripe's answer was lost and is being found out.
    Unknown,
    /// The bank wants the cardholder.
    RequiresAction,
    /// The card is kept; for good.
    Kept,
    /// The network, or the cardholder's bank, said no; for good.
    Declined,
    /// Refused before the network saw it; for good.
    Refused,
    /// Given up, on Stripe's word that it can come to nothing any more; for good.
    Canceled,
}

/// Stripe's states of a SetupIntent. <https://docs.stripe.com/payments/paymentintents/lifecycle>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetupStatus {
    /// Its card was declined, or its holder failed the bank's question.
    RequiresPaymentMethod,
    /// Has a card, was not confirmed.
    RequiresConfirmation,
    /// The bank wants the cardholder.
    RequiresAction,
    /// The network is working on it.
    Processing,
    /// Was canceled; for good.
    Canceled,
    /// The card is attached to the customer; for good.
    Succeeded,
}

/// A SetupIntent as it stood when Stripe was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetupSnapshot {
    /// `seti_…`.
    pub id: String,
    /// Where it stands.
    pub status: SetupStatus,
    /// Its card; none again after a decline.
    pub payment_method: Option<String>,
    /// Why the last confirmation failed, if it did.
    pub last_decline: Option<Decline>,
}

/// What follows from a look at Stripe, beside the setup's own state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// Nothing.
    Nothing,
    /// The card is the customer's now: keep it.
    Keep,
    /// Nothing comes of it here, and at Stripe something still could: cancel the SetupIntent.
    Cancel,
    /// Nothing comes of it here, and at Stripe this card (`pm_…`) was attached: detach it.
    Detach(String),
}

impl State {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Requested,
        Self::Submitted,
        Self::Unknown,
        Self::RequiresAction,
        Self::Kept,
        Self::Declined,
        Self::Refused,
        Self::Canceled,
    ];

    /// Whether the one state may follow on the other. Staying where it is is no transition.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        match self {
            // Declined: an older token is checked when it is read.
            Self::Requested => matches!(next, Self::Submitted | Self::Declined | Self::Refused),
            Self::Submitted => matches!(
                next,
                Self::Unknown
                    | Self::RequiresAction
                    | Self::Kept
                    | Self::Declined
                    | Self::Refused
                    | Self::Canceled
            ),
            Self::Unknown => matches!(
                next,
                Self::RequiresAction | Self::Kept | Self::Declined | Self::Refused | Self::Canceled
            ),
            Self::RequiresAction => matches!(next, Self::Kept | Self::Declined | Self::Canceled),
            Self::Kept | Self::Declined | Self::Refused | Self::Canceled => false,
        }
    }

    /// Whether somebody is at it, or it is not known how it ended. One that waits for the cardholder is not.
    #[must_use]
    pub fn is_in_flight(self) -> bool {
        matches!(self, Self::Requested | Self::Submitted | Self::Unknown)
    }

    /// Whether a card may still come of it.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.is_in_flight() || self == Self::RequiresAction
    }
}

impl CardSetup {
    /// How long the bank's question may stay open: as long as at a charge that waits for its buyer.
    #[must_use]
    pub fn lifetime() -> Duration {
        Duration::days(7)
    }

    /// The card's id: known before it is kept, so that whoever asked can tell it in the customer's list.
    #[must_use]
    pub fn card(&self) -> CardId {
        self.kept.unwrap_or_else(|| CardId::from_uuid(self.id.uuid()))
    }

    /// Moves on; false, and nothing changed, when that may not follow on where it stands.
    #[must_use]
    pub fn advance(&mut self, next: State) -> bool {
        let allowed = self.state.may_become(next);
        if allowed {
            self.state = next;
        }
        allowed
    }

    /// Ends without a card, in `state`; false, and nothing changed, when that may not follow.
    #[must_use]
    pub fn fail(&mut self, state: State, why: Decline) -> bool {
        let failed = self.advance(state);
        if failed {
            self.refusal = Some(why);
        }
        failed
    }

    /// Takes over what Stripe says. The caller keeps the card when [`Followed::Keep`] says so, and
    /// only then [moves](Self::advance) to [`State::Kept`]; `customer_is_here` is false after an erasure.
    ///
    /// A SetupIntent that failed can be confirmed again with another card by whoever has its client
    /// secret, and one that waits for the bank as well: what was not read here first is not kept.
    #[must_use]
    pub fn observe(&mut self, seen: &SetupSnapshot, customer_is_here: bool) -> Followed {
        self.stripe_setup_intent.get_or_insert_with(|| seen.id.clone());
        match seen.status {
            SetupStatus::Succeeded => self.observe_success(seen, customer_is_here),
            SetupStatus::RequiresPaymentMethod => {
                let why = seen.last_decline.clone().unwrap_or_else(|| Decline {
                    code: "card_declined".into(),
                    decline_code: None,
                    message: "Your card was declined.".into(),
                });
                let _ = self.fail(State::Declined, why);
                self.could_still_happen()
            }
            SetupStatus::RequiresAction => {
                let _ = self.advance(State::RequiresAction);
                if customer_is_here {
                    self.could_still_happen()
                } else {
                    Followed::Cancel
                }
            }
            SetupStatus::RequiresConfirmation | SetupStatus::Processing => self.could_still_happen(),
            SetupStatus::Canceled => {
                let _ = self.fail(State::Canceled, given_up());
                Followed::Nothing
            }
        }
    }

    fn observe_success(&mut self, seen: &SetupSnapshot, customer_is_here: bool) -> Followed {
        let ours = self.read.as_ref().map(|read| &read.payment_method);
        let same = ours.is_some() && ours == seen.payment_method.as_ref();
        if self.state == State::Kept && same {
            return Followed::Nothing;
        }
        if customer_is_here && same && self.state.may_become(State::Kept) {
            return Followed::Keep;
        }
        let _ = self.fail(
            State::Canceled,
            if customer_is_here {
                another_card()
            } else {
                given_up()
            },
        );
        seen.payment_method
            .clone()
            .map_or(Followed::Nothing, Followed::Detach)
    }

    fn could_still_happen(&self) -> Followed {
        // One that is kept: an older look than the one that saw it succeed.
        if self.state.is_open() || self.state == State::Kept {
            Followed::Nothing
        } else {
            Followed::Cancel
        }
    }
}

fn given_up() -> Decline {
    Decline {
        code: "card_setup_canceled".into(),
        decline_code: None,
        message: "It was given up before the card was kept.".into(),
    }
}

fn another_card() -> Decline {
    Decline {
        code: "card_setup_changed".into(),
        decline_code: None,
        message: "Another card was entered than the one that was to be kept.".into(),
    }
}

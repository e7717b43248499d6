//! One try to pay a charge with one card, and which step at Stripe comes next.
//!
//! Each step's outcome is saved before the next one begins, so whoever comes upon an attempt, the
//! request that began it or the worker after a crash, asks [`Attempt::next_step`] and goes on.

use std::fmt;

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::{
    Timestamp,
    card::{CardFace, CardSource},
    charge::{Charge, Flow},
    consent::KeepCard,
    decline::Decline,
    ids::{AttemptId, ChargeId, CustomerId, WalletId},
};

/// Who is there when the card is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Initiator {
    /// The buyer, at the pay page: on-session.
    Buyer,
    /// The seller, by a consent: off-session.
    Seller,
}

/// Where an attempt stands. The API shows these names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Steps are still to be done, or Stripe's answer is being found out.
    Pending,
    /// The bank wants the buyer.
    RequiresAction,
    /// The card was charged or authorised.
    Succeeded,
    /// The network said no.
    Declined,
    /// Stripe refused what was sent, before the network saw it: a token used before, say.
    Refused,
    /// The charge was canceled meanwhile.
    Canceled,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Pending,
        Self::RequiresAction,
        Self::Succeeded,
        Self::Declined,
        Self::Refused,
        Self::Canceled,
    ];

    /// Whether the one state may follow on the other. Staying where it is is no transition.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Pending => next != Self::Pending,
            Self::RequiresAction => matches!(next, Self::Succeeded | Self::Declined | Self::Canceled),
            // Stripe's word: the card that was given up here is the one that paid there.
            Self::Declined | Self::Refused | Self::Canceled => next == Self::Succeeded,
            Self::Succeeded => false,
        }
    }
}

/// A try to pay a charge.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// Our id. Every Stripe idempotency key of the attempt derives from it.
    pub id: AttemptId,
    /// What is to be paid.
    pub charge: ChargeId,
    /// 1, 2, 3 … within the charge.
    pub number: i32,
    /// Who pays.
    pub customer: CustomerId,
    /// Where the card comes from.
    pub source: CardSource,
    /// What the buyer chose.
    pub keep_card: KeepCard,
    /// The browser's wallet, into which the card goes when it is kept, or out of which it came.
    pub wallet: Option<WalletId>,
    /// Who is there.
    pub initiator: Initiator,
    /// Where it stands.
    pub state: State,
    /// What the steps so far gave.
    pub progress: Progress,
    /// Why it was declined or refused; or, while the bank wants a buyer who was not there, its words.
    pub decline: Option<Decline>,
    /// Where the buyer finishes what was begun without them.
    pub action: Option<ActionLink>,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// The page on which a buyer confirms a charge that was begun without them. Knowing its token is
/// what lets a browser in, as knowing a checkout's id is.
#[derive(Clone, PartialEq, Eq)]
pub struct ActionLink {
    /// 256 random bits, in hexadecimal.
    pub token: String,
    /// From then on the charge is given up.
    pub expires_at: Timestamp,
}

impl ActionLink {
    /// How long a buyer has time.
    #[must_use]
    pub fn lifetime() -> Duration {
        Duration::days(7)
    }

    /// Whether a text can be a token, so that nothing else is looked for.
    #[must_use]
    pub fn is_token(text: &str) -> bool {
        text.len() == 64
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    }

    /// Whether the buyer may still come.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        now < self.expires_at
    }
}

/// Whoever holds a token can confirm the charge: it is not shown.
impl fmt::Debug for ActionLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ActionLink")
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// What the steps of an attempt gave so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// `pm_…` on the platform.
    pub payment_method: Option<String>,
    /// What is shown of the card.
    pub card: Option<CardFace>,
    /// The same for every token of the same number.
    pub fingerprint: Option<String>,
    /// Whether the platform's PaymentMethod is attached to the platform's customer.
    pub attached: bool,
    /// `pm_…` on the connected account.
    pub clone: Option<String>,
    /// Whether the clone is attached to the customer there.
    pub clone_attached: bool,
    /// `cus_…` on the connected account.
    pub shared_customer: Option<String>,
    /// Whether the PaymentIntent was made or changed for this attempt.
    pub intent_ready: bool,
    /// When the confirmation was first sent. From then on the outcome is unknown until Stripe says.
    pub submitted_at: Option<Timestamp>,
}

/// A step at Stripe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Make a PaymentMethod of a `tok_…`, or read the `pm_…`, and refuse one that is attached.
    ReadCard,
    /// Make the customer on the platform.
    CreateCustomer,
    /// Attach the card to the customer on the platform, because it is to be kept.
    AttachCard,
    /// Clone the card to the connected account.
    CloneCard,
    /// Make the customer on the connected account.
    ShareCustomer,
    /// Attach the clone of a kept card there, so that the next charge finds it: nothing confirms it
    /// with `setup_future_usage`, and a clone that is nobody's pays once only.
    AttachClone,
    /// Make the PaymentIntent, or give it this attempt's card.
    PrepareIntent,
    /// Confirm it.
    Confirm,
    /// It was confirmed and the answer is not known: ask again.
    FindOut,
}

impl Attempt {
    /// The next step, or none when the attempt is over or waits for the buyer.
    #[must_use]
    pub fn next_step(&self, charge: &Charge, customer_is_at_stripe: bool) -> Option<Step> {
        if self.state != State::Pending {
            return None;
        }
        let progress = &self.progress;
        let direct = charge.flow == Flow::Direct;
        let from_kept = matches!(self.source, CardSource::Kept(_));
        let kept = self.keep_card.keeps() || from_kept;
        let steps = [
            (progress.payment_method.is_none(), Step::ReadCard),
            (!customer_is_at_stripe, Step::CreateCustomer),
            (kept && !progress.attached, Step::AttachCard),
            (direct && progress.clone.is_none(), Step::CloneCard),
            (direct && progress.shared_customer.is_none(), Step::ShareCustomer),
            (direct && from_kept && !progress.clone_attached, Step::AttachClone),
            (!progress.intent_ready, Step::PrepareIntent),
            (progress.submitted_at.is_none(), Step::Confirm),
        ];
        Some(
            steps
                .into_iter()
                .find_map(|(due, step)| due.then_some(step))
                .unwrap_or(Step::FindOut),
        )
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

    /// Whether another attempt has to wait for this one.
    #[must_use]
    pub fn is_in_flight(&self) -> bool {
        matches!(self.state, State::Pending)
    }
}

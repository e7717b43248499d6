// tidy: long because a charge has many fields, and each is described for the document
//! Charges: one PaymentIntent each, with one or more attempts.

pub(crate) mod cancel;
pub(crate) mod capture;
pub(crate) mod create;
pub(crate) mod export;
pub(crate) mod get;
mod instructed;
pub(crate) mod list;
pub(crate) mod timeline;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    attempt,
    attempt::Attempt,
    charge::{self, Charge},
    decline::Decline,
    dispute::Standing,
    ids::{ChargeId, CheckoutId, CustomerId, SellerId},
    preflight::Refusal,
    terms::{self, NotTransferable},
};
use url::Url;
use utoipa::ToSchema;

use crate::problem::{
    Problem,
    code::{
        AUTHENTICATION_REQUIRED, CARD_DECLINED, Code, PAYMENT_TOKEN_REFUSED, SELLER_NOT_CONNECTED,
        TOO_MANY_DECLINES,
    },
};

use super::{card::CardFaceBody, checkouts::pay_url, disputes::DisputeStatus, id, wire::wire_enum};
pub(crate) use instructed::instructed;

wire_enum! {
    /// Where a charge is made.
    Flow as Flow = charge::Flow {
        /// On the seller's own Stripe account, with an application fee for the marketplace.
        Direct,
        /// On the platform, transferred to the seller at once, less the marketplace's fee.
        Destination,
    }
}

wire_enum! {
    /// When the money is taken.
    Capture as Capture = charge::Capture {
        /// At once.
        Automatic,
        /// Authorised now, captured by a call.
        Manual,
    }
}

wire_enum! {
    /// Somebody who pays, or is liable.
    Party as Party = terms::Party {
        /// The seller.
        Seller,
        /// The marketplace.
        Platform,
        /// Stripe.
        Stripe,
    }
}

wire_enum! {
    /// Where a charge stands.
    ChargeStatus as ChargeStatus = charge::Status {
        /// On its way.
        Pending,
        /// The bank wants the buyer.
        RequiresAction,
        /// The network is working on it.
        Processing,
        /// Authorised; waits for the capture.
        Authorized,
        /// Paid.
        Succeeded,
        /// The last attempt was declined; at a checkout another may follow on the same charge.
        Failed,
        /// Canceled.
        Canceled,
        /// Stripe's answer was lost and is being found out. It is neither paid nor failed.
        Unknown,
        /// Part of it was refunded.
        PartiallyRefunded,
        /// All of it was refunded.
        Refunded,
    }
}

wire_enum! {
    /// Where an attempt stands.
    AttemptStatus as AttemptStatus = attempt::State {
        /// On its way, or Stripe's answer is being found out.
        Pending,
        /// The bank wants the buyer.
        RequiresAction,
        /// The card was charged or authorised.
        Succeeded,
        /// The network said no.
        Declined,
        /// Stripe refused what was sent, before the network saw it.
        Refused,
        /// Left for another attempt, or canceled with the charge.
        Canceled,
    }
}

/// Why a card was declined.
#[derive(Serialize, ToSchema)]
#[schema(as = Decline)]
pub(crate) struct DeclineBody {
    /// Stripe's error code.
    #[schema(example = "card_declined")]
    code: String,
    /// The issuer's reason.
    #[schema(required, example = "insufficient_funds")]
    decline_code: Option<String>,
    /// A sentence that can be shown to the buyer.
    #[schema(example = "Your card has insufficient funds.")]
    message: String,
}

impl From<Decline> for DeclineBody {
    fn from(decline: Decline) -> Self {
        Self {
            code: decline.code,
            decline_code: decline.decline_code,
            message: decline.message,
        }
    }
}

/// One try to pay a charge with one card.
#[derive(Serialize, ToSchema)]
#[schema(as = Attempt)]
pub(crate) struct AttemptBody {
    /// Null until the card was read.
    #[schema(required)]
    card: Option<CardFaceBody>,
    status: AttemptStatus,
    #[schema(required)]
    decline: Option<DeclineBody>,
    created_at: DateTime<Utc>,
}

impl From<Attempt> for AttemptBody {
    fn from(attempt: Attempt) -> Self {
        Self {
            card: attempt.progress.card.map(Into::into),
            status: attempt.state.into(),
            decline: attempt.decline.map(Into::into),
            created_at: attempt.created_at,
        }
    }
}

/// What a charge is at Stripe.
#[derive(Serialize, ToSchema)]
#[schema(as = StripeCharge)]
pub(crate) struct StripeChargeBody {
    #[schema(required, example = "pi_3SoukIntent")]
    payment_intent: Option<String>,
    #[schema(required, example = "ch_3SoukCharge")]
    charge: Option<String>,
    /// The seller's account. On a direct charge intent and charge are there, else on the platform.
    #[schema(example = "acct_1SoukSeller")]
    account: String,
    /// What the marketplace took, on the platform. Null until then, and where the fee is zero.
    #[schema(required, example = "fee_1SoukFee")]
    application_fee: Option<String>,
    /// Of a destination charge: what moved to the seller, on the platform.
    #[schema(required, example = "tr_3SoukTransfer")]
    transfer: Option<String>,
    /// Of a destination charge: the payment that arrived on the seller's account.
    #[schema(required, example = "py_1SoukPayment")]
    destination_payment: Option<String>,
}

/// What a charge's disputes came to.
#[derive(Serialize, ToSchema)]
#[schema(as = ChargeDispute)]
pub(crate) struct ChargeDisputeBody {
    /// That of the gravest.
    status: DisputeStatus,
    /// What the bank has taken and not given back, in minor units of what the account settles in.
    #[schema(example = 10000)]
    withdrawn: i64,
    /// Stripe's fees for disputing, in minor units of what the account settles in.
    #[schema(example = 1500)]
    fee: i64,
}

impl From<Standing> for ChargeDisputeBody {
    fn from(standing: Standing) -> Self {
        Self {
            status: standing.state.into(),
            withdrawn: standing.cost.withdrawn,
            fee: standing.cost.fee,
        }
    }
}

/// A charge.
#[derive(Serialize, ToSchema)]
#[schema(as = Charge)]
pub(crate) struct ChargeBody {
    #[schema(value_type = id::Charge)]
    id: ChargeId,
    #[schema(value_type = id::Seller)]
    seller_id: SellerId,
    /// Null until somebody has tried to pay.
    #[schema(value_type = Option<id::Customer>, required)]
    customer_id: Option<CustomerId>,
    /// What it pays, if it was made at a pay page.
    #[schema(value_type = Option<id::Checkout>, required)]
    checkout_id: Option<CheckoutId>,
    /// In minor units.
    #[schema(example = 10000, minimum = 1, maximum = 99999999)]
    amount: i64,
    /// In minor units.
    #[schema(example = 10000, minimum = 0)]
    amount_captured: i64,
    /// In minor units.
    #[schema(example = 0, minimum = 0)]
    amount_refunded: i64,
    /// What the marketplace takes, in minor units. Frozen when the charge was made; of a part that
    /// was captured, its share.
    #[schema(example = 1000, minimum = 0)]
    application_fee: i64,
    /// What of it went back to the seller, in minor units, with refunds or by hand.
    #[schema(example = 0, minimum = 0)]
    application_fee_refunded: i64,
    /// What Stripe takes, in minor units. Null until Stripe says, where it is in another currency than
    /// the charge, and where Stripe bills it to the marketplace apart (a direct charge on an account
    /// whose fees the marketplace pays).
    #[schema(required, example = 320)]
    stripe_fee: Option<i64>,
    /// Who pays Stripe's fee. Frozen when the charge was made.
    stripe_fee_payer: Party,
    /// What is left to the seller, before refunds and disputes, in minor units. Null until Stripe says,
    /// and where it is in another currency than the charge.
    #[schema(required, example = 8680)]
    net: Option<i64>,
    /// What is left to the marketplace, before refunds, in minor units: its fee, less Stripe's where
    /// it pays that. Negative when Stripe's is more. Null until known, and where Stripe bills its fee
    /// apart.
    #[schema(required, example = 1000)]
    platform_net: Option<i64>,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    flow: Flow,
    /// Of a destination charge: whether the seller is the merchant, as Stripe demands of one in
    /// another region. Frozen when the charge was made.
    on_behalf_of: bool,
    capture: Capture,
    status: ChargeStatus,
    /// While it is `authorized`: until when it can be captured.
    #[schema(required)]
    capture_before: Option<DateTime<Utc>>,
    /// Whether disputed money is with the buyer's bank, for now or for good: it cannot be refunded
    /// then. What was won, or only asked about, is not disputed.
    disputed: bool,
    /// What its disputes came to; null when there was none.
    #[schema(required)]
    dispute: Option<ChargeDisputeBody>,
    #[schema(required, example = "Wedding cake, three tiers")]
    description: Option<String>,
    /// On the buyer's bank statement, after the seller's prefix.
    #[schema(required, example = "CAKE")]
    statement_descriptor_suffix: Option<String>,
    /// Why the last attempt was declined.
    #[schema(required)]
    decline: Option<DeclineBody>,
    /// Oldest first.
    attempts: Vec<AttemptBody>,
    /// Where the buyer finishes, while the bank wants the buyer and there is such a page.
    #[schema(required, format = "uri")]
    action_url: Option<String>,
    /// The card of the last attempt.
    #[schema(required)]
    card: Option<CardFaceBody>,
    stripe: StripeChargeBody,
    /// Whether real money moves.
    livemode: bool,
    /// The caller's own.
    #[schema(example = json!({"order": "17"}))]
    metadata: BTreeMap<String, String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl ChargeBody {
    /// A charge with its attempts, oldest first.
    pub(crate) fn new(charge: Charge, attempts: Vec<Attempt>, public_url: &Url) -> Self {
        let status = charge.state.status();
        let last = attempts.last();
        let failed = status == charge::Status::Failed;
        Self {
            decline: last
                .filter(|_| failed)
                .and_then(|last| last.decline.clone())
                .map(Into::into),
            card: last.and_then(|last| last.progress.card.clone()).map(Into::into),
            action_url: action_url(&charge, &attempts, public_url),
            attempts: attempts.into_iter().map(Into::into).collect(),
            id: charge.id,
            seller_id: charge.seller,
            customer_id: charge.customer,
            checkout_id: charge.checkout,
            amount: charge.money.amount,
            amount_captured: charge.amount_captured,
            amount_refunded: charge.amount_refunded,
            application_fee: charge.fee(),
            application_fee_refunded: charge.application_fee_refunded,
            capture_before: charge.capture_before,
            stripe_fee: charge.stripe_fee,
            stripe_fee_payer: charge.terms.stripe_fee_payer.into(),
            net: charge.net,
            platform_net: charge.platform_net(),
            currency: charge.money.currency.code().to_owned(),
            flow: charge.flow.into(),
            on_behalf_of: charge.terms.on_behalf_of,
            capture: charge.capture.into(),
            status: status.into(),
            disputed: charge.is_disputed(),
            dispute: charge.dispute.map(Into::into),
            description: charge.description.map(|text| text.as_str().to_owned()),
            statement_descriptor_suffix: charge
                .statement_descriptor_suffix
                .map(|text| text.as_str().to_owned()),
            stripe: StripeChargeBody {
                payment_intent: charge.stripe_payment_intent,
                charge: charge.stripe_charge,
                account: charge.stripe_account,
                application_fee: charge.stripe_application_fee,
                transfer: charge.stripe_transfer,
                destination_payment: charge.stripe_destination_payment,
            },
            livemode: charge.livemode,
            metadata: charge.metadata.pairs().clone(),
            created_at: charge.created_at,
            updated_at: charge.updated_at,
        }
    }
}

/// The page where the buyer finishes a charge while the bank wants them: the pay page of its
/// checkout, or `/pay/charge/{token}` for one that was begun without the buyer.
fn action_url(charge: &Charge, attempts: &[Attempt], public_url: &Url) -> Option<String> {
    if charge.state.status() != charge::Status::RequiresAction {
        return None;
    }
    match charge.checkout {
        Some(checkout) => Some(pay_url(public_url, checkout)),
        None => {
            let action = attempts
                .iter()
                .rev()
                .find_map(|attempt| attempt.action.as_ref())?;
            let page = public_url.join("/pay/charge/").ok()?.join(&action.token).ok()?;
            Some(page.into())
        }
    }
}

/// What an attempt that did not pay is answered with; none when it paid, or nobody knows yet.
pub(crate) fn refusal(charge: &Charge, attempt: &Attempt, public_url: &Url) -> Option<Problem> {
    let decline = attempt.decline.as_ref();
    let code = match attempt.state {
        attempt::State::Pending | attempt::State::Succeeded | attempt::State::Canceled => return None,
        attempt::State::RequiresAction => AUTHENTICATION_REQUIRED,
        attempt::State::Declined if decline.is_some_and(Decline::wants_authentication) => {
            AUTHENTICATION_REQUIRED
        }
        attempt::State::Declined => CARD_DECLINED,
        // Refused before the network saw it: these are the use case's own codes.
        attempt::State::Refused => match decline.map(|decline| decline.code.as_str()) {
            Some("payment_token_invalid" | "payment_token_attached") => PAYMENT_TOKEN_REFUSED,
            Some("card_declined_too_often") => TOO_MANY_DECLINES,
            Some("seller_not_connected") => SELLER_NOT_CONNECTED,
            _ => CARD_DECLINED,
        },
    };
    let mut problem = Problem::new(code);
    if let Some(decline) = decline {
        problem = problem
            .detail(decline.message.clone())
            .declined(decline.decline_code.clone(), charge.id.to_string());
    }
    if code == TOO_MANY_DECLINES {
        problem = problem.retry_after(3600);
    }
    Some(problem.action_url(action_url(charge, std::slice::from_ref(attempt), public_url)))
}

impl From<Refusal> for Problem {
    fn from(error: Refusal) -> Self {
        let Some(code) = Code::named(error.code()) else {
            return Self::internal(format!("a refusal without a row: {error}"));
        };
        let problem = Self::new(code);
        match error {
            Refusal::Transfer(NotTransferable::PlatformUnknown) => problem.retry_after(5),
            Refusal::Currency { .. } | Refusal::Transfer(NotTransferable::CrossBorder { .. }) => {
                problem.detail(sentence(&error))
            }
            _ => problem,
        }
    }
}

/// A refusal of the domain's as a sentence.
pub(crate) fn sentence(error: &Refusal) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}.", first.to_uppercase(), letters.as_str())
    })
}

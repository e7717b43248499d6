//! The public pay page: what a buyer's browser needs, and how it pays.
//!
//! Nobody is signed in here, and knowing a checkout's id is what lets a browser in. Nothing of a
//! customer that is found by e-mail is told or changed.

pub(crate) mod confirm;
pub(crate) mod get;
pub(crate) mod submit;

use secrecy::ExposeSecret;
use serde::Serialize;
use souk_application::NextAction;
use souk_domain::{charge::Charge, ids::ChargeId};
use utoipa::ToSchema;

use super::{charges::ChargeStatus, id};

/// How the charge of a checkout stands.
#[derive(Serialize, ToSchema)]
#[schema(as = PaidCharge)]
pub(crate) struct PaidChargeBody {
    #[schema(value_type = id::Charge)]
    id: ChargeId,
    status: ChargeStatus,
}

/// What the browser does next: `Stripe(publishable_key, {stripeAccount: stripe_account})`, then
/// `handleNextAction({clientSecret: client_secret})`, then `POST /v1/pay/{checkout_id}/confirm`.
#[derive(Serialize, ToSchema)]
#[schema(as = NextAction)]
pub(crate) struct NextActionBody {
    /// For the browser that began the attempt only.
    #[schema(example = "pi_3SoukIntent_secret_abc")]
    client_secret: String,
    #[schema(example = "pk_test_51Souk")]
    publishable_key: String,
    /// The account that the intent is on; null when that is the platform.
    #[schema(required, example = "acct_1SoukSeller")]
    stripe_account: Option<String>,
}

/// How a payment stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Payment)]
pub(crate) struct PaymentBody {
    charge: PaidChargeBody,
    /// While the bank wants the buyer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next_action: Option<NextActionBody>,
}

impl PaymentBody {
    /// A charge and what the browser does next.
    pub(crate) fn new(charge: &Charge, next_action: Option<NextActionBody>) -> Self {
        Self {
            charge: PaidChargeBody {
                id: charge.id,
                status: charge.state.status().into(),
            },
            next_action,
        }
    }
}

impl From<NextAction> for NextActionBody {
    fn from(action: NextAction) -> Self {
        Self {
            client_secret: action.client_secret.expose_secret().to_owned(),
            publishable_key: action.publishable_key,
            stripe_account: action.stripe_account,
        }
    }
}

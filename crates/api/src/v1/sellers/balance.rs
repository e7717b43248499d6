//! `GET /v1/sellers/{id}/balance`

use actix_web::{get, web::Data};
use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_application::BalanceError;
use souk_domain::{
    balance::{Balance, ExpectedPayout, SellerBalance},
    ids::{PayoutId, SellerId},
};
use utoipa::ToSchema;

use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{
        Problem,
        code::{NOT_FOUND, SELLER_NOT_CONNECTED, STRIPE_UNAVAILABLE},
        problems,
    },
    reply::Reply,
    v1::{id, payouts::PayoutStatus},
};

/// A balance in one currency, in minor units. Either amount may be less than zero: then the account
/// owes it.
#[derive(Serialize, ToSchema)]
#[schema(as = Balance)]
pub(crate) struct BalanceBody {
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// Can be paid out now.
    #[schema(example = 8_680)]
    available: i64,
    /// Will be available later.
    #[schema(example = 17_360)]
    pending: i64,
}

impl From<Balance> for BalanceBody {
    fn from(balance: Balance) -> Self {
        Self {
            currency: balance.currency,
            available: balance.available,
            pending: balance.pending,
        }
    }
}

/// A payout that is to arrive.
#[derive(Serialize, ToSchema)]
#[schema(as = ExpectedPayout)]
pub(crate) struct ExpectedPayoutBody {
    /// Null for a moment, until it is known here.
    #[schema(value_type = Option<id::Payout>, required)]
    payout_id: Option<PayoutId>,
    /// In minor units.
    #[schema(example = 26_040)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    status: PayoutStatus,
    /// The day on which it arrives, by Stripe's estimate.
    #[schema(example = "2026-11-25T00:00:00Z")]
    expected_at: DateTime<Utc>,
}

impl From<ExpectedPayout> for ExpectedPayoutBody {
    fn from(payout: ExpectedPayout) -> Self {
        Self {
            payout_id: payout.payout,
            amount: payout.amount,
            currency: payout.currency,
            status: payout.status.into(),
            expected_at: payout.expected_at,
        }
    }
}

/// What a seller has at Stripe.
#[derive(Serialize, ToSchema)]
#[schema(as = SellerBalance)]
pub(crate) struct SellerBalanceBody {
    /// One for each currency, by code.
    balances: Vec<BalanceBody>,
    /// The payout under way that arrives first; null when none is under way.
    #[schema(required)]
    next_payout: Option<ExpectedPayoutBody>,
}

impl From<SellerBalance> for SellerBalanceBody {
    fn from(balance: SellerBalance) -> Self {
        Self {
            balances: balance.balances.into_iter().map(Into::into).collect(),
            next_payout: balance.next_payout.map(Into::into),
        }
    }
}

problems!(Problems: SELLER_NOT_CONNECTED, STRIPE_UNAVAILABLE);

/// Get a seller's balance
///
/// As Stripe has it at this moment: of the whole account, with the business that a seller does
/// elsewhere. For what was earned here, see the statement.
#[utoipa::path(
    operation_id = "getSellerBalance",
    tag = "Payouts",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses((status = 200, description = "The balance.", body = SellerBalanceBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/sellers/{id}/balance")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
) -> Result<Reply<SellerBalanceBody>, Problem> {
    let balance = state.app.seller_balance(id, caller.scope()).await?;
    Ok(Reply::ok(balance.into()))
}

impl From<BalanceError> for Problem {
    fn from(error: BalanceError) -> Self {
        match error {
            BalanceError::NotFound => NOT_FOUND.into(),
            BalanceError::NotConnected => SELLER_NOT_CONNECTED.into(),
            BalanceError::Unavailable => Self::new(STRIPE_UNAVAILABLE).retry_after(5),
            BalanceError::Database(error) => error.into(),
        }
    }
}

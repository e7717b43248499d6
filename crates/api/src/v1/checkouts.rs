//! Checkouts: what a buyer is asked to pay.

pub(crate) mod cancel;
pub(crate) mod create;
pub(crate) mod get;
pub(crate) mod list;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    checkout::{self, Checkout},
    ids::{CheckoutId, SellerId},
};
use url::Url;
use utoipa::ToSchema;

use super::{
    charges::{Capture, Flow},
    id,
    wire::wire_enum,
};

wire_enum! {
    /// Where a checkout stands.
    CheckoutStatus as CheckoutStatus = checkout::Status {
        /// Can be paid.
        Open,
        /// Was paid.
        Paid,
        /// Its time has gone by.
        Expired,
        /// Was taken back.
        Canceled,
    }
}

/// A checkout: exactly this amount, to exactly this seller, paid at most once.
#[derive(Serialize, ToSchema)]
#[schema(as = Checkout)]
pub(crate) struct CheckoutBody {
    #[schema(value_type = id::Checkout)]
    id: CheckoutId,
    #[schema(value_type = id::Seller)]
    seller_id: SellerId,
    /// The page where it is paid. Whoever has the link can.
    #[schema(
        format = "uri",
        example = "http://localhost:8080/pay/checkout_01kaqvkz3ef0tbv6gmg9wzvmkq"
    )]
    url: String,
    status: CheckoutStatus,
    /// In minor units.
    #[schema(example = 10000, minimum = 1, maximum = 99999999)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// As the buyer reads it.
    #[schema(example = "Wedding cake, three tiers")]
    description: String,
    flow: Flow,
    capture: Capture,
    /// When it stops being payable; null means never.
    #[schema(required)]
    expires_at: Option<DateTime<Utc>>,
    /// The caller's own.
    #[schema(example = json!({"order": "17"}))]
    metadata: BTreeMap<String, String>,
    /// Whether real money moves.
    livemode: bool,
    created_at: DateTime<Utc>,
}

impl CheckoutBody {
    /// A checkout as it stands at `now`.
    pub(crate) fn new(checkout: &Checkout, public_url: &Url, now: DateTime<Utc>) -> Self {
        Self {
            id: checkout.id,
            seller_id: checkout.seller,
            url: pay_url(public_url, checkout.id),
            status: checkout.status(now).into(),
            amount: checkout.money.amount,
            currency: checkout.money.currency.code().to_owned(),
            description: checkout.description.as_str().to_owned(),
            flow: checkout.flow.into(),
            capture: checkout.capture.into(),
            expires_at: checkout.expires_at,
            metadata: checkout.metadata.pairs().clone(),
            livemode: checkout.livemode,
            created_at: checkout.created_at,
        }
    }
}

/// The web UI's page where a checkout is paid.
pub(crate) fn pay_url(public_url: &Url, id: CheckoutId) -> String {
    format!("{}/pay/{id}", public_url.as_str().trim_end_matches('/'))
}

//! Buyers. One e-mail address is one customer; sellers see customers only through their own charges.

use crate::{
    Timestamp,
    consent::Consent,
    ids::{CardId, CustomerId, SellerId},
    text::{EmailAddress, Name},
};

/// A buyer.
#[derive(Debug, Clone)]
pub struct Customer {
    /// Our id.
    pub id: CustomerId,
    /// Unique in its compared form, per mode.
    pub email: EmailAddress,
    /// If it was told.
    pub name: Option<Name>,
    /// `cus_…` on the platform, once made there.
    pub stripe_customer: Option<String>,
    /// The card that is charged when none is named.
    pub default_card: Option<CardId>,
    /// Consents that were given and not withdrawn.
    pub consents: Vec<Consent>,
    /// Whether the mode is live.
    pub livemode: bool,
    /// When first seen.
    pub created_at: Timestamp,
    /// When everything personal was erased; what they paid is still known.
    pub erased_at: Option<Timestamp>,
}

/// The same buyer on a seller's Stripe account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedCustomer {
    /// Whose account.
    pub seller: SellerId,
    /// `acct_…`.
    pub stripe_account: String,
    /// `cus_…` there.
    pub stripe_customer: String,
}

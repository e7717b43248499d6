//! Buyers. Sellers see those whom they have charged, or who gave them a consent.

pub(crate) mod add_card;
pub(crate) mod cards;
pub(crate) mod create;
pub(crate) mod erase;
pub(crate) mod forget_card;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod withdraw_consent;

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    consent::Consent,
    customer::{Customer, SharedCustomer},
    ids::{CardId, ConsentId, CustomerId, SellerId},
};
use utoipa::ToSchema;

use super::id;

/// A consent to be charged without being there.
#[derive(Serialize, ToSchema)]
#[schema(as = Consent)]
pub(crate) struct ConsentBody {
    #[schema(value_type = id::Consent)]
    id: ConsentId,
    /// Which card may be charged.
    #[schema(value_type = id::Card)]
    card_id: CardId,
    /// Who may charge; null means every seller of the marketplace.
    #[schema(value_type = Option<id::Seller>, required)]
    seller_id: Option<SellerId>,
    given_at: DateTime<Utc>,
}

impl From<Consent> for ConsentBody {
    fn from(consent: Consent) -> Self {
        Self {
            id: consent.id,
            card_id: consent.card,
            seller_id: consent.seller,
            given_at: consent.given_at,
        }
    }
}

/// The same buyer on a seller's Stripe account.
#[derive(Serialize, ToSchema)]
#[schema(as = SharedCustomer)]
pub(crate) struct SharedCustomerBody {
    #[schema(value_type = id::Seller)]
    seller_id: SellerId,
    #[schema(example = "cus_SoukShared")]
    stripe_customer: String,
}

impl From<SharedCustomer> for SharedCustomerBody {
    fn from(shared: SharedCustomer) -> Self {
        Self {
            seller_id: shared.seller,
            stripe_customer: shared.stripe_customer,
        }
    }
}

/// A buyer. One e-mail address is one customer.
#[derive(Serialize, ToSchema)]
#[schema(as = Customer)]
pub(crate) struct CustomerBody {
    #[schema(value_type = id::Customer)]
    id: CustomerId,
    #[schema(example = "bob@example.com", format = "email")]
    email: String,
    #[schema(required, example = "Bob Buyer")]
    name: Option<String>,
    /// On the platform; null until the first charge made it there.
    #[schema(required, example = "cus_SoukPlatform")]
    stripe_customer: Option<String>,
    /// Who may charge a kept card.
    consents: Vec<ConsentBody>,
    /// For operators only: the connected accounts that know this customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    shared_with: Option<Vec<SharedCustomerBody>>,
    created_at: DateTime<Utc>,
}

impl CustomerBody {
    /// A customer as a seller reads them, or with `shared` as an operator does.
    pub(crate) fn new(customer: Customer, shared: Option<Vec<SharedCustomer>>) -> Self {
        Self {
            id: customer.id,
            email: customer.email.as_str().to_owned(),
            name: customer.name.map(|name| name.as_str().to_owned()),
            stripe_customer: customer.stripe_customer,
            consents: customer.consents.into_iter().map(Into::into).collect(),
            shared_with: shared.map(|shared| shared.into_iter().map(Into::into).collect()),
            created_at: customer.created_at,
        }
    }
}

//! Sellers and their way to a Stripe account.

pub(crate) mod balance;
pub(crate) mod connect;
pub(crate) mod create;
pub(crate) mod disconnect;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod login_link;
pub(crate) mod onboarding_link;
pub(crate) mod refresh;
pub(crate) mod summary;
pub(crate) mod update;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    account,
    ids::SellerId,
    seller::{self, Seller},
};
use utoipa::ToSchema;

use super::{id, wire::wire_enum};

wire_enum! {
    /// Where a seller's connection to Stripe stands.
    SellerStatus as SellerStatus = seller::Status {
        /// Nothing was begun.
        Unconnected,
        /// On the way through Stripe; a managed account is being made or is not onboarded yet.
        Pending,
        /// Ready to charge.
        Connected,
        /// Connected, but Stripe does not let it charge: `requirements` says what is wanted.
        Restricted,
        /// Was connected once.
        Disconnected,
    }
}

wire_enum! {
    /// How a seller comes to a Stripe account.
    AccountKind as AccountKind = seller::AccountKind {
        /// The seller's own account, connected by OAuth.
        Standalone,
        /// Created by the marketplace, which pays Stripe for it and bears its losses.
        Managed,
    }
}

wire_enum! {
    /// How urgent a requirement is.
    RequirementDue as RequirementDue = account::Due {
        /// Overdue: something is switched off because of it.
        PastDue,
        /// Wanted by the deadline.
        CurrentlyDue,
        /// Wanted one day.
        EventuallyDue,
        /// Given, and being looked at by Stripe.
        PendingVerification,
    }
}

/// One thing that Stripe wants to know of a seller.
#[derive(Serialize, ToSchema)]
#[schema(as = Requirement)]
pub(crate) struct RequirementBody {
    /// Stripe's name of the field.
    #[schema(example = "individual.verification.document")]
    field: String,
    due: RequirementDue,
    /// What was wrong with what was given before, as a code of Stripe's.
    #[schema(required, example = "verification_document_expired")]
    error_code: Option<String>,
    /// The same in a sentence for the seller.
    #[schema(required, example = "The document has expired.")]
    error_reason: Option<String>,
}

impl From<account::Requirement> for RequirementBody {
    fn from(wanted: account::Requirement) -> Self {
        let (error_code, error_reason) = wanted.error.map(|error| (error.code, error.reason)).unzip();
        Self {
            field: wanted.field,
            due: wanted.due.into(),
            error_code,
            error_reason,
        }
    }
}

/// A seller of the marketplace.
#[derive(Serialize, ToSchema)]
#[schema(as = Seller)]
pub(crate) struct SellerBody {
    #[schema(value_type = id::Seller)]
    id: SellerId,
    /// What buyers read.
    #[schema(example = "Ann's Bakery")]
    name: String,
    /// ISO 3166-1, two letters. Stripe's word once connected.
    #[schema(example = "DE", pattern = "^[A-Z]{2}$")]
    country: String,
    /// ISO 4217, lower case. Stripe's word once connected.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    default_currency: String,
    account_kind: AccountKind,
    status: SellerStatus,
    /// The account that is connected, or was when `status` is `disconnected`.
    #[schema(required, example = "acct_1SoukSeller")]
    stripe_account: Option<String>,
    /// Whether Stripe lets it take charges.
    charges_enabled: bool,
    /// Whether Stripe pays it out.
    payouts_enabled: bool,
    /// Whether its owner has gone through Stripe's form.
    details_submitted: bool,
    /// What Stripe lets it do, by Stripe's names: `active`, `inactive` or `pending`.
    #[schema(example = json!({"card_payments": "active", "transfers": "active"}))]
    capabilities: BTreeMap<String, String>,
    /// What Stripe still wants to know, by its field names, the most urgent first.
    #[schema(example = json!([]))]
    requirements: Vec<String>,
    /// The same with how urgent each is, and what was wrong with what was given before.
    #[schema(example = json!([]))]
    requirement_details: Vec<RequirementBody>,
    /// By when what is due must be there; then Stripe switches off what depends on it.
    #[schema(required)]
    requirements_deadline: Option<DateTime<Utc>>,
    /// Why Stripe does not let it charge or does not pay it out, in Stripe's words.
    #[schema(required, example = "requirements.past_due")]
    disabled_reason: Option<String>,
    /// Of a managed seller without an account: why Stripe refused to make one, in Stripe's words.
    #[schema(required)]
    account_refusal: Option<String>,
    /// Since when the present account is connected.
    #[schema(required)]
    connected_at: Option<DateTime<Utc>>,
    /// Whether real money moves.
    livemode: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl From<Seller> for SellerBody {
    fn from(seller: Seller) -> Self {
        Self {
            id: seller.id,
            name: seller.name.as_str().to_owned(),
            country: seller.country.as_str().to_owned(),
            default_currency: seller.default_currency.code().to_owned(),
            account_kind: seller.account_kind.into(),
            status: seller.connection.status().into(),
            stripe_account: seller.stripe_account,
            charges_enabled: seller.charges_enabled,
            payouts_enabled: seller.payouts_enabled,
            details_submitted: seller.details_submitted,
            capabilities: seller.capabilities.states().clone(),
            requirements: seller
                .requirements
                .iter()
                .map(|wanted| wanted.field.clone())
                .collect(),
            requirement_details: seller.requirements.into_iter().map(Into::into).collect(),
            requirements_deadline: seller.requirements_deadline,
            disabled_reason: seller.disabled_reason,
            account_refusal: seller.account_refusal,
            connected_at: seller.connected_at,
            livemode: seller.livemode,
            created_at: seller.created_at,
            updated_at: seller.updated_at,
        }
    }
}

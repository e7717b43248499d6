//! What is said of a charge before it is made.

pub(crate) mod create;

use serde::Serialize;
use souk_domain::{ids::SellerId, quote::Quote, terms::Liability};
use utoipa::ToSchema;

use super::{
    charges::{Flow, Party, sentence},
    id,
};

/// Who is liable for what after a charge.
#[derive(Serialize, ToSchema)]
#[schema(as = Liability)]
pub(crate) struct LiabilityBody {
    /// Whose balance a refund is taken from.
    refunds: Party,
    /// Whose balance a dispute and its fee are taken from.
    disputes: Party,
    /// Who bears what a balance lacks for either.
    negative_balances: Party,
}

impl From<Liability> for LiabilityBody {
    fn from(liability: Liability) -> Self {
        Self {
            refunds: liability.refunds.into(),
            disputes: liability.disputes.into(),
            negative_balances: liability.negative_balances.into(),
        }
    }
}

/// Something that speaks against a charge.
#[derive(Serialize, ToSchema)]
#[schema(as = QuoteRefusal)]
pub(crate) struct QuoteRefusalBody {
    /// The code of the problem that a charge would be refused with.
    #[schema(example = "amount_too_small")]
    code: &'static str,
    /// In a sentence.
    #[schema(example = "The least that can be charged is 0.50 EUR.")]
    detail: String,
}

/// What is said of a charge before it is made. Fee, flow and who bears what are frozen on the charge
/// when it is made under the same policy; Stripe's fee is an estimate by its published prices for
/// cards of the merchant's own country.
#[derive(Serialize, ToSchema)]
#[schema(as = Quote)]
pub(crate) struct QuoteBody {
    #[schema(value_type = id::Seller)]
    seller_id: SellerId,
    /// In minor units.
    #[schema(example = 10000, minimum = 1)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    flow: Flow,
    /// What the marketplace takes, in minor units.
    #[schema(example = 1000, minimum = 0)]
    application_fee: i64,
    /// What Stripe is likely to take, in minor units. Null for a country whose prices are not known.
    #[schema(required, example = 175)]
    stripe_fee_estimate: Option<i64>,
    /// Who pays Stripe's fee.
    stripe_fee_payer: Party,
    /// What would be left to the seller, in minor units. Null where that depends on a fee of Stripe's
    /// that is not known.
    #[schema(required, example = 8825)]
    seller_net: Option<i64>,
    /// What would be left to the marketplace, in minor units; negative when Stripe takes more than the
    /// marketplace. Null as for `seller_net`.
    #[schema(required, example = 1000)]
    platform_net: Option<i64>,
    /// Of a destination charge: whether the seller is the merchant, as Stripe demands of one in
    /// another region.
    on_behalf_of: bool,
    /// Whose name the buyer reads on the bank statement.
    statement_descriptor_of: Party,
    liability: LiabilityBody,
    /// Everything that speaks against it, the weightiest first. Empty: it may be charged.
    refusals: Vec<QuoteRefusalBody>,
}

impl QuoteBody {
    fn new(seller: SellerId, quote: Quote) -> Self {
        Self {
            seller_id: seller,
            amount: quote.money.amount,
            currency: quote.money.currency.code().to_owned(),
            flow: quote.flow.into(),
            application_fee: quote.application_fee,
            stripe_fee_estimate: quote.stripe_fee,
            stripe_fee_payer: quote.terms.stripe_fee_payer.into(),
            seller_net: quote.seller_net,
            platform_net: quote.platform_net,
            on_behalf_of: quote.terms.on_behalf_of,
            statement_descriptor_of: quote.merchant.into(),
            liability: quote.liability.into(),
            refusals: quote
                .refusals
                .into_iter()
                .map(|refusal| QuoteRefusalBody {
                    code: refusal.code(),
                    detail: sentence(&refusal),
                })
                .collect(),
        }
    }
}

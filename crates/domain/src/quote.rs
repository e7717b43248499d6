//! What is said of a charge before it is made: who gets what, who bears what, what speaks against
//! it.
//!
//! A quote promises what is the marketplace's to say: its fee, the flow, who bears what. These are
//! frozen on the charge when it is made. What Stripe takes is an estimate.

use crate::{
    Money,
    charge::Flow,
    fee::FeePolicy,
    preflight::{Ask, Refusal, preflight},
    seller::Seller,
    stripe_fee::Price,
    terms::{Liability, Party, Platform, Terms},
};

/// A quote. All amounts are in minor units of the charge's currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// What would be charged.
    pub money: Money,
    /// Where.
    pub flow: Flow,
    /// What the marketplace takes.
    pub application_fee: i64,
    /// What Stripe is likely to take; none for a country whose prices are not known here.
    pub stripe_fee: Option<i64>,
    /// On what terms.
    pub terms: Terms,
    /// Who is liable for what afterwards.
    pub liability: Liability,
    /// Whose name the buyer reads on the statement.
    pub merchant: Party,
    /// What would be left to the seller; none where Stripe's fee matters and is not known.
    pub seller_net: Option<i64>,
    /// What would be left to the marketplace, negative when Stripe takes more than its fee; none
    /// as for the seller.
    pub platform_net: Option<i64>,
    /// Everything that speaks against it; none: it may be charged.
    pub refusals: Vec<Refusal>,
}

impl Quote {
    /// The quote of this charge. `platform` is needed for a charge through the platform only.
    #[must_use]
    pub fn of(ask: &Ask, seller: &Seller, policy: &FeePolicy, platform: Option<Platform>) -> Self {
        let Ask { money, flow, .. } = *ask;
        let (terms, refusals) = match preflight(ask, seller, platform) {
            Ok(terms) => (terms, Vec::new()),
            // What would be borne by whom is told nevertheless.
            Err(refusals) => (Terms::usual(flow, seller), refusals.all().collect()),
        };
        let merchant = terms.merchant(flow);
        // The seller's prices hold where the seller is the merchant, even when the platform pays them.
        let country = match merchant {
            Party::Platform => platform.map(|platform| platform.country),
            Party::Seller | Party::Stripe => Some(seller.country),
        };
        let price = country.and_then(|country| Price::of(country, money));
        let stripe_fee = price.map(|price| price.estimate(money));
        let application_fee = policy.fee(money);
        let after_our_fee = money.amount.saturating_sub(application_fee);
        let (seller_net, platform_net) = match terms.stripe_fee_payer {
            Party::Seller => (
                stripe_fee.map(|fee| after_our_fee.saturating_sub(fee)),
                Some(application_fee),
            ),
            _ => (
                Some(after_our_fee),
                stripe_fee.map(|fee| application_fee.saturating_sub(fee)),
            ),
        };
        Self {
            money,
            flow,
            application_fee,
            stripe_fee,
            terms,
            liability: terms.liability(flow),
            merchant,
            seller_net,
            platform_net,
            refusals,
        }
    }
}

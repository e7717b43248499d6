//! On what terms a charge is made: who pays Stripe, who is liable, whose name the buyer reads.
//!
//! | | direct | destination |
//! |---|---|---|
//! | Stripe's fee | the seller, or the platform where the account was made so | the platform |
//! | refunds and disputes | the seller's balance | the platform's balance |
//! | a negative balance that nobody makes good | Stripe, or the platform for a managed account | the platform |
//! | on the buyer's statement | the seller | the platform, or the seller with `on_behalf_of` |
//!
//! Sources: <https://docs.stripe.com/connect/direct-charges>,
//! <https://docs.stripe.com/connect/destination-charges>,
//! <https://docs.stripe.com/connect/direct-charges-fee-payer-behavior>.

use serde::Serialize;

use crate::{charge::Flow, seller::Seller, text::Country};

/// Somebody who pays, or is liable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The seller.
    Seller,
    /// The marketplace.
    Platform,
    /// Stripe.
    Stripe,
}

/// The marketplace's own account, as far as terms depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Platform {
    /// Where it is, by Stripe's word.
    pub country: Country,
}

/// What is agreed for one charge and does not change afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Whether the seller, and not the platform, is the merchant of a charge through the platform.
    pub on_behalf_of: bool,
    /// Who pays Stripe's fee: the seller or the platform.
    pub stripe_fee_payer: Party,
    /// Who bears a negative balance that the seller does not make good: Stripe or the platform.
    pub losses_payer: Party,
}

/// Who is liable for what after a charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Liability {
    /// Whose balance a refund is taken from.
    pub refunds: Party,
    /// Whose balance a dispute and its fee are taken from.
    pub disputes: Party,
    /// Who bears what a balance lacks for either.
    pub negative_balances: Party,
}

/// Why a charge cannot go through the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTransferable {
    /// The account may not receive transfers.
    #[error("Stripe does not let this seller's account receive transfers at present")]
    TransfersInactive,
    /// Stripe moves no money between the two countries.
    #[error("Stripe moves no money from a platform in {platform} to a seller in {seller}")]
    CrossBorder {
        /// Where the platform is.
        platform: Country,
        /// Where the seller is.
        seller: Country,
    },
    /// Stripe has not said yet where the platform is.
    #[error("Stripe has not said yet where the platform's own account is")]
    PlatformUnknown,
}

impl Terms {
    /// The terms of a charge with this flow for this seller. `platform` is needed for a charge
    /// through the platform only.
    ///
    /// A seller in another region than the platform must be the settlement merchant
    /// (`on_behalf_of`), which takes the capability `card_payments`; without it money still moves
    /// between the regions that Stripe opens to each other.
    /// <https://docs.stripe.com/connect/destination-charges>,
    /// <https://docs.stripe.com/connect/cross-border-payouts>
    ///
    /// # Errors
    /// See [`NotTransferable`].
    pub fn of(flow: Flow, seller: &Seller, platform: Option<Platform>) -> Result<Self, NotTransferable> {
        let usual = Self::usual(flow, seller);
        if flow == Flow::Direct {
            return Ok(usual);
        }
        if !seller.capabilities.receive_transfers() {
            return Err(NotTransferable::TransfersInactive);
        }
        let platform = platform.ok_or(NotTransferable::PlatformUnknown)?.country;
        let (from, to) = (Region::of(platform), Region::of(seller.country));
        let on_behalf_of = from != to && seller.capabilities.take_cards();
        if from != to && !on_behalf_of && !(from.is_open() && to.is_open()) {
            return Err(NotTransferable::CrossBorder {
                platform,
                seller: seller.country,
            });
        }
        Ok(Self {
            on_behalf_of,
            ..usual
        })
    }

    /// Who bears what with this flow, whether or not it is possible for this seller.
    #[must_use]
    pub fn usual(flow: Flow, seller: &Seller) -> Self {
        let (stripe_fee_payer, losses_payer) = match flow {
            Flow::Direct => (seller.controller.fees_payer, seller.controller.losses_payer),
            Flow::Destination => (Party::Platform, Party::Platform),
        };
        Self {
            on_behalf_of: false,
            stripe_fee_payer,
            losses_payer,
        }
    }

    /// Who is liable for what.
    #[must_use]
    pub fn liability(self, flow: Flow) -> Liability {
        let pays_back = match flow {
            Flow::Direct => Party::Seller,
            Flow::Destination => Party::Platform,
        };
        Liability {
            refunds: pays_back,
            disputes: pays_back,
            negative_balances: self.losses_payer,
        }
    }

    /// Whose name the buyer reads on the statement, and in whose country the charge is settled.
    #[must_use]
    pub fn merchant(self, flow: Flow) -> Party {
        if flow == Flow::Direct || self.on_behalf_of {
            Party::Seller
        } else {
            Party::Platform
        }
    }
}

/// Countries between which Stripe knows no border; every other country is a region of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Region {
    UnitedStates,
    UnitedKingdom,
    EuropeanEconomicArea,
    Canada,
    Switzerland,
    Country(Country),
}

impl Region {
    fn of(country: Country) -> Self {
        match country.as_str() {
            "US" => Self::UnitedStates,
            "GB" => Self::UnitedKingdom,
            "CA" => Self::Canada,
            "CH" => Self::Switzerland,
            "AT" | "BE" | "BG" | "CY" | "CZ" | "DE" | "DK" | "EE" | "ES" | "FI" | "FR" | "GR" | "HR"
            | "HU" | "IE" | "IS" | "IT" | "LI" | "LT" | "LU" | "LV" | "MT" | "NL" | "NO" | "PL" | "PT"
            | "RO" | "SE" | "SI" | "SK" => Self::EuropeanEconomicArea,
            _ => Self::Country(country),
        }
    }

    /// Whether Stripe moves money between this region and the others that are open.
    fn is_open(self) -> bool {
        !matches!(self, Self::Country(_))
    }
}

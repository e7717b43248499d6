//! Whether a charge may be made at all, before anything is sent anywhere.
//!
//! Everything that can be known beforehand is looked at here, and only here: a quote tells all of
//! it, a checkout and a charge are refused by the first of it. What only the bank knows (funds,
//! authentication) is no matter of this.

use crate::{
    Money,
    charge::Flow,
    money::MoneyError,
    seller::{NotChargeable, Seller},
    terms::{NotTransferable, Party, Platform, Terms},
    text::Country,
};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// How much.
    pub money: Money,
    /// Where the charge is made.
    pub flow: Flow,
}

/// Why no charge is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The seller cannot be charged for.
    #[error(transparent)]
    Seller(#[from] NotChargeable),
    /// The amount cannot be charged in this currency.
    #[error(transparent)]
    Amount(#[from] MoneyError),
    /// The merchant's country does not take this currency.
    #[error("a merchant in {country} cannot charge in {currency}")]
    Currency {
        /// Where the merchant of the charge is.
        country: Country,
        /// The currency that was asked for.
        currency: crate::Currency,
    },
    /// It cannot go through the platform.
    #[error(transparent)]
    Transfer(#[from] NotTransferable),
}

impl Refusal {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Seller(error) => error.code(),
            Self::Amount(error) => error.code(),
            Self::Currency { .. } => "currency_not_supported",
            Self::Transfer(error) => error.code(),
        }
    }
}

impl NotTransferable {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TransfersInactive => "seller_transfers_inactive",
            Self::CrossBorder { .. } => "cross_border_unsupported",
            Self::PlatformUnknown => "stripe_unavailable",
        }
    }
}

/// At least one refusal, the weightiest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusals {
    first: Refusal,
    others: Vec<Refusal>,
}

impl Refusals {
    fn of(all: Vec<Refusal>) -> Option<Self> {
        let mut all = all.into_iter();
        let first = all.next()?;
        Some(Self {
            first,
            others: all.collect(),
        })
    }

    /// The weightiest.
    #[must_use]
    pub fn first(&self) -> Refusal {
        self.first
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = Refusal> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// The terms on which this may be charged.
///
/// # Errors
/// Everything that speaks against it.
pub fn preflight(ask: &Ask, seller: &Seller, platform: Option<Platform>) -> Result<Terms, Refusals> {
    let mut refusals: Vec<Refusal> = Vec::new();
    let connected = seller.chargeable_account();
    if let Err(error) = connected {
        refusals.push(error.into());
    }
    let terms = match Terms::of(ask.flow, seller, platform) {
        Ok(terms) => Some(terms),
        // Of an account that is not connected, or is restricted, that has been said already.
        Err(NotTransferable::TransfersInactive) if connected.is_err() => None,
        Err(error) => {
            refusals.push(error.into());
            None
        }
    };
    if let Err(error) = Money::chargeable(ask.money.amount, ask.money.currency) {
        refusals.push(error.into());
    }
    let merchant = terms.map(|terms| terms.merchant(ask.flow));
    let country = match merchant {
        Some(Party::Platform) => platform.map(|platform| platform.country),
        _ => Some(seller.country),
    };
    if let Some(country) = country
        && !takes(country, ask.money)
    {
        refusals.push(Refusal::Currency {
            country,
            currency: ask.money.currency,
        });
    }
    match (Refusals::of(refusals), terms) {
        (Some(refusals), _) => Err(refusals),
        (None, Some(terms)) => Ok(terms),
        // Only an account that is not connected has neither.
        (None, None) => Err(Refusals {
            first: NotChargeable::NotConnected.into(),
            others: Vec::new(),
        }),
    }
}

/// Whether a merchant in this country may charge in the currency. Stripe takes every currency
/// almost everywhere; merchants in Brazil charge in reais alone.
/// <https://docs.stripe.com/currencies#presentment-currencies>
fn takes(country: Country, money: Money) -> bool {
    country.as_str() != "BR" || money.currency.code() == "brl"
}

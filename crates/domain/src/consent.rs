//! A buyer's consent to later charges. Without one a kept card is not charged.

use serde::{Deserialize, Serialize};

use crate::{
    Timestamp,
    ids::{CardId, ConsentId, SellerId},
};

/// What the buyer chose on the pay page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeepCard {
    /// The card is used once.
    No,
    /// This seller may charge it again.
    Seller,
    /// Every seller of the marketplace may.
    Marketplace,
}

impl KeepCard {
    /// Whether the card is kept at all.
    #[must_use]
    pub fn keeps(self) -> bool {
        self != Self::No
    }

    /// The wording that was agreed to, kept with the consent as evidence.
    #[must_use]
    pub fn wording(self, seller: &str) -> Option<String> {
        match self {
            Self::No => None,
            Self::Seller => Some(format!("{seller} may keep this card and charge it for later purchases I agree to.")),
            Self::Marketplace => Some(
                "All sellers of this marketplace may keep this card and charge it for later purchases I agree to.".into(),
            ),
        }
    }
}

/// Who may charge a card that an operator puts on file, as the operator attests it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attested {
    /// This seller.
    Seller(SellerId),
    /// Every seller of the marketplace.
    Marketplace,
}

impl Attested {
    /// Who may charge, as a consent has it: none means every seller of the marketplace.
    #[must_use]
    pub fn seller(self) -> Option<SellerId> {
        match self {
            Self::Seller(seller) => Some(seller),
            Self::Marketplace => None,
        }
    }

    /// What is kept as evidence: nobody read a text on a page, and it says so. `seller` is the
    /// seller's name, none for all.
    #[must_use]
    pub fn wording(seller: Option<&str>) -> String {
        let who = seller.unwrap_or("All sellers of this marketplace");
        format!(
            "Recorded by an operator, as the customer told them: {who} may keep this card and charge it for later \
             purchases I agree to."
        )
    }
}

/// A consent that was given, for one card: whoever types another person's e-mail address must not
/// be able to widen what may be done with that person's cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Our id.
    pub id: ConsentId,
    /// Which card may be charged.
    pub card: CardId,
    /// Who may charge; none means every seller of the marketplace.
    pub seller: Option<SellerId>,
    /// When it was given.
    pub given_at: Timestamp,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

impl Consent {
    /// Whether this seller may charge this kept card on the strength of it.
    #[must_use]
    pub fn covers(&self, card: CardId, seller: SellerId) -> bool {
        self.withdrawn_at.is_none()
            && self.card == card
            && self.seller.is_none_or(|covered| covered == seller)
    }
}

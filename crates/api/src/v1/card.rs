//! Cards, as clients read them.

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    card::{Card, CardFace},
    ids::CardId,
};
use utoipa::ToSchema;

use super::id;

/// What is shown of a card.
#[derive(Serialize, ToSchema)]
#[schema(as = CardFace)]
pub(crate) struct CardFaceBody {
    #[schema(example = "visa")]
    brand: String,
    #[schema(example = "4242", pattern = "^[0-9]{4}$")]
    last4: String,
    #[schema(example = 12, minimum = 1, maximum = 12)]
    exp_month: i16,
    #[schema(example = 2031)]
    exp_year: i16,
}

impl From<CardFace> for CardFaceBody {
    fn from(face: CardFace) -> Self {
        Self {
            brand: face.brand,
            last4: face.last4,
            exp_month: face.exp_month,
            exp_year: face.exp_year,
        }
    }
}

/// A card that this browser kept, with which the checkout can be paid.
#[derive(Serialize, ToSchema)]
#[schema(as = KeptCard)]
pub(crate) struct KeptCardBody {
    /// For `card_id` of the payment.
    #[schema(value_type = id::Card)]
    id: CardId,
    #[schema(example = "visa")]
    brand: String,
    #[schema(example = "4242", pattern = "^[0-9]{4}$")]
    last4: String,
    #[schema(example = 12, minimum = 1, maximum = 12)]
    exp_month: i16,
    #[schema(example = 2031)]
    exp_year: i16,
}

impl From<Card> for KeptCardBody {
    fn from(card: Card) -> Self {
        Self {
            id: card.id,
            brand: card.face.brand,
            last4: card.face.last4,
            exp_month: card.face.exp_month,
            exp_year: card.face.exp_year,
        }
    }
}

/// A kept card.
#[derive(Serialize, ToSchema)]
#[schema(as = Card)]
pub(crate) struct CardBody {
    #[schema(value_type = id::Card)]
    id: CardId,
    #[schema(example = "visa")]
    brand: String,
    #[schema(example = "4242", pattern = "^[0-9]{4}$")]
    last4: String,
    #[schema(example = 12, minimum = 1, maximum = 12)]
    exp_month: i16,
    #[schema(example = 2031)]
    exp_year: i16,
    /// Whether it is charged when no card is named.
    default: bool,
    /// When it was kept.
    created_at: DateTime<Utc>,
}

impl CardBody {
    /// A card of a customer whose default card is `default`.
    pub(crate) fn new(card: Card, default: Option<CardId>) -> Self {
        Self {
            id: card.id,
            default: default == Some(card.id),
            brand: card.face.brand,
            last4: card.face.last4,
            exp_month: card.face.exp_month,
            exp_year: card.face.exp_year,
            created_at: card.created_at,
        }
    }
}

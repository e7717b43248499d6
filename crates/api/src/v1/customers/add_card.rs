//! `POST /v1/customers/{id}/cards`

use actix_web::{http::StatusCode, post, web::Data};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use souk_application::{AddCardError, AddedCard, NewCard};
use souk_domain::{
    card::PaymentToken,
    card_setup::{self, CardSetup},
    consent::Attested,
    ids::{CardId, CustomerId, SellerId},
};
use utoipa::ToSchema;

use crate::{
    State,
    extract::{
        caller::Operator,
        id::Id,
        idempotency::RequiredKey,
        json::{Json, fingerprint},
    },
    problem::{
        Invalid, Problem,
        code::{
            CARD_DECLINED, IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_REUSED, NOT_FOUND, PAYMENT_TOKEN_REFUSED,
            STRIPE_REFUSED,
        },
        problems,
    },
    reply::Reply,
    v1::{charges::DeclineBody, id, pay::NextActionBody},
};

/// What the customer allowed, as the operator attests it.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttestedConsent {
    /// Who may charge the card without the customer being there; null means every seller of the
    /// marketplace.
    #[schema(value_type = Option<id::Seller>, required)]
    #[serde(deserialize_with = "Option::deserialize")]
    seller_id: Option<String>,
}

/// A card to be put on file.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"payment_token": "pm_1SoukCard", "consent": {"seller_id": null}}))]
pub(crate) struct AddCard {
    /// A PaymentMethod (`pm_…`) that Stripe.js made on the platform, or a token (`tok_…`). Good once.
    #[schema(example = "pm_1SoukCard", max_length = 255)]
    payment_token: String,
    /// Without it the card is kept, and nobody may charge it.
    #[serde(default)]
    consent: Option<AttestedConsent>,
}

/// Where a card that is put on file stands.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AddedCardStatus {
    /// On its way.
    Pending,
    /// Stripe's answer was lost and is being found out. The card is neither kept nor refused.
    Unknown,
    /// The bank wants the cardholder.
    RequiresAction,
    /// It is among the customer's cards, or was.
    Kept,
    /// The card network, or the cardholder's bank, said no.
    Declined,
    /// Stripe refused it before the network saw it.
    Refused,
    /// Given up: nobody answered the bank, or the customer was erased.
    Canceled,
}

/// The card that is put on file.
#[derive(Serialize, ToSchema)]
#[schema(as = AddedCard)]
pub(crate) struct AddedCardBody {
    /// Its id among the customer's cards, once it is kept.
    #[schema(value_type = id::Card)]
    id: CardId,
    status: AddedCardStatus,
    /// Null until Stripe has said it, like the three fields after it.
    #[schema(required, example = "visa")]
    brand: Option<String>,
    #[schema(required, example = "4242", pattern = "^[0-9]{4}$")]
    last4: Option<String>,
    #[schema(required, example = 12, minimum = 1, maximum = 12)]
    exp_month: Option<i16>,
    #[schema(required, example = 2031)]
    exp_year: Option<i16>,
    /// Whether it is charged when no card is named.
    default: bool,
    /// Why it is not kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    decline: Option<DeclineBody>,
    /// When it was asked for.
    created_at: DateTime<Utc>,
}

/// How a card that is put on file stands.
#[derive(Serialize, ToSchema)]
#[schema(as = CardAddition)]
pub(crate) struct CardAdditionBody {
    card: AddedCardBody,
    /// While the bank wants the cardholder.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next_action: Option<NextActionBody>,
}

problems!(Problems: CARD_DECLINED, NOT_FOUND, STRIPE_REFUSED, PAYMENT_TOKEN_REFUSED, PAYMENT_TOKEN_MALFORMED, CONFIRMATION_TOKEN_UNSUPPORTED, MISSING_FIELD, ID_MALFORMED);

/// Put a card on file for a customer
///
/// For an order by phone, or customers who are taken over from elsewhere. The card is checked with
/// its bank and nothing is charged. Who may charge it later is what `consent` says; the evidence
/// kept with it says that an operator recorded it. A number that the customer has on file already is
/// kept as another card, as at the pay page.
///
/// 201 when it is kept at once. 202 while `card.status` is `requires_action`: the cardholder does
/// what `next_action` says, `Stripe(publishable_key)` and then `handleNextAction({clientSecret:
/// client_secret})`, within seven days; or while the outcome is not known. It is among the customer's
/// cards, with this id, as soon as it is kept; the same request with the same key tells how it stands.
#[utoipa::path(
    operation_id = "addCard",
    tag = "Customers",
    params(
        ("id" = id::Customer, Path, description = "The customer."),
        ("Idempotency-Key" = String, Header, description = "1 to 255 visible ASCII characters, yours. The same key and body keep one card.", example = "phone-order-17"),
    ),
    request_body = AddCard,
    responses(
        (status = 201, description = "The card is kept.", body = CardAdditionBody, example = json!({"card": {
            "id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq", "status": "kept", "brand": "visa", "last4": "4242",
            "exp_month": 12, "exp_year": 2031, "default": true, "created_at": "2026-11-23T05:00:00Z",
        }})),
        (status = 202, description = "The cardholder's bank wants them, or the outcome is not known yet.",
            body = CardAdditionBody, example = json!({
            "card": {
                "id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq", "status": "requires_action", "brand": "visa", "last4": "3184",
                "exp_month": 12, "exp_year": 2031, "default": false, "created_at": "2026-11-23T05:00:00Z",
            },
            "next_action": {
                "client_secret": "seti_1SoukSetup_secret_abc", "publishable_key": "pk_test_51Souk", "stripe_account": null,
            },
        })),
        Problems,
    ),
    extensions(("x-access" = json!("o"))),
)]
#[post("/v1/customers/{id}/cards")]
pub(crate) async fn handler(
    state: Data<State>,
    Operator(caller): Operator,
    Id(id): Id<CustomerId>,
    RequiredKey(key): RequiredKey,
    body: Json<AddCard>,
) -> Result<Reply<CardAdditionBody>, Problem> {
    let body = body.read()?;
    let key = fingerprint(key, "addCard", &id.to_string(), &body)?;
    let added = state.app.add_card(caller.user.id, id, body.parse()?, key).await?;
    let refused = refusal(&added.setup);
    let status = match &refused {
        Some(problem) => problem.code().status(),
        None if added.setup.state == card_setup::State::Kept => StatusCode::CREATED,
        None => StatusCode::ACCEPTED,
    };
    if added.answered_status.is_none() {
        state.app.answered_card(added.setup.id, status.as_u16()).await?;
    }
    // A replay keeps the status of the first answer, and shows the card as it stands now.
    let first = added.answered_status.unwrap_or(status.as_u16());
    match refused {
        Some(problem) if first >= 400 => Err(problem),
        _ => {
            let location = format!("/v1/customers/{id}/cards");
            let body = CardAdditionBody::from(added);
            Ok(if first == StatusCode::CREATED.as_u16() {
                Reply::created(location, body)
            } else {
                Reply::accepted(location, body)
            })
        }
    }
}

/// Why a card was not kept.
fn refusal(setup: &CardSetup) -> Option<Problem> {
    let why = setup.refusal.as_ref()?;
    let code = match setup.state {
        card_setup::State::Declined => CARD_DECLINED,
        // Refused before the network saw it: the first two are the use case's own codes.
        card_setup::State::Refused => match why.code.as_str() {
            "payment_token_invalid" | "payment_token_attached" => PAYMENT_TOKEN_REFUSED,
            _ => STRIPE_REFUSED,
        },
        _ => return None,
    };
    let problem = Problem::new(code).detail(why.message.clone());
    Some(problem.decline_code(why.decline_code.clone()))
}

impl AddCard {
    fn parse(self) -> Result<NewCard, Invalid> {
        let mut invalid = Invalid::default();
        let token = invalid.field("/payment_token", PaymentToken::parse(&self.payment_token));
        let consent = self.consent.and_then(|consent| match consent.seller_id {
            None => Some(Attested::Marketplace),
            Some(seller) => invalid
                .field("/consent/seller_id", seller.parse::<SellerId>())
                .map(Attested::Seller),
        });
        match token {
            Some(token) => invalid.or(NewCard { token, consent }),
            None => Err(invalid),
        }
    }
}

impl From<card_setup::State> for AddedCardStatus {
    fn from(state: card_setup::State) -> Self {
        match state {
            card_setup::State::Requested | card_setup::State::Submitted => Self::Pending,
            card_setup::State::Unknown => Self::Unknown,
            card_setup::State::RequiresAction => Self::RequiresAction,
            card_setup::State::Kept => Self::Kept,
            card_setup::State::Declined => Self::Declined,
            card_setup::State::Refused => Self::Refused,
            card_setup::State::Canceled => Self::Canceled,
        }
    }
}

impl From<AddedCard> for CardAdditionBody {
    fn from(added: AddedCard) -> Self {
        let setup = added.setup;
        let id = setup.card();
        let face = setup.read.and_then(|read| read.face);
        Self {
            card: AddedCardBody {
                id,
                status: setup.state.into(),
                brand: face.as_ref().map(|face| face.brand.clone()),
                last4: face.as_ref().map(|face| face.last4.clone()),
                exp_month: face.as_ref().map(|face| face.exp_month),
                exp_year: face.as_ref().map(|face| face.exp_year),
                default: setup.kept.is_some() && added.default_card == Some(id),
                decline: setup.refusal.map(Into::into),
                created_at: setup.created_at,
            },
            next_action: added.next_action.map(Into::into),
        }
    }
}

impl From<AddCardError> for Problem {
    fn from(error: AddCardError) -> Self {
        match error {
            AddCardError::CustomerNotFound => NOT_FOUND.into(),
            AddCardError::SellerNotFound => Self::new(NOT_FOUND).detail("There is no such seller."),
            AddCardError::TokenInUse => PAYMENT_TOKEN_REFUSED.into(),
            AddCardError::KeyReused(_) => IDEMPOTENCY_KEY_REUSED.into(),
            AddCardError::KeyInUse => IDEMPOTENCY_KEY_IN_USE.into(),
            AddCardError::Database(error) => error.into(),
        }
    }
}

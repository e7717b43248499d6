//! `POST /v1/checkouts`

use std::collections::BTreeMap;

use actix_web::{post, web::Data};
use serde::{Deserialize, Serialize};
use souk_application::CreateCheckoutError;
use souk_domain::{Currency, Money, checkout::NewCheckout, ids::SellerId, text::Description};
use utoipa::ToSchema;

use super::CheckoutBody;
use crate::{
    State,
    extract::{
        caller::SignedIn,
        idempotency::RequiredKey,
        json::{Json, fingerprint},
    },
    problem::{
        Invalid, Problem,
        code::{EXPIRES_AT_PAST, IDEMPOTENCY_KEY_REUSED, NOT_FOUND, TIME_MALFORMED},
        problems,
    },
    reply::Reply,
    v1::{
        charges::{Capture, Flow},
        id, metadata,
    },
};

/// What a buyer is to pay.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateCheckout {
    /// Who is paid.
    #[schema(value_type = id::Seller)]
    seller_id: String,
    /// In minor units: 10000 is 100.00 EUR, or 10000 JPY.
    #[schema(example = 10000, minimum = 1, maximum = 99999999)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// As the buyer reads it.
    #[schema(example = "Wedding cake, three tiers", max_length = 500)]
    description: String,
    /// Where the charge is made; `direct` when left out.
    #[serde(default)]
    flow: Option<Flow>,
    /// When the money is taken; `automatic` when left out.
    #[serde(default)]
    capture: Option<Capture>,
    /// When it stops being payable; never when left out.
    #[schema(format = "date-time", example = "2026-12-24T18:00:00Z")]
    #[serde(default)]
    expires_at: Option<String>,
    /// At most 20 pairs; keys of 40, values of 500 characters.
    #[schema(example = json!({"order": "17"}))]
    #[serde(default)]
    metadata: Option<BTreeMap<String, String>>,
}

problems!(Problems: SELLER_NOT_CONNECTED, SELLER_RESTRICTED, SELLER_TRANSFERS_INACTIVE, CROSS_BORDER_UNSUPPORTED, CURRENCY_NOT_SUPPORTED, STRIPE_UNAVAILABLE, NOT_FOUND, ID_MALFORMED, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, AMOUNT_NOT_REPRESENTABLE, CURRENCY_UNKNOWN, OUT_OF_RANGE, UNKNOWN_VALUE, TIME_MALFORMED, EXPIRES_AT_PAST, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, CARD_NUMBER_REFUSED, METADATA_TOO_MANY, METADATA_KEY_INVALID);

/// Make a checkout
///
/// Give the buyer its `url`. It is paid at most once, and the buyer cannot change the amount.
#[utoipa::path(
    operation_id = "createCheckout",
    tag = "Checkouts",
    params(("Idempotency-Key" = String, Header, description = "1 to 255 visible ASCII characters, yours. The same key and body give the same checkout.", example = "order-17")),
    request_body = CreateCheckout,
    responses((status = 201, description = "The checkout.", body = CheckoutBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/checkouts")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    RequiredKey(key): RequiredKey,
    body: Json<CreateCheckout>,
) -> Result<Reply<CheckoutBody>, Problem> {
    let body = body.read()?;
    let key = fingerprint(key, "createCheckout", "", &body)?;
    let new = body.parse()?;
    let checkout = state
        .app
        .create_checkout(caller.user.id, caller.scope(), new, key)
        .await?;
    let body = CheckoutBody::new(&checkout, &state.config.public_url, state.clock.now());
    Ok(Reply::created(format!("/v1/checkouts/{}", checkout.id), body))
}

impl CreateCheckout {
    fn parse(self) -> Result<NewCheckout, Invalid> {
        let mut invalid = Invalid::default();
        let seller = invalid.field("/seller_id", self.seller_id.parse::<SellerId>());
        let currency = invalid.field("/currency", self.currency.parse::<Currency>());
        let money =
            currency.and_then(|currency| invalid.field("/amount", Money::chargeable(self.amount, currency)));
        let description = invalid.field("/description", Description::parse(&self.description));
        let expires_at = self
            .expires_at
            .and_then(|text| match chrono::DateTime::parse_from_rfc3339(&text) {
                Ok(time) => Some(time.to_utc()),
                Err(_) => {
                    let detail = "must be an RFC 3339 time like 2026-12-24T18:00:00Z";
                    invalid.note("/expires_at", TIME_MALFORMED, detail);
                    None
                }
            });
        let metadata = metadata::read(&mut invalid, self.metadata.unwrap_or_default());
        let (Some(seller), Some(money), Some(description)) = (seller, money, description) else {
            return Err(invalid);
        };
        invalid.or(NewCheckout {
            seller,
            money,
            description,
            flow: self.flow.unwrap_or(Flow::Direct).into(),
            capture: self.capture.unwrap_or(Capture::Automatic).into(),
            expires_at,
            metadata,
        })
    }
}

impl From<CreateCheckoutError> for Problem {
    fn from(error: CreateCheckoutError) -> Self {
        match error {
            CreateCheckoutError::SellerNotFound => {
                Self::new(NOT_FOUND).detail("There is no such seller, or it is none of yours.")
            }
            CreateCheckoutError::Refused(error) => error.into(),
            CreateCheckoutError::ExpiryInvalid => Invalid::of("/expires_at", &EXPIRES_AT_PAST).into(),
            CreateCheckoutError::KeyReused(_) => IDEMPOTENCY_KEY_REUSED.into(),
            CreateCheckoutError::Database(error) => error.into(),
        }
    }
}

//! `POST /v1/sellers`

use actix_web::{post, web::Data};
use serde::{Deserialize, Serialize};
use souk_application::CreateSellerError;
use souk_domain::{
    Currency,
    seller::NewSeller,
    text::{Country, Name},
};
use utoipa::ToSchema;

use super::{AccountKind, SellerBody};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        idempotency::OptionalKey,
        json::{Json, fingerprint},
    },
    problem::{Invalid, Problem, code::IDEMPOTENCY_KEY_REUSED, problems},
    reply::Reply,
};

/// A seller to be made.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateSeller {
    /// What buyers read.
    #[schema(example = "Ann's Bakery", max_length = 120)]
    name: String,
    /// Where the seller is: ISO 3166-1, two upper-case letters.
    #[schema(example = "DE", pattern = "^[A-Z]{2}$")]
    country: String,
    /// What the seller prices in: ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    default_currency: String,
    account_kind: AccountKind,
}

problems!(Problems: TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, TEXT_MALFORMED, CARD_NUMBER_REFUSED, CURRENCY_UNKNOWN, UNKNOWN_VALUE);

/// Make a seller
///
/// The caller owns it. It can take no charge until a Stripe account is connected. A managed one gets
/// its account along with it and is `pending` until it was onboarded: send its owner to an
/// onboarding link. Where Stripe makes no account in the country, `account_refusal` says why.
#[utoipa::path(
    operation_id = "createSeller",
    tag = "Sellers",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, yours. The same key and body give the same seller, and a managed one's account once.", example = "seller-17")),
    request_body = CreateSeller,
    responses((status = 201, description = "The seller.", body = SellerBody), Problems),
    extensions(("x-access" = json!("u"))),
)]
#[post("/v1/sellers")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    OptionalKey(key): OptionalKey,
    body: Json<CreateSeller>,
) -> Result<Reply<SellerBody>, Problem> {
    let body = body.read()?;
    let key = key
        .map(|key| fingerprint(key, "createSeller", "", &body))
        .transpose()?;
    let new = body.parse()?;
    let seller = state.app.create_seller(caller.user.id, new, key).await?;
    Ok(Reply::created(
        format!("/v1/sellers/{}", seller.id),
        seller.into(),
    ))
}

impl CreateSeller {
    fn parse(self) -> Result<NewSeller, Invalid> {
        let mut invalid = Invalid::default();
        let name = invalid.field("/name", Name::parse(&self.name));
        let country = invalid.field("/country", Country::parse(&self.country));
        let currency = invalid.field("/default_currency", self.default_currency.parse::<Currency>());
        let (Some(name), Some(country), Some(default_currency)) = (name, country, currency) else {
            return Err(invalid);
        };
        invalid.or(NewSeller {
            name,
            country,
            default_currency,
            account_kind: self.account_kind.into(),
        })
    }
}

impl From<CreateSellerError> for Problem {
    fn from(error: CreateSellerError) -> Self {
        match error {
            CreateSellerError::KeyReused(_) => IDEMPOTENCY_KEY_REUSED.into(),
            CreateSellerError::Database(error) => error.into(),
        }
    }
}

//! `PATCH /v1/sellers/{id}`

use actix_web::{patch, web::Data};
use serde::Deserialize;
use souk_application::{SellerChange, UpdateSellerError};
use souk_domain::{
    Currency,
    ids::SellerId,
    text::{Country, Name},
};
use utoipa::ToSchema;

use super::SellerBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id, json::Json},
    problem::{
        Invalid, Problem,
        code::{NOT_FOUND, SELLER_CONNECTED},
        problems,
    },
    reply::Reply,
    v1::id,
};

/// What to change. A field that is left out, or null, stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdateSeller {
    /// What buyers read.
    #[schema(example = "Ann's Bakery and Café", max_length = 120)]
    #[serde(default)]
    name: Option<String>,
    /// Only while no account is connected: afterwards it is Stripe's word.
    #[schema(example = "DE", pattern = "^[A-Z]{2}$")]
    #[serde(default)]
    country: Option<String>,
    /// Only while no account is connected: afterwards it is Stripe's word.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    #[serde(default)]
    default_currency: Option<String>,
}

problems!(Problems: SELLER_CONNECTED, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, TEXT_MALFORMED, CARD_NUMBER_REFUSED, CURRENCY_UNKNOWN);

/// Change a seller
#[utoipa::path(
    operation_id = "updateSeller",
    tag = "Sellers",
    description = "Changes what is sent and leaves the rest as it is.",
    params(("id" = id::Seller, Path, description = "The seller.")),
    request_body = UpdateSeller,
    responses((status = 200, description = "The seller as it stands now.", body = SellerBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[patch("/v1/sellers/{id}")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
    body: Json<UpdateSeller>,
) -> Result<Reply<SellerBody>, Problem> {
    let change = body.read()?.parse()?;
    let seller = state.app.update_seller(id, caller.scope(), change).await?;
    Ok(Reply::ok(seller.into()))
}

impl UpdateSeller {
    fn parse(self) -> Result<SellerChange, Invalid> {
        let mut invalid = Invalid::default();
        let name = invalid.optional("/name", self.name.as_deref().map(Name::parse));
        let country = invalid.optional("/country", self.country.as_deref().map(Country::parse));
        let currency = self.default_currency.as_deref().map(str::parse::<Currency>);
        let default_currency = invalid.optional("/default_currency", currency);
        invalid.or(SellerChange {
            name,
            country,
            default_currency,
        })
    }
}

impl From<UpdateSellerError> for Problem {
    fn from(error: UpdateSellerError) -> Self {
        match error {
            UpdateSellerError::NotFound => NOT_FOUND.into(),
            UpdateSellerError::Connected => SELLER_CONNECTED.into(),
            UpdateSellerError::Database(error) => error.into(),
        }
    }
}

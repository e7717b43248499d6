//! `POST /v1/quotes`

use actix_web::{post, web::Data};
use serde::Deserialize;
use souk_application::QuoteError;
use souk_domain::{Currency, Money, ids::SellerId, money::MoneyError, preflight::Ask};
use utoipa::ToSchema;

use super::QuoteBody;
use crate::{
    State,
    extract::{caller::SignedIn, json::Json},
    problem::{Invalid, Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::{charges::Flow, id},
};

/// A charge that somebody thinks of.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateQuote {
    /// Who would be paid.
    #[schema(value_type = id::Seller)]
    seller_id: String,
    /// In minor units: 10000 is 100.00 EUR, or 10000 JPY.
    #[schema(example = 10000, minimum = 1)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// Where the charge would be made; `direct` when left out.
    #[serde(default)]
    flow: Option<Flow>,
}

problems!(Problems: NOT_FOUND, ID_MALFORMED, AMOUNT_NOT_POSITIVE, CURRENCY_UNKNOWN, OUT_OF_RANGE, UNKNOWN_VALUE);

/// Ask what a charge would bring
///
/// Moves nothing and keeps nothing. Every refusal that can be known before a card is tried is in
/// `refusals`, and a checkout or a charge is refused by the first of them.
#[utoipa::path(
    operation_id = "createQuote",
    tag = "Charges",
    request_body = CreateQuote,
    responses((status = 200, description = "The quote.", body = QuoteBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/quotes")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    body: Json<CreateQuote>,
) -> Result<Reply<QuoteBody>, Problem> {
    let (seller, ask) = body.read()?.parse()?;
    let quote = state.app.quote(seller, caller.scope(), ask).await?;
    Ok(Reply::ok(QuoteBody::new(seller, quote)))
}

impl CreateQuote {
    fn parse(self) -> Result<(SellerId, Ask), Invalid> {
        let mut invalid = Invalid::default();
        let seller = invalid.field("/seller_id", self.seller_id.parse::<SellerId>());
        let currency = invalid.field("/currency", self.currency.parse::<Currency>());
        // Too little, too much or no such fraction is what a quote is asked for; nothing is not.
        let amount = if self.amount > 0 {
            Ok(self.amount)
        } else {
            Err(MoneyError::NotPositive)
        };
        let amount = invalid.field("/amount", amount);
        let (Some(seller), Some(currency), Some(amount)) = (seller, currency, amount) else {
            return Err(invalid);
        };
        let ask = Ask {
            money: Money::new(amount, currency),
            flow: self.flow.unwrap_or(Flow::Direct).into(),
        };
        invalid.or((seller, ask))
    }
}

impl From<QuoteError> for Problem {
    fn from(error: QuoteError) -> Self {
        match error {
            QuoteError::SellerNotFound => {
                Self::new(NOT_FOUND).detail("There is no such seller, or it is none of yours.")
            }
            QuoteError::Database(error) => error.into(),
        }
    }
}

//! `GET /v1/authentications/{token}`

use actix_web::{get, web::Data};
use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::attempt;
use souk_persistence::{Scope, attempts, charges, sellers};
use utoipa::ToSchema;

use super::ActionToken;
use crate::{
    State,
    extract::address::Address,
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::{card::CardFaceBody, charges::ChargeStatus, pay::get::PayStripeBody},
};

/// What a buyer's browser needs to confirm a charge.
#[derive(Serialize, ToSchema)]
#[schema(as = Authentication)]
pub(crate) struct AuthenticationBody {
    /// Who is paid.
    #[schema(example = "Ann's Bakery")]
    seller_name: String,
    /// In minor units.
    #[schema(example = 10000, minimum = 1, maximum = 99999999)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// For what.
    #[schema(required, example = "December's bread")]
    description: Option<String>,
    /// The card that is charged.
    #[schema(required)]
    card: Option<CardFaceBody>,
    status: ChargeStatus,
    /// Whether it can still be confirmed. When it cannot, `status` says what became of the charge,
    /// or the time is up.
    open: bool,
    /// Until when it can be confirmed.
    expires_at: DateTime<Utc>,
    stripe: PayStripeBody,
    /// Whether real money moves.
    livemode: bool,
}

problems!(Problems: RATE_LIMITED);

/// What a buyer's browser needs to confirm a charge
///
/// Public: whoever has the link that the seller passed on.
#[utoipa::path(
    operation_id = "getAuthentication",
    tag = "Pay page",
    params(("token" = String, Path, description = "The last part of the charge's `action_url`.")),
    responses((status = 200, description = "The charge as the buyer sees it.", body = AuthenticationBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[get("/v1/authentications/{token}")]
pub(crate) async fn handler(
    state: Data<State>,
    address: Address,
    ActionToken(token): ActionToken,
) -> Result<Reply<AuthenticationBody>, Problem> {
    state.limits.look_at_pay_page(address)?;
    let found = state
        .db
        .read(move |conn| {
            let Some(attempt) = attempts::by_action_token(conn, &token)? else {
                return Ok::<_, souk_persistence::Error>(None);
            };
            let Some(charge) = charges::get(conn, attempt.charge, &Scope::Everything)? else {
                return Ok(None);
            };
            let seller = sellers::get(conn, charge.seller, &Scope::Everything)?;
            Ok(seller.map(|seller| (attempt, charge, seller)))
        })
        .await?;
    let (attempt, charge, seller) = found.ok_or(NOT_FOUND)?;
    let action = attempt.action.ok_or(NOT_FOUND)?;
    Ok(Reply::ok(AuthenticationBody {
        seller_name: seller.name.as_str().to_owned(),
        amount: charge.money.amount,
        currency: charge.money.currency.code().to_owned(),
        description: charge.description.map(|text| text.as_str().to_owned()),
        card: attempt.progress.card.map(Into::into),
        status: charge.state.status().into(),
        open: attempt.state == attempt::State::RequiresAction && action.is_open(state.clock.now()),
        expires_at: action.expires_at,
        stripe: PayStripeBody {
            publishable_key: state.config.publishable_key.clone(),
        },
        livemode: charge.livemode,
    }))
}

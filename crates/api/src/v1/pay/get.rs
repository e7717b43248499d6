//! `GET /v1/pay/{checkout_id}`

use actix_web::{get, web::Data};
use serde::Serialize;
use souk_domain::{consent::KeepCard, ids::CheckoutId};
use souk_persistence::{Scope, checkouts, sellers};
use utoipa::ToSchema;

use crate::{
    State,
    extract::{address::Address, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::{checkouts::CheckoutStatus, id},
};

/// What Stripe.js is begun with.
#[derive(Serialize, ToSchema)]
#[schema(as = PayStripe)]
pub(crate) struct PayStripeBody {
    /// The platform's: cards become tokens on the platform, never on the seller's account.
    #[schema(example = "pk_test_51Souk")]
    publishable_key: String,
}

/// The words that the buyer agrees to by each choice; what is shown is what is kept as evidence.
#[derive(Serialize, ToSchema)]
#[schema(as = KeepCardWordings)]
pub(crate) struct WordingsBody {
    /// Of `keep_card: "seller"`.
    #[schema(example = "Ann's Bakery may keep this card and charge it for later purchases I agree to.")]
    seller: String,
    /// Of `keep_card: "marketplace"`.
    #[schema(
        example = "All sellers of this marketplace may keep this card and charge it for later purchases I agree to."
    )]
    marketplace: String,
}

/// What a buyer's browser needs to pay a checkout.
#[derive(Serialize, ToSchema)]
#[schema(as = PayPage)]
pub(crate) struct PayPageBody {
    #[schema(value_type = id::Checkout)]
    checkout_id: CheckoutId,
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
    #[schema(example = "Wedding cake, three tiers")]
    description: String,
    status: CheckoutStatus,
    stripe: PayStripeBody,
    keep_card_wordings: WordingsBody,
    /// Whether real money moves.
    livemode: bool,
}

problems!(Problems: RATE_LIMITED);

/// What a buyer's browser needs
///
/// Public: whoever has the link. The card is typed into Stripe's own fields, never into ours.
#[utoipa::path(
    operation_id = "getPayPage",
    tag = "Pay page",
    params(("checkout_id" = id::Checkout, Path, description = "The checkout.")),
    responses((status = 200, description = "The checkout as the buyer sees it.", body = PayPageBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[get("/v1/pay/{checkout_id}")]
pub(crate) async fn handler(
    state: Data<State>,
    address: Address,
    Id(id): Id<CheckoutId>,
) -> Result<Reply<PayPageBody>, Problem> {
    state.limits.look_at_pay_page(address)?;
    let found = state
        .db
        .read(move |conn| {
            let Some(checkout) = checkouts::get_public(conn, id)? else {
                return Ok::<_, souk_persistence::Error>(None);
            };
            let seller = sellers::get(conn, checkout.seller, &Scope::Everything)?;
            Ok(seller.map(|seller| (checkout, seller)))
        })
        .await?;
    let (checkout, seller) = found.ok_or(NOT_FOUND)?;
    let wording = |keep: KeepCard| keep.wording(seller.name.as_str()).unwrap_or_default();
    Ok(Reply::ok(PayPageBody {
        checkout_id: checkout.id,
        seller_name: seller.name.as_str().to_owned(),
        amount: checkout.money.amount,
        currency: checkout.money.currency.code().to_owned(),
        description: checkout.description.as_str().to_owned(),
        status: checkout.status(state.clock.now()).into(),
        stripe: PayStripeBody {
            publishable_key: state.config.publishable_key.clone(),
        },
        keep_card_wordings: WordingsBody {
            seller: wording(KeepCard::Seller),
            marketplace: wording(KeepCard::Marketplace),
        },
        livemode: checkout.livemode,
    }))
}

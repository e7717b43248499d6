//! `GET /v1/pay/{checkout_id}`

use std::collections::HashSet;

use actix_web::{HttpRequest, get, web::Data};
use serde::Serialize;
use souk_domain::{card::Card, consent::KeepCard, ids::CheckoutId};
use souk_persistence::{Scope, checkouts, sellers, wallets};
use utoipa::ToSchema;

use crate::{
    State, cookie,
    extract::{address::Address, id::Id, origin::KnownOrigin},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::{card::KeptCardBody, checkouts::CheckoutStatus, id},
};

/// What Stripe.js is begun with.
#[derive(Serialize, ToSchema)]
#[schema(as = PayStripe)]
pub(crate) struct PayStripeBody {
    /// The platform's: cards become tokens on the platform, never on the seller's account.
    #[schema(example = "pk_test_51Souk")]
    pub(crate) publishable_key: String,
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
    /// The cards that this browser kept and that this seller may charge, newest first: one of them
    /// pays with `card_id`. Empty for a browser that brings no cookie.
    kept_cards: Vec<KeptCardBody>,
    /// Whether real money moves.
    livemode: bool,
}

problems!(Problems: RATE_LIMITED);

/// What a buyer's browser needs
///
/// Public: whoever has the link. The card is typed into Stripe's own fields, never into ours. Kept
/// cards are shown to the browser that kept them, by the cookie that `POST` has set; an e-mail
/// address shows none.
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
    known: Option<KnownOrigin>,
    address: Address,
    request: HttpRequest,
    Id(id): Id<CheckoutId>,
) -> Result<Reply<PayPageBody>, Problem> {
    state.limits.look_at_pay_page(address)?;
    // A page of another origin is shown what everybody is shown.
    let token = known.and_then(|_| cookie::wallet_token(&state.config, &request));
    let wallet = match token {
        Some(token) => state.app.open_wallet(token).await?,
        None => None,
    };
    let found = state
        .db
        .read(move |conn| {
            let Some(checkout) = checkouts::get_public(conn, id)? else {
                return Ok::<_, souk_persistence::Error>(None);
            };
            let seller = sellers::get(conn, checkout.seller, &Scope::Everything)?;
            let kept = match &wallet {
                Some(open) => wallets::cards_for_seller(conn, open.wallet.id, checkout.seller)?,
                None => Vec::new(),
            };
            Ok(seller.map(|seller| (checkout, seller, kept)))
        })
        .await?;
    let (checkout, seller, kept) = found.ok_or(NOT_FOUND)?;
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
        kept_cards: each_once(kept).into_iter().map(Into::into).collect(),
        livemode: checkout.livemode,
    }))
}

/// A card that was kept several times is shown once, as it was kept last.
fn each_once(kept: Vec<Card>) -> Vec<Card> {
    let mut seen = HashSet::new();
    kept.into_iter()
        .filter(|card| match &card.fingerprint {
            Some(number) => seen.insert((number.clone(), card.face.clone())),
            None => true,
        })
        .collect()
}

//! `GET /v1/wallet`

use actix_web::{HttpRequest, get, web::Data};
use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    card::Card,
    ids::{CardId, ConsentId, SellerId},
};
use souk_persistence::{
    consents::{self, WordedConsent},
    wallets,
};
use utoipa::ToSchema;

use crate::{
    State,
    extract::{address::Address, origin::KnownOrigin},
    problem::{Problem, problems},
    reply::Reply,
    v1::id,
};

/// What the buyer agreed to.
#[derive(Serialize, ToSchema)]
#[schema(as = WalletConsent)]
pub(crate) struct WalletConsentBody {
    #[schema(value_type = id::Consent)]
    id: ConsentId,
    /// Who may charge the card; null means every seller of the marketplace.
    #[schema(value_type = Option<id::Seller>, required)]
    seller_id: Option<SellerId>,
    /// Null as for `seller_id`.
    #[schema(required, example = "Ann's Bakery")]
    seller_name: Option<String>,
    /// In the words that were agreed to.
    #[schema(example = "Ann's Bakery may keep this card and charge it for later purchases I agree to.")]
    wording: String,
    given_at: DateTime<Utc>,
}

impl From<WordedConsent> for WalletConsentBody {
    fn from(worded: WordedConsent) -> Self {
        Self {
            id: worded.consent.id,
            seller_id: worded.consent.seller,
            seller_name: worded.seller_name,
            wording: worded.wording,
            given_at: worded.consent.given_at,
        }
    }
}

/// A card that was kept in this browser.
#[derive(Serialize, ToSchema)]
#[schema(as = WalletCard)]
pub(crate) struct WalletCardBody {
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
    /// When it was kept.
    created_at: DateTime<Utc>,
    /// Who may charge it without the buyer being there. Without the last of them it is given up.
    consents: Vec<WalletConsentBody>,
}

impl WalletCardBody {
    fn new(card: Card, worded: &[WordedConsent]) -> Self {
        let consents = worded.iter().filter(|worded| worded.consent.card == card.id);
        Self {
            id: card.id,
            brand: card.face.brand,
            last4: card.face.last4,
            exp_month: card.face.exp_month,
            exp_year: card.face.exp_year,
            created_at: card.created_at,
            consents: consents.cloned().map(Into::into).collect(),
        }
    }
}

/// The cards that were kept in this browser, all of them: there are few.
#[derive(Serialize, ToSchema)]
#[schema(as = Wallet)]
pub(crate) struct WalletBody {
    /// Newest first.
    data: Vec<WalletCardBody>,
}

problems!(Problems: ORIGIN_NOT_ALLOWED, RATE_LIMITED);

/// List the cards kept in this browser
///
/// By the cookie that `POST /v1/pay/{checkout_id}` has set when a card was kept. Empty without it.
#[utoipa::path(
    operation_id = "getWallet",
    tag = "Pay page",
    responses((status = 200, description = "The cards, with what was agreed to.", body = WalletBody), Problems),
    extensions(("x-access" = json!("b"))),
)]
#[get("/v1/wallet")]
pub(crate) async fn handler(
    state: Data<State>,
    _: KnownOrigin,
    address: Address,
    request: HttpRequest,
) -> Result<Reply<WalletBody>, Problem> {
    state.limits.look_at_pay_page(address)?;
    let Some(open) = super::opened(&state, &request).await? else {
        return Ok(Reply::ok(WalletBody { data: Vec::new() }));
    };
    let wallet = open.wallet.id;
    let (cards, worded) = state
        .db
        .read(move |conn| {
            let cards = wallets::cards(conn, wallet)?;
            let ids: Vec<CardId> = cards.iter().map(|card| card.id).collect();
            let worded = consents::worded(conn, &ids)?;
            Ok::<_, souk_persistence::Error>((cards, worded))
        })
        .await?;
    let card = |card| WalletCardBody::new(card, &worded);
    Ok(Reply::ok(WalletBody {
        data: cards.into_iter().map(card).collect(),
    }))
}

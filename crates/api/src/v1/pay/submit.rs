//! `POST /v1/pay/{checkout_id}`

use actix_web::{HttpRequest, cookie::Cookie, http::StatusCode, post, web::Data};
use serde::{Deserialize, Serialize};
use souk_application::{OpenWallet, Paid, PayError, PayWith, Payment};
use souk_domain::{
    attempt,
    card::PaymentToken,
    checkout, consent,
    ids::{CardId, CheckoutId},
    text::{EmailAddress, Name},
};
use url::Url;
use utoipa::ToSchema;

use super::PaymentBody;
use crate::{
    State, cookie,
    extract::{
        address::Address,
        id::Id,
        idempotency::RequiredKey,
        json::{Json, fingerprint},
        origin::KnownOrigin,
    },
    problem::{
        Invalid, Problem,
        code::{
            CHECKOUT_CLOSED, Code, FIELDS_CONTRADICT, IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_REUSED,
            MISSING_FIELD, NOT_FOUND, PAYMENT_IN_PROGRESS, SELLER_ACCOUNT_CHANGED, TOO_MANY_DECLINES,
        },
        problems,
    },
    reply::Reply,
    v1::{charges, id, wire::wire_enum},
};

wire_enum! {
    /// Whether the card is kept, and who may charge it again.
    KeepCard as KeepCard = consent::KeepCard {
        /// The card is used once.
        No,
        /// This seller may charge it again.
        Seller,
        /// Every seller of the marketplace may.
        Marketplace,
    }
}

/// What a buyer pays with: a card typed in just now (`payment_token`, with `email` and
/// `keep_card`), or one that this browser kept (`card_id`, alone). The amount is the checkout's.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "email": "bob@example.com", "name": "Bob Buyer", "payment_token": "pm_1SoukCard", "keep_card": "no",
}))]
pub(crate) struct Pay {
    /// Who pays: one address is one customer. Not with `card_id`, which says who pays.
    #[schema(example = "bob@example.com", format = "email", max_length = 254)]
    #[serde(default)]
    email: Option<String>,
    /// Kept only when the customer is new.
    #[schema(example = "Bob Buyer", max_length = 120)]
    #[serde(default)]
    name: Option<String>,
    /// A PaymentMethod (`pm_…`) that Stripe.js made on the platform, or a token (`tok_…`). Good once.
    #[schema(example = "pm_1SoukCard", max_length = 255)]
    #[serde(default)]
    payment_token: Option<String>,
    /// One of the page's `kept_cards`. Needs the cookie that was set when it was kept.
    #[schema(value_type = Option<id::Card>)]
    #[serde(default)]
    card_id: Option<String>,
    /// Needed with `payment_token`; with `card_id` nothing but `no`.
    #[serde(default)]
    keep_card: Option<KeepCard>,
}

problems!(Problems: CARD_DECLINED, AUTHENTICATION_REQUIRED, ORIGIN_NOT_ALLOWED, NOT_FOUND, PAYMENT_IN_PROGRESS, CHECKOUT_CLOSED, SELLER_ACCOUNT_CHANGED, SELLER_NOT_CONNECTED, SELLER_RESTRICTED, SELLER_TRANSFERS_INACTIVE, CROSS_BORDER_UNSUPPORTED, CURRENCY_NOT_SUPPORTED, STRIPE_UNAVAILABLE, FIELDS_CONTRADICT, MISSING_FIELD, ID_MALFORMED, PAYMENT_TOKEN_MALFORMED, CONFIRMATION_TOKEN_UNSUPPORTED, PAYMENT_TOKEN_REFUSED, UNKNOWN_VALUE, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, TEXT_MALFORMED, CARD_NUMBER_REFUSED, RATE_LIMITED, TOO_MANY_DECLINES);

/// Pay a checkout
///
/// One attempt is in flight at a time, and a checkout is paid at most once. After a decline pay
/// again with another token and a new key. A `card_id` that this browser did not keep, or not for
/// this seller, does not exist (404). With a card to keep the reply sets the cookie by which the
/// browser is shown the card later. While `charge.status` is `requires_action` do what
/// `next_action` says; while it is `pending`, `processing` or `unknown` ask
/// `POST /v1/pay/{checkout_id}/confirm` in a moment.
#[utoipa::path(
    operation_id = "pay",
    tag = "Pay page",
    params(
        ("checkout_id" = id::Checkout, Path, description = "The checkout."),
        ("Idempotency-Key" = String, Header, description = "1 to 255 visible ASCII characters, one for each press of the button. The same key and body pay once.", example = "6f1c9e0a-press-1"),
    ),
    request_body = Pay,
    responses((status = 200, description = "How the payment stands.", body = PaymentBody,
        headers(("Set-Cookie" = String, description = "What opens the browser's wallet, when a card is to be kept or was paid with."))), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/pay/{checkout_id}")]
pub(crate) async fn handler(
    state: Data<State>,
    _: KnownOrigin,
    address: Address,
    request: HttpRequest,
    Id(id): Id<CheckoutId>,
    RequiredKey(key): RequiredKey,
    body: Json<Pay>,
) -> Result<Reply<PaymentBody>, Problem> {
    state.limits.pay(address, id)?;
    let body = body.read()?;
    let key = fingerprint(key, "pay", &id.to_string(), &body)?;
    let payment = Payment {
        with: body.parse()?,
        wallet: cookie::wallet_token(&state.config, &request),
        client_address: Some(address.0),
    };
    let paid = state.app.pay(id, payment, key).await?;
    let refused = refusal(&paid, &state.config.public_url);
    let status = refused
        .as_ref()
        .map_or(StatusCode::OK, |problem| problem.code().status());
    if paid.answered_status.is_none() {
        state
            .app
            .answered_payment(paid.attempt.id, status.as_u16())
            .await?;
    }
    // A replay keeps the status of the first answer, and shows the charge as it stands now.
    let first = paid.answered_status.unwrap_or(status.as_u16());
    match refused {
        Some(problem) if first >= 400 => Err(problem),
        _ => {
            let body = PaymentBody::new(&paid.charge, paid.next_action.map(Into::into));
            Ok(match &paid.wallet {
                Some(open) => Reply::ok(body).cookie(wallet_cookie(&state, open)),
                None => Reply::ok(body),
            })
        }
    }
}

fn wallet_cookie(state: &State, open: &OpenWallet) -> Cookie<'static> {
    let left = open.wallet.expires_at - state.clock.now();
    cookie::wallet(&state.config, &open.token, left.num_seconds())
}

/// What the buyer is told of a card that did not pay. While the bank wants the buyer nothing is
/// refused: `next_action` says what to do.
pub(crate) fn refusal(paid: &Paid, public_url: &Url) -> Option<Problem> {
    if paid.attempt.state == attempt::State::RequiresAction {
        return None;
    }
    let mut attempt = paid.attempt.clone();
    // What would help a thief is not told at the public page.
    attempt.decline = attempt.decline.map(|decline| decline.for_buyer());
    charges::refusal(&paid.charge, &attempt, public_url)
}

impl Pay {
    fn parse(self) -> Result<PayWith, Invalid> {
        let mut invalid = Invalid::default();
        match (self.payment_token, self.card_id) {
            (Some(token), None) => {
                let email = invalid.needed("/email", self.email.as_deref().map(EmailAddress::parse));
                let name = invalid.optional("/name", self.name.as_deref().map(Name::parse));
                let token = invalid.field("/payment_token", PaymentToken::parse(&token));
                let keep_card = invalid.needed("/keep_card", self.keep_card.map(Ok::<_, Code>));
                let (Some(email), Some(token), Some(keep_card)) = (email, token, keep_card) else {
                    return Err(invalid);
                };
                invalid.or(PayWith::Token {
                    email,
                    name,
                    token,
                    keep_card: keep_card.into(),
                })
            }
            (None, Some(card)) => {
                let card = invalid.field("/card_id", card.parse::<CardId>());
                let keeps = self
                    .keep_card
                    .is_some_and(|keep| consent::KeepCard::from(keep).keeps());
                let others = [
                    ("/email", self.email.is_some()),
                    ("/name", self.name.is_some()),
                    ("/keep_card", keeps),
                ];
                for (pointer, _) in others.into_iter().filter(|(_, is_there)| *is_there) {
                    invalid.note(pointer, FIELDS_CONTRADICT, "the kept card says it already");
                }
                let Some(card) = card else { return Err(invalid) };
                invalid.or(PayWith::Kept(card))
            }
            (Some(_), Some(_)) => Err(Invalid::of("/card_id", &FIELDS_CONTRADICT)),
            (None, None) => Err(Invalid::of("/payment_token", &MISSING_FIELD)),
        }
    }
}

impl From<PayError> for Problem {
    fn from(error: PayError) -> Self {
        match error {
            PayError::NotFound => NOT_FOUND.into(),
            PayError::CardNotFound => Self::new(NOT_FOUND).detail("This browser kept no such card."),
            PayError::Closed(status) => Self::new(CHECKOUT_CLOSED).detail(closed(status)),
            PayError::PaymentInProgress => PAYMENT_IN_PROGRESS.into(),
            PayError::TooManyDeclines => Self::new(TOO_MANY_DECLINES).retry_after(3600),
            PayError::SellerUnavailable(error) => error.into(),
            PayError::AccountChanged => SELLER_ACCOUNT_CHANGED.into(),
            PayError::KeyReused(_) => IDEMPOTENCY_KEY_REUSED.into(),
            PayError::KeyInUse => IDEMPOTENCY_KEY_IN_USE.into(),
            PayError::Database(error) => error.into(),
        }
    }
}

fn closed(status: checkout::Status) -> &'static str {
    match status {
        checkout::Status::Paid => "This checkout was paid already.",
        checkout::Status::Expired => "This checkout has expired.",
        checkout::Status::Canceled => "This checkout was canceled.",
        checkout::Status::Open => CHECKOUT_CLOSED.meaning(),
    }
}

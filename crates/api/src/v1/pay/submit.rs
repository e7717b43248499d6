//! `POST /v1/pay/{checkout_id}`

use actix_web::{http::StatusCode, post, web::Data};
use serde::{Deserialize, Serialize};
use souk_application::{Paid, PayError, Payment};
use souk_domain::{
    attempt,
    card::PaymentToken,
    checkout, consent,
    ids::CheckoutId,
    text::{EmailAddress, Name},
};
use url::Url;
use utoipa::ToSchema;

use super::PaymentBody;
use crate::{
    State,
    extract::{
        address::Address,
        id::Id,
        idempotency::RequiredKey,
        json::{Json, fingerprint},
    },
    problem::{
        Invalid, Problem,
        code::{
            CHECKOUT_CLOSED, IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_REUSED, NOT_FOUND, PAYMENT_IN_PROGRESS,
            SELLER_ACCOUNT_CHANGED, TOO_MANY_DECLINES,
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

/// What a buyer pays with. The amount is the checkout's.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pay {
    /// Who pays: one address is one customer.
    #[schema(example = "bob@example.com", format = "email", max_length = 254)]
    email: String,
    /// Kept only when the customer is new.
    #[schema(example = "Bob Buyer", max_length = 120)]
    #[serde(default)]
    name: Option<String>,
    /// A PaymentMethod (`pm_…`) that Stripe.js made on the platform, or a token (`tok_…`). Good once.
    #[schema(example = "pm_1SoukCard", max_length = 255)]
    payment_token: String,
    keep_card: KeepCard,
}

problems!(Problems: CARD_DECLINED, AUTHENTICATION_REQUIRED, NOT_FOUND, PAYMENT_IN_PROGRESS, CHECKOUT_CLOSED, SELLER_ACCOUNT_CHANGED, SELLER_NOT_CONNECTED, SELLER_RESTRICTED, SELLER_TRANSFERS_INACTIVE, CROSS_BORDER_UNSUPPORTED, CURRENCY_NOT_SUPPORTED, STRIPE_UNAVAILABLE, PAYMENT_TOKEN_MALFORMED, CONFIRMATION_TOKEN_UNSUPPORTED, PAYMENT_TOKEN_REFUSED, UNKNOWN_VALUE, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, TEXT_MALFORMED, CARD_NUMBER_REFUSED, RATE_LIMITED, TOO_MANY_DECLINES);

/// Pay a checkout
///
/// One attempt is in flight at a time, and a checkout is paid at most once. After a decline pay
/// again with another token and a new key. While `charge.status` is `requires_action` do what
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
    responses((status = 200, description = "How the payment stands.", body = PaymentBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/pay/{checkout_id}")]
pub(crate) async fn handler(
    state: Data<State>,
    address: Address,
    Id(id): Id<CheckoutId>,
    RequiredKey(key): RequiredKey,
    body: Json<Pay>,
) -> Result<Reply<PaymentBody>, Problem> {
    state.limits.pay(address, id)?;
    let body = body.read()?;
    let key = fingerprint(key, "pay", &id.to_string(), &body)?;
    let payment = body.parse(address)?;
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
        _ => Ok(Reply::ok(PaymentBody::new(
            &paid.charge,
            paid.next_action.map(Into::into),
        ))),
    }
}

/// What the buyer is told of a card that did not pay. While the bank wants the buyer nothing is
/// refused: `next_action` says what to do.
fn refusal(paid: &Paid, public_url: &Url) -> Option<Problem> {
    if paid.attempt.state == attempt::State::RequiresAction {
        return None;
    }
    let mut attempt = paid.attempt.clone();
    // What would help a thief is not told at the public page.
    attempt.decline = attempt.decline.map(|decline| decline.for_buyer());
    charges::refusal(&paid.charge, &attempt, public_url)
}

impl Pay {
    fn parse(self, address: Address) -> Result<Payment, Invalid> {
        let mut invalid = Invalid::default();
        let email = invalid.field("/email", EmailAddress::parse(&self.email));
        let name = invalid.optional("/name", self.name.as_deref().map(Name::parse));
        let token = invalid.field("/payment_token", PaymentToken::parse(&self.payment_token));
        let (Some(email), Some(token)) = (email, token) else {
            return Err(invalid);
        };
        invalid.or(Payment {
            email,
            name,
            token,
            keep_card: self.keep_card.into(),
            client_address: Some(address.0),
        })
    }
}

impl From<PayError> for Problem {
    fn from(error: PayError) -> Self {
        match error {
            PayError::NotFound => NOT_FOUND.into(),
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

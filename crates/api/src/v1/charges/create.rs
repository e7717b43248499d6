//! `POST /v1/charges`

use std::collections::BTreeMap;

use actix_web::{http::StatusCode, post, web::Data};
use serde::{Deserialize, Serialize};
use souk_application::{ChargeOutcome, ChargeRequest, CreateChargeError};
use souk_domain::{
    Currency, Money,
    charge::NewCharge,
    ids::{CardId, CustomerId, SellerId},
    text::{Description, StatementDescriptorSuffix},
};
use utoipa::ToSchema;

use super::{Capture, ChargeBody, Flow};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        idempotency::RequiredKey,
        json::{Json, fingerprint},
    },
    problem::{
        Invalid, Problem,
        code::{CARD_MISSING, CONSENT_MISSING, IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_REUSED, NOT_FOUND},
        problems,
    },
    reply::Reply,
    v1::{id, metadata},
};

/// What to charge to whom.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateCharge {
    /// Who is paid.
    #[schema(value_type = id::Seller)]
    seller_id: String,
    /// In minor units: 10000 is 100.00 EUR, or 10000 JPY.
    #[schema(example = 10000, minimum = 1, maximum = 99999999)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// Who pays. They must have agreed to be charged by this seller.
    #[schema(value_type = id::Customer)]
    customer_id: String,
    /// With which kept card; the customer's default card when left out.
    #[schema(value_type = Option<id::Card>)]
    #[serde(default)]
    card_id: Option<String>,
    /// Where the charge is made; `direct` when left out.
    #[serde(default)]
    flow: Option<Flow>,
    /// When the money is taken; `automatic` when left out.
    #[serde(default)]
    capture: Option<Capture>,
    /// For what.
    #[schema(example = "December's bread", max_length = 500)]
    #[serde(default)]
    description: Option<String>,
    /// On the buyer's bank statement, after the seller's prefix.
    #[schema(example = "BREAD", max_length = 22)]
    #[serde(default)]
    statement_descriptor_suffix: Option<String>,
    /// At most 20 pairs; keys of 40, values of 500 characters.
    #[schema(example = json!({"order": "17"}))]
    #[serde(default)]
    metadata: Option<BTreeMap<String, String>>,
}

problems!(Problems: CARD_DECLINED, AUTHENTICATION_REQUIRED, CONSENT_MISSING, NOT_FOUND, SELLER_NOT_CONNECTED, SELLER_RESTRICTED, SELLER_TRANSFERS_INACTIVE, CROSS_BORDER_UNSUPPORTED, CURRENCY_NOT_SUPPORTED, STRIPE_UNAVAILABLE, CARD_MISSING, ID_MALFORMED, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, AMOUNT_NOT_REPRESENTABLE, CURRENCY_UNKNOWN, OUT_OF_RANGE, UNKNOWN_VALUE, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, TEXT_MALFORMED, CARD_NUMBER_REFUSED, METADATA_TOO_MANY, METADATA_KEY_INVALID);

/// Charge a customer's kept card
///
/// Off-session: the customer is not there and has agreed to it before. A decline is final for this
/// charge. When the bank wants the customer the answer is 402 `authentication_required`: send them
/// `action_url`, where they confirm this same charge within seven days; after that it is canceled. The answer is 202 while the outcome is not known: get the charge until it is, or send
/// the same request with the same key.
#[utoipa::path(
    operation_id = "createCharge",
    tag = "Charges",
    params(("Idempotency-Key" = String, Header, description = "1 to 255 visible ASCII characters, yours. The same key and body charge once.", example = "order-17")),
    request_body = CreateCharge,
    responses(
        (status = 201, description = "The charge, and its outcome is known.", body = ChargeBody),
        (status = 202, description = "The charge, and its outcome is not known yet.", body = ChargeBody),
        Problems,
    ),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/charges")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    RequiredKey(key): RequiredKey,
    body: Json<CreateCharge>,
) -> Result<Reply<ChargeBody>, Problem> {
    let body = body.read()?;
    let key = fingerprint(key, "createCharge", "", &body)?;
    let request = body.parse()?;
    let outcome = state
        .app
        .create_charge(caller.user.id, caller.scope(), request, key)
        .await?;
    let ChargeOutcome {
        charge,
        attempt,
        answered_status,
        ..
    } = outcome;
    let refused = super::refusal(&charge, &attempt, &state.config.public_url);
    let status = match &refused {
        Some(problem) => problem.code().status(),
        None if attempt.is_in_flight() => StatusCode::ACCEPTED,
        None => StatusCode::CREATED,
    };
    if answered_status.is_none() {
        state.app.answered(charge.id, status.as_u16()).await?;
    }
    // A replay keeps the status of the first answer, and shows the charge as it stands now.
    let first = answered_status.unwrap_or(status.as_u16());
    match refused {
        Some(problem) if first >= 400 => Err(problem),
        _ => {
            let location = format!("/v1/charges/{}", charge.id);
            let body = ChargeBody::new(charge, vec![attempt], &state.config.public_url);
            Ok(if first == StatusCode::ACCEPTED.as_u16() {
                Reply::accepted(location, body)
            } else {
                Reply::created(location, body)
            })
        }
    }
}

impl CreateCharge {
    fn parse(self) -> Result<ChargeRequest, Invalid> {
        let mut invalid = Invalid::default();
        let seller = invalid.field("/seller_id", self.seller_id.parse::<SellerId>());
        let currency = invalid.field("/currency", self.currency.parse::<Currency>());
        let money =
            currency.and_then(|currency| invalid.field("/amount", Money::chargeable(self.amount, currency)));
        let customer = invalid.field("/customer_id", self.customer_id.parse::<CustomerId>());
        let card = invalid.optional("/card_id", self.card_id.as_deref().map(str::parse::<CardId>));
        let description = self.description.as_deref().map(Description::parse);
        let description = invalid.optional("/description", description);
        let suffix = self.statement_descriptor_suffix.as_deref();
        let suffix = suffix.map(StatementDescriptorSuffix::parse);
        let statement_descriptor_suffix = invalid.optional("/statement_descriptor_suffix", suffix);
        let metadata = metadata::read(&mut invalid, self.metadata.unwrap_or_default());
        let (Some(seller), Some(money), Some(customer)) = (seller, money, customer) else {
            return Err(invalid);
        };
        invalid.or(ChargeRequest {
            seller,
            customer,
            card,
            new: NewCharge {
                money,
                flow: self.flow.unwrap_or(Flow::Direct).into(),
                capture: self.capture.unwrap_or(Capture::Automatic).into(),
                description,
                statement_descriptor_suffix,
                metadata,
                checkout: None,
            },
        })
    }
}

impl From<CreateChargeError> for Problem {
    fn from(error: CreateChargeError) -> Self {
        match error {
            CreateChargeError::SellerNotFound => {
                Self::new(NOT_FOUND).detail("There is no such seller, or it is none of yours.")
            }
            CreateChargeError::CustomerNotFound => Self::new(NOT_FOUND)
                .detail("There is no such customer, or they never bought from this seller."),
            CreateChargeError::CardNotFound => Invalid::of("/card_id", &CARD_MISSING).into(),
            CreateChargeError::ConsentMissing => CONSENT_MISSING.into(),
            CreateChargeError::Refused(error) => error.into(),
            CreateChargeError::KeyReused(_) => IDEMPOTENCY_KEY_REUSED.into(),
            CreateChargeError::KeyInUse => IDEMPOTENCY_KEY_IN_USE.into(),
            CreateChargeError::Database(error) => error.into(),
        }
    }
}

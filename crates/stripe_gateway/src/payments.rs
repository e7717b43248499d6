//! PaymentIntents: one for each charge of ours, confirmed by the server.
//!
//! What is always sent, and why: `allowed_payment_method_types[]=card` (the pinned API version
//! refuses the older `payment_method_types`, and without either the Dashboard would decide);
//! `capture_method` (Stripe's default is asynchronous and leaves balance transaction, fee and
//! transfer empty at success); `confirmation_method=automatic`; `use_stripe_sdk=true`, so that an
//! authentication step is shown by Stripe.js in our page. And every call asks for the latest
//! charge with its balance transaction and its transfer.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use souk_domain::Currency;
use stripe_core::charge::RetrieveCharge;
use stripe_core::payment_intent::{
    CancelPaymentIntent, CapturePaymentIntent, ConfirmPaymentIntent, ConfirmPaymentIntentOffSession,
    CreatePaymentIntent, CreatePaymentIntentTransferData, ListPaymentIntent, RetrievePaymentIntent,
    UpdatePaymentIntent,
};
use stripe_shared::{
    PaymentIntentAllowedPaymentMethodTypes as AllowedType, PaymentIntentCaptureMethod,
    PaymentIntentConfirmationMethod, PaymentIntentSetupFutureUsage,
};
use stripe_types::RangeQueryTs;

use crate::charge::ChargeSnapshot;
use crate::error::Error;
use crate::ids::{AccountId, ChargeId, CustomerId, IntentId, PaymentMethodId};
use crate::intent::Intent;
use crate::key::Key;
use crate::metadata::Metadata;
use crate::pan;
use crate::stripe::{On, Stripe};

/// A PaymentIntent to be created, not yet confirmed.
#[derive(Debug, Clone)]
pub struct NewIntent {
    /// Minor units, above zero, at most 99999999.
    pub amount: i64,
    /// In this currency.
    pub currency: Currency,
    /// The customer, on the same account.
    pub customer: Option<CustomerId>,
    /// The card, on the same account.
    pub payment_method: Option<PaymentMethodId>,
    /// The platform's share, in minor units: on a direct charge, or of a destination charge.
    pub application_fee_amount: Option<i64>,
    /// When the money is taken.
    pub capture: Capture,
    /// Whether the card is kept for the customer and may be charged later without them
    /// (`setup_future_usage=off_session`).
    pub keep_card: bool,
    /// Shown to the seller, and to the buyer in Stripe's receipt.
    pub description: Option<String>,
    /// What follows the account's prefix on the buyer's statement; 22 characters in all.
    pub statement_descriptor_suffix: Option<String>,
    /// Where a charge through the platform sends the money.
    pub transfer: Option<Destination>,
    /// Ours: always holds the id of our charge.
    pub metadata: Metadata,
}

/// When the money is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capture {
    /// When it is confirmed.
    Automatic,
    /// Authorised when it is confirmed, taken later by a call of its own.
    Manual,
}

/// The connected account that a charge through the platform pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// Who gets the money.
    pub account: AccountId,
    /// Whether that account, and not the platform, is the merchant of record.
    pub on_behalf_of: bool,
}

/// What to change before another try. What is `None` stays as it is.
#[derive(Debug, Clone, Default)]
pub struct UpdateIntent {
    /// The customer, on the same account. Once set it can only be changed, not removed.
    pub customer: Option<CustomerId>,
    /// The card, on the same account.
    pub payment_method: Option<PaymentMethodId>,
    /// Whether to keep the card now tried; `Some(false)` takes back what an earlier try asked for.
    pub keep_card: Option<bool>,
    /// Entries to add or to replace.
    pub metadata: Metadata,
}

/// How to confirm.
#[derive(Debug, Clone, Default)]
pub struct ConfirmIntent {
    /// The card, on the same account; `None` uses the one that is set.
    pub payment_method: Option<PaymentMethodId>,
    /// The card holder is not there: what needs them fails with
    /// [`Error::AuthenticationRequired`].
    pub off_session: bool,
    /// Where a redirecting authentication comes back to.
    pub return_url: Option<String>,
}

/// A page of a list.
#[derive(Deserialize)]
pub(crate) struct Page<T> {
    pub(crate) data: Vec<T>,
    pub(crate) has_more: bool,
}

const WHAT: &str = "payment intent";

fn charge_and_balance() -> Vec<String> {
    vec![
        "latest_charge.balance_transaction".to_owned(),
        "latest_charge.transfer".to_owned(),
    ]
}

impl Stripe {
    /// Creates a PaymentIntent and does not confirm it, so that its id can be saved first.
    ///
    /// # Errors
    /// [`Error::Refused`]: `amount_too_small`, a card of another account (`resource_missing`) …
    pub async fn create_intent(&self, on: On<'_>, key: &Key, new: &NewIntent) -> Result<Intent, Error> {
        self.post(&creation(new)?, on, key, WHAT).await
    }

    /// Sets another card or customer before another try.
    ///
    /// # Errors
    /// [`Error::Refused`] with `payment_intent_unexpected_state` and the PaymentIntent as it
    /// stands, once it is paid, cancelled or processing.
    pub async fn update_intent(
        &self,
        on: On<'_>,
        key: &Key,
        id: &IntentId,
        change: &UpdateIntent,
    ) -> Result<Intent, Error> {
        pan::refuse_in(&change.metadata)?;
        let mut request = UpdatePaymentIntent::new(id.as_str()).expand(charge_and_balance());
        if let Some(customer) = &change.customer {
            request = request.customer(customer.as_str());
        }
        if let Some(card) = &change.payment_method {
            request = request.payment_method(card.as_str());
        }
        match change.keep_card {
            Some(true) => request = request.setup_future_usage(PaymentIntentSetupFutureUsage::OffSession),
            // An empty value unsets it. The type has no name for that, but passes any text on.
            Some(false) => {
                let unset = PaymentIntentSetupFutureUsage::Unknown(String::new());
                request = request.setup_future_usage(unset);
            }
            None => {}
        }
        if !change.metadata.is_empty() {
            request = request.metadata(change.metadata.to_params());
        }
        self.post(&request, on, key, WHAT).await
    }

    /// Confirms: this is where money moves.
    ///
    /// # Errors
    /// [`Error::Declined`]; [`Error::AuthenticationRequired`] off-session; [`Error::Refused`] with
    /// `payment_intent_unexpected_state` and the PaymentIntent as it stands, when it was paid
    /// before under another key; [`Error::Unknown`], after which only the same key or
    /// [`Stripe::retrieve_intent`] may follow.
    pub async fn confirm_intent(
        &self,
        on: On<'_>,
        key: &Key,
        id: &IntentId,
        confirm: &ConfirmIntent,
    ) -> Result<Intent, Error> {
        let mut request = ConfirmPaymentIntent::new(id.as_str())
            .expand(charge_and_balance())
            .use_stripe_sdk(true);
        if let Some(card) = &confirm.payment_method {
            request = request.payment_method(card.as_str());
        }
        if confirm.off_session {
            request = request.off_session(ConfirmPaymentIntentOffSession::Bool(true));
        }
        if let Some(url) = &confirm.return_url {
            request = request.return_url(url);
        }
        self.post(&request, on, key, WHAT).await
    }

    /// Fetches a PaymentIntent as it stands.
    ///
    /// # Errors
    /// [`Error::NotFound`] when this account has none such.
    pub async fn retrieve_intent(&self, on: On<'_>, id: &IntentId) -> Result<Intent, Error> {
        let request = RetrievePaymentIntent::new(id.as_str()).expand(charge_and_balance());
        self.get(&request, on, WHAT).await
    }

    /// Takes an authorised amount, or a part of it; what is left is released. `fee` is the platform's
    /// part of it; none leaves it as it was agreed.
    ///
    /// # Errors
    /// [`Error::Refused`] with `payment_intent_unexpected_state` and the PaymentIntent as it
    /// stands, when nothing is authorised any more; [`Error::Unknown`], after which only the same
    /// key or [`Stripe::retrieve_intent`] may follow.
    pub async fn capture_intent(
        &self,
        on: On<'_>,
        key: &Key,
        id: &IntentId,
        amount: i64,
        fee: Option<i64>,
    ) -> Result<Intent, Error> {
        let mut request = CapturePaymentIntent::new(id.as_str())
            .amount_to_capture(amount)
            .expand(charge_and_balance());
        if let Some(fee) = fee {
            request = request.application_fee_amount(fee);
        }
        self.post(&request, on, key, WHAT).await
    }

    /// Cancels a PaymentIntent that is not paid.
    ///
    /// # Errors
    /// [`Error::Refused`] with `payment_intent_unexpected_state` and the PaymentIntent as it
    /// stands, when it is too late.
    pub async fn cancel_intent(&self, on: On<'_>, key: &Key, id: &IntentId) -> Result<Intent, Error> {
        let request = CancelPaymentIntent::new(id.as_str()).expand(charge_and_balance());
        self.post(&request, on, key, WHAT).await
    }

    /// The PaymentIntents made at or after `since` that carry `value` under `name` in their
    /// metadata, newest first: how one is found whose id was lost and whose key is too old. It
    /// reads lists, because Stripe's search is not read-after-write, and at most 100 pages of 100.
    ///
    /// # Errors
    /// Those of any `GET`.
    pub async fn find_intents_by_metadata(
        &self,
        on: On<'_>,
        since: DateTime<Utc>,
        name: &str,
        value: &str,
    ) -> Result<Vec<Intent>, Error> {
        let mut found = Vec::new();
        let mut after: Option<IntentId> = None;
        for _ in 0..100 {
            let mut request = ListPaymentIntent::new()
                .limit(100_i64)
                .created(RangeQueryTs::gte(since.timestamp()))
                .expand(vec![
                    "data.latest_charge.balance_transaction".to_owned(),
                    "data.latest_charge.transfer".to_owned(),
                ]);
            if let Some(after) = &after {
                request = request.starting_after(after.as_str());
            }
            let page: Page<Intent> = self.get(&request, on, "list of payment intents").await?;
            after = page.data.last().map(|intent| intent.id.clone());
            found.extend(
                page.data
                    .into_iter()
                    .filter(|intent| intent.metadata.get(name) == Some(value)),
            );
            if !page.has_more || after.is_none() {
                break;
            }
        }
        Ok(found)
    }

    /// Fetches a charge with its balance transaction.
    ///
    /// # Errors
    /// [`Error::NotFound`] when this account has none such.
    pub async fn retrieve_charge(&self, on: On<'_>, id: &ChargeId) -> Result<ChargeSnapshot, Error> {
        let request = RetrieveCharge::new(id.as_str())
            .expand(vec!["balance_transaction".to_owned(), "transfer".to_owned()]);
        self.get(&request, on, "charge").await
    }
}

/// The request of a new PaymentIntent.
///
/// # Errors
/// [`Error::Refused`] when a text holds a card number.
fn creation(new: &NewIntent) -> Result<CreatePaymentIntent, Error> {
    // async-stripe takes any code; which ones there are is the domain's table.
    let Ok(currency) = stripe_types::Currency::from_str(new.currency.code());
    let mut request = CreatePaymentIntent::new(new.amount, currency)
        .allowed_payment_method_types(vec![AllowedType::Card])
        .confirmation_method(PaymentIntentConfirmationMethod::Automatic)
        .use_stripe_sdk(true)
        .capture_method(match new.capture {
            Capture::Automatic => PaymentIntentCaptureMethod::Automatic,
            Capture::Manual => PaymentIntentCaptureMethod::Manual,
        })
        .metadata(new.metadata.to_params())
        .expand(charge_and_balance());
    pan::refuse_in(&new.metadata)?;
    if let Some(customer) = &new.customer {
        request = request.customer(customer.as_str());
    }
    if let Some(card) = &new.payment_method {
        request = request.payment_method(card.as_str());
    }
    if let Some(fee) = new.application_fee_amount {
        request = request.application_fee_amount(fee);
    }
    if new.keep_card {
        request = request.setup_future_usage(PaymentIntentSetupFutureUsage::OffSession);
    }
    if let Some(description) = &new.description {
        pan::refuse("description", description)?;
        request = request.description(description);
    }
    if let Some(suffix) = &new.statement_descriptor_suffix {
        pan::refuse("statement_descriptor_suffix", suffix)?;
        request = request.statement_descriptor_suffix(suffix);
    }
    if let Some(destination) = &new.transfer {
        let account = destination.account.as_str();
        request = request.transfer_data(CreatePaymentIntentTransferData::new(account));
        if destination.on_behalf_of {
            request = request.on_behalf_of(account);
        }
    }
    Ok(request)
}

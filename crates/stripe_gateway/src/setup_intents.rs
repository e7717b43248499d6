//! SetupIntents: a card becomes a customer's without being charged.
//!
//! What is always sent, and why: `confirm=true`, because the cardholder is not at a page of ours;
//! `usage=off_session`, because the card is charged without them; `allowed_payment_method_types[]=card`
//! and `use_stripe_sdk=true` as for [PaymentIntents](crate::payments).

use std::fmt;

use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;
use souk_domain::card_setup::{SetupSnapshot, SetupStatus};
use stripe_core::setup_intent::{
    CancelSetupIntent, CreateSetupIntent, CreateSetupIntentUsage, ListSetupIntent, RetrieveSetupIntent,
};
use stripe_shared::SetupIntentAllowedPaymentMethodTypes as AllowedType;

use crate::charge::IdOf;
use crate::decline::Decline;
use crate::error::Error;
use crate::ids::{CustomerId, PaymentMethodId, SetupIntentId};
use crate::key::Key;
use crate::metadata::Metadata;
use crate::payments::Page;
use crate::stripe::{On, Stripe};

/// A SetupIntent to be made and confirmed.
#[derive(Debug, Clone)]
pub struct NewSetupIntent {
    /// Whose card it will be, on the same account.
    pub customer: CustomerId,
    /// The card, nobody's yet.
    pub payment_method: PaymentMethodId,
    /// Ours: always holds the id of our setup.
    pub metadata: Metadata,
}

/// A SetupIntent.
#[derive(Clone, Deserialize)]
#[serde(from = "Wire")]
pub struct SetupIntent {
    /// Its id.
    pub id: SetupIntentId,
    /// Where it stands. A status that is not in the list makes the whole reply unreadable, which is
    /// an unknown outcome and not a failure.
    pub status: SetupStatus,
    /// Lets a browser answer the bank. Not to be stored or logged.
    pub client_secret: Option<SecretString>,
    /// Its card; none again after a decline.
    pub payment_method: Option<PaymentMethodId>,
    /// Why the last confirmation failed.
    pub last_error: Option<Decline>,
    /// What we (or others) attached.
    pub metadata: Metadata,
}

#[derive(Deserialize)]
struct Wire {
    id: SetupIntentId,
    status: Status,
    client_secret: Option<String>,
    payment_method: Option<IdOf<PaymentMethodId>>,
    last_setup_error: Option<Value>,
    #[serde(default)]
    metadata: Option<Metadata>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Processing,
    Canceled,
    Succeeded,
}

impl From<Wire> for SetupIntent {
    fn from(wire: Wire) -> Self {
        Self {
            id: wire.id,
            status: match wire.status {
                Status::RequiresPaymentMethod => SetupStatus::RequiresPaymentMethod,
                Status::RequiresConfirmation => SetupStatus::RequiresConfirmation,
                Status::RequiresAction => SetupStatus::RequiresAction,
                Status::Processing => SetupStatus::Processing,
                Status::Canceled => SetupStatus::Canceled,
                Status::Succeeded => SetupStatus::Succeeded,
            },
            client_secret: wire.client_secret.map(SecretString::from),
            payment_method: wire.payment_method.map(IdOf::into_id),
            last_error: wire
                .last_setup_error
                .map(|error| Decline::from_error(&error, None)),
            metadata: wire.metadata.unwrap_or_default(),
        }
    }
}

/// The facts that the domain's states follow.
impl From<&SetupIntent> for SetupSnapshot {
    fn from(intent: &SetupIntent) -> Self {
        Self {
            id: intent.id.to_string(),
            status: intent.status,
            payment_method: intent.payment_method.as_ref().map(ToString::to_string),
            last_decline: intent.last_error.as_ref().map(Into::into),
        }
    }
}

impl fmt::Debug for SetupIntent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetupIntent")
            .field("id", &self.id)
            .field("status", &self.status)
            .field("payment_method", &self.payment_method)
            .field("metadata", &self.metadata)
            .field("last_error", &self.last_error)
            .finish_non_exhaustive()
    }
}

const WHAT: &str = "setup intent";

impl Stripe {
    /// Makes a SetupIntent on the platform and confirms it: on success the card is the customer's.
    ///
    /// # Errors
    /// [`Error::Declined`]; [`Error::Refused`] when the card is somebody else's or was used up;
    /// [`Error::Unknown`], after which only the same key or [`Stripe::list_setup_intents`] may follow.
    pub async fn create_setup_intent(&self, key: &Key, new: &NewSetupIntent) -> Result<SetupIntent, Error> {
        let request = CreateSetupIntent::new()
            .allowed_payment_method_types(vec![AllowedType::Card])
            .customer(new.customer.as_str())
            .payment_method(new.payment_method.as_str())
            .usage(CreateSetupIntentUsage::OffSession)
            .confirm(true)
            .use_stripe_sdk(true)
            .metadata(new.metadata.to_params());
        self.post(&request, On::Platform, key, WHAT).await
    }

    /// Fetches a SetupIntent of the platform as it stands.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the platform has none such.
    pub async fn retrieve_setup_intent(&self, id: &SetupIntentId) -> Result<SetupIntent, Error> {
        self.get(&RetrieveSetupIntent::new(id.as_str()), On::Platform, WHAT)
            .await
    }

    /// Cancels a SetupIntent of the platform that has not succeeded.
    ///
    /// # Errors
    /// [`Error::Refused`] with `setup_intent_unexpected_state` when it is too late.
    pub async fn cancel_setup_intent(&self, key: &Key, id: &SetupIntentId) -> Result<SetupIntent, Error> {
        self.post(&CancelSetupIntent::new(id.as_str()), On::Platform, key, WHAT)
            .await
    }

    /// A customer's SetupIntents on the platform, the newest first; at most ten pages of a hundred:
    /// how one is found whose id was lost and whose key is too old.
    ///
    /// # Errors
    /// Those of any `GET`.
    pub async fn list_setup_intents(&self, customer: &CustomerId) -> Result<Vec<SetupIntent>, Error> {
        let mut found: Vec<SetupIntent> = Vec::new();
        for _ in 0..10 {
            let mut request = ListSetupIntent::new().customer(customer.as_str()).limit(100_i64);
            if let Some(last) = found.last() {
                request = request.starting_after(last.id.as_str());
            }
            let page: Page<SetupIntent> = self.get(&request, On::Platform, "list of setup intents").await?;
            let more = page.has_more && !page.data.is_empty();
            found.extend(page.data);
            if !more {
                break;
            }
        }
        Ok(found)
    }
}

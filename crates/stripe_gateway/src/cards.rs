//! Cards: PaymentMethods of type `card`.
//!
//! A card is tokenised by the browser on the platform and from there cloned outwards, onto the
//! connected accounts; the other way round does not exist (docs.stripe.com/connect/direct-charges-multiple-accounts).

use serde::Deserialize;
use stripe_payment::payment_method::{
    AttachPaymentMethod, CreatePaymentMethod, CreatePaymentMethodCard, CreatePaymentMethodTokenParams,
    CreatePaymentMethodType, DetachPaymentMethod, RetrievePaymentMethod,
};

use crate::charge::{CardDetails, IdOf};
use crate::error::{Error, Refusal};
use crate::ids::{CustomerId, PaymentMethodId, TokenId};
use crate::key::Key;
use crate::stripe::{On, Stripe};

/// A card on one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The PaymentMethod's id, on the account that was asked.
    pub id: PaymentMethodId,
    /// Whose it is. A card of any customer must not be taken from a stranger: the platform key
    /// would accept somebody else's.
    pub customer: Option<CustomerId>,
    /// `visa`, `mastercard` …
    pub brand: String,
    /// The last four digits.
    pub last4: String,
    /// 1 to 12.
    pub exp_month: u8,
    /// Four digits.
    pub exp_year: u16,
    /// The same for the same card number on one account and its clones.
    pub fingerprint: Option<String>,
    /// ISO 3166 code of the issuer's country.
    pub country: Option<String>,
    /// `credit`, `debit`, `prepaid` or `unknown`.
    pub funding: Option<String>,
    /// Whether it is a real card.
    pub livemode: bool,
}

#[derive(Deserialize)]
struct Wire {
    id: PaymentMethodId,
    customer: Option<IdOf<CustomerId>>,
    card: Option<CardDetails>,
    livemode: bool,
}

impl TryFrom<Wire> for Card {
    type Error = Error;

    fn try_from(wire: Wire) -> Result<Self, Error> {
        let Some(card) = wire.card else {
            return Err(Refusal::local(
                "not_a_card",
                "payment_method",
                "This payment method is not a card.",
            ));
        };
        Ok(Self {
            id: wire.id,
            customer: wire.customer.map(IdOf::into_id),
            brand: card.brand,
            last4: card.last4,
            exp_month: card.exp_month,
            exp_year: card.exp_year,
            fingerprint: card.fingerprint,
            country: card.country,
            funding: card.funding,
            livemode: wire.livemode,
        })
    }
}

const WHAT: &str = "payment method";

impl Stripe {
    /// Makes a card of a token (`tok_…`, the blog post's way), on the platform. A token can be
    /// used once.
    ///
    /// # Errors
    /// [`Error::Refused`] when the token is unknown, used up or of another kind;
    /// [`Error::Declined`] when the card is checked and found wanting.
    pub async fn card_from_token(&self, key: &Key, token: &TokenId) -> Result<Card, Error> {
        let request = CreatePaymentMethod::new()
            .type_(CreatePaymentMethodType::Card)
            .card(CreatePaymentMethodCard::TokenParams(
                CreatePaymentMethodTokenParams::new(token.as_str()),
            ));
        self.post::<Wire>(&request, On::Platform, key, WHAT)
            .await?
            .try_into()
    }

    /// Fetches a card.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`] with the code `not_a_card` for another kind of
    /// payment method.
    pub async fn retrieve_card(&self, on: On<'_>, id: &PaymentMethodId) -> Result<Card, Error> {
        self.get::<Wire>(&RetrievePaymentMethod::new(id.as_str()), on, WHAT)
            .await?
            .try_into()
    }

    /// Gives a card to a customer of the same account. Stripe checks it with the issuer.
    ///
    /// # Errors
    /// [`Error::Declined`], here without a charge and often without a `decline_code`;
    /// [`Error::Refused`] when the card is already somebody's or was used unattached before.
    pub async fn attach_card(
        &self,
        on: On<'_>,
        key: &Key,
        card: &PaymentMethodId,
        customer: &CustomerId,
    ) -> Result<Card, Error> {
        let request = AttachPaymentMethod::new(card.as_str()).customer(customer.as_str());
        self.post::<Wire>(&request, on, key, WHAT).await?.try_into()
    }

    /// Takes a card from its customer, for good: it cannot be attached again.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is nobody's.
    pub async fn detach_card(&self, on: On<'_>, key: &Key, card: &PaymentMethodId) -> Result<Card, Error> {
        self.post::<Wire>(&DetachPaymentMethod::new(card.as_str()), on, key, WHAT)
            .await?
            .try_into()
    }

    /// Clones a card of the platform onto a connected account. `customer` is the platform's
    /// customer, needed when the card belongs to one. The clone is nobody's until it is attached
    /// on its account.
    ///
    /// # Errors
    /// [`Error::Refused`] when the platform has no such card, or it is another customer's.
    pub async fn clone_card(
        &self,
        key: &Key,
        to: &crate::AccountId,
        card: &PaymentMethodId,
        customer: Option<&CustomerId>,
    ) -> Result<PaymentMethodId, Error> {
        let mut request = CreatePaymentMethod::new().payment_method(card.as_str());
        if let Some(customer) = customer {
            request = request.customer(customer.as_str());
        }
        Ok(self.post::<Wire>(&request, On::Account(to), key, WHAT).await?.id)
    }
}

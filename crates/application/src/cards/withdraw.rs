//! A consent is taken back: by the buyer in whose browser the card is, or by an operator.

use souk_domain::{
    consent::Consent,
    ids::{ConsentId, CustomerId, WalletId},
};
use souk_persistence::{PgConnection, Scope, consents, wallets};

use super::forget::CardGone;
use crate::{Application, jobs::Job};

impl Application {
    /// Takes back a consent to a card that this browser kept. A card that no consent is left for
    /// is given up. Once more changes nothing.
    ///
    /// # Errors
    /// See [`CardGone`].
    pub async fn withdraw_consent(&self, wallet: WalletId, consent: ConsentId) -> Result<(), CardGone> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let (customer, consent) = consents::get(conn, consent)?.ok_or(CardGone::NotFound)?;
                if !wallets::has(conn, wallet, consent.card)? {
                    return Err(CardGone::NotFound);
                }
                Ok(app.withdraw_in(conn, customer, &consent)?)
            })
            .await
    }

    /// The same for an operator, who names the customer.
    ///
    /// # Errors
    /// See [`CardGone`].
    pub async fn withdraw_consent_of(
        &self,
        customer: CustomerId,
        consent: ConsentId,
    ) -> Result<(), CardGone> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let (whose, consent) = consents::get(conn, consent)?.ok_or(CardGone::NotFound)?;
                if whose != customer {
                    return Err(CardGone::NotFound);
                }
                Ok(app.withdraw_in(conn, customer, &consent)?)
            })
            .await
    }

    fn withdraw_in(
        &self,
        conn: &mut PgConnection,
        customer: CustomerId,
        consent: &Consent,
    ) -> Result<(), souk_persistence::Error> {
        if !consents::withdraw_one(conn, consent.id, self.now())? {
            return Ok(());
        }
        let left = consents::for_customer(conn, customer, &Scope::Everything)?;
        if left.iter().any(|left| left.card == consent.card) {
            // It may be kept on accounts that nothing covers any more.
            return Job::RetireCard { card: consent.card }.enqueue(conn, self, chrono::Duration::zero());
        }
        self.forget_card_in(conn, consent.card)
    }
}

//! A kept card is given up: by the buyer in whose browser it is, or by an operator.

use souk_domain::ids::{CardId, CustomerId, WalletId};
use souk_persistence::{PgConnection, cards, consents, wallets};

use crate::{Application, jobs::Job};

/// There is no such card, or it is none of the caller's.
#[derive(Debug, thiserror::Error)]
pub enum CardGone {
    /// Not in this wallet, or not this customer's.
    #[error("there is no such card")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Gives up a card that this browser kept. It cannot be charged any more from now on, and is
    /// detached wherever it is. Once more changes nothing.
    ///
    /// # Errors
    /// See [`CardGone`].
    pub async fn forget_card(&self, wallet: WalletId, card: CardId) -> Result<(), CardGone> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                if !wallets::has(conn, wallet, card)? {
                    return Err(CardGone::NotFound);
                }
                Ok(app.forget_card_in(conn, card)?)
            })
            .await
    }

    /// The same for an operator, who names the customer.
    ///
    /// # Errors
    /// See [`CardGone`].
    pub async fn forget_card_of(&self, customer: CustomerId, card: CardId) -> Result<(), CardGone> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let found = cards::find(conn, card)?;
                if found.is_none_or(|(found, _)| found.customer != customer) {
                    return Err(CardGone::NotFound);
                }
                Ok(app.forget_card_in(conn, card)?)
            })
            .await
    }

    /// From this commit on nobody charges the card; the job detaches it everywhere.
    pub(crate) fn forget_card_in(
        &self,
        conn: &mut PgConnection,
        id: CardId,
    ) -> Result<(), souk_persistence::Error> {
        let now = self.now();
        if cards::detach(conn, id, now)?
            && let Some((card, _)) = cards::find(conn, id)?
        {
            consents::withdraw(conn, card.customer, Some(id), now)?;
            Job::RetireCard { card: id }.enqueue(conn, self, chrono::Duration::zero())?;
        }
        Ok(())
    }
}

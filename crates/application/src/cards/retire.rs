//! A card leaves the Stripe accounts where no consent covers it any more; one that was given up
//! leaves all of them, and the platform at last.
//!
//! An attached clone lets its seller charge it from their own Dashboard: so this is never given up,
//! and begins anew after a crash. To detach what is detached changes nothing.

use souk_domain::{card::Card, ids::CardId};
use souk_persistence::{
    PgConnection,
    cards::{self, SharedCard},
    consents, sellers,
};
use souk_stripe_gateway::{self as stripe, Key, On};

use crate::{
    Application,
    jobs::{JobError, Outcome},
    known::Known,
};

impl Application {
    pub(crate) async fn run_retire(&self, id: CardId) -> Result<Outcome, JobError> {
        let app = self.clone();
        let (card, kept, leaves) = self
            .db()
            .read(move |conn| {
                let (card, kept) = cards::find(conn, id)?.known("cards", id)?;
                let mut leaves = Vec::new();
                for clone in cards::shared(conn, id)? {
                    if !kept || !app.is_covered(conn, &card, &clone)? {
                        leaves.push(clone);
                    }
                }
                Ok::<_, souk_persistence::Error>((card, kept, leaves))
            })
            .await?;
        for clone in leaves {
            self.detach_clone(&card, &clone).await?;
        }
        if !kept && let Ok(method) = card.stripe_payment_method.parse() {
            let key = Key::of("card", id, "detach");
            detached(self.stripe().detach_card(On::Platform, &key, &method).await)?;
        }
        Ok(Outcome::Done)
    }

    /// Whether the seller whose account this is may charge the card.
    fn is_covered(
        &self,
        conn: &mut PgConnection,
        card: &Card,
        clone: &SharedCard,
    ) -> Result<bool, souk_persistence::Error> {
        let livemode = self.stripe().livemode();
        let Some(seller) = sellers::by_account(conn, &clone.stripe_account, livemode)? else {
            return Ok(false);
        };
        Ok(consents::covering(conn, card.customer, card.id, seller.id)?.is_some())
    }

    async fn detach_clone(&self, card: &Card, clone: &SharedCard) -> Result<(), JobError> {
        let (id, there) = (card.id, clone.stripe_account.clone());
        let account = there.parse::<stripe::AccountId>();
        let method = clone.stripe_payment_method.parse::<stripe::PaymentMethodId>();
        if let (Ok(account), Ok(method)) = (account, method) {
            let key = Key::of("card", format_args!("{id}.{account}"), "detach");
            detached(
                self.stripe()
                    .detach_card(On::Account(&account), &key, &method)
                    .await,
            )?;
        }
        self.db()
            .transaction(move |conn| cards::unshare(conn, id, &there))
            .await?;
        Ok(())
    }
}

/// Refused: it is detached already. Revoked: the account is out of our reach, and so is what is on it.
fn detached(answer: Result<stripe::Card, stripe::Error>) -> Result<(), JobError> {
    match answer {
        Ok(_)
        | Err(stripe::Error::Refused(_) | stripe::Error::NotFound(_) | stripe::Error::AccountRevoked(_)) => {
            Ok(())
        }
        Err(error) => Err(JobError::Failed(error.to_string())),
    }
}

//! A customer is erased: everything personal goes, here and at Stripe; what they paid stays.
//!
//! Here it goes in one commit, after which nobody charges them. Stripe's copies, on the platform
//! and on the connected accounts, are deleted by a job that is never given up. Events about the
//! customer come in afterwards as well, of the deletion itself for one: they are emptied when they
//! have been applied.

use souk_domain::ids::{AuditEntryId, CustomerId, UserId};
use souk_persistence::{
    Scope,
    audit_log::{self, AuditEntry},
    card_setups, cards, consents, customers,
};
use souk_stripe_gateway::{self as stripe, Key, On};

use crate::{
    Application,
    jobs::{Job, JobError, Outcome},
    known::Known,
};

/// Why nobody was erased.
#[derive(Debug, thiserror::Error)]
pub enum EraseCustomerError {
    /// No such customer.
    #[error("there is no such customer")]
    NotFound,
    /// They are paying right now, or a card is being put on file for them.
    #[error("a payment of this customer's, or a card for them, is in progress; try again in a moment")]
    PaymentInProgress,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Erases a customer. Once more changes nothing.
    ///
    /// # Errors
    /// See [`EraseCustomerError`].
    pub async fn erase_customer(&self, id: CustomerId, by: UserId) -> Result<(), EraseCustomerError> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let customer = customers::lock(conn, id)?.ok_or(EraseCustomerError::NotFound)?;
                if customer.erased_at.is_some() {
                    return Ok(());
                }
                if customers::is_paying(conn, id)? || card_setups::is_in_flight(conn, id)? {
                    return Err(EraseCustomerError::PaymentInProgress);
                }
                let now = app.now();
                for card in cards::of_customer(conn, id, &Scope::Everything)? {
                    app.forget_card_in(conn, card.id)?;
                }
                consents::withdraw(conn, id, None, now)?;
                for charge in customers::awaited_by(conn, id)? {
                    Job::CancelIntent { charge }.enqueue(conn, &app, chrono::Duration::zero())?;
                }
                for setup in card_setups::awaited_by(conn, id)? {
                    Job::CancelCardSetup { setup }.enqueue(conn, &app, chrono::Duration::zero())?;
                }
                customers::erase_traces(conn, id)?;
                customers::erase(conn, id, now)?;
                let entry = AuditEntry {
                    id: AuditEntryId::generate(&*app.0.clock, &*app.0.randomness),
                    at: now,
                    actor: format!("user:{by}"),
                    action: "customer.erased".into(),
                    subject: Some(id.to_string()),
                    request_id: None,
                    detail: serde_json::json!({}),
                };
                audit_log::append(conn, &entry)?;
                Job::EraseCustomer { customer: id }.enqueue(conn, &app, chrono::Duration::zero())?;
                Ok(())
            })
            .await
    }

    pub(crate) async fn run_erase(&self, id: CustomerId) -> Result<Outcome, JobError> {
        let (customer, shared) = self
            .db()
            .read(move |conn| {
                let customer = customers::get(conn, id, &Scope::Everything)?.known("customers", id)?;
                Ok::<_, souk_persistence::Error>((customer, customers::shared(conn, id)?))
            })
            .await?;
        for there in shared {
            let account = there.stripe_account.parse::<stripe::AccountId>();
            let (Ok(account), Ok(named)) = (account, there.stripe_customer.parse()) else {
                continue;
            };
            let key = Key::of("customer", format_args!("{id}.{account}"), "delete");
            deleted(
                self.stripe()
                    .delete_customer(On::Account(&account), &key, &named)
                    .await,
            )?;
        }
        if let Some(Ok(named)) = customer.stripe_customer.as_deref().map(str::parse) {
            let key = Key::of("customer", id, "delete");
            deleted(self.stripe().delete_customer(On::Platform, &key, &named).await)?;
        }
        self.db()
            .transaction(move |conn| customers::erase_notices(conn, id))
            .await?;
        Ok(Outcome::Done)
    }
}

/// Not found: it is deleted already. Revoked: the account is out of our reach.
fn deleted(answer: Result<(), stripe::Error>) -> Result<(), JobError> {
    match answer {
        Ok(()) | Err(stripe::Error::NotFound(_) | stripe::Error::AccountRevoked(_)) => Ok(()),
        Err(error) => Err(JobError::Failed(error.to_string())),
    }
}

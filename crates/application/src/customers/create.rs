//! An operator writes a customer down.

use souk_domain::{
    customer::Customer,
    ids::CustomerId,
    text::{EmailAddress, Name},
};
use souk_persistence::customers;

use crate::Application;

/// Who is to be written down.
#[derive(Debug, Clone)]
pub struct NewCustomer {
    /// The same address gives the same customer.
    pub email: EmailAddress,
    /// Kept only when the customer is new.
    pub name: Option<Name>,
}

impl Application {
    /// Finds or makes the customer of an address. At Stripe it is made with the first charge.
    ///
    /// # Errors
    /// The database.
    pub async fn create_customer(&self, new: NewCustomer) -> Result<Customer, souk_persistence::Error> {
        let customer = customers::NewCustomer {
            id: CustomerId::generate(&*self.0.clock, &*self.0.randomness),
            email: new.email,
            name: new.name,
            livemode: self.stripe().livemode(),
            created_at: self.now(),
        };
        self.db()
            .transaction(move |conn| customers::find_or_insert(conn, &customer))
            .await
    }
}

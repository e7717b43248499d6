//! A customer is made at Stripe, on the platform, when the first call needs them there.

use souk_domain::customer::Customer;
use souk_persistence::customers;
use souk_stripe_gateway::{self as stripe, Key, Metadata, On};

use crate::Application;

/// What Stripe is told of a customer, on the platform and on connected accounts.
pub(crate) fn at_stripe(customer: &Customer) -> stripe::NewCustomer {
    stripe::NewCustomer {
        email: Some(customer.email.as_str().to_owned()),
        name: customer.name.as_ref().map(|name| name.as_str().to_owned()),
        metadata: Metadata::default().with("souk_customer", customer.id),
    }
}

impl Application {
    /// Makes the customer on the platform. The key is the customer's: two who ask get the same one.
    pub(crate) async fn make_customer<E>(&self, customer: &Customer) -> Result<(), E>
    where
        E: From<stripe::Error> + From<souk_persistence::Error>,
    {
        let id = customer.id;
        let key = Key::of("customer", id, "create");
        let made = self
            .stripe()
            .create_customer(On::Platform, &key, &at_stripe(customer))
            .await?;
        self.db()
            .transaction(move |conn| customers::set_stripe_customer(conn, id, made.as_str()))
            .await?;
        Ok(())
    }
}

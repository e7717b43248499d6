//! Customers.

use std::fmt;

use serde::Deserialize;
use stripe_core::customer::{CreateCustomer, DeleteCustomer, RetrieveCustomer};

use crate::error::Error;
use crate::ids::CustomerId;
use crate::key::Key;
use crate::metadata::Metadata;
use crate::pan;
use crate::stripe::{On, Stripe};

/// A customer to be created. Its e-mail address and name are not printed by `Debug`.
#[derive(Clone, Default)]
pub struct NewCustomer {
    /// E-mail address; Stripe does not make it unique, we do.
    pub email: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// Ours: the id of our row.
    pub metadata: Metadata,
}

/// A customer as Stripe keeps it. Its e-mail address and name are not printed by `Debug`.
#[derive(Clone, Deserialize)]
pub struct Customer {
    /// Its id, on the account that was asked.
    pub id: CustomerId,
    /// Whether it was deleted; nothing else is known of it then.
    #[serde(default)]
    pub deleted: bool,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Full name.
    #[serde(default)]
    pub name: Option<String>,
    /// What we attached.
    #[serde(default)]
    pub metadata: Metadata,
}

impl Stripe {
    /// Creates a customer.
    ///
    /// # Errors
    /// [`Error::Refused`], among others when the address is not one in Stripe's eyes.
    pub async fn create_customer(
        &self,
        on: On<'_>,
        key: &Key,
        new: &NewCustomer,
    ) -> Result<CustomerId, Error> {
        let mut request = CreateCustomer::new().metadata(new.metadata.to_params());
        if let Some(email) = &new.email {
            pan::refuse("email", email)?;
            request = request.email(email);
        }
        if let Some(name) = &new.name {
            pan::refuse("name", name)?;
            request = request.name(name);
        }
        pan::refuse_in(&new.metadata)?;
        let customer: Customer = self.post(&request, on, key, "customer").await?;
        Ok(customer.id)
    }

    /// Fetches a customer; a deleted one is found and says so.
    ///
    /// # Errors
    /// [`Error::NotFound`] when this account never had it.
    pub async fn retrieve_customer(&self, on: On<'_>, id: &CustomerId) -> Result<Customer, Error> {
        self.get(&RetrieveCustomer::new(id.as_str()), on, "customer")
            .await
    }

    /// Deletes a customer for good, and detaches their cards. What they paid stays, without them.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is deleted already, or this account never had it.
    pub async fn delete_customer(&self, on: On<'_>, key: &Key, id: &CustomerId) -> Result<(), Error> {
        let _: Customer = self
            .post(&DeleteCustomer::new(id.as_str()), on, key, "customer")
            .await?;
        Ok(())
    }
}

impl fmt::Debug for NewCustomer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewCustomer")
            .field("metadata", &self.metadata)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Customer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Customer")
            .field("id", &self.id)
            .field("deleted", &self.deleted)
            .field("metadata", &self.metadata)
            .finish_non_exhaustive()
    }
}

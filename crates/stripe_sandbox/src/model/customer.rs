//! Customers.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Metadata, Model,
    refusal::{Answer, Refusal},
    table::Record,
};
use crate::clock::Seconds;

/// A customer of one account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Customer {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) details: CustomerDetails,
    pub(crate) metadata: Metadata,
    pub(crate) invoice_prefix: String,
    /// Id of a PaymentMethod that was given as `source`.
    pub(crate) default_source: Option<String>,
    pub(crate) default_payment_method: Option<String>,
    pub(crate) deleted: bool,
}

/// What a caller may say about a customer. As parameters, an outer `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct CustomerDetails {
    pub(crate) email: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) address: Option<Value>,
    pub(crate) shipping: Option<Value>,
    pub(crate) tax_exempt: Option<String>,
    pub(crate) preferred_locales: Vec<String>,
}

impl Record for Customer {
    const KIND: &'static str = "customer";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        self.details
            .email
            .iter()
            .map(|email| ("email", email.clone()))
            .collect()
    }
}

impl Model {
    /// Makes a customer; `payment_method` is attached, `source` (a token) becomes the default card. When the card is
    /// refused nothing is made.
    pub(crate) fn create_customer(
        &mut self,
        account: &str,
        details: CustomerDetails,
        metadata: Metadata,
        payment_method: Option<&str>,
        source: Option<&str>,
    ) -> Answer<Value> {
        let payment_method = match (payment_method, source) {
            (Some(id), _) => Some(self.take_payment_method(account, id, "payment_method")?),
            (None, Some(token)) => Some(self.payment_method_of_token(account, token, "source")?),
            (None, None) => None,
        };
        if let Some(id) = &payment_method {
            self.check_attachable(account, id)?;
        }
        let id = self.ids.next("cus_");
        let invoice_prefix = self.ids.text(8).to_uppercase();
        self.customers.insert(Customer {
            id: id.clone(),
            account: account.to_owned(),
            created: self.now,
            details,
            metadata,
            invoice_prefix,
            default_source: None,
            default_payment_method: None,
            deleted: false,
        });
        let snapshot = self.customer_json(account, &id);
        self.emit(account, "customer.created", snapshot, None);
        if let Some(payment_method) = payment_method {
            self.attach(account, &payment_method, &id)?;
            if source.is_some() {
                self.customers
                    .change(&id, |c| c.default_source = Some(payment_method));
            }
        }
        Ok(self.customer_json(account, &id))
    }

    /// Applies `change` and tells what it was before.
    pub(crate) fn update_customer(
        &mut self,
        account: &str,
        id: &str,
        change: impl FnOnce(&mut Customer),
    ) -> Answer<Value> {
        self.living_customer(account, id, "id")?;
        let before = self.customer_json(account, id);
        self.customers.change(id, change);
        let after = self.customer_json(account, id);
        let previous = super::event::difference(&before, &after);
        if let Some(previous) = previous {
            self.emit(account, "customer.updated", after.clone(), Some(previous));
        }
        Ok(after)
    }

    /// Deletes a customer and detaches its cards.
    pub(crate) fn delete_customer(&mut self, account: &str, id: &str) -> Answer<Value> {
        self.living_customer(account, id, "id")?;
        let snapshot = self.customer_json(account, id);
        let cards: Vec<String> = self
            .payment_methods
            .with(account, "customer", id)
            .map(|pm| pm.id.clone())
            .collect();
        for card in cards {
            self.detach(account, &card)?;
        }
        self.customers.change(id, |customer| customer.deleted = true);
        self.emit(account, "customer.deleted", snapshot, None);
        Ok(self.customer_json(account, id))
    }

    /// A customer that is there and not deleted. In a URL a missing one is 404, in a parameter 400.
    pub(crate) fn living_customer(&self, account: &str, id: &str, param: &str) -> Answer<&Customer> {
        match self.customers.get(account, id) {
            Some(customer) if !customer.deleted => Ok(customer),
            _ if param == "id" => Err(Refusal::no_such("customer", id, param)),
            _ => Err(Refusal::no_such_in_body("customer", id, param)),
        }
    }

    pub(crate) fn customer_json(&self, account: &str, id: &str) -> Value {
        self.customers
            .get(account, id)
            .map_or(Value::Null, Customer::json)
    }
}

impl Customer {
    /// Stripe's `customer` object, or the stub that is left of a deleted one.
    pub(crate) fn json(&self) -> Value {
        if self.deleted {
            return json!({"id": self.id, "object": "customer", "deleted": true});
        }
        json!({
            "id": self.id,
            "object": "customer",
            "address": self.details.address,
            "balance": 0,
            "created": self.created,
            "currency": null,
            "customer_account": null,
            "default_source": self.default_source,
            "delinquent": false,
            "description": self.details.description,
            "discount": null,
            "email": self.details.email,
            "invoice_prefix": self.invoice_prefix,
            "invoice_settings": {
                "custom_fields": null,
                "default_payment_method": self.default_payment_method,
                "footer": null,
                "rendering_options": null,
            },
            "livemode": false,
            "metadata": self.metadata,
            "name": self.details.name,
            "next_invoice_sequence": 1,
            "phone": self.details.phone,
            "preferred_locales": self.details.preferred_locales,
            "shipping": self.details.shipping,
            "tax_exempt": self.details.tax_exempt.as_deref().unwrap_or("none"),
            "test_clock": null,
        })
    }
}

//! `expand[]`: ids replaced by the objects that they name.

use serde_json::{Value, json};

use super::{
    Model,
    payment_method::PaymentMethod,
    refusal::{Answer, Refusal},
};

/// Stripe expands four levels deep at most.
const DEEPEST: usize = 4;

impl Model {
    /// Replaces the ids at `path` (`latest_charge.balance_transaction`, `data.customer`) in `value`.
    pub(crate) fn expand(&self, value: &mut Value, path: &str) -> Answer<()> {
        let steps: Vec<&str> = path.split('.').collect();
        let depth = steps.iter().filter(|step| **step != "data").count();
        if depth > DEEPEST {
            return Err(Refusal::malformed(
                "expand",
                format!("You cannot expand more than {DEEPEST} levels of a property. Received: {path}."),
            ));
        }
        self.expand_steps(value, &steps, path)
    }

    fn expand_steps(&self, value: &mut Value, steps: &[&str], path: &str) -> Answer<()> {
        let Some((step, rest)) = steps.split_first() else {
            return Ok(());
        };
        match value {
            Value::Null => Ok(()),
            Value::Array(items) => items
                .iter_mut()
                .try_for_each(|item| self.expand_steps(item, steps, path)),
            Value::Object(fields) => {
                if *step == "transfer"
                    && !fields.contains_key(*step)
                    && fields.get("object") == Some(&json!("charge"))
                {
                    // A charge has this field only once its transfer is made.
                    return Ok(());
                }
                if !fields.contains_key(*step) {
                    let added = fields
                        .get("id")
                        .and_then(Value::as_str)
                        .and_then(|id| self.includable(id, step))
                        .ok_or_else(|| cannot_expand(path))?;
                    fields.insert((*step).to_owned(), added);
                }
                let Some(field) = fields.get_mut(*step) else {
                    return Ok(());
                };
                if let Some(object) = field.as_str().map(|id| self.object(id)) {
                    *field = object.ok_or_else(|| cannot_expand(path))?;
                }
                self.expand_steps(field, rest, path)
            }
            _ => Err(cannot_expand(path)),
        }
    }

    /// Lists that are not part of an object unless they are asked for.
    fn includable(&self, id: &str, field: &str) -> Option<Value> {
        let list = |data: Vec<Value>, url: String| {
            Some(
                json!({"object": "list", "total_count": data.len(), "data": data, "has_more": false, "url": url}),
            )
        };
        match (id.split('_').next(), field) {
            (Some("cus"), "sources") => {
                let account = self.customers.anywhere(id)?.account.as_str();
                let cards = self.payment_methods.with(account, "customer", id).rev();
                list(
                    cards.map(PaymentMethod::source_json).collect(),
                    format!("/v1/customers/{id}/sources"),
                )
            }
            (Some("ch" | "py"), "refunds") => Some(self.refunds_of_charge(id)),
            _ => None,
        }
    }

    /// A transfer's reversal, by its id.
    pub(crate) fn reversal(&self, id: &str) -> Option<&Value> {
        self.transfers
            .iter()
            .rev()
            .flat_map(|transfer| &transfer.reversals)
            .find(|reversal| reversal["id"] == id)
    }

    /// The object that an id names, told by its prefix. An account does not reach another's objects this way: the id
    /// stands in an object of its own.
    pub(crate) fn object(&self, id: &str) -> Option<Value> {
        let prefix = id.split('_').next()?;
        match prefix {
            "acct" => self.accounts.anywhere(id).map(super::account::Account::json),
            "cus" => self.customers.anywhere(id).map(super::customer::Customer::json),
            "pm" => self
                .payment_methods
                .anywhere(id)
                .map(super::payment_method::PaymentMethod::json),
            "pi" => self.payment_intents.anywhere(id).map(|intent| intent.json(self)),
            "ch" | "py" => self.charges.anywhere(id).map(|charge| charge.json(self)),
            "txn" => self
                .balance_transactions
                .anywhere(id)
                .map(|transaction| transaction.json(self.now, &self.settings.client_id)),
            "fee" => self
                .application_fees
                .anywhere(id)
                .map(|fee| fee.json(&self.settings.client_id)),
            "tr" => self.transfers.anywhere(id).map(super::transfer::Transfer::json),
            "re" | "pyr" => self.refunds.anywhere(id).map(super::refund::Refund::json),
            "dp" => self.disputes.anywhere(id).map(|dispute| dispute.json(self)),
            "issfr" => self
                .early_fraud_warnings
                .anywhere(id)
                .map(|warning| warning.json(self)),
            "po" => self.payouts.anywhere(id).map(super::payout::Payout::json),
            "seti" => self.setup_intents.anywhere(id).map(|intent| intent.json(self)),
            "file" => self
                .files
                .anywhere(id)
                .map(|file| file.json(&self.settings.public_url)),
            "trr" => self.reversal(id).cloned(),
            "ca" => Some(json!({"id": id, "object": "application", "name": self.settings.platform_name})),
            _ => None,
        }
    }
}

fn cannot_expand(path: &str) -> Box<Refusal> {
    Refusal::malformed("expand", format!("This property cannot be expanded ({path})."))
}

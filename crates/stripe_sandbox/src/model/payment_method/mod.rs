//! PaymentMethods: cards that can be kept, attached to a customer, and shared with connected accounts; and tokens,
//! from which they were made in the past.

mod json;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Metadata, Model,
    cards::Card,
    refusal::{Answer, Refusal},
    table::Record,
};
use crate::clock::Seconds;

/// Who pays, as the form said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Billing {
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) line1: Option<String>,
    pub(crate) line2: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) country: Option<String>,
}

/// A card that can pay.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PaymentMethod {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) card: Card,
    pub(crate) billing: Billing,
    pub(crate) customer: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) allow_redisplay: String,
    /// Used or shared without a customer, or detached: it may not be used again.
    pub(crate) spent: bool,
    /// The issuer has checked the CVC.
    pub(crate) checked: bool,
    /// It was set up for payments without its owner present.
    pub(crate) set_up: bool,
}

/// A card token, good for one use.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Token {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) card_id: String,
    pub(crate) card: Card,
    pub(crate) billing: Billing,
    pub(crate) used: bool,
}

impl Record for PaymentMethod {
    const KIND: &'static str = "payment_method";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        self.customer
            .iter()
            .map(|customer| ("customer", customer.clone()))
            .collect()
    }
}

impl Record for Token {
    const KIND: &'static str = "token";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
}

const SPENT: &str = "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, \
    shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used \
    again. To use a PaymentMethod multiple times, you must attach it to a Customer first.";

impl Model {
    /// Makes a PaymentMethod of a card.
    pub(crate) fn create_payment_method(
        &mut self,
        account: &str,
        card: Card,
        billing: Billing,
        metadata: Metadata,
        allow_redisplay: Option<String>,
    ) -> String {
        let id = self.ids.next("pm_1");
        self.payment_methods.insert(PaymentMethod {
            id: id.clone(),
            account: account.to_owned(),
            created: self.now,
            card,
            billing,
            customer: None,
            metadata,
            allow_redisplay: allow_redisplay.unwrap_or_else(|| "unspecified".to_owned()),
            spent: false,
            checked: false,
            set_up: false,
        });
        id
    }

    /// The PaymentMethod that a parameter names. A test name such as `pm_card_visa` makes a new one each time; one of
    /// the platform's under `Stripe-Account` is refused in the words that Stripe uses.
    pub(crate) fn take_payment_method(&mut self, account: &str, id: &str, param: &str) -> Answer<String> {
        if self.payment_methods.get(account, id).is_some() {
            return Ok(id.to_owned());
        }
        if let Some(card) = id.strip_prefix("pm_card_").and_then(|name| self.named_card(name)) {
            return Ok(self.create_payment_method(account, card, Billing::default(), Metadata::new(), None));
        }
        let owner = self.payment_methods.anywhere(id).map(|pm| pm.account.as_str());
        let hint = if account != self.settings.platform && owner == Some(self.settings.platform.as_str()) {
            "; OAuth key or Stripe-Account header was used but API request was provided with a platform-owned payment \
             method ID. Please ensure that the provided payment method matches the specified account."
        } else {
            ""
        };
        Err(Refusal::invalid(format!("No such PaymentMethod: '{id}'{hint}"))
            .code("resource_missing")
            .param(param))
    }

    /// The card that a test name stands for, today.
    pub(crate) fn named_card(&self, name: &str) -> Option<Card> {
        Card::named(name, self.settings.seed, self.today())
    }

    /// Makes a token of a card.
    pub(crate) fn create_token(&mut self, account: &str, card: Card, billing: Billing) -> Value {
        let id = self.ids.next("tok_1");
        let card_id = self.ids.next("card_1");
        let token = Token {
            id,
            account: account.to_owned(),
            created: self.now,
            card_id,
            card,
            billing,
            used: false,
        };
        let json = token.json();
        self.tokens.insert(token);
        json
    }

    /// Uses a token up and makes a PaymentMethod of its card.
    pub(crate) fn payment_method_of_token(&mut self, account: &str, id: &str, param: &str) -> Answer<String> {
        let (card, billing) = self.use_token(account, id, param)?;
        Ok(self.create_payment_method(account, card, billing, Metadata::new(), None))
    }

    fn use_token(&mut self, account: &str, id: &str, param: &str) -> Answer<(Card, Billing)> {
        if let Some(token) = self.tokens.get(account, id) {
            if token.used {
                return Err(
                    Refusal::invalid(format!("You cannot use a Stripe token more than once: {id}."))
                        .code("token_already_used")
                        .param(param),
                );
            }
            let kept = (token.card.clone(), token.billing.clone());
            self.tokens.change(id, |token| token.used = true);
            return Ok(kept);
        }
        match id.strip_prefix("tok_").and_then(|name| self.named_card(name)) {
            Some(card) => Ok((card, Billing::default())),
            None => Err(Refusal::no_such_in_body("token", id, param)),
        }
    }

    /// Copies one of the platform's PaymentMethods to a connected account: new id, same fingerprint, no customer.
    /// Cloning goes only from the platform outwards.
    pub(crate) fn clone_payment_method(
        &mut self,
        account: &str,
        id: &str,
        customer: Option<&str>,
    ) -> Answer<String> {
        let platform = self.settings.platform.clone();
        if account == platform {
            return Err(Refusal::invalid(
                "You can only share PaymentMethods between accounts by passing the Stripe-Account header of a connected \
                 account.",
            )
            .param("payment_method"));
        }
        if id.starts_with("pm_card_") {
            return self.take_payment_method(account, id, "payment_method");
        }
        let Some(original) = self.payment_methods.get(&platform, id).cloned() else {
            return Err(Refusal::no_such_in_body("PaymentMethod", id, "payment_method"));
        };
        if let Some(customer) = customer {
            self.living_customer(&platform, customer, "customer")?;
            if original.customer.as_deref() != Some(customer) {
                return Err(Refusal::invalid(format!(
                    "The payment method {id} does not belong to the Customer {customer}. Please use this payment method \
                     with the Customer that it belongs to instead."
                ))
                .param("payment_method"));
            }
        } else if let Some(owner) = &original.customer {
            return Err(Refusal::invalid(format!(
                "The payment method {id} is attached to the Customer {owner}. You must pass that Customer to share it."
            ))
            .param("customer"));
        } else if original.spent {
            return Err(Refusal::invalid(SPENT));
        } else {
            // Shared without a customer, the original is used up.
            self.payment_methods.change(id, |pm| pm.spent = true);
        }
        let copy = self.create_payment_method(
            account,
            original.card,
            original.billing,
            Metadata::new(),
            Some(original.allow_redisplay),
        );
        Ok(copy)
    }

    /// Refuses what cannot be attached: used up, attached already, or declined by the issuer.
    pub(crate) fn check_attachable(&self, account: &str, id: &str) -> Answer<()> {
        let Some(method) = self.payment_methods.get(account, id) else {
            return Err(Refusal::no_such("PaymentMethod", id, "payment_method"));
        };
        if method.customer.is_some() {
            return Err(Refusal::invalid(
                "The payment method you provided has already been attached to a customer.",
            ));
        }
        if method.spent {
            return Err(Refusal::invalid(SPENT));
        }
        match method.card.refuses_attaching() {
            Some(reason) => Err(reason.refusal_at_attach()),
            None => Ok(()),
        }
    }

    /// Attaches a PaymentMethod to a customer.
    pub(crate) fn attach(&mut self, account: &str, id: &str, customer: &str) -> Answer<Value> {
        self.living_customer(account, customer, "customer")?;
        if self
            .payment_methods
            .get(account, id)
            .is_some_and(|pm| pm.customer.as_deref() == Some(customer))
        {
            return Ok(self.payment_method_json(account, id));
        }
        self.check_attachable(account, id)?;
        self.payment_methods.change(id, |pm| {
            pm.customer = Some(customer.to_owned());
            pm.checked = true;
        });
        let json = self.payment_method_json(account, id);
        self.emit(account, "payment_method.attached", json.clone(), None);
        Ok(json)
    }

    /// Detaches a PaymentMethod; it may not be used again.
    pub(crate) fn detach(&mut self, account: &str, id: &str) -> Answer<Value> {
        let Some(method) = self.payment_methods.get(account, id) else {
            return Err(Refusal::no_such("PaymentMethod", id, "payment_method"));
        };
        let Some(customer) = method.customer.clone() else {
            return Err(Refusal::invalid(
                "The payment method you provided is not attached to a customer so detachment is impossible.",
            ));
        };
        self.payment_methods.change(id, |pm| {
            pm.customer = None;
            pm.spent = true;
        });
        let json = self.payment_method_json(account, id);
        self.emit(
            account,
            "payment_method.detached",
            json.clone(),
            Some(json!({"customer": customer})),
        );
        Ok(json)
    }

    /// Refuses a PaymentMethod that may not pay, or not for this customer.
    pub(crate) fn check_usable(&self, account: &str, id: &str, customer: Option<&str>) -> Answer<()> {
        let Some(method) = self.payment_methods.get(account, id) else {
            return Err(Refusal::no_such_in_body("PaymentMethod", id, "payment_method"));
        };
        if method.spent {
            return Err(Refusal::invalid(SPENT));
        }
        match (&method.customer, customer) {
            (Some(owner), None) => Err(Refusal::invalid(format!(
                "The payment method you provided belongs to the customer {owner}. Please include the Customer in the \
                 `customer` parameter on the PaymentIntent."
            ))),
            (Some(owner), Some(customer)) if owner != customer => Err(Refusal::invalid(
                "The provided PaymentMethod belongs to a different Customer. Please use it with the Customer that it \
                 belongs to.",
            )
            .param("payment_method")),
            _ => Ok(()),
        }
    }

    pub(crate) fn payment_method_json(&self, account: &str, id: &str) -> Value {
        self.payment_methods
            .get(account, id)
            .map_or(Value::Null, PaymentMethod::json)
    }
}

//! PaymentIntents: what is to be paid, and how far it has got. The verbs are in `payments`.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Metadata, Model, table::Record};
use crate::clock::Seconds;

/// Stripe's `status` of a PaymentIntent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum IntentStatus {
    #[default]
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Processing,
    RequiresCapture,
    Succeeded,
    Canceled,
}

impl IntentStatus {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::RequiresPaymentMethod => "requires_payment_method",
            Self::RequiresConfirmation => "requires_confirmation",
            Self::RequiresAction => "requires_action",
            Self::Processing => "processing",
            Self::RequiresCapture => "requires_capture",
            Self::Succeeded => "succeeded",
            Self::Canceled => "canceled",
        }
    }
}

/// When the money is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CaptureMethod {
    /// At once; balance transaction, fee and transfer are there in the reply.
    Automatic,
    /// At once; balance transaction, fee and transfer come later with `charge.updated`. Stripe's default.
    #[default]
    AutomaticAsync,
    /// When it is asked for.
    Manual,
}

/// A PaymentIntent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct PaymentIntent {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) amount: i64,
    pub(crate) amount_received: i64,
    pub(crate) currency: String,
    pub(crate) status: IntentStatus,
    pub(crate) client_secret: String,
    /// Made through the platform on another account.
    pub(crate) application: bool,
    pub(crate) capture_method: CaptureMethod,
    pub(crate) confirmation_method: String,
    pub(crate) customer: Option<String>,
    pub(crate) payment_method: Option<String>,
    pub(crate) payment_method_types: Vec<String>,
    /// `always` or `never`, when methods are chosen in the Dashboard.
    pub(crate) automatic_redirects: Option<String>,
    pub(crate) request_three_d_secure: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) receipt_email: Option<String>,
    pub(crate) setup_future_usage: Option<String>,
    pub(crate) shipping: Option<Value>,
    pub(crate) statement_descriptor: Option<String>,
    pub(crate) statement_descriptor_suffix: Option<String>,
    pub(crate) application_fee_amount: Option<i64>,
    pub(crate) transfer_destination: Option<String>,
    pub(crate) transfer_amount: Option<i64>,
    pub(crate) transfer_group: Option<String>,
    pub(crate) on_behalf_of: Option<String>,
    pub(crate) off_session: bool,
    pub(crate) return_url: Option<String>,
    /// Stripe.js handles the next action: the buyer is not sent away.
    #[serde(default)]
    pub(crate) use_stripe_sdk: bool,
    /// The buyer has passed the authentication that was asked for.
    pub(crate) authenticated: bool,
    pub(crate) latest_charge: Option<String>,
    pub(crate) last_payment_error: Option<Value>,
    pub(crate) canceled_at: Option<Seconds>,
    pub(crate) cancellation_reason: Option<String>,
}

impl Record for PaymentIntent {
    const KIND: &'static str = "payment_intent";
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

impl PaymentIntent {
    pub(crate) fn is_manual(&self) -> bool {
        self.capture_method == CaptureMethod::Manual
    }

    fn amount_capturable(&self) -> i64 {
        if self.status == IntentStatus::RequiresCapture {
            self.amount
        } else {
            0
        }
    }

    /// What the buyer must do next.
    fn next_action(&self, public_url: &str) -> Value {
        if self.status != IntentStatus::RequiresAction {
            return Value::Null;
        }
        let challenge = format!("{public_url}/v3/challenge/{}", self.id);
        match self.return_url.as_ref().filter(|_| !self.use_stripe_sdk) {
            Some(return_url) => json!({
                "redirect_to_url": {
                    "return_url": return_url,
                    "url": format!("{challenge}?client_secret={}", self.client_secret),
                },
                "type": "redirect_to_url",
            }),
            None => json!({
                "type": "use_stripe_sdk",
                "use_stripe_sdk": {
                    "source": format!("src_1{}", self.id.trim_start_matches("pi_3")),
                    "stripe_js": challenge,
                    "type": "three_d_secure_redirect",
                },
            }),
        }
    }

    /// Stripe's `payment_intent` object.
    pub(crate) fn json(&self, model: &Model) -> Value {
        json!({
            "id": self.id,
            "object": "payment_intent",
            "allowed_payment_method_types": null,
            "amount": self.amount,
            "amount_capturable": self.amount_capturable(),
            "amount_details": {"tip": {}},
            "amount_received": self.amount_received,
            "application": self.application.then_some(&model.settings.client_id),
            "application_fee_amount": self.application_fee_amount,
            "automatic_payment_methods": self.automatic_redirects.as_ref().map(|allow| {
                json!({"allow_redirects": allow, "enabled": true})
            }),
            "canceled_at": self.canceled_at,
            "cancellation_reason": self.cancellation_reason,
            "capture_method": self.capture_method,
            "client_secret": self.client_secret,
            "confirmation_method": self.confirmation_method,
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "customer_account": null,
            "description": self.description,
            "excluded_payment_method_types": null,
            "last_payment_error": self.last_payment_error,
            "latest_charge": self.latest_charge,
            "livemode": false,
            "managed_payments": {"enabled": false},
            "metadata": self.metadata,
            "next_action": self.next_action(&model.settings.public_url),
            "on_behalf_of": self.on_behalf_of,
            "payment_method": self.payment_method,
            "payment_method_configuration_details": null,
            "payment_method_options": {
                "card": {
                    "installments": null,
                    "mandate_options": null,
                    "network": null,
                    "request_three_d_secure": self.request_three_d_secure.as_deref().unwrap_or("automatic"),
                },
            },
            "payment_method_types": self.payment_method_types,
            "processing": null,
            "receipt_email": self.receipt_email,
            "review": null,
            "setup_future_usage": self.setup_future_usage,
            "shared_payment_granted_token": null,
            "shipping": self.shipping,
            "source": null,
            "statement_descriptor": self.statement_descriptor,
            "statement_descriptor_suffix": self.statement_descriptor_suffix,
            "status": self.status,
            "transfer_data": self.transfer_data(),
            "transfer_group": self.transfer_group,
        })
    }

    fn transfer_data(&self) -> Value {
        let Some(destination) = &self.transfer_destination else {
            return Value::Null;
        };
        match self.transfer_amount {
            Some(amount) => json!({"amount": amount, "destination": destination}),
            None => json!({"destination": destination}),
        }
    }

    /// What a publishable key with the client secret may see.
    pub(crate) fn public_json(&self, model: &Model) -> Value {
        const PUBLIC: &[&str] = &[
            "id",
            "object",
            "amount",
            "amount_details",
            "automatic_payment_methods",
            "canceled_at",
            "cancellation_reason",
            "capture_method",
            "client_secret",
            "confirmation_method",
            "created",
            "currency",
            "description",
            "last_payment_error",
            "livemode",
            "next_action",
            "payment_method",
            "payment_method_configuration_details",
            "payment_method_types",
            "processing",
            "receipt_email",
            "setup_future_usage",
            "shipping",
            "source",
            "status",
        ];
        let mut json = self.json(model);
        if let Some(fields) = json.as_object_mut() {
            fields.retain(|name, _| PUBLIC.contains(&name.as_str()));
        }
        json
    }
}

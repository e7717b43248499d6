//! Charges: one attempt each to move money, and what became of it.

mod json;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Metadata, Model,
    balance::{CARD_DELAY, FeeLine, Movement, Posting},
    cards::{Behaviour, Card, Reason},
    currency,
    payment_intent::PaymentIntent,
    payment_method::Billing,
    refusal::Answer,
    table::Record,
    transfer::NewTransfer,
};
use crate::clock::{DAY, Seconds};

/// Whether money moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChargeStatus {
    #[default]
    Succeeded,
    Pending,
    Failed,
}

/// What was paid with.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Means {
    Card {
        card: Card,
        checks: Value,
        three_d_secure: bool,
    },
    /// A transfer from the platform.
    #[default]
    StripeAccount,
}

/// A charge.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Charge {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) amount: i64,
    pub(crate) amount_captured: i64,
    pub(crate) amount_refunded: i64,
    pub(crate) currency: String,
    pub(crate) status: ChargeStatus,
    pub(crate) captured: bool,
    /// When an uncaptured authorisation expires.
    pub(crate) capture_before: Option<Seconds>,
    pub(crate) means: Means,
    pub(crate) billing: Billing,
    pub(crate) payment_intent: Option<String>,
    pub(crate) payment_method: Option<String>,
    pub(crate) customer: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) receipt_email: Option<String>,
    pub(crate) shipping: Option<Value>,
    pub(crate) statement_descriptor: Option<String>,
    pub(crate) statement_descriptor_suffix: Option<String>,
    pub(crate) calculated_statement_descriptor: Option<String>,
    /// Made through the platform on another account.
    pub(crate) application: bool,
    pub(crate) application_fee: Option<String>,
    pub(crate) application_fee_amount: Option<i64>,
    pub(crate) balance_transaction: Option<String>,
    pub(crate) destination: Option<String>,
    pub(crate) transfer: Option<String>,
    pub(crate) transfer_amount: Option<i64>,
    pub(crate) transfer_group: Option<String>,
    pub(crate) source_transfer: Option<String>,
    pub(crate) on_behalf_of: Option<String>,
    pub(crate) failure: Option<Reason>,
    pub(crate) dispute: Option<String>,
}

impl Record for Charge {
    const KIND: &'static str = "charge";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        let mut keys = Vec::new();
        keys.extend(self.customer.iter().map(|id| ("customer", id.clone())));
        keys.extend(
            self.payment_intent
                .iter()
                .map(|id| ("payment_intent", id.clone())),
        );
        keys.extend(
            self.transfer_group
                .iter()
                .map(|group| ("transfer_group", group.clone())),
        );
        keys
    }
}

/// How long an authorisation lasts: seven days for most cards when the buyer is present, about five without. Stripe
/// tells the exact moment as `capture_before`.
const AUTHORISATION: Seconds = 7 * DAY;
const AUTHORISATION_OFF_SESSION: Seconds = 5 * DAY;

impl Model {
    /// Charges an intent's card, without settling: the charge is authorised, or failed for `failure`.
    pub(crate) fn authorise(
        &mut self,
        intent: &PaymentIntent,
        payment_method: &str,
        failure: Option<Reason>,
    ) -> String {
        let id = self.ids.next("ch_3");
        let Some(method) = self.payment_methods.anywhere(payment_method).cloned() else {
            return id;
        };
        let lasts = if intent.off_session {
            AUTHORISATION_OFF_SESSION
        } else {
            AUTHORISATION
        };
        let mut checked = method.clone();
        checked.checked = true;
        let descriptor = self.statement(intent);
        self.charges.insert(Charge {
            id: id.clone(),
            account: intent.account.clone(),
            created: self.now,
            amount: intent.amount,
            currency: intent.currency.clone(),
            status: if failure.is_some() {
                ChargeStatus::Failed
            } else {
                ChargeStatus::Succeeded
            },
            capture_before: (failure.is_none() && intent.is_manual()).then(|| self.now + lasts),
            means: Means::Card {
                checks: checked.checks(),
                card: method.card,
                three_d_secure: intent.authenticated,
            },
            billing: method.billing,
            payment_intent: (!intent.id.is_empty()).then(|| intent.id.clone()),
            payment_method: Some(payment_method.to_owned()),
            customer: intent.customer.clone(),
            description: intent.description.clone(),
            metadata: intent.metadata.clone(),
            receipt_email: intent.receipt_email.clone(),
            shipping: intent.shipping.clone(),
            statement_descriptor: intent.statement_descriptor.clone(),
            statement_descriptor_suffix: intent.statement_descriptor_suffix.clone(),
            calculated_statement_descriptor: Some(descriptor),
            application: intent.application,
            application_fee_amount: intent.application_fee_amount,
            destination: intent.transfer_destination.clone(),
            transfer_amount: intent.transfer_amount,
            transfer_group: intent.transfer_group.clone(),
            on_behalf_of: intent.on_behalf_of.clone(),
            failure,
            ..Charge::default()
        });
        id
    }

    /// What the buyer reads: `PREFIX* SUFFIX`, upper case, cut to 22 characters, as recorded.
    fn statement(&self, intent: &PaymentIntent) -> String {
        let owner = intent.on_behalf_of.as_deref().unwrap_or(&intent.account);
        let base = self
            .account(owner)
            .map(super::account::Account::descriptor)
            .unwrap_or_default();
        match &intent.statement_descriptor_suffix {
            None => base,
            Some(suffix) => {
                let room = 22_usize.saturating_sub(suffix.chars().count() + 2).clamp(2, 10);
                let prefix: String = base.chars().take(room).collect();
                format!("{}* {}", prefix.trim_end(), suffix.to_uppercase())
                    .chars()
                    .take(22)
                    .collect()
            }
        }
    }

    /// Captures `amount` of an authorised charge. The money is settled with [`Model::settle`].
    pub(crate) fn mark_captured(&mut self, charge: &str, amount: i64, fee: Option<i64>) {
        self.charges.change(charge, |charge| {
            charge.captured = true;
            charge.amount_captured = amount;
            // What was authorised and not captured goes back to the buyer.
            charge.amount_refunded = charge.amount - amount;
            charge.capture_before = None;
            if fee.is_some() {
                charge.application_fee_amount = fee;
            }
        });
    }

    /// Books a captured charge: balance transaction, application fee, transfer.
    ///
    /// Direct: the connected account pays Stripe's fee and ours, or the platform pays Stripe's apart where the account
    /// was made so. Through the platform: the platform pays Stripe, the full amount is transferred, and the fee is taken
    /// back from what arrived.
    pub(crate) fn settle(&mut self, id: &str) {
        let Some(charge) = self.charges.anywhere(id).cloned() else {
            return;
        };
        if charge.balance_transaction.is_some() {
            return;
        }
        let immediate =
            matches!(&charge.means, Means::Card { card, .. } if card.behaviour == Behaviour::BypassesPending);
        let available_in = (!immediate).then_some(CARD_DELAY);
        let captured = charge.amount_captured;
        // Stripe: the collected fee is capped at the total amount captured.
        let fee = charge.application_fee_amount.map(|fee| fee.min(captured));
        let direct_fee = fee.filter(|_| charge.destination.is_none());
        let stripe_fee = self.stripe_fee(captured);
        let billed_apart = self.bills_apart(&charge.account);
        if billed_apart {
            self.bill_platform(id, &stripe_fee, &charge.currency);
        }
        let mut fees = if billed_apart {
            Vec::new()
        } else {
            vec![stripe_fee]
        };
        fees.extend(direct_fee.map(|amount| self.application_fee_line(amount)));
        let balance_transaction = self.post(Posting {
            account: &charge.account,
            amount: captured,
            currency: &charge.currency,
            fees,
            movement: Movement::Charge,
            source: id,
            description: charge.description.clone(),
            available_in,
            category: None,
        });
        let mut application_fee = direct_fee.filter(|amount| *amount > 0).map(|amount| {
            self.take_application_fee(&charge.account, id, None, amount, &charge.currency, available_in)
        });
        let transfer = charge.destination.as_ref().map(|destination| {
            self.make_transfer(&NewTransfer {
                amount: charge.transfer_amount.unwrap_or(captured).min(captured),
                currency: &charge.currency,
                destination,
                description: None,
                source_transaction: Some(id),
                transfer_group: charge.transfer_group.clone(),
                metadata: Metadata::new(),
                application_fee: fee.filter(|amount| *amount > 0),
                available_in,
            })
        });
        if let Some(payment) = transfer.as_ref().and_then(|id| self.transfers.anywhere(id)) {
            application_fee = self
                .charges
                .anywhere(&payment.destination_payment)
                .and_then(|payment| payment.application_fee.clone());
        }
        self.charges.change(id, |charge| {
            charge.balance_transaction = Some(balance_transaction);
            charge.application_fee = application_fee;
            charge.transfer = transfer;
        });
    }

    /// Whether Stripe's fees for what is charged on this account are the platform's.
    /// <https://docs.stripe.com/connect/direct-charges-fee-payer-behavior>
    fn bills_apart(&self, account: &str) -> bool {
        account != self.settings.platform
            && self
                .account(account)
                .is_some_and(|account| account.controller.fees_payer == "application")
    }

    /// Stripe gathers such fees and bills them together; here each is a line of its own.
    fn bill_platform(&mut self, charge: &str, fee: &FeeLine, currency: &str) {
        let platform = self.settings.platform.clone();
        self.post(Posting {
            account: &platform,
            amount: -fee.amount,
            currency,
            fees: Vec::new(),
            movement: Movement::StripeFee,
            source: charge,
            description: Some(fee.description.clone()),
            available_in: None,
            category: None,
        });
    }

    /// Settles an asynchronous capture and tells of it with `charge.updated`.
    pub(crate) fn settle_later(&mut self, id: &str) {
        let before = self.charge_json(id);
        self.settle(id);
        let after = self.charge_json(id);
        let account = self.charges.anywhere(id).map(|charge| charge.account.clone());
        if let (Some(account), Some(previous)) = (account, super::event::difference(&before, &after)) {
            self.emit(&account, "charge.updated", after, Some(previous));
        }
    }

    /// `POST /v1/charges`, the old way: one call that authorises and captures.
    pub(crate) fn charge_at_once(&mut self, draft: &PaymentIntent, method: &str) -> Answer<Value> {
        currency::check_amount(draft.amount, &draft.currency)?;
        self.check_intent(draft)?;
        let behaviour = self.payment_methods.anywhere(method).map(|pm| pm.card.behaviour);
        let failure = match behaviour {
            Some(Behaviour::Declined(reason)) => Some(reason),
            Some(Behaviour::AttachesThenDeclined | Behaviour::DeclinedAfterAuthentication) => {
                Some(Reason::Generic)
            }
            // This interface knows no authentication.
            Some(Behaviour::AlwaysAuthenticates | Behaviour::AuthenticatesUnlessSetUp) => {
                Some(Reason::AuthenticationRequired)
            }
            _ => None,
        };
        let id = self.authorise(draft, method, failure);
        self.payment_methods.change(method, |pm| {
            pm.checked = true;
            pm.spent |= pm.customer.is_none();
        });
        if let Some(reason) = failure {
            let snapshot = self.charge_json(&id);
            self.emit(&draft.account, "charge.failed", snapshot, None);
            let mut refusal = reason.refusal();
            refusal.charge = Some(id);
            return Err(refusal);
        }
        if !draft.is_manual() {
            self.mark_captured(&id, draft.amount, None);
            self.settle(&id);
        }
        let snapshot = self.charge_json(&id);
        self.emit(&draft.account, "charge.succeeded", snapshot, None);
        self.dispute_if_test_card(&id);
        Ok(self.charge_json(&id))
    }

    pub(crate) fn charge_json(&self, id: &str) -> Value {
        self.charges
            .anywhere(id)
            .map_or(Value::Null, |charge| charge.json(self))
    }
}

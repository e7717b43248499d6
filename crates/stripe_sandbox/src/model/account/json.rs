//! The account and its bank accounts as Stripe shows them.

use serde_json::{Value, json};

use super::{Account, ExternalAccount};

impl Account {
    /// Stripe's `account` object.
    pub(crate) fn json(&self) -> Value {
        if self.deleted {
            return json!({"id": self.id, "object": "account", "deleted": true});
        }
        let mut profile = json!({
            "annual_revenue": null, "estimated_worker_count": null, "mcc": null,
            "minority_owned_business_designation": null, "name": self.business_name, "product_description": null,
            "specified_commercial_transactions_act_url": null, "support_address": null, "support_email": null,
            "support_phone": null, "support_url": null, "url": null,
        });
        if let Some(profile) = profile.as_object_mut() {
            profile.extend(self.business_profile.clone());
        }
        json!({
            "id": self.id,
            "object": "account",
            "business_profile": profile,
            "business_type": self.business_type,
            "capabilities": self.capabilities,
            "charges_enabled": self.charges_enabled,
            "controller": self.controller_json(),
            "country": self.country,
            "created": self.created,
            "default_currency": self.default_currency,
            "details_submitted": self.details_submitted,
            "email": self.email,
            "external_accounts": self.external_accounts_json(),
            "future_requirements": no_requirements(),
            "metadata": self.metadata,
            "payouts_enabled": self.payouts_enabled,
            "requirements": self.requirements_json(),
            "settings": self.settings_json(),
            "tos_acceptance": {"date": self.tos_accepted, "ip": null, "user_agent": null},
            "type": self.kind,
        })
    }

    fn controller_json(&self) -> Value {
        if !self.made_by_platform {
            return json!({"type": "account"});
        }
        let owner =
            self.controller.requirement_collection == "application" || self.controller.dashboard != "none";
        json!({
            "fees": {"payer": self.controller.fees_payer},
            "is_controller": owner,
            "losses": {"payments": self.controller.losses},
            "requirement_collection": self.controller.requirement_collection,
            "stripe_dashboard": {"type": self.controller.dashboard},
            "type": "application",
        })
    }

    fn requirements_json(&self) -> Value {
        json!({
            "alternatives": [],
            "current_deadline": self.current_deadline,
            "currently_due": self.currently_due,
            "disabled_reason": self.disabled_reason,
            "errors": [],
            "eventually_due": self.currently_due,
            "past_due": self.past_due,
            "pending_verification": self.pending_verification,
        })
    }

    /// Stripe's `capability` object. One that nobody asked for is `unrequested`.
    pub(crate) fn capability_json(&self, name: &str) -> Value {
        let state = self.capabilities.get(name);
        let mut requirements = self.requirements_json();
        if state.is_none() {
            requirements = no_requirements();
        } else if self.disabled_reason.is_some() {
            // A capability has words of its own for it.
            requirements["disabled_reason"] = json!("requirements.fields_needed");
        }
        json!({
            "id": name,
            "object": "capability",
            "account": self.id,
            "future_requirements": no_requirements(),
            "requested": state.is_some(),
            "requested_at": state.is_some().then_some(self.created),
            "requirements": requirements,
            "status": state.map_or("unrequested", String::as_str),
        })
    }

    pub(crate) fn external_accounts_json(&self) -> Value {
        json!({
            "object": "list",
            "data": self.external_accounts.iter().map(|bank| self.bank_as_json(bank)).collect::<Vec<_>>(),
            "has_more": false,
            "total_count": self.external_accounts.len(),
            "url": format!("/v1/accounts/{}/external_accounts", self.id),
        })
    }

    fn settings_json(&self) -> Value {
        json!({
            "bacs_debit_payments": {"display_name": null, "service_user_number": null},
            "branding": {"icon": null, "logo": null, "primary_color": null, "secondary_color": null},
            "card_issuing": {"tos_acceptance": {"date": null, "ip": null}},
            "card_payments": {
                "decline_on": {"avs_failure": false, "cvc_failure": false},
                "statement_descriptor_prefix": null,
                "statement_descriptor_prefix_kana": null,
                "statement_descriptor_prefix_kanji": null,
            },
            "dashboard": {"display_name": self.business_name, "timezone": "Etc/UTC"},
            "invoices": {"default_account_tax_ids": null, "hosted_payment_method_save": "offer"},
            "payments": {
                "statement_descriptor": self.statement_descriptor,
                "statement_descriptor_kana": null,
                "statement_descriptor_kanji": null,
            },
            "payouts": {
                "debit_negative_balances": true,
                "schedule": {"delay_days": 2, "interval": self.payout_interval},
                "statement_descriptor": null,
            },
            "sepa_debit_payments": {},
        })
    }
}

impl Account {
    /// A bank account as it is in this account's list. The first one of a currency is its default.
    pub(crate) fn bank_as_json(&self, bank: &ExternalAccount) -> Value {
        let default = self
            .external_accounts
            .iter()
            .find(|other| other.currency == bank.currency)
            .is_none_or(|first| first.id == bank.id);
        bank.json(&self.id, default)
    }
}

impl ExternalAccount {
    fn json(&self, account: &str, default: bool) -> Value {
        json!({
            "id": self.id,
            "object": "bank_account",
            "account": account,
            "account_holder_name": self.holder_name,
            "account_holder_type": self.holder_type,
            "account_type": null,
            "available_payout_methods": ["standard"],
            "bank_name": self.bank_name,
            "country": self.country,
            "currency": self.currency,
            "default_for_currency": default,
            "fingerprint": self.fingerprint,
            "future_requirements": requirements_of_bank(),
            "last4": self.last4,
            "metadata": self.metadata,
            "requirements": requirements_of_bank(),
            "routing_number": self.routing_number,
            "status": if self.errored { "errored" } else { "new" },
        })
    }
}

fn no_requirements() -> Value {
    json!({
        "alternatives": [], "current_deadline": null, "currently_due": [], "disabled_reason": null, "errors": [],
        "eventually_due": [], "past_due": [], "pending_verification": [],
    })
}

fn requirements_of_bank() -> Value {
    json!({"currently_due": [], "errors": [], "past_due": [], "pending_verification": []})
}

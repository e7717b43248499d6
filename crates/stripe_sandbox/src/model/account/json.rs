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
            "future_requirements": requirements(&[], &[], None),
            "metadata": self.metadata,
            "payouts_enabled": self.payouts_enabled,
            "requirements": requirements(&self.currently_due, &self.past_due, self.disabled_reason.as_deref()),
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

    pub(crate) fn external_accounts_json(&self) -> Value {
        json!({
            "object": "list",
            "data": self.external_accounts.iter().map(|bank| bank.json(&self.id)).collect::<Vec<_>>(),
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

impl ExternalAccount {
    pub(crate) fn json(&self, account: &str) -> Value {
        json!({
            "id": self.id,
            "object": "bank_account",
            "account": account,
            "account_holder_name": null,
            "account_holder_type": null,
            "account_type": null,
            "available_payout_methods": ["standard"],
            "bank_name": self.bank_name,
            "country": self.country,
            "currency": self.currency,
            "default_for_currency": true,
            "fingerprint": self.fingerprint,
            "future_requirements": requirements_of_bank(),
            "last4": self.last4,
            "metadata": {},
            "requirements": requirements_of_bank(),
            "routing_number": "110000000",
            "status": "new",
        })
    }
}

fn requirements(due: &[String], past: &[String], disabled_reason: Option<&str>) -> Value {
    json!({
        "alternatives": [],
        "current_deadline": null,
        "currently_due": due,
        "disabled_reason": disabled_reason,
        "errors": [],
        "eventually_due": due,
        "past_due": past,
        "pending_verification": [],
    })
}

fn requirements_of_bank() -> Value {
    json!({"currently_due": [], "errors": [], "past_due": [], "pending_verification": []})
}

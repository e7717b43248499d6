//! Accounts: the platform's own and those that connect to it.

mod bank;
mod json;
mod requirements;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub(crate) use self::{
    bank::{ExternalAccount, NewBank},
    requirements::Deadline,
};
use super::{
    Metadata, Model,
    event::difference,
    refusal::{Answer, Refusal},
    table::Record,
};
use crate::clock::Seconds;

/// Stripe's account `type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AccountKind {
    Standard,
    Express,
    Custom,
    /// Made with controller properties that match none of the three.
    None,
}

/// Who pays fees and bears losses, who collects requirements, and which Dashboard there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Controller {
    pub(crate) fees_payer: String,
    pub(crate) losses: String,
    pub(crate) requirement_collection: String,
    pub(crate) dashboard: String,
}

impl Controller {
    pub(crate) fn of(kind: AccountKind) -> Self {
        let (fees, losses, collection, dashboard) = match kind {
            AccountKind::Standard | AccountKind::None => ("account", "stripe", "stripe", "full"),
            AccountKind::Express => ("application_express", "application", "stripe", "express"),
            AccountKind::Custom => ("application_custom", "application", "application", "none"),
        };
        Self {
            fees_payer: fees.to_owned(),
            losses: losses.to_owned(),
            requirement_collection: collection.to_owned(),
            dashboard: dashboard.to_owned(),
        }
    }
}

/// An account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) kind: AccountKind,
    pub(crate) created: Seconds,
    pub(crate) country: String,
    pub(crate) default_currency: String,
    pub(crate) email: Option<String>,
    pub(crate) business_name: Option<String>,
    pub(crate) business_type: Option<String>,
    pub(crate) business_profile: Map<String, Value>,
    pub(crate) statement_descriptor: Option<String>,
    pub(crate) controller: Controller,
    /// Whether the platform made it; else its owner did, in Stripe's own Dashboard.
    pub(crate) made_by_platform: bool,
    /// Whether the platform may act for it: made by the platform, or authorised by OAuth and not revoked since.
    pub(crate) connected: bool,
    /// `read_only` or `read_write`, as authorised.
    pub(crate) scope: String,
    pub(crate) charges_enabled: bool,
    pub(crate) payouts_enabled: bool,
    pub(crate) details_submitted: bool,
    pub(crate) capabilities: BTreeMap<String, String>,
    pub(crate) currently_due: Vec<String>,
    pub(crate) past_due: Vec<String>,
    /// What was told and is being checked.
    #[serde(default)]
    pub(crate) pending_verification: Vec<String>,
    /// When what is currently due becomes past due.
    #[serde(default)]
    pub(crate) current_deadline: Option<Seconds>,
    pub(crate) disabled_reason: Option<String>,
    pub(crate) tos_accepted: Option<Seconds>,
    pub(crate) external_accounts: Vec<ExternalAccount>,
    /// `daily`, `weekly`, `monthly` or `manual`.
    pub(crate) payout_interval: String,
    /// When the schedule pays out next; `None` while nothing is coming.
    #[serde(default)]
    pub(crate) next_payout: Option<Seconds>,
    pub(crate) metadata: Metadata,
    pub(crate) secret_key: String,
    pub(crate) publishable_key: String,
    pub(crate) deleted: bool,
}

impl Record for Account {
    const KIND: &'static str = "account";
    fn id(&self) -> &str {
        &self.id
    }
    /// All accounts are listed under one name: they are found by whoever may act for them.
    fn account(&self) -> &'static str {
        "accounts"
    }
}

/// What is known when an account is made.
#[derive(Debug, Default)]
pub(crate) struct NewAccount {
    pub(crate) country: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) business_name: Option<String>,
    pub(crate) business_type: Option<String>,
    pub(crate) business_profile: Map<String, Value>,
    pub(crate) default_currency: Option<String>,
    pub(crate) capabilities: Vec<String>,
    pub(crate) metadata: Metadata,
}

/// The currency in which a country's accounts settle; US dollars for those not listed.
pub(crate) fn currency_of(country: &str) -> &'static str {
    match country {
        "AT" | "BE" | "CY" | "DE" | "EE" | "ES" | "FI" | "FR" | "GR" | "HR" | "IE" | "IT" | "LT" | "LU"
        | "LV" | "MT" | "NL" | "PT" | "SI" | "SK" => "eur",
        "GB" => "gbp",
        "AU" => "aud",
        "CA" => "cad",
        "CH" | "LI" => "chf",
        "DK" => "dkk",
        "HK" => "hkd",
        "JP" => "jpy",
        "MX" => "mxn",
        "NO" => "nok",
        "NZ" => "nzd",
        "PL" => "pln",
        "SE" => "sek",
        "SG" => "sgd",
        "BR" => "brl",
        "IN" => "inr",
        "CZ" => "czk",
        "HU" => "huf",
        "RO" => "ron",
        "BG" => "bgn",
        _ => "usd",
    }
}

impl Model {
    /// Makes an account of the seller's own, with a finished set-up, as its owner would in Stripe's Dashboard. The
    /// platform may not act for it before it is authorised.
    pub(crate) fn make_standalone(&mut self, new: NewAccount) -> String {
        let mut account = self.blank_account(AccountKind::Standard, new);
        account.finish_onboarding(self.now);
        let bank = self.bank(&account, NewBank::default());
        account.external_accounts.push(bank);
        let id = account.id.clone();
        self.accounts.insert(account);
        id
    }

    /// `POST /v1/accounts`: the platform makes an account, which it may act for at once and which can charge nothing
    /// before it is onboarded.
    pub(crate) fn make_connected(
        &mut self,
        kind: AccountKind,
        controller: Option<Controller>,
        new: NewAccount,
    ) -> String {
        let capabilities = new.capabilities.clone();
        let mut account = self.blank_account(kind, new);
        account.made_by_platform = true;
        account.connected = true;
        "read_write".clone_into(&mut account.scope);
        if let Some(controller) = controller {
            account.controller = controller;
        }
        account.currently_due = requirements::at_first(&account);
        account.past_due.clone_from(&account.currently_due);
        account.disabled_reason = Some("requirements.past_due".to_owned());
        for capability in capabilities {
            account.capabilities.insert(capability, "inactive".to_owned());
        }
        let id = account.id.clone();
        self.accounts.insert(account);
        id
    }

    fn blank_account(&mut self, kind: AccountKind, new: NewAccount) -> Account {
        let id = self.ids.account();
        let tail = id.trim_start_matches("acct_").to_owned();
        let country = new
            .country
            .unwrap_or_else(|| self.settings.platform_country.clone());
        Account {
            secret_key: format!("sk_test_{tail}{}", self.ids.text(20)),
            publishable_key: format!("pk_test_{tail}{}", self.ids.text(20)),
            kind,
            created: self.now,
            default_currency: new
                .default_currency
                .unwrap_or_else(|| currency_of(&country).to_owned()),
            country,
            email: new.email,
            business_name: new.business_name,
            business_type: new.business_type,
            business_profile: new.business_profile,
            statement_descriptor: None,
            controller: Controller::of(kind),
            made_by_platform: false,
            connected: false,
            scope: "read_only".to_owned(),
            charges_enabled: false,
            payouts_enabled: false,
            details_submitted: false,
            capabilities: BTreeMap::new(),
            currently_due: Vec::new(),
            past_due: Vec::new(),
            pending_verification: Vec::new(),
            current_deadline: None,
            disabled_reason: None,
            tos_accepted: None,
            external_accounts: Vec::new(),
            payout_interval: "daily".to_owned(),
            next_payout: None,
            metadata: new.metadata,
            deleted: false,
            id,
        }
    }

    /// An account that exists and is not deleted.
    pub(crate) fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.anywhere(id).filter(|account| !account.deleted)
    }

    /// An account for which the platform may act, or which it is; as recorded, any other is 403 `account_invalid`.
    pub(crate) fn accessible_account(&self, id: &str, key: &str) -> Answer<&Account> {
        match self.account(id) {
            Some(account) if account.connected || account.id == self.settings.platform => Ok(account),
            _ => Err(Refusal::forbidden(format!(
                "The provided key '{}' does not have access to account '{id}' (or that account does not exist). \
                 Application access may have been revoked.",
                masked_key(key)
            ))
            .code("account_invalid")),
        }
    }

    /// Changes an account and tells of it: `account.updated`, and `capability.updated` for each capability that became
    /// another.
    pub(crate) fn change_account(&mut self, id: &str, change: impl FnOnce(&mut Account)) {
        let Some(before) = self.account(id).cloned() else {
            return;
        };
        self.accounts.change(id, change);
        self.tell_of_change(&before);
    }

    /// What [`Model::change_account`] says, when the account was changed before.
    pub(crate) fn tell_of_change(&mut self, before: &Account) {
        let id = before.id.as_str();
        let Some(after) = self.account(id).cloned() else {
            return;
        };
        self.resume_payouts(id);
        let json = after.json();
        let Some(previous) = difference(&before.json(), &json) else {
            return;
        };
        self.emit(id, "account.updated", json, Some(previous));
        for (name, state) in &after.capabilities {
            if before.capabilities.get(name) != Some(state) {
                self.emit(id, "capability.updated", after.capability_json(name), None);
            }
        }
    }
}

/// `sk_test_********abcd`: what Stripe repeats of a key in its messages.
pub(crate) fn masked_key(key: &str) -> String {
    let visible = key.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    let prefix = ["sk_test_", "pk_test_", "rk_test_"]
        .into_iter()
        .find(|p| key.starts_with(p))
        .unwrap_or("");
    if visible <= prefix.len() {
        return format!("{prefix}****");
    }
    format!(
        "{prefix}{}{}",
        "*".repeat(visible - prefix.len()),
        key.get(visible..).unwrap_or_default()
    )
}

impl Account {
    /// Whether a capability is active.
    pub(crate) fn is_able(&self, capability: &str) -> bool {
        self.capabilities
            .get(capability)
            .is_some_and(|state| state == "active")
    }

    /// What a buyer reads on a statement when the charge says nothing of its own.
    pub(crate) fn descriptor(&self) -> String {
        let text = self
            .statement_descriptor
            .as_deref()
            .or(self.business_name.as_deref())
            .unwrap_or("STRIPE SANDBOX");
        text.to_uppercase()
            .chars()
            .filter(|c| !matches!(c, '<' | '>' | '\\' | '\'' | '"' | '*'))
            .take(22)
            .collect()
    }
}

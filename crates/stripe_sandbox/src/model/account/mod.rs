//! Accounts: the platform's own and those that connect to it.

mod json;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    Metadata, Model,
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
    pub(crate) disabled_reason: Option<String>,
    pub(crate) tos_accepted: Option<Seconds>,
    pub(crate) external_accounts: Vec<ExternalAccount>,
    pub(crate) payout_interval: String,
    pub(crate) metadata: Metadata,
    pub(crate) secret_key: String,
    pub(crate) publishable_key: String,
    pub(crate) deleted: bool,
}

/// A bank account to which payouts go.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ExternalAccount {
    pub(crate) id: String,
    pub(crate) country: String,
    pub(crate) currency: String,
    pub(crate) last4: String,
    pub(crate) bank_name: String,
    pub(crate) fingerprint: String,
    /// The test account number 000111111116 and its like: every payout to it fails.
    pub(crate) fails_payouts: bool,
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

/// What a standard account must still tell before it can charge, as recorded.
const STANDARD_DUE: &[&str] = &[
    "business_profile.product_description",
    "business_profile.support_phone",
    "business_profile.url",
    "external_account",
    "tos_acceptance.date",
    "tos_acceptance.ip",
];

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
        let bank = self.test_bank(&account, "6789", false);
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
        account.currently_due = STANDARD_DUE.iter().map(|s| (*s).to_owned()).collect();
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
            disabled_reason: None,
            tos_accepted: None,
            external_accounts: Vec::new(),
            payout_interval: "daily".to_owned(),
            metadata: new.metadata,
            deleted: false,
            id,
        }
    }

    /// A bank account that takes payouts, or fails them.
    pub(crate) fn test_bank(
        &mut self,
        account: &Account,
        last4: &str,
        fails_payouts: bool,
    ) -> ExternalAccount {
        ExternalAccount {
            id: self.ids.next("ba_1"),
            country: account.country.clone(),
            currency: account.default_currency.clone(),
            last4: last4.to_owned(),
            bank_name: "STRIPE TEST BANK".to_owned(),
            fingerprint: self.ids.text(16),
            fails_payouts,
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

    /// Finishes an account's onboarding, and says so to the platform.
    pub(crate) fn onboard(&mut self, id: &str) {
        let now = self.now;
        if self
            .accounts
            .anywhere(id)
            .is_some_and(|account| account.external_accounts.is_empty())
            && let Some(account) = self.accounts.anywhere(id).cloned()
        {
            let bank = self.test_bank(&account, "6789", false);
            self.accounts
                .change(id, |account| account.external_accounts.push(bank));
        }
        self.accounts.change(id, |account| account.finish_onboarding(now));
        self.emit_account_updated(id);
    }

    /// Makes a requirement fall due; with `past` the account can no longer charge or pay out.
    pub(crate) fn require(&mut self, id: &str, field: &str, past: bool) {
        self.accounts.change(id, |account| {
            account.currently_due.push(field.to_owned());
            if past {
                account.past_due.push(field.to_owned());
                account.charges_enabled = false;
                account.payouts_enabled = false;
                account.disabled_reason = Some("requirements.past_due".to_owned());
            }
        });
        self.emit_account_updated(id);
    }

    pub(crate) fn emit_account_updated(&mut self, id: &str) {
        if let Some(snapshot) = self.account(id).map(Account::json) {
            self.emit(id, "account.updated", snapshot, None);
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
    fn finish_onboarding(&mut self, now: Seconds) {
        self.charges_enabled = true;
        self.payouts_enabled = true;
        self.details_submitted = true;
        self.currently_due.clear();
        self.past_due.clear();
        self.disabled_reason = None;
        self.tos_accepted = Some(now);
        for name in ["card_payments", "transfers"] {
            self.capabilities.insert(name.to_owned(), "active".to_owned());
        }
        for state in self.capabilities.values_mut() {
            "active".clone_into(state);
        }
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

//! Accounts: what Stripe says about a seller, and what it still wants from them.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use stripe_connect::account::{RetrieveAccount, RetrieveForMyAccountAccount};

use crate::error::Error;
use crate::ids::AccountId;
use crate::metadata::Metadata;
use crate::stripe::{On, Stripe};

/// An account as it stands. Its e-mail address is not printed by `Debug`.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Wire")]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// `standard`, `express`, `custom` or `none`.
    pub type_: Option<String>,
    /// ISO 3166 code in upper case.
    pub country: Option<String>,
    /// ISO 4217 code in lower case: what it is paid out in unless it has more bank accounts.
    pub default_currency: Option<String>,
    /// Whether it can take payments now.
    pub charges_enabled: bool,
    /// Whether it can be paid out now.
    pub payouts_enabled: bool,
    /// Whether its owner has gone through Stripe's form.
    pub details_submitted: bool,
    /// What it may do, by Stripe's names: `active`, `inactive` or `pending`.
    pub capabilities: BTreeMap<String, String>,
    /// Who pays Stripe for direct charges on it: `account`, `application`, `application_express` …
    pub fees_payer: Option<String>,
    /// Who bears its negative balances: `stripe` or `application`.
    pub losses_payments: Option<String>,
    /// Which Dashboard its owner has: `full`, `express` or `none`.
    pub dashboard: Option<String>,
    /// What Stripe wants to know, the most urgent first.
    pub requirements: Vec<Requirement>,
    /// By when what is due must be there.
    pub requirements_deadline: Option<DateTime<Utc>>,
    /// Why it cannot charge or be paid out: `requirements.past_due`, `rejected.fraud` …
    pub disabled_reason: Option<String>,
    /// What buyers see it as.
    pub business_name: Option<String>,
    /// Its owner's e-mail address.
    pub email: Option<String>,
    /// What we attached, on an account that the platform made.
    pub metadata: Metadata,
    /// Whether the account was asked for with live keys. (Stripe's own object does not say.)
    pub livemode: bool,
}

/// One thing that Stripe wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The field's path, such as `external_account` or `company.tax_id`.
    pub field: String,
    /// How urgent it is.
    pub due: RequirementDue,
    /// What was wrong with what was given before.
    pub error: Option<RequirementError>,
}

/// How urgent a requirement is; the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequirementDue {
    /// Overdue: something is switched off because of it.
    Past,
    /// Wanted by the deadline.
    Currently,
    /// Wanted one day.
    Eventually,
    /// Given, and being looked at by Stripe.
    PendingVerification,
}

/// Why something that was given does not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementError {
    /// Stripe's code, such as `verification_document_expired`.
    pub code: String,
    /// Stripe's sentence, for the seller.
    pub reason: String,
}

#[derive(Deserialize)]
struct Wire {
    id: AccountId,
    #[serde(rename = "type")]
    type_: Option<String>,
    country: Option<String>,
    default_currency: Option<String>,
    charges_enabled: bool,
    payouts_enabled: bool,
    details_submitted: bool,
    #[serde(default)]
    capabilities: Option<BTreeMap<String, String>>,
    #[serde(default)]
    controller: Option<ControllerWire>,
    requirements: Option<RequirementsWire>,
    business_profile: Option<NameWire>,
    settings: Option<SettingsWire>,
    email: Option<String>,
    #[serde(default)]
    metadata: Option<Metadata>,
}

#[derive(Deserialize, Default)]
struct ControllerWire {
    fees: Option<FeesWire>,
    losses: Option<LossesWire>,
    stripe_dashboard: Option<TypedWire>,
}

#[derive(Deserialize)]
struct FeesWire {
    payer: Option<String>,
}

#[derive(Deserialize)]
struct LossesWire {
    payments: Option<String>,
}

#[derive(Deserialize)]
struct TypedWire {
    #[serde(rename = "type")]
    type_: Option<String>,
}

#[derive(Deserialize, Default)]
struct RequirementsWire {
    #[serde(default)]
    past_due: Option<Vec<String>>,
    #[serde(default)]
    currently_due: Option<Vec<String>>,
    #[serde(default)]
    eventually_due: Option<Vec<String>>,
    #[serde(default)]
    pending_verification: Option<Vec<String>>,
    #[serde(default)]
    errors: Option<Vec<ErrorWire>>,
    #[serde(default, with = "chrono::serde::ts_seconds_option")]
    current_deadline: Option<DateTime<Utc>>,
    disabled_reason: Option<String>,
}

#[derive(Deserialize)]
struct ErrorWire {
    requirement: String,
    code: String,
    reason: String,
}

#[derive(Deserialize)]
struct NameWire {
    name: Option<String>,
}

#[derive(Deserialize)]
struct SettingsWire {
    dashboard: Option<DashboardWire>,
}

#[derive(Deserialize)]
struct DashboardWire {
    display_name: Option<String>,
}

impl RequirementsWire {
    /// Each field once, under its most urgent heading: Stripe lists what is overdue under
    /// `currently_due` and `eventually_due` as well.
    fn into_list(self) -> Vec<Requirement> {
        let errors = self.errors.unwrap_or_default();
        let mut list: Vec<Requirement> = Vec::new();
        for (due, fields) in [
            (RequirementDue::Past, self.past_due),
            (RequirementDue::Currently, self.currently_due),
            (RequirementDue::Eventually, self.eventually_due),
            (RequirementDue::PendingVerification, self.pending_verification),
        ] {
            for field in fields.unwrap_or_default() {
                if list.iter().any(|known| known.field == field) {
                    continue;
                }
                let error = errors.iter().find(|error| error.requirement == field);
                let error = error.map(|error| RequirementError {
                    code: error.code.clone(),
                    reason: error.reason.clone(),
                });
                list.push(Requirement { field, due, error });
            }
        }
        list
    }
}

impl From<Wire> for Account {
    fn from(wire: Wire) -> Self {
        let requirements = wire.requirements.unwrap_or_default();
        let controller = wire.controller.unwrap_or_default();
        let display_name = || wire.settings?.dashboard?.display_name;
        Self {
            id: wire.id,
            type_: wire.type_,
            country: wire.country,
            default_currency: wire.default_currency,
            charges_enabled: wire.charges_enabled,
            payouts_enabled: wire.payouts_enabled,
            details_submitted: wire.details_submitted,
            capabilities: wire.capabilities.unwrap_or_default(),
            fees_payer: controller.fees.and_then(|fees| fees.payer),
            losses_payments: controller.losses.and_then(|losses| losses.payments),
            dashboard: controller.stripe_dashboard.and_then(|dashboard| dashboard.type_),
            requirements_deadline: requirements.current_deadline,
            disabled_reason: requirements.disabled_reason.clone(),
            requirements: requirements.into_list(),
            business_name: wire
                .business_profile
                .and_then(|profile| profile.name)
                .or_else(display_name)
                .filter(|name| !name.is_empty()),
            email: wire.email,
            metadata: wire.metadata.unwrap_or_default(),
            livemode: false,
        }
    }
}

impl Stripe {
    /// Fetches a connected account.
    ///
    /// # Errors
    /// [`Error::AccountRevoked`] when it is not connected to the platform (any more).
    pub async fn retrieve_account(&self, id: &AccountId) -> Result<Account, Error> {
        self.account(&RetrieveAccount::new(id.as_str())).await
    }

    /// Fetches the platform's own account: whose key this is.
    ///
    /// # Errors
    /// [`Error::PlatformKey`] when the key is not accepted.
    pub async fn retrieve_platform(&self) -> Result<Account, Error> {
        self.account(&RetrieveForMyAccountAccount::new()).await
    }

    async fn account(&self, request: &impl stripe_client_core::StripeRequest) -> Result<Account, Error> {
        let account: Account = self.get(request, On::Platform, "account").await?;
        Ok(Account {
            livemode: self.livemode(),
            ..account
        })
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("id", &self.id)
            .field("type", &self.type_)
            .field("country", &self.country)
            .field("default_currency", &self.default_currency)
            .field("charges_enabled", &self.charges_enabled)
            .field("payouts_enabled", &self.payouts_enabled)
            .field("details_submitted", &self.details_submitted)
            .field("capabilities", &self.capabilities)
            .field("requirements", &self.requirements.len())
            .field("disabled_reason", &self.disabled_reason)
            .field("livemode", &self.livemode)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_is_wanted_twice_is_listed_once_under_its_most_urgent_heading() {
        let wire: RequirementsWire = serde_json::from_str(
            r#"{"past_due":["a"],"currently_due":["a","b"],"eventually_due":["a","b","c"],
                "pending_verification":["d"],"disabled_reason":null,
                "errors":[{"requirement":"b","code":"invalid","reason":"No."}]}"#,
        )
        .unwrap();
        let list = wire.into_list();
        let short: Vec<_> = list.iter().map(|one| (one.field.as_str(), one.due)).collect();
        assert_eq!(
            short,
            [
                ("a", RequirementDue::Past),
                ("b", RequirementDue::Currently),
                ("c", RequirementDue::Eventually),
                ("d", RequirementDue::PendingVerification),
            ]
        );
        assert_eq!(list[1].error.as_ref().unwrap().code, "invalid");
    }
}

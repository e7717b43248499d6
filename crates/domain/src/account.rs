//! What Stripe says of a seller's account: what it may do, who bears what, what is still wanted.
//!
//! None of it is typed by anybody here, and none of it is guessed: it is read from the account
//! when it is connected, at every `account.updated`, and when a seller comes back from Stripe.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Currency, Timestamp, terms::Party, text::Country};

/// What Stripe lets an account do, by Stripe's names: `card_payments`, `transfers` …
/// <https://docs.stripe.com/connect/account-capabilities>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Capabilities(BTreeMap<String, String>);

impl Capabilities {
    /// By name and state: `active`, `inactive` or `pending`.
    #[must_use]
    pub fn new(states: BTreeMap<String, String>) -> Self {
        Self(states)
    }

    /// Names and states, as Stripe has them.
    #[must_use]
    pub fn states(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// Whether Stripe has said anything of them yet.
    #[must_use]
    pub fn are_known(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether cards may be charged in the account's name.
    #[must_use]
    pub fn take_cards(&self) -> bool {
        self.is_active("card_payments") || self.is_active("legacy_payments")
    }

    /// Whether the platform may transfer money to the account. Any of the three does:
    /// <https://docs.stripe.com/connect/account-capabilities#transfers>
    #[must_use]
    pub fn receive_transfers(&self) -> bool {
        ["transfers", "legacy_payments", "crypto_transfers"]
            .iter()
            .any(|name| self.is_active(name))
    }

    fn is_active(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|state| state == "active")
    }
}

/// Which Stripe Dashboard the owner of an account has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dashboard {
    /// Stripe's own; the owner signs in there.
    Full,
    /// A small one, which the marketplace makes links to.
    Express,
    /// None.
    None,
}

/// Who bears what for an account, fixed when it was made.
/// <https://docs.stripe.com/connect/migrate-to-controller-properties>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Controller {
    /// Who pays Stripe's fee of a direct charge: the seller or the platform.
    pub fees_payer: Party,
    /// Who bears a negative balance that the seller does not make good: Stripe or the platform.
    pub losses_payer: Party,
    /// Which Dashboard its owner has.
    pub dashboard: Dashboard,
}

impl Controller {
    /// Of an account that its owner made at Stripe: it pays Stripe itself, and Stripe takes the
    /// risk. <https://docs.stripe.com/connect/standard-accounts>
    pub const STANDALONE: Self = Self {
        fees_payer: Party::Seller,
        losses_payer: Party::Stripe,
        dashboard: Dashboard::Full,
    };
    /// Of an account that the marketplace makes: it pays Stripe and bears the losses, and the owner
    /// has the Express Dashboard.
    pub const MANAGED: Self = Self {
        fees_payer: Party::Platform,
        losses_payer: Party::Platform,
        dashboard: Dashboard::Express,
    };
}

/// One thing that Stripe wants to know of a seller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Stripe's name of the field: `external_account`, `company.tax_id` …
    pub field: String,
    /// How urgent it is.
    pub due: Due,
    /// What was wrong with what was given before.
    pub error: Option<RequirementError>,
}

/// How urgent a requirement is; the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Overdue: something is switched off because of it.
    PastDue,
    /// Wanted by the deadline.
    CurrentlyDue,
    /// Wanted one day.
    EventuallyDue,
    /// Given, and being looked at by Stripe.
    PendingVerification,
}

/// Why something that was given does not do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementError {
    /// Stripe's code, such as `verification_document_expired`.
    pub code: String,
    /// Stripe's sentence, for the seller.
    pub reason: String,
}

/// What Stripe says of an account. It wins over what was typed.
#[derive(Debug, Clone)]
pub struct AccountSnapshot {
    /// `acct_…`.
    pub stripe_account: String,
    /// Where it is; none while Stripe does not know.
    pub country: Option<Country>,
    /// Its default currency; none when we cannot charge in it.
    pub default_currency: Option<Currency>,
    /// Whether it can take charges.
    pub charges_enabled: bool,
    /// Whether it is paid out.
    pub payouts_enabled: bool,
    /// Whether its owner has gone through Stripe's form.
    pub details_submitted: bool,
    /// What it may do.
    pub capabilities: Capabilities,
    /// Who bears what.
    pub controller: Controller,
    /// What is still wanted, the most urgent first.
    pub requirements: Vec<Requirement>,
    /// By when what is due must be there.
    pub requirements_deadline: Option<Timestamp>,
    /// Why it cannot charge or be paid out: `requirements.past_due`, `rejected.fraud` …
    pub disabled_reason: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capabilities(states: &[(&str, &str)]) -> Capabilities {
        let pair = |(name, state): &(&str, &str)| ((*name).to_owned(), (*state).to_owned());
        Capabilities::new(states.iter().map(pair).collect())
    }

    #[test]
    fn only_an_active_capability_counts() {
        for state in ["inactive", "pending", "unrequested", ""] {
            let none = capabilities(&[("card_payments", state), ("transfers", state)]);
            assert!(
                none.are_known() && !none.take_cards() && !none.receive_transfers(),
                "{state}"
            );
        }
        assert!(capabilities(&[("card_payments", "active")]).take_cards());
        assert!(!capabilities(&[("card_payments", "active")]).receive_transfers());
        for name in ["transfers", "legacy_payments", "crypto_transfers"] {
            assert!(capabilities(&[(name, "active")]).receive_transfers(), "{name}");
        }
        assert!(!Capabilities::default().are_known());
    }
}

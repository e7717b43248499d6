//! Bank accounts: where payouts go, or come back from.

use serde::{Deserialize, Serialize};

use super::Account;
use crate::model::{
    Metadata, Model,
    refusal::{Answer, Refusal},
};

/// A bank account to which payouts go.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ExternalAccount {
    pub(crate) id: String,
    pub(crate) country: String,
    pub(crate) currency: String,
    pub(crate) last4: String,
    pub(crate) bank_name: String,
    pub(crate) fingerprint: String,
    #[serde(default = "usual_routing_number")]
    pub(crate) routing_number: String,
    #[serde(default)]
    pub(crate) holder_name: Option<String>,
    #[serde(default)]
    pub(crate) holder_type: Option<String>,
    /// The test account number `000111111116` and its like: every payout to it fails, with this code.
    #[serde(default)]
    pub(crate) fails_with: Option<String>,
    #[serde(default)]
    pub(crate) metadata: Metadata,
    /// A payout to it has failed, and none is sent until it is changed.
    #[serde(default)]
    pub(crate) errored: bool,
}

fn usual_routing_number() -> String {
    "110000000".to_owned()
}

/// What is known when a bank account is given.
#[derive(Debug, Clone, Default)]
pub(crate) struct NewBank {
    pub(crate) number: Option<String>,
    pub(crate) routing_number: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) currency: Option<String>,
    pub(crate) holder_name: Option<String>,
    pub(crate) holder_type: Option<String>,
    pub(crate) metadata: Metadata,
}

/// The endings of the test numbers (also of the test IBANs) to which every payout fails, and with which code, from
/// Stripe's page about testing payouts.
const FAILING: &[(&[&str], &str)] = &[
    (&["111111116", "32013001", "_noAccount"], "no_account"),
    (&["111111113", "32013002", "_accountClosed"], "account_closed"),
    (
        &["222222227", "32013003", "_insufficientFunds"],
        "insufficient_funds",
    ),
    (
        &["333333335", "32013004", "_debitNotAuthorized"],
        "debit_not_authorized",
    ),
    (&["444444440", "32013005", "_invalidCurrency"], "invalid_currency"),
];

fn failure_of(number: &str) -> Option<&'static str> {
    FAILING
        .iter()
        .find(|(endings, _)| endings.iter().any(|ending| number.ends_with(ending)))
        .map(|(_, code)| *code)
}

impl Model {
    /// A bank account, with an id and not yet in any list. The number decides whether it takes payouts; it is not kept.
    pub(crate) fn bank(&mut self, account: &Account, new: NewBank) -> ExternalAccount {
        let number = new
            .number
            .filter(|number| !number.is_empty())
            .unwrap_or_else(|| "000123456789".to_owned());
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        ExternalAccount {
            id: self.ids.next("ba_1"),
            country: new.country.unwrap_or_else(|| account.country.clone()),
            currency: new.currency.unwrap_or_else(|| account.default_currency.clone()),
            last4: digits
                .get(digits.len().saturating_sub(4)..)
                .filter(|last4| last4.len() == 4)
                .unwrap_or("6789")
                .to_owned(),
            bank_name: "STRIPE TEST BANK".to_owned(),
            fingerprint: super::super::ids::fixed(self.settings.seed, &number, 16),
            routing_number: new.routing_number.unwrap_or_else(usual_routing_number),
            holder_name: new.holder_name,
            holder_type: new.holder_type,
            fails_with: failure_of(&number).map(str::to_owned),
            metadata: new.metadata,
            errored: false,
        }
    }

    /// Gives an account a bank account; the first of a currency is its default. Gives the bank account's id.
    pub(crate) fn add_bank(&mut self, id: &str, new: NewBank, as_default: bool) -> String {
        let Some(account) = self.account(id).cloned() else {
            return String::new();
        };
        let bank = self.bank(&account, new);
        let bank_id = bank.id.clone();
        self.accounts.change(id, |account| {
            if as_default {
                account.external_accounts.insert(0, bank);
            } else {
                account.external_accounts.push(bank);
            }
        });
        let snapshot = self.bank_json(id, &bank_id);
        self.emit(id, "account.external_account.created", snapshot, None);
        self.tell(id, &["external_account".to_owned()], false);
        self.tell_of_change(&account);
        bank_id
    }

    /// A bank account for an account that has none.
    pub(crate) fn ensure_bank(&mut self, id: &str) {
        if self
            .account(id)
            .is_some_and(|account| account.external_accounts.is_empty())
        {
            self.add_bank(id, NewBank::default(), true);
        }
    }

    /// Takes a bank account away; not the last one of the account's own currency, as with Stripe.
    pub(crate) fn remove_bank(&mut self, id: &str, bank: &str) -> Answer<()> {
        let Some(account) = self.account(id).cloned() else {
            return Ok(());
        };
        let kept = account.bank(bank)?;
        let is_default = account
            .external_accounts
            .iter()
            .find(|other| other.currency == kept.currency)
            .is_some_and(|first| first.id == bank);
        if is_default && kept.currency == account.default_currency {
            return Err(Refusal::invalid(
                "You cannot delete the default external account for your default currency. Please make another external \
                 account the default using the `default_for_currency` param, and then delete this one.",
            ));
        }
        let snapshot = self.bank_json(id, bank);
        self.accounts.change(id, |account| {
            account.external_accounts.retain(|other| other.id != bank);
        });
        self.emit(id, "account.external_account.deleted", snapshot, None);
        self.tell_of_change(&account);
        Ok(())
    }

    pub(crate) fn bank_json(&self, id: &str, bank: &str) -> serde_json::Value {
        self.account(id)
            .and_then(|account| Some(account.bank_as_json(account.bank(bank).ok()?)))
            .unwrap_or_default()
    }
}

impl Account {
    /// Whether money of this currency stays what it is: the account's own, or one that a bank account of it takes.
    pub(crate) fn settles_in(&self, currency: &str) -> bool {
        self.default_currency == currency
            || self
                .external_accounts
                .iter()
                .any(|bank| bank.currency == currency)
    }

    /// A bank account of this account.
    pub(crate) fn bank(&self, id: &str) -> Answer<&ExternalAccount> {
        self.external_accounts
            .iter()
            .find(|bank| bank.id == id)
            .ok_or_else(|| Refusal::no_such("external account", id, "id"))
    }
}

#[cfg(test)]
mod tests {
    use super::failure_of;

    #[test]
    fn test_numbers_say_how_payouts_fail_whatever_country_writes_them() {
        assert_eq!(failure_of("000123456789"), None);
        assert_eq!(failure_of("DE89370400440532013000"), None);
        assert_eq!(failure_of("000111111116"), Some("no_account"));
        assert_eq!(failure_of("11111113"), None, "too short to be one of them");
        assert_eq!(failure_of("111111113"), Some("account_closed"));
        assert_eq!(failure_of("IT89370400440532013002"), Some("account_closed"));
    }
}

//! The rules that bind an intent, whether it is being made or changed.

use crate::model::{
    Model,
    payment_intent::PaymentIntent,
    refusal::{Answer, Refusal},
};

impl Model {
    /// The rules that bind an intent at every moment.
    pub(crate) fn check_intent(&self, intent: &PaymentIntent) -> Answer<()> {
        if let Some(customer) = &intent.customer {
            self.living_customer(&intent.account, customer, "customer")?;
        }
        if let Some(destination) = &intent.transfer_destination {
            let known = self.account(destination).is_some_and(|account| account.connected);
            if !known {
                return Err(Refusal::no_such_in_body(
                    "destination",
                    destination,
                    "transfer_data[destination]",
                ));
            }
            if intent.account != self.settings.platform {
                return Err(
                    Refusal::invalid("Connected accounts cannot transfer funds to other accounts.")
                        .param("transfer_data[destination]"),
                );
            }
            self.check_takes_transfers(destination)?;
            if intent.on_behalf_of.as_deref() != Some(destination.as_str()) {
                self.check_border(destination)?;
            }
        }
        self.check_on_behalf_of(&intent.account, intent.on_behalf_of.as_deref())?;
        Self::check_fee(intent)?;
        check_descriptors(intent)
    }

    /// Only a platform acts on behalf of others, and only of accounts that can take cards themselves.
    pub(crate) fn check_on_behalf_of(&self, account: &str, owner: Option<&str>) -> Answer<()> {
        let Some(owner) = owner.filter(|owner| *owner != account) else {
            return Ok(());
        };
        let owner = self
            .account(owner)
            .filter(|owner| owner.connected && account == self.settings.platform)
            .ok_or_else(|| Refusal::no_such_in_body("on_behalf_of", owner, "on_behalf_of"))?;
        if owner.is_able("card_payments") {
            return Ok(());
        }
        Err(Refusal::invalid(format!(
            "Your account cannot create charges on behalf of {}: it needs the capability card_payments.",
            owner.id
        ))
        .param("on_behalf_of"))
    }

    /// What the platform takes, and what it transfers.
    pub(super) fn check_fee(intent: &PaymentIntent) -> Answer<()> {
        if let Some(fee) = intent.application_fee_amount {
            if fee < 0 {
                return Err(Refusal::malformed(
                    "application_fee_amount",
                    "This value must be greater than or equal to 0.",
                )
                .code("parameter_invalid_integer"));
            }
            if !intent.application && intent.transfer_destination.is_none() {
                return Err(Refusal::invalid(
                    "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using \
                     an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).",
                )
                .param("application_fee_amount"));
            }
            // Whether Stripe refuses or caps an excess at creation is not verified; refusing shows the mistake.
            if fee > intent.amount {
                return Err(Refusal::invalid(
                    "The application fee cannot be greater than the amount of the payment.",
                )
                .param("application_fee_amount"));
            }
            if intent.transfer_amount.is_some() {
                return Err(Refusal::invalid(
                    "You may not provide the application_fee_amount parameter and the transfer_data[amount] parameter \
                     simultaneously. Please specify only one.",
                )
                .param("transfer_data[amount]"));
            }
        }
        if intent
            .transfer_amount
            .is_some_and(|amount| amount > intent.amount)
        {
            return Err(Refusal::invalid(
                "The transfer_data[amount] cannot be greater than the amount of the PaymentIntent.",
            )
            .param("transfer_data[amount]"));
        }
        Ok(())
    }

    /// Money is only transferred to an account whose `transfers` capability is active.
    pub(crate) fn check_takes_transfers(&self, destination: &str) -> Answer<()> {
        if self
            .account(destination)
            .is_some_and(|account| account.is_able("transfers"))
        {
            return Ok(());
        }
        Err(Refusal::invalid(
            "Your destination account needs to have at least one of the following capabilities enabled: transfers, \
             crypto_transfers, legacy_payments",
        )
        .code("insufficient_capabilities_for_transfer"))
    }

    /// Money of the platform goes to its own region, and between the regions that are open to each other.
    pub(crate) fn check_border(&self, destination: &str) -> Answer<()> {
        let to = self.account(destination).map_or("", |account| &account.country);
        let ((here, opens), (there, open)) = (region(&self.settings.platform_country), region(to));
        if here == there || (opens && open) {
            return Ok(());
        }
        Err(Refusal::invalid(format!(
            "Funds can't be sent to accounts located in {to} because it's restricted outside of your platform's region. Learn \
             more here: https://stripe.com/docs/connect/cross-border-payouts"
        )))
    }
}

/// Between which countries money moves without a border, and whether it moves across: docs.stripe.com/connect/cross-border-payouts.
/// The words of the refusal are not recorded.
fn region(country: &str) -> (&str, bool) {
    match country {
        "AT" | "BE" | "BG" | "CY" | "CZ" | "DE" | "DK" | "EE" | "ES" | "FI" | "FR" | "GR" | "HR" | "HU"
        | "IE" | "IS" | "IT" | "LI" | "LT" | "LU" | "LV" | "MT" | "NL" | "NO" | "PL" | "PT" | "RO" | "SE"
        | "SI" | "SK" => ("EEA", true),
        "US" | "GB" | "CA" | "CH" => (country, true),
        _ => (country, false),
    }
}

/// Latin letters, digits and most punctuation, 22 characters at most. As recorded, a suffix needs no letter: the prefix has
/// one.
fn check_descriptors(intent: &PaymentIntent) -> Answer<()> {
    if intent.statement_descriptor.is_some() && intent.payment_method_types.iter().any(|kind| kind == "card")
    {
        return Err(Refusal::invalid(
            "The statement_descriptor parameter is not supported for the card payment method type. Please use the \
             `statement_descriptor_suffix` parameter instead.",
        )
        .param("statement_descriptor"));
    }
    let Some(suffix) = &intent.statement_descriptor_suffix else {
        return Ok(());
    };
    let param = "statement_descriptor_suffix";
    if suffix.chars().count() > 22 {
        return Err(Refusal::malformed(
            param,
            "The statement descriptor suffix must be at most 22 characters.",
        ));
    }
    if suffix
        .chars()
        .any(|c| matches!(c, '<' | '>' | '\\' | '\'' | '"' | '*') || !c.is_ascii() || c.is_ascii_control())
    {
        return Err(Refusal::malformed(
            param,
            "Invalid statement descriptor suffix: it may not contain `<`, `>`, `\\`, `'`, `\"`, `*` or non-Latin characters.",
        ));
    }
    Ok(())
}

//! Sellers and the state of their Stripe connection.

use serde::Serialize;

use crate::{
    Currency, Timestamp,
    account::{AccountSnapshot, Capabilities, Controller, Requirement},
    ids::{SellerId, UserId},
    text::{Country, Name},
};

/// A seller of the marketplace.
#[derive(Debug, Clone)]
pub struct Seller {
    /// Our id.
    pub id: SellerId,
    /// Who made it and owns it.
    pub owner: UserId,
    /// What buyers read.
    pub name: Name,
    /// Typed at first; Stripe's word once connected.
    pub country: Country,
    /// Typed at first; Stripe's word once connected.
    pub default_currency: Currency,
    /// How it came to its Stripe account.
    pub account_kind: AccountKind,
    /// Where the connection stands.
    pub connection: Connection,
    /// `acct_…`: the account that is or, when `Revoked`, was connected.
    pub stripe_account: Option<String>,
    /// Whether Stripe lets it take charges.
    pub charges_enabled: bool,
    /// Whether Stripe pays it out.
    pub payouts_enabled: bool,
    /// Whether its owner has gone through Stripe's form.
    pub details_submitted: bool,
    /// What Stripe lets it do.
    pub capabilities: Capabilities,
    /// Who bears what for it.
    pub controller: Controller,
    /// What Stripe still wants to know, the most urgent first.
    pub requirements: Vec<Requirement>,
    /// By when what is due must be there.
    pub requirements_deadline: Option<Timestamp>,
    /// Why Stripe does not let it charge or does not pay it out.
    pub disabled_reason: Option<String>,
    /// When a managed account was asked of Stripe; none when it was not, or Stripe refused.
    pub account_asked_at: Option<Timestamp>,
    /// How often Stripe has refused to make one.
    pub account_refusals: i32,
    /// Why it last did, in Stripe's words; none while none was refused.
    pub account_refusal: Option<String>,
    /// Since when the present account is connected.
    pub connected_at: Option<Timestamp>,
    /// Whether the mode is live.
    pub livemode: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Counts what was learnt from Stripe: a snapshot is saved only over the one it was read after.
    pub sync_seq: i64,
}

/// How a seller comes to a Stripe account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// The seller's own account, connected by OAuth.
    Standalone,
    /// Created by the marketplace and onboarded by account links.
    Managed,
}

/// The connection's inner states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    /// Nothing was begun.
    None,
    /// The seller was sent to Stripe; or a managed account is being made, or is not onboarded yet.
    Pending,
    /// The callback claimed its state; the code is being exchanged.
    Exchanging,
    /// Charges may be made.
    Active,
    /// Connected, but Stripe does not let it charge.
    Restricted,
    /// Deauthorised, from either side.
    Revoked,
}

/// The connection's states as the API shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nothing was begun.
    Unconnected,
    /// On the way through Stripe.
    Pending,
    /// Ready to charge.
    Connected,
    /// Connected, but Stripe does not let it charge.
    Restricted,
    /// Was connected once.
    Disconnected,
}

impl Connection {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::Pending,
        Self::Exchanging,
        Self::Active,
        Self::Restricted,
        Self::Revoked,
    ];

    /// What the API shows.
    #[must_use]
    pub fn status(self) -> Status {
        match self {
            Self::None => Status::Unconnected,
            Self::Pending | Self::Exchanging => Status::Pending,
            Self::Active => Status::Connected,
            Self::Restricted => Status::Restricted,
            Self::Revoked => Status::Disconnected,
        }
    }

    /// Whether an account is attached at present.
    #[must_use]
    pub fn is_connected(self) -> bool {
        matches!(self, Self::Active | Self::Restricted)
    }

    /// Whether the one state may follow on the other. Staying where it is is no transition.
    #[must_use]
    pub fn may_become(self, next: Self, kind: AccountKind) -> bool {
        use Connection::{Active, Exchanging, None, Pending, Restricted, Revoked};
        if kind == AccountKind::Managed {
            return match (self, next) {
                // Asked for; or Stripe refused to make it; or its owner was onboarded.
                (None, Pending)
                | (Pending, None | Active | Restricted)
                | (Active, Restricted | Revoked)
                | (Restricted, Active | Revoked)
                // The platform closed it before it was onboarded.
                | (Pending, Revoked) => true,
                _ => false,
            };
        }
        match (self, next) {
            // Beginning, or beginning anew.
            (None | Pending | Revoked, Pending)
            // The callback claims the state; a denial leaves the seller where they began.
            | (Pending, Exchanging | None | Revoked)
            // The code was exchanged; or it was not, or nobody knows, and the walk begins anew.
            | (Exchanging, Active | Restricted | Pending)
            | (Active, Restricted | Revoked)
            | (Restricted, Active | Revoked) => true,
            _ => false,
        }
    }
}

/// A seller as somebody asks for one.
#[derive(Debug, Clone)]
pub struct NewSeller {
    /// What buyers read.
    pub name: Name,
    /// Where the seller is.
    pub country: Country,
    /// What the seller prices in.
    pub default_currency: Currency,
    /// How it will come to its account.
    pub account_kind: AccountKind,
}

/// Why a seller cannot be charged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotChargeable {
    /// No Stripe account is connected.
    #[error("this seller has no connected Stripe account")]
    NotConnected,
    /// Stripe does not let the account take charges.
    #[error("Stripe does not let this seller's account take charges at present")]
    ChargesDisabled,
}

impl NotChargeable {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotConnected => "seller_not_connected",
            Self::ChargesDisabled => "seller_restricted",
        }
    }
}

impl Seller {
    /// Takes over what Stripe says of the account.
    pub fn observe(&mut self, account: AccountSnapshot, now: Timestamp) {
        let next = if account.charges_enabled {
            Connection::Active
        } else {
            Connection::Restricted
        };
        let onboarded = self.account_kind == AccountKind::Managed
            && self.connection == Connection::Pending
            && (account.details_submitted || account.charges_enabled);
        let arrives = self.connection == Connection::Exchanging || onboarded;
        if arrives {
            self.connected_at = Some(now);
        }
        if arrives || self.connection.is_connected() {
            self.connection = next;
        }
        self.stripe_account = Some(account.stripe_account);
        self.country = account.country.unwrap_or(self.country);
        self.default_currency = account.default_currency.unwrap_or(self.default_currency);
        self.charges_enabled = account.charges_enabled;
        self.payouts_enabled = account.payouts_enabled;
        self.details_submitted = account.details_submitted;
        self.capabilities = account.capabilities;
        self.controller = account.controller;
        self.requirements = account.requirements;
        self.requirements_deadline = account.requirements_deadline;
        self.disabled_reason = account.disabled_reason;
        self.updated_at = now;
    }

    /// Writes down that a managed account is about to be asked of Stripe.
    ///
    /// # Errors
    /// False when it was asked for before, is there, or is none that the marketplace makes.
    pub fn ask_for_account(&mut self, now: Timestamp) -> bool {
        let managed = self.account_kind == AccountKind::Managed;
        if !managed || self.connection != Connection::None {
            return false;
        }
        self.connection = Connection::Pending;
        self.account_asked_at = Some(now);
        self.account_refusal = None;
        self.updated_at = now;
        true
    }

    /// Whether a managed account was asked of Stripe and is not known to be there.
    #[must_use]
    pub fn account_is_due(&self) -> bool {
        self.account_kind == AccountKind::Managed
            && self.connection == Connection::Pending
            && self.stripe_account.is_none()
    }

    /// Stripe refused to make the account: the seller is where it began, and may try anew with
    /// another country.
    pub fn refuse_account(&mut self, reason: String, now: Timestamp) {
        self.connection = Connection::None;
        self.account_asked_at = None;
        self.account_refusals = self.account_refusals.saturating_add(1);
        self.account_refusal = Some(reason);
        self.updated_at = now;
    }

    /// Whether there is an account at Stripe to ask about.
    #[must_use]
    pub fn has_account(&self) -> bool {
        let waits = self.account_kind == AccountKind::Managed && self.connection == Connection::Pending;
        self.stripe_account.is_some() && (waits || self.connection.is_connected())
    }

    /// Marks the account as deauthorised. Whose account it was stays known.
    pub fn revoke(&mut self, now: Timestamp) {
        self.connection = Connection::Revoked;
        self.charges_enabled = false;
        self.payouts_enabled = false;
        self.capabilities = Capabilities::default();
        self.requirements = Vec::new();
        self.requirements_deadline = None;
        self.disabled_reason = None;
        self.connected_at = None;
        self.updated_at = now;
    }

    /// The account that charges are made on.
    ///
    /// # Errors
    /// When there is none at present, or Stripe does not let it charge.
    pub fn chargeable_account(&self) -> Result<&str, NotChargeable> {
        match (self.connection, &self.stripe_account) {
            (Connection::Active, Some(account)) => Ok(account),
            (Connection::Restricted, Some(_)) => Err(NotChargeable::ChargesDisabled),
            _ => Err(NotChargeable::NotConnected),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_walks_only_the_allowed_ways() {
        use Connection::{Active, Exchanging, None, Pending, Restricted, Revoked};
        let by_oauth = [
            (None, Pending),
            (Pending, Pending),
            (Revoked, Pending),
            (Pending, Exchanging),
            (Pending, None),
            (Pending, Revoked),
            (Exchanging, Active),
            (Exchanging, Restricted),
            (Exchanging, Pending),
            (Active, Restricted),
            (Active, Revoked),
            (Restricted, Active),
            (Restricted, Revoked),
        ];
        let managed = [
            (None, Pending),
            (Pending, None),
            (Pending, Active),
            (Pending, Restricted),
            (Pending, Revoked),
            (Active, Restricted),
            (Active, Revoked),
            (Restricted, Active),
            (Restricted, Revoked),
        ];
        for (kind, allowed) in [
            (AccountKind::Standalone, &by_oauth[..]),
            (AccountKind::Managed, &managed[..]),
        ] {
            for from in Connection::ALL {
                for to in Connection::ALL {
                    assert_eq!(
                        from.may_become(to, kind),
                        allowed.contains(&(from, to)),
                        "{kind:?}: {from:?} -> {to:?}"
                    );
                }
            }
        }
    }
}

//! What Stripe's rules are, with no HTTP around them.
//!
//! A [`Model`] is plain data and synchronous functions. Whoever calls it sets the time and the request first
//! ([`Model::begin`]) and reads afterwards what changed ([`Model::drain_changed`]) and which webhooks are due
//! ([`Model::outbox`]). It holds no lock, reads no clock, and takes every id from one seeded sequence.
//!
//! A function either refuses before it has changed anything, or finishes; a declined card is a finished payment that
//! failed. That is why nothing here is ever rolled back.

pub(crate) mod account;
pub(crate) mod account_link;
pub(crate) mod application_fee;
pub(crate) mod balance;
pub(crate) mod cards;
pub(crate) mod charge;
pub(crate) mod confirmation_token;
pub(crate) mod currency;
pub(crate) mod customer;
pub(crate) mod dispute;
pub(crate) mod early_fraud_warning;
pub(crate) mod event;
pub(crate) mod expand;
pub(crate) mod file;
pub(crate) mod idempotency;
pub(crate) mod ids;
pub(crate) mod oauth;
pub(crate) mod payment_intent;
pub(crate) mod payment_method;
pub(crate) mod payments;
pub(crate) mod payout;
pub(crate) mod refund;
pub(crate) mod refusal;
pub(crate) mod schedule;
pub(crate) mod setup_intent;
pub(crate) mod table;
pub(crate) mod transfer;
pub(crate) mod webhook_endpoint;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike};
use serde_json::Value;

use self::{
    account::{Account, AccountKind, NewAccount},
    account_link::AccountLink,
    application_fee::ApplicationFee,
    balance::{BalanceTransaction, Balances},
    charge::Charge,
    confirmation_token::ConfirmationToken,
    customer::Customer,
    dispute::Dispute,
    early_fraud_warning::EarlyFraudWarning,
    event::Event,
    file::File,
    idempotency::KeptAnswer,
    ids::Ids,
    oauth::{AccessToken, AuthorizationCode},
    payment_intent::PaymentIntent,
    payment_method::{PaymentMethod, Token},
    payout::Payout,
    refund::Refund,
    schedule::{Agenda, Task},
    setup_intent::SetupIntent,
    table::{Record, Table},
    transfer::Transfer,
    webhook_endpoint::{Delivery, WebhookEndpoint},
};
use crate::{clock::Seconds, options::Options};

/// A caller's own keys and values on an object.
pub(crate) type Metadata = BTreeMap<String, String>;

/// What does not change while a sandbox runs.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) seed: u64,
    /// Id of the platform's account.
    pub(crate) platform: String,
    pub(crate) platform_name: String,
    pub(crate) platform_country: String,
    pub(crate) client_id: String,
    pub(crate) secret_key: String,
    pub(crate) publishable_key: String,
    pub(crate) redirect_uris: Vec<String>,
    pub(crate) fee_basis_points: i64,
    pub(crate) fee_fixed: i64,
    /// Money becomes that of the account on which it arrives.
    pub(crate) convert_currencies: bool,
    /// Where browsers reach the sandbox, without a trailing slash.
    pub(crate) public_url: String,
}

impl Settings {
    pub(crate) fn of(options: &Options, public_url: String) -> Self {
        let seed = options.seed;
        let or_fixed = |given: &Option<String>, prefix: &str, name: &str, length: usize| {
            given
                .clone()
                .unwrap_or_else(|| format!("{prefix}{}", ids::fixed(seed, name, length)))
        };
        Self {
            seed,
            platform: format!("acct_1{}", ids::fixed(seed, "platform", 15)),
            platform_name: options.platform_name.clone(),
            platform_country: options.platform_country.clone(),
            client_id: or_fixed(&options.client_id, "ca_", "client id", 32),
            secret_key: or_fixed(&options.secret_key, "sk_test_", "secret key", 48),
            publishable_key: or_fixed(&options.publishable_key, "pk_test_", "publishable key", 48),
            redirect_uris: options.redirect_uris.clone(),
            fee_basis_points: options.fee_basis_points,
            fee_fixed: options.fee_fixed,
            convert_currencies: options.convert_currencies,
            public_url,
        }
    }
}

/// The request that is being answered; events name it.
#[derive(Debug, Clone, Default)]
pub(crate) struct RequestContext {
    pub(crate) id: Option<String>,
    pub(crate) idempotency_key: Option<String>,
}

/// Calls `$apply!` with every table and its type, so that the journal cannot forget one.
macro_rules! each_table {
    ($apply:ident) => {
        $apply! {
            accounts: Account,
            account_links: AccountLink,
            customers: Customer,
            payment_methods: PaymentMethod,
            tokens: Token,
            payment_intents: PaymentIntent,
            charges: Charge,
            transfers: Transfer,
            refunds: Refund,
            disputes: Dispute,
            early_fraud_warnings: EarlyFraudWarning,
            payouts: Payout,
            setup_intents: SetupIntent,
            confirmation_tokens: ConfirmationToken,
            application_fees: ApplicationFee,
            balance_transactions: BalanceTransaction,
            events: Event,
            files: File,
            webhook_endpoints: WebhookEndpoint,
            deliveries: Delivery,
            codes: AuthorizationCode,
            access_tokens: AccessToken,
            kept_answers: KeptAnswer,
            tasks: Task,
        }
    };
}

macro_rules! define_model {
    ($($table:ident: $record:ty,)*) => {
        /// Everything that the sandbox's Stripe knows.
        #[derive(Debug)]
        pub(crate) struct Model {
            pub(crate) settings: Settings,
            pub(crate) ids: Ids,
            pub(crate) now: Seconds,
            pub(crate) request: RequestContext,
            /// Deliveries that were made since the last [`Model::outbox`].
            pub(crate) fresh_deliveries: Vec<String>,
            pub(crate) balances: Balances,
            pub(crate) agenda: Agenda,
            $(pub(crate) $table: Table<$record>,)*
        }

        impl Model {
            fn empty(settings: Settings) -> Self {
                Self {
                    ids: Ids::new(settings.seed, 0),
                    settings,
                    now: 0,
                    request: RequestContext::default(),
                    fresh_deliveries: Vec::new(),
                    balances: Balances::default(),
                    agenda: Agenda::default(),
                    $($table: Table::default(),)*
                }
            }

            /// Hands every object that was changed since the last time to `sink`, with its kind.
            pub(crate) fn drain_changed(&mut self, mut sink: impl FnMut(&'static str, Result<Value, serde_json::Error>)) {
                $(self.$table.drain_changed(|record| sink(<$record>::KIND, serde_json::to_value(record)));)*
            }

            /// Hands every object to `sink`, with its kind.
            pub(crate) fn each(&self, mut sink: impl FnMut(&'static str, Result<Value, serde_json::Error>)) {
                $(for record in self.$table.iter() {
                    sink(<$record>::KIND, serde_json::to_value(record));
                })*
            }

            /// Puts back an object that the journal kept.
            pub(crate) fn restore(&mut self, kind: &str, value: Value) -> Result<(), serde_json::Error> {
                match kind {
                    $(<$record>::KIND => self.$table.restore(serde_json::from_value(value)?),)*
                    _ => log::warn!("the journal has an object of unknown kind {kind}"),
                }
                Ok(())
            }

            /// How many objects there are.
            pub(crate) fn size(&self) -> usize {
                0 $(+ self.$table.len())*
            }
        }
    };
}

each_table!(define_model);

impl Model {
    /// An empty Stripe with nothing but the platform's account.
    pub(crate) fn new(settings: Settings, now: Seconds) -> Self {
        let mut model = Self::empty(settings);
        model.now = now;
        model.make_platform();
        model
    }

    /// A Stripe to which a journal is about to be replayed.
    pub(crate) fn blank(settings: Settings) -> Self {
        Self::empty(settings)
    }

    /// To be called after the last [`Model::restore`]: what follows from the tables is worked out again.
    pub(crate) fn restored(&mut self, ids_made: u64, now: Seconds) {
        self.ids = Ids::new(self.settings.seed, ids_made);
        self.now = now;
        self.balances = Balances::of(self.balance_transactions.iter());
        self.agenda = Agenda::of(self.tasks.iter());
        if self.account(&self.settings.platform.clone()).is_none() {
            self.make_platform();
        }
    }

    fn make_platform(&mut self) {
        let settings = self.settings.clone();
        let id = self.make_standalone(NewAccount {
            country: Some(settings.platform_country),
            business_name: Some(settings.platform_name),
            email: Some("platform@example.com".to_owned()),
            ..NewAccount::default()
        });
        let Some(mut platform) = self.accounts.anywhere(&id).cloned() else {
            return;
        };
        // The first account made is the platform; its id does not depend on the order of anything.
        self.accounts = Table::default();
        platform.id.clone_from(&self.settings.platform);
        platform.kind = AccountKind::Standard;
        // What a platform keeps it needs for refunds and transfers.
        "manual".clone_into(&mut platform.payout_interval);
        platform.secret_key = settings.secret_key;
        platform.publishable_key = settings.publishable_key;
        self.accounts.insert(platform);
    }

    /// Sets the time and the request that the following calls are made for, and does what fell due meanwhile.
    pub(crate) fn begin(&mut self, now: Seconds, request: RequestContext) {
        self.request = RequestContext::default();
        self.run_due_tasks(now);
        self.now = self.now.max(now);
        self.request = request;
    }

    /// The deliveries that were made since the last time.
    pub(crate) fn outbox(&mut self) -> Vec<String> {
        std::mem::take(&mut self.fresh_deliveries)
    }

    /// Deliveries that are still on their way.
    pub(crate) fn pending_deliveries(&self) -> Vec<String> {
        let pending = |delivery: &&Delivery| delivery.state == webhook_endpoint::DeliveryState::Pending;
        self.deliveries
            .iter()
            .filter(pending)
            .map(|delivery| delivery.id.clone())
            .collect()
    }

    /// Year and month, for card expiries.
    pub(crate) fn today(&self) -> (i32, u32) {
        DateTime::from_timestamp(self.now, 0).map_or((1970, 1), |time| (time.year(), time.month()))
    }
}

//! A stateful Stripe Connect simulator: Stripe's API, OAuth, webhooks, stripe.js and Dashboards on one port, offline.
//!
//! Two halves that know little of each other:
//! - `model`: what Stripe's rules are. Accounts, payments, balances, events. No HTTP, no clock, no randomness, no locks.
//! - `http`: how Stripe speaks. Form decoding, keys, idempotency, expansion, pages, error bodies, one file per resource.
//!
//! Around them: [`Control`] (steer it: clock, faults, webhooks), `webhooks` (signed delivery), `journal` (state that
//! survives `kill -9`), `oauth` (Connect's pages and token endpoint), `elements` (a stand-in for stripe.js) and
//! `dashboard`.
//!
//! What is true to Stripe and what is inference is written beside each rule. Everything here is test mode: no live
//! key, no live object, and no card number is ever kept.

// The objects of Stripe are long literals.
#![recursion_limit = "256"]

mod clock;
mod control;
mod dashboard;
mod elements;
mod http;
mod journal;
mod model;
mod oauth;
mod onboarding;
mod options;
mod page;
mod running;
mod spec;
mod state;
mod webhooks;

pub use control::{
    Clock, Control, NewTestAccount, RegisteredEndpoint,
    faults::{Effect, FaultRule, Moment},
    log::Entry as LoggedRequest,
};
pub use options::{Options, OptionsError};
pub use running::{Running, StartError, start};
pub use spec::Spec;
pub use webhooks::WebhookRules;

/// The Stripe API version whose shapes the sandbox answers with when a request names none.
pub const API_VERSION: &str = "2026-09-30.endive";

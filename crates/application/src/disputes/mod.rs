//! Disputes: observed as Stripe shows them, and answered by sellers. An answer is written down
//! before it is sent.

pub(crate) mod answer;
pub(crate) mod drive;
pub(crate) mod observe;
pub(crate) mod upload;

use souk_domain::charge::{Charge, Flow};
use souk_stripe_gateway::{AccountId, On};

/// Where a charge's disputes are: on the account that was charged.
fn on<'a>(charge: &Charge, account: &'a AccountId) -> On<'a> {
    match charge.flow {
        Flow::Direct => On::Account(account),
        Flow::Destination => On::Platform,
    }
}

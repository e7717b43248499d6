//! The rules of the marketplace: pure values and decisions.
//!
//! Everything here is a function of its arguments. There is deliberately no async runtime, no
//! database, no HTTP, no system clock and no randomness of its own: [`Clock`] and [`Randomness`]
//! are passed in. Values are parsed once, at the edge, by private constructors; whoever holds an
//! [`EmailAddress`](text::EmailAddress) or a chargeable [`Money`](money::Money) holds a valid one.
//!
//! A charge is the heart of it: [`charge`] has the state machine and what it may become,
//! [`attempt`] says which step at Stripe comes next, [`fee`] what the marketplace takes.

pub mod account;
pub mod attempt;
pub mod balance;
pub mod card;
pub mod card_setup;
pub mod charge;
pub mod checkout;
pub mod clock;
pub mod connection;
pub mod consent;
pub mod currency;
pub mod customer;
pub mod decline;
pub mod dispute;
pub mod fee;
pub mod fee_refund;
pub mod idempotency;
pub mod ids;
pub mod instruction;
pub mod intent;
pub mod metadata;
pub mod money;
pub mod notice;
pub mod page;
pub mod payout;
pub mod period;
pub mod preflight;
pub mod quote;
pub mod randomness;
pub mod refund;
pub mod seller;
pub mod statement;
pub mod stripe_fee;
pub mod summary;
pub mod terms;
pub mod text;
pub mod timeline;
pub mod transfer_reversal;
pub mod user;
pub mod wallet;

pub use clock::{Clock, Timestamp};
pub use currency::Currency;
pub use money::Money;
pub use randomness::Randomness;

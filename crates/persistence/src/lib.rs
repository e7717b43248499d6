//! Postgres, by diesel and r2d2: rows, queries, and the job queue.
//!
//! [`Db`] is the only door: [`Db::read`] and [`Db::transaction`] take a closure, lend it a
//! connection on a thread that may block, and give back what it returned. Everything else here is
//! synchronous functions on such a connection, one file per noun: the row, the queries, and how a
//! row becomes a value of `souk-domain`. A row that makes no sense is [`Error::Inconsistent`],
//! never a default. Whoever asks on behalf of a user passes a [`Scope`], and ownership is decided
//! in SQL.
//!
//! What is deliberately absent: calls to Stripe (no connection is ever held across one), the
//! system's clock (times of facts are passed in; leases and the queue go by the database's own
//! clock), and rules. The constraints in `migrations/` repeat some of the domain's rules where
//! nothing can go round them.

mod db;
mod error;
mod idempotency;
mod migrate;
mod page;
mod row;
mod schema;
mod scope;

pub mod attempts;
pub mod audit_log;
pub mod card_setups;
pub mod cards;
pub mod charges;
pub mod checkouts;
pub mod connections;
pub mod consents;
pub mod customers;
pub mod disputes;
pub mod fee_policies;
pub mod fee_refunds;
pub mod instructions;
pub mod jobs;
pub mod notices;
pub mod payouts;
pub mod refund_policies;
pub mod refunds;
pub mod sellers;
pub mod sessions;
pub mod statement;
pub mod summary;
pub mod timeline;
pub mod transfer_reversals;
pub mod users;
pub mod wallets;

pub use db::{Db, DbConfig};
pub use diesel::PgConnection;
pub use error::Error;
pub use idempotency::{Asked, Found};
pub use migrate::{MIGRATIONS, migrate, pending_migrations};
pub use scope::Scope;

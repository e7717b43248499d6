//! The HTTP face of Souk: extractors, bodies, problems, one file per endpoint.
//!
//! Reads go straight to `souk-persistence`; whatever writes goes through `souk-application`. No
//! rule of the marketplace is decided here, no SQL is written here, and nothing here speaks to
//! Stripe.
//!
//! - [`routes`] is the one table of endpoints: the server and the OpenAPI document both come from
//!   it, so that neither can have what the other lacks.
//! - [`extract`] has what handlers take as arguments. A handler that takes no caller is public.
//! - [`problem`] has every error a client can meet, in one table of stable codes.
//! - `layers` is what every request passes through: request id, log, metrics, security headers.
//!
//! What is deliberately absent: sessions in memory, sticky state of any kind (rate limits excepted,
//! which each process keeps for itself), and content negotiation: an operation answers one type.

mod cookie;
mod csv;
mod docs;
mod document;
pub mod extract;
mod health;
mod layers;
mod limits;
pub mod problem;
mod reply;
mod routes;
mod state;
mod tokens;
mod v1;
mod webhooks;

pub use document::openapi;
pub use layers::answer;
pub use limits::{Limits, Quotas};
pub use problem::Problem;
pub use routes::routes;
pub use state::{Config, State};
pub use tokens::{Claims, KeyError, TokenError, Tokens};

//! What handlers take as arguments. A handler's signature says who may come in and what it reads.
//!
//! The caller comes first in a signature: whoever is not signed in hears 401, whatever else is
//! wrong with the request. That is also why [`json::Json`] only gathers bytes, and the handler
//! calls `read` on it.

pub mod address;
pub mod caller;
pub mod id;
pub mod idempotency;
pub mod json;
pub mod list;
pub mod origin;
pub(crate) mod present;
mod strict;

//! The `souk` binary: configuration, the place where the parts are put together, telemetry, and
//! the subcommands. No rule of the marketplace lives here.

pub mod clock;
pub mod commands;
pub mod compose;
pub mod config;
pub mod key;
pub mod randomness;
pub mod telemetry;

//! The subcommands, one file each. Their errors are sentences for whoever typed them.

pub mod doctor;
pub mod key;
pub mod migrate;
pub mod openapi;
pub mod operator;
pub mod serve;
pub mod variables;
pub mod work;

/// Why a command failed, in a sentence.
pub type Failure = Box<dyn std::error::Error>;

//! A private Postgres from whatever binaries the machine has.

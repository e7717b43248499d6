//! The souk binary: configuration, composition root, telemetry, subcommands.

//! The rules of the marketplace: pure values and decisions, no I/O.

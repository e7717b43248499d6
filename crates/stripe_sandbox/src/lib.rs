//! A stateful Stripe Connect simulator.

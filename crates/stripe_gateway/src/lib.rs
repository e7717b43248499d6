//! Everything that speaks to Stripe.

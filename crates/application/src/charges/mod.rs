//! Charges: asked for, carried through Stripe step by step, and settled by what Stripe says.

mod card_steps;
pub(crate) mod create;
pub(crate) mod drive;
mod intent_steps;
pub(crate) mod outcome;
pub(crate) mod refresh;
pub(crate) mod settle;
pub(crate) mod steps;

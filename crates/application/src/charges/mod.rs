//! Charges: asked for, carried through Stripe step by step, and settled by what Stripe says.

pub(crate) mod create;
pub(crate) mod drive;
pub(crate) mod outcome;
pub(crate) mod refresh;
pub(crate) mod settle;
pub(crate) mod steps;

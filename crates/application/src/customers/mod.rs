//! Customers that an operator writes down or erases; buyers are written down when they pay.

pub(crate) mod create;
pub(crate) mod erase;
pub(crate) mod make;

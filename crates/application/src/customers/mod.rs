//! Customers that an operator writes down; buyers are written down when they pay.

pub(crate) mod create;

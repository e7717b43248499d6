//! Signing in: passwords, sessions, and the refresh tokens that keep a session alive.

pub(crate) mod login;
pub(crate) mod logout;
pub(crate) mod passwords;
pub(crate) mod refresh;
pub(crate) mod register;
pub(crate) mod session;

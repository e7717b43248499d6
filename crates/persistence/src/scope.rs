//! Whose rows may be seen.

use diesel::{dsl::*, prelude::*};
use souk_domain::ids::{Id, UserId};
use uuid::Uuid;

use crate::schema::sellers;

/// On whose behalf somebody asks. What is out of scope is as if it did not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// An operator, or the server itself.
    Everything,
    /// What belongs to sellers that this user owns.
    OwnedBy(UserId),
}

/// The ids of a user's own sellers, as a subquery.
pub(crate) fn sellers_of(
    user: UserId,
) -> Select<Filter<sellers::table, Eq<sellers::owner_id, Uuid>>, sellers::id> {
    sellers::table
        .filter(sellers::owner_id.eq(user.uuid()))
        .select(sellers::id)
}

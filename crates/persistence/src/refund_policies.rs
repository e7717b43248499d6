//! What the marketplace gives back with a refund unless a call says otherwise. Append-only, the
//! newest counts.

use diesel::prelude::*;
use souk_domain::{
    Timestamp,
    ids::{Id, RefundPolicyId, UserId},
    refund::Policy,
};

use crate::{Error, schema::refund_policies};

/// The policy that holds now: what was last set, or else the built-in one.
///
/// # Errors
/// See [`Error`].
pub fn current(conn: &mut PgConnection) -> Result<Policy, Error> {
    let row: Option<(bool, bool, bool)> = refund_policies::table
        .order((refund_policies::created_at.desc(), refund_policies::id.desc()))
        .select((
            refund_policies::refund_application_fee,
            refund_policies::reverse_transfer,
            refund_policies::reverse_transfer_on_lost_dispute,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map_or_else(
        Policy::default,
        |(refund_application_fee, reverse_transfer, reverse_transfer_on_lost_dispute)| Policy {
            refund_application_fee,
            reverse_transfer,
            reverse_transfer_on_lost_dispute,
        },
    ))
}

/// Sets the policy.
///
/// # Errors
/// See [`Error`].
pub fn set(
    conn: &mut PgConnection,
    id: RefundPolicyId,
    policy: Policy,
    by: UserId,
    at: Timestamp,
) -> Result<(), Error> {
    diesel::insert_into(refund_policies::table)
        .values((
            refund_policies::id.eq(id.uuid()),
            refund_policies::refund_application_fee.eq(policy.refund_application_fee),
            refund_policies::reverse_transfer.eq(policy.reverse_transfer),
            refund_policies::reverse_transfer_on_lost_dispute.eq(policy.reverse_transfer_on_lost_dispute),
            refund_policies::created_by.eq(by.uuid()),
            refund_policies::created_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

//! What a refund would give back and who would bear it, before anything moves.

use souk_domain::{
    charge::Charge,
    ids::ChargeId,
    refund::{Ask, Terms},
};
use souk_persistence::{PgConnection, Scope, charges};

use super::create::{RefundError, terms};
use crate::Application;

/// A refund as it would be made now.
#[derive(Debug, Clone)]
pub struct RefundPreview {
    /// Of which charge.
    pub charge: Charge,
    /// What goes back and who bears it.
    pub terms: Terms,
    /// What can still be refunded afterwards, in minor units.
    pub left_after: i64,
}

impl Application {
    /// Decides about a refund as [`create_refund`](Application::create_refund) would, and makes none.
    ///
    /// # Errors
    /// Those of a refund, [`RefundError`].
    pub async fn preview_refund(
        &self,
        scope: Scope,
        charge: ChargeId,
        ask: Ask,
    ) -> Result<RefundPreview, RefundError> {
        self.db()
            .read(move |conn: &mut PgConnection| {
                let charge = charges::get(conn, charge, &scope)?.ok_or(RefundError::NotFound)?;
                let (terms, reserved) = terms(conn, &charge, ask)?;
                let left_after = charge.amount_captured - reserved - terms.amount;
                Ok(RefundPreview {
                    charge,
                    terms,
                    left_after,
                })
            })
            .await
    }
}

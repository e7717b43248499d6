//! What was refused, as when a seller's balance did not cover it, is asked for again after a while.

use chrono::Duration;
use souk_domain::{ids::TransferReversalId, transfer_reversal::TRIED_AGAIN_AFTER};
use souk_persistence::transfer_reversals;

use super::drive::lock_all;
use crate::{Application, jobs::Job};

/// At most so many in one round.
const AT_ONCE: i64 = 100;

impl Application {
    /// Writes another try down for each that is due. The sweeper comes round with it.
    pub(crate) async fn take_back_again(&self) -> Result<(), souk_persistence::Error> {
        let before = self.now() - TRIED_AGAIN_AFTER;
        let refused = self
            .db()
            .read(move |conn| transfer_reversals::refused(conn, before, AT_ONCE))
            .await?;
        for id in refused {
            // One that cannot be read must not keep the sweeper from everything else.
            if let Err(error) = self.try_again(id).await {
                log::error!("{id}: {error}");
            }
        }
        Ok(())
    }

    async fn try_again(&self, id: TransferReversalId) -> Result<(), souk_persistence::Error> {
        let app = self.clone();
        let next = TransferReversalId::generate(&*self.0.clock, &*self.0.randomness);
        self.db()
            .transaction(move |conn| {
                let situation = lock_all(conn, id)?;
                let (reversal, dispute) = (&situation.reversal, &situation.dispute);
                let closed_at = dispute.closed_at.unwrap_or(reversal.created_at);
                let last = transfer_reversals::of_dispute(conn, dispute.id)?;
                // Another worker's sweep may have been here first.
                if last.is_none_or(|last| last.id != id) {
                    return Ok(());
                }
                let Some(again) = reversal.again(closed_at, next, app.now()) else {
                    return Ok(());
                };
                transfer_reversals::insert(conn, &again)?;
                Job::DriveReversal { reversal: next }.enqueue(conn, &app, Duration::zero())
            })
            .await
    }
}

//! A dispute was lost: that its transfer is taken back is written down in the same commit.

use chrono::Duration;
use souk_domain::{
    charge::Charge, dispute::Dispute, ids::TransferReversalId, transfer_reversal::TransferReversal,
};
use souk_persistence::{PgConnection, refund_policies, transfer_reversals};

use crate::{Application, jobs::Job};

impl Application {
    /// Writes down what the policy of this moment wants, and the job that does it. The charge is
    /// locked.
    pub(crate) fn take_back_transfer(
        &self,
        conn: &mut PgConnection,
        dispute: &Dispute,
        charge: &Charge,
    ) -> Result<(), souk_persistence::Error> {
        let policy = refund_policies::current(conn)?;
        let id = TransferReversalId::generate(&*self.0.clock, &*self.0.randomness);
        let Some(reversal) = TransferReversal::after(dispute, charge, policy, id, self.now()) else {
            return Ok(());
        };
        if transfer_reversals::of_dispute(conn, dispute.id)?.is_some() {
            return Ok(());
        }
        transfer_reversals::insert(conn, &reversal)?;
        Job::DriveReversal { reversal: id }.enqueue(conn, self, Duration::zero())
    }
}

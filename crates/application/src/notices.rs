//! An operator has an event applied again.

use souk_domain::{
    ids::NoticeId,
    notice::{Notice, Status},
};
use souk_persistence::notices;

use crate::{Application, jobs::Job};

/// Why it was not.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// No such notice.
    #[error("there is no such notice")]
    NotFound,
    /// It is of another mode; nothing of it can be applied here.
    #[error("an event of another mode cannot be applied here")]
    Quarantined,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Puts a notice back into the inbox. Applying one again is harmless.
    ///
    /// # Errors
    /// See [`ReplayError`].
    pub async fn replay_notice(&self, id: NoticeId) -> Result<Notice, ReplayError> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let mut notice = notices::lock(conn, id)?.ok_or(ReplayError::NotFound)?;
                if notice.status == Status::Quarantined {
                    return Err(ReplayError::Quarantined);
                }
                notices::set_status(conn, id, Status::Received, None, None)?;
                Job::ApplyNotice { notice: id }.enqueue(conn, &app, chrono::Duration::zero())?;
                notice.status = Status::Received;
                notice.reason = None;
                Ok(notice)
            })
            .await
    }
}

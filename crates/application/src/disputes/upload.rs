//! A file is uploaded to Stripe as evidence. Nothing of its content stays here.

use bytes::Bytes;
use sha2::{Digest, Sha256};
use souk_domain::{dispute::State, ids::DisputeId};
use souk_persistence::{
    Scope, charges,
    disputes::{
        self,
        files::{self, DisputeFile},
    },
};
use souk_stripe_gateway::{self as stripe, AccountId, Key, NewFile};

use super::on;
use crate::{Application, known::Known};

/// A file to be uploaded.
#[derive(Clone)]
pub struct EvidenceFile {
    /// As it is called: 1 to 200 characters, no control characters.
    pub filename: String,
    /// `application/pdf`, `image/jpeg` or `image/png`.
    pub media_type: &'static str,
    /// At most 5 MB.
    pub content: Bytes,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// No such dispute, or not the caller's.
    #[error("there is no such dispute")]
    NotFound,
    /// The dispute takes no evidence any more.
    #[error("the dispute takes no evidence any more")]
    NotWanted(State),
    /// Stripe did not take it, with its sentence.
    #[error("Stripe did not take the file: {0}")]
    Refused(String),
    /// Stripe did not answer; the same upload can be tried again.
    #[error("Stripe did not answer")]
    Unavailable,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Uploads a file for a dispute. The same one again is the same file.
    ///
    /// # Errors
    /// See [`UploadError`].
    pub async fn upload_evidence(
        &self,
        scope: Scope,
        dispute: DisputeId,
        file: EvidenceFile,
    ) -> Result<DisputeFile, UploadError> {
        let found = self
            .db()
            .read(move |conn| {
                let Some(dispute) = disputes::get(conn, dispute, &scope)? else {
                    return Ok(None);
                };
                let charge = charges::get(conn, dispute.charge, &Scope::Everything)?
                    .known("charges", dispute.charge)?;
                Ok::<_, souk_persistence::Error>(Some((dispute, charge)))
            })
            .await?;
        let (found, charge) = found.ok_or(UploadError::NotFound)?;
        if !found.at_stripe.state.wants_answer() {
            return Err(UploadError::NotWanted(found.at_stripe.state));
        }
        let account: AccountId = charge.stripe_account.parse().map_err(|_| UploadError::NotFound)?;
        // The same file is uploaded once, however often that is asked for.
        let content: String = Sha256::digest(&file.content)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let key = Key::of("dispute", dispute, &format!("file-{content}"));
        let new = NewFile {
            filename: file.filename.clone(),
            media_type: file.media_type,
            content: file.content.clone(),
        };
        let made = match self
            .stripe()
            .upload_evidence(on(&charge, &account), &key, &new)
            .await
        {
            Ok(made) => made,
            Err(
                stripe::Error::Refused(refusal)
                | stripe::Error::NotFound(refusal)
                | stripe::Error::AccountRevoked(refusal),
            ) => return Err(UploadError::Refused(refusal.message)),
            Err(error) => {
                log::warn!("{dispute}: a file was not uploaded: {error}");
                return Err(UploadError::Unavailable);
            }
        };
        let kept = DisputeFile {
            id: made.id.to_string(),
            dispute,
            filename: file.filename,
            media_type: file.media_type.to_owned(),
            size: i64::try_from(file.content.len()).unwrap_or(i64::MAX),
            created_at: self.now(),
        };
        let noted = kept.clone();
        self.db()
            .transaction(move |conn| files::insert(conn, &noted))
            .await?;
        Ok(kept)
    }
}

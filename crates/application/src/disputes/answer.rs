//! An answer to a dispute is written down, once for each key, and carried out.

use souk_domain::{
    dispute::{
        Dispute, Evidence,
        answer::{Answer, AnswerRefusal, What},
    },
    idempotency::{KeyReused, Request},
    ids::{AnswerId, DisputeId, UserId},
    instruction::State,
    timeline::Kind,
};
use souk_persistence::{
    Asked, PgConnection, Scope,
    disputes::{self, answers, files},
};

use crate::{
    Application, charges::settle::lock_with_checkout, instructions::give::grace, jobs::Job, known::Known,
};

/// What somebody answers.
#[derive(Debug, Clone)]
pub enum NewAnswer {
    /// Evidence; sent to the bank when `submit`, else kept at Stripe for later.
    Evidence {
        /// What is added to that which Stripe has.
        evidence: Evidence,
        /// Whether it goes to the bank now. That happens once.
        submit: bool,
    },
    /// They give in.
    Accept,
}

/// An answer and its dispute, as both stand now.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The dispute.
    pub dispute: Dispute,
    /// The answer.
    pub answer: Answer,
    /// The status that the first reply to this request had; none when this is the first.
    pub answered_status: Option<u16>,
}

/// Why no answer was taken.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// No such dispute, or not the caller's.
    #[error("there is no such dispute")]
    NotFound,
    /// See [`AnswerRefusal`].
    #[error(transparent)]
    Refused(#[from] AnswerRefusal),
    /// A file that was not uploaded to this dispute.
    #[error("{field} names a file that was not uploaded to this dispute")]
    FileUnknown {
        /// The piece of evidence.
        field: String,
    },
    /// Another answer to this dispute is on its way.
    #[error("another answer to this dispute is in progress")]
    InProgress,
    /// See [`KeyReused`].
    #[error(transparent)]
    KeyReused(#[from] KeyReused),
    /// The first request with this key is still being worked on.
    #[error("the request with this idempotency key is still in progress")]
    KeyInUse,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Answers a dispute. The same key gives the same answer, as it stands.
    ///
    /// # Errors
    /// See [`AnswerError`].
    pub async fn answer_dispute(
        &self,
        caller: UserId,
        scope: Scope,
        dispute: DisputeId,
        new: NewAnswer,
        key: Option<Request>,
    ) -> Result<Answered, AnswerError> {
        let (app, caller) = (self.clone(), format!("user:{caller}"));
        let begun = self
            .db()
            .transaction(move |conn| app.begin_answer(conn, &caller, scope, dispute, &new, key.as_ref()))
            .await;
        let (id, is_new, answered_status) = match begun {
            Ok(begun) => begun,
            Err(AnswerError::Database(souk_persistence::Error::Conflict { constraint })) => {
                // Two requests at the same moment: the other one was first.
                return Err(if constraint == answers::ONE_OPEN {
                    AnswerError::InProgress
                } else {
                    AnswerError::KeyInUse
                });
            }
            Err(error) => return Err(error),
        };
        if is_new {
            self.drive_answer(id).await?;
        }
        let (dispute, answer) = self
            .db()
            .read(move |conn| {
                let dispute = disputes::get(conn, dispute, &Scope::Everything)?.known("disputes", dispute)?;
                let answer = answers::get(conn, id)?.known("dispute_answers", id)?;
                Ok::<_, souk_persistence::Error>((dispute, answer))
            })
            .await?;
        Ok(Answered {
            dispute,
            answer,
            answered_status,
        })
    }

    /// One transaction: the answer, its timeline entry, and the job that carries it out if nobody
    /// else does.
    fn begin_answer(
        &self,
        conn: &mut PgConnection,
        caller: &str,
        scope: Scope,
        id: DisputeId,
        new: &NewAnswer,
        key: Option<&Request>,
    ) -> Result<(AnswerId, bool, Option<u16>), AnswerError> {
        let dispute = disputes::get(conn, id, &scope)?.ok_or(AnswerError::NotFound)?;
        if let Some(key) = key
            && let Some(found) = answers::by_key(conn, caller, key.key.as_str())?
        {
            if found.fingerprint != key.fingerprint {
                return Err(KeyReused.into());
            }
            let under_way = matches!(found.row.state, State::Requested | State::Submitted);
            if under_way && found.answered_status.is_none() && self.now() - found.row.created_at < grace() {
                return Err(AnswerError::KeyInUse);
            }
            return Ok((found.row.id, false, found.answered_status));
        }
        lock_with_checkout(conn, dispute.charge)?;
        let dispute = disputes::get(conn, id, &scope)?.ok_or(AnswerError::NotFound)?;
        if answers::open_of(conn, id)?.is_some() {
            return Err(AnswerError::InProgress);
        }
        let what = match new.clone() {
            NewAnswer::Accept => What::Accept,
            NewAnswer::Evidence { evidence, submit } => {
                let uploaded = files::of_dispute(conn, id)?;
                let unknown = evidence
                    .files()
                    .find(|(_, file)| uploaded.iter().all(|known| known.id != *file));
                if let Some((field, _)) = unknown {
                    return Err(AnswerError::FileUnknown {
                        field: field.to_owned(),
                    });
                }
                if submit {
                    What::Submit {
                        evidence,
                        submissions_before: dispute.at_stripe.submissions,
                    }
                } else {
                    What::Keep(evidence)
                }
            }
        };
        what.fits(&dispute.at_stripe, self.now())?;
        let answer = Answer {
            id: AnswerId::generate(&*self.0.clock, &*self.0.randomness),
            dispute: id,
            what,
            state: State::Requested,
            submitted_at: None,
            refusal: None,
            created_at: self.now(),
        };
        let asked = key.map(|request| Asked { caller, request });
        answers::insert(conn, &answer, asked)?;
        let told = match answer.what {
            What::Keep(_) => None,
            What::Submit { .. } => Some(Kind::EvidenceSent),
            What::Accept => Some(Kind::DisputeAccepted),
        };
        if let Some(kind) = told {
            self.record(conn, dispute.charge, kind, serde_json::json!({"dispute_id": id}))?;
        }
        Job::DriveAnswer { answer: answer.id }.enqueue(conn, self, grace())?;
        Ok((answer.id, true, None))
    }

    /// Remembers the status of the first reply to an answer, which a replay repeats.
    ///
    /// # Errors
    /// The database.
    pub async fn dispute_answered(&self, id: AnswerId, status: u16) -> Result<(), souk_persistence::Error> {
        self.db()
            .transaction(move |conn| answers::set_answered_status(conn, id, status))
            .await
    }
}

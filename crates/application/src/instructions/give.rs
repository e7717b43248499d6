//! An instruction is written down, once for each key, and carried out.

use souk_domain::{
    charge::{CancelRefusal, CaptureRefusal, Charge},
    idempotency::{KeyReused, Request},
    ids::{ChargeId, InstructionId, UserId},
    instruction::{Instruction, State, What},
    timeline::Kind,
};
use souk_persistence::{Asked, PgConnection, Scope, charges, instructions};

use crate::{Application, charges::settle::lock_with_checkout, jobs::Job, known::Known};

/// How long a request carries its own instruction out before the worker looks after it.
pub(crate) fn grace() -> chrono::Duration {
    chrono::Duration::seconds(60)
}

/// An instruction and its charge, as both stand now.
#[derive(Debug, Clone)]
pub struct Instructed {
    /// The charge.
    pub charge: Charge,
    /// The instruction.
    pub instruction: Instruction,
    /// The status that the first answer to this request had; none when this is the first.
    pub answered_status: Option<u16>,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum InstructError {
    /// No such charge, or not the caller's.
    #[error("there is no such charge")]
    NotFound,
    /// See [`CaptureRefusal`].
    #[error(transparent)]
    Capture(#[from] CaptureRefusal),
    /// See [`CancelRefusal`].
    #[error(transparent)]
    Cancel(#[from] CancelRefusal),
    /// Another instruction about this charge is on its way.
    #[error("another capture or cancellation of this charge is in progress")]
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
    /// Writes an instruction about a charge down, when `decide` lets it, and carries it out. The
    /// same key gives the same one, as it stands.
    pub(crate) async fn instruct<E>(
        &self,
        caller: UserId,
        scope: Scope,
        charge: ChargeId,
        key: Option<Request>,
        decide: impl Fn(&mut PgConnection, &Charge) -> Result<What, E> + Send + Clone + 'static,
    ) -> Result<Instructed, InstructError>
    where
        E: Into<InstructError>,
    {
        let (app, caller) = (self.clone(), format!("user:{caller}"));
        let begun = self
            .db()
            .transaction(move |conn| app.give(conn, &caller, scope, charge, key.as_ref(), &decide))
            .await;
        let (id, new, answered_status) = match begun {
            Ok(begun) => begun,
            Err(InstructError::Database(souk_persistence::Error::Conflict { constraint })) => {
                // Two requests at the same moment: the other one was first.
                return Err(if constraint == instructions::ONE_OPEN {
                    InstructError::InProgress
                } else {
                    InstructError::KeyInUse
                });
            }
            Err(error) => return Err(error),
        };
        if new {
            self.drive_instruction(id).await?;
        }
        let (charge, instruction) = self
            .db()
            .read(move |conn| {
                let charge = charges::get(conn, charge, &Scope::Everything)?.known("charges", charge)?;
                let instruction = instructions::get(conn, id)?.known("instructions", id)?;
                Ok::<_, souk_persistence::Error>((charge, instruction))
            })
            .await?;
        Ok(Instructed {
            charge,
            instruction,
            answered_status,
        })
    }

    /// One transaction: the instruction, its timeline entry, and the job that carries it out if
    /// nobody else does.
    fn give<E: Into<InstructError>>(
        &self,
        conn: &mut PgConnection,
        caller: &str,
        scope: Scope,
        charge: ChargeId,
        key: Option<&Request>,
        decide: &impl Fn(&mut PgConnection, &Charge) -> Result<What, E>,
    ) -> Result<(InstructionId, bool, Option<u16>), InstructError> {
        charges::get(conn, charge, &scope)?.ok_or(InstructError::NotFound)?;
        if let Some(key) = key
            && let Some(found) = instructions::by_key(conn, caller, key.key.as_str())?
        {
            if found.fingerprint != key.fingerprint {
                return Err(KeyReused.into());
            }
            let under_way = matches!(found.row.state, State::Requested | State::Submitted);
            if under_way && found.answered_status.is_none() && self.now() - found.row.created_at < grace() {
                return Err(InstructError::KeyInUse);
            }
            return Ok((found.row.id, false, found.answered_status));
        }
        let charge = lock_with_checkout(conn, charge)?;
        if instructions::open_of(conn, charge.id)?.is_some() {
            return Err(InstructError::InProgress);
        }
        let instruction = Instruction {
            id: InstructionId::generate(&*self.0.clock, &*self.0.randomness),
            charge: charge.id,
            what: decide(conn, &charge).map_err(Into::into)?,
            state: State::Requested,
            submitted_at: None,
            refusal: None,
            created_at: self.now(),
        };
        let asked = key.map(|request| Asked { caller, request });
        instructions::insert(conn, &instruction, asked)?;
        let (kind, detail) = match &instruction.what {
            What::Capture {
                amount,
                application_fee,
            } => (
                Kind::CaptureRequested,
                serde_json::json!({
                    "amount": amount, "currency": charge.money.currency, "application_fee": application_fee,
                }),
            ),
            What::Cancel => (Kind::CancelRequested, serde_json::json!({})),
        };
        self.record(conn, charge.id, kind, detail)?;
        let job = Job::DriveInstruction {
            instruction: instruction.id,
        };
        job.enqueue(conn, self, grace())?;
        Ok((instruction.id, true, None))
    }

    /// Remembers the status of the first answer to an instruction, which a replay repeats.
    ///
    /// # Errors
    /// The database.
    pub async fn instruction_answered(
        &self,
        id: InstructionId,
        status: u16,
    ) -> Result<(), souk_persistence::Error> {
        self.db()
            .transaction(move |conn| instructions::set_answered_status(conn, id, status))
            .await
    }
}

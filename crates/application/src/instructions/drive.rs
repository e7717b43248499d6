//! Carries an instruction to Stripe and finds out what became of it.
//!
//! That it is about to be sent is committed first. Two who drive the same one send the same key, so
//! it is done once; a refusal is believed only after Stripe was asked how the charge stands; and an
//! answer that is lost leaves it unknown until Stripe says.

use chrono::Duration;
use souk_domain::{
    charge::{self, Charge, Flow},
    ids::InstructionId,
    instruction::{Instruction, Seen, State, What},
    intent::IntentSnapshot,
    timeline::Kind,
};
use souk_persistence::{PgConnection, charges, instructions};
use souk_stripe_gateway::{self as stripe, AccountId, IntentId, Key, On};

use crate::{
    Application,
    charges::{keys_are_kept_for, refresh::RefreshChargeError, settle::lock_with_checkout},
    jobs::Job,
    known::Known,
};

/// What is due.
enum Due {
    Nothing,
    Send,
    FindOut,
}

/// What Stripe said.
enum Said {
    /// Yes, and the intent as it stands.
    Yes(Box<stripe::Intent>),
    /// No, for good.
    No { code: String, message: String },
    /// Nothing that could be believed.
    Nothing { may_have_happened: bool },
}

impl Application {
    /// Carries the instruction out, as far as Stripe answers. What stays open, the worker goes on
    /// with.
    pub(crate) async fn drive_instruction(
        &self,
        id: InstructionId,
    ) -> Result<Instruction, souk_persistence::Error> {
        let app = self.clone();
        let (charge, instruction, due) = self
            .db()
            .transaction(move |conn| app.begin_instruction(conn, id))
            .await?;
        match due {
            Due::Nothing => Ok(instruction),
            Due::Send => self.send_instruction(&charge, &instruction).await,
            Due::FindOut => self.find_out_instruction(&charge, instruction).await,
        }
    }

    /// Writes down that it is about to be sent; nobody who looked before may save what they saw.
    fn begin_instruction(
        &self,
        conn: &mut PgConnection,
        id: InstructionId,
    ) -> Result<(Charge, Instruction, Due), souk_persistence::Error> {
        let (charge, mut instruction) = lock_both(conn, id)?;
        let due = match instruction.state {
            State::Done | State::Refused => Due::Nothing,
            State::Submitted | State::Unknown => Due::FindOut,
            State::Requested if instruction.what.fits(&charge) => {
                instruction.submitted_at = Some(self.now());
                if instruction.advance(State::Submitted) {
                    instructions::update(conn, &instruction)?;
                }
                charges::outdate_looks(conn, charge.id)?;
                Due::Send
            }
            State::Requested => {
                let message = "The charge has moved on since this was asked for.";
                self.refuse_instruction(conn, &mut instruction, "charge_moved_on", message)?;
                Due::Nothing
            }
        };
        Ok((charge, instruction, due))
    }

    async fn send_instruction(
        &self,
        charge: &Charge,
        instruction: &Instruction,
    ) -> Result<Instruction, souk_persistence::Error> {
        match self.ask_for(charge, instruction).await {
            Said::Yes(intent) => {
                let snapshot = IntentSnapshot::from(&*intent);
                let (app, id) = (self.clone(), instruction.id);
                self.db()
                    .transaction(move |conn| {
                        let (charge, mut instruction) = lock_both(conn, id)?;
                        app.settle_in(conn, charge.id, &snapshot)?;
                        app.conclude(conn, &mut instruction, snapshot.status)?;
                        Ok(instruction)
                    })
                    .await
            }
            Said::No { code, message } => {
                // It may be refused because it was done: how the charge stands decides.
                match self.refresh_charge(charge.id).await {
                    Ok(intent) => {
                        self.close_instruction(instruction.id, Some(intent.status), &code, &message)
                            .await
                    }
                    // Access to the account is gone, and with it the question: the refusal stands.
                    Err(RefreshChargeError::Stripe(stripe::Error::AccountRevoked(_))) => {
                        self.close_instruction(instruction.id, None, &code, &message)
                            .await
                    }
                    Err(RefreshChargeError::Database(error)) => Err(error),
                    Err(error) => {
                        log::warn!("{}: {error}", instruction.id);
                        self.leave_instruction_open(instruction.id, false).await
                    }
                }
            }
            Said::Nothing { may_have_happened } => {
                self.leave_instruction_open(instruction.id, may_have_happened)
                    .await
            }
        }
    }

    /// The answer was lost, or whoever sent it died: asks how the charge stands, and sends again,
    /// with the same key, only what was not done.
    async fn find_out_instruction(
        &self,
        charge: &Charge,
        instruction: Instruction,
    ) -> Result<Instruction, souk_persistence::Error> {
        let intent = match self.refresh_charge(charge.id).await {
            Ok(intent) => intent,
            Err(RefreshChargeError::Database(error)) => return Err(error),
            Err(error) => {
                log::warn!("{}: {error}", instruction.id);
                return self.leave_instruction_open(instruction.id, true).await;
            }
        };
        let seen = instruction.what.seen_in(intent.status);
        let key_is_kept = instruction
            .submitted_at
            .is_some_and(|at| self.now() - at < keys_are_kept_for());
        if seen == Seen::NotYet && key_is_kept {
            return self.send_instruction(charge, &instruction).await;
        }
        let message = "Stripe has not done it, and it is too late to ask again.";
        self.close_instruction(instruction.id, Some(intent.status), "not_done", message)
            .await
    }

    /// One call.
    async fn ask_for(&self, charge: &Charge, instruction: &Instruction) -> Said {
        let ids = (
            charge.stripe_account.parse::<AccountId>(),
            charge
                .stripe_payment_intent
                .as_deref()
                .unwrap_or_default()
                .parse::<IntentId>(),
        );
        let (Ok(account), Ok(intent)) = ids else {
            return Said::No {
                code: "nothing_at_stripe".into(),
                message: "There is no such payment at Stripe.".into(),
            };
        };
        let on = match charge.flow {
            Flow::Direct => On::Account(&account),
            Flow::Destination => On::Platform,
        };
        let answer = match &instruction.what {
            What::Capture {
                amount,
                application_fee,
            } => {
                let key = Key::of("instruction", instruction.id, "capture");
                // Where there is a fee at all, that of the part is said, and be it zero.
                let fee = (charge.application_fee > 0).then_some(*application_fee);
                self.stripe()
                    .capture_intent(on, &key, &intent, *amount, fee)
                    .await
            }
            What::Cancel => {
                let key = Key::of("instruction", instruction.id, "cancel");
                self.stripe().cancel_intent(on, &key, &intent).await
            }
        };
        match answer {
            Ok(intent) => Said::Yes(Box::new(intent)),
            Err(
                stripe::Error::Refused(refusal)
                | stripe::Error::NotFound(refusal)
                | stripe::Error::AccountRevoked(refusal),
            ) => {
                log::warn!("{}: Stripe refused: {refusal}", instruction.id);
                Said::No {
                    code: refusal.code.unwrap_or_else(|| "refused".into()),
                    message: refusal.message,
                }
            }
            Err(error) => {
                log::warn!("{}: {error}", instruction.id);
                Said::Nothing {
                    may_have_happened: error.may_have_happened(),
                }
            }
        }
    }

    /// Ends an instruction by how the intent stands; refused when it was not done.
    async fn close_instruction(
        &self,
        id: InstructionId,
        status: Option<stripe::IntentStatus>,
        code: &str,
        message: &str,
    ) -> Result<Instruction, souk_persistence::Error> {
        let (app, code, message) = (self.clone(), code.to_owned(), message.to_owned());
        self.db()
            .transaction(move |conn| {
                let (_, mut instruction) = lock_both(conn, id)?;
                if status.is_some_and(|status| instruction.what.seen_in(status) == Seen::Done) {
                    if instruction.advance(State::Done) {
                        instructions::update(conn, &instruction)?;
                    }
                } else {
                    app.refuse_instruction(conn, &mut instruction, &code, &message)?;
                }
                Ok(instruction)
            })
            .await
    }

    /// After a yes: done when the intent says so, and otherwise still open.
    fn conclude(
        &self,
        conn: &mut PgConnection,
        instruction: &mut Instruction,
        status: stripe::IntentStatus,
    ) -> Result<(), souk_persistence::Error> {
        if instruction.what.seen_in(status) == Seen::Done {
            if instruction.advance(State::Done) {
                instructions::update(conn, instruction)?;
            }
            return Ok(());
        }
        let job = Job::DriveInstruction {
            instruction: instruction.id,
        };
        job.enqueue(conn, self, Duration::seconds(2))
    }

    fn refuse_instruction(
        &self,
        conn: &mut PgConnection,
        instruction: &mut Instruction,
        code: &str,
        message: &str,
    ) -> Result<(), souk_persistence::Error> {
        if !instruction.refuse(code, message) {
            return Ok(());
        }
        instructions::update(conn, instruction)?;
        let what = match instruction.what {
            What::Capture { .. } => "capture",
            What::Cancel => "cancel",
        };
        let detail = serde_json::json!({"what": what, "code": code, "message": message});
        self.record(conn, instruction.charge, Kind::Refused, detail)
    }

    /// Stripe did not answer, or not so that it could be believed. Only when it may have happened is
    /// the charge itself unknown.
    async fn leave_instruction_open(
        &self,
        id: InstructionId,
        may_have_happened: bool,
    ) -> Result<Instruction, souk_persistence::Error> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let (mut charge, mut instruction) = lock_both(conn, id)?;
                if may_have_happened {
                    if instruction.advance(State::Unknown) {
                        instructions::update(conn, &instruction)?;
                    }
                    if charge.state == charge::State::Authorized {
                        app.advance(conn, &mut charge, charge::State::Unknown)?;
                    }
                }
                if instruction.state.is_open() {
                    Job::DriveInstruction { instruction: id }.enqueue(conn, &app, Duration::seconds(2))?;
                }
                Ok(instruction)
            })
            .await
    }
}

/// The charge and the instruction, locked in this order.
fn lock_both(
    conn: &mut PgConnection,
    id: InstructionId,
) -> Result<(Charge, Instruction), souk_persistence::Error> {
    let charge = instructions::get(conn, id)?.known("instructions", id)?.charge;
    let charge = lock_with_checkout(conn, charge)?;
    let instruction = instructions::lock(conn, id)?.known("instructions", id)?;
    Ok((charge, instruction))
}

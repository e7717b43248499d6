//! Carries an answer to Stripe and finds out what became of it, as
//! [instructions](crate::instructions) are.

use chrono::Duration;
use souk_domain::{
    charge::Charge,
    dispute::{
        Dispute,
        answer::{Answer, What},
    },
    ids::AnswerId,
    instruction::{Seen, State},
    timeline::Kind,
};
use souk_persistence::{PgConnection, Scope, disputes, disputes::answers};
use souk_stripe_gateway::{self as stripe, AccountId, Key};

use super::on;
use crate::{
    Application,
    charges::{keys_are_kept_for, settle::lock_with_checkout},
    jobs::Job,
    known::Known,
};

/// What is due.
enum Due {
    Nothing,
    Send,
    FindOut,
}

/// An answer with all that it is about.
struct Situation {
    charge: Charge,
    dispute: Dispute,
    answer: Answer,
}

impl Application {
    /// Carries the answer out, as far as Stripe replies. What stays open, the worker goes on with.
    pub(crate) async fn drive_answer(&self, id: AnswerId) -> Result<Answer, souk_persistence::Error> {
        let app = self.clone();
        let (situation, due) = self
            .db()
            .transaction(move |conn| app.begin_sending(conn, id))
            .await?;
        match due {
            Due::Nothing => Ok(situation.answer),
            Due::Send => self.send_answer(&situation).await,
            Due::FindOut => self.find_out_answer(&situation).await,
        }
    }

    /// Writes down that it is about to be sent; nobody who looked before may save what they saw.
    fn begin_sending(
        &self,
        conn: &mut PgConnection,
        id: AnswerId,
    ) -> Result<(Situation, Due), souk_persistence::Error> {
        let mut situation = lock_all(conn, id)?;
        let now = self.now();
        let due = match situation.answer.state {
            State::Done | State::Refused => Due::Nothing,
            State::Submitted | State::Unknown => Due::FindOut,
            State::Requested => match situation.answer.what.fits(&situation.dispute.at_stripe, now) {
                Ok(()) => {
                    situation.answer.submitted_at = Some(now);
                    if situation.answer.advance(State::Submitted) {
                        answers::update(conn, &situation.answer)?;
                    }
                    disputes::begin_sync(conn, situation.dispute.id)?;
                    Due::Send
                }
                Err(refusal) => {
                    self.refuse_answer(conn, &mut situation, "dispute_moved_on", &refusal.to_string())?;
                    Due::Nothing
                }
            },
        };
        Ok((situation, due))
    }

    async fn send_answer(&self, situation: &Situation) -> Result<Answer, souk_persistence::Error> {
        let id = situation.answer.id;
        let refusal = match self.tell_stripe(situation).await {
            Some(Ok(found)) => return self.take_over(id, found, None).await,
            Some(Err(
                stripe::Error::Refused(refusal)
                | stripe::Error::NotFound(refusal)
                | stripe::Error::AccountRevoked(refusal),
            )) => refusal,
            Some(Err(error)) => {
                log::warn!("{id}: {error}");
                return self.leave_answer_open(id, error.may_have_happened()).await;
            }
            None => {
                return self
                    .close_answer(id, "nothing_at_stripe", "There is no such dispute at Stripe.")
                    .await;
            }
        };
        log::warn!("{id}: Stripe refused: {refusal}");
        let code = refusal.code.unwrap_or_else(|| "refused".into());
        // It may be refused because it was done: how the dispute stands decides.
        match self.ask_again(situation).await {
            Some(Ok(found)) => self.take_over(id, found, Some((code, refusal.message))).await,
            // Access to the account is gone, and with it the question: the refusal stands.
            Some(Err(stripe::Error::AccountRevoked(_) | stripe::Error::NotFound(_))) | None => {
                self.close_answer(id, &code, &refusal.message).await
            }
            Some(Err(error)) => {
                log::warn!("{id}: {error}");
                self.leave_answer_open(id, false).await
            }
        }
    }

    /// The reply was lost, or whoever sent it died: asks how the dispute stands, and sends again,
    /// with the same key, only what was not done.
    async fn find_out_answer(&self, situation: &Situation) -> Result<Answer, souk_persistence::Error> {
        let id = situation.answer.id;
        let found = match self.ask_again(situation).await {
            Some(Ok(found)) => found,
            Some(Err(error)) => {
                log::warn!("{id}: {error}");
                return self.leave_answer_open(id, true).await;
            }
            None => return self.leave_answer_open(id, true).await,
        };
        let submitted_at = situation.answer.submitted_at;
        let key_is_kept = submitted_at.is_some_and(|at| self.now() - at < keys_are_kept_for());
        if situation.answer.what.seen_in(&found.snapshot) == Seen::NotYet && key_is_kept {
            return self.send_answer(situation).await;
        }
        let message = "Stripe has not taken it, and it is too late to send it again.";
        self.take_over(id, found, Some(("not_done".to_owned(), message.to_owned())))
            .await
    }

    /// One call. None when there is nothing to call about.
    async fn tell_stripe(&self, situation: &Situation) -> Option<Result<stripe::Dispute, stripe::Error>> {
        let (account, dispute) = ids(situation)?;
        let on = on(&situation.charge, &account);
        let answer = &situation.answer;
        Some(match &answer.what {
            What::Keep(evidence) => {
                let key = Key::of("answer", answer.id, "keep");
                self.stripe()
                    .answer_dispute(on, &key, &dispute, evidence, false)
                    .await
            }
            What::Submit { evidence, .. } => {
                let key = Key::of("answer", answer.id, "submit");
                self.stripe()
                    .answer_dispute(on, &key, &dispute, evidence, true)
                    .await
            }
            What::Accept => {
                let key = Key::of("answer", answer.id, "accept");
                self.stripe().accept_dispute(on, &key, &dispute).await
            }
        })
    }

    async fn ask_again(&self, situation: &Situation) -> Option<Result<stripe::Dispute, stripe::Error>> {
        let (account, dispute) = ids(situation)?;
        let on = on(&situation.charge, &account);
        Some(self.stripe().retrieve_dispute(on, &dispute).await)
    }

    /// Stores how the dispute stands and ends the answer by it. What Stripe refused and did not do
    /// is refused; what it took and does not show yet stays open.
    async fn take_over(
        &self,
        id: AnswerId,
        found: stripe::Dispute,
        refused: Option<(String, String)>,
    ) -> Result<Answer, souk_persistence::Error> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let mut situation = lock_all(conn, id)?;
                situation.dispute = app.store_dispute(conn, situation.charge.clone(), &found)?;
                if situation.answer.what.seen_in(&found.snapshot) == Seen::Done {
                    if situation.answer.advance(State::Done) {
                        answers::update(conn, &situation.answer)?;
                    }
                } else if let Some((code, message)) = &refused {
                    app.refuse_answer(conn, &mut situation, code, message)?;
                } else {
                    Job::DriveAnswer { answer: id }.enqueue(conn, &app, Duration::seconds(2))?;
                }
                Ok(situation.answer)
            })
            .await
    }

    async fn close_answer(
        &self,
        id: AnswerId,
        code: &str,
        message: &str,
    ) -> Result<Answer, souk_persistence::Error> {
        let (app, code, message) = (self.clone(), code.to_owned(), message.to_owned());
        self.db()
            .transaction(move |conn| {
                let mut situation = lock_all(conn, id)?;
                app.refuse_answer(conn, &mut situation, &code, &message)?;
                Ok(situation.answer)
            })
            .await
    }

    fn refuse_answer(
        &self,
        conn: &mut PgConnection,
        situation: &mut Situation,
        code: &str,
        message: &str,
    ) -> Result<(), souk_persistence::Error> {
        if !situation.answer.refuse(code, message) {
            return Ok(());
        }
        answers::update(conn, &situation.answer)?;
        let detail = serde_json::json!({
            "what": "dispute_answer", "dispute_id": situation.dispute.id, "code": code, "message": message,
        });
        self.record(conn, situation.charge.id, Kind::Refused, detail)
    }

    /// Stripe did not reply, or not so that it could be believed.
    async fn leave_answer_open(
        &self,
        id: AnswerId,
        may_have_happened: bool,
    ) -> Result<Answer, souk_persistence::Error> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let mut situation = lock_all(conn, id)?;
                if may_have_happened && situation.answer.advance(State::Unknown) {
                    answers::update(conn, &situation.answer)?;
                }
                if situation.answer.state.is_open() {
                    Job::DriveAnswer { answer: id }.enqueue(conn, &app, Duration::seconds(2))?;
                }
                Ok(situation.answer)
            })
            .await
    }
}

fn ids(situation: &Situation) -> Option<(AccountId, stripe::DisputeId)> {
    let account = situation.charge.stripe_account.parse().ok()?;
    let dispute = situation.dispute.at_stripe.stripe_dispute.parse().ok()?;
    Some((account, dispute))
}

/// Charge, dispute and answer, locked in this order; the charge's lock covers the dispute.
fn lock_all(conn: &mut PgConnection, id: AnswerId) -> Result<Situation, souk_persistence::Error> {
    let dispute = answers::get(conn, id)?.known("dispute_answers", id)?.dispute;
    let found = disputes::get(conn, dispute, &Scope::Everything)?.known("disputes", dispute)?;
    let charge = lock_with_checkout(conn, found.charge)?;
    let dispute = disputes::get(conn, dispute, &Scope::Everything)?.known("disputes", dispute)?;
    let answer = answers::lock(conn, id)?.known("dispute_answers", id)?;
    Ok(Situation {
        charge,
        dispute,
        answer,
    })
}

//! What a seller answers to a dispute: evidence, or that they accept it.
//!
//! An answer is written down before it is sent, like an [instruction](crate::instruction), and walks
//! through the same states.

use super::{DisputeSnapshot, Evidence, State};
use crate::{
    Timestamp,
    ids::{AnswerId, DisputeId},
    instruction::{self, Refused, Seen},
};

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Our id. The Stripe idempotency key derives from it.
    pub id: AnswerId,
    /// To which dispute.
    pub dispute: DisputeId,
    /// What is answered.
    pub what: What,
    /// Where it stands.
    pub state: instruction::State,
    /// When it was first sent.
    pub submitted_at: Option<Timestamp>,
    /// Why it was not taken.
    pub refusal: Option<Refused>,
    /// When it was given.
    pub created_at: Timestamp,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Evidence is kept at Stripe for later.
    Keep(Evidence),
    /// Evidence is sent to the bank, once and for all.
    Submit {
        /// What is added to that which Stripe has.
        evidence: Evidence,
        /// How often evidence was submitted before.
        submissions_before: i32,
    },
    /// The seller gives in: it is lost.
    Accept,
}

/// Why no answer is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerRefusal {
    /// It is over.
    #[error("the dispute is over")]
    Over,
    /// The bank has the evidence; there is nothing to add.
    #[error("the bank has the evidence already; nothing can be added")]
    UnderReview,
    /// The time for an answer has passed.
    #[error("the time for an answer has passed")]
    TooLate,
}

impl What {
    /// Whether a dispute that stands like this takes it.
    ///
    /// # Errors
    /// See [`AnswerRefusal`].
    pub fn fits(&self, dispute: &DisputeSnapshot, now: Timestamp) -> Result<(), AnswerRefusal> {
        if dispute.state.is_over() {
            return Err(AnswerRefusal::Over);
        }
        match self {
            Self::Accept if dispute.state.is_acceptable() => Ok(()),
            Self::Keep(_) | Self::Submit { .. } if dispute.state.wants_answer() => {
                if dispute.evidence_due_by.is_some_and(|due| now > due) {
                    Err(AnswerRefusal::TooLate)
                } else {
                    Ok(())
                }
            }
            _ => Err(AnswerRefusal::UnderReview),
        }
    }

    /// What a dispute that stands like this says about it.
    #[must_use]
    pub fn seen_in(&self, dispute: &DisputeSnapshot) -> Seen {
        match self {
            Self::Accept => match dispute.state {
                State::Lost | State::WarningClosed => Seen::Done,
                state if state.is_over() => Seen::Impossible,
                _ => Seen::NotYet,
            },
            Self::Submit {
                submissions_before, ..
            } => {
                if dispute.submissions > *submissions_before {
                    Seen::Done
                } else if dispute.state.wants_answer() {
                    Seen::NotYet
                } else {
                    Seen::Impossible
                }
            }
            Self::Keep(evidence) => {
                if evidence.is_in(&dispute.evidence) {
                    Seen::Done
                } else if dispute.state.wants_answer() {
                    Seen::NotYet
                } else {
                    Seen::Impossible
                }
            }
        }
    }
}

impl Answer {
    /// Moves on; false, and nothing changed, when that may not follow on where it stands.
    #[must_use]
    pub fn advance(&mut self, next: instruction::State) -> bool {
        let allowed = self.state.may_become(next);
        if allowed {
            self.state = next;
        }
        allowed
    }

    /// It was not taken.
    #[must_use]
    pub fn refuse(&mut self, code: &str, message: &str) -> bool {
        let refused = self.advance(instruction::State::Refused);
        if refused {
            self.refusal = Some(Refused {
                code: code.to_owned(),
                message: message.to_owned(),
            });
        }
        refused
    }
}

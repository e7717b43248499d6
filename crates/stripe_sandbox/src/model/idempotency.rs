//! Answers kept for their idempotency keys.

use serde::{Deserialize, Serialize};

use super::{
    Model,
    refusal::{Answer, Refusal},
    table::Record,
};
use crate::clock::{DAY, Seconds};

/// The answer to a request that carried a key. A key belongs to the account that the request was made for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeptAnswer {
    /// Account and key.
    pub(crate) id: String,
    pub(crate) at: Seconds,
    /// Hash of method, path and parameters.
    pub(crate) fingerprint: String,
    pub(crate) request_id: String,
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Record for KeptAnswer {
    const KIND: &'static str = "kept_answer";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &'static str {
        "kept_answers"
    }
}

/// Stripe keeps answers for at least a day; after exactly a day a key is new here.
const KEPT_FOR: Seconds = DAY;

/// Where a key's answer is kept.
pub(crate) fn slot(account: &str, key: &str) -> String {
    format!("{account}/{key}")
}

impl Model {
    /// The answer that was given to this key before, if it was given to the same request.
    pub(crate) fn kept_answer(
        &self,
        slot: &str,
        key: &str,
        fingerprint: &str,
    ) -> Answer<Option<&KeptAnswer>> {
        match self.kept_answers.anywhere(slot) {
            Some(kept) if kept.at + KEPT_FOR <= self.now => Ok(None),
            Some(kept) if kept.fingerprint == fingerprint => Ok(Some(kept)),
            Some(_) => Err(Refusal::idempotency_mismatch(format!(
                "Keys for idempotent requests can only be used with the same parameters they were first used with. Try \
                 using a key other than '{key}' if you meant to execute a different request."
            ))),
            None => Ok(None),
        }
    }
}

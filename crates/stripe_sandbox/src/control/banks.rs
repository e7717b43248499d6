//! What buyers and banks do: pass a challenge, open and decide disputes, send payouts and refunds back.

use serde_json::{Value, json};

use super::{Control, NotThere};

impl Control {
    /// The buyer passes, or fails, the authentication that an intent asks for.
    ///
    /// # Errors
    /// There is no such intent on the account.
    pub async fn finish_challenge(
        &self,
        account: &str,
        intent: &str,
        passed: bool,
    ) -> Result<Value, NotThere> {
        self.0
            .write(|model| {
                if intent.starts_with("seti_") {
                    model.finish_setup_challenge(account, intent, passed)
                } else {
                    model.finish_challenge(account, intent, passed)
                }
            })
            .map_err(|_| NotThere("intent"))
    }

    /// Opens a dispute over a charge, or an inquiry, and gives its id.
    ///
    /// # Errors
    /// There is no such charge, it was not captured, or it is disputed already.
    pub async fn dispute(&self, charge: &str, reason: &str, inquiry: bool) -> Result<String, NotThere> {
        self.0
            .write(|model| model.open_dispute(charge, reason, inquiry))
            .ok_or(NotThere("captured and undisputed charge"))
    }

    /// Lets the bank send a payout back.
    ///
    /// # Errors
    /// There is no such payout, or it has failed already.
    pub async fn fail_payout(&self, payout: &str) -> Result<Value, NotThere> {
        self.fail_payout_with(payout, "account_closed").await
    }

    /// Decides a dispute as the buyer's bank would: for the seller, or against.
    ///
    /// # Errors
    /// There is no such dispute.
    pub async fn decide_dispute(&self, dispute: &str, won: bool) -> Result<(), NotThere> {
        self.0.write(|model| {
            model.disputes.anywhere(dispute).ok_or(NotThere("dispute"))?;
            model.decide_dispute(dispute, won);
            Ok(())
        })
    }

    /// Lets the bank send a payout back, with one of Stripe's failure codes.
    ///
    /// # Errors
    /// There is no such payout, or it has failed already.
    pub async fn fail_payout_with(&self, payout: &str, code: &str) -> Result<Value, NotThere> {
        self.0
            .write(|model| model.fail_payout(payout, code))
            .ok_or(NotThere("payout that can fail"))
    }

    /// Lets a refund take another turn: `pending`, `requires_action`, `succeeded`, `failed` or `canceled`.
    ///
    /// # Errors
    /// There is no such refund or status, or it has failed already.
    pub async fn move_refund(&self, refund: &str, status: &str) -> Result<Value, NotThere> {
        let status = serde_json::from_value(json!(status)).map_err(|_| NotThere("status of a refund"))?;
        self.0
            .write(|model| model.move_refund(refund, status))
            .ok_or(NotThere("refund that can change"))
    }
}

//! An event is applied. It is a hint only: the object it names is fetched from Stripe as it stands
//! now, and that is what is saved, so order and repetition of events do not matter.

use chrono::Duration;
use souk_domain::{
    ids::{ChargeId, NoticeId, SellerId},
    notice::{Endpoint, Notice, Status},
};
use souk_persistence::{charges, customers, notices, sellers};

use crate::{
    Application,
    card_setups::observe::ObservedSetup,
    charges::{
        import::{ImportChargeError, Imported},
        refresh::RefreshChargeError,
    },
    disputes::observe::{ObserveDisputeError, Observed},
    jobs::{JobError, Outcome},
    known::Known,
    payouts::sync::SyncPayoutError,
    sellers::observe::ObserveError,
};

/// How long an event of an account that we do not know is held: events can outrun the exchange.
fn held_for() -> Duration {
    Duration::minutes(10)
}

/// What a notice turned out to be.
enum Applied {
    Processed,
    Ignored(&'static str),
    /// Not now: try again.
    Later(&'static str),
}

impl Application {
    /// Applies a notice of the inbox.
    pub(crate) async fn apply_notice(&self, id: NoticeId) -> Result<Outcome, JobError> {
        let (notice, payload) = self
            .db()
            .read(move |conn| {
                let notice = notices::get(conn, id)?.known("notices", id)?;
                // Gone after thirty days: then the event is no more than its name.
                let payload = notices::payload(conn, id)?.unwrap_or_default();
                Ok::<_, souk_persistence::Error>((notice, payload))
            })
            .await?;
        if matches!(
            notice.status,
            Status::Processed | Status::Ignored | Status::Quarantined
        ) {
            return Ok(Outcome::Done);
        }
        let applied = self.apply(&notice, &payload).await?;
        let (status, reason, outcome) = match applied {
            Applied::Processed => (Status::Processed, None, Outcome::Done),
            Applied::Ignored(reason) => (Status::Ignored, Some(reason), Outcome::Done),
            Applied::Later(reason) if self.now() - notice.received_at > held_for() => {
                (Status::Ignored, Some(reason), Outcome::Done)
            }
            Applied::Later(reason) => (
                Status::Retrying,
                Some(reason),
                Outcome::Later(Duration::seconds(3)),
            ),
        };
        let done_at = (status != Status::Retrying).then(|| self.now());
        self.db()
            .transaction(move |conn| {
                notices::set_status(conn, id, status, reason, done_at)?;
                // What comes in about somebody who was erased is not kept.
                customers::erase_notice(conn, id)
            })
            .await?;
        metrics::counter!("souk_webhooks_applied_total", "status" => format!("{status:?}").to_lowercase())
            .increment(1);
        Ok(outcome)
    }

    async fn apply(&self, notice: &Notice, payload: &serde_json::Value) -> Result<Applied, JobError> {
        match (notice.endpoint, notice.kind.as_str()) {
            (
                Endpoint::Connect,
                "account.updated" | "account.application.deauthorized" | "account.application.authorized",
            ) => self.apply_to_seller(notice).await,
            (Endpoint::Connect, kind) if kind.starts_with("payout.") => self.apply_to_payout(notice).await,
            (Endpoint::Platform, kind) if kind.starts_with("setup_intent.") => {
                self.apply_to_card_setup(notice).await
            }
            (_, kind) if kind.starts_with("charge.dispute.") => self.apply_to_dispute(notice).await,
            // By hand, maybe: what belongs to a refund or a reversal of ours changes nothing.
            (Endpoint::Platform, "transfer.reversed" | "application_fee.refunded") => {
                self.apply_to_aftermath(notice).await
            }
            (_, kind)
                if ["payment_intent.", "charge.", "refund."]
                    .iter()
                    .any(|noun| kind.starts_with(noun)) =>
            {
                self.apply_to_charge(notice, payload).await
            }
            _ => Ok(Applied::Ignored("events of this type are not acted on")),
        }
    }

    async fn apply_to_seller(&self, notice: &Notice) -> Result<Applied, JobError> {
        let Some(seller) = self.seller_of(notice).await? else {
            return Ok(Applied::Later("no seller is connected to this account"));
        };
        match self.observe_seller(seller).await {
            Ok(()) => Ok(Applied::Processed),
            Err(ObserveError::Database(error)) => Err(error.into()),
            Err(error) => Err(JobError::Failed(error.to_string())),
        }
    }

    async fn apply_to_payout(&self, notice: &Notice) -> Result<Applied, JobError> {
        let Some(payout) = notice.object.as_deref().and_then(|id| id.parse().ok()) else {
            return Ok(Applied::Ignored("the event names no payout"));
        };
        let Some(seller) = self.seller_of(notice).await? else {
            return Ok(Applied::Later("no seller is connected to this account"));
        };
        match self.sync_payout(seller, &payout).await {
            Ok(()) => Ok(Applied::Processed),
            Err(SyncPayoutError::Gone(why)) => Ok(Applied::Ignored(why)),
            Err(SyncPayoutError::Overtaken) => Ok(Applied::Later("somebody else was looking at the payout")),
            Err(SyncPayoutError::Database(error)) => Err(error.into()),
            Err(error) => Err(JobError::Failed(error.to_string())),
        }
    }

    async fn apply_to_dispute(&self, notice: &Notice) -> Result<Applied, JobError> {
        let account = notice.stripe_account.as_deref().map(str::parse).transpose();
        let dispute = notice.object.as_deref().unwrap_or_default().parse();
        let (Ok(account), Ok(dispute)) = (account, dispute) else {
            return Ok(Applied::Ignored("the event names no dispute"));
        };
        match self.observe_dispute(account.as_ref(), &dispute).await {
            Ok(Observed::Stored) => Ok(Applied::Processed),
            Ok(Observed::Overtaken) => Ok(Applied::Later("somebody else was looking at the dispute")),
            Ok(Observed::Foreign) => Ok(Applied::Ignored("not a payment that was made here")),
            Err(ObserveDisputeError::Database(error)) => Err(error.into()),
            Err(error) => Err(JobError::Failed(error.to_string())),
        }
    }

    async fn apply_to_card_setup(&self, notice: &Notice) -> Result<Applied, JobError> {
        let Some(intent) = notice.object.as_deref().and_then(|id| id.parse().ok()) else {
            return Ok(Applied::Ignored("the event names no setup intent"));
        };
        Ok(match self.observe_card_setup(&intent).await? {
            ObservedSetup::Stored => Applied::Processed,
            ObservedSetup::Foreign => Applied::Ignored("not a card that was put on file here"),
        })
    }

    async fn seller_of(&self, notice: &Notice) -> Result<Option<SellerId>, JobError> {
        let (account, livemode) = (notice.stripe_account.clone().unwrap_or_default(), notice.livemode);
        let found = self
            .db()
            .read(move |conn| sellers::by_account(conn, &account, livemode))
            .await?;
        Ok(found.map(|seller| seller.id))
    }

    async fn apply_to_charge(
        &self,
        notice: &Notice,
        payload: &serde_json::Value,
    ) -> Result<Applied, JobError> {
        let object = payload
            .pointer("/data/object")
            .unwrap_or(&serde_json::Value::Null);
        let text = |name: &str| {
            object
                .get(name)
                .and_then(serde_json::Value::as_str)
                .map(str::to_owned)
        };
        // A PaymentIntent itself, or what belongs to one.
        let intent = if notice.kind.starts_with("payment_intent.") {
            text("id")
        } else {
            text("payment_intent")
        };
        let Some(intent) = intent else {
            return Ok(Applied::Ignored("not a payment that was made here"));
        };
        let named = intent.clone();
        let (account, livemode) = (notice.stripe_account.clone(), notice.livemode);
        let charge = self
            .db()
            .read(move |conn| charges::by_intent(conn, account.as_deref(), &intent, livemode))
            .await?;
        let Some(charge) = charge else {
            let ours = object
                .pointer("/metadata/souk_charge")
                .and_then(serde_json::Value::as_str);
            return match ours.map(str::parse::<ChargeId>) {
                // Made a moment ago; its id is about to be saved.
                Some(Ok(_)) => Ok(Applied::Later("the charge of this intent is not known here yet")),
                _ => self.apply_to_stranger(notice, object, &named).await,
            };
        };
        match self.refresh_charge(charge.id).await {
            Ok(_) => Ok(Applied::Processed),
            Err(RefreshChargeError::NoIntent) => Ok(Applied::Ignored("the charge has no intent")),
            Err(RefreshChargeError::Database(error)) => Err(error.into()),
            Err(RefreshChargeError::Stripe(error)) => Err(JobError::Failed(error.to_string())),
        }
    }

    /// Of a transfer something was taken back, or of a fee something was given back.
    async fn apply_to_aftermath(&self, notice: &Notice) -> Result<Applied, JobError> {
        let Some(object) = notice.object.clone() else {
            return Ok(Applied::Ignored("the event names nothing"));
        };
        let (of_transfer, livemode) = (notice.kind == "transfer.reversed", notice.livemode);
        let charge = self
            .db()
            .read(move |conn| {
                if of_transfer {
                    charges::by_transfer(conn, &object, livemode)
                } else {
                    charges::by_application_fee(conn, &object, livemode)
                }
            })
            .await?;
        let Some(charge) = charge else {
            // It may have come before the answer that tells which transfer and fee a charge has.
            return Ok(Applied::Later("not of a payment that is known here"));
        };
        match self.refresh_charge_with_fee(charge.id).await {
            Ok(true) => Ok(Applied::Processed),
            Ok(false) => Ok(Applied::Later("somebody else was looking at the charge")),
            Err(RefreshChargeError::NoIntent) => Ok(Applied::Ignored("the charge has no intent")),
            Err(RefreshChargeError::Database(error)) => Err(error.into()),
            Err(RefreshChargeError::Stripe(error)) => Err(JobError::Failed(error.to_string())),
        }
    }

    /// A payment that we did not make. Our platform may have made it without us.
    async fn apply_to_stranger(
        &self,
        notice: &Notice,
        object: &serde_json::Value,
        intent: &str,
    ) -> Result<Applied, JobError> {
        let platforms =
            object.get("application").and_then(serde_json::Value::as_str) == Some(self.stripe().client_id());
        let ids = (notice.stripe_account.as_deref().map(str::parse), intent.parse());
        let (true, (Some(Ok(account)), Ok(intent))) = (platforms, ids) else {
            return Ok(Applied::Ignored("not a payment that was made here"));
        };
        match self.import_charge(&account, &intent, notice.livemode).await {
            Ok(Imported::Yes) => Ok(Applied::Processed),
            Ok(Imported::No) => Ok(Applied::Ignored("nothing of the platform's was paid")),
            Ok(Imported::UnknownAccount) => Ok(Applied::Later("no seller is connected to this account")),
            Err(ImportChargeError::Database(error)) => Err(error.into()),
            Err(ImportChargeError::Stripe(error)) => Err(JobError::Failed(error.to_string())),
        }
    }
}

//! An event comes in: it is verified and stored, and nothing else, so that Stripe has its answer
//! at once. A forged one leaves no trace; a repeated one changes nothing.

use souk_domain::{
    ids::NoticeId,
    notice::{Endpoint, Notice, Status},
};
use souk_persistence::notices;
use souk_stripe_gateway::{WebhookError, verify};

use crate::{Application, jobs::Job};

/// Why the event was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// Not signed by Stripe with one of our secrets, or not now.
    #[error("the event is not signed as it should be: {0}")]
    Forged(WebhookError),
    /// Stripe's word, and none that can be read.
    #[error("signed as it should be, and not an event")]
    NotAnEvent,
    /// An event of a connected account at the platform's endpoint.
    #[error("this endpoint takes events of the platform's own account only")]
    AccountUnexpected,
    /// An event of no connected account at the connected accounts' endpoint.
    #[error("this endpoint takes events of connected accounts only")]
    AccountMissing,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Takes an event in. `payload` is the body to the byte.
    ///
    /// # Errors
    /// See [`ReceiveError`]. Nothing is stored then.
    pub async fn receive_webhook(
        &self,
        endpoint: Endpoint,
        payload: &[u8],
        signature: &str,
    ) -> Result<(), ReceiveError> {
        let secrets = match endpoint {
            Endpoint::Platform => &self.settings().webhook_secrets_platform,
            Endpoint::Connect => &self.settings().webhook_secrets_connect,
        };
        let mut event = verify(secrets, payload, signature, self.now()).map_err(|why| match why {
            WebhookError::NotAnEvent => {
                log::error!("a signed delivery is no event that can be read");
                ReceiveError::NotAnEvent
            }
            why => ReceiveError::Forged(why),
        })?;
        match (endpoint, &event.account) {
            (Endpoint::Platform, Some(_)) => return Err(ReceiveError::AccountUnexpected),
            (Endpoint::Connect, None) => return Err(ReceiveError::AccountMissing),
            _ => {}
        }
        // With it a browser answers a bank's question: whoever needs it is told it by Stripe, and it is not kept.
        if let Some(object) = event.payload.pointer_mut("/data/object")
            && let Some(fields) = object.as_object_mut()
        {
            fields.remove("client_secret");
        }
        let foreign_mode = event.livemode != self.stripe().livemode();
        let notice = Notice {
            id: NoticeId::generate(&*self.0.clock, &*self.0.randomness),
            stripe_event: event.id.as_str().to_owned(),
            stripe_account: event.account.as_ref().map(|account| account.as_str().to_owned()),
            kind: event.type_.clone(),
            object: event.object.id.clone(),
            endpoint,
            livemode: event.livemode,
            // A Connect endpoint gets events of both modes: the other one's are none of ours.
            status: if foreign_mode {
                Status::Quarantined
            } else {
                Status::Received
            },
            attempts: 0,
            reason: foreign_mode.then(|| "the event is of another mode than this installation".into()),
            received_at: self.now(),
            processed_at: None,
        };
        let app = self.clone();
        let kind = event.type_.clone();
        let new = self
            .db()
            .transaction(move |conn| {
                let new = notices::insert(conn, &notice, &event.payload)?;
                if new && notice.status == Status::Received {
                    Job::ApplyNotice { notice: notice.id }.enqueue(conn, &app, chrono::Duration::zero())?;
                }
                Ok::<_, souk_persistence::Error>(new)
            })
            .await?;
        let result = if new { "new" } else { "repeated" };
        metrics::counter!("souk_webhooks_received_total", "result" => result).increment(1);
        log::debug!("webhook {kind}: {result}");
        Ok(())
    }
}

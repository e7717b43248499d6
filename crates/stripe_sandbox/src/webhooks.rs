//! Signed delivery of events, with retries, and with the mishaps that a test asks for.

use std::{cmp::Reverse, collections::BinaryHeap, time::Duration};

use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::{Method, Request, Uri, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use tokio::{
    sync::mpsc::UnboundedReceiver,
    time::{Instant, sleep, timeout},
};

use crate::{
    clock::Seconds,
    model::{
        ids,
        webhook_endpoint::{Attempt, DeliveryState},
    },
    state::Sandbox,
};

/// What is done to deliveries beyond delivering them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WebhookRules {
    /// Nothing is sent until this is taken back; then everything is.
    pub paused: bool,
    /// How many times more each event is sent.
    pub duplicates: u32,
    /// Events that come close together are sent in another order, which depends on the seed.
    pub shuffled: bool,
    /// Seconds (of the sandbox's clock) by which each event is late.
    pub delay_seconds: u32,
    /// Event types that are thrown away; `*` stands for all.
    pub dropped: Vec<String>,
}

/// How long a receiver may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long shuffled events are collected.
const SHUFFLE_WINDOW: Duration = Duration::from_millis(150);
/// How often the sandbox's clock is looked at while something waits for it.
const TICK: Duration = Duration::from_millis(100);

type Sender = Client<HttpConnector, Full<Bytes>>;

/// Due time, order, delivery.
type Queue = BinaryHeap<Reverse<(Seconds, String, String)>>;

/// Delivers until the sandbox stops; also wakes the model when something falls due while nobody calls.
pub(crate) async fn deliver(sandbox: Sandbox, mut fresh: UnboundedReceiver<String>) {
    let client: Sender = Client::builder(TokioExecutor::new())
        .http1_title_case_headers(true)
        .build_http();
    let mut queue = Queue::new();
    let mut arrived = 0_u64;
    let mut hold_until = Instant::now();
    loop {
        let tick = if queue.is_empty() { TICK * 2 } else { TICK };
        tokio::select! {
            // What has come is queued before anything is sent, or it would miss the others of its window.
            biased;
            received = fresh.recv() => {
                let Some(delivery) = received else { return };
                accept(&sandbox, &mut queue, &mut arrived, &delivery);
                while let Ok(delivery) = fresh.try_recv() {
                    accept(&sandbox, &mut queue, &mut arrived, &delivery);
                }
                if sandbox.webhook_rules_now().shuffled {
                    hold_until = Instant::now() + SHUFFLE_WINDOW;
                }
            }
            () = sandbox.woken() => {}
            () = sleep(tick) => {
                let due = sandbox.read(|model| model.agenda.next_due());
                if due.is_some_and(|due| due <= sandbox.now()) {
                    sandbox.write(|_| ());
                }
            }
        }
        if Instant::now() >= hold_until && !sandbox.webhook_rules_now().paused {
            send_due(&sandbox, &client, &mut queue);
        }
    }
}

/// Queues a delivery, as the rules say: late, twice, out of order or not at all.
fn accept(sandbox: &Sandbox, queue: &mut Queue, arrived: &mut u64, delivery: &str) {
    let rules = sandbox.webhook_rules_now();
    let kind = sandbox.read(|model| {
        let delivery = model.deliveries.anywhere(delivery)?;
        model
            .events
            .anywhere(&delivery.event)
            .map(|event| event.kind.clone())
    });
    let Some(kind) = kind else { return };
    if rules
        .dropped
        .iter()
        .any(|dropped| dropped == "*" || *dropped == kind)
    {
        sandbox.write(|model| {
            model
                .deliveries
                .change(delivery, |d| d.state = DeliveryState::Dropped)
        });
        return;
    }
    let due = sandbox.now() + i64::from(rules.delay_seconds);
    for copy in 0..=rules.duplicates {
        *arrived += 1;
        let order = if rules.shuffled {
            ids::fixed(*arrived, &format!("{delivery}{copy}"), 20)
        } else {
            format!("{arrived:020}")
        };
        queue.push(Reverse((due, order, delivery.to_owned())));
    }
}

/// Sends what is due, all at once; shuffled ones each after the one before, or chance would shuffle them again.
fn send_due(sandbox: &Sandbox, client: &Sender, queue: &mut Queue) {
    let now = sandbox.now();
    let mut due = Vec::new();
    while queue.peek().is_some_and(|Reverse((due, ..))| *due <= now) {
        due.extend(queue.pop().map(|Reverse((_, _, delivery))| delivery));
    }
    if sandbox.webhook_rules_now().shuffled {
        let (sandbox, client) = (sandbox.clone(), client.clone());
        actix_web::rt::spawn(async move {
            for delivery in due {
                send(&sandbox, &client, delivery).await;
            }
        });
        return;
    }
    for delivery in due {
        let (sandbox, client) = (sandbox.clone(), client.clone());
        actix_web::rt::spawn(async move { send(&sandbox, &client, delivery).await });
    }
}

/// One attempt; the next one is somebody else's.
async fn send(sandbox: &Sandbox, client: &Sender, delivery: String) {
    let Some(letter) = write_letter(sandbox, &delivery) else {
        return;
    };
    let attempt = post(client, letter, sandbox.now()).await;
    let next = sandbox.write(|model| model.note_attempt(&delivery, attempt));
    if next.is_some() {
        actix_web::rt::spawn(retry_later(sandbox.clone(), delivery));
    }
}

/// Waits until the delivery's next attempt is due, by the sandbox's clock, and queues it.
async fn retry_later(sandbox: Sandbox, delivery: String) {
    loop {
        let due = sandbox.read(|model| {
            model
                .deliveries
                .anywhere(&delivery)
                .filter(|delivery| delivery.state == DeliveryState::Pending)
                .map(|delivery| delivery.next_attempt)
        });
        match due {
            None => return,
            Some(due) if due <= sandbox.now() => return sandbox.enqueue_delivery(&delivery),
            Some(_) => sleep(TICK).await,
        }
    }
}

/// A signed event and where it goes.
struct Letter {
    url: String,
    body: String,
    signature: String,
}

fn write_letter(sandbox: &Sandbox, delivery: &str) -> Option<Letter> {
    let now = sandbox.now();
    sandbox.read(|model| {
        let delivery = model.deliveries.anywhere(delivery)?;
        let endpoint = model
            .webhook_endpoints
            .anywhere(&delivery.endpoint)
            .filter(|e| !e.deleted && !e.disabled)?;
        let body = model.events.anywhere(&delivery.event)?.json().to_string();
        let signature = sign(&model.signing_secrets(endpoint), now, &body);
        Some(Letter {
            url: endpoint.url.clone(),
            body,
            signature,
        })
    })
}

/// `t=<seconds>,v1=<hex>`, one `v1` per secret. The whole secret is the key, `whsec_` included.
pub(crate) fn sign(secrets: &[String], at: Seconds, body: &str) -> String {
    let mut header = format!("t={at}");
    for secret in secrets {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
            continue;
        };
        mac.update(format!("{at}.{body}").as_bytes());
        header.push_str(",v1=");
        for byte in mac.finalize().into_bytes() {
            header.push_str(&format!("{byte:02x}"));
        }
    }
    header
}

async fn post(client: &Sender, letter: Letter, at: Seconds) -> Attempt {
    match timeout(PATIENCE, exchange(client, letter)).await {
        Ok(Ok((status, response))) => Attempt {
            at,
            status: Some(status),
            response,
        },
        Ok(Err(error)) => Attempt {
            at,
            status: None,
            response: error,
        },
        Err(_) => Attempt {
            at,
            status: None,
            response: format!("no answer within {} s", PATIENCE.as_secs()),
        },
    }
}

async fn exchange(client: &Sender, letter: Letter) -> Result<(u16, String), String> {
    let uri: Uri = letter
        .url
        .parse()
        .map_err(|error| format!("bad address: {error}"))?;
    if uri.scheme_str() != Some("http") {
        return Err("only http:// addresses can be delivered to from here".to_owned());
    }
    let request = Request::builder()
        .method(Method::POST)
        .uri(uri)
        .header(header::CONTENT_TYPE, "application/json; charset=utf-8")
        .header(
            header::USER_AGENT,
            "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        )
        .header("Stripe-Signature", letter.signature)
        .body(Full::new(Bytes::from(letter.body)))
        .map_err(|error| error.to_string())?;
    let response = client
        .request(request)
        .await
        .map_err(|error| format!("no connection: {error}"))?;
    let status = response.status().as_u16();
    let body = Limited::new(response.into_body(), 4096)
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes);
    let text = body
        .map(|body| String::from_utf8_lossy(&body).into_owned())
        .unwrap_or_default();
    Ok((status, text.chars().take(500).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_is_signed_with_every_secret_that_is_in_force() {
        let header = sign(&["whsec_a".to_owned(), "whsec_b".to_owned()], 12, "{}");
        let parts: Vec<&str> = header.split(',').collect();
        assert_eq!(parts[0], "t=12");
        assert_eq!(parts.len(), 3);
        assert_ne!(parts[1], parts[2]);
        assert_eq!(
            sign(&["whsec_a".to_owned()], 12, "{}"),
            format!("t=12,{}", parts[1])
        );
    }
}

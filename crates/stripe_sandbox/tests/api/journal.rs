//! State that survives.

use std::{fs, io::Write, path::PathBuf};

use stripe_sandbox::Options;

use crate::client::{Api, text};

/// A directory that is removed with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("stripe-sandbox-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&path));
        Self(path)
    }

    fn options(&self) -> Options {
        Options {
            state_dir: Some(self.0.clone()),
            public_url: Some("http://sandbox.test".to_owned()),
            ..Options::default()
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

#[tokio::test]
async fn a_restarted_sandbox_knows_everything_that_it_had_answered() {
    let scratch = Scratch::new("restart");
    let before = Api::with(scratch.options()).await;
    let seller = before.seller().await;
    before.sandbox.control().advance(1000).await.unwrap();
    let form = crate::client::intent("payment_method=pm_card_visa&confirm=true&application_fee_amount=100");
    let paid = before
        .post("/v1/payment_intents", &form)
        .on(&seller)
        .idempotent("k")
        .send()
        .await
        .ok();
    let books = before.sandbox.control().dump();
    drop(before);

    // A write that was cut off by a kill.
    let path = scratch.0.join("journal.jsonl");
    fs::OpenOptions::new()
        .append(true)
        .open(&path)
        .unwrap()
        .write_all(b"{\"made\":9,\"obj")
        .unwrap();

    let after = Api::with(scratch.options()).await;
    let (mut again, mut books) = (after.sandbox.control().dump(), books);
    again["now"].take();
    books["now"].take();
    assert_eq!(again, books);
    assert!(after.sandbox.control().clock().offset_seconds >= 1000);
    let replayed = after
        .post("/v1/payment_intents", &form)
        .on(&seller)
        .idempotent("k")
        .send()
        .await;
    assert_eq!(replayed.header("idempotent-replayed"), Some("true"));
    assert_eq!(replayed.ok()["id"], paid["id"]);
    let fresh = after.post("/v1/customers", "").send().await.ok();
    assert!(!books.to_string().contains(text(&fresh, "id")));
    drop(after);
    Api::with(scratch.options())
        .await
        .get(&format!("/v1/customers/{}", text(&fresh, "id")))
        .send()
        .await
        .ok();
}

#[tokio::test]
async fn a_journal_of_another_seed_is_refused() {
    let scratch = Scratch::new("seed");
    drop(Api::with(scratch.options()).await);
    let other = Options {
        seed: 2,
        ..scratch.options()
    };
    let error = stripe_sandbox::start(other)
        .await
        .err()
        .map(|error| error.to_string());
    assert!(error.is_some_and(|error| error.contains("seed")));
}

#[tokio::test]
async fn a_reset_forgets_everything_but_the_endpoints() {
    let scratch = Scratch::new("reset");
    let api = Api::with(scratch.options()).await;
    let control = api.sandbox.control();
    control.register_webhook("http://127.0.0.1:9/x", false).await;
    let made = api.post("/v1/customers", "").send().await.ok();
    control.reset().await;
    let path = format!("/v1/customers/{}", text(&made, "id"));
    api.get(&path).send().await.error(404);
    assert_eq!(
        api.get("/v1/webhook_endpoints").send().await.ok()["data"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    drop(api);
    let again = Api::with(scratch.options()).await;
    again.get(&path).send().await.error(404);
    assert_eq!(
        again.get("/v1/webhook_endpoints").send().await.ok()["data"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}

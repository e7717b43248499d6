//! How many PaymentIntents the sandbox creates and confirms a second, over HTTP, with a journal.
//!
//! A figure to read, not a test: it depends on the machine. The sandbox must never be what a benchmark of something else
//! measures; 2,000 a second on one core is the aim.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and may panic"
)]

use std::time::{Duration, Instant};

use http::Request;
use http_body_util::{BodyExt, Full};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use stripe_sandbox::{Options, start};

const CLIENTS: usize = 16;
const LASTS: Duration = Duration::from_secs(5);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let directory = std::env::temp_dir().join(format!("stripe-sandbox-bench-{}", std::process::id()));
    let begun = Instant::now();
    let sandbox = start(Options {
        state_dir: Some(directory.clone()),
        ..Options::default()
    })
    .await
    .unwrap();
    println!("fresh start: {} ms", begun.elapsed().as_millis());

    let client = Client::builder(TokioExecutor::new()).build_http::<Full<bytes::Bytes>>();
    let form = "amount=2000&currency=usd&payment_method_types[]=card&payment_method=pm_card_visa&confirm=true\
                &capture_method=automatic";
    let until = Instant::now() + LASTS;
    let mut tasks = Vec::new();
    for number in 0..CLIENTS {
        let (client, url) = (client.clone(), format!("{}/v1/payment_intents", sandbox.url()));
        let key = format!("Bearer {}", sandbox.secret_key());
        tasks.push(tokio::spawn(async move {
            let mut done = 0_u64;
            while Instant::now() < until {
                let request = Request::post(&url)
                    .header("authorization", &key)
                    .header("idempotency-key", format!("{number}-{done}"))
                    .body(Full::from(form))
                    .unwrap();
                let response = client.request(request).await.unwrap();
                assert_eq!(response.status(), 200);
                response.into_body().collect().await.unwrap();
                done += 1;
            }
            done
        }));
    }
    let mut total = 0;
    for task in tasks {
        total += task.await.unwrap();
    }
    println!(
        "create+confirm: {} a second ({total} in {} s)",
        total / LASTS.as_secs(),
        LASTS.as_secs()
    );
    drop(sandbox);

    let begun = Instant::now();
    let again = start(Options {
        state_dir: Some(directory.clone()),
        ..Options::default()
    })
    .await
    .unwrap();
    println!(
        "start with the journal of {total} payments: {} ms",
        begun.elapsed().as_millis()
    );
    drop(again);
    std::fs::remove_dir_all(directory).unwrap();
}

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
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use stripe_sandbox::{Options, start};

const CLIENTS: usize = 16;
const LASTS: Duration = Duration::from_secs(5);
/// How many objects it must hold.
const OBJECTS: u64 = 200_000;

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
    let (url, key) = (
        sandbox.url().to_owned(),
        format!("Bearer {}", sandbox.secret_key()),
    );
    let before = sandbox_cpu();
    let total = pay(&client, &url, &key, 0, Instant::now() + LASTS).await;
    println!(
        "create+confirm: {} a second ({total} in {} s)",
        total / LASTS.as_secs(),
        LASTS.as_secs()
    );
    if let (Some(before), Some(after)) = (before, sandbox_cpu()) {
        let centiseconds = (after - before).max(1);
        println!(
            "create+confirm: {} a second of the sandbox's own processor time",
            total * 100 / centiseconds
        );
    }
    let mut round = 0;
    while objects(&client, &url).await < OBJECTS {
        round += 1;
        pay(
            &client,
            &url,
            &key,
            round,
            Instant::now() + Duration::from_secs(1),
        )
        .await;
    }
    let again = pay(&client, &url, &key, round + 1, Instant::now() + LASTS).await;
    let held = objects(&client, &url).await;
    println!("with {held} objects: {} a second", again / LASTS.as_secs());
    drop(sandbox);

    let begun = Instant::now();
    let again = start(Options {
        state_dir: Some(directory.clone()),
        ..Options::default()
    })
    .await
    .unwrap();
    println!(
        "start with the journal of {held} objects: {} ms",
        begun.elapsed().as_millis()
    );
    drop(again);
    std::fs::remove_dir_all(directory).unwrap();
}

type Http = Client<HttpConnector, Full<bytes::Bytes>>;

/// Creates and confirms intents until the time has come; gives how many.
async fn pay(client: &Http, url: &str, key: &str, round: u64, until: Instant) -> u64 {
    let form = "amount=2000&currency=usd&payment_method_types[]=card&payment_method=pm_card_visa&confirm=true\
                &capture_method=automatic";
    let mut tasks = Vec::new();
    for number in 0..CLIENTS {
        let (client, url, key) = (
            client.clone(),
            format!("{url}/v1/payment_intents"),
            key.to_owned(),
        );
        tasks.push(tokio::spawn(async move {
            let mut done = 0_u64;
            while Instant::now() < until {
                let request = Request::post(&url)
                    .header("authorization", &key)
                    .header("idempotency-key", format!("{round}-{number}-{done}"))
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
    total
}

/// How many objects the sandbox holds.
async fn objects(client: &Http, url: &str) -> u64 {
    let request = Request::get(format!("{url}/_sandbox"))
        .body(Full::from(""))
        .unwrap();
    let body = client.request(request).await.unwrap().into_body();
    let about: serde_json::Value = serde_json::from_slice(&body.collect().await.unwrap().to_bytes()).unwrap();
    about["objects"].as_u64().unwrap()
}

/// Processor time of every thread but this one, which is the client, in hundredths of a second. What else the machine does
/// makes the wall's clock a poor witness.
fn sandbox_cpu() -> Option<u64> {
    let own = std::process::id().to_string();
    let mut sum = 0;
    for thread in std::fs::read_dir("/proc/self/task").ok()?.flatten() {
        if thread.file_name().to_str() == Some(own.as_str()) {
            continue;
        }
        let stat = std::fs::read_to_string(thread.path().join("stat")).ok()?;
        // The name stands in brackets and may hold spaces; user and system time are the 12th and 13th field after it.
        let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
        sum += fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    }
    Some(sum)
}

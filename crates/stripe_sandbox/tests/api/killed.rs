//! A process that is killed while it is being paid.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};

use http::Request;
use http_body_util::{BodyExt, Full};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde_json::Value;

const KEY: &str = "sk_test_killed";
const CLIENTS: usize = 4;

/// The program itself, killed at the latest when the test ends.
struct Process {
    child: Child,
    url: String,
}

impl Process {
    fn start(state: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_stripe-sandbox"))
            .args(["--bind", "127.0.0.1:0", "--secret-key", KEY, "--state-dir"])
            .arg(state)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let url = line.split_whitespace().find(|word| word.starts_with("http://"));
        Self {
            url: url.unwrap_or_else(|| panic!("no address in {line:?}")).to_owned(),
            child,
        }
    }

    /// `kill -9`.
    fn kill(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

type Http = Client<HttpConnector, Full<bytes::Bytes>>;

/// `None` when no whole answer came.
async fn ask(http: &Http, method: &str, url: &str, key: &str, form: &str) -> Option<Value> {
    let mut request = Request::builder()
        .method(method)
        .uri(url)
        .header("authorization", format!("Bearer {KEY}"))
        .header("content-type", "application/x-www-form-urlencoded");
    if !key.is_empty() {
        request = request.header("idempotency-key", key);
    }
    let request = request.body(Full::from(form.to_owned())).unwrap();
    let answer = http.request(request).await.ok()?;
    let body = answer.into_body().collect().await.ok()?.to_bytes();
    serde_json::from_slice(&body).ok()
}

const PAY: &str = "amount=1000&currency=usd&payment_method_types[]=card&capture_method=automatic\
                   &payment_method=pm_card_visa&confirm=true";

/// Pays until no answer comes any more; notes each answer under its idempotency key.
async fn pay_on(http: Http, url: String, client: usize, answered: Arc<Mutex<Vec<(String, String)>>>) {
    for number in 0.. {
        let key = format!("{client}-{number}");
        let Some(paid) = ask(&http, "POST", &format!("{url}/v1/payment_intents"), &key, PAY).await else {
            return;
        };
        let id = paid["id"].as_str().unwrap().to_owned();
        answered.lock().unwrap().push((key, id));
    }
}

#[tokio::test]
async fn a_process_that_is_killed_while_it_is_paid_has_everything_that_it_answered() {
    let state = std::env::temp_dir().join(format!("stripe-sandbox-killed-{}", std::process::id()));
    drop(std::fs::remove_dir_all(&state));
    let http: Http = Client::builder(TokioExecutor::new()).build_http();
    let answered = Arc::<Mutex<Vec<(String, String)>>>::default();
    for round in 0..3 {
        let mut process = Process::start(&state);
        let before = answered.lock().unwrap().len();
        let payers: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (http, url) = (http.clone(), process.url.clone());
                tokio::spawn(pay_on(http, url, round * CLIENTS + client, Arc::clone(&answered)))
            })
            .collect();
        // Some answers have left, and requests are under way.
        while answered.lock().unwrap().len() < before + 20 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        process.kill();
        for payer in payers {
            payer.await.unwrap();
        }
    }

    let after = Process::start(&state);
    let kept = answered.lock().unwrap().clone();
    for (key, id) in &kept {
        let url = format!("{}/v1/payment_intents", after.url);
        let intent = ask(&http, "GET", &format!("{url}/{id}"), "", "").await.unwrap();
        assert_eq!(intent["status"], "succeeded", "{id}");
        let replayed = ask(&http, "POST", &url, key, PAY).await.unwrap();
        assert_eq!(replayed["id"], **id, "the key {key} still has its answer");
    }
    let dump = ask(&http, "GET", &format!("{}/_sandbox/dump", after.url), "", "")
        .await
        .unwrap();
    for books in dump["accounts"].as_object().unwrap().values() {
        let lines = books["balance_transactions"].as_array().unwrap();
        let sum: i64 = lines.iter().map(|line| line["net"].as_i64().unwrap()).sum();
        let balance = &books["balances"]["usd"];
        let total = ["available", "pending"].map(|part| balance[part].as_i64().unwrap_or(0));
        assert_eq!(total.iter().sum::<i64>(), sum);
        assert!(lines.len() >= kept.len() || lines.is_empty());
    }
    drop(after);
    drop(std::fs::remove_dir_all(&state));
}

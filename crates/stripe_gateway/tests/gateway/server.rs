//! A server that does to a client what networks do: it answers from a script, byte by byte.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use souk_stripe_gateway::{Config, Stripe};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with the next request, once it has read it whole.
#[derive(Clone)]
pub(crate) enum Step {
    /// Answers: status, further header lines, body.
    Reply(u16, Vec<(&'static str, String)>, String),
    /// Promises more body than it sends, and closes.
    Truncated(String),
    /// Closes without a word.
    Close,
    /// Sends the head and then nothing.
    Stall,
    /// Keeps the connection and says nothing.
    Hang,
}

impl Step {
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self::Reply(
            status,
            vec![("request-id", "req_test".to_owned())],
            body.to_owned(),
        )
    }
}

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) line: String,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(given, _)| given.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

/// A running server.
pub(crate) struct Server {
    pub(crate) address: String,
    connections: Arc<AtomicUsize>,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Answers with `script` and, when it is used up, with its last step again.
    pub(crate) async fn start(script: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let connections = Arc::new(AtomicUsize::new(0));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let script = Arc::new(Mutex::new(VecDeque::from(script)));
        let (counted, kept) = (connections.clone(), seen.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, script.clone(), kept.clone()));
            }
        });
        Self {
            address,
            connections,
            seen,
        }
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// A gateway to this server, with timeouts that a test can wait for.
    pub(crate) fn gateway(&self) -> Stripe {
        gateway(&self.address, Duration::from_millis(400), Duration::from_secs(6))
    }
}

/// A gateway to `address`.
pub(crate) fn gateway(address: &str, timeout: Duration, total_timeout: Duration) -> Stripe {
    let config = Config {
        api_url: address.parse().unwrap(),
        connect_url: address.parse().unwrap(),
        timeout,
        total_timeout,
        ..Config::for_stripe("sk_test_canary".into(), "pk_test_1".to_owned(), "ca_1".to_owned()).unwrap()
    };
    Stripe::new(config).unwrap()
}

async fn serve(mut stream: TcpStream, script: Arc<Mutex<VecDeque<Step>>>, seen: Arc<Mutex<Vec<Seen>>>) {
    while let Some(request) = read_request(&mut stream).await {
        seen.lock().unwrap().push(request);
        let step = {
            let mut script = script.lock().unwrap();
            if script.len() > 1 {
                script.pop_front()
            } else {
                script.front().cloned()
            }
        };
        match step {
            Some(Step::Reply(status, headers, body)) => {
                let lines: String = headers
                    .iter()
                    .map(|(name, value)| format!("{name}: {value}\r\n"))
                    .collect();
                let length = body.len();
                let reply = format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\n{lines}\r\n{body}");
                stream.write_all(reply.as_bytes()).await.unwrap();
            }
            Some(Step::Truncated(body)) => {
                let head = "HTTP/1.1 200 OK\r\nrequest-id: req_cut\r\ncontent-length: 100000\r\n\r\n";
                stream
                    .write_all(format!("{head}{body}").as_bytes())
                    .await
                    .unwrap();
                return;
            }
            Some(Step::Stall) => {
                let head = "HTTP/1.1 200 OK\r\nrequest-id: req_stalled\r\ncontent-length: 10\r\n\r\n";
                stream.write_all(head.as_bytes()).await.unwrap();
                tokio::time::sleep(Duration::from_secs(60)).await;
            }
            Some(Step::Hang) => tokio::time::sleep(Duration::from_secs(60)).await,
            Some(Step::Close) | None => return,
        }
    }
}

async fn read_request(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    let head_end = loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8(bytes[..head_end].to_vec()).unwrap();
    let line = head.lines().next()?.to_owned();
    let mut request = Seen {
        line,
        head,
        body: String::new(),
    };
    let length: usize = request
        .header("content-length")
        .map_or(0, |value| value.parse().unwrap());
    while bytes.len() < head_end + 4 + length {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    request.body = String::from_utf8(bytes[head_end + 4..].to_vec()).unwrap();
    Some(request)
}

/// A PaymentIntent as Stripe returns it, cut to what is read, with its charge expanded.
pub(crate) fn paid_intent() -> String {
    r#"{"id":"pi_1","object":"payment_intent","amount":10000,"amount_received":10000,"amount_capturable":0,
    "currency":"eur","status":"succeeded","client_secret":"pi_1_secret_canary","payment_method":"pm_1",
    "customer":null,"application":"ca_1","application_fee_amount":1000,"livemode":false,
    "metadata":{"souk_charge":"charge_1"},"last_payment_error":null,"next_action":null,
    "cancellation_reason":null,"created":1785715233,
    "latest_charge":{"id":"ch_1","object":"charge","payment_intent":"pi_1","status":"succeeded","paid":true,
      "captured":true,"amount":10000,"amount_captured":10000,"amount_refunded":0,"currency":"eur",
      "disputed":false,"application_fee":"fee_1","application_fee_amount":1000,"payment_method":"pm_1",
      "transfer":null,"failure_code":null,"created":1785715233,"livemode":false,
      "payment_method_details":{"type":"card","card":{"brand":"visa","last4":"4242","exp_month":8,
        "exp_year":2027,"fingerprint":"abc","country":"US","funding":"credit","capture_before":1786320033}},
      "balance_transaction":{"id":"txn_1","object":"balance_transaction","type":"charge","amount":10000,
        "fee":1325,"net":8675,"currency":"eur","created":1785715233,"available_on":1786320033,
        "fee_details":[{"amount":1000,"currency":"eur","type":"application_fee","application":"ca_1","description":"x"},
                       {"amount":325,"currency":"eur","type":"stripe_fee","application":null,"description":"y"}]}}}"#
        .to_owned()
}

//! Receives webhooks.

use std::sync::{Arc, Mutex};

use hmac::{Hmac, KeyInit, Mac};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use sha2::Sha256;
use tokio::net::TcpListener;

/// What was received: signature header and body.
type Letters = Arc<Mutex<Vec<(String, String)>>>;

/// A receiver that answers with the statuses it is told, one after the other, the last one for ever.
pub(crate) struct Receiver {
    pub(crate) url: String,
    letters: Letters,
    statuses: Arc<Mutex<Vec<u16>>>,
}

impl Receiver {
    pub(crate) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let letters = Letters::default();
        let statuses = Arc::new(Mutex::new(vec![200]));
        let (kept, answers) = (Arc::clone(&letters), Arc::clone(&statuses));
        tokio::spawn(async move {
            loop {
                let Ok((stream, _)) = listener.accept().await else {
                    return;
                };
                let (kept, answers) = (Arc::clone(&kept), Arc::clone(&answers));
                let service =
                    hyper::service::service_fn(move |request: http::Request<hyper::body::Incoming>| {
                        let (kept, answers) = (Arc::clone(&kept), Arc::clone(&answers));
                        async move {
                            let signature =
                                request.headers()["stripe-signature"].to_str().unwrap().to_owned();
                            let body = request.into_body().collect().await.unwrap().to_bytes();
                            kept.lock()
                                .unwrap()
                                .push((signature, String::from_utf8(body.to_vec()).unwrap()));
                            let status = {
                                let mut answers = answers.lock().unwrap();
                                if answers.len() > 1 {
                                    answers.remove(0)
                                } else {
                                    answers[0]
                                }
                            };
                            Ok::<_, std::convert::Infallible>(
                                http::Response::builder()
                                    .status(status)
                                    .body(Full::<bytes::Bytes>::from("seen"))
                                    .unwrap(),
                            )
                        }
                    });
                tokio::spawn(
                    hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service),
                );
            }
        });
        Self {
            url,
            letters,
            statuses,
        }
    }

    pub(crate) fn answer_with(&self, statuses: &[u16]) {
        *self.statuses.lock().unwrap() = statuses.to_vec();
    }

    pub(crate) fn letters(&self) -> Vec<(String, String)> {
        self.letters.lock().unwrap().clone()
    }

    pub(crate) fn events(&self) -> Vec<Value> {
        self.letters()
            .iter()
            .map(|(_, body)| serde_json::from_str(body).unwrap())
            .collect()
    }

    pub(crate) fn types(&self) -> Vec<String> {
        self.events()
            .iter()
            .map(|event| event["type"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Waits until `enough` holds.
    #[track_caller]
    pub(crate) fn until(&self, enough: impl Fn(&[String]) -> bool) -> impl Future<Output = Vec<String>> {
        let place = std::panic::Location::caller();
        async move {
            for _ in 0..400 {
                let types = self.types();
                if enough(&types) {
                    return types;
                }
                tokio::time::sleep(std::time::Duration::from_millis(25)).await;
            }
            panic!("{place}: only {:?} came", self.types());
        }
    }
}

/// Whether one of the header's signatures was made with `secret`.
pub(crate) fn is_signed(header: &str, body: &str, secret: &str) -> bool {
    let parts: Vec<(&str, &str)> = header
        .split(',')
        .filter_map(|part| part.split_once('='))
        .collect();
    let time = parts.iter().find(|(name, _)| *name == "t").unwrap().1;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{time}.{body}").as_bytes());
    let wanted: String = mac
        .finalize()
        .into_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    parts
        .iter()
        .any(|(name, value)| *name == "v1" && *value == wanted)
}

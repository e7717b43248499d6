//! One payment of 100.00 EUR, and how all that is said of it is held against Stripe's books.

use std::time::Duration;

use serde_json::{Value, json};

use crate::house::{Answer, House, Person, books::Books, key};

pub(crate) struct Case {
    pub(crate) house: House,
    pub(crate) ann: Person,
    pub(crate) seller: String,
    pub(crate) account: String,
    flow: &'static str,
    checkout: String,
    before: Books,
}

impl Case {
    /// A seller with an open checkout.
    pub(crate) async fn open(flow: &str, capture: &str) -> Self {
        Self::open_in(House::open().await, flow, capture).await
    }

    pub(crate) async fn open_in(house: House, flow: &str, capture: &str) -> Self {
        let ann = house.somebody().await;
        let (seller, account) = house.connected_seller(&ann).await;
        let body = json!({"seller_id": seller, "amount": 10_000, "currency": "eur", "description": "A blue bowl",
            "flow": flow, "capture": capture});
        let checkout = ann.post_with("/v1/checkouts", &key(), body).await.expect(201);
        Self {
            before: house.books(),
            flow: if flow == "direct" { "direct" } else { "destination" },
            checkout: checkout["id"].as_str().unwrap().to_owned(),
            house,
            ann,
            seller,
            account,
        }
    }

    /// A checkout that was paid with this card.
    pub(crate) async fn paid(flow: &str, card: &str) -> Self {
        let case = Self::open(flow, "automatic").await;
        let paid = case.pay(card).await.expect(200);
        assert_eq!(paid["charge"]["status"], "succeeded");
        case
    }

    pub(crate) async fn pay(&self, card: &str) -> Answer {
        let token = self.house.card(card).await;
        self.house
            .nobody()
            .pay(&self.checkout, "bea@example.com", &token, "no")
            .await
    }

    /// The buyer comes back to the page.
    pub(crate) async fn confirm(&self) -> Value {
        let path = format!("/v1/pay/{}/confirm", self.checkout);
        self.house.nobody().post(&path, Value::Null).await.expect(200)
    }

    pub(crate) async fn answer_the_bank(&self, passed: bool) {
        let charge = self.charge().await;
        let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
        let on = self.charged_on();
        self.house
            .control()
            .finish_challenge(&on, intent, passed)
            .await
            .unwrap();
    }

    /// The charge, as its seller sees it.
    pub(crate) async fn charge(&self) -> Value {
        let page = self
            .ann
            .get(&format!("/v1/charges?seller_id={}", self.seller))
            .await
            .expect(200);
        assert_eq!(
            page["data"].as_array().unwrap().len(),
            1,
            "one checkout, one charge"
        );
        page["data"][0].clone()
    }

    pub(crate) async fn when(&self, ready: impl Fn(&Value) -> bool) -> Value {
        let id = self.charge().await["id"].clone();
        self.ann.charge_when(&id, ready).await
    }

    /// Does something with the charge.
    pub(crate) async fn post(&self, what: &str, body: Value) -> Answer {
        let id = self.charge().await["id"].clone();
        let path = format!("/v1/charges/{}/{what}", id.as_str().unwrap());
        self.ann.post_with(&path, &key(), body).await
    }

    /// The buyer's bank takes the money back.
    pub(crate) async fn open_dispute(&self) {
        let charge = self.charge().await;
        let path = format!(
            "/_sandbox/charges/{}/dispute",
            charge["stripe"]["charge"].as_str().unwrap()
        );
        let url = format!("{}{path}", self.house.sandbox.url());
        let asked = json!({"reason": "fraudulent", "inquiry": false});
        let answer = reqwest::Client::new()
            .post(url)
            .json(&asked)
            .send()
            .await
            .unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }

    /// The dispute once it stands like this.
    pub(crate) async fn dispute_when(&self, status: &str) -> Value {
        self.eventually(|dispute| dispute["status"] == status, status)
            .await
    }

    /// What is taken back of the transfer, once it stands like this.
    pub(crate) async fn reversal_when(&self, status: &str) -> Value {
        self.eventually(|dispute| dispute["transfer_reversal"]["status"] == status, status)
            .await["transfer_reversal"]
            .clone()
    }

    async fn eventually(&self, ready: impl Fn(&Value) -> bool, what: &str) -> Value {
        let path = format!("/v1/disputes?seller_id={}", self.seller);
        let mut page = Value::Null;
        for _ in 0..150 {
            page = self.ann.get(&path).await.expect(200);
            if page["data"].get(0).is_some_and(&ready) {
                return page["data"][0].clone();
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("never {what}: {page:#}")
    }

    pub(crate) async fn answer(&self, dispute: &Value, text: &str) {
        let body = json!({"evidence": {"uncategorized_text": text}, "submit": true});
        let path = format!("/v1/disputes/{}/evidence", dispute["id"].as_str().unwrap());
        self.ann.post_with(&path, &key(), body).await.expect(200);
        self.house.step(5).await;
    }

    pub(crate) async fn accept(&self, dispute: &Value) {
        let path = format!("/v1/disputes/{}/accept", dispute["id"].as_str().unwrap());
        self.ann.post_with(&path, &key(), Value::Null).await.expect(200);
    }

    /// The intent stands like this, and no balance has moved, by Stripe's books and by ours.
    pub(crate) async fn moved_nothing(&self, intent_status: &str) {
        let charge = self.charge().await;
        let books = self.house.books();
        let on = self.charged_on();
        let intent = books.one(&on, "payment_intents", &charge["stripe"]["payment_intent"]);
        assert_eq!(intent["status"], intent_status);
        assert_eq!(self.moved(&books), (0, 0));
        assert_eq!(self.closing().await, 0);
        assert_eq!(
            (&charge["amount_captured"], &charge["net"], &charge["stripe_fee"]),
            (&json!(0), &Value::Null, &Value::Null)
        );
    }

    /// Everything agrees to the cent; the charge.
    pub(crate) async fn agrees(&self) -> Value {
        self.house.settled().await;
        let charge = self.when(|charge| !charge["net"].is_null()).await;
        let books = self.house.books();
        books.objects_agree(&charge);
        let (seller, platform) = self.moved(&books);
        assert_eq!(seller, self.closing().await, "the seller's statement: {charge:#}");
        assert_eq!(
            platform,
            self.platform_share(&charge).await,
            "the platform: {charge:#}"
        );
        charge
    }

    /// The platform's part, by what we say: of the charge, less what its refunds and its dispute took
    /// from the platform.
    async fn platform_share(&self, charge: &Value) -> i64 {
        let id = charge["id"].as_str().unwrap();
        let refunds = self
            .ann
            .get(&format!("/v1/charges/{id}/refunds"))
            .await
            .expect(200);
        let disputes = self
            .ann
            .get(&format!("/v1/disputes?charge_id={id}"))
            .await
            .expect(200);
        let number = |value: &Value| value.as_i64().unwrap_or(0);
        // Of the fee and the transfer also what was given and taken back by hand.
        let mut share = number(&charge["platform_net"]) - number(&charge["application_fee_refunded"]);
        share -= number(&self.statement().await["transfer_reversals"]["net"]);
        for refund in refunds["data"].as_array().unwrap() {
            if self.flow == "destination" {
                share += number(&refund["transfer_reversed"]);
                // The amount of one that did not reach the buyer is back.
                if refund["status"] != "failed" {
                    share -= number(&refund["amount"]);
                }
            }
        }
        for dispute in disputes["data"].as_array().unwrap() {
            if self.flow == "destination" {
                share -= number(&dispute["cost"]["withdrawn"]) + number(&dispute["cost"]["fee"]);
            }
        }
        share
    }

    /// What the seller's statement of all time says is theirs.
    async fn closing(&self) -> i64 {
        self.statement().await["closing"].as_i64().unwrap_or(0)
    }

    /// The seller's statement of all time, of the charge's currency.
    pub(crate) async fn statement(&self) -> Value {
        let now = chrono::DateTime::from_timestamp(self.house.control().clock().now + 86_400, 0).unwrap();
        let day = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        let path = format!(
            "/v1/sellers/{}/statement?from={}&to={}",
            self.seller,
            day(now - chrono::Duration::days(90)),
            day(now)
        );
        let statement = self.ann.get(&path).await.expect(200);
        statement["currencies"][0].clone()
    }

    /// What the seller's and the platform's balance have moved by.
    fn moved(&self, books: &Books) -> (i64, i64) {
        let moved = |account: &str| books.balance(account, "eur") - self.before.balance(account, "eur");
        (moved(&self.account), moved(books.platform()))
    }

    /// The account whose charge it is.
    fn charged_on(&self) -> String {
        if self.flow == "direct" {
            self.account.clone()
        } else {
            self.before.platform().to_owned()
        }
    }
}

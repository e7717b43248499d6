//! Disputes on direct charges: opened, answered with texts and files, accepted, won, lost, and only
//! asked about. What we say agrees with Stripe to the cent.

mod answers;

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::house::{Answer, House, Person, key};

const FRAUD: &str = "4000000000000259";
const INQUIRY: &str = "4000000000001976";
const PDF: &[u8] = b"%PDF-1.4\n%a receipt\n";

/// A seller with one disputed charge of 100.00 EUR.
struct Case {
    house: House,
    ann: Person,
    account: String,
    charge: Value,
    dispute: String,
}

impl Case {
    async fn open(card: &str) -> Self {
        Self::open_in(House::open().await, card).await
    }

    async fn open_in(house: House, card: &str) -> Self {
        let ann = house.somebody().await;
        let (seller, account) = house.connected_seller(&ann).await;
        let checkout = ann.new_checkout(&seller, 10_000).await;
        let token = house.card(card).await;
        let paid = house
            .nobody()
            .pay(&checkout, "bea@example.com", &token, "no")
            .await
            .expect(200);
        let charge = ann
            .charge_when(&paid["charge"]["id"], |charge| !charge["dispute"].is_null())
            .await;
        let listed = ann
            .get(&format!(
                "/v1/disputes?charge_id={}",
                charge["id"].as_str().unwrap()
            ))
            .await
            .expect(200);
        let dispute = listed["data"][0]["id"].as_str().unwrap().to_owned();
        Self {
            house,
            ann,
            account,
            charge: charge["id"].clone(),
            dispute,
        }
    }

    fn path(&self, rest: &str) -> String {
        format!("/v1/disputes/{}{rest}", self.dispute)
    }

    async fn now(&self) -> Value {
        self.ann.get(&self.path("")).await.expect(200)
    }

    async fn when(&self, status: &str) -> Value {
        for _ in 0..150 {
            let dispute = self.now().await;
            if dispute["status"] == status {
                return dispute;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("never {status}: {:#}", self.now().await)
    }

    async fn upload(&self, person: &Person, name: &str, content: &[u8]) -> Answer {
        let body = [
            format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n").as_bytes(),
            content,
            b"\r\n--x--\r\n",
        ]
        .concat();
        person
            .post_raw(
                &self.path("/files"),
                Some("multipart/form-data; boundary=x"),
                body,
            )
            .await
    }

    /// What Stripe's books say about the account: the sum of all that moved.
    async fn balance(&self) -> i64 {
        let lines = self
            .house
            .stripe("/v1/balance_transactions?limit=100", Some(&self.account))
            .await;
        lines["data"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["net"].as_i64().unwrap())
            .sum()
    }

    /// Ours: what the charge left, less what the dispute took.
    async fn ours(&self) -> i64 {
        let charge = self
            .ann
            .charge_when(&self.charge, |charge| charge["net"].is_i64())
            .await;
        let amount = |name: &str| charge["dispute"][name].as_i64().unwrap();
        charge["net"].as_i64().unwrap() - amount("withdrawn") - amount("fee")
    }
}

#[actix_web::test]
async fn evidence_with_a_file_wins_a_dispute_and_the_money_comes_back() {
    let case = Case::open(FRAUD).await;
    let opened = case.now().await;
    assert_eq!(
        (&opened["status"], &opened["amount"], &opened["reason"]),
        (&json!("needs_response"), &json!(10_000), &json!("fraudulent"))
    );
    assert_eq!(
        opened["cost"],
        json!({"withdrawn": 10_000, "fee": 1_500, "currency": "eur"})
    );
    assert!(opened["evidence_due_by"].is_string());
    let charge = case.ann.charge(&case.charge).await;
    assert_eq!(
        (&charge["status"], &charge["disputed"]),
        (&json!("succeeded"), &json!(true))
    );
    assert_eq!(case.ours().await, case.balance().await);

    let file = case
        .upload(&case.ann, "C:/papers/receipt.pdf", PDF)
        .await
        .expect(201);
    assert_eq!(
        (&file["filename"], &file["media_type"], &file["size"]),
        (
            &json!("receipt.pdf"),
            &json!("application/pdf"),
            &json!(PDF.len())
        )
    );
    let again = case.upload(&case.ann, "receipt.pdf", PDF).await.expect(201);
    assert_eq!(again["id"], file["id"], "the same file again is the same file");

    let kept = json!({"evidence": {"product_description": "A bowl,\nblue.", "receipt": file["id"]}, "submit": false});
    let kept = case.ann.post(&case.path("/evidence"), kept).await.expect(200);
    assert_eq!(
        (&kept["status"], &kept["submission_count"]),
        (&json!("needs_response"), &json!(0))
    );
    assert_eq!(kept["evidence"]["product_description"], "A bowl,\nblue.");
    assert_eq!(kept["files"][0]["id"], file["id"]);
    assert_eq!(
        (
            &opened["answer"],
            &kept["answer"]["kind"],
            &kept["answer"]["status"]
        ),
        (&Value::Null, &json!("keep"), &json!("taken"))
    );

    let sent = json!({"evidence": {"uncategorized_text": "winning_evidence"}, "submit": true});
    let same = key();
    let sent_now = case
        .ann
        .post_with(&case.path("/evidence"), &same, sent.clone())
        .await
        .expect(200);
    assert_eq!(
        (&sent_now["status"], &sent_now["submission_count"]),
        (&json!("under_review"), &json!(1))
    );
    let calls = case.house.sent_to_stripe();
    case.ann
        .post_with(&case.path("/evidence"), &same, sent.clone())
        .await
        .expect(200);
    let other = json!({"evidence": {}, "submit": true});
    case.ann
        .post_with(&case.path("/evidence"), &same, other.clone())
        .await
        .problem(422, "idempotency_key_reused");
    case.ann
        .post(&case.path("/evidence"), other)
        .await
        .problem(409, "dispute_not_open");
    case.upload(&case.ann, "late.pdf", PDF)
        .await
        .problem(409, "dispute_not_open");
    assert_eq!(case.house.sent_to_stripe(), calls, "nothing more was sent");

    case.house.step(5).await;
    let won = case.when("won").await;
    assert!(won["closed_at"].is_string());
    assert_eq!(won["cost"]["withdrawn"], 0);
    let charge = case.ann.charge(&case.charge).await;
    assert_eq!(
        (&charge["disputed"], &charge["dispute"]["status"]),
        (&json!(false), &json!("won"))
    );
    assert_eq!(case.ours().await, case.balance().await);
    let timeline = case
        .ann
        .get(&format!("/v1/charges/{}/timeline", case.charge.as_str().unwrap()))
        .await
        .expect(200);
    let kinds: Vec<&str> = timeline["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .filter(|kind| kind.contains("disput") || kind.contains("evidence"))
        .collect();
    assert_eq!(
        kinds,
        ["disputed", "evidence_sent", "dispute_updated", "dispute_closed"]
    );
}

#[actix_web::test]
async fn losing_evidence_loses_it_and_both_sides_say_the_same() {
    let case = Case::open(FRAUD).await;
    let sent = json!({"evidence": {"uncategorized_text": "losing_evidence"}, "submit": true});
    case.ann.post(&case.path("/evidence"), sent).await.expect(200);
    case.house.step(5).await;
    let lost = case.when("lost").await;
    assert_eq!(
        lost["cost"],
        json!({"withdrawn": 10_000, "fee": 1_500, "currency": "eur"})
    );
    let charge = case.ann.charge(&case.charge).await;
    assert_eq!(
        (&charge["disputed"], &charge["dispute"]["fee"]),
        (&json!(true), &json!(1_500))
    );
    assert_eq!(case.ours().await, case.balance().await);
    case.ann
        .post(&case.path("/accept"), Value::Null)
        .await
        .problem(409, "dispute_not_open");
}

#[actix_web::test]
async fn a_dispute_that_is_accepted_is_lost_once() {
    let case = Case::open(FRAUD).await;
    let calls = case.house.sent_to_stripe();
    let same = key();
    let accept = |key: String| {
        let (ann, path) = (&case.ann, case.path("/accept"));
        async move { ann.post_with(&path, &key, Value::Null).await }
    };
    let lost = accept(same.clone()).await.expect(200);
    assert_eq!(lost["status"], "lost");
    assert_eq!(accept(same).await.expect(200)["status"], "lost");
    accept(key()).await.problem(409, "dispute_not_open");
    assert_eq!(case.house.sent_to_stripe(), calls + 1);
    assert_eq!(case.ours().await, case.balance().await);
}

#[actix_web::test]
async fn an_inquiry_moves_no_money_and_leaves_the_charge_refundable() {
    let case = Case::open(INQUIRY).await;
    let asked = case.now().await;
    assert_eq!(
        (&asked["status"], &asked["cost"], &asked["refundable"]),
        (&json!("warning_needs_response"), &Value::Null, &json!(true))
    );
    let charge = case.ann.charge(&case.charge).await;
    assert_eq!(charge["disputed"], false);
    let sent = json!({"evidence": {"product_description": "A bowl"}, "submit": true});
    let sent = case.ann.post(&case.path("/evidence"), sent).await.expect(200);
    assert_eq!(sent["status"], "warning_under_review");
    assert_eq!(case.ours().await, case.balance().await);
}

#[actix_web::test]
async fn a_dispute_that_nobody_answers_is_lost_when_its_time_is_over() {
    let mut case = Case::open(FRAUD).await;
    case.house.step(8 * 86_400).await;
    case.ann.sign_in().await;
    case.when("lost").await;
    assert_eq!(case.ours().await, case.balance().await);
}

#[actix_web::test]
async fn an_answer_that_a_dead_process_left_is_given_by_the_worker() {
    let case = Case::open(FRAUD).await;
    let rule = FaultRule {
        times: 4,
        ..FaultRule::on("POST", "/v1/disputes/*/close", Moment::After, Effect::Reset)
    };
    case.house.control().add_fault(rule).await;
    let Case {
        mut house,
        ann,
        dispute,
        ..
    } = case;
    ann.post(&format!("/v1/disputes/{dispute}/accept"), Value::Null)
        .await;
    house.restart().await;
    for _ in 0..150 {
        let now = ann.get(&format!("/v1/disputes/{dispute}")).await.expect(200);
        if now["status"] == "lost" {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("never lost");
}

#[actix_web::test]
async fn nobody_else_sees_answers_or_uploads_and_bad_evidence_sends_nothing() {
    let case = Case::open(FRAUD).await;
    let bob = case.house.somebody().await;
    bob.get(&case.path("")).await.problem(404, "not_found");
    bob.post(&case.path("/accept"), Value::Null)
        .await
        .problem(404, "not_found");
    let evidence = json!({"evidence": {"customer_name": "Bea"}, "submit": true});
    bob.post(&case.path("/evidence"), evidence)
        .await
        .problem(404, "not_found");
    case.upload(&bob, "x.pdf", PDF).await.problem(404, "not_found");
    assert_eq!(bob.get("/v1/disputes").await.expect(200)["data"], json!([]));
    case.house
        .nobody()
        .get("/v1/disputes")
        .await
        .problem(401, "unauthenticated");

    let calls = case.house.sent_to_stripe();
    for (evidence, code) in [
        (json!({"customer_nmae": "Bea"}), "unknown_field"),
        (json!({"receipt": "file_somebodyelses"}), "dispute_file_unknown"),
        (json!({"receipt": "my receipt"}), "dispute_file_unknown"),
        (json!({"customer_name": "x".repeat(5_001)}), "text_too_long"),
        (
            json!({"uncategorized_text": "4242 4242 4242 4242"}),
            "card_number_refused",
        ),
        (json!({"customer_name": "a\u{0}b"}), "text_control_character"),
    ] {
        let body = json!({"evidence": evidence, "submit": true});
        let problem = case.ann.post(&case.path("/evidence"), body).await;
        assert_eq!(problem.status, 422, "{:#}", problem.body);
        assert_eq!(problem.body["errors"][0]["code"], code, "{:#}", problem.body);
    }
    for (content, status, code) in [
        (b"MZ an executable".to_vec(), 422, "file_type_refused"),
        (Vec::new(), 422, "file_type_refused"),
        (
            [PDF, &vec![b'x'; 5 * 1024 * 1024]].concat(),
            413,
            "body_too_large",
        ),
    ] {
        let refused = case.upload(&case.ann, "x.pdf", &content).await;
        assert_eq!(refused.status.as_u16(), status, "{:#}", refused.body);
        assert!(refused.body.to_string().contains(code), "{:#}", refused.body);
    }
    case.ann
        .post(&case.path("/files"), json!({"file": "x"}))
        .await
        .problem(415, "unsupported_media_type");
    assert_eq!(case.house.sent_to_stripe(), calls);
}

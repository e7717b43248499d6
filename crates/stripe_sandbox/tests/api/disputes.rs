//! Disputes on a seller's account: evidence kept and handed in, files, giving up, and what becomes of the money.

use http::Method;
use serde_json::Value;

use crate::{
    captures::told,
    client::{Api, intent, text},
};

/// A disputed direct charge; gives the dispute.
async fn disputed(api: &Api, seller: &str, card: &str) -> Value {
    let form = intent(&format!(
        "payment_method=pm_card_{card}&confirm=true&expand[]=latest_charge.dispute"
    ));
    let paid = api
        .post("/v1/payment_intents", &form)
        .on(seller)
        .send()
        .await
        .ok();
    paid["latest_charge"]["dispute"].clone()
}

/// Net of all lines that a dispute has moved.
fn moved(dispute: &Value) -> i64 {
    let lines = dispute["balance_transactions"].as_array().unwrap();
    lines.iter().map(|line| line["net"].as_i64().unwrap()).sum()
}

#[tokio::test]
async fn evidence_is_kept_until_it_is_handed_in_and_then_decides() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let dispute = disputed(&api, &seller, "createDispute").await;
    assert_eq!(
        (&dispute["status"], &dispute["is_charge_refundable"]),
        (&"needs_response".into(), &false.into())
    );
    assert_eq!(moved(&dispute), -3500, "the amount and the fee of 15.00");
    let path = format!("/v1/disputes/{}", text(&dispute, "id"));
    let answer = |form: &'static str| api.post(&path, form).on(&seller).send();
    let kept = answer("evidence[customer_name]=Ada&submit=false").await.ok();
    assert_eq!(
        (&kept["status"], &kept["evidence"]["customer_name"]),
        (&"needs_response".into(), &"Ada".into())
    );
    assert_eq!(kept["evidence_details"]["submission_count"], 0);
    let sent = answer("evidence[uncategorized_text]=winning_evidence&submit=true")
        .await
        .ok();
    assert_eq!(
        (&sent["status"], &sent["evidence"]["customer_name"]),
        (&"under_review".into(), &"Ada".into())
    );
    answer("evidence[customer_name]=Eve").await.error(400);
    api.sandbox.control().advance(1).await.unwrap();
    let won = api.get(&path).on(&seller).send().await.ok();
    assert_eq!(won["status"], "won");
    assert_eq!(moved(&won), 0);
    let told = told(&api);
    let order: Vec<&str> = told
        .iter()
        .rev()
        .filter_map(|kind| kind.strip_prefix("charge.dispute."))
        .collect();
    assert_eq!(
        order,
        [
            "created",
            "funds_withdrawn",
            "updated",
            "updated",
            "closed",
            "funds_reinstated"
        ]
    );
}

#[tokio::test]
async fn a_seller_who_gives_up_who_loses_and_who_says_nothing_loses_the_money() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let mut paths = Vec::new();
    for _ in 0..3 {
        let dispute = disputed(&api, &seller, "createDispute").await;
        paths.push(format!("/v1/disputes/{}", text(&dispute, "id")));
    }
    api.post(&format!("{}/close", paths[0]), "")
        .on(&seller)
        .send()
        .await
        .ok();
    let losing = "evidence[uncategorized_text]=losing_evidence&submit=true";
    api.post(&paths[1], losing).on(&seller).send().await.ok();
    api.sandbox.control().advance(8 * 86_400).await.unwrap();
    for path in &paths {
        let lost = api.get(path).on(&seller).send().await.ok();
        assert_eq!((&lost["status"], moved(&lost)), (&"lost".into(), -3500), "{path}");
    }
}

#[tokio::test]
async fn an_inquiry_takes_nothing_and_can_be_settled_by_a_refund() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let dispute = disputed(&api, &seller, "createDisputeInquiry").await;
    assert_eq!(
        (&dispute["status"], &dispute["is_charge_refundable"]),
        (&"warning_needs_response".into(), &true.into())
    );
    assert_eq!(moved(&dispute), 0);
    assert!(!told(&api).contains(&"charge.dispute.funds_withdrawn".to_owned()));
    let refund = format!("charge={}", text(&dispute, "charge"));
    api.post("/v1/refunds", &refund).on(&seller).send().await.ok();
}

#[tokio::test]
async fn a_dispute_takes_what_was_not_refunded_before() {
    let api = Api::new().await;
    let form = intent("payment_method=pm_card_visa&confirm=true");
    let paid = api.post("/v1/payment_intents", &form).send().await.ok();
    let charge = text(&paid, "latest_charge");
    api.post("/v1/refunds", &format!("charge={charge}&amount=1500"))
        .send()
        .await
        .ok();
    let control = api.sandbox.control();
    let id = control
        .dispute(charge, "product_not_received", false)
        .await
        .unwrap();
    let dispute = api.get(&format!("/v1/disputes/{id}")).send().await.ok();
    assert_eq!(
        (&dispute["amount"], &dispute["reason"]),
        (&500.into(), &"product_not_received".into())
    );
    control.decide_dispute(&id, true).await.unwrap();
    assert_eq!(
        api.get(&format!("/v1/disputes/{id}")).send().await.ok()["status"],
        "won"
    );
}

fn upload(purpose: &str, content: &str, boundary: &str) -> String {
    format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n{purpose}\r\n--{boundary}\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"receipt.pdf\"\r\nContent-Type: application/pdf\r\n\r\n\
         {content}\r\n--{boundary}--\r\n"
    )
}

#[tokio::test]
async fn a_file_is_uploaded_once_per_key_whatever_its_boundary_and_serves_as_evidence() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let send = |boundary: &'static str, content: &str, key: &str| {
        api.post("/v1/files", &upload("dispute_evidence", content, boundary))
            .header(
                "content-type",
                &format!("multipart/form-data; boundary={boundary}"),
            )
            .on(&seller)
            .idempotent(key)
            .send()
    };
    let file = send("one", "%PDF-1.4 receipt", "k").await.ok();
    assert_eq!(
        (&file["purpose"], &file["type"], &file["size"], &file["filename"]),
        (
            &"dispute_evidence".into(),
            &"pdf".into(),
            &16.into(),
            &"receipt.pdf".into()
        )
    );
    assert_eq!(send("two", "%PDF-1.4 receipt", "k").await.ok()["id"], file["id"]);
    assert_eq!(
        send("two", "%PDF-1.4 another", "k").await.error(400)["type"],
        "idempotency_error"
    );
    send("one", "#!/bin/sh", "k2").await.error(400);
    let id = text(&file, "id");
    assert_eq!(
        api.get(&format!("/v1/files/{id}")).on(&seller).send().await.ok()["id"],
        id
    );
    api.get(&format!("/v1/files/{id}")).send().await.error(404);
    assert_eq!(
        api.page(Method::GET, text(&file, "url"), "").await.0,
        404,
        "nobody without a key"
    );

    let dispute = disputed(&api, &seller, "createDispute").await;
    let path = format!("/v1/disputes/{}", text(&dispute, "id"));
    let attach = |file: &str| {
        let form = format!("evidence[receipt]={file}&submit=false");
        api.post(&path, &form).on(&seller).send()
    };
    assert_eq!(attach("file_nope").await.error(400)["param"], "evidence[receipt]");
    assert_eq!(attach(id).await.ok()["evidence"]["receipt"], id);
    let expanded = api
        .get(&format!("{path}?expand[]=evidence.receipt"))
        .on(&seller)
        .send()
        .await
        .ok();
    assert_eq!(expanded["evidence"]["receipt"]["object"], "file");
}

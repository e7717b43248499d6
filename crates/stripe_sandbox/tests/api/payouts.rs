//! Payouts: on demand, by the account's schedule, to banks that refuse them, and back again.

use serde_json::Value;
use stripe_sandbox::NewTestAccount;

use crate::{
    client::{Api, intent, text},
    money::assert_books,
};

#[tokio::test]
async fn money_becomes_available_after_two_days_and_can_then_be_paid_out() {
    let api = Api::new().await;
    let seller = api
        .sandbox
        .control()
        .connected_account(NewTestAccount {
            payout_interval: Some("manual".to_owned()),
            ..NewTestAccount::default()
        })
        .await;
    let form = intent("payment_method=pm_card_visa&confirm=true");
    api.post("/v1/payment_intents", &form)
        .on(&seller)
        .send()
        .await
        .ok();
    let payout = || {
        api.post("/v1/payouts", "amount=1000&currency=usd")
            .on(&seller)
            .send()
    };
    assert_eq!(payout().await.error(400)["code"], "balance_insufficient");
    api.sandbox.control().advance(2 * 86_400).await.unwrap();
    let sent = payout().await.ok();
    assert_eq!(sent["status"], "pending");
    api.sandbox.control().advance(86_400).await.unwrap();
    let path = format!("/v1/payouts/{}", text(&sent, "id"));
    assert_eq!(api.get(&path).on(&seller).send().await.ok()["status"], "paid");
    api.sandbox
        .control()
        .fail_payout(text(&sent, "id"))
        .await
        .unwrap();
    let failed = api.get(&path).on(&seller).send().await.ok();
    assert_eq!(failed["status"], "failed");
    assert_eq!(failed["failure_code"], "account_closed");
    assert_ne!(failed["failure_balance_transaction"], Value::Null);
    assert_books(&api);
}

#[tokio::test]
async fn the_schedule_pays_out_what_is_there_and_says_which_lines_it_pays_out() {
    let api = Api::new().await;
    let seller = api.seller().await;
    // The schedule pays out at the time of day at which the account was made. An hour later the payments become available
    // on the same day, however many seconds lie between them.
    api.sandbox.control().advance(3600).await.unwrap();
    let pay = intent("payment_method=pm_card_visa&confirm=true&application_fee_amount=100");
    for _ in 0..2 {
        api.post("/v1/payment_intents", &pay)
            .on(&seller)
            .send()
            .await
            .ok();
    }
    let payouts = || api.get("/v1/payouts").on(&seller).send();
    api.sandbox.control().advance(86_400).await.unwrap();
    assert_eq!(
        payouts().await.ok()["data"],
        serde_json::json!([]),
        "nothing is available after a day"
    );
    api.sandbox.control().advance(2 * 86_400).await.unwrap();
    let list = payouts().await.ok();
    let payout = &list["data"][0];
    assert_eq!(list["data"].as_array().unwrap().len(), 1);
    assert_eq!(payout["automatic"], true);
    let path = format!("/v1/balance_transactions?payout={}", text(payout, "id"));
    let lines = api.get(&path).on(&seller).send().await.ok();
    let net = |kind: fn(&Value) -> bool| -> i64 {
        let lines = lines["data"].as_array().unwrap().iter();
        lines
            .filter(|line| kind(line))
            .map(|line| line["net"].as_i64().unwrap())
            .sum()
    };
    assert_eq!(lines["data"].as_array().unwrap().len(), 3);
    assert_eq!(
        net(|line| line["type"] == "charge"),
        payout["amount"].as_i64().unwrap()
    );
    assert_eq!(net(|_| true), 0, "with its own line it comes to nothing");
    api.sandbox.control().advance(86_400).await.unwrap();
    assert_eq!(payouts().await.ok()["data"][0]["status"], "paid");
    assert_books(&api);
}

#[tokio::test]
async fn a_bank_account_that_refuses_gets_no_second_automatic_payout_until_it_is_changed() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let banks = format!("/v1/accounts/{seller}/external_accounts");
    let bank = "external_account[object]=bank_account&external_account[country]=US&external_account[currency]=usd\
                &external_account[account_number]=000111111116";
    let bank = api.post(&banks, bank).send().await.ok();
    let pay = intent("payment_method=pm_card_bypassPending&confirm=true");
    api.post("/v1/payment_intents", &pay)
        .on(&seller)
        .send()
        .await
        .ok();
    api.sandbox.control().advance(5 * 86_400).await.unwrap();
    let payouts = || api.get("/v1/payouts").on(&seller).send();
    let list = payouts().await.ok();
    assert_eq!(list["data"].as_array().unwrap().len(), 1, "{list}");
    assert_eq!(
        (&list["data"][0]["status"], &list["data"][0]["failure_code"]),
        (&"failed".into(), &"no_account".into())
    );
    let path = format!("{banks}/{}", text(&bank, "id"));
    assert_eq!(api.get(&path).send().await.ok()["status"], "errored");
    api.post(&path, "account_holder_name=Ada").send().await.ok();
    api.sandbox.control().advance(86_400).await.unwrap();
    assert_eq!(payouts().await.ok()["data"].as_array().unwrap().len(), 2);
    assert_books(&api);
}

#[tokio::test]
async fn a_paid_payout_to_a_bank_in_the_united_states_can_be_taken_back_once() {
    let api = Api::new().await;
    let pay = intent("payment_method=pm_card_bypassPending&confirm=true");
    api.post("/v1/payment_intents", &pay).send().await.ok();
    let sent = api
        .post("/v1/payouts", "amount=500&currency=usd")
        .send()
        .await
        .ok();
    let path = format!("/v1/payouts/{}", text(&sent, "id"));
    api.post(&format!("{path}/reverse"), "").send().await.error(400);
    api.sandbox.control().advance(86_400).await.unwrap();
    let back = api
        .post(&format!("{path}/reverse"), "metadata[why]=test")
        .send()
        .await
        .ok();
    assert_eq!(
        (&back["amount"], &back["original_payout"]),
        (&(-500).into(), &sent["id"])
    );
    assert_eq!(api.get(&path).send().await.ok()["reversed_by"], back["id"]);
    api.post(&format!("{path}/reverse"), "").send().await.error(400);
    assert_books(&api);
}

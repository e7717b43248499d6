//! Where the money is: destination charges, refunds, disputes, payouts, and the sum of it all.

use crate::client::{Api, intent, text};

/// In the sandbox's own books, each balance is the sum of its transactions, per account and currency.
pub(crate) fn assert_books(api: &Api) {
    let dump = api.sandbox.control().dump();
    for (account, books) in dump["accounts"].as_object().unwrap() {
        for (currency, balance) in books["balances"].as_object().unwrap() {
            let lines = books["balance_transactions"].as_array().unwrap();
            let sum: i64 = lines
                .iter()
                .filter(|l| l["currency"] == *currency)
                .map(|l| l["net"].as_i64().unwrap())
                .sum();
            let total = balance["available"].as_i64().unwrap() + balance["pending"].as_i64().unwrap();
            assert_eq!(total, sum, "{account} {currency}");
        }
    }
}

#[tokio::test]
async fn a_destination_charge_transfers_everything_and_takes_the_fee_back() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let paid = api
        .intent(&format!(
            "amount=1000&payment_method=pm_card_visa&confirm=true&application_fee_amount=30\
             &transfer_data[destination]={seller}&expand[]=latest_charge.transfer&expand[]=latest_charge.application_fee"
        ))
        .await
        .ok();
    assert_eq!(paid["transfer_group"], format!("group_{}", text(&paid, "id")));
    let charge = &paid["latest_charge"];
    assert_eq!(charge["transfer"]["amount"], 1000);
    assert_eq!(charge["application_fee"]["originating_transaction"], charge["id"]);
    assert_eq!(
        charge["application_fee"]["charge"],
        charge["transfer"]["destination_payment"]
    );
    let payment = api
        .get(&format!(
            "/v1/charges/{}?expand[]=balance_transaction",
            text(&charge["transfer"], "destination_payment")
        ))
        .on(&seller)
        .send()
        .await
        .ok();
    assert_eq!(payment["payment_method_details"]["type"], "stripe_account");
    assert_eq!(payment["balance_transaction"]["net"], 970);

    // Half of it back, with both flags: half of the transfer and half of the fee.
    let refund = api
        .post(
            "/v1/refunds",
            &format!(
                "charge={}&amount=500&reverse_transfer=true&refund_application_fee=true",
                text(charge, "id")
            ),
        )
        .send()
        .await
        .ok();
    assert!(text(&refund, "transfer_reversal").starts_with("trr_"));
    let after = api
        .get(&format!(
            "/v1/charges/{}?expand[]=transfer&expand[]=application_fee&expand[]=refunds",
            text(charge, "id")
        ))
        .send()
        .await
        .ok();
    assert_eq!(after["transfer"]["amount_reversed"], 500);
    assert_eq!(after["application_fee"]["amount_refunded"], 15);
    assert_eq!(after["refunds"]["total_count"], 1);
    assert_books(&api);
}

#[tokio::test]
async fn nothing_is_refunded_beyond_what_there_was() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let form = intent("payment_method=pm_card_visa&confirm=true&application_fee_amount=123");
    let paid = api
        .post("/v1/payment_intents", &form)
        .on(&seller)
        .send()
        .await
        .ok();
    let charge = text(&paid, "latest_charge");
    let refund = |more: &str| {
        api.post("/v1/refunds", &format!("charge={charge}&{more}"))
            .on(&seller)
            .send()
    };
    refund("amount=500&refund_application_fee=true").await.ok();
    let error = refund("amount=1600").await.error(400);
    assert_eq!(
        error["message"],
        "Refund amount ($16.00) is greater than unrefunded amount on charge ($15.00)"
    );
    refund("refund_application_fee=true").await.ok();
    assert_eq!(refund("").await.error(400)["code"], "charge_already_refunded");
    let fees = api
        .get(&format!("/v1/application_fees?charge={charge}"))
        .send()
        .await
        .ok();
    assert_eq!(
        (&fees["data"][0]["amount_refunded"], &fees["data"][0]["refunded"]),
        (&123.into(), &true.into())
    );
    assert_books(&api);
}

#[tokio::test]
async fn a_refund_can_fail_late_and_the_money_comes_back() {
    let api = Api::new().await;
    let paid = api
        .intent("payment_method=pm_card_refundFail&confirm=true")
        .await
        .ok();
    let refund = api
        .post("/v1/refunds", &format!("payment_intent={}", text(&paid, "id")))
        .send()
        .await
        .ok();
    assert_eq!(refund["status"], "succeeded");
    api.sandbox.control().advance(5).await.unwrap();
    let later = api
        .get(&format!("/v1/refunds/{}", text(&refund, "id")))
        .send()
        .await
        .ok();
    assert_eq!(later["status"], "failed");
    let charge = api
        .get(&format!("/v1/charges/{}", text(&paid, "latest_charge")))
        .send()
        .await
        .ok();
    assert_eq!(charge["amount_refunded"], 0);
    assert_books(&api);
}

#[tokio::test]
async fn a_dispute_takes_the_money_and_winning_evidence_brings_it_back() {
    let api = Api::new().await;
    let paid = api
        .intent("payment_method=pm_card_createDispute&confirm=true")
        .await
        .ok();
    let charge = text(&paid, "latest_charge");
    let disputes = api
        .get(&format!("/v1/disputes?charge={charge}"))
        .send()
        .await
        .ok();
    let dispute = &disputes["data"][0];
    assert_eq!(dispute["status"], "needs_response");
    assert_eq!(dispute["balance_transactions"][0]["net"], -3500);
    let error = api
        .post("/v1/refunds", &format!("charge={charge}"))
        .send()
        .await
        .error(400);
    assert_eq!(error["code"], "charge_disputed");
    let path = format!("/v1/disputes/{}", text(dispute, "id"));
    let answered = api
        .post(&path, "evidence[uncategorized_text]=winning_evidence&submit=true")
        .send()
        .await
        .ok();
    assert_eq!(answered["status"], "under_review");
    api.sandbox.control().advance(2).await.unwrap();
    let won = api.get(&path).send().await.ok();
    assert_eq!(won["status"], "won");
    assert_eq!(won["balance_transactions"].as_array().map(Vec::len), Some(2));
    assert_books(&api);
}

#[tokio::test]
async fn a_transfer_is_held_to_the_balance_and_a_reversal_to_the_transfer() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let transfer = |amount: i64| {
        api.post(
            "/v1/transfers",
            &format!("amount={amount}&currency=usd&destination={seller}"),
        )
        .send()
    };
    assert_eq!(transfer(700).await.error(400)["code"], "balance_insufficient");
    api.post(
        "/v1/charges",
        "amount=100000&currency=usd&source=tok_bypassPending",
    )
    .send()
    .await
    .ok();
    let sent = transfer(700).await.ok();
    let path = format!("/v1/transfers/{}/reversals", text(&sent, "id"));
    api.post(&path, "amount=200").send().await.ok();
    api.post(&path, "amount=600").send().await.error(400);
    api.post(&path, "").send().await.ok();
    let after = api
        .get(&format!("/v1/transfers/{}", text(&sent, "id")))
        .send()
        .await
        .ok();
    assert_eq!(
        (&after["amount_reversed"], &after["reversed"]),
        (&700.into(), &true.into())
    );
    assert_books(&api);
}

#[tokio::test]
async fn money_is_converted_into_the_seller_s_own_currency_when_the_sandbox_is_told_to() {
    let api = Api::with(stripe_sandbox::Options {
        convert_currencies: true,
        ..stripe_sandbox::Options::default()
    })
    .await;
    let seller = api.seller().await;
    let form = intent(
        "payment_method=pm_card_visa&confirm=true&application_fee_amount=100&expand[]=latest_charge.balance_transaction",
    );
    let paid = api
        .post("/v1/payment_intents", &form)
        .on(&seller)
        .send()
        .await
        .ok();
    let line = &paid["latest_charge"]["balance_transaction"];
    assert_eq!(
        (&line["amount"], &line["currency"]),
        (&1840.into(), &"eur".into())
    );
    assert_eq!(line["exchange_rate"], serde_json::json!(0.92));
    assert_eq!(
        line["fee_details"][1]["amount"], 92,
        "the platform's fee of 1.00 dollars"
    );
    let fee = api.get("/v1/application_fees").send().await.ok();
    assert_eq!(
        (&fee["data"][0]["amount"], &fee["data"][0]["currency"]),
        (&100.into(), &"usd".into())
    );
    let refund = format!("payment_intent={}&refund_application_fee=true", text(&paid, "id"));
    api.post("/v1/refunds", &refund).on(&seller).send().await.ok();
    let balance = api.get("/v1/balance").on(&seller).send().await.ok();
    let left: i64 = balance["pending"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["amount"].as_i64().unwrap())
        .sum();
    assert_eq!(
        left, -81,
        "all went back but Stripe's own fee, which was 0.88 dollars"
    );
    assert_books(&api);
}

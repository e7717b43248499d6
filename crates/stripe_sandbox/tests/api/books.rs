//! Any order of payments, refunds, transfers, disputes and payouts leaves the books balanced, and a journal that is
//! replayed gives the same books.

use proptest::prelude::*;
use serde_json::Value;
use stripe_sandbox::Options;

use crate::client::{Api, intent};

/// One thing that somebody does. Numbers choose among what there is.
#[derive(Debug, Clone)]
enum Step {
    Direct {
        amount: i64,
        fee: i64,
        card: usize,
    },
    Destination {
        amount: i64,
        fee: i64,
    },
    Capture {
        which: usize,
        amount: i64,
    },
    Refund {
        which: usize,
        amount: i64,
        fee: bool,
        reverse: bool,
    },
    Payout {
        amount: i64,
    },
    Transfer {
        amount: i64,
    },
    Evidence {
        winning: bool,
    },
    Wait {
        seconds: u32,
    },
}

const CARDS: &[&str] = &[
    "visa",
    "bypassPending",
    "createDispute",
    "createDisputeInquiry",
    "refundFail",
    "pendingRefund",
    "chargeDeclined",
    "authenticationRequired",
];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (50_i64..20_000, 0_i64..60, 0..CARDS.len()).prop_map(|(amount, fee, card)| Step::Direct { amount, fee, card }),
        3 => (50_i64..20_000, 0_i64..60).prop_map(|(amount, fee)| Step::Destination { amount, fee }),
        1 => (any::<usize>(), 1_i64..20_000).prop_map(|(which, amount)| Step::Capture { which, amount }),
        4 => (any::<usize>(), 1_i64..12_000, any::<bool>(), any::<bool>())
            .prop_map(|(which, amount, fee, reverse)| Step::Refund { which, amount, fee, reverse }),
        1 => (1_i64..10_000).prop_map(|amount| Step::Payout { amount }),
        1 => (1_i64..10_000).prop_map(|amount| Step::Transfer { amount }),
        1 => any::<bool>().prop_map(|winning| Step::Evidence { winning }),
        2 => (1_u32..400_000).prop_map(|seconds| Step::Wait { seconds }),
    ]
}

async fn perform(api: &Api, seller: &str, step: &Step, charges: &mut Vec<(String, bool)>) {
    match step {
        Step::Direct { amount, fee, card } => {
            let manual = if amount % 7 == 0 { "manual" } else { "automatic" };
            let form = format!(
                "amount={amount}&currency=usd&payment_method_types[]=card&capture_method={manual}&confirm=true\
                 &payment_method=pm_card_{}&application_fee_amount={fee}",
                CARDS[*card]
            );
            let paid = api
                .post("/v1/payment_intents", &form)
                .on(seller)
                .send()
                .await
                .body;
            charges.extend(paid["latest_charge"].as_str().map(|id| (id.to_owned(), true)));
        }
        Step::Destination { amount, fee } => {
            let form = format!(
                "{}&transfer_data[destination]={seller}&application_fee_amount={fee}&payment_method=pm_card_bypassPending\
                 &confirm=true",
                intent("").replace("2000", &amount.to_string())
            );
            let paid = api.post("/v1/payment_intents", &form).send().await.body;
            charges.extend(paid["latest_charge"].as_str().map(|id| (id.to_owned(), false)));
        }
        Step::Capture { which, amount } => {
            let Some((id, direct)) = pick(charges, *which) else {
                return;
            };
            let ask = api.post(&format!("/v1/charges/{id}/capture"), &format!("amount={amount}"));
            if direct {
                ask.on(seller).send().await
            } else {
                ask.send().await
            };
        }
        Step::Refund {
            which,
            amount,
            fee,
            reverse,
        } => {
            let Some((id, direct)) = pick(charges, *which) else {
                return;
            };
            let form = format!(
                "charge={id}&amount={amount}&refund_application_fee={fee}&reverse_transfer={reverse}"
            );
            let ask = api.post("/v1/refunds", &form);
            if direct {
                ask.on(seller).send().await
            } else {
                ask.send().await
            };
        }
        Step::Payout { amount } => {
            api.post("/v1/payouts", &format!("amount={amount}&currency=usd"))
                .on(seller)
                .send()
                .await;
        }
        Step::Transfer { amount } => {
            let form = format!("amount={amount}&currency=usd&destination={seller}");
            let sent = api.post("/v1/transfers", &form).send().await.body;
            if let Some(id) = sent["id"].as_str() {
                api.post(
                    &format!("/v1/transfers/{id}/reversals"),
                    &format!("amount={}", amount / 2 + 1),
                )
                .send()
                .await;
            }
        }
        Step::Evidence { winning } => {
            let open = api.get("/v1/disputes").on(seller).send().await.body;
            let Some(id) = open["data"][0]["id"].as_str() else {
                return;
            };
            let word = if *winning {
                "winning_evidence"
            } else {
                "losing_evidence"
            };
            api.post(
                &format!("/v1/disputes/{id}"),
                &format!("evidence[uncategorized_text]={word}"),
            )
            .on(seller)
            .send()
            .await;
        }
        Step::Wait { seconds } => {
            api.sandbox.control().advance(*seconds).await.unwrap();
        }
    }
}

fn pick(charges: &[(String, bool)], which: usize) -> Option<(&str, bool)> {
    let place = which.checked_rem(charges.len())?;
    charges.get(place).map(|(id, direct)| (id.as_str(), *direct))
}

fn amount(object: &Value, field: &str) -> i64 {
    object[field]
        .as_i64()
        .unwrap_or_else(|| panic!("{field} in {object}"))
}

fn check(dump: &Value) {
    for (account, books) in dump["accounts"].as_object().unwrap() {
        let rows = |name: &str| books[name].as_array().unwrap();
        for (currency, balance) in books["balances"].as_object().unwrap() {
            let lines = rows("balance_transactions")
                .iter()
                .filter(|line| line["currency"] == *currency);
            let (mut available, mut pending) = (0, 0);
            for line in lines {
                assert_eq!(amount(line, "amount") - amount(line, "fee"), amount(line, "net"));
                *(if line["status"] == "available" {
                    &mut available
                } else {
                    &mut pending
                }) += amount(line, "net");
            }
            assert_eq!(
                (amount(balance, "available"), amount(balance, "pending")),
                (available, pending),
                "{account}"
            );
        }
        for charge in rows("charges") {
            let (whole, captured, refunded) = (
                amount(charge, "amount"),
                amount(charge, "amount_captured"),
                amount(charge, "amount_refunded"),
            );
            assert!(
                (0..=whole).contains(&captured) && (0..=whole).contains(&refunded),
                "{charge}"
            );
            let back: i64 = rows("refunds")
                .iter()
                .filter(|refund| refund["charge"] == charge["id"])
                .filter(|refund| matches!(refund["status"].as_str(), Some("succeeded" | "pending")))
                .map(|refund| amount(refund, "amount"))
                .sum();
            assert!(back <= captured, "{back} of {charge}");
        }
        for fee in rows("application_fees") {
            assert!(
                (0..=amount(fee, "amount")).contains(&amount(fee, "amount_refunded")),
                "{fee}"
            );
        }
        for transfer in rows("transfers") {
            assert!(
                (0..=amount(transfer, "amount")).contains(&amount(transfer, "amount_reversed")),
                "{transfer}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_books_balance_whatever_is_done_and_a_replayed_journal_gives_the_same_books(
        steps in proptest::collection::vec(step(), 1..25),
        convert_currencies in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            static RUN: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
            let run = RUN.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let directory =
                std::env::temp_dir().join(format!("stripe-sandbox-books-{}-{run}", std::process::id()));
            let options = || Options {
                state_dir: Some(directory.clone()),
                convert_currencies,
                public_url: Some("http://sandbox.test".to_owned()),
                ..Options::default()
            };
            let api = Api::with(options()).await;
            let seller = api.seller().await;
            let mut charges = Vec::new();
            for step in &steps {
                perform(&api, &seller, step, &mut charges).await;
                check(&api.sandbox.control().dump());
            }
            // Nothing falls due between the two dumps.
            api.sandbox.control().advance(30 * 86_400).await.unwrap();
            let before = api.sandbox.control().dump();
            drop(api);
            let again = Api::with(options()).await;
            let after = again.sandbox.control().dump();
            drop(again);
            std::fs::remove_dir_all(&directory).unwrap();
            for (account, books) in before["accounts"].as_object().unwrap() {
                for (name, kept) in books.as_object().unwrap() {
                    assert_eq!(*kept, after["accounts"][account][name], "{name} of {account}");
                }
            }
        });
    }
}

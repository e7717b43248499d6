//! Where the platform's money may go, and on whose behalf it may be taken.

use stripe_sandbox::NewTestAccount;

use crate::client::{Api, text};

async fn seller_in(api: &Api, country: &str) -> String {
    api.sandbox
        .control()
        .connected_account(NewTestAccount {
            country: Some(country.to_owned()),
            ..NewTestAccount::default()
        })
        .await
}

#[tokio::test]
async fn money_stops_at_a_border_that_stripe_does_not_open_unless_the_seller_is_the_merchant() {
    let api = Api::new().await;
    api.post(
        "/v1/charges",
        "amount=100000&currency=usd&source=tok_bypassPending",
    )
    .send()
    .await
    .ok();
    for (country, goes) in [("US", true), ("DE", true), ("JP", false)] {
        let seller = seller_in(&api, country).await;
        let charge = format!("payment_method=pm_card_visa&confirm=true&transfer_data[destination]={seller}");
        let transfer = format!("amount=100&currency=usd&destination={seller}");
        for answer in [
            api.intent(&charge).await,
            api.post("/v1/transfers", &transfer).send().await,
        ] {
            if goes {
                answer.ok();
            } else {
                let error = answer.error(400);
                assert!(text(&error, "message").contains("located in JP"), "{error}");
            }
        }
        let behalf = format!("{charge}&on_behalf_of={seller}");
        assert_eq!(
            api.intent(&behalf).await.ok()["on_behalf_of"],
            seller,
            "{country}"
        );
    }
}

#[tokio::test]
async fn only_the_platform_acts_on_behalf_of_others_with_intents_of_both_kinds() {
    let api = Api::new().await;
    let (one, other) = (seller_in(&api, "US").await, seller_in(&api, "US").await);
    let setup = format!("payment_method_types[]=card&on_behalf_of={other}");
    let made = api.post("/v1/setup_intents", &setup).send().await.ok();
    assert_eq!(made["on_behalf_of"], other);
    let payment = crate::client::intent(&format!("on_behalf_of={other}"));
    for (path, form) in [("/v1/setup_intents", &setup), ("/v1/payment_intents", &payment)] {
        let error = api.post(path, form).on(&one).send().await.error(400);
        assert_eq!(
            (text(&error, "code"), text(&error, "param")),
            ("resource_missing", "on_behalf_of")
        );
    }
}

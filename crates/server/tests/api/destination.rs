//! Charges through the platform: made on its own account, transferred to the seller at once.

mod terms;

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::house::{House, Person, key};

async fn checkout(owner: &Person, seller: &str, amount: i64) -> String {
    let body = json!({"seller_id": seller, "amount": amount, "currency": "eur", "description": "A blue bowl",
        "flow": "destination"});
    let made = owner.post_with("/v1/checkouts", &key(), body).await.expect(201);
    assert_eq!(made["flow"], "destination");
    made["id"].as_str().unwrap().to_owned()
}

/// A settled charge of this checkout.
async fn paid(owner: &Person, answer: &Value) -> Value {
    owner
        .charge_when(&answer["charge"]["id"], |charge| {
            charge["status"] == "succeeded" && !charge["net"].is_null()
        })
        .await
}

#[actix_web::test]
async fn a_payment_through_the_platform_agrees_with_the_books_to_the_cent() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let before = house.books();
    let checkout = checkout(&ann, &seller, 10_000).await;
    let token = house.card("4242424242424242").await;
    let bea = house.nobody();
    let answer = bea
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    assert_eq!(answer["charge"]["status"], "succeeded");
    let charge = paid(&ann, &answer).await;
    assert_eq!(
        (
            &charge["flow"],
            &charge["on_behalf_of"],
            &charge["stripe_fee_payer"]
        ),
        (&json!("destination"), &json!(false), &json!("platform"))
    );
    assert_eq!(
        (&charge["application_fee"], &charge["net"]),
        (&json!(1_000), &json!(9_000)),
        "the seller has all but our fee"
    );
    let stripe_fee = charge["stripe_fee"].as_i64().unwrap();
    assert!(stripe_fee > 0);
    assert_eq!(
        charge["platform_net"],
        json!(1_000 - stripe_fee),
        "and the platform pays Stripe of it"
    );
    let books = house.books();
    books.agree(&before, &charge);
    // No clone, no customer: of the buyer nothing is on the seller's account.
    for kind in ["customers", "payment_methods", "payment_intents"] {
        assert_eq!(books.all(&account, kind), [] as [Value; 0], "{kind}");
    }
    assert_eq!(
        bea.get(&format!("/v1/pay/{checkout}")).await.expect(200)["status"],
        "paid"
    );
}

#[actix_web::test]
async fn a_charge_of_a_kept_card_goes_through_the_platform_as_well() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let first = checkout(&ann, &seller, 1_000).await;
    let token = house.card("4242424242424242").await;
    let answer = house
        .nobody()
        .pay(&first, "bea@example.com", &token, "seller")
        .await
        .expect(200);
    let customer = paid(&ann, &answer).await["customer_id"].clone();
    let before = house.books();
    let body = json!({"seller_id": seller, "amount": 2_500, "currency": "eur", "customer_id": customer,
        "flow": "destination", "description": "A second bowl"});
    let made = ann.post_with("/v1/charges", &key(), body).await.expect(201);
    assert_eq!(
        (&made["status"], &made["application_fee"]),
        (&json!("succeeded"), &json!(250))
    );
    house.books().agree(&before, &made);
    assert_eq!(house.books().all(&account, "customers"), [] as [Value; 0]);
    let intent = &made["stripe"]["payment_intent"];
    let books = house.books();
    let intent = books.one(books.platform(), "payment_intents", intent);
    assert_eq!(
        intent["customer"],
        books.all(books.platform(), "customers")[0]["id"]
    );
    // The same card pays directly on the seller's account too: there it is cloned.
    let before = house.books();
    let body = json!({"seller_id": seller, "amount": 2_500, "currency": "eur", "customer_id": customer});
    let direct = ann.post_with("/v1/charges", &key(), body).await.expect(201);
    assert_eq!(direct["stripe_fee_payer"], "seller");
    house.books().agree(&before, &direct);
    assert_eq!(house.books().all(&account, "customers").len(), 1);
}

#[actix_web::test]
async fn a_declined_card_moves_no_money_and_another_one_pays_the_same_intent() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = checkout(&ann, &seller, 10_000).await;
    let bea = house.nobody();
    let before = house.books();
    let token = house.card("4000000000009995").await;
    let problem = bea
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .problem(402, "card_declined");
    assert_eq!(problem["decline_code"], "insufficient_funds");
    let charge = ann.charge(&problem["charge_id"]).await;
    assert_eq!(
        (
            &charge["status"],
            &charge["net"],
            &charge["platform_net"],
            &charge["stripe"]["transfer"]
        ),
        (&json!("failed"), &Value::Null, &Value::Null, &Value::Null)
    );
    let books = house.books();
    for account in [account.as_str(), books.platform()] {
        assert_eq!(
            books.balance(account, "eur"),
            before.balance(account, "eur"),
            "{account}"
        );
    }
    assert_eq!(books.all(books.platform(), "transfers"), [] as [Value; 0]);
    let token = house.card("4242424242424242").await;
    let answer = bea
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    let charge = paid(&ann, &answer).await;
    let books = house.books();
    books.agree(&before, &charge);
    assert_eq!(books.all(books.platform(), "payment_intents").len(), 1);
}

#[actix_web::test]
async fn the_bank_asks_the_buyer_on_the_platform_and_then_it_is_paid() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let checkout = checkout(&ann, &seller, 10_000).await;
    let before = house.books();
    let token = house.card("4000002760003184").await;
    let bea = house.nobody();
    let answer = bea
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    assert_eq!(answer["charge"]["status"], "requires_action");
    assert_eq!(
        answer["next_action"]["stripe_account"],
        Value::Null,
        "the intent is on the platform"
    );
    assert!(answer["next_action"]["client_secret"].is_string());
    let charge = ann.charge(&answer["charge"]["id"]).await;
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap().to_owned();
    let platform = house.books().platform().to_owned();
    house
        .control()
        .finish_challenge(&platform, &intent, true)
        .await
        .unwrap();
    let confirmed = bea
        .post(&format!("/v1/pay/{checkout}/confirm"), Value::Null)
        .await
        .expect(200);
    assert_eq!(confirmed["charge"]["status"], "succeeded");
    house.books().agree(&before, &paid(&ann, &answer).await);
}

#[actix_web::test]
async fn a_buyer_who_passes_the_bank_after_closing_the_tab_has_paid_by_the_platforms_webhook() {
    let house = House::open().await;
    let (ann, olga) = (house.somebody().await, house.operator().await);
    let (seller, _) = house.connected_seller(&ann).await;
    let checkout = checkout(&ann, &seller, 10_000).await;
    let before = house.books();
    let token = house.card("4000002760003184").await;
    let bea = house.nobody();
    let answer = bea
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    let charge = ann.charge(&answer["charge"]["id"]).await;
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap().to_owned();
    // Nobody comes back to confirm: an hour later the buyer finds the bank's page still open.
    house.step(3_600).await;
    let (mut ann, mut olga) = (ann, olga);
    ann.sign_in().await;
    olga.sign_in().await;
    let platform = house.books().platform().to_owned();
    house
        .control()
        .finish_challenge(&platform, &intent, true)
        .await
        .unwrap();
    house.books().agree(&before, &paid(&ann, &answer).await);
    bea.pay(&checkout, "bea@example.com", &token, "no")
        .await
        .problem(409, "checkout_closed");
    let notices = olga
        .get("/v1/notices?type=payment_intent.succeeded")
        .await
        .expect(200);
    assert_eq!(
        (
            &notices["data"][0]["endpoint"],
            &notices["data"][0]["stripe_account"]
        ),
        (&json!("platform"), &Value::Null),
        "{notices:#}"
    );
}

#[actix_web::test]
async fn a_buyer_who_fails_at_the_bank_moves_no_money() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = checkout(&ann, &seller, 10_000).await;
    let token = house.card("4000002760003184").await;
    let bea = house.nobody();
    let answer = bea
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    let charge = ann.charge(&answer["charge"]["id"]).await;
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap().to_owned();
    let platform = house.books().platform().to_owned();
    house
        .control()
        .finish_challenge(&platform, &intent, false)
        .await
        .unwrap();
    ann.charge_when(&charge["id"], |charge| charge["status"] == "failed")
        .await;
    assert_eq!(house.books().balance(&account, "eur"), 0);
    assert_eq!(house.books().balance(&platform, "eur"), 0);
}

#[actix_web::test]
async fn a_lost_answer_is_found_out_and_the_money_moved_once() {
    for (path, moment) in [
        ("/v1/payment_intents", Moment::After),
        ("/v1/payment_intents/*/confirm", Moment::Before),
        ("/v1/payment_intents/*/confirm", Moment::After),
    ] {
        let house = House::open().await;
        let ann = house.somebody().await;
        let (seller, _) = house.connected_seller(&ann).await;
        let checkout = checkout(&ann, &seller, 10_000).await;
        let before = house.books();
        let token = house.card("4242424242424242").await;
        let rule = FaultRule::on("POST", path, moment, Effect::Reset);
        house.control().add_fault(FaultRule { times: 6, ..rule }).await;
        let answer = house
            .nobody()
            .pay(&checkout, "bea@example.com", &token, "no")
            .await
            .expect(200);
        let charge = paid(&ann, &answer).await;
        let books = house.books();
        books.agree(&before, &charge);
        for kind in ["charges", "transfers", "application_fees"] {
            assert_eq!(
                books.all(books.platform(), kind).len(),
                1,
                "{path} {moment:?} {kind}"
            );
        }
    }
}

//! Accounts that the marketplace makes: made once whatever is lost, onboarded by links, and
//! believed only by what Stripe says of them.

use reqwest::Method;
use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::house::{House, Person, key};

const ACCOUNTS: &str = "/v1/accounts";

async fn create(owner: &Person) -> Value {
    let body = json!({"name": "Ann's Pottery", "country": "US", "default_currency": "eur", "account_kind": "managed"});
    owner.post("/v1/sellers", body).await.expect(201)
}

fn id(seller: &Value) -> &str {
    seller["id"].as_str().unwrap()
}

/// A managed seller that can charge, and its account.
async fn onboarded(house: &House, owner: &Person) -> (String, String) {
    let made = create(owner).await;
    let account = made["stripe_account"].as_str().unwrap().to_owned();
    house.control().onboard(&account).await.unwrap();
    owner
        .seller_when(id(&made), |seller| seller["status"] == "connected")
        .await;
    (id(&made).to_owned(), account)
}

/// The accounts at Stripe that carry this seller's id.
async fn accounts_of(house: &House, seller: &str) -> Vec<Value> {
    let list = house.stripe("/v1/accounts?limit=100", None).await;
    let all = list["data"].as_array().unwrap();
    all.iter()
        .filter(|account| account["metadata"]["souk_seller"] == seller)
        .cloned()
        .collect()
}

#[actix_web::test]
async fn a_managed_seller_has_an_account_whose_fees_and_losses_the_marketplace_bears() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let made = create(&ann).await;
    assert_eq!(
        (
            &made["status"],
            &made["charges_enabled"],
            &made["details_submitted"]
        ),
        (&json!("pending"), &json!(false), &json!(false))
    );
    let accounts = accounts_of(&house, id(&made)).await;
    assert_eq!(accounts.len(), 1);
    let account = &accounts[0];
    assert_eq!(account["id"], made["stripe_account"]);
    let controller = &account["controller"];
    assert_eq!(controller["fees"]["payer"], "application");
    assert_eq!(controller["losses"]["payments"], "application");
    assert_eq!(controller["stripe_dashboard"]["type"], "express");
    assert_eq!(controller["requirement_collection"], "stripe");
    // Country, currency and what is wanted are Stripe's word: euros were typed.
    assert_eq!(made["default_currency"], account["default_currency"]);
    assert_ne!(made["default_currency"], "eur");
    let due = made["requirement_details"].as_array().unwrap();
    assert!(
        due.iter()
            .any(|wanted| wanted["field"] == "external_account" && wanted["due"] != "eventually_due"),
        "{due:#?}"
    );
    let body = json!({"seller_id": made["id"], "amount": 1_000, "currency": "usd", "description": "A bowl"});
    ann.post_with("/v1/checkouts", &key(), body)
        .await
        .problem(409, "seller_not_connected");
}

#[actix_web::test]
async fn each_onboarding_link_is_fresh_and_coming_back_proves_nothing() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let made = create(&ann).await;
    let path = format!("/v1/sellers/{}/onboarding-link", id(&made));
    let first = ann.post(&path, Value::Null).await.expect(200);
    let second = ann.post(&path, Value::Null).await.expect(200);
    assert_ne!(first["url"], second["url"]);
    assert!(first["expires_at"].is_string());
    // Stripe's page is there, and it takes the link once.
    let page = reqwest::get(second["url"].as_str().unwrap()).await.unwrap();
    assert_eq!(page.status(), 200);

    let refresh = format!("/v1/sellers/{}/refresh", id(&made));
    let still = ann.post(&refresh, Value::Null).await.expect(200);
    assert_eq!(still["status"], "pending", "the return proves nothing");
    let account = made["stripe_account"].as_str().unwrap();
    house.control().onboard(account).await.unwrap();
    let ready = ann.post(&refresh, Value::Null).await.expect(200);
    assert_eq!(
        (
            &ready["status"],
            &ready["charges_enabled"],
            &ready["details_submitted"]
        ),
        (&json!("connected"), &json!(true), &json!(true))
    );
    assert_eq!(ready["capabilities"]["transfers"], "active");
    assert_eq!(ready["requirements"], json!([]));
    assert!(ready["connected_at"].is_string());
}

#[actix_web::test]
async fn account_updated_connects_restricts_and_brings_back() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = onboarded(&house, &ann).await;
    house
        .control()
        .require(&account, "individual.verification.document", true)
        .await
        .unwrap();
    let restricted = ann
        .seller_when(&seller, |seller| seller["status"] == "restricted")
        .await;
    assert_eq!(restricted["disabled_reason"], "requirements.past_due");
    let wanted = &restricted["requirement_details"][0];
    assert_eq!(
        (&wanted["field"], &wanted["due"]),
        (&json!("individual.verification.document"), &json!("past_due"))
    );
    house.control().onboard(&account).await.unwrap();
    let back = ann
        .seller_when(&seller, |seller| seller["status"] == "connected")
        .await;
    assert_eq!(back["disabled_reason"], Value::Null);
}

#[actix_web::test]
async fn what_is_due_is_shown_with_its_deadline() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = onboarded(&house, &ann).await;
    house
        .control()
        .require_within(&account, "company.tax_id", 86_400)
        .await
        .unwrap();
    let due = ann
        .seller_when(&seller, |seller| !seller["requirements_deadline"].is_null())
        .await;
    assert_eq!(
        (&due["status"], &due["requirement_details"][0]["due"]),
        (&json!("connected"), &json!("currently_due"))
    );
    house.step(86_400).await;
    let mut ann = ann;
    ann.sign_in().await;
    let late = ann
        .seller_when(&seller, |seller| seller["status"] == "restricted")
        .await;
    assert_eq!(late["requirement_details"][0]["due"], "past_due");
}

#[actix_web::test]
async fn a_managed_account_is_charged_through_the_platform_to_the_cent() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = onboarded(&house, &ann).await;
    let before = house.books();
    let body = json!({"seller_id": seller, "amount": 10_000, "currency": "usd", "description": "A bowl",
        "flow": "destination"});
    let checkout = ann.post_with("/v1/checkouts", &key(), body).await.expect(201);
    let token = house.card("4242424242424242").await;
    let paid = house
        .nobody()
        .pay(checkout["id"].as_str().unwrap(), "bea@example.com", &token, "no")
        .await
        .expect(200);
    let charge = ann
        .charge_when(&paid["charge"]["id"], |charge| !charge["net"].is_null())
        .await;
    house.books().agree(&before, &charge);
}

#[actix_web::test]
async fn directly_on_a_managed_account_stripe_bills_the_platform_apart() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = onboarded(&house, &ann).await;
    let asked = json!({"seller_id": seller, "amount": 10_000, "currency": "usd", "flow": "direct"});
    let quote = ann.post("/v1/quotes", asked).await.expect(200);
    let before = house.books();
    let body = json!({"seller_id": seller, "amount": 10_000, "currency": "usd", "description": "A bowl",
        "flow": "direct"});
    let checkout = ann.post_with("/v1/checkouts", &key(), body).await.expect(201);
    let token = house.card("4242424242424242").await;
    let paid = house
        .nobody()
        .pay(checkout["id"].as_str().unwrap(), "bea@example.com", &token, "no")
        .await
        .expect(200);
    let charge = ann
        .charge_when(&paid["charge"]["id"], |charge| !charge["net"].is_null())
        .await;
    let books = house.books();
    books.objects_agree(&charge);
    let moved = |account: &str| books.balance(account, "usd") - before.balance(account, "usd");
    assert_eq!(
        (&quote["stripe_fee_payer"], &charge["stripe_fee_payer"]),
        (&json!("platform"), &json!("platform"))
    );
    assert_eq!(json!(moved(&account)), quote["seller_net"]);
    assert_eq!(charge["net"], quote["seller_net"], "the fee is not the seller's");
    assert_eq!(json!(moved(books.platform())), quote["platform_net"]);
    assert_eq!(
        (&charge["stripe_fee"], &charge["platform_net"]),
        (&Value::Null, &Value::Null),
        "of one charge Stripe does not say it"
    );
}

#[actix_web::test]
async fn links_are_for_managed_accounts_that_have_come_so_far() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let made = create(&ann).await;
    let path = |link: &str| format!("/v1/sellers/{}/{link}", id(&made));
    ann.post(&path("login-link"), Value::Null)
        .await
        .problem(409, "seller_not_connected");
    let account = made["stripe_account"].as_str().unwrap();
    house.control().onboard(account).await.unwrap();
    ann.post(&path("refresh"), Value::Null).await.expect(200);
    let link = ann.post(&path("login-link"), Value::Null).await.expect(200);
    assert!(link["url"].as_str().unwrap().starts_with("http"));

    // It is the marketplace's account: it is neither connected by OAuth nor cut off.
    ann.post(&path("connection"), Value::Null)
        .await
        .problem(409, "seller_managed");
    ann.send(Method::DELETE, &path("connection"), None, None)
        .await
        .problem(409, "seller_managed");
    // And a standalone account is not the marketplace's.
    let (own, _) = house.connected_seller(&ann).await;
    for link in ["login-link", "onboarding-link"] {
        ann.post(&format!("/v1/sellers/{own}/{link}"), Value::Null)
            .await
            .problem(409, "seller_not_managed");
    }
}

#[actix_web::test]
async fn an_account_whose_answer_is_lost_is_made_once() {
    for moment in [Moment::Before, Moment::After] {
        let house = House::open().await;
        let ann = house.somebody().await;
        let rule = FaultRule::on("POST", ACCOUNTS, moment, Effect::Reset);
        house.control().add_fault(FaultRule { times: 5, ..rule }).await;
        let made = create(&ann).await;
        assert_eq!(
            (&made["status"], &made["stripe_account"]),
            (&json!("pending"), &Value::Null),
            "{moment:?}"
        );
        // What is being made is made with the country that was written down.
        ann.send(
            Method::PATCH,
            &format!("/v1/sellers/{}", id(&made)),
            Some(json!({"country": "FR"})),
            None,
        )
        .await
        .problem(409, "seller_connected");
        house.control().clear_faults().await;
        // The seller need not wait for the worker: a link makes the account as well, with the same key.
        let path = format!("/v1/sellers/{}/onboarding-link", id(&made));
        ann.post(&path, Value::Null).await.expect(200);
        let accounts = accounts_of(&house, id(&made)).await;
        assert_eq!(accounts.len(), 1, "{moment:?}");
        let seller = ann.get(&format!("/v1/sellers/{}", id(&made))).await.expect(200);
        assert_eq!(seller["stripe_account"], accounts[0]["id"]);
    }
}

#[actix_web::test]
async fn an_account_that_a_dead_process_wanted_is_made_by_the_worker() {
    for (moment, later) in [
        (Moment::Before, 0),
        (Moment::After, 0),
        // Stripe has forgotten the key: the account is found among the others.
        (Moment::After, 2 * 86_400),
    ] {
        let mut house = House::open_without_worker().await;
        let mut ann = house.somebody().await;
        let rule = FaultRule::on("POST", ACCOUNTS, moment, Effect::Reset);
        house.control().add_fault(FaultRule { times: 20, ..rule }).await;
        let made = create(&ann).await;
        assert_eq!(made["stripe_account"], Value::Null);
        house.control().clear_faults().await;
        if later > 0 {
            house.step(later).await;
            ann.sign_in().await;
        }
        house.restart().await;
        let seller = ann
            .seller_when(id(&made), |seller| !seller["stripe_account"].is_null())
            .await;
        let accounts = accounts_of(&house, id(&made)).await;
        assert_eq!(accounts.len(), 1, "{moment:?} {later}");
        assert_eq!(seller["stripe_account"], accounts[0]["id"]);
    }
}

#[actix_web::test]
async fn an_account_that_stripe_refuses_says_why_and_may_be_tried_anew() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let body = json!({"name": "M", "country": "ZZ", "default_currency": "eur", "account_kind": "managed"});
    let made = ann.post("/v1/sellers", body).await.expect(201);
    assert_eq!(
        (&made["status"], &made["stripe_account"]),
        (&json!("unconnected"), &Value::Null),
        "{made:#}"
    );
    let reason = made["account_refusal"].as_str().unwrap();
    assert!(reason.contains("ZZ"), "{reason}");
    let path = format!("/v1/sellers/{}", id(&made));
    let refused = ann
        .post(&format!("{path}/onboarding-link"), Value::Null)
        .await
        .problem(409, "account_refused");
    assert!(refused["detail"].as_str().unwrap().contains("ZZ"));
    ann.send(Method::PATCH, &path, Some(json!({"country": "FR"})), None)
        .await
        .expect(200);
    ann.post(&format!("{path}/onboarding-link"), Value::Null)
        .await
        .expect(200);
    let seller = ann.get(&path).await.expect(200);
    assert_eq!(
        (&seller["status"], &seller["country"], &seller["account_refusal"]),
        (&json!("pending"), &json!("FR"), &Value::Null)
    );
}

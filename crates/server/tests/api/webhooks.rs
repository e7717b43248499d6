//! Events from Stripe: forged, repeated, in the wrong place, of another mode.

use serde_json::{Value, json};

use crate::house::{House, Person};

const CONNECT: &str = "/v1/webhooks/stripe/connect";
const PLATFORM: &str = "/v1/webhooks/stripe/platform";

fn event(house: &House, id: &str, account: Option<&str>) -> Value {
    let mut event = json!({
        "id": id, "object": "event", "api_version": stripe_sandbox::API_VERSION, "created": house.control().clock().now,
        "data": {"object": {"id": "acct_1", "object": "account"}}, "livemode": false, "pending_webhooks": 1,
        "request": {"id": null, "idempotency_key": null}, "type": "account.updated",
    });
    if let Some(account) = account {
        event["account"] = json!(account);
    }
    event
}

async fn deliver(house: &House, to: &str, body: &str, secret: &str, age: i64) -> crate::house::Answer {
    let at = chrono::DateTime::from_timestamp(house.control().clock().now - age, 0).unwrap();
    let signature = souk_stripe_gateway::sign(&secret.to_owned().into(), body.as_bytes(), at);
    send(house, to, body, &signature).await
}

async fn send(house: &House, to: &str, body: &str, signature: &str) -> crate::house::Answer {
    let request = reqwest::Client::new()
        .post(format!("{}{to}", house.url))
        .header("stripe-signature", signature)
        .header("content-type", "application/json")
        .body(body.to_owned());
    Person::read(request).await
}

async fn inbox(house: &House) -> Vec<Value> {
    let olga = house.operator().await;
    olga.get("/v1/notices?limit=100").await.expect(200)["data"]
        .as_array()
        .unwrap()
        .clone()
}

#[actix_web::test]
async fn a_forged_event_is_refused_and_leaves_nothing_behind() {
    let house = House::open().await;
    let body = event(&house, "evt_forged", Some("acct_1")).to_string();
    deliver(&house, CONNECT, &body, "whsec_wrong", 0)
        .await
        .problem(400, "webhook_signature_invalid");
    deliver(&house, CONNECT, &body, "whsec_platform_canary", 0)
        .await
        .problem(400, "webhook_signature_invalid");
    deliver(&house, CONNECT, &body, "whsec_connect_canary", 301)
        .await
        .problem(400, "webhook_signature_invalid");
    deliver(&house, CONNECT, &body, "whsec_connect_canary", -301)
        .await
        .problem(400, "webhook_signature_invalid");
    for signature in ["", "garbage", "t=1,v0=00", "v1=00"] {
        send(&house, CONNECT, &body, signature)
            .await
            .problem(400, "webhook_signature_invalid");
    }
    assert!(inbox(&house).await.is_empty());
}

#[actix_web::test]
async fn what_is_signed_and_no_event_is_told_apart_from_a_forgery() {
    let house = House::open().await;
    for body in ["", "[]", "{\"id\": \"evt_1\"}", "not json"] {
        deliver(&house, CONNECT, body, "whsec_connect_canary", 0)
            .await
            .problem(400, "webhook_event_invalid");
    }
    assert!(inbox(&house).await.is_empty());
}

#[actix_web::test]
async fn any_configured_secret_and_any_signature_of_several_is_accepted() {
    let house = House::open().await;
    let body = event(&house, "evt_rolled", None).to_string();
    deliver(&house, PLATFORM, &body, "whsec_old", 0).await.expect(200);
    let at = chrono::DateTime::from_timestamp(house.control().clock().now, 0).unwrap();
    let good = souk_stripe_gateway::sign(&"whsec_platform_canary".to_owned().into(), body.as_bytes(), at);
    let (time, signature) = good.split_once(',').unwrap();
    let several = format!("{time},v1={},{signature},v0=ff", "0".repeat(64));
    send(&house, PLATFORM, &body, &several).await.expect(200);
    assert_eq!(inbox(&house).await.len(), 1, "the second one is the same event");
}

#[actix_web::test]
async fn a_hundred_deliveries_of_one_event_are_one_notice() {
    let house = House::open().await;
    let body = event(&house, "evt_repeated", Some("acct_unknown")).to_string();
    let answers = futures_util::future::join_all(
        (0..100).map(|_| deliver(&house, CONNECT, &body, "whsec_connect_canary", 0)),
    )
    .await;
    for answer in answers {
        answer.expect(200);
    }
    assert_eq!(inbox(&house).await.len(), 1);
}

#[actix_web::test]
async fn an_event_at_the_wrong_endpoint_is_refused() {
    let house = House::open().await;
    let of_account = event(&house, "evt_a", Some("acct_1")).to_string();
    let of_platform = event(&house, "evt_b", None).to_string();
    deliver(&house, PLATFORM, &of_account, "whsec_platform_canary", 0)
        .await
        .problem(400, "webhook_account_unexpected");
    deliver(&house, CONNECT, &of_platform, "whsec_connect_canary", 0)
        .await
        .problem(400, "webhook_account_unexpected");
    assert!(inbox(&house).await.is_empty());
}

#[actix_web::test]
async fn an_event_of_another_mode_is_set_aside() {
    let house = House::open().await;
    let mut live = event(&house, "evt_live", Some("acct_1"));
    live["livemode"] = json!(true);
    deliver(&house, CONNECT, &live.to_string(), "whsec_connect_canary", 0)
        .await
        .expect(200);
    let inbox = inbox(&house).await;
    assert_eq!(inbox[0]["status"], "quarantined");
}

#[actix_web::test]
async fn an_event_of_an_unknown_type_is_kept_and_ignored() {
    let house = House::open().await;
    let mut unknown = event(&house, "evt_unknown", None);
    unknown["type"] = json!("something.new");
    deliver(&house, PLATFORM, &unknown.to_string(), "whsec_platform_canary", 0)
        .await
        .expect(200);
    for _ in 0..100 {
        if inbox(&house).await[0]["status"] == "ignored" {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{:#?}", inbox(&house).await);
}

#[actix_web::test]
async fn a_payment_of_the_sellers_own_business_is_not_taken_in() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (_, account) = house.connected_seller(&ann).await;
    let mut foreign = event(&house, "evt_foreign", Some(&account));
    foreign["type"] = json!("payment_intent.succeeded");
    foreign["data"]["object"] =
        json!({"id": "pi_foreign", "object": "payment_intent", "application": null, "metadata": {}});
    deliver(&house, CONNECT, &foreign.to_string(), "whsec_connect_canary", 0)
        .await
        .expect(200);
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    let notice = inbox(&house)
        .await
        .into_iter()
        .find(|notice| notice["stripe_event"] == "evt_foreign")
        .unwrap();
    assert_eq!(notice["status"], "ignored");
    assert_eq!(ann.get("/v1/charges").await.expect(200)["data"], json!([]));
}

#[actix_web::test]
async fn an_event_that_cannot_be_applied_is_dead_in_the_end_and_an_operator_revives_it() {
    use diesel::RunQueryDsl;
    use stripe_sandbox::{Effect, FaultRule, Moment};

    let mut house = House::open_without_worker().await;
    let ann = house.somebody().await;
    let (_, account) = house.connected_seller(&ann).await;
    let mut updated = event(&house, "evt_poison", Some(&account));
    updated["data"]["object"]["id"] = json!(account);
    deliver(&house, CONNECT, &updated.to_string(), "whsec_connect_canary", 0)
        .await
        .expect(200);
    let app = house.application();
    app.db()
        .transaction(|conn| {
            diesel::sql_query("UPDATE jobs SET max_attempts = 2 WHERE kind = 'apply_notice'")
                .execute(conn)?;
            Ok::<_, souk_persistence::Error>(())
        })
        .await
        .unwrap();
    let broken = FaultRule {
        times: u32::MAX,
        ..FaultRule::on("GET", "/v1/accounts/*", Moment::Before, Effect::HtmlBadGateway)
    };
    house.control().add_fault(broken).await;
    house.restart().await;
    let olga = house.operator().await;
    let poison = async |status: &str| {
        for _ in 0..200 {
            let notices = olga.get("/v1/notices?limit=100").await.expect(200)["data"].clone();
            let found = notices.as_array().unwrap().iter();
            let notice = found
                .clone()
                .find(|one| one["stripe_event"] == "evt_poison")
                .unwrap()
                .clone();
            if notice["status"] == status {
                return notice;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("never {status}");
    };
    let dead = poison("dead").await;
    assert!(dead["reason"].is_string(), "{dead:#}");
    house.control().clear_faults().await;
    olga.post(
        &format!("/v1/notices/{}/replay", dead["id"].as_str().unwrap()),
        Value::Null,
    )
    .await
    .expect(200);
    poison("processed").await;
}

//! Who may call what: every route of the document as nobody, as another seller and as an operator,
//! against the marks of the API's contract.

use std::{collections::BTreeMap, time::Duration};

use reqwest::Method;
use serde_json::{Value, json};

use crate::house::{Answer, House, Person, key};

/// `n` nobody need be signed in, `u` any user, `s` an owner of the seller it belongs to or an
/// operator, `o` an operator, `b` the browser that kept a card, by its cookie. Kept by hand: the
/// document's own marks are compared with it, so that neither changes alone.
const MARKS: &[(&str, &str)] = &[
    ("GET /healthz", "n"),
    ("GET /readyz", "n"),
    ("GET /v1/configuration", "n"),
    ("POST /v1/auth/register", "n"),
    ("POST /v1/auth/login", "n"),
    ("POST /v1/auth/refresh", "n"),
    ("POST /v1/auth/logout", "n"),
    ("GET /v1/me", "u"),
    ("POST /v1/sellers", "u"),
    ("GET /v1/sellers", "u"),
    ("GET /v1/sellers/{id}", "s"),
    ("PATCH /v1/sellers/{id}", "s"),
    ("POST /v1/sellers/{id}/connection", "s"),
    ("DELETE /v1/sellers/{id}/connection", "s"),
    ("POST /v1/sellers/{id}/onboarding-link", "s"),
    ("POST /v1/sellers/{id}/login-link", "s"),
    ("POST /v1/sellers/{id}/refresh", "s"),
    ("POST /v1/quotes", "s"),
    ("GET /v1/sellers/{id}/summary", "s"),
    ("GET /v1/sellers/{id}/balance", "s"),
    ("GET /v1/sellers/{id}/statement", "s"),
    ("GET /v1/sellers/{id}/statement.csv", "s"),
    ("GET /v1/sellers/{id}/payouts", "s"),
    ("GET /v1/sellers/{id}/payouts/{payout_id}", "s"),
    ("POST /v1/connections", "u"),
    ("GET /v1/fee-policy", "u"),
    ("PUT /v1/fee-policy", "o"),
    ("GET /v1/sellers/{id}/fee-policy", "s"),
    ("PUT /v1/sellers/{id}/fee-policy", "o"),
    ("DELETE /v1/sellers/{id}/fee-policy", "o"),
    ("POST /v1/customers", "o"),
    ("GET /v1/customers", "s"),
    ("GET /v1/customers/{id}", "s"),
    ("POST /v1/customers/{id}/cards", "o"),
    ("GET /v1/customers/{id}/cards", "s"),
    ("DELETE /v1/customers/{customer_id}/cards/{card_id}", "o"),
    ("DELETE /v1/customers/{customer_id}/consents/{consent_id}", "o"),
    ("DELETE /v1/customers/{id}", "o"),
    ("GET /v1/wallet", "b"),
    ("DELETE /v1/wallet/cards/{card_id}", "b"),
    ("DELETE /v1/wallet/consents/{consent_id}", "b"),
    ("POST /v1/checkouts", "s"),
    ("GET /v1/checkouts", "s"),
    ("GET /v1/checkouts/{id}", "s"),
    ("POST /v1/checkouts/{id}/cancel", "s"),
    ("GET /v1/pay/{checkout_id}", "n"),
    ("POST /v1/pay/{checkout_id}", "n"),
    ("POST /v1/pay/{checkout_id}/confirm", "n"),
    ("GET /v1/authentications/{token}", "n"),
    ("POST /v1/authentications/{token}", "n"),
    ("POST /v1/authentications/{token}/confirm", "n"),
    ("POST /v1/charges", "s"),
    ("GET /v1/charges", "s"),
    ("GET /v1/charges.csv", "s"),
    ("GET /v1/charges/{id}", "s"),
    ("GET /v1/charges/{id}/timeline", "s"),
    ("POST /v1/charges/{id}/capture", "s"),
    ("POST /v1/charges/{id}/cancel", "s"),
    ("POST /v1/charges/{id}/refunds", "s"),
    ("GET /v1/charges/{id}/refunds", "s"),
    ("POST /v1/charges/{id}/refunds/preview", "s"),
    ("GET /v1/refunds", "s"),
    ("GET /v1/refunds/{id}", "s"),
    ("GET /v1/refund-policy", "u"),
    ("PUT /v1/refund-policy", "o"),
    ("GET /v1/platform/summary", "o"),
    ("GET /v1/disputes", "s"),
    ("GET /v1/disputes/{id}", "s"),
    ("POST /v1/disputes/{id}/evidence", "s"),
    ("POST /v1/disputes/{id}/files", "s"),
    ("POST /v1/disputes/{id}/accept", "s"),
    ("GET /v1/notices", "o"),
    ("POST /v1/notices/{id}/replay", "o"),
    ("GET /v1/jobs", "o"),
    ("POST /v1/jobs/{id}/retry", "o"),
    ("POST /v1/webhooks/stripe/platform", "n"),
    ("POST /v1/webhooks/stripe/connect", "n"),
];

/// One operation of the document, ready to be called about Ann's things.
struct Call {
    name: String,
    mark: String,
    method: Method,
    path: String,
    /// Whether the path or the body names something of Ann's.
    names_anns: bool,
    body: Option<Value>,
}

/// Ann's things, by the first segment of their path.
struct Things(BTreeMap<&'static str, String>);

/// Ann has a connected seller, a paid checkout, its charge and its customer; Stripe sent notices.
async fn things(house: &House, ann: &Person, operator: &Person) -> Things {
    let (seller, account) = house.connected_seller(ann).await;
    let checkout = ann.new_checkout(&seller, 10_000).await;
    // Its money is there at once, and can be paid out.
    let card = house.card("4000000000000077").await;
    let paid = ann
        .pay(&checkout, "bob@example.com", &card, "seller")
        .await
        .expect(200);
    let charge = ann.charge(&paid["charge"]["id"]).await;
    house.pay_out(&account, 1_000).await;
    let refund = ann
        .post_with(
            &format!("/v1/charges/{}/refunds", charge["id"].as_str().unwrap()),
            &key(),
            json!({"amount": 100}),
        )
        .await
        .expect(201);
    let another = ann.new_checkout(&seller, 10_000).await;
    let disputed = house.card("4000000000000259").await;
    ann.pay(&another, "bob@example.com", &disputed, "no")
        .await
        .expect(200);
    let waiting = waiting(house, ann, &seller, &account).await;
    let customer = format!("/v1/customers/{}", charge["customer_id"].as_str().unwrap());
    let known = ann.get(&customer).await.expect(200);
    let cards = ann.get(&format!("{customer}/cards")).await.expect(200);
    Things(BTreeMap::from([
        ("disputes", first(operator, "/v1/disputes").await),
        ("refunds", refund["id"].as_str().unwrap().to_owned()),
        ("sellers", seller.clone()),
        ("checkouts", checkout.clone()),
        ("pay", checkout),
        ("authentications", waiting),
        ("cards", cards["data"][0]["id"].as_str().unwrap().to_owned()),
        (
            "consents",
            known["consents"][0]["id"].as_str().unwrap().to_owned(),
        ),
        ("charges", charge["id"].as_str().unwrap().to_owned()),
        ("customers", charge["customer_id"].as_str().unwrap().to_owned()),
        (
            "payouts",
            first(ann, &format!("/v1/sellers/{seller}/payouts")).await,
        ),
        ("notices", first(operator, "/v1/notices").await),
        ("jobs", first(operator, "/v1/jobs").await),
    ]))
}

/// The token of a charge that waits for its buyer.
async fn waiting(house: &House, ann: &Person, seller: &str, account: &str) -> String {
    let checkout = ann.new_checkout(seller, 10_000).await;
    let card = house.card("4000002760003184").await;
    let asked = ann
        .pay(&checkout, "wary@example.com", &card, "seller")
        .await
        .expect(200);
    let charge = ann.charge(&asked["charge"]["id"]).await;
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
    house
        .control()
        .finish_challenge(account, intent, true)
        .await
        .unwrap();
    ann.charge_when(&charge["id"], |charge| charge["status"] == "succeeded")
        .await;
    let body = json!({"seller_id": seller, "amount": 10_000, "currency": "eur", "customer_id": charge["customer_id"]});
    let problem = ann
        .post_with("/v1/charges", &key(), body)
        .await
        .problem(402, "authentication_required");
    let url = problem["action_url"].as_str().unwrap();
    url.rsplit('/').next().unwrap().to_owned()
}

/// The id of the first row of a list, once there is one.
async fn first(operator: &Person, path: &str) -> String {
    for _ in 0..100 {
        let page = operator.get(path).await.expect(200);
        if let Some(id) = page["data"][0]["id"].as_str() {
            return id.to_owned();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{path} stays empty")
}

impl Things {
    /// The path of the pattern: its first id is that of its noun, another one of what it is named after.
    fn in_path(&self, pattern: &str, noun: &str) -> String {
        let mut path = String::new();
        let mut rest = pattern;
        let mut first = true;
        while let Some((before, (name, after))) = rest
            .split_once('{')
            .map(|(before, rest)| (before, rest.split_once('}').unwrap()))
        {
            let named = format!("{}s", name.trim_end_matches("_id"));
            // A wallet has no id of its own: what is in it has.
            let of_noun = self.0.get(noun).filter(|_| first);
            let id = of_noun.unwrap_or_else(|| &self.0[named.as_str()]);
            path.push_str(before);
            path.push_str(id);
            (rest, first) = (after, false);
        }
        path + rest
    }
}

/// The query parameters that an operation does not do without, as its examples have them.
fn needed_query(operation: &Value) -> String {
    let mut query = String::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        if parameter["in"] == "query" && parameter["required"] == true {
            let example = [&parameter["example"], &parameter["schema"]["example"]]
                .into_iter()
                .find_map(Value::as_str)
                .unwrap();
            query += if query.is_empty() { "?" } else { "&" };
            query += &format!("{}={example}", parameter["name"].as_str().unwrap());
        }
    }
    query
}

/// Every operation of the document, with its example as the body.
fn calls(document: &Value, things: &Things) -> Vec<Call> {
    let mut calls = Vec::new();
    for (pattern, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let noun = pattern.split('/').nth(2).unwrap_or_default();
            let names_in_path = pattern.contains('{');
            let path = things.in_path(pattern, noun) + &needed_query(operation);
            let content = &operation["requestBody"]["content"]["application/json"];
            let mut body = Some(&content["example"])
                .filter(|example| !example.is_null())
                .or(content["examples"]
                    .as_object()
                    .and_then(|all| all.values().next())
                    .map(|one| &one["value"]))
                .cloned();
            let mut names_anns = names_in_path;
            if let Some(Value::Object(fields)) = &mut body {
                fields.remove("card_id");
                fields.remove("expires_at");
                for (field, noun) in [("seller_id", "sellers"), ("customer_id", "customers")] {
                    if fields.contains_key(field) {
                        fields.insert(field.to_owned(), json!(things.0[noun]));
                        names_anns = true;
                    }
                }
            }
            calls.push(Call {
                name: format!("{method} {pattern}"),
                mark: operation["x-access"].as_str().unwrap().to_owned(),
                method,
                path,
                names_anns,
                body,
            });
        }
    }
    // What undoes the connection comes last.
    calls.sort_by_key(|call| call.method == Method::DELETE);
    calls
}

impl Call {
    /// Sent with the token of somebody, and no cookie.
    async fn by(&self, house: &House, token: Option<&String>) -> Answer {
        let mut person = house.nobody();
        person.token = token.cloned();
        person
            .send(self.method.clone(), &self.path, self.body.clone(), Some(&key()))
            .await
    }
}

/// Whether an answer says that the caller may not come in.
fn refuses_caller(answer: &Answer) -> bool {
    let code = answer.body["code"].as_str().unwrap_or_default();
    [
        "unauthenticated",
        "access_token_invalid",
        "access_token_expired",
        "session_ended",
        "operator_only",
    ]
    .contains(&code)
}

/// Whether an answer shows nothing of anybody's: an empty list, or no such thing.
fn finds_nothing(answer: &Answer) -> bool {
    answer.body["data"] == json!([]) || (answer.status == 404 && answer.body["code"] == "not_found")
}

#[actix_web::test]
async fn every_route_lets_in_whom_the_contract_names_and_nobody_else() {
    let house = House::open().await;
    let (ann, other, operator) = (
        house.somebody().await,
        house.somebody().await,
        house.operator().await,
    );
    house.connected_seller(&other).await;
    let things = things(&house, &ann, &operator).await;
    let document = ann.get("/openapi.json").await.expect(200);
    let calls = calls(&document, &things);

    let mut said: Vec<(&str, &str)> = calls.iter().map(|call| (&*call.name, &*call.mark)).collect();
    let mut marks = MARKS.to_vec();
    said.sort_unstable();
    marks.sort_unstable();
    assert_eq!(said, marks, "the document and the contract");

    for call in &calls {
        let nobody = call.by(&house, None).await;
        if call.mark == "b" {
            assert!(finds_nothing(&nobody), "{}: {:#}", call.name, nobody.body);
        } else if call.mark == "n" {
            assert!(!refuses_caller(&nobody), "{}: {:#}", call.name, nobody.body);
        } else {
            assert_eq!(nobody.body["code"], "unauthenticated", "{}", call.name);
            assert_eq!(nobody.status, 401, "{}", call.name);
            assert_eq!(nobody.headers["www-authenticate"], "Bearer", "{}", call.name);
        }
    }
    for call in &calls {
        let others = call.by(&house, other.token.as_ref()).await;
        match call.mark.as_str() {
            "o" => assert_eq!(others.body["code"], "operator_only", "{}", call.name),
            // No account opens a wallet.
            "b" => assert!(finds_nothing(&others), "{}: {:#}", call.name, others.body),
            "s" if call.names_anns => {
                assert_eq!(others.status, 404, "{}: {:#}", call.name, others.body);
                assert_eq!(others.body["code"], "not_found", "{}", call.name);
            }
            // A list of what is theirs, in which nothing of Ann's is; as a table it has its header only.
            "s" if others.headers["content-type"]
                .to_str()
                .unwrap()
                .starts_with("text/csv") =>
            {
                assert_eq!(others.body.as_str().unwrap().lines().count(), 1, "{}", call.name);
            }
            "s" => assert_eq!(others.body["data"], json!([]), "{}", call.name),
            _ => assert!(!refuses_caller(&others), "{}: {:#}", call.name, others.body),
        }
    }
    for call in &calls {
        let operators = call.by(&house, operator.token.as_ref()).await;
        if call.mark == "b" {
            assert!(finds_nothing(&operators), "{}: {:#}", call.name, operators.body);
            continue;
        }
        assert!(!refuses_caller(&operators), "{}: {:#}", call.name, operators.body);
        assert_ne!(operators.status, 404, "{}: {:#}", call.name, operators.body);
        assert!(
            operators.status.as_u16() < 500,
            "{}: {:#}",
            call.name,
            operators.body
        );
    }
}

#[actix_web::test]
async fn what_is_not_yours_looks_like_what_does_not_exist() {
    let house = House::open().await;
    let (ann, other) = (house.somebody().await, house.somebody().await);
    let seller = ann.new_seller().await;
    let foreign = other
        .get(&format!("/v1/sellers/{seller}"))
        .await
        .problem(404, "not_found");
    for nowhere in [
        "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
        "seller_x",
        "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
        "%00",
    ] {
        let absent = other
            .get(&format!("/v1/sellers/{nowhere}"))
            .await
            .problem(404, "not_found");
        assert_eq!(foreign["detail"], absent["detail"], "{nowhere}");
    }
    assert_eq!(other.get("/v1/sellers").await.expect(200)["data"], json!([]));
}

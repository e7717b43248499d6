//! Stripe's search language over what was made.

use crate::client::{Api, text};

/// The query as it stands in an address.
fn address(resource: &str, query: &str, more: &str) -> String {
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.append_pair("query", query);
    format!("/v1/{resource}/search?{}{more}", pairs.finish())
}

#[tokio::test]
async fn objects_are_found_by_their_fields_and_pages_follow_each_other() {
    let api = Api::new().await;
    for number in 0..5 {
        api.post(
            "/v1/customers",
            &format!("email=a@example.com&name=n{number}&metadata[n]={number}"),
        )
        .send()
        .await
        .ok();
    }
    api.intent("payment_method=pm_card_visa&confirm=true").await.ok();
    for (resource, query, count) in [
        ("customers", "email:'a@example.com'", 5),
        ("customers", "email:'a@example.com' AND -name:'n1'", 4),
        ("customers", "metadata['n']:'3' OR metadata['n']:'4'", 2),
        ("customers", "-metadata['n']:null", 5),
        ("customers", "name~'n'", 5),
        ("charges", "amount>=2000 AND status:'succeeded'", 1),
        ("charges", "payment_method_details.card.last4:4242", 1),
        ("payment_intents", "status:'succeeded' AND currency:'usd'", 1),
        ("payment_intents", "status:'canceled'", 0),
    ] {
        let found = api.get(&address(resource, query, "")).send().await.ok();
        assert_eq!(found["object"], "search_result");
        assert_eq!(found["data"].as_array().unwrap().len(), count, "{query}");
    }
    let query = "email:'a@example.com'";
    let first = api
        .get(&address("customers", query, "&limit=3"))
        .send()
        .await
        .ok();
    assert_eq!(
        (&first["has_more"], &first["data"][0]["name"]),
        (&true.into(), &"n4".into())
    );
    let rest = format!("&limit=3&page={}", text(&first, "next_page"));
    let rest = api.get(&address("customers", query, &rest)).send().await.ok();
    assert_eq!(
        (&rest["has_more"], &rest["data"][1]["name"]),
        (&false.into(), &"n0".into())
    );
}

#[tokio::test]
async fn a_search_that_stripe_would_not_understand_is_refused() {
    let api = Api::new().await;
    for (resource, query, more) in [
        ("customers", "nonsense", ""),
        ("customers", "colour:'red'", ""),
        ("charges", "email:'a@example.com'", ""),
        ("customers", "email:'a' AND name:'b' OR name:'c'", ""),
        ("customers", "email:'a'", "&page=soon"),
        ("customers", "email:'a'", "&lovely=1"),
    ] {
        api.get(&address(resource, query, more)).send().await.error(400);
    }
}

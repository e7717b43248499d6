//! Connecting and disconnecting an account.

use stripe_sandbox::NewTestAccount;

use crate::client::{Answer, Api, text};

async fn exchange(api: &Api, code: &str) -> Answer {
    api.post(
        "/oauth/token",
        &format!("grant_type=authorization_code&code={code}"),
    )
    .send()
    .await
}

#[tokio::test]
async fn a_code_gives_keys_once_and_a_second_exchange_revokes_them() {
    let api = Api::new().await;
    let control = api.sandbox.control();
    let account = control.create_account(NewTestAccount::default()).await;
    api.get("/v1/balance").on(&account).send().await.error(403);
    let code = control.oauth_code(&account).await.unwrap();
    let keys = exchange(&api, &code).await.ok();
    assert_eq!(keys["stripe_user_id"], account);
    assert_eq!(
        (&keys["scope"], &keys["token_type"]),
        (&"read_write".into(), &"bearer".into())
    );
    api.get("/v1/balance").on(&account).send().await.ok();
    let own = api
        .get("/v1/account")
        .with_key(Some(text(&keys, "access_token")))
        .send()
        .await
        .ok();
    assert_eq!(own["id"], account);

    let again = exchange(&api, &code).await;
    assert_eq!((again.status, text(&again.body, "error")), (400, "invalid_grant"));
    api.get("/v1/account")
        .with_key(Some(text(&keys, "access_token")))
        .send()
        .await
        .error(401);
}

#[tokio::test]
async fn a_code_lives_for_five_minutes() {
    let api = Api::new().await;
    let control = api.sandbox.control();
    let account = control.create_account(NewTestAccount::default()).await;
    let code = control.oauth_code(&account).await.unwrap();
    control.advance(300).await.unwrap();
    assert_eq!(text(&exchange(&api, &code).await.body, "error"), "invalid_grant");
}

#[tokio::test]
async fn deauthorising_takes_the_access_away_and_is_refused_a_second_time() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let form = format!("client_id={}&stripe_user_id={seller}", api.sandbox.client_id());
    let done = api.post("/oauth/deauthorize", &form).send().await.ok();
    assert_eq!(done, serde_json::json!({"stripe_user_id": seller}));
    let error = api.get("/v1/balance").on(&seller).send().await.error(403);
    assert_eq!(error["code"], "account_invalid");
    assert!(text(&error, "message").contains("Application access may have been revoked."));
    assert_eq!(api.post("/oauth/deauthorize", &form).send().await.status, 401);
    let events = api.sandbox.control().events();
    assert_eq!(events[0]["type"], "account.application.deauthorized");
    assert_eq!(events[0]["account"], seller);
}

#[tokio::test]
async fn a_foreign_client_id_is_answered_as_recorded() {
    let api = Api::new().await;
    let answer = api
        .post(
            "/oauth/deauthorize",
            "client_id=bogus_client_id&stripe_user_id=acct_1",
        )
        .send()
        .await;
    assert_eq!(answer.status, 401);
    assert_eq!(
        answer.body,
        serde_json::json!({
            "error": "invalid_client",
            "error_description": "No such application: 'bogus_client_id'",
        })
    );
}

#[tokio::test]
async fn grants_are_refused_with_oauth_s_codes() {
    let api = Api::new().await;
    for (form, error) in [
        ("code=ac_x", "invalid_request"),
        ("grant_type=authorization_code", "invalid_request"),
        ("grant_type=password&code=ac_x", "unsupported_grant_type"),
        ("grant_type=authorization_code&code=ac_x", "invalid_grant"),
        ("grant_type=refresh_token&refresh_token=rt_x", "invalid_grant"),
    ] {
        let answer = api.post("/oauth/token", form).send().await;
        assert_eq!(
            (answer.status, text(&answer.body, "error")),
            (400, error),
            "{form}"
        );
    }
}

#[tokio::test]
async fn a_refreshed_scope_may_be_narrower_and_not_wider_and_read_only_reads_only() {
    let api = Api::new().await;
    let control = api.sandbox.control();
    let account = control.create_account(NewTestAccount::default()).await;
    let code = control.oauth_code(&account).await.unwrap();
    let keys = exchange(&api, &code).await.ok();
    let refresh = |token: &str, scope: &str| {
        let form = format!("grant_type=refresh_token&refresh_token={token}&scope={scope}");
        let api = &api;
        async move { api.post("/oauth/token", &form).send().await }
    };
    let narrow = refresh(text(&keys, "refresh_token"), "read_only").await.ok();
    assert_eq!(
        (&narrow["scope"], &narrow["stripe_user_id"]),
        (&"read_only".into(), &keys["stripe_user_id"])
    );
    api.get("/v1/customers").on(&account).send().await.ok();
    api.post("/v1/customers", "").on(&account).send().await.error(403);
    let wider = refresh(text(&narrow, "refresh_token"), "read_write").await;
    assert_eq!((wider.status, text(&wider.body, "error")), (400, "invalid_scope"));
}

#[tokio::test]
async fn only_the_platform_s_secret_key_exchanges_and_deauthorises() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let client = api.sandbox.client_id();
    for (path, form) in [
        (
            "/oauth/token",
            "grant_type=authorization_code&code=ac_x".to_owned(),
        ),
        (
            "/oauth/deauthorize",
            format!("client_id={client}&stripe_user_id={seller}"),
        ),
    ] {
        for key in [None, Some("sk_test_nobody"), Some(api.sandbox.publishable_key())] {
            let answer = api.post(path, &form).with_key(key).send().await;
            assert_eq!(
                (answer.status, text(&answer.body, "error")),
                (401, "invalid_client"),
                "{path} {key:?}"
            );
        }
    }
    for (form, status, error) in [
        (format!("client_id={client}"), 400, "invalid_request"),
        (format!("stripe_user_id={seller}"), 400, "invalid_request"),
        (
            format!("client_id={client}&stripe_user_id=acct_nope"),
            401,
            "invalid_client",
        ),
    ] {
        let answer = api.post("/oauth/deauthorize", &form).send().await;
        assert_eq!(
            (answer.status, text(&answer.body, "error")),
            (status, error),
            "{form}"
        );
    }
    api.get("/v1/balance").on(&seller).send().await.ok();
}

#[tokio::test]
async fn what_is_wrong_with_an_authorisation_is_told_to_the_platform_by_redirect_with_its_state() {
    let api = Api::new().await;
    let client = api.sandbox.client_id();
    for (more, error) in [
        ("", "invalid_request"),
        ("&response_type=token", "unsupported_response_type"),
        ("&response_type=code&scope=admin", "invalid_scope"),
    ] {
        let url = format!(
            "{}/oauth/authorize?client_id={client}&redirect_uri=http%3A%2F%2Flocalhost%2Fback&state=opaque{more}",
            api.sandbox.url()
        );
        let (status, to, _) = api.page(http::Method::GET, &url, "").await;
        assert_eq!(status, 303);
        let to = url::Url::parse(&to).unwrap();
        assert_eq!(to.path(), "/back");
        let told: std::collections::HashMap<_, _> = to.query_pairs().into_owned().collect();
        assert_eq!(
            (told["error"].as_str(), told["state"].as_str()),
            (error, "opaque")
        );
        assert!(!told["error_description"].is_empty());
    }
}

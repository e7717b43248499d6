//! What every request meets: ids, headers, origins, methods, tokens that end, documents.

use reqwest::Method;
use serde_json::{Value, json};

use crate::house::{Answer, House, PASSWORD, Person};

/// A request with headers of its own.
async fn with(
    house: &House,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<Value>,
) -> Answer {
    let mut request = reqwest::Client::new().request(method, format!("{}{path}", house.url));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    if let Some(body) = body {
        request = request.json(&body);
    }
    Person::read(request).await
}

#[actix_web::test]
async fn a_path_without_a_route_and_a_method_without_a_handler_are_told_apart() {
    let house = House::open().await;
    let nobody = house.nobody();
    nobody.get("/v1/nowhere").await.problem(404, "not_found");
    let answer = nobody.send(Method::PUT, "/v1/sellers", None, None).await;
    assert_eq!(answer.headers["allow"], "GET, POST");
    answer.problem(405, "method_not_allowed");
}

#[actix_web::test]
async fn a_request_id_is_taken_over_when_it_is_plain_and_made_otherwise() {
    let house = House::open().await;
    let id = |answer: &Answer| answer.headers["x-request-id"].to_str().unwrap().to_owned();
    let given = with(
        &house,
        Method::GET,
        "/v1/me",
        &[("x-request-id", "trace-7")],
        None,
    )
    .await;
    assert_eq!(id(&given), "trace-7");
    assert_eq!(given.body["request_id"], "trace-7");
    let odd = with(
        &house,
        Method::GET,
        "/healthz",
        &[("x-request-id", "a b<script>")],
        None,
    )
    .await;
    assert!(id(&odd).starts_with("req_"), "{}", id(&odd));
}

#[actix_web::test]
async fn replies_tell_browsers_what_not_to_do() {
    let house = House::open().await;
    let answer = house.nobody().get("/v1/configuration").await;
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
        (
            "content-security-policy",
            "default-src 'none'; frame-ancestors 'none'",
        ),
    ] {
        assert_eq!(answer.headers[name], value, "{name}");
    }
}

#[actix_web::test]
async fn only_pages_of_the_list_may_read_replies_and_use_the_cookie() {
    let house = House::open().await;
    let ours = "http://localhost:8080";
    let answer = with(&house, Method::GET, "/healthz", &[("origin", ours)], None).await;
    assert_eq!(answer.headers["access-control-allow-origin"], ours);
    let body = json!({"email": "ann@example.com", "password": PASSWORD});
    for evil in ["https://evil.example", "null", "http://localhost:8081"] {
        let answer = with(&house, Method::GET, "/healthz", &[("origin", evil)], None).await;
        assert!(
            !answer.headers.contains_key("access-control-allow-origin"),
            "{evil}"
        );
        let asked = [("origin", evil), ("access-control-request-method", "POST")];
        let preflight = with(&house, Method::OPTIONS, "/v1/auth/login", &asked, None).await;
        assert!(
            !preflight.headers.contains_key("access-control-allow-origin"),
            "{evil}"
        );
        assert!(
            !preflight.headers.contains_key("access-control-allow-methods"),
            "{evil}"
        );
        for path in ["/v1/auth/login", "/v1/auth/refresh", "/v1/auth/logout"] {
            with(
                &house,
                Method::POST,
                path,
                &[("origin", evil)],
                Some(body.clone()),
            )
            .await
            .problem(403, "origin_not_allowed");
        }
    }
    with(
        &house,
        Method::POST,
        "/v1/auth/refresh",
        &[("sec-fetch-site", "same-site")],
        None,
    )
    .await
    .problem(403, "origin_not_allowed");
    with(
        &house,
        Method::POST,
        "/v1/auth/login",
        &[("origin", ours)],
        Some(body),
    )
    .await
    .problem(401, "credentials_invalid");
}

#[actix_web::test]
async fn the_refresh_cookie_is_out_of_scripts_reach() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let body = json!({"email": ann.email, "password": PASSWORD});
    let answer = ann.post("/v1/auth/login", body).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("souk_refresh="), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(!answer.body.to_string().contains("refresh"), "{}", answer.body);
}

#[actix_web::test]
async fn an_access_token_ends_after_ten_minutes_and_at_once_with_its_session() {
    let house = House::open().await;
    let mut ann = house.somebody().await;
    ann.get("/v1/me").await.expect(200);
    house.step(601).await;
    ann.get("/v1/me").await.problem(401, "access_token_expired");
    let session = ann.post("/v1/auth/refresh", Value::Null).await.expect(200);
    ann.token = Some(session["access_token"].as_str().unwrap().to_owned());
    ann.get("/v1/me").await.expect(200);
    let signed_out = ann.post("/v1/auth/logout", Value::Null).await;
    assert_eq!(signed_out.status, 204);
    ann.get("/v1/me").await.problem(401, "session_ended");
    ann.post("/v1/auth/refresh", Value::Null)
        .await
        .problem(401, "refresh_token_invalid");
}

#[actix_web::test]
async fn tokens_that_are_none_of_ours_are_refused() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let token = ann.token.clone().unwrap();
    let mut parts: Vec<&str> = token.split('.').collect();
    parts[2] = "AAAA";
    let broken = parts.join(".");
    for (header, code) in [
        (String::new(), "unauthenticated"),
        (format!("Basic {token}"), "unauthenticated"),
        ("Bearer ".to_owned(), "unauthenticated"),
        ("Bearer x.y.z".to_owned(), "access_token_invalid"),
        (format!("Bearer {broken}"), "access_token_invalid"),
    ] {
        with(&house, Method::GET, "/v1/me", &[("authorization", &header)], None)
            .await
            .problem(401, code);
    }
}

#[actix_web::test]
async fn guessing_passwords_is_limited_with_a_wait() {
    let house = House::open_with_limits().await;
    let nobody = house.nobody();
    let guess = json!({"email": "ann@example.com", "password": "not the right one"});
    let mut guesses = 0;
    // On a slow machine the door opens by a crack meanwhile, so more than ten may get through.
    let answer = loop {
        let answer = nobody.post("/v1/auth/login", guess.clone()).await;
        if answer.status == 429 {
            break answer;
        }
        answer.problem(401, "credentials_invalid");
        guesses += 1;
        assert!(guesses < 40, "nobody stops it");
    };
    assert!(guesses >= 10, "{guesses}");
    let wait: u64 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    answer.problem(429, "rate_limited");
}

#[actix_web::test]
async fn a_body_is_bounded_in_size_and_depth() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let large = format!("{{\"name\": \"{}\"}}", "x".repeat(70_000));
    ann.post_raw("/v1/sellers", Some("application/json"), large)
        .await
        .problem(413, "body_too_large");
    let deep = format!("{{\"name\": {}{}}}", "[".repeat(5_000), "]".repeat(5_000));
    ann.post_raw("/v1/sellers", Some("application/json"), deep)
        .await
        .problem(400, "malformed_json");
    assert_eq!(house.nobody().get("/healthz").await.expect(200)["status"], "ok");
}

#[actix_web::test]
async fn the_document_and_its_pages_are_served_without_any_outside_address() {
    let house = House::open().await;
    let nobody = house.nobody();
    let document = nobody.get("/openapi.json").await.expect(200);
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    for path in ["/docs/", "/docs/swagger-initializer.js", "/docs/problems"] {
        let page = nobody.get(path).await.expect(200);
        let text = page.as_str().unwrap();
        assert!(
            !text.contains("https://") && !text.contains("src=\"//"),
            "{path}: {text}"
        );
    }
    let problems = nobody.get("/docs/problems").await.expect(200);
    assert!(problems.as_str().unwrap().contains("id=\"checkout_closed\""));
    nobody
        .get("/docs/no-such-file.js")
        .await
        .problem(404, "not_found");
}

#[actix_web::test]
async fn a_ready_server_says_so() {
    let house = House::open().await;
    assert_eq!(house.nobody().get("/readyz").await.expect(200)["status"], "ok");
}

#[actix_web::test]
async fn pages_go_on_where_the_one_before_ended() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(json!(ann.new_seller().await));
    }
    made.reverse();
    let mut seen = Vec::new();
    let mut path = "/v1/sellers?limit=2".to_owned();
    loop {
        let page = ann.get(&path).await.expect(200);
        seen.extend(
            page["data"]
                .as_array()
                .unwrap()
                .iter()
                .map(|seller| seller["id"].clone()),
        );
        let Some(next) = page["next_cursor"].as_str() else {
            break;
        };
        path = format!("/v1/sellers?limit=2&cursor={next}");
    }
    assert_eq!(seen, made, "newest first, each once");
    ann.get("/v1/sellers?limit=0")
        .await
        .problem(422, "limit_out_of_range");
    ann.get("/v1/sellers?cursor=abc")
        .await
        .problem(422, "cursor_invalid");
    ann.get("/v1/sellers?colour=red")
        .await
        .problem(422, "unknown_parameter");
    ann.get("/v1/sellers?status=happy")
        .await
        .problem(422, "unknown_value");
}

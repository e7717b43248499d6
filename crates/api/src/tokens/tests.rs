use super::*;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, TimeDelta};
use serde_json::{Value, json};
use souk_domain::{Timestamp, ids::Id};

#[derive(Debug, Clone)]
struct At(Timestamp);

impl Clock for At {
    fn now(&self) -> Timestamp {
        self.0
    }
}

fn at(seconds: i64) -> At {
    At(DateTime::from_timestamp(1_795_410_000, 0).unwrap() + TimeDelta::seconds(seconds))
}

/// An Ed25519 key in PKCS#8 (RFC 8410 §7): a fixed head, and 32 bytes.
fn pem(seed: u8) -> SecretString {
    let mut der = vec![
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ];
    der.extend([seed; 32]);
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n").into()
}

/// The public half, in SPKI.
fn public_pem(seed: u8) -> String {
    let key = EncodingKey::from_ed_pem(pem(seed).expose_secret().as_bytes()).unwrap();
    let jwk = Jwk::from_encoding_key(&key, Algorithm::EdDSA).unwrap();
    let jwk = serde_json::to_value(jwk).unwrap();
    let mut der = vec![
        0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
    ];
    der.extend(BASE64.decode(jwk["x"].as_str().unwrap()).unwrap());
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    format!("-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n")
}

fn tokens(seed: u8, retired: &[String]) -> Tokens {
    Tokens::new(
        "https://souk.example",
        "https://souk.example",
        &pem(seed),
        retired,
    )
    .unwrap()
}

fn ids() -> (UserId, SessionId) {
    (
        UserId::from_uuid(uuid::Uuid::from_u128(1)),
        SessionId::from_uuid(uuid::Uuid::from_u128(2)),
    )
}

/// Signs whatever it is told with the key of `seed`.
fn forge(seed: u8, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let key = EncodingKey::from_ed_pem(pem(seed).expose_secret().as_bytes()).unwrap();
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::EdDSA).unwrap();
    format!("{message}.{signature}")
}

fn good_header(tokens: &Tokens) -> Value {
    json!({"typ": "at+jwt", "alg": "EdDSA", "kid": tokens.kid})
}

fn good_claims() -> Value {
    let (user, session) = ids();
    let now = at(0).0.timestamp();
    json!({
        "iss": "https://souk.example", "aud": "https://souk.example",
        "sub": user, "sid": session, "iat": now, "exp": now + 600,
    })
}

#[test]
fn a_token_says_who_and_in_which_session() {
    let tokens = tokens(1, &[]);
    let (user, session) = ids();
    let token = tokens.mint(user, session, &at(0)).unwrap();
    let claims = tokens.read(&token, &at(0)).unwrap();
    assert_eq!((claims.sub, claims.sid), (user, session));
}

#[test]
fn it_lives_ten_minutes_by_the_given_clock_and_not_a_second_longer() {
    let tokens = tokens(1, &[]);
    let (user, session) = ids();
    let token = tokens.mint(user, session, &at(0)).unwrap();
    assert!(tokens.read(&token, &at(599)).is_ok());
    assert_eq!(tokens.read(&token, &at(600)), Err(TokenError::Expired));
}

#[test]
fn a_forger_who_can_sign_as_we_do_makes_a_good_token() {
    // Else the tests below would fail for another reason than the one they name.
    let tokens = tokens(1, &[]);
    assert!(
        tokens
            .read(&forge(1, &good_header(&tokens), &good_claims()), &at(0))
            .is_ok()
    );
}

#[test]
fn nothing_but_our_algorithm_type_and_key_is_taken() {
    let tokens = tokens(1, &[]);
    let with = |name: &str, value: Value| {
        let mut header = good_header(&tokens);
        header[name] = value;
        header
    };
    for header in [
        with("alg", json!("none")),
        with("alg", json!("HS256")),
        with("alg", json!("RS256")),
        with("typ", json!("JWT")),
        with("typ", Value::Null),
        with("kid", json!("../../etc/passwd")),
        with("kid", json!("' OR 1=1 --")),
        with("kid", Value::Null),
    ] {
        let token = forge(1, &header, &good_claims());
        assert_eq!(tokens.read(&token, &at(0)), Err(TokenError::Invalid), "{header}");
    }
}

#[test]
fn an_unsigned_token_is_refused() {
    let tokens = tokens(1, &[]);
    let header = json!({"typ": "at+jwt", "alg": "none", "kid": tokens.kid});
    let part = |value: &Value| BASE64.encode(value.to_string());
    let token = format!("{}.{}.", part(&header), part(&good_claims()));
    assert_eq!(tokens.read(&token, &at(0)), Err(TokenError::Invalid));
}

#[test]
fn a_token_signed_with_the_public_key_as_a_secret_is_refused() {
    let tokens = tokens(1, &[]);
    let mut header = Header::new(Algorithm::HS256);
    header.typ = Some(TYPE.into());
    header.kid = Some(tokens.kid.clone());
    let secret = EncodingKey::from_secret(public_pem(1).as_bytes());
    let token = encode(&header, &good_claims(), &secret).unwrap();
    assert_eq!(tokens.read(&token, &at(0)), Err(TokenError::Invalid));
}

#[test]
fn a_key_that_came_with_the_token_is_not_used() {
    let ours = tokens(1, &[]);
    let theirs = EncodingKey::from_ed_pem(pem(9).expose_secret().as_bytes()).unwrap();
    let jwk = Jwk::from_encoding_key(&theirs, Algorithm::EdDSA).unwrap();
    let mut header = good_header(&ours);
    header["jwk"] = serde_json::to_value(jwk).unwrap();
    header["jku"] = json!("https://evil.example/keys");
    let token = forge(9, &header, &good_claims());
    assert_eq!(ours.read(&token, &at(0)), Err(TokenError::Invalid));
}

#[test]
fn what_it_says_must_be_ours_and_complete() {
    let tokens = tokens(1, &[]);
    let changed = |name: &str, value: Value| {
        let mut claims = good_claims();
        claims[name] = value;
        claims
    };
    let now = at(0).0.timestamp();
    for claims in [
        changed("iss", json!("https://evil.example")),
        changed("aud", json!("https://other.example")),
        changed("sub", json!("seller_01kaqvkz3ef0tbv6gmg9wzvmkq")),
        changed("sid", Value::Null),
        changed("exp", Value::Null),
        changed("exp", json!("tomorrow")),
        changed("nbf", json!(now + 60)),
    ] {
        let token = forge(1, &good_header(&tokens), &claims);
        assert_eq!(tokens.read(&token, &at(0)), Err(TokenError::Invalid), "{claims}");
    }
}

#[test]
fn after_a_rotation_old_tokens_are_good_while_their_key_is_kept() {
    let (user, session) = ids();
    let token = tokens(1, &[]).mint(user, session, &at(0)).unwrap();
    assert!(tokens(2, &[public_pem(1)]).read(&token, &at(0)).is_ok());
    assert_eq!(tokens(2, &[]).read(&token, &at(0)), Err(TokenError::Invalid));
}

#[test]
fn garbage_is_refused_without_a_panic() {
    let tokens = tokens(1, &[]);
    for text in ["", ".", "..", "a.b.c", "\u{0}", &"x".repeat(100_000)] {
        assert_eq!(tokens.read(text, &at(0)), Err(TokenError::Invalid));
    }
}

#[test]
fn another_kind_of_key_does_not_start_the_server() {
    assert!(Tokens::new("i", "a", &"no key".into(), &[]).is_err());
    assert!(Tokens::new("i", "a", &pem(1), &["no key".into()]).is_err());
}

#[test]
fn the_key_is_not_printed() {
    assert!(!format!("{:?}", tokens(7, &[])).contains("BwcH"));
}

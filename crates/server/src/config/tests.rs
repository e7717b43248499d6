use super::*;

fn least() -> Vec<(&'static str, &'static str)> {
    vec![
        ("SOUK_DATABASE_URL", "postgres://localhost/souk"),
        ("SOUK_PUBLIC_URL", "http://localhost:8080"),
        ("SOUK_STRIPE_SECRET_KEY", "sk_test_canary"),
        ("SOUK_STRIPE_PUBLISHABLE_KEY", "pk_test_1"),
        ("SOUK_STRIPE_CLIENT_ID", "ca_1"),
    ]
}

fn read(more: &[(&'static str, &'static str)]) -> Result<Config, String> {
    let all = least().into_iter().chain(more.iter().copied());
    Config::read(all.map(|(name, value)| (name.into(), value.into()))).map_err(|error| error.to_string())
}

#[test]
fn the_least_that_must_be_set_is_enough() {
    let config = read(&[]).unwrap();
    assert!(!config.livemode);
    assert_eq!(config.stripe.api_url.as_str(), "https://api.stripe.com/");
}

#[test]
fn everything_that_is_missing_is_said_at_once() {
    let error = Config::read(std::iter::empty()).unwrap_err().to_string();
    for (name, _) in least() {
        assert!(error.contains(name), "{error}");
    }
}

#[test]
fn a_misspelt_variable_is_refused() {
    assert!(
        read(&[("SOUK_LISTENN", "x")])
            .unwrap_err()
            .contains("SOUK_LISTENN")
    );
}

#[test]
fn keys_of_two_modes_are_refused() {
    assert!(
        read(&[("SOUK_STRIPE_PUBLISHABLE_KEY", "pk_live_1")])
            .unwrap_err()
            .contains("different modes")
    );
}

#[test]
fn nothing_for_tests_holds_in_live_mode() {
    let live = [
        ("SOUK_STRIPE_SECRET_KEY", "sk_live_canary"),
        ("SOUK_STRIPE_PUBLISHABLE_KEY", "pk_live_1"),
    ];
    assert!(read(&live).unwrap().livemode);
    for (name, value) in [
        ("SOUK_CLOCK_FILE", "/tmp/clock"),
        ("SOUK_RATE_LIMITS", "off"),
        ("SOUK_STRIPE_JS_URL", "http://localhost:8082/v3/stripe.js"),
        ("SOUK_STRIPE_API_URL", "http://localhost:8082"),
    ] {
        let [a, b] = live;
        assert!(read(&[a, b, (name, value)]).is_err(), "{name}");
    }
}

#[test]
fn no_secret_shows_in_errors_or_debug_prints() {
    let error = read(&[("SOUK_LISTEN", "canary"), ("SOUK_SEAL_KEYS", "canary")]).unwrap_err();
    assert!(!error.contains("canary"), "{error}");
    assert!(!format!("{:?}", read(&[]).unwrap()).contains("canary"));
}

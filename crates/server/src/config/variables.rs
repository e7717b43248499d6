//! Every environment variable there is.

/// A variable: its name, what holds when it is not set (`None`: it must be), and what it means.
pub struct Variable {
    /// As it stands in the environment.
    pub name: &'static str,
    /// What holds when it is not set; `None` means that it must be set, `Some("")` that it may be absent.
    pub default: Option<&'static str>,
    /// What it means, for the operator.
    pub meaning: &'static str,
    /// Whether its value must not be shown, and may come from `NAME_FILE`.
    pub secret: bool,
}

const fn must(name: &'static str, meaning: &'static str) -> Variable {
    Variable {
        name,
        default: None,
        meaning,
        secret: false,
    }
}
const fn may(name: &'static str, default: &'static str, meaning: &'static str) -> Variable {
    Variable {
        name,
        default: Some(default),
        meaning,
        secret: false,
    }
}
const fn secret(name: &'static str, default: Option<&'static str>, meaning: &'static str) -> Variable {
    Variable {
        name,
        default,
        meaning,
        secret: true,
    }
}

/// Every variable there is.
pub static VARIABLES: &[Variable] = &[
    secret(
        "SOUK_DATABASE_URL",
        None,
        "Postgres: postgres://user:password@host/database",
    ),
    may(
        "SOUK_DATABASE_POOL",
        "8",
        "connections to Postgres that this process holds at most",
    ),
    may("SOUK_LISTEN", "127.0.0.1:8081", "address and port of the API"),
    may(
        "SOUK_METRICS_LISTEN",
        "127.0.0.1:8083",
        "address and port of /metrics, for Prometheus",
    ),
    must(
        "SOUK_PUBLIC_URL",
        "where people reach the web UI, such as https://souk.example.com; also the OAuth redirect's origin",
    ),
    may(
        "SOUK_MARKETPLACE_NAME",
        "Souk",
        "what buyers and sellers read as the marketplace's name",
    ),
    may(
        "SOUK_ALLOWED_ORIGINS",
        "",
        "further origins whose pages may call the API, comma-separated",
    ),
    may(
        "SOUK_TRUSTED_PROXIES",
        "0",
        "how many proxies in front of the API add to X-Forwarded-For",
    ),
    may(
        "SOUK_RATE_LIMITS",
        "on",
        "on or off; off is for load tests and refused in live mode",
    ),
    secret(
        "SOUK_JWT_KEY",
        Some(""),
        "Ed25519 private key (PKCS#8, PEM) that signs access tokens; `souk key generate` makes one",
    ),
    secret("SOUK_STRIPE_SECRET_KEY", None, "the platform's secret key, sk_…"),
    must(
        "SOUK_STRIPE_PUBLISHABLE_KEY",
        "the platform's publishable key, pk_…",
    ),
    must("SOUK_STRIPE_CLIENT_ID", "the platform's Connect client id, ca_…"),
    may(
        "SOUK_STRIPE_API_URL",
        "https://api.stripe.com",
        "Stripe, or the sandbox",
    ),
    may(
        "SOUK_STRIPE_CONNECT_URL",
        "https://connect.stripe.com",
        "Stripe's OAuth, or the sandbox",
    ),
    may(
        "SOUK_STRIPE_CONNECT_PAGE_URL",
        "",
        "where browsers find the OAuth page, when that is not SOUK_STRIPE_CONNECT_URL",
    ),
    may(
        "SOUK_STRIPE_JS_URL",
        "https://js.stripe.com/endive/stripe.js",
        "the script that makes card fields, or the sandbox's",
    ),
    may(
        "SOUK_STRIPE_TIMEOUT_SECONDS",
        "25",
        "how long one attempt of a call to Stripe may take",
    ),
    secret(
        "SOUK_STRIPE_WEBHOOK_SECRETS_PLATFORM",
        Some(""),
        "signing secrets of the endpoint for the platform's own events, comma-separated",
    ),
    secret(
        "SOUK_STRIPE_WEBHOOK_SECRETS_CONNECT",
        Some(""),
        "signing secrets of the endpoint for connected accounts, comma-separated",
    ),
    secret(
        "SOUK_SEAL_KEYS",
        Some(""),
        "version:64 hexadecimal digits, comma-separated, the newest first; seals OAuth tokens at rest; none: tokens are not kept",
    ),
    may(
        "SOUK_CLOCK_FILE",
        "",
        "a file with seconds that are added to the clock; refused in live mode",
    ),
    may(
        "SOUK_LOG",
        "info",
        "what is logged, in env_logger's form, such as info,souk_api=debug",
    ),
];

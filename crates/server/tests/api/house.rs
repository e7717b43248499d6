// tidy: long because one house with everything a test may ask of it
//! A whole Souk for one test: a database of its own, a sandbox, the API with its worker.

pub(crate) mod books;
pub(crate) mod person;

use std::{
    net::TcpListener,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

pub(crate) use person::{Answer, Person};
use serde_json::{Value, json};
use souk_local_postgres::TestDatabase;
use souk_server::{compose::Server, config::Config, key};
use stripe_sandbox::{Control, NewTestAccount, Options, Running};

pub(crate) const PASSWORD: &str = "a long walk on tuesday";

pub(crate) struct House {
    pub(crate) sandbox: Running,
    pub(crate) url: String,
    /// Dropped, and with it the database, when the test ends.
    database: TestDatabase,
    folder: PathBuf,
    config: Config,
    server: Option<Server>,
}

fn unique() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed) + u64::from(std::process::id()) * 1_000
}

/// A key that no other request has.
pub(crate) fn key() -> String {
    format!("key-{}", unique())
}

impl House {
    /// With a worker.
    pub(crate) async fn open() -> Self {
        Self::build(true, false, 2).await
    }

    /// Without a worker: what a request leaves undone stays undone until [`House::restart`].
    pub(crate) async fn open_without_worker() -> Self {
        Self::build(false, false, 2).await
    }

    /// With a worker and with rate limits.
    pub(crate) async fn open_with_limits() -> Self {
        Self::build(true, true, 2).await
    }

    /// With a worker, and calls to Stripe that may take half a minute.
    pub(crate) async fn open_with_patience() -> Self {
        Self::build(true, false, 30).await
    }

    async fn build(worker: bool, rate_limits: bool, stripe_seconds: u32) -> Self {
        let folder = std::env::temp_dir().join(format!("souk-house-{}", unique()));
        std::fs::create_dir_all(&folder).unwrap();
        let migrations = concat!(env!("CARGO_MANIFEST_DIR"), "/../persistence/migrations");
        let version = souk_local_postgres::version_of_folder(migrations.as_ref()).unwrap();
        let database = tokio::task::spawn_blocking(move || {
            TestDatabase::new(&version, |url| souk_persistence::migrate(url).unwrap())
        })
        .await
        .unwrap()
        .unwrap();
        // The sandbox is told where to deliver before the API listens there.
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let url = format!("http://127.0.0.1:{port}");
        let clock_file = folder.join("clock");
        let sandbox = stripe_sandbox::start(Options {
            clock_file: Some(clock_file.clone()),
            request_spec: stripe_spec(),
            platform_webhook_url: Some(format!("{url}/v1/webhooks/stripe/platform")),
            connect_webhook_url: Some(format!("{url}/v1/webhooks/stripe/connect")),
            platform_webhook_secret: Some("whsec_platform_canary".into()),
            connect_webhook_secret: Some("whsec_connect_canary".into()),
            seed: unique(),
            ..Options::default()
        })
        .await
        .unwrap();
        let key_file = folder.join("key.pem");
        key::generate(&key_file).unwrap();
        let config = Config::read(
            [
                ("SOUK_DATABASE_URL", database.url()),
                ("SOUK_DATABASE_POOL", "4"),
                ("SOUK_LISTEN", &format!("127.0.0.1:{port}")),
                ("SOUK_PUBLIC_URL", "http://localhost:8080"),
                ("SOUK_RATE_LIMITS", if rate_limits { "on" } else { "off" }),
                ("SOUK_JWT_KEY_FILE", key_file.to_str().unwrap()),
                ("SOUK_STRIPE_SECRET_KEY", sandbox.secret_key()),
                ("SOUK_STRIPE_PUBLISHABLE_KEY", sandbox.publishable_key()),
                ("SOUK_STRIPE_CLIENT_ID", sandbox.client_id()),
                ("SOUK_STRIPE_API_URL", sandbox.url()),
                ("SOUK_STRIPE_CONNECT_URL", sandbox.url()),
                ("SOUK_STRIPE_JS_URL", &format!("{}/v3/stripe.js", sandbox.url())),
                ("SOUK_STRIPE_TIMEOUT_SECONDS", &stripe_seconds.to_string()),
                (
                    "SOUK_STRIPE_WEBHOOK_SECRETS_PLATFORM",
                    "whsec_old,whsec_platform_canary",
                ),
                ("SOUK_STRIPE_WEBHOOK_SECRETS_CONNECT", "whsec_connect_canary"),
                ("SOUK_SEAL_KEYS", &format!("1:{}", "0a".repeat(32))),
                ("SOUK_CLOCK_FILE", clock_file.to_str().unwrap()),
            ]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
        )
        .unwrap();
        let server = Server::start(&config, worker, None).unwrap();
        Self {
            sandbox,
            url,
            database,
            folder,
            config,
            server: Some(server),
        }
    }

    /// Stops the API and starts it again, with a worker.
    pub(crate) async fn restart(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop().await;
        }
        self.server = Some(Server::start(&self.config, true, None).unwrap());
    }

    pub(crate) fn control(&self) -> Control {
        self.sandbox.control()
    }

    /// The use cases on this house's database, as a command has them.
    pub(crate) fn application(&self) -> souk_application::Application {
        souk_server::compose::application(&self.config).unwrap()
    }

    /// Steps the clocks of server and sandbox.
    pub(crate) async fn step(&self, seconds: u32) {
        self.control().advance(seconds).await.unwrap();
    }

    /// Somebody who is not signed in.
    pub(crate) fn nobody(&self) -> Person {
        Person {
            client: reqwest::Client::builder().cookie_store(true).build().unwrap(),
            url: self.url.clone(),
            token: None,
            id: String::new(),
            email: format!("person{}@example.com", unique()),
        }
    }

    /// Somebody who has registered and signed in.
    pub(crate) async fn somebody(&self) -> Person {
        let mut person = self.nobody();
        let user = person
            .post(
                "/v1/auth/register",
                json!({"email": person.email, "password": PASSWORD, "name": "Ann Example"}),
            )
            .await
            .expect(201);
        person.id = user["id"]
            .as_str()
            .or(user["user"]["id"].as_str())
            .unwrap()
            .to_owned();
        person.sign_in().await;
        person
    }

    /// An operator who has signed in.
    pub(crate) async fn operator(&self) -> Person {
        let mut person = self.nobody();
        let email = souk_domain::text::EmailAddress::parse(&person.email).unwrap();
        let registration = souk_application::Registration {
            password: souk_domain::user::Password::parse(PASSWORD.into(), &email).unwrap(),
            email,
            name: souk_domain::text::Name::parse("Olga Operator").unwrap(),
        };
        let user = self.application().add_operator(registration).await.unwrap();
        person.id = user.id.to_string();
        person.sign_in().await;
        person
    }

    /// A seller who is connected to a test account of their own, and the account.
    pub(crate) async fn connected_seller(&self, owner: &Person) -> (String, String) {
        let seller = owner.new_seller().await;
        let account = self.control().create_account(NewTestAccount::default()).await;
        let back = self.authorize(owner, &seller, &account).await;
        let connected = owner
            .post("/v1/connections", json!({"code": back.code, "state": back.state}))
            .await
            .expect(200);
        assert_eq!(
            (&connected["status"], &connected["stripe_account"]),
            (&json!("connected"), &json!(account))
        );
        (seller, account)
    }

    /// Walks to Stripe's page and presses "authorise" for this account.
    pub(crate) async fn authorize(&self, owner: &Person, seller: &str, account: &str) -> Back {
        let started = owner
            .post(&format!("/v1/sellers/{seller}/connection"), Value::Null)
            .await
            .expect(200);
        let url: reqwest::Url = started["authorize_url"].as_str().unwrap().parse().unwrap();
        let query = |name: &str| {
            url.query_pairs()
                .find(|(key, _)| key == name)
                .unwrap()
                .1
                .into_owned()
        };
        assert_eq!(query("client_id"), self.sandbox.client_id());
        assert_eq!(query("redirect_uri"), "http://localhost:8080/connect/callback");
        Back {
            code: self.control().oauth_code(account).await.unwrap(),
            state: query("state"),
        }
    }

    /// What Stripe.js gives a browser for this test card, on the platform.
    pub(crate) async fn card(&self, number: &str) -> String {
        self.card_with(number, "12", "2034", "123").await
    }

    pub(crate) async fn card_with(&self, number: &str, month: &str, year: &str, cvc: &str) -> String {
        let answer = reqwest::Client::new()
            .post(format!("{}/v1/payment_methods", self.sandbox.url()))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!(
                "type=card&card[number]={number}&card[exp_month]={month}&card[exp_year]={year}&card[cvc]={cvc}&key={}",
                self.sandbox.publishable_key()
            ))
            .send()
            .await
            .unwrap();
        let body: Value = answer.json().await.unwrap();
        body["id"]
            .as_str()
            .unwrap_or_else(|| panic!("no payment method: {body:#}"))
            .to_owned()
    }

    /// Asks the sandbox itself, with the platform's key.
    pub(crate) async fn stripe(&self, path: &str, account: Option<&str>) -> Value {
        let mut request = reqwest::Client::new()
            .get(format!("{}{path}", self.sandbox.url()))
            .bearer_auth(self.sandbox.secret_key());
        if let Some(account) = account {
            request = request.header("stripe-account", account);
        }
        request.send().await.unwrap().json().await.unwrap()
    }

    /// Does something at the sandbox without us, as a Dashboard or a script would.
    pub(crate) async fn stripe_post(
        &self,
        path: &str,
        key: &str,
        account: Option<&str>,
        form: &str,
    ) -> Value {
        let mut request = reqwest::Client::new()
            .post(format!("{}{path}", self.sandbox.url()))
            .header("content-type", "application/x-www-form-urlencoded")
            .bearer_auth(key)
            .body(form.to_owned());
        if let Some(account) = account {
            request = request.header("stripe-account", account);
        }
        let answer = request.send().await.unwrap();
        let (status, body) = (answer.status(), answer.json::<Value>().await.unwrap());
        assert!(status.is_success(), "{path}: {body:#}");
        body
    }

    /// A seller's own secret key, which no marketplace ever sees.
    pub(crate) async fn own_key(&self, account: &str) -> String {
        let all = self.stripe("/_sandbox/accounts", None).await;
        let accounts = all["accounts"].as_array().unwrap();
        let found = accounts.iter().find(|one| one["id"] == account).unwrap();
        found["secret_key"].as_str().unwrap().to_owned()
    }

    /// Waits until every event that Stripe has was delivered and applied.
    pub(crate) async fn settled(&self) {
        let operator = self.operator().await;
        for _ in 0..100 {
            let notices = operator.get("/v1/notices?limit=100").await.expect(200);
            let open = notices["data"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|notice| notice["status"] == "received" || notice["status"] == "retrying")
                .count();
            if open == 0 && self.control().deliveries_pending() == 0 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("events stay open")
    }

    /// What all movements on a balance come to: that of a connected account, or the platform's.
    pub(crate) async fn net_of(&self, account: Option<&str>) -> i64 {
        let page = self.stripe("/v1/balance_transactions?limit=100", account).await;
        assert_eq!(page["has_more"], false);
        let lines = page["data"].as_array().unwrap();
        lines.iter().map(|line| line["net"].as_i64().unwrap()).sum()
    }

    /// Does something at the sandbox on a connected account, with the platform's key and without Souk.
    pub(crate) async fn post_to_stripe(&self, path: &str, account: &str, body: &str) -> Value {
        let request = reqwest::Client::new()
            .post(format!("{}{path}", self.sandbox.url()))
            .bearer_auth(self.sandbox.secret_key())
            .header("stripe-account", account)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.to_owned());
        request.send().await.unwrap().json().await.unwrap()
    }

    /// Pays out so many cents of what is available on an account, by hand; the payout.
    pub(crate) async fn pay_out(&self, account: &str, amount: i64) -> String {
        let body = format!("amount={amount}&currency=eur");
        let payout = self.post_to_stripe("/v1/payouts", account, &body).await;
        payout["id"]
            .as_str()
            .unwrap_or_else(|| panic!("no payout: {payout:#}"))
            .to_owned()
    }

    /// Every row of every table, as text.
    pub(crate) async fn everything_written_down(&self) -> String {
        use diesel::{Connection, RunQueryDsl, sql_types::Text};
        #[derive(diesel::QueryableByName)]
        struct One {
            #[diesel(sql_type = Text)]
            text: String,
        }
        let url = self.database.url().to_owned();
        tokio::task::spawn_blocking(move || {
            let mut conn = diesel::PgConnection::establish(&url).unwrap();
            let tables: Vec<One> = diesel::sql_query(
                "SELECT table_name::text AS text FROM information_schema.tables WHERE table_schema = 'public'",
            )
            .load(&mut conn)
            .unwrap();
            let mut everything = String::new();
            for table in tables {
                let rows: Vec<One> = diesel::sql_query(format!("SELECT t::text AS text FROM \"{}\" t", table.text))
                    .load(&mut conn)
                    .unwrap();
                for row in rows {
                    everything.push_str(&format!("{}: {}\n", table.text, row.text));
                }
            }
            everything
        })
        .await
        .unwrap()
    }

    /// The cards that are attached to anybody on an account, or on the platform, once there are so
    /// many, or as they are after a while.
    pub(crate) async fn attached(&self, account: Option<&str>, wanted: usize) -> usize {
        let mut attached = usize::MAX;
        for _ in 0..150 {
            let customers = self.stripe("/v1/customers?limit=100", account).await;
            attached = 0;
            for customer in customers["data"].as_array().unwrap() {
                let path = format!(
                    "/v1/payment_methods?customer={}&type=card",
                    customer["id"].as_str().unwrap()
                );
                attached += self.stripe(&path, account).await["data"]
                    .as_array()
                    .unwrap()
                    .len();
            }
            if attached == wanted {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        attached
    }

    /// Requests of the server's that would change something at Stripe. (It also reads accounts when
    /// events about them come in.)
    pub(crate) fn sent_to_stripe(&self) -> usize {
        let log = self.control().request_log();
        log.iter()
            .filter(|entry| entry.key_kind == Some("secret") && entry.method == "POST")
            .count()
    }
}

/// Stripe's own spec, where it is at hand: every request of these tests is held to it, and a test whose requests do not fit
/// it fails when its house is torn down. It is no part of this project.
fn stripe_spec() -> Option<PathBuf> {
    let directory = std::env::var_os("STRIPE_TRUTH_DIR").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/stripe")),
        PathBuf::from,
    );
    let spec = directory.join("spec.2026-05-27.dahlia.min.json");
    let there = spec.is_file();
    if !there {
        eprintln!("SKIPPED: Stripe's spec is not there (STRIPE_TRUTH_DIR); requests are not held to it");
    }
    there.then_some(spec)
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What Stripe sends the browser back with.
pub(crate) struct Back {
    pub(crate) code: String,
    pub(crate) state: String,
}

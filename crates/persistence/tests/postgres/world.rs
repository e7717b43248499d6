//! A database of one test's own, and the rows that most tests begin with.

use std::path::Path;

use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, connection::SimpleConnection};
use souk_domain::{
    Money, Timestamp,
    account::{Capabilities, Controller},
    attempt::{self, Attempt, Initiator, Progress},
    card::{Card, CardFace, CardSource, PaymentToken},
    charge::{Capture, Charge, Flow, State},
    checkout::{self, Checkout},
    consent::{Consent, KeepCard},
    customer::Customer,
    idempotency::{IdempotencyKey, Request},
    ids::{AttemptId, CardId, ChargeId, CheckoutId, ConsentId, CustomerId, Id, SellerId, SessionId, UserId},
    metadata::Metadata,
    seller::{AccountKind, Connection as SellerConnection, Seller},
    terms::{Party, Terms},
    text::{Country, Description, EmailAddress, Name},
    user::User,
};
use souk_local_postgres::{TestDatabase, version_of_folder};
use souk_persistence::{
    Asked, attempts, cards, charges, checkouts, consents,
    customers::{self, NewCustomer},
    sellers,
    sessions::{self, Session},
    users,
};
use uuid::Uuid;

/// A database, a connection to it, and ids that nobody else has.
pub(crate) struct World {
    pub(crate) conn: PgConnection,
    last: u128,
    // Dropped last: it takes the connections with it.
    database: TestDatabase,
}

/// A whole second of 2027.
pub(crate) fn noon() -> Timestamp {
    Timestamp::from_timestamp(1_800_000_000, 0).unwrap()
}

pub(crate) fn seconds(count: i64) -> chrono::Duration {
    chrono::Duration::seconds(count)
}

/// What a caller asked with this key.
pub(crate) fn request(key: &str, what: u8) -> Request {
    Request {
        key: IdempotencyKey::parse(key).unwrap(),
        fingerprint: [what; 32],
    }
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let version = version_of_folder(&folder).unwrap();
        let database = TestDatabase::new(&version, |url| souk_persistence::migrate(url).unwrap()).unwrap();
        Self {
            conn: PgConnection::establish(database.url()).unwrap(),
            last: 0,
            database,
        }
    }

    pub(crate) fn url(&self) -> &str {
        self.database.url()
    }

    /// One more connection to the same database.
    pub(crate) fn connect(&self) -> PgConnection {
        PgConnection::establish(self.url()).unwrap()
    }

    pub(crate) fn id<I: Id>(&mut self) -> I {
        self.last += 1;
        I::from_uuid(Uuid::from_u128(self.last))
    }

    pub(crate) fn run(&mut self, sql: &str) {
        self.conn.batch_execute(sql).unwrap();
    }

    pub(crate) fn count(&mut self, query: &str) -> i64 {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            count: i64,
        }
        let row: Count = diesel::sql_query(query).get_result(&mut self.conn).unwrap();
        row.count
    }

    pub(crate) fn user(&mut self) -> UserId {
        let id: UserId = self.id();
        let user = User {
            id,
            email: EmailAddress::parse(&format!("user{}@example.com", self.last)).unwrap(),
            name: "Ann".into(),
            operator: false,
            created_at: noon(),
        };
        users::insert(&mut self.conn, &user, "$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA").unwrap();
        id
    }

    pub(crate) fn session(&mut self, user: UserId) -> SessionId {
        let id = self.id();
        let session = Session {
            id,
            user,
            created_at: noon(),
            expires_at: noon() + seconds(3600),
            revoked_at: None,
        };
        sessions::insert(&mut self.conn, &session).unwrap();
        id
    }

    pub(crate) fn unconnected_seller(&mut self, owner: UserId) -> Seller {
        let seller = Seller {
            id: self.id(),
            owner,
            name: Name::parse("Pots & Pans").unwrap(),
            country: Country::parse("DE").unwrap(),
            default_currency: "eur".parse().unwrap(),
            account_kind: AccountKind::Standalone,
            connection: SellerConnection::None,
            stripe_account: None,
            charges_enabled: false,
            payouts_enabled: false,
            details_submitted: false,
            capabilities: Capabilities::default(),
            controller: Controller::STANDALONE,
            requirements: vec![],
            requirements_deadline: None,
            disabled_reason: None,
            account_asked_at: None,
            account_refusals: 0,
            account_refusal: None,
            connected_at: None,
            livemode: false,
            created_at: noon(),
            updated_at: noon(),
            sync_seq: 0,
        };
        sellers::insert(&mut self.conn, &seller, None).unwrap();
        seller
    }

    /// A seller that can charge, with an account of its own.
    pub(crate) fn seller(&mut self, owner: UserId) -> Seller {
        let mut seller = self.unconnected_seller(owner);
        seller.connection = SellerConnection::Active;
        seller.stripe_account = Some(format!("acct_{}", self.last));
        seller.charges_enabled = true;
        seller.connected_at = Some(noon());
        sellers::update(&mut self.conn, &seller).unwrap();
        seller
    }

    /// A seller that can charge, and who owns it.
    pub(crate) fn owned_seller(&mut self) -> (UserId, Seller) {
        let owner = self.user();
        (owner, self.seller(owner))
    }

    pub(crate) fn customer(&mut self, email: &str) -> Customer {
        let new = NewCustomer {
            id: self.id(),
            email: EmailAddress::parse(email).unwrap(),
            name: None,
            livemode: false,
            created_at: noon(),
        };
        customers::find_or_insert(&mut self.conn, &new).unwrap()
    }

    pub(crate) fn card(&mut self, customer: CustomerId) -> Card {
        let id: CardId = self.id();
        let card = Card {
            id,
            customer,
            stripe_payment_method: format!("pm_{}", self.last),
            fingerprint: Some("finger".into()),
            face: visa(),
            created_at: noon(),
        };
        cards::keep(&mut self.conn, &card).unwrap();
        card
    }

    pub(crate) fn consent(&mut self, card: &Card, seller: Option<SellerId>) -> ConsentId {
        let consent = Consent {
            id: self.id(),
            card: card.id,
            seller,
            given_at: noon(),
            withdrawn_at: None,
        };
        let evidence = consents::Evidence {
            wording: "You may.".into(),
            client_address: "192.0.2.1".parse().ok(),
            checkout: None,
        };
        consents::insert(&mut self.conn, card.customer, &consent, &evidence).unwrap();
        consent.id
    }

    pub(crate) fn checkout(&mut self, seller: &Seller) -> Checkout {
        let id: CheckoutId = self.id();
        let checkout = Checkout {
            id,
            seller: seller.id,
            money: Money::new(10_000, "eur".parse().unwrap()),
            description: Description::parse("A set of pots").unwrap(),
            flow: Flow::Direct,
            capture: Capture::Automatic,
            state: checkout::State::Open,
            expires_at: None,
            metadata: Metadata::default(),
            livemode: false,
            created_at: noon(),
        };
        let request = request(&format!("key-{}", self.last), 1);
        let asked = Asked {
            caller: "user:test",
            request: &request,
        };
        checkouts::insert(&mut self.conn, &checkout, seller.owner, asked).unwrap();
        checkout
    }

    /// A charge that is not stored yet.
    pub(crate) fn new_charge(&mut self, seller: &Seller) -> Charge {
        Charge {
            id: self.id::<ChargeId>(),
            seller: seller.id,
            customer: None,
            checkout: None,
            money: Money::new(10_000, "eur".parse().unwrap()),
            amount_captured: 0,
            amount_refunded: 0,
            application_fee: 1_000,
            stripe_fee: None,
            net: None,
            flow: Flow::Direct,
            terms: Terms {
                on_behalf_of: false,
                stripe_fee_payer: Party::Seller,
                losses_payer: Party::Stripe,
            },
            capture: Capture::Automatic,
            state: State::Created,
            disputed: false,
            dispute: None,
            description: Description::parse("A set of pots").ok(),
            statement_descriptor_suffix: None,
            metadata: Metadata::default(),
            stripe_account: seller.stripe_account.clone().unwrap(),
            stripe_payment_intent: None,
            stripe_charge: None,
            stripe_application_fee: None,
            stripe_transfer: None,
            stripe_destination_payment: None,
            balance_transaction: None,
            application_fee_captured: None,
            application_fee_refunded: 0,
            capture_before: None,
            livemode: false,
            created_at: noon(),
            updated_at: noon(),
        }
    }

    pub(crate) fn charge(&mut self, seller: &Seller) -> Charge {
        let charge = self.new_charge(seller);
        charges::insert(&mut self.conn, &charge, None).unwrap();
        charge
    }

    /// An attempt with a token from the buyer's browser that is not stored yet.
    pub(crate) fn new_attempt(&mut self, charge: &Charge, customer: CustomerId, number: i32) -> Attempt {
        Attempt {
            id: self.id::<AttemptId>(),
            charge: charge.id,
            number,
            customer,
            source: CardSource::Token(PaymentToken::parse("tok_visa").unwrap()),
            keep_card: KeepCard::No,
            wallet: None,
            initiator: Initiator::Buyer,
            state: attempt::State::Pending,
            progress: Progress::default(),
            decline: None,
            action: None,
            created_at: noon(),
        }
    }

    pub(crate) fn attempt(&mut self, charge: &Charge, customer: CustomerId, number: i32) -> Attempt {
        let attempt = self.new_attempt(charge, customer, number);
        attempts::insert(&mut self.conn, &attempt, None, None).unwrap();
        attempt
    }
}

pub(crate) fn visa() -> CardFace {
    CardFace {
        brand: "visa".into(),
        last4: "4242".into(),
        exp_month: 12,
        exp_year: 2034,
    }
}

//! Buyers, and the sellers' Stripe accounts that know them.
//!
//! Who sees whom: an owner sees a customer through charges of own sellers and through consents
//! that name an own seller. A consent for the whole marketplace shows the customer to owners of a
//! connected seller, but only when they ask by id or by the exact e-mail address: nobody gets a
//! list of other sellers' buyers by opening an account.

mod traces;

use diesel::{
    dsl::{exists, not},
    pg::Pg,
    prelude::*,
    sql_types::Bool,
};
use souk_domain::{
    Timestamp, charge,
    consent::Consent,
    customer::{Customer, SharedCustomer},
    ids::{CardId, CustomerId, Id, SellerId, UserId},
    page::{Cursor, Page, PageRequest},
    seller::Connection,
    text::{EmailAddress, Name},
};
use uuid::Uuid;

use crate::{
    Error, Scope, consents,
    page::{newest_first, paged},
    row::{self, Origin, Stored},
    schema::{charges, consents as consents_table, customers, sellers, shared_customers},
    scope::sellers_of,
};

pub use traces::{awaited_by, erase_notice, erase_notices, erase_traces, is_paying};

#[derive(Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    email: String,
    name: Option<String>,
    stripe_customer: Option<String>,
    default_card_id: Option<Uuid>,
    livemode: bool,
    created_at: Timestamp,
    erased_at: Option<Timestamp>,
}

#[derive(Insertable)]
#[diesel(table_name = customers, treat_none_as_default_value = false)]
struct NewRow<'a> {
    id: Uuid,
    email: &'a str,
    email_compared: &'a str,
    name: Option<&'a str>,
    livemode: bool,
    created_at: Timestamp,
}

impl Row {
    fn into_customer(self, consents: Vec<Consent>) -> Result<Customer, Error> {
        let from = Origin {
            table: "customers",
            id: self.id,
        };
        Ok(Customer {
            id: CustomerId::from_uuid(self.id),
            email: from.parsed("email", EmailAddress::parse(&self.email))?,
            name: from.parsed("name", self.name.as_deref().map(Name::parse).transpose())?,
            stripe_customer: self.stripe_customer,
            default_card: row::id(self.default_card_id),
            consents,
            livemode: self.livemode,
            created_at: self.created_at,
            erased_at: self.erased_at,
        })
    }
}

/// A buyer as first seen.
#[derive(Debug, Clone)]
pub struct NewCustomer {
    /// The id, if it turns out to be a new customer.
    pub id: CustomerId,
    /// Whose compared form is unique per mode.
    pub email: EmailAddress,
    /// If it was told.
    pub name: Option<Name>,
    /// Whether the mode is live.
    pub livemode: bool,
    /// When first seen.
    pub created_at: Timestamp,
}

/// The customer with this e-mail address, made if there is none. Two who ask at the same moment
/// get the same one. A customer that was there is not changed, its name neither.
///
/// # Errors
/// See [`Error`].
pub fn find_or_insert(conn: &mut PgConnection, new: &NewCustomer) -> Result<Customer, Error> {
    // The insert waits for another transaction that is inserting the same address; the select
    // after it, with a snapshot of its own, then sees that one's row.
    diesel::insert_into(customers::table)
        .values(NewRow {
            id: new.id.uuid(),
            email: new.email.as_str(),
            email_compared: new.email.compared(),
            name: new.name.as_ref().map(Name::as_str),
            livemode: new.livemode,
            created_at: new.created_at,
        })
        .on_conflict((customers::email_compared, customers::livemode))
        .do_nothing()
        .execute(conn)?;
    let row = customers::table
        .filter(customers::email_compared.eq(new.email.compared()))
        .filter(customers::livemode.eq(new.livemode))
        .select(Row::as_select())
        .first(conn)?;
    with_consents(conn, row, &Scope::Everything)
}

fn with_consents(conn: &mut PgConnection, row: Row, scope: &Scope) -> Result<Customer, Error> {
    let id = CustomerId::from_uuid(row.id);
    let consents = consents::of_customers(conn, &[id], scope)?;
    row.into_customer(consents.into_iter().map(|(_, consent)| consent).collect())
}

type Condition = Box<dyn BoxableExpression<customers::table, Pg, SqlType = Bool>>;

/// Seen through own charges that were paid, or consents that name an own seller. A charge that was
/// only tried shows nobody: whoever types an address into a pay page would learn whose it is.
fn own(user: UserId) -> Condition {
    let paid = charge::State::ALL
        .into_iter()
        .filter(|state| state.is_paid())
        .map(Stored::stored);
    let charged = exists(
        charges::table
            .filter(charges::customer_id.eq(customers::id.nullable()))
            .filter(charges::state.eq_any(paid.collect::<Vec<_>>()))
            .filter(charges::seller_id.eq_any(sellers_of(user))),
    );
    let named = exists(
        consents_table::table
            .filter(consents_table::customer_id.eq(customers::id))
            .filter(consents_table::withdrawn_at.is_null())
            .filter(consents_table::seller_id.eq_any(sellers_of(user).select(sellers::id.nullable()))),
    );
    Box::new(charged.or(named))
}

/// Seen through a consent for the whole marketplace, by owners who can charge.
fn of_marketplace(user: UserId) -> Condition {
    let connected = [Connection::Active, Connection::Restricted].map(Stored::stored);
    let agreed = exists(
        consents_table::table
            .filter(consents_table::customer_id.eq(customers::id))
            .filter(consents_table::withdrawn_at.is_null())
            .filter(consents_table::seller_id.is_null()),
    );
    let can_charge = exists(
        sellers::table
            .filter(sellers::owner_id.eq(user.uuid()))
            .filter(sellers::livemode.eq(customers::livemode))
            .filter(sellers::connection_state.eq_any(connected)),
    );
    Box::new(agreed.and(can_charge))
}

/// Seen by asking for this customer in particular.
fn visible_to(user: UserId) -> Condition {
    Box::new(own(user).or(of_marketplace(user)))
}

/// The customer, if it is in scope, with the consents that concern the scope.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: CustomerId, scope: &Scope) -> Result<Option<Customer>, Error> {
    let mut query = customers::table
        .find(id.uuid())
        .select(Row::as_select())
        .into_boxed();
    if let Scope::OwnedBy(user) = scope {
        query = query.filter(visible_to(*user));
    }
    match query.first(conn).optional()? {
        Some(row) => with_consents(conn, row, scope).map(Some),
        None => Ok(None),
    }
}

/// The customer, locked until the transaction ends.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: CustomerId) -> Result<Option<Customer>, Error> {
    let row = customers::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?;
    row.map(|row| with_consents(conn, row, &Scope::Everything))
        .transpose()
}

/// Keeps the id that the customer has on the platform. Of two that were made, the first stays:
/// returned is the one that counts.
///
/// # Errors
/// [`Error::Conflict`] when another customer has this id.
pub fn set_stripe_customer(
    conn: &mut PgConnection,
    id: CustomerId,
    stripe_customer: &str,
) -> Result<String, Error> {
    diesel::update(customers::table.find(id.uuid()))
        .filter(customers::stripe_customer.is_null())
        .set(customers::stripe_customer.eq(stripe_customer))
        .execute(conn)?;
    let kept: Option<String> = customers::table
        .find(id.uuid())
        .select(customers::stripe_customer)
        .first(conn)?;
    let from = Origin {
        table: "customers",
        id: id.uuid(),
    };
    kept.ok_or_else(|| from.wrong("stripe_customer"))
}

/// Makes this card the default when there is none.
///
/// # Errors
/// [`Error::Query`] when the card is another customer's.
pub fn set_default_card_if_none(conn: &mut PgConnection, id: CustomerId, card: CardId) -> Result<(), Error> {
    diesel::update(customers::table.find(id.uuid()))
        .filter(customers::default_card_id.is_null())
        .set(customers::default_card_id.eq(card.uuid()))
        .execute(conn)?;
    Ok(())
}

/// Customers in scope, newest first; with `email`, the one with this address.
///
/// # Errors
/// See [`Error`].
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    email: Option<&EmailAddress>,
    page: PageRequest,
) -> Result<Page<Customer>, Error> {
    let mut query = customers::table
        .select(Row::as_select())
        .filter(customers::erased_at.is_null())
        .into_boxed();
    if let Some(email) = email {
        query = query.filter(customers::email_compared.eq(email.compared().to_owned()));
    }
    if let Scope::OwnedBy(user) = scope {
        query = match email {
            Some(_) => query.filter(visible_to(*user)),
            None => query.filter(own(*user)),
        };
    }
    let rows: Vec<Row> = newest_first!(query, customers::created_at, customers::id, page).load(conn)?;
    let ids: Vec<CustomerId> = rows.iter().map(|row| CustomerId::from_uuid(row.id)).collect();
    let mut consents = consents::of_customers(conn, &ids, scope)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.created_at,
        id: row.id,
    };
    paged(rows, page, cursor, |row| {
        let (own, others) = std::mem::take(&mut consents)
            .into_iter()
            .partition(|(customer, _)| customer.uuid() == row.id);
        consents = others;
        let own: Vec<(CustomerId, Consent)> = own;
        row.into_customer(own.into_iter().map(|(_, consent)| consent).collect())
    })
}

/// Takes out of a customer all that tells who it is; amounts and ids stay. Whether there was one
/// to erase.
///
/// # Errors
/// See [`Error`].
pub fn erase(conn: &mut PgConnection, id: CustomerId, at: Timestamp) -> Result<bool, Error> {
    let gone = format!("{}@erased.invalid", id.uuid().simple());
    let erased = diesel::update(customers::table.find(id.uuid()))
        .filter(not(customers::erased_at.is_not_null()))
        .set((
            customers::email.eq(&gone),
            customers::email_compared.eq(&gone),
            customers::name.eq(None::<String>),
            customers::default_card_id.eq(None::<Uuid>),
            customers::erased_at.eq(Some(at)),
        ))
        .execute(conn)?;
    Ok(erased > 0)
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = shared_customers, check_for_backend(Pg), treat_none_as_default_value = false)]
struct SharedRow {
    customer_id: Uuid,
    seller_id: Uuid,
    stripe_account: String,
    stripe_customer: String,
    created_at: Timestamp,
}

impl From<SharedRow> for SharedCustomer {
    fn from(row: SharedRow) -> Self {
        Self {
            seller: SellerId::from_uuid(row.seller_id),
            stripe_account: row.stripe_account,
            stripe_customer: row.stripe_customer,
        }
    }
}

/// All accounts that know this customer, oldest first.
///
/// # Errors
/// See [`Error`].
pub fn shared(conn: &mut PgConnection, id: CustomerId) -> Result<Vec<SharedCustomer>, Error> {
    let rows: Vec<SharedRow> = shared_customers::table
        .filter(shared_customers::customer_id.eq(id.uuid()))
        .order((shared_customers::created_at, shared_customers::stripe_account))
        .select(SharedRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(SharedCustomer::from).collect())
}

/// The customer on this account, if it knows it.
///
/// # Errors
/// See [`Error`].
pub fn shared_on(
    conn: &mut PgConnection,
    id: CustomerId,
    stripe_account: &str,
) -> Result<Option<SharedCustomer>, Error> {
    let row: Option<SharedRow> = shared_customers::table
        .find((id.uuid(), stripe_account))
        .select(SharedRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(SharedCustomer::from))
}

/// Keeps that an account knows this customer. Of two that were made there, the first stays:
/// returned is the one that counts.
///
/// # Errors
/// [`Error::Conflict`] when that id on that account is another customer's.
pub fn share(
    conn: &mut PgConnection,
    id: CustomerId,
    shared: &SharedCustomer,
    at: Timestamp,
) -> Result<SharedCustomer, Error> {
    diesel::insert_into(shared_customers::table)
        .values(SharedRow {
            customer_id: id.uuid(),
            seller_id: shared.seller.uuid(),
            stripe_account: shared.stripe_account.clone(),
            stripe_customer: shared.stripe_customer.clone(),
            created_at: at,
        })
        .on_conflict((shared_customers::customer_id, shared_customers::stripe_account))
        .do_nothing()
        .execute(conn)?;
    let kept = shared_on(conn, id, &shared.stripe_account)?;
    let from = Origin {
        table: "shared_customers",
        id: id.uuid(),
    };
    kept.ok_or_else(|| from.wrong("stripe_account"))
}

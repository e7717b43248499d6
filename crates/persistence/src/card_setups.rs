//! Cards that operators put on file.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    card::{CardFace, PaymentToken},
    card_setup::{CardSetup, ReadCard, State},
    consent::Attested,
    decline::Decline,
    ids::{CardSetupId, CustomerId, Id, SellerId, UserId},
};
use uuid::Uuid;

use crate::{
    Asked, Error, Found, idempotency,
    row::{self, Origin, Stored},
    schema::{card_setups, customers},
};

/// The name of the index that a second open setup of the same token runs into.
pub const ONE_OF_TOKEN: &str = "card_setups_one_of_token";

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = card_setups, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    #[diesel(embed)]
    terms: Terms,
    #[diesel(embed)]
    course: Course,
}

/// What does not change.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = card_setups, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Terms {
    id: Uuid,
    customer_id: Uuid,
    added_by: Uuid,
    consent: Option<String>,
    consent_seller_id: Option<Uuid>,
    created_at: Timestamp,
}

/// What does.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = card_setups, check_for_backend(Pg))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
struct Course {
    payment_token: Option<String>,
    payment_method: Option<String>,
    card_brand: Option<String>,
    card_last4: Option<String>,
    card_exp_month: Option<i16>,
    card_exp_year: Option<i16>,
    fingerprint: Option<String>,
    stripe_setup_intent: Option<String>,
    state: String,
    submitted_at: Option<Timestamp>,
    card_id: Option<Uuid>,
    error_code: Option<String>,
    decline_code: Option<String>,
    error_message: Option<String>,
}

#[derive(Insertable)]
#[diesel(table_name = card_setups, treat_none_as_default_value = false)]
struct NewRow<'a> {
    #[diesel(embed)]
    row: Row,
    livemode: bool,
    caller: &'a str,
    idempotency_key: &'a str,
    request_fingerprint: &'a [u8],
}

impl From<&CardSetup> for Row {
    fn from(setup: &CardSetup) -> Self {
        let (read, refusal) = (setup.read.as_ref(), setup.refusal.as_ref());
        let face = read.and_then(|read| read.face.as_ref());
        let consent = setup.consent.map(|consent| match consent {
            Attested::Seller(_) => "seller",
            Attested::Marketplace => "marketplace",
        });
        Self {
            terms: Terms {
                id: setup.id.uuid(),
                customer_id: setup.customer.uuid(),
                added_by: setup.added_by.uuid(),
                consent: consent.map(str::to_owned),
                consent_seller_id: setup.consent.and_then(Attested::seller).map(Id::uuid),
                created_at: setup.created_at,
            },
            course: Course {
                payment_token: setup.token.as_ref().map(|token| token.reveal().to_owned()),
                payment_method: read.map(|read| read.payment_method.clone()),
                card_brand: face.map(|face| face.brand.clone()),
                card_last4: face.map(|face| face.last4.clone()),
                card_exp_month: face.map(|face| face.exp_month),
                card_exp_year: face.map(|face| face.exp_year),
                fingerprint: read.and_then(|read| read.fingerprint.clone()),
                stripe_setup_intent: setup.stripe_setup_intent.clone(),
                state: setup.state.stored().to_owned(),
                submitted_at: setup.submitted_at,
                card_id: setup.kept.map(Id::uuid),
                error_code: refusal.map(|refusal| refusal.code.clone()),
                decline_code: refusal.and_then(|refusal| refusal.decline_code.clone()),
                error_message: refusal.map(|refusal| refusal.message.clone()),
            },
        }
    }
}

impl Course {
    fn face(&self, from: Origin) -> Result<Option<CardFace>, Error> {
        match (
            &self.card_brand,
            &self.card_last4,
            self.card_exp_month,
            self.card_exp_year,
        ) {
            (Some(brand), Some(last4), Some(exp_month), Some(exp_year)) => Ok(Some(CardFace {
                brand: brand.clone(),
                last4: last4.clone(),
                exp_month,
                exp_year,
            })),
            (None, None, None, None) => Ok(None),
            _ => Err(from.wrong("card_brand")),
        }
    }

    fn refusal(&self, from: Origin) -> Result<Option<Decline>, Error> {
        match (&self.error_code, &self.error_message) {
            (Some(code), Some(message)) => Ok(Some(Decline {
                code: code.clone(),
                decline_code: self.decline_code.clone(),
                message: message.clone(),
            })),
            (None, None) => Ok(None),
            _ => Err(from.wrong("error_code")),
        }
    }
}

impl TryFrom<Row> for CardSetup {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let Row { terms, course } = row;
        let from = Origin {
            table: "card_setups",
            id: terms.id,
        };
        let consent = match (terms.consent.as_deref(), terms.consent_seller_id) {
            (None, None) => None,
            (Some("seller"), Some(seller)) => Some(Attested::Seller(SellerId::from_uuid(seller))),
            (Some("marketplace"), None) => Some(Attested::Marketplace),
            _ => return Err(from.wrong("consent")),
        };
        let (face, refusal) = (course.face(from)?, course.refusal(from)?);
        let token = course.payment_token.as_deref().map(PaymentToken::parse);
        let fingerprint = course.fingerprint;
        Ok(Self {
            id: CardSetupId::from_uuid(terms.id),
            customer: CustomerId::from_uuid(terms.customer_id),
            added_by: UserId::from_uuid(terms.added_by),
            consent,
            token: from.parsed("payment_token", token.transpose())?,
            read: course.payment_method.map(|payment_method| ReadCard {
                payment_method,
                face,
                fingerprint,
            }),
            stripe_setup_intent: course.stripe_setup_intent,
            state: from.named("state", &course.state)?,
            submitted_at: course.submitted_at,
            kept: row::id(course.card_id),
            refusal,
            created_at: terms.created_at,
        })
    }
}

/// Writes a setup down. Its mode is its customer's.
///
/// # Errors
/// [`Error::Conflict`] when the key was used (see [`by_key`]), or with [`ONE_OF_TOKEN`] when the
/// token is being set up already.
pub fn insert(conn: &mut PgConnection, setup: &CardSetup, asked: Asked<'_>) -> Result<(), Error> {
    idempotency::claim(conn, Some(asked), "card_setups")?;
    let livemode = customers::table
        .find(setup.customer.uuid())
        .select(customers::livemode)
        .first::<bool>(conn)?;
    diesel::insert_into(card_setups::table)
        .values(NewRow {
            row: setup.into(),
            livemode,
            caller: asked.caller,
            idempotency_key: asked.request.key.as_str(),
            request_fingerprint: &asked.request.fingerprint,
        })
        .execute(conn)?;
    Ok(())
}

/// What this key gave.
///
/// # Errors
/// See [`Error`].
pub fn by_key(conn: &mut PgConnection, caller: &str, key: &str) -> Result<Option<Found<CardSetup>>, Error> {
    let row: Option<(Row, Vec<u8>, Option<i16>)> = card_setups::table
        .filter(card_setups::caller.eq(caller))
        .filter(card_setups::idempotency_key.eq(key))
        .select((
            Row::as_select(),
            card_setups::request_fingerprint,
            card_setups::answered_status,
        ))
        .first(conn)
        .optional()?;
    let Some((row, fingerprint, status)) = row else {
        return Ok(None);
    };
    let from = Origin {
        table: "card_setups",
        id: row.terms.id,
    };
    Ok(Some(Found {
        fingerprint: from.parsed("request_fingerprint", fingerprint.try_into())?,
        answered_status: from.parsed("answered_status", status.map(u16::try_from).transpose())?,
        row: row.try_into()?,
    }))
}

/// The setup.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: CardSetupId) -> Result<Option<CardSetup>, Error> {
    card_setups::table
        .find(id.uuid())
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(CardSetup::try_from)
        .transpose()
}

/// The setup, locked until the transaction ends. Its customer is locked before it.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: CardSetupId) -> Result<Option<CardSetup>, Error> {
    card_setups::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(CardSetup::try_from)
        .transpose()
}

fn stored(wanted: fn(State) -> bool) -> Vec<&'static str> {
    let states = State::ALL.into_iter().filter(|state| wanted(*state));
    states.map(Stored::stored).collect()
}

/// Whether somebody is putting a card on file for this customer right now, or it is not known how it ended.
///
/// # Errors
/// See [`Error`].
pub fn is_in_flight(conn: &mut PgConnection, customer: CustomerId) -> Result<bool, Error> {
    let found: Option<Uuid> = card_setups::table
        .filter(card_setups::customer_id.eq(customer.uuid()))
        .filter(card_setups::state.eq_any(stored(State::is_in_flight)))
        .select(card_setups::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// The setups that wait for this customer to answer their bank.
///
/// # Errors
/// See [`Error`].
pub fn awaited_by(conn: &mut PgConnection, customer: CustomerId) -> Result<Vec<CardSetupId>, Error> {
    let ids: Vec<Uuid> = card_setups::table
        .filter(card_setups::customer_id.eq(customer.uuid()))
        .filter(card_setups::state.eq(State::RequiresAction.stored()))
        .select(card_setups::id)
        .load(conn)?;
    Ok(ids.into_iter().map(CardSetupId::from_uuid).collect())
}

/// Takes up to `limit` open setups that were asked for, and last taken, before `before`, oldest
/// first: what the sweeper looks at. Those that somebody is at are passed over.
///
/// # Errors
/// See [`Error`].
pub fn take_open(
    conn: &mut PgConnection,
    before: Timestamp,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<CardSetupId>, Error> {
    let ids: Vec<Uuid> = card_setups::table
        .filter(card_setups::state.eq_any(stored(State::is_open)))
        .filter(card_setups::created_at.lt(before))
        .filter(
            card_setups::swept_at
                .is_null()
                .or(card_setups::swept_at.lt(before)),
        )
        .order((card_setups::created_at, card_setups::id))
        .limit(limit)
        .select(card_setups::id)
        .for_no_key_update()
        .skip_locked()
        .load(conn)?;
    diesel::update(card_setups::table.filter(card_setups::id.eq_any(&ids)))
        .set(card_setups::swept_at.eq(Some(now)))
        .execute(conn)?;
    Ok(ids.into_iter().map(CardSetupId::from_uuid).collect())
}

/// Saves how a setup that was read under [`lock`] stands.
///
/// # Errors
/// [`Error::Query`] when the state may not follow on the one that is stored.
pub fn update(conn: &mut PgConnection, setup: &CardSetup) -> Result<(), Error> {
    diesel::update(card_setups::table.find(setup.id.uuid()))
        .set(Row::from(setup).course)
        .returning(card_setups::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// Keeps the HTTP status of the first answer, for a replay of the key. A later one changes nothing.
///
/// # Errors
/// See [`Error`].
pub fn set_answered_status(conn: &mut PgConnection, id: CardSetupId, status: u16) -> Result<(), Error> {
    let status = i16::try_from(status).unwrap_or(i16::MAX);
    diesel::update(card_setups::table.find(id.uuid()))
        .filter(card_setups::answered_status.is_null())
        .set(card_setups::answered_status.eq(Some(status)))
        .execute(conn)?;
    Ok(())
}

/// Erases what a customer's setups say of their cards. States and ids stay.
///
/// # Errors
/// See [`Error`].
pub fn erase(conn: &mut PgConnection, customer: CustomerId) -> Result<(), Error> {
    diesel::update(card_setups::table.filter(card_setups::customer_id.eq(customer.uuid())))
        .set((
            card_setups::card_brand.eq(None::<String>),
            card_setups::card_last4.eq(None::<String>),
            card_setups::card_exp_month.eq(None::<i16>),
            card_setups::card_exp_year.eq(None::<i16>),
            card_setups::fingerprint.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}

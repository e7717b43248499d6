//! Payouts, and which movements of our charges they paid out.

use std::collections::HashMap;

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Money, Timestamp,
    charge::Flow,
    ids::{ChargeId, Id, PayoutId, SellerId},
    page::{Cursor, Page, PageRequest},
    payout::{Failure, Part, Payout, PayoutItem, Status},
};
use uuid::Uuid;

use crate::{
    Error,
    page::{newest_first, paged},
    row::{Origin, Stored},
    schema::{charges, payout_items, payouts},
};

/// The name of the constraint that a payout which was stored meanwhile runs into.
pub const STRIPE_PAYOUT_UNIQUE: &str = "payouts_stripe_payout_unique";

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = payouts, check_for_backend(Pg))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: Uuid,
    seller_id: Uuid,
    stripe_account: String,
    stripe_payout: String,
    amount: i64,
    currency: String,
    status: String,
    automatic: bool,
    instant: bool,
    expected_at: Timestamp,
    failure_code: Option<String>,
    failure_message: Option<String>,
    returned_at: Option<Timestamp>,
    itemization: String,
    itemized_at: Option<Timestamp>,
    our_count: i64,
    our_amount: i64,
    our_fee: i64,
    our_net: i64,
    outside_count: i64,
    outside_amount: i64,
    outside_fee: i64,
    outside_net: i64,
    livemode: bool,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<&Payout> for Row {
    fn from(payout: &Payout) -> Self {
        Self {
            id: payout.id.uuid(),
            seller_id: payout.seller.uuid(),
            stripe_account: payout.stripe_account.clone(),
            stripe_payout: payout.stripe_payout.clone(),
            amount: payout.money.amount,
            currency: payout.money.currency.code().to_owned(),
            status: payout.status.stored().to_owned(),
            automatic: payout.automatic,
            instant: payout.instant,
            expected_at: payout.expected_at,
            failure_code: payout.failure.as_ref().map(|failure| failure.code.clone()),
            failure_message: payout.failure.as_ref().map(|failure| failure.message.clone()),
            returned_at: payout.returned_at,
            itemization: payout.itemization.stored().to_owned(),
            itemized_at: payout.itemized_at,
            our_count: payout.ours.count,
            our_amount: payout.ours.amount,
            our_fee: payout.ours.fee,
            our_net: payout.ours.net,
            outside_count: payout.outside.count,
            outside_amount: payout.outside.amount,
            outside_fee: payout.outside.fee,
            outside_net: payout.outside.net,
            livemode: payout.livemode,
            created_at: payout.created_at,
            updated_at: payout.updated_at,
        }
    }
}

impl TryFrom<Row> for Payout {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "payouts",
            id: row.id,
        };
        let failure = match (row.failure_code, row.failure_message) {
            (Some(code), Some(message)) => Some(Failure { code, message }),
            (None, None) => None,
            _ => return Err(from.wrong("failure_message")),
        };
        Ok(Self {
            id: PayoutId::from_uuid(row.id),
            seller: SellerId::from_uuid(row.seller_id),
            stripe_account: row.stripe_account,
            stripe_payout: row.stripe_payout,
            money: Money::new(row.amount, from.parsed("currency", row.currency.parse())?),
            status: from.named("status", &row.status)?,
            automatic: row.automatic,
            instant: row.instant,
            expected_at: row.expected_at,
            failure,
            returned_at: row.returned_at,
            itemization: from.named("itemization", &row.itemization)?,
            itemized_at: row.itemized_at,
            ours: Part {
                count: row.our_count,
                amount: row.our_amount,
                fee: row.our_fee,
                net: row.our_net,
            },
            outside: Part {
                count: row.outside_count,
                amount: row.outside_amount,
                fee: row.outside_fee,
                net: row.outside_net,
            },
            livemode: row.livemode,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

/// Stores a payout that was not known.
///
/// # Errors
/// [`Error::Conflict`] with [`STRIPE_PAYOUT_UNIQUE`] when somebody else did meanwhile.
pub fn insert(conn: &mut PgConnection, payout: &Payout) -> Result<(), Error> {
    diesel::insert_into(payouts::table)
        .values(Row::from(payout))
        .execute(conn)?;
    Ok(())
}

/// A seller's payout.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: PayoutId, seller: SellerId) -> Result<Option<Payout>, Error> {
    payouts::table
        .find(id.uuid())
        .filter(payouts::seller_id.eq(seller.uuid()))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Payout::try_from)
        .transpose()
}

/// The payout, locked until the transaction ends.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: PayoutId) -> Result<Option<Payout>, Error> {
    payouts::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(Payout::try_from)
        .transpose()
}

/// Those of these payouts (`po_…`) that are known here.
///
/// # Errors
/// See [`Error`].
pub fn known(
    conn: &mut PgConnection,
    stripe_payouts: &[String],
    livemode: bool,
) -> Result<Vec<Payout>, Error> {
    let rows: Vec<Row> = payouts::table
        .filter(payouts::stripe_payout.eq_any(stripe_payouts))
        .filter(payouts::livemode.eq(livemode))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Payout::try_from).collect()
}

/// Saves a payout that was read under [`lock`].
///
/// # Errors
/// [`Error::Query`] when the status may not follow on the one that is stored.
pub fn update(conn: &mut PgConnection, payout: &Payout) -> Result<(), Error> {
    diesel::update(payouts::table.find(payout.id.uuid()))
        .set(Row::from(payout))
        .returning(payouts::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// Counts that somebody sets out to read a payout at Stripe, and gives it with the number; none
/// while it is not known. Under [`lock`], what was read is applied only while [`sync_seq`] is still
/// this number.
///
/// # Errors
/// See [`Error`].
pub fn begin_sync(
    conn: &mut PgConnection,
    stripe_payout: &str,
    livemode: bool,
) -> Result<Option<(Payout, i64)>, Error> {
    let found: Option<(Row, i64)> = diesel::update(payouts::table)
        .filter(payouts::stripe_payout.eq(stripe_payout))
        .filter(payouts::livemode.eq(livemode))
        .set(payouts::sync_seq.eq(payouts::sync_seq + 1))
        .returning((Row::as_returning(), payouts::sync_seq))
        .get_result(conn)
        .optional()?;
    found.map(|(row, seq)| Ok((row.try_into()?, seq))).transpose()
}

/// The number that [`begin_sync`] last gave.
///
/// # Errors
/// See [`Error`].
pub fn sync_seq(conn: &mut PgConnection, id: PayoutId) -> Result<i64, Error> {
    Ok(payouts::table
        .find(id.uuid())
        .select(payouts::sync_seq)
        .first(conn)?)
}

/// A seller's payouts, newest first.
///
/// # Errors
/// See [`Error`].
pub fn list(
    conn: &mut PgConnection,
    seller: SellerId,
    status: Option<Status>,
    page: PageRequest,
) -> Result<Page<Payout>, Error> {
    let mut query = payouts::table
        .filter(payouts::seller_id.eq(seller.uuid()))
        .select(Row::as_select())
        .into_boxed();
    if let Some(status) = status {
        query = query.filter(payouts::status.eq(status.stored()));
    }
    let rows = newest_first!(query, payouts::created_at, payouts::id, page).load(conn)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.created_at,
        id: row.id,
    };
    paged(rows, page, cursor, Payout::try_from)
}

/// Which of these objects of an account (`ch_…`, `py_…`) are charges of ours.
///
/// # Errors
/// See [`Error`].
pub fn charges_among(
    conn: &mut PgConnection,
    stripe_account: &str,
    stripe_charges: &[String],
    livemode: bool,
) -> Result<HashMap<String, ChargeId>, Error> {
    let of_account = charges::table
        .filter(charges::stripe_account.eq(stripe_account))
        .filter(charges::livemode.eq(livemode));
    // Made there, or through the platform and arrived there.
    let mut found: Vec<(Option<String>, Uuid)> = of_account
        .filter(charges::flow.eq(Flow::Direct.stored()))
        .filter(charges::stripe_charge.eq_any(stripe_charges))
        .select((charges::stripe_charge, charges::id))
        .load(conn)?;
    found.extend(
        of_account
            .filter(charges::stripe_destination_payment.eq_any(stripe_charges))
            .select((charges::stripe_destination_payment, charges::id))
            .load::<(Option<String>, Uuid)>(conn)?,
    );
    Ok(found
        .into_iter()
        .filter_map(|(there, here)| Some((there?, ChargeId::from_uuid(here))))
        .collect())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = payout_items, check_for_backend(Pg))]
struct ItemRow {
    id: Uuid,
    #[diesel(embed)]
    item: Item,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = payout_items, check_for_backend(Pg))]
struct Item {
    payout_id: Uuid,
    balance_transaction: String,
    kind: String,
    charge_id: Uuid,
    amount: i64,
    fee: i64,
    net: i64,
    created_at: Timestamp,
}

impl TryFrom<ItemRow> for PayoutItem {
    type Error = Error;

    fn try_from(ItemRow { id, item }: ItemRow) -> Result<Self, Error> {
        let from = Origin {
            table: "payout_items",
            id,
        };
        Ok(Self {
            balance_transaction: item.balance_transaction,
            kind: from.named("kind", &item.kind)?,
            charge: ChargeId::from_uuid(item.charge_id),
            amount: item.amount,
            fee: item.fee,
            created_at: item.created_at,
        })
    }
}

/// Keeps what a payout paid out of our charges, in place of what was kept before.
///
/// # Errors
/// See [`Error`].
pub fn set_items(conn: &mut PgConnection, payout: PayoutId, items: &[PayoutItem]) -> Result<(), Error> {
    diesel::delete(payout_items::table.filter(payout_items::payout_id.eq(payout.uuid()))).execute(conn)?;
    let rows: Vec<Item> = items
        .iter()
        .map(|item| Item {
            payout_id: payout.uuid(),
            balance_transaction: item.balance_transaction.clone(),
            kind: item.kind.stored().to_owned(),
            charge_id: item.charge.uuid(),
            amount: item.amount,
            fee: item.fee,
            net: item.amount.saturating_sub(item.fee),
            created_at: item.created_at,
        })
        .collect();
    // A statement takes 65,535 values at most.
    for some in rows.chunks(1_000) {
        diesel::insert_into(payout_items::table)
            .values(some)
            .execute(conn)?;
    }
    Ok(())
}

/// What a payout paid out of our charges, newest first.
///
/// # Errors
/// See [`Error`].
pub fn items(
    conn: &mut PgConnection,
    payout: PayoutId,
    page: PageRequest,
) -> Result<Page<PayoutItem>, Error> {
    let query = payout_items::table
        .filter(payout_items::payout_id.eq(payout.uuid()))
        .select(ItemRow::as_select())
        .into_boxed();
    let rows = newest_first!(query, payout_items::created_at, payout_items::id, page).load(conn)?;
    let cursor = |row: &ItemRow| Cursor {
        created_at: row.item.created_at,
        id: row.id,
    };
    paged(rows, page, cursor, PayoutItem::try_from)
}

//! Browsers in which buyers kept cards.
//!
//! Of the token that opens a wallet only the SHA-256 is kept.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    card::Card,
    ids::{CardId, Id, SellerId, WalletId},
    wallet::Wallet,
};
use uuid::Uuid;

use crate::{
    Error,
    cards::Row as CardRow,
    schema::{cards, consents, wallet_cards, wallets},
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = wallets, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    livemode: bool,
    created_at: Timestamp,
    expires_at: Timestamp,
}

impl From<Row> for Wallet {
    fn from(row: Row) -> Self {
        Self {
            id: WalletId::from_uuid(row.id),
            livemode: row.livemode,
            created_at: row.created_at,
            expires_at: row.expires_at,
        }
    }
}

/// Stores a new wallet; `token_hash` is the SHA-256 of what opens it.
///
/// # Errors
/// See [`Error`].
pub fn insert(conn: &mut PgConnection, wallet: &Wallet, token_hash: &[u8; 32]) -> Result<(), Error> {
    diesel::insert_into(wallets::table)
        .values((
            wallets::id.eq(wallet.id.uuid()),
            wallets::token_hash.eq(token_hash.as_slice()),
            wallets::livemode.eq(wallet.livemode),
            wallets::created_at.eq(wallet.created_at),
            wallets::expires_at.eq(wallet.expires_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// The wallet that a token with this hash opens, whether live or not.
///
/// # Errors
/// See [`Error`].
pub fn by_token(conn: &mut PgConnection, token_hash: &[u8; 32]) -> Result<Option<Wallet>, Error> {
    let row: Option<Row> = wallets::table
        .filter(wallets::token_hash.eq(token_hash.as_slice()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Wallet::from))
}

/// Lets a wallet live until `expires_at`, if that is later than it would have.
///
/// # Errors
/// See [`Error`].
pub fn prolong(conn: &mut PgConnection, id: WalletId, expires_at: Timestamp) -> Result<(), Error> {
    diesel::update(wallets::table.find(id.uuid()))
        .filter(wallets::expires_at.lt(expires_at))
        .set(wallets::expires_at.eq(expires_at))
        .execute(conn)?;
    Ok(())
}

/// Shows a card in a wallet from now on. Once more changes nothing.
///
/// # Errors
/// See [`Error`].
pub fn add_card(conn: &mut PgConnection, id: WalletId, card: CardId, at: Timestamp) -> Result<(), Error> {
    diesel::insert_into(wallet_cards::table)
        .values((
            wallet_cards::wallet_id.eq(id.uuid()),
            wallet_cards::card_id.eq(card.uuid()),
            wallet_cards::kept_at.eq(at),
        ))
        .on_conflict_do_nothing()
        .execute(conn)?;
    Ok(())
}

/// The cards of a wallet that are kept still, newest first.
///
/// # Errors
/// See [`Error`].
pub fn cards(conn: &mut PgConnection, id: WalletId) -> Result<Vec<Card>, Error> {
    let rows: Vec<CardRow> = cards::table
        .inner_join(wallet_cards::table)
        .filter(wallet_cards::wallet_id.eq(id.uuid()))
        .filter(cards::detached_at.is_null())
        .order((cards::created_at.desc(), cards::id.desc()))
        .select(CardRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Card::from).collect())
}

/// The cards of a wallet that may be charged by this seller, newest first.
///
/// # Errors
/// See [`Error`].
pub fn cards_for_seller(conn: &mut PgConnection, id: WalletId, seller: SellerId) -> Result<Vec<Card>, Error> {
    let covered = consents::table
        .filter(consents::withdrawn_at.is_null())
        .filter(
            consents::seller_id
                .is_null()
                .or(consents::seller_id.eq(seller.uuid())),
        )
        .select(consents::card_id);
    let rows: Vec<CardRow> = cards::table
        .inner_join(wallet_cards::table)
        .filter(wallet_cards::wallet_id.eq(id.uuid()))
        .filter(cards::detached_at.is_null())
        .filter(cards::id.eq_any(covered))
        .order((cards::created_at.desc(), cards::id.desc()))
        .select(CardRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Card::from).collect())
}

/// Removes wallets that ended before this instant; how many.
///
/// # Errors
/// See [`Error`].
pub fn forget_expired(conn: &mut PgConnection, before: Timestamp) -> Result<usize, Error> {
    Ok(diesel::delete(wallets::table.filter(wallets::expires_at.lt(before))).execute(conn)?)
}

/// Whether a wallet shows this card, or has shown it while it was kept.
///
/// # Errors
/// See [`Error`].
pub fn has(conn: &mut PgConnection, id: WalletId, card: CardId) -> Result<bool, Error> {
    let found: Option<Uuid> = wallet_cards::table
        .find((id.uuid(), card.uuid()))
        .select(wallet_cards::card_id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

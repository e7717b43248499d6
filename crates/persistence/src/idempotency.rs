//! Who asked for a row, with which key. See `souk_domain::idempotency`.

use diesel::prelude::*;
use souk_domain::idempotency::Request;

use crate::{Error, schema::idempotency_keys};

/// The key with which something is asked for, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The scope of the key: `user:<id>`, or `checkout:<id>` for a public payment.
    pub caller: &'a str,
    /// Key and hash of what was asked.
    pub request: &'a Request,
}

/// What a key made when it was first used.
#[derive(Debug, Clone)]
pub struct Found<T> {
    /// What it made, as it stands now.
    pub row: T,
    /// SHA-256 of what was asked then.
    pub fingerprint: [u8; 32],
    /// The HTTP status of the first answer; none when none was given yet, or none is kept.
    pub answered_status: Option<u16>,
}

/// Notes that this key is used to make a row of `noun`. A key that makes another row of the same noun is
/// left to that table's own unique key.
///
/// # Errors
/// [`Error::KeyReused`] when the caller made something else with it.
pub(crate) fn claim(
    conn: &mut PgConnection,
    asked: Option<Asked<'_>>,
    noun: &'static str,
) -> Result<(), Error> {
    let Some(Asked { caller, request }) = asked else {
        return Ok(());
    };
    let key = request.key.as_str();
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::caller.eq(caller),
            idempotency_keys::idempotency_key.eq(key),
            idempotency_keys::noun.eq(noun),
        ))
        .on_conflict_do_nothing()
        .execute(conn)?;
    let used_for: String = idempotency_keys::table
        .find((caller, key))
        .select(idempotency_keys::noun)
        .first(conn)?;
    if used_for == noun {
        Ok(())
    } else {
        Err(Error::KeyReused)
    }
}

/// The columns of a key.
pub(crate) struct KeyColumns {
    pub(crate) caller: Option<String>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) request_fingerprint: Option<Vec<u8>>,
}

impl From<Option<Asked<'_>>> for KeyColumns {
    fn from(asked: Option<Asked<'_>>) -> Self {
        Self {
            caller: asked.map(|asked| asked.caller.to_owned()),
            idempotency_key: asked.map(|asked| asked.request.key.as_str().to_owned()),
            request_fingerprint: asked.map(|asked| asked.request.fingerprint.to_vec()),
        }
    }
}

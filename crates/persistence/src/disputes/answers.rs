//! What sellers answered to disputes.

use std::collections::BTreeMap;

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    dispute::{
        Evidence,
        answer::{Answer, What},
    },
    ids::{AnswerId, DisputeId, Id},
    instruction::{Refused, State},
};
use uuid::Uuid;

use super::evidence_json;
use crate::{
    Asked, Error, Found,
    idempotency::{self, KeyColumns},
    row::{Origin, Stored},
    schema::dispute_answers,
};

/// The name of the index that a second open answer to a dispute runs into.
pub const ONE_OPEN: &str = "dispute_answers_one_open";

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = dispute_answers, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    id: Uuid,
    dispute_id: Uuid,
    kind: String,
    evidence: Option<serde_json::Value>,
    submissions_before: Option<i32>,
    state: String,
    submitted_at: Option<Timestamp>,
    refusal_code: Option<String>,
    refusal_message: Option<String>,
    created_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = dispute_answers, treat_none_as_default_value = false)]
struct NewRow {
    #[diesel(embed)]
    row: Row,
    caller: Option<String>,
    idempotency_key: Option<String>,
    request_fingerprint: Option<Vec<u8>>,
}

impl From<&Answer> for Row {
    fn from(answer: &Answer) -> Self {
        let (kind, evidence, submissions_before) = match &answer.what {
            What::Keep(evidence) => ("keep", Some(evidence), None),
            What::Submit {
                evidence,
                submissions_before,
            } => ("submit", Some(evidence), Some(*submissions_before)),
            What::Accept => ("accept", None, None),
        };
        let refusal = answer.refusal.as_ref();
        Self {
            id: answer.id.uuid(),
            dispute_id: answer.dispute.uuid(),
            kind: kind.to_owned(),
            evidence: evidence.map(evidence_json),
            submissions_before,
            state: answer.state.stored().to_owned(),
            submitted_at: answer.submitted_at,
            refusal_code: refusal.map(|refusal| refusal.code.clone()),
            refusal_message: refusal.map(|refusal| refusal.message.clone()),
            created_at: answer.created_at,
        }
    }
}

impl TryFrom<Row> for Answer {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "dispute_answers",
            id: row.id,
        };
        let fields: Option<BTreeMap<String, String>> =
            from.parsed("evidence", row.evidence.map(serde_json::from_value).transpose())?;
        let evidence = from.parsed("evidence", fields.map(Evidence::parse).transpose())?;
        let what = match (row.kind.as_str(), evidence, row.submissions_before) {
            ("keep", Some(evidence), None) => What::Keep(evidence),
            ("submit", Some(evidence), Some(submissions_before)) => What::Submit {
                evidence,
                submissions_before,
            },
            ("accept", None, None) => What::Accept,
            _ => return Err(from.wrong("kind")),
        };
        Ok(Self {
            id: AnswerId::from_uuid(row.id),
            dispute: DisputeId::from_uuid(row.dispute_id),
            what,
            state: from.named("state", &row.state)?,
            submitted_at: row.submitted_at,
            refusal: row
                .refusal_code
                .zip(row.refusal_message)
                .map(|(code, message)| Refused { code, message }),
            created_at: row.created_at,
        })
    }
}

/// Writes an answer down.
///
/// # Errors
/// [`Error::Conflict`] when the key was used (see [`by_key`]), or with [`ONE_OPEN`] when another
/// one to the dispute is on its way.
pub fn insert(conn: &mut PgConnection, answer: &Answer, asked: Option<Asked<'_>>) -> Result<(), Error> {
    idempotency::claim(conn, asked, "dispute_answers")?;
    let key = KeyColumns::from(asked);
    diesel::insert_into(dispute_answers::table)
        .values(NewRow {
            row: answer.into(),
            caller: key.caller,
            idempotency_key: key.idempotency_key,
            request_fingerprint: key.request_fingerprint,
        })
        .execute(conn)?;
    Ok(())
}

/// What this key gave.
///
/// # Errors
/// See [`Error`].
pub fn by_key(conn: &mut PgConnection, caller: &str, key: &str) -> Result<Option<Found<Answer>>, Error> {
    let row: Option<(Row, Option<Vec<u8>>, Option<i16>)> = dispute_answers::table
        .filter(dispute_answers::caller.eq(caller))
        .filter(dispute_answers::idempotency_key.eq(key))
        .select((
            Row::as_select(),
            dispute_answers::request_fingerprint,
            dispute_answers::answered_status,
        ))
        .first(conn)
        .optional()?;
    let Some((row, fingerprint, status)) = row else {
        return Ok(None);
    };
    let from = Origin {
        table: "dispute_answers",
        id: row.id,
    };
    Ok(Some(Found {
        fingerprint: from.parsed("request_fingerprint", fingerprint.unwrap_or_default().try_into())?,
        answered_status: from.parsed("answered_status", status.map(u16::try_from).transpose())?,
        row: row.try_into()?,
    }))
}

/// The answer, locked until the transaction ends. Its dispute's charge is locked before it.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: AnswerId) -> Result<Option<Answer>, Error> {
    dispute_answers::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(Answer::try_from)
        .transpose()
}

/// The answer.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: AnswerId) -> Result<Option<Answer>, Error> {
    dispute_answers::table
        .find(id.uuid())
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Answer::try_from)
        .transpose()
}

/// The one to a dispute that is on its way.
///
/// # Errors
/// See [`Error`].
pub fn open_of(conn: &mut PgConnection, dispute: DisputeId) -> Result<Option<Answer>, Error> {
    let open: Vec<&str> = State::ALL
        .into_iter()
        .filter(|state| state.is_open())
        .map(Stored::stored)
        .collect();
    dispute_answers::table
        .filter(dispute_answers::dispute_id.eq(dispute.uuid()))
        .filter(dispute_answers::state.eq_any(open))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Answer::try_from)
        .transpose()
}

/// The one to a dispute that was given last, whatever became of it.
///
/// # Errors
/// See [`Error`].
pub fn latest_of(conn: &mut PgConnection, dispute: DisputeId) -> Result<Option<Answer>, Error> {
    dispute_answers::table
        .filter(dispute_answers::dispute_id.eq(dispute.uuid()))
        .order((dispute_answers::created_at.desc(), dispute_answers::id.desc()))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Answer::try_from)
        .transpose()
}

/// Saves how an answer that was read under [`lock`] stands.
///
/// # Errors
/// [`Error::Query`] when the state may not follow on the one that is stored.
pub fn update(conn: &mut PgConnection, answer: &Answer) -> Result<(), Error> {
    let row = Row::from(answer);
    diesel::update(dispute_answers::table.find(row.id))
        .set((
            dispute_answers::state.eq(row.state),
            dispute_answers::submitted_at.eq(row.submitted_at),
            dispute_answers::refusal_code.eq(row.refusal_code),
            dispute_answers::refusal_message.eq(row.refusal_message),
        ))
        .returning(dispute_answers::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// Keeps the HTTP status of the first answer, for a replay of the key. A later one changes nothing.
///
/// # Errors
/// See [`Error`].
pub fn set_answered_status(conn: &mut PgConnection, id: AnswerId, status: u16) -> Result<(), Error> {
    let status = i16::try_from(status).unwrap_or(i16::MAX);
    diesel::update(dispute_answers::table.find(id.uuid()))
        .filter(dispute_answers::answered_status.is_null())
        .set(dispute_answers::answered_status.eq(Some(status)))
        .execute(conn)?;
    Ok(())
}

//! What sellers have Stripe do with charges that are there already.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    ids::{ChargeId, Id, InstructionId},
    instruction::{Instruction, Refused, State, What},
};
use uuid::Uuid;

use crate::{
    Asked, Error, Found,
    idempotency::{self, KeyColumns},
    row::{Origin, Stored},
    schema::instructions,
};

/// The name of the index that a second open instruction of a charge runs into.
pub const ONE_OPEN: &str = "instructions_one_open";

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = instructions, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    id: Uuid,
    charge_id: Uuid,
    kind: String,
    amount: Option<i64>,
    application_fee: Option<i64>,
    state: String,
    submitted_at: Option<Timestamp>,
    refusal_code: Option<String>,
    refusal_message: Option<String>,
    created_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = instructions, treat_none_as_default_value = false)]
struct NewRow {
    #[diesel(embed)]
    row: Row,
    caller: Option<String>,
    idempotency_key: Option<String>,
    request_fingerprint: Option<Vec<u8>>,
}

impl From<&Instruction> for Row {
    fn from(instruction: &Instruction) -> Self {
        let (kind, amount, application_fee) = match instruction.what {
            What::Capture {
                amount,
                application_fee,
            } => ("capture", Some(amount), Some(application_fee)),
            What::Cancel => ("cancel", None, None),
        };
        let refusal = instruction.refusal.as_ref();
        Self {
            id: instruction.id.uuid(),
            charge_id: instruction.charge.uuid(),
            kind: kind.to_owned(),
            amount,
            application_fee,
            state: instruction.state.stored().to_owned(),
            submitted_at: instruction.submitted_at,
            refusal_code: refusal.map(|refusal| refusal.code.clone()),
            refusal_message: refusal.map(|refusal| refusal.message.clone()),
            created_at: instruction.created_at,
        }
    }
}

impl TryFrom<Row> for Instruction {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "instructions",
            id: row.id,
        };
        let what = match (row.kind.as_str(), row.amount, row.application_fee) {
            ("capture", Some(amount), Some(application_fee)) => What::Capture {
                amount,
                application_fee,
            },
            ("cancel", None, None) => What::Cancel,
            _ => return Err(from.wrong("kind")),
        };
        Ok(Self {
            id: InstructionId::from_uuid(row.id),
            charge: ChargeId::from_uuid(row.charge_id),
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

/// Writes an instruction down.
///
/// # Errors
/// [`Error::Conflict`] when the key was used (see [`by_key`]), or with [`ONE_OPEN`] when another
/// one of the charge is on its way.
pub fn insert(
    conn: &mut PgConnection,
    instruction: &Instruction,
    asked: Option<Asked<'_>>,
) -> Result<(), Error> {
    idempotency::claim(conn, asked, "instructions")?;
    let key = KeyColumns::from(asked);
    diesel::insert_into(instructions::table)
        .values(NewRow {
            row: instruction.into(),
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
pub fn by_key(conn: &mut PgConnection, caller: &str, key: &str) -> Result<Option<Found<Instruction>>, Error> {
    let row: Option<(Row, Option<Vec<u8>>, Option<i16>)> = instructions::table
        .filter(instructions::caller.eq(caller))
        .filter(instructions::idempotency_key.eq(key))
        .select((
            Row::as_select(),
            instructions::request_fingerprint,
            instructions::answered_status,
        ))
        .first(conn)
        .optional()?;
    let Some((row, fingerprint, status)) = row else {
        return Ok(None);
    };
    let from = Origin {
        table: "instructions",
        id: row.id,
    };
    Ok(Some(Found {
        fingerprint: from.parsed("request_fingerprint", fingerprint.unwrap_or_default().try_into())?,
        answered_status: from.parsed("answered_status", status.map(u16::try_from).transpose())?,
        row: row.try_into()?,
    }))
}

/// The instruction, locked until the transaction ends. Its charge is locked before it.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: InstructionId) -> Result<Option<Instruction>, Error> {
    instructions::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(Instruction::try_from)
        .transpose()
}

/// The instruction.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: InstructionId) -> Result<Option<Instruction>, Error> {
    instructions::table
        .find(id.uuid())
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Instruction::try_from)
        .transpose()
}

/// The one of a charge that is on its way.
///
/// # Errors
/// See [`Error`].
pub fn open_of(conn: &mut PgConnection, charge: ChargeId) -> Result<Option<Instruction>, Error> {
    let open: Vec<&str> = State::ALL
        .into_iter()
        .filter(|state| state.is_open())
        .map(Stored::stored)
        .collect();
    instructions::table
        .filter(instructions::charge_id.eq(charge.uuid()))
        .filter(instructions::state.eq_any(open))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Instruction::try_from)
        .transpose()
}

/// Saves how an instruction that was read under [`lock`] stands.
///
/// # Errors
/// [`Error::Query`] when the state may not follow on the one that is stored.
pub fn update(conn: &mut PgConnection, instruction: &Instruction) -> Result<(), Error> {
    let row = Row::from(instruction);
    diesel::update(instructions::table.find(row.id))
        .set((
            instructions::state.eq(row.state),
            instructions::submitted_at.eq(row.submitted_at),
            instructions::refusal_code.eq(row.refusal_code),
            instructions::refusal_message.eq(row.refusal_message),
        ))
        .returning(instructions::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// Keeps the HTTP status of the first answer, for a replay of the key. A later one changes nothing.
///
/// # Errors
/// See [`Error`].
pub fn set_answered_status(conn: &mut PgConnection, id: InstructionId, status: u16) -> Result<(), Error> {
    let status = i16::try_from(status).unwrap_or(i16::MAX);
    diesel::update(instructions::table.find(id.uuid()))
        .filter(instructions::answered_status.is_null())
        .set(instructions::answered_status.eq(Some(status)))
        .execute(conn)?;
    Ok(())
}

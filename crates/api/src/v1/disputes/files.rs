//! `POST /v1/disputes/{id}/files`

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::{
    HttpMessage, HttpRequest, post,
    web::{Bytes, BytesMut, Data},
};
use futures_util::StreamExt;
use souk_application::{EvidenceFile, UploadError};
use souk_domain::ids::DisputeId;
use souk_persistence::disputes;
use utoipa::ToSchema;

use super::DisputeFileBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{
        Invalid, Problem,
        code::{
            BAD_REQUEST, BODY_TOO_LARGE, DISPUTE_NOT_OPEN, FILE_TYPE_REFUSED, MISSING_FIELD, NOT_FOUND,
            STRIPE_REFUSED, TEXT_TOO_LONG, UNKNOWN_FIELD, UNSUPPORTED_MEDIA_TYPE,
        },
        problems,
    },
    reply::Reply,
    v1::id,
};

/// Bytes that a file may have: Stripe takes no more for evidence.
/// Source: <https://docs.stripe.com/file-upload>.
const LARGEST_FILE: usize = 5 * 1024 * 1024;
/// Characters that a file's name may have.
const LONGEST_NAME: usize = 200;

/// A file, as a form sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the form; the parts are read one by one")]
pub(crate) struct EvidenceUpload {
    /// A PDF, JPEG or PNG of at most 5 MB.
    #[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
    file: Vec<u8>,
}

problems!(Problems: DISPUTE_NOT_OPEN, STRIPE_REFUSED, FILE_TYPE_REFUSED, TEXT_TOO_LONG);

/// Upload a file as evidence
///
/// The file goes to Stripe and is not kept here. Its id is then named by a piece of evidence, like
/// `receipt`.
#[utoipa::path(
    operation_id = "uploadDisputeFile",
    tag = "Disputes",
    params(("id" = id::Dispute, Path, description = "The dispute.")),
    request_body(content = EvidenceUpload, content_type = "multipart/form-data"),
    responses((status = 201, description = "The file.", body = DisputeFileBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/disputes/{id}/files")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<DisputeId>,
    request: HttpRequest,
    form: Multipart,
) -> Result<Reply<DisputeFileBody>, Problem> {
    // Whoever may not see the dispute learns nothing of what it takes.
    let scope = caller.scope();
    let visible = state.db.read(move |conn| disputes::get(conn, id, &scope)).await?;
    visible.ok_or(NOT_FOUND)?;
    if request.content_type() != "multipart/form-data" {
        return Err(UNSUPPORTED_MEDIA_TYPE.into());
    }
    let (filename, content) = read(form).await?;
    let media_type = media_type(&content).ok_or_else(|| {
        let mut invalid = Invalid::default();
        invalid.note("/file", FILE_TYPE_REFUSED, "is no PDF, JPEG or PNG");
        Problem::from(invalid)
    })?;
    let file = EvidenceFile {
        filename,
        media_type,
        content,
    };
    let kept = state.app.upload_evidence(caller.scope(), id, file).await?;
    Ok(Reply::created(format!("/v1/disputes/{id}"), kept.into()))
}

/// The form's one part.
async fn read(mut form: Multipart) -> Result<(String, Bytes), Problem> {
    let mut found = None;
    while let Some(part) = form.next().await {
        let mut part = part.map_err(malformed)?;
        if part.name() != Some("file") || found.is_some() {
            let mut invalid = Invalid::default();
            invalid.note("", UNKNOWN_FIELD, "the form has one part, `file`");
            return Err(invalid.into());
        }
        let name = name_of(&part)?;
        found = Some((name, content_of(&mut part).await?));
    }
    found.ok_or_else(|| {
        let mut invalid = Invalid::default();
        invalid.note("/file", MISSING_FIELD, "is missing");
        invalid.into()
    })
}

fn name_of(part: &Field) -> Result<String, Problem> {
    let given = part
        .content_disposition()
        .and_then(|disposition| disposition.get_filename())
        .unwrap_or("evidence");
    // Some browsers send a path.
    let name = given.rsplit(['/', '\\']).next().unwrap_or(given).trim();
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    if name.chars().count() > LONGEST_NAME {
        let mut invalid = Invalid::default();
        invalid.note(
            "/file",
            TEXT_TOO_LONG,
            format!("its name has more than {LONGEST_NAME} characters"),
        );
        return Err(invalid.into());
    }
    Ok(if name.is_empty() {
        "evidence".to_owned()
    } else {
        name
    })
}

async fn content_of(part: &mut Field) -> Result<Bytes, Problem> {
    let mut content = BytesMut::new();
    while let Some(piece) = part.next().await {
        let piece = piece.map_err(malformed)?;
        if content.len() + piece.len() > LARGEST_FILE {
            return Err(Problem::new(BODY_TOO_LARGE).detail("A file has at most 5 MB."));
        }
        content.extend_from_slice(&piece);
    }
    Ok(content.freeze())
}

fn malformed(_: MultipartError) -> Problem {
    Problem::new(BAD_REQUEST).detail("The form cannot be read as multipart/form-data.")
}

/// What a file is by its first bytes; what it is called proves nothing.
fn media_type(content: &[u8]) -> Option<&'static str> {
    match content {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        _ => None,
    }
}

impl From<UploadError> for Problem {
    fn from(error: UploadError) -> Self {
        match error {
            UploadError::NotFound => NOT_FOUND.into(),
            UploadError::NotWanted(_) => DISPUTE_NOT_OPEN.into(),
            UploadError::Refused(message) => Self::new(STRIPE_REFUSED).detail(message),
            UploadError::Unavailable => Self::unavailable(5, "Stripe did not answer. Upload the file again."),
            UploadError::Database(error) => error.into(),
        }
    }
}

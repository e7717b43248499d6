//! Files, as Stripe keeps them: evidence in disputes.

use bytes::{BufMut, Bytes, BytesMut};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::error::{Error, read};
use crate::ids::{AccountId, FileId};
use crate::key::Key;
use crate::stripe::{On, Stripe};
use crate::transport::{Call, Upload};

/// A file at Stripe.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct File {
    /// Its id, on the account that it was uploaded to.
    pub id: FileId,
    /// In bytes.
    pub size: i64,
}

/// What is uploaded.
#[derive(Clone)]
pub struct NewFile {
    /// What it is called: no path, no quotes, no control characters.
    pub filename: String,
    /// Its media type, like `application/pdf`.
    pub media_type: &'static str,
    /// What is in it.
    pub content: Bytes,
}

impl Stripe {
    /// Uploads evidence in a dispute to the account that has the dispute.
    /// Source: <https://docs.stripe.com/file-upload>.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is too large or of another type than PDF, JPEG and PNG.
    pub async fn upload_evidence(&self, on: On<'_>, key: &Key, file: &NewFile) -> Result<File, Error> {
        let upload = multipart(key, file);
        let call = Call::upload("/v1/files", upload)
            .on(on.account().map(AccountId::as_str))
            .with_key(Some(key.as_str()));
        let reply = self.transport().call(call).await?;
        read(&reply.body, "file").map_err(|cause| Error::Unknown {
            cause,
            request_id: reply.request_id,
        })
    }
}

/// RFC 7578. The boundary derives from the key, so that a repetition is the same to the byte; that
/// it occurs in the file is as likely as guessing the key.
fn multipart(key: &Key, file: &NewFile) -> Upload {
    let boundary: String = Sha256::digest(key.as_str())
        .iter()
        .take(24)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let filename: String = file
        .filename
        .chars()
        .map(|c| {
            if matches!(c, '"' | '\\' | '\r' | '\n') {
                '_'
            } else {
                c
            }
        })
        .collect();
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\ndispute_evidence\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{filename}\"\r\n\
         Content-Type: {}\r\n\r\n",
        file.media_type
    );
    let tail = format!("\r\n--{boundary}--\r\n");
    let mut body = BytesMut::with_capacity(head.len() + file.content.len() + tail.len());
    body.put(head.as_bytes());
    body.put(file.content.as_ref());
    body.put(tail.as_bytes());
    Upload {
        content_type: format!("multipart/form-data; boundary={boundary}"),
        body: body.freeze(),
    }
}

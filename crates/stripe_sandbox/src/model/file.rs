//! Files that were uploaded: evidence for disputes.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Model,
    refusal::{Answer, Refusal},
    table::Record,
};
use crate::clock::Seconds;

/// An uploaded file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct File {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    purpose: String,
    filename: String,
    /// `pdf`, `png` and so on, told by the content.
    kind: String,
    size: usize,
    /// In base 64.
    content: String,
}

impl Record for File {
    const KIND: &'static str = "file";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        vec![("purpose", self.purpose.clone())]
    }
}

/// What files can be for here.
pub(crate) const PURPOSES: &[&str] = &[
    "account_requirement",
    "additional_verification",
    "business_icon",
    "business_logo",
    "customer_signature",
    "dispute_evidence",
    "identity_document",
    "pci_document",
    "tax_document_user_upload",
];

/// The most that a piece of evidence may be, from Stripe's guide to file uploads.
const MOST: usize = 5 << 20;

impl Model {
    /// Keeps a file.
    pub(crate) fn keep_file(
        &mut self,
        account: &str,
        purpose: &str,
        filename: &str,
        content: &[u8],
    ) -> Answer<Value> {
        let kind = kind_of(content);
        if content.is_empty() {
            return Err(Refusal::malformed("file", "The file is empty."));
        }
        if content.len() > MOST {
            return Err(Refusal::malformed("file", "The file is larger than 5 MB."));
        }
        let Some(kind) = kind else {
            return Err(Refusal::malformed(
                "file",
                "We could not tell the type of the file: a PDF, a JPEG or a PNG is needed.",
            ));
        };
        let file = File {
            id: self.ids.next("file_1"),
            account: account.to_owned(),
            created: self.now,
            purpose: purpose.to_owned(),
            filename: filename.to_owned(),
            kind: kind.to_owned(),
            size: content.len(),
            content: BASE64.encode(content),
        };
        let json = file.json(&self.settings.public_url);
        self.files.insert(file);
        Ok(json)
    }

    pub(crate) fn file(&self, account: &str, id: &str) -> Answer<&File> {
        self.files
            .get(account, id)
            .ok_or_else(|| Refusal::no_such("file upload", id, "file"))
    }
}

/// Told by the first bytes, whatever the name says.
fn kind_of(content: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[(b"%PDF-", "pdf"), (b"\x89PNG", "png"), (b"\xFF\xD8\xFF", "jpg")];
    MAGIC
        .iter()
        .find(|(first, _)| content.starts_with(first))
        .map(|(_, kind)| *kind)
}

impl File {
    /// Stripe's `file` object.
    pub(crate) fn json(&self, public_url: &str) -> Value {
        json!({
            "id": self.id,
            "object": "file",
            "created": self.created,
            "expires_at": null,
            "filename": self.filename,
            "links": {
                "object": "list",
                "data": [],
                "has_more": false,
                "url": format!("/v1/file_links?file={}", self.id),
            },
            "purpose": self.purpose,
            "size": self.size,
            "title": null,
            "type": self.kind,
            "url": format!("{public_url}/v1/files/{}/contents", self.id),
        })
    }

    /// The bytes, and their media type.
    pub(crate) fn content(&self) -> (Vec<u8>, &'static str) {
        let media = match self.kind.as_str() {
            "pdf" => "application/pdf",
            "png" => "image/png",
            _ => "image/jpeg",
        };
        (BASE64.decode(&self.content).unwrap_or_default(), media)
    }
}

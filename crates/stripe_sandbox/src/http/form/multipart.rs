//! `multipart/form-data`, as the SDKs send a file: small fields, and one part with a name, a type and bytes.

/// A file that came with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Upload {
    pub(crate) filename: String,
    pub(crate) content: Vec<u8>,
}

/// What a multipart body holds: fields by name, and the file.
pub(super) struct Parts {
    pub(super) fields: Vec<(String, String)>,
    pub(super) file: Option<Upload>,
}

/// The boundary in a `Content-Type`; `None` when it is another type.
pub(super) fn boundary(content_type: &str) -> Option<&str> {
    let (kind, rest) = content_type.split_once(';')?;
    let given = rest
        .split(';')
        .find_map(|parameter| parameter.trim().strip_prefix("boundary="))?;
    (kind.trim().eq_ignore_ascii_case("multipart/form-data")).then(|| given.trim_matches('"'))
}

/// Reads a body whose parts are set apart by `boundary`. What does not look like a part is left out.
pub(super) fn read(body: &[u8], boundary: &str) -> Parts {
    let mut parts = Parts {
        fields: Vec::new(),
        file: None,
    };
    let mark = [b"--", boundary.as_bytes()].concat();
    for part in split(body, &mark) {
        let part = part.strip_prefix(b"\r\n").unwrap_or(part);
        let part = part.strip_suffix(b"\r\n").unwrap_or(part);
        let Some(gap) = find(part, b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(part.get(..gap).unwrap_or_default()).into_owned();
        let content = part.get(gap + 4..).unwrap_or_default();
        let Some(name) = attribute(&head, "name") else {
            continue;
        };
        match attribute(&head, "filename") {
            Some(filename) => {
                parts.file = Some(Upload {
                    filename,
                    content: content.to_vec(),
                });
            }
            None => parts
                .fields
                .push((name, String::from_utf8_lossy(content).into_owned())),
        }
    }
    parts
}

/// `name="value"` of a part's `Content-Disposition`.
fn attribute(head: &str, name: &str) -> Option<String> {
    let line = head
        .lines()
        .find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    line.split(';').find_map(|piece| {
        let (key, value) = piece.trim().split_once('=')?;
        (key == name).then(|| value.trim_matches('"').to_owned())
    })
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// What stands between the marks, without what is before the first and after the last.
fn split<'a>(mut body: &'a [u8], mark: &[u8]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    let Some(first) = find(body, mark) else {
        return pieces;
    };
    body = body.get(first + mark.len()..).unwrap_or_default();
    while let Some(next) = find(body, mark) {
        pieces.push(body.get(..next).unwrap_or_default());
        body = body.get(next + mark.len()..).unwrap_or_default();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_the_file_are_told_apart_and_bytes_stay_as_they_are() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\ndispute_evidence\r\n--x\r\n\
            Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\xFF\r\n--x--\r\n";
        let parts = read(body, "x");
        assert_eq!(
            parts.fields,
            [("purpose".to_owned(), "dispute_evidence".to_owned())]
        );
        let file = parts.file.unwrap();
        assert_eq!(
            (file.filename.as_str(), file.content.as_slice()),
            ("a.png", &b"\x89PNG\r\n\xFF"[..])
        );
    }

    #[test]
    fn only_a_multipart_type_has_a_boundary() {
        assert_eq!(boundary("multipart/form-data; boundary=\"a b\""), Some("a b"));
        assert_eq!(
            boundary("Multipart/Form-Data;boundary=x; charset=utf-8"),
            Some("x")
        );
        assert_eq!(boundary("application/x-www-form-urlencoded; boundary=x"), None);
        assert_eq!(boundary("multipart/form-data"), None);
    }

    #[test]
    fn a_torn_body_gives_no_part() {
        let parts = read(b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1", "x");
        assert!(parts.fields.is_empty() && parts.file.is_none());
    }
}

//! HTTP/1.1 to our own processes on this machine: one request a connection, JSON in and out.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::Outcome;

/// How long an answer may take. A first sign-in hashes a password, and debug builds are slow.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Reply {
    /// A header's value; names are compared without regard to case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The body as JSON, when the status is 2xx; else a sentence with the status and the problem.
    pub(crate) fn json(&self) -> Outcome<Value> {
        let json: Value = serde_json::from_str(&self.body).unwrap_or_default();
        if (200..300).contains(&self.status) {
            return Ok(json);
        }
        let detail = json["detail"]
            .as_str()
            .or(json["title"].as_str())
            .unwrap_or("no explanation");
        Err(format!("answered {}: {detail}", self.status))
    }
}

/// A request's body, with its content type.
pub(crate) enum Body<'a> {
    Nothing,
    Json(&'a Value),
    /// Fields of a form, as a browser would send them.
    Form(&'a [(String, String)]),
}

/// Sends `method` to `url`, which must be `http://<host>:<port>/…`.
///
/// # Errors
/// When nobody answers. Any status is an answer.
pub(crate) fn send(method: &str, url: &str, headers: &[(&str, &str)], body: &Body<'_>) -> Outcome<Reply> {
    let address = url
        .strip_prefix("http://")
        .ok_or_else(|| format!("{url} is not http"))?;
    let (host, path) = address
        .find('/')
        .map_or((address, "/"), |slash| address.split_at(slash));
    let (content_type, content) = match body {
        Body::Nothing => ("", String::new()),
        Body::Json(json) => ("application/json", json.to_string()),
        Body::Form(fields) => ("application/x-www-form-urlencoded", form(fields)),
    };
    let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    if !content_type.is_empty() {
        request.push_str(&format!(
            "content-type: {content_type}\r\ncontent-length: {}\r\n",
            content.len()
        ));
    }
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    request.push_str(&content);
    exchange(host, &request).map_err(|error| format!("{method} {url}: {error}"))
}

/// `GET`, and true for a 2xx.
pub(crate) fn is_up(url: &str) -> bool {
    send("GET", url, &[], &Body::Nothing).is_ok_and(|reply| (200..300).contains(&reply.status))
}

fn exchange(host: &str, request: &str) -> Result<Reply, std::io::Error> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    parse(&answer).ok_or_else(|| std::io::Error::other("the answer is not HTTP"))
}

fn parse(answer: &[u8]) -> Option<Reply> {
    let end = answer.windows(4).position(|part| part == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(n, v)| (n.to_owned(), v.trim().to_owned()));
    let mut reply = Reply {
        status,
        headers: headers.collect(),
        body: String::new(),
    };
    let rest = &answer[end + 4..];
    let chunked = reply
        .header("transfer-encoding")
        .is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    let body = if chunked { dechunk(rest)? } else { rest.to_vec() };
    reply.body = String::from_utf8_lossy(&body).into_owned();
    Some(reply)
}

fn dechunk(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|part| part == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?;
        let size = usize::from_str_radix(size.trim(), 16).ok()?;
        let from = end + 2;
        body.extend_from_slice(rest.get(from..from + size)?);
        if size == 0 {
            return Some(body);
        }
        rest = rest.get(from + size + 2..)?;
    }
}

fn form(fields: &[(String, String)]) -> String {
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// Percent-encoding of everything that RFC 3986 does not call unreserved.
pub(crate) fn escape(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// The value of `name` in the query of `url`, decoded.
pub(crate) fn query_value(url: &str, name: &str) -> Option<String> {
    let query = url.split_once('?')?.1.split('#').next()?;
    let raw = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(known, _)| *known == name)?
        .1;
    let mut bytes = Vec::new();
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunked_answer_is_put_together() {
        let answer = b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n3\r\n{\"a\r\n4;x=y\r\n\":1}\r\n0\r\n\r\n";
        let reply = parse(answer).unwrap();
        assert_eq!((reply.status, reply.body.as_str()), (201, "{\"a\":1}"));
        assert_eq!(reply.header("x-a"), Some("1"));
    }

    #[test]
    fn a_problem_is_told_with_its_detail() {
        let reply = parse(b"HTTP/1.1 422 X\r\n\r\n{\"detail\":\"The name is too long.\"}").unwrap();
        assert_eq!(reply.json().unwrap_err(), "answered 422: The name is too long.");
    }

    #[test]
    fn an_answer_that_breaks_off_is_none() {
        assert_eq!(
            parse(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
            None
        );
        assert_eq!(parse(b"SSH-2.0\r\n"), None);
    }

    #[test]
    fn a_form_and_a_query_survive_odd_characters() {
        let odd = "a b&c=ü/%";
        let url = format!("http://x/?q=1&state={}#f", escape(odd));
        assert_eq!(query_value(&url, "state").as_deref(), Some(odd));
        assert_eq!(query_value(&url, "none"), None);
        assert_eq!(
            form(&[("a".into(), "b c".into()), ("d".into(), String::new())]),
            "a=b%20c&d="
        );
    }
}

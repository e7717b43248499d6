//! The id that names a request in the reply and in the log.

use actix_web::http::header::HeaderMap;
use souk_domain::Randomness;

use super::REQUEST_ID;

/// The one that came along, when it can be logged as it is; else a new one.
pub(super) fn of(headers: &HeaderMap, randomness: &dyn Randomness) -> String {
    let given = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok());
    match given {
        Some(id) if is_plain(id) => id.to_owned(),
        _ => {
            let mut bytes = [0; 16];
            randomness.fill(&mut bytes);
            format!("req_{:032x}", u128::from_be_bytes(bytes))
        }
    }
}

fn is_plain(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn only_a_plain_id_is_taken_over() {
        assert!(is_plain("req_1-A"));
        for odd in ["", "a b", "a\nb", "a\"b", "ü", &"x".repeat(65)] {
            assert!(!is_plain(odd), "{odd:?}");
        }
    }
}

//! Keeps other sites from pressing the buttons of these pages in the browser of whoever runs the sandbox.
//!
//! Two locks. The browser's own word: a form may only come from the sandbox's own origin (`Sec-Fetch-Site`, else
//! `Origin`). And, where a decision hands out access, a nonce: the page puts the same random text into a `SameSite=Lax`
//! cookie and into its form, and a form without the matching cookie is refused. Another site can neither read the one nor
//! make the browser send the other with a form of its own. (`Strict` would keep the cookie from the visit that the
//! platform's redirect makes, and a second tab would spoil the first.)

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite},
    http::header::{self, HeaderMap},
};

/// Whether the request was sent by a page of this very origin. Requests without either header come from no browser, and
/// are let through: whoever can send those needs no form.
pub(crate) fn sent_by_own_page(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text(header::ORIGIN.as_str()), text(header::HOST.as_str())) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        (Some(_), None) => false,
        (None, _) => true,
    }
}

/// Whether a browser sent it: a browser names the origin of every form that it posts. Scripts, such as the official
/// SDKs' tests, hold no cookie that another site could make use of.
pub(crate) fn sent_by_browser(headers: &HeaderMap) -> bool {
    headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN)
}

/// The nonce of one form.
pub(crate) struct FormGuard {
    nonce: String,
}

/// Scoped by the cookie's path; the name keeps it apart from the cookies of other programs on the same host.
const COOKIE: &str = "stripe_sandbox_form";

impl FormGuard {
    /// A nonce for a page that is being shown: the browser's present one, so that two open tabs both work, or a new one.
    ///
    /// # Errors
    /// The operating system gave no randomness.
    pub(crate) fn issue(request: &HttpRequest) -> Result<Self, getrandom::Error> {
        if let Some(cookie) = request.cookie(COOKIE).filter(|cookie| cookie.value().len() == 32) {
            return Ok(Self {
                nonce: cookie.value().to_owned(),
            });
        }
        let mut bytes = [0_u8; 16];
        #[expect(
            clippy::disallowed_methods,
            reason = "a nonce must not follow from the seed, as all ids do"
        )]
        getrandom::fill(&mut bytes)?;
        Ok(Self {
            nonce: bytes.map(|byte| format!("{byte:02x}")).concat(),
        })
    }

    /// What the form carries.
    pub(crate) fn nonce(&self) -> &str {
        &self.nonce
    }

    /// What the browser keeps. Not `Secure`: the sandbox is served without TLS on the own machine.
    pub(crate) fn cookie(&self, path: &'static str) -> Cookie<'static> {
        Cookie::build(COOKIE, self.nonce.clone())
            .path(path)
            .http_only(true)
            .same_site(SameSite::Lax)
            .finish()
    }

    /// Whether a form with this nonce was sent by the browser to which the page was shown.
    pub(crate) fn accepts(request: &HttpRequest, nonce: &str) -> bool {
        nonce.len() == 32
            && request
                .cookie(COOKIE)
                .is_some_and(|cookie| cookie.value() == nonce)
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn allowed(headers: &[(&'static str, &str)]) -> bool {
        let mut request = TestRequest::default();
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        sent_by_own_page(request.to_http_request().headers())
    }

    #[test]
    fn another_site_cannot_send_a_form() {
        assert!(!allowed(&[("sec-fetch-site", "cross-site")]));
        assert!(
            !allowed(&[("sec-fetch-site", "same-site")]),
            "another port of the same host is another origin"
        );
        assert!(!allowed(&[
            ("origin", "http://evil.example"),
            ("host", "127.0.0.1:12111")
        ]));
        assert!(!allowed(&[("origin", "null"), ("host", "127.0.0.1:12111")]));
        assert!(!allowed(&[
            ("origin", "http://127.0.0.1:12111.evil.example"),
            ("host", "127.0.0.1:12111")
        ]));
    }

    #[test]
    fn the_own_page_and_a_command_line_can() {
        assert!(allowed(&[("sec-fetch-site", "same-origin")]));
        assert!(allowed(&[
            ("origin", "http://127.0.0.1:12111"),
            ("host", "127.0.0.1:12111")
        ]));
        assert!(allowed(&[("host", "127.0.0.1:12111")]));
    }

    #[test]
    fn a_form_needs_the_cookie_that_was_set_with_its_page() {
        let shown = FormGuard::issue(&TestRequest::default().to_http_request()).unwrap();
        let with_cookie = TestRequest::default()
            .cookie(shown.cookie("/oauth"))
            .to_http_request();
        assert!(FormGuard::accepts(&with_cookie, shown.nonce()));
        assert!(!FormGuard::accepts(&with_cookie, &"0".repeat(32)));
        assert!(!FormGuard::accepts(
            &TestRequest::default().to_http_request(),
            shown.nonce()
        ));
        assert!(!FormGuard::accepts(&TestRequest::default().to_http_request(), ""));
    }

    #[test]
    fn a_second_tab_gets_the_same_nonce() {
        let first = FormGuard::issue(&TestRequest::default().to_http_request()).unwrap();
        let again = TestRequest::default()
            .cookie(first.cookie("/oauth"))
            .to_http_request();
        assert_eq!(FormGuard::issue(&again).unwrap().nonce(), first.nonce());
    }
}

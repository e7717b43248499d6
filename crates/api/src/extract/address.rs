//! Where a request comes from.

use std::{
    fmt,
    future::{Ready, ready},
    net::{IpAddr, Ipv6Addr},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Data};

use crate::{State, problem::Problem};

/// The client's address: the peer's, or behind as many proxies as the configuration says, the one
/// that the outermost of them saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address(pub IpAddr);

impl Address {
    /// What is counted as one client: an IPv4 address, or the /64 that an IPv6 client can roam in.
    #[must_use]
    pub fn network(self) -> IpAddr {
        match self.0.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        }
    }

    /// The address of a request, when so many proxies are trusted.
    pub(crate) fn of(request: &HttpRequest, trusted_proxies: usize) -> Option<Self> {
        let peer = request.peer_addr().map(|peer| peer.ip());
        if trusted_proxies == 0 {
            return peer.map(Self);
        }
        // Each proxy appends the address it was called from. What stands further left than the
        // trusted ones wrote may be anything a client made up.
        let values = request.headers().get_all("X-Forwarded-For");
        let chain: Vec<&str> = values
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .collect();
        let seen = chain
            .len()
            .checked_sub(trusted_proxies)
            .and_then(|at| chain.get(at));
        seen.and_then(|text| text.parse().ok()).or(peer).map(Self)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.to_canonical().fmt(f)
    }
}

impl FromRequest for Address {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let trusted = request
            .app_data::<Data<State>>()
            .map_or(0, |state| state.config.trusted_proxies);
        ready(Self::of(request, trusted).ok_or_else(|| Problem::internal("a request without a peer")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn address(forwarded: Option<&str>, trusted: usize) -> String {
        let mut request = TestRequest::default().peer_addr("10.0.0.1:5000".parse().unwrap());
        if let Some(forwarded) = forwarded {
            request = request.insert_header(("X-Forwarded-For", forwarded));
        }
        Address::of(&request.to_http_request(), trusted)
            .unwrap()
            .to_string()
    }

    #[test]
    fn a_forwarded_address_counts_only_from_trusted_proxies() {
        assert_eq!(address(Some("203.0.113.9"), 0), "10.0.0.1");
        assert_eq!(address(Some("203.0.113.9"), 1), "203.0.113.9");
        assert_eq!(address(Some("1.2.3.4, 203.0.113.9"), 1), "203.0.113.9", "spoofed");
        assert_eq!(address(Some("1.2.3.4, 203.0.113.9, 10.9.9.9"), 2), "203.0.113.9");
        assert_eq!(address(None, 1), "10.0.0.1");
        assert_eq!(address(Some("nonsense"), 1), "10.0.0.1");
        assert_eq!(address(Some("203.0.113.9"), 3), "10.0.0.1");
    }

    #[test]
    fn an_ipv6_client_is_its_network() {
        let network = |text: &str| Address(text.parse().unwrap()).network();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    }
}

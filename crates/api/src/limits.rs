//! How often who may do what: bounds on guessing passwords and on trying cards.
//!
//! Each process counts for itself, by the monotonic clock: with n processes the bounds are n times
//! as wide. What must hold across processes (ten declines close a checkout for an hour) is counted
//! in the database by the use case.

use std::{
    hash::Hash,
    net::IpAddr,
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use souk_domain::{ids::CheckoutId, text::EmailAddress};

use crate::{
    extract::address::Address,
    problem::{Problem, code::RATE_LIMITED},
};

/// How many of each within a minute. The whole number may come in one burst, and fills up evenly.
#[derive(Debug, Clone, Copy)]
pub struct Quotas {
    /// Sign-ins from one address.
    pub logins_of_address: u32,
    /// Sign-ins to one account, from wherever.
    pub logins_of_account: u32,
    /// New accounts from one address.
    pub registrations: u32,
    /// Refreshes from one address.
    pub refreshes: u32,
    /// Pay pages looked at from one address.
    pub pay_pages: u32,
    /// Payments tried from one address.
    pub payments_of_address: u32,
    /// Payments tried of one checkout, from wherever.
    pub payments_of_checkout: u32,
    /// How often one address asks how payments ended.
    pub confirmations: u32,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            logins_of_address: 20,
            logins_of_account: 10,
            registrations: 10,
            refreshes: 60,
            pay_pages: 120,
            payments_of_address: 20,
            payments_of_checkout: 10,
            confirmations: 60,
        }
    }
}

/// The counters. `Quotas` of `None` count nothing.
pub struct Limits(Option<Counters>);

struct Counters {
    logins_of_address: Counter<IpAddr>,
    logins_of_account: Counter<String>,
    registrations: Counter<IpAddr>,
    refreshes: Counter<IpAddr>,
    pay_pages: Counter<IpAddr>,
    payments_of_address: Counter<IpAddr>,
    payments_of_checkout: Counter<CheckoutId>,
    confirmations: Counter<IpAddr>,
}

impl Limits {
    /// Counters with these bounds; with none everything is allowed, for load tests.
    #[must_use]
    pub fn new(quotas: Option<Quotas>) -> Self {
        Self(quotas.map(|quotas| Counters {
            logins_of_address: Counter::new(quotas.logins_of_address),
            logins_of_account: Counter::new(quotas.logins_of_account),
            registrations: Counter::new(quotas.registrations),
            refreshes: Counter::new(quotas.refreshes),
            pay_pages: Counter::new(quotas.pay_pages),
            payments_of_address: Counter::new(quotas.payments_of_address),
            payments_of_checkout: Counter::new(quotas.payments_of_checkout),
            confirmations: Counter::new(quotas.confirmations),
        }))
    }

    /// Somebody signs in, or tries to.
    pub(crate) fn login(&self, address: Address, account: &EmailAddress) -> Result<(), Problem> {
        let Some(counters) = &self.0 else { return Ok(()) };
        counters.logins_of_address.count(&address.network())?;
        counters.logins_of_account.count(&account.compared().to_owned())
    }

    /// Somebody makes an account.
    pub(crate) fn register(&self, address: Address) -> Result<(), Problem> {
        self.of_address(address, |counters| &counters.registrations)
    }

    /// Somebody stays signed in.
    pub(crate) fn refresh(&self, address: Address) -> Result<(), Problem> {
        self.of_address(address, |counters| &counters.refreshes)
    }

    /// A buyer looks at a pay page.
    pub(crate) fn look_at_pay_page(&self, address: Address) -> Result<(), Problem> {
        self.of_address(address, |counters| &counters.pay_pages)
    }

    /// A buyer tries to pay.
    pub(crate) fn pay(&self, address: Address, checkout: CheckoutId) -> Result<(), Problem> {
        let Some(counters) = &self.0 else { return Ok(()) };
        counters.payments_of_address.count(&address.network())?;
        counters.payments_of_checkout.count(&checkout)
    }

    /// A buyer asks how it ended.
    pub(crate) fn confirm(&self, address: Address) -> Result<(), Problem> {
        self.of_address(address, |counters| &counters.confirmations)
    }

    fn of_address(
        &self,
        address: Address,
        which: impl Fn(&Counters) -> &Counter<IpAddr>,
    ) -> Result<(), Problem> {
        self.0
            .as_ref()
            .map_or(Ok(()), |counters| which(counters).count(&address.network()))
    }
}

/// Counts by key, and forgets keys that are full again.
struct Counter<K: Hash + Eq + Clone> {
    limiter: DefaultKeyedRateLimiter<K>,
    since_sweep: AtomicU32,
}

/// Checks between two sweeps: bounds the memory that passing addresses take.
const SWEEP_EVERY: u32 = 4096;

impl<K: Hash + Eq + Clone> Counter<K> {
    fn new(a_minute: u32) -> Self {
        let a_minute = NonZeroU32::new(a_minute).unwrap_or(NonZeroU32::MIN);
        Self {
            limiter: RateLimiter::keyed(Quota::per_minute(a_minute)),
            since_sweep: AtomicU32::new(0),
        }
    }

    fn count(&self, key: &K) -> Result<(), Problem> {
        if self.since_sweep.fetch_add(1, Ordering::Relaxed) >= SWEEP_EVERY {
            self.since_sweep.store(0, Ordering::Relaxed);
            self.limiter.retain_recent();
        }
        self.limiter.check_key(key).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            // Rounded up: who comes after as many seconds finds the door open.
            let seconds = wait.as_secs() + u64::from(wait > Duration::from_secs(wait.as_secs()));
            Problem::new(RATE_LIMITED).retry_after(seconds.max(1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_more_than_the_quota_is_refused_with_a_wait() {
        let counter = Counter::new(3);
        for _ in 0..3 {
            assert!(counter.count(&1).is_ok());
        }
        let problem = counter.count(&1).unwrap_err();
        assert_eq!(problem.code(), RATE_LIMITED);
        let reply = problem.response("r");
        let wait: u64 = reply
            .headers()
            .get("retry-after")
            .unwrap()
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        assert!((1..=20).contains(&wait), "{wait}");
        assert!(counter.count(&2).is_ok(), "another key counts for itself");
    }

    #[test]
    fn an_account_is_bounded_wherever_the_tries_come_from() {
        let limits = Limits::new(Some(Quotas {
            logins_of_account: 2,
            ..Quotas::default()
        }));
        let account = EmailAddress::parse("ann@example.com").unwrap();
        let from = |last: u8| Address(IpAddr::from([192, 0, 2, last]));
        assert!(limits.login(from(1), &account).is_ok());
        assert!(limits.login(from(2), &account).is_ok());
        assert!(limits.login(from(3), &account).is_err());
    }
}

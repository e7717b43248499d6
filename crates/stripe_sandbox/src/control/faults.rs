//! Faults on demand: which request suffers, when, and what.

use serde::{Deserialize, Serialize};

/// Which requests suffer what. A field that is not given matches everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultRule {
    /// HTTP method.
    #[serde(default)]
    pub method: Option<String>,
    /// Path, for example `/v1/payment_intents/*/confirm`. `*` stands for any run of characters.
    #[serde(default)]
    pub path: Option<String>,
    /// The account for which the request works.
    #[serde(default)]
    pub account: Option<String>,
    /// How many matching requests are spared first.
    #[serde(default)]
    pub skip: u32,
    /// How many then suffer.
    #[serde(default = "once")]
    pub times: u32,
    /// Before anything is done, or after it is done and before the answer is sent.
    #[serde(default)]
    pub moment: Moment,
    /// What happens.
    pub effect: Effect,
}

fn once() -> u32 {
    1
}

/// When a fault happens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The request has no effect.
    #[default]
    Before,
    /// The request has its effect; only the answer suffers.
    After,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// No answer; the connection ends after a while.
    Timeout {
        /// How long it is held, in milliseconds.
        hold_ms: u64,
    },
    /// No answer; the connection is reset.
    Reset,
    /// Half of the body, under the length of all of it.
    TruncatedBody,
    /// 200 with a body that is neither JSON nor UTF-8.
    InvalidBody,
    /// 409 `lock_timeout`.
    Conflict,
    /// 400 with this code: a refusal that depends on what the sandbox does not model.
    Refused {
        /// Such as `balance_insufficient`.
        code: String,
    },
    /// 429 with `Retry-After`.
    RateLimit {
        /// Seconds.
        retry_after: u32,
    },
    /// 500; kept for the idempotency key or not.
    ServerError {
        /// Whether a retry with the same key gets the same 500.
        cached: bool,
    },
    /// 502 with an HTML body.
    HtmlBadGateway,
    /// The right answer, late.
    Delay {
        /// By how much, in milliseconds.
        hold_ms: u64,
    },
}

impl Effect {
    /// Whether it answers with an error of Stripe's, whatever was done.
    pub(crate) fn is_an_error(&self) -> bool {
        matches!(
            self,
            Self::Conflict | Self::Refused { .. } | Self::RateLimit { .. } | Self::ServerError { .. }
        )
    }
}

/// A fault that is about to happen.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) moment: Moment,
    pub(crate) effect: Effect,
}

/// All rules, and how often each has matched.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    rules: Vec<Armed>,
    last_id: u64,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Armed {
    id: u64,
    #[serde(flatten)]
    rule: FaultRule,
    seen: u32,
}

impl Faults {
    pub(crate) fn add(&mut self, rule: FaultRule) -> u64 {
        self.last_id += 1;
        self.rules.push(Armed {
            id: self.last_id,
            rule,
            seen: 0,
        });
        self.last_id
    }

    pub(crate) fn all(&self) -> &[Armed] {
        &self.rules
    }

    pub(crate) fn clear(&mut self) {
        self.rules.clear();
    }

    pub(crate) fn remove(&mut self, id: u64) -> bool {
        let before = self.rules.len();
        self.rules.retain(|armed| armed.id != id);
        self.rules.len() < before
    }

    /// Counts the request against every rule that it matches; the first one that is due happens.
    pub(crate) fn take(&mut self, method: &str, path: &str, account: &str) -> Option<Fault> {
        let mut found = None;
        for armed in self
            .rules
            .iter_mut()
            .filter(|armed| armed.rule.matches(method, path, account))
        {
            let nth = armed.seen;
            armed.seen = nth.saturating_add(1);
            let due = nth >= armed.rule.skip && nth - armed.rule.skip < armed.rule.times;
            if due && found.is_none() {
                // A late answer is the only effect that cannot come before.
                let moment = match armed.rule.effect {
                    Effect::Delay { .. } | Effect::TruncatedBody => Moment::After,
                    _ => armed.rule.moment,
                };
                found = Some(Fault {
                    moment,
                    effect: armed.rule.effect.clone(),
                });
            }
        }
        found
    }
}

impl FaultRule {
    /// A rule for every request whose path matches `path`, once.
    #[must_use]
    pub fn on(method: &str, path: &str, moment: Moment, effect: Effect) -> Self {
        Self {
            method: Some(method.to_owned()),
            path: Some(path.to_owned()),
            account: None,
            skip: 0,
            times: 1,
            moment,
            effect,
        }
    }

    fn matches(&self, method: &str, path: &str, account: &str) -> bool {
        self.method
            .as_deref()
            .is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
            && self.path.as_deref().is_none_or(|pattern| glob(pattern, path))
            && self.account.as_deref().is_none_or(|wanted| wanted == account)
    }
}

fn glob(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((head, tail)) => text.strip_prefix(head).is_some_and(|rest| {
            rest.char_indices()
                .map(|(at, _)| at)
                .chain([rest.len()])
                .any(|at| glob(tail, rest.get(at..).unwrap_or("")))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_run_of_characters() {
        assert!(glob(
            "/v1/payment_intents/*/confirm",
            "/v1/payment_intents/pi_1/confirm"
        ));
        assert!(!glob(
            "/v1/payment_intents/*/confirm",
            "/v1/payment_intents/pi_1/cancel"
        ));
        assert!(glob("*", ""));
        assert!(!glob("/v1/payment_intents", "/v1/payment_intents/pi_1"));
    }

    #[test]
    fn a_rule_spares_the_first_ones_and_ends_after_its_times() {
        let mut faults = Faults::default();
        faults.add(FaultRule {
            skip: 1,
            times: 2,
            ..FaultRule::on("POST", "/v1/x", Moment::Before, Effect::Reset)
        });
        let hits: Vec<bool> = (0..5)
            .map(|_| faults.take("POST", "/v1/x", "").is_some())
            .collect();
        assert_eq!(hits, [false, true, true, false, false]);
        assert!(faults.take("GET", "/v1/x", "").is_none());
    }
}

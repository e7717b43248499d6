//! What an account must still tell: what is due at first, how it is told, and what happens when it is not told in time.
//!
//! What a full-Dashboard account must tell is recorded. The list of the others follows Stripe's documentation of
//! required verification information, cut to what every country asks of every business; it is not recorded. Nobody is
//! verified here: what is told is true, and only that it was told is kept.

use super::{Account, AccountKind};
use crate::{
    clock::Seconds,
    model::{Model, schedule::Action},
};

/// What an account with Stripe's full Dashboard must tell before it can charge, as recorded.
const FULL_DASHBOARD: &[&str] = &[
    "business_profile.product_description",
    "business_profile.support_phone",
    "business_profile.url",
    "external_account",
    "tos_acceptance.date",
    "tos_acceptance.ip",
];

/// What the others must tell, about the business.
const BUSINESS: &[&str] = &[
    "business_profile.mcc",
    "business_profile.url",
    "business_type",
    "external_account",
];

/// And about the person behind it: `individual.…` or, while the business may still be a company, `representative.…`.
const PERSON: &[&str] = &[
    "address.city",
    "address.line1",
    "address.postal_code",
    "dob.day",
    "dob.month",
    "dob.year",
    "email",
    "first_name",
    "last_name",
    "phone",
];

/// Facts that Stripe checks for a moment after they were told through the API, as recorded.
const CHECKED: &[&str] = &[
    "individual.address.",
    "individual.id_number",
    "individual.verification.",
    "representative.address.",
];

/// How long that moment is.
const CHECK_TAKES: Seconds = 1;

/// Which requirements a new account has.
pub(super) fn at_first(account: &Account) -> Vec<String> {
    let mut due: Vec<String> =
        if account.kind == AccountKind::Standard || account.controller.dashboard == "full" {
            FULL_DASHBOARD.iter().map(|name| (*name).to_owned()).collect()
        } else {
            let person = match account.business_type.as_deref() {
                Some("individual") => "individual",
                _ => "representative",
            };
            let company =
                (account.business_type.as_deref() == Some("company")).then(|| "company.name".to_owned());
            BUSINESS
                .iter()
                .map(|name| (*name).to_owned())
                .chain(company)
                .chain(PERSON.iter().map(|name| format!("{person}.{name}")))
                .chain(["tos_acceptance.date".to_owned(), "tos_acceptance.ip".to_owned()])
                .collect()
        };
    due.sort();
    due
}

/// Whether a fact that was told (`individual.first_name`) is the one that is asked for. Before the business has said
/// what it is, its representative and the individual are the same person.
fn answers(told: &str, asked: &str) -> bool {
    let anybody = |name: &str| name.replacen("representative.", "individual.", 1);
    let (told, asked) = (anybody(told), anybody(asked));
    told == asked
        || told
            .strip_prefix(&asked)
            .is_some_and(|deeper| deeper.starts_with('.'))
}

impl Account {
    /// Strikes out what was told. What Stripe first checks stands under `pending_verification` for a moment.
    fn take_facts(&mut self, told: &[String], checks: bool) {
        let struck = |asked: &String| told.iter().any(|fact| answers(fact, asked));
        if checks {
            let checked = |fact: &&String| CHECKED.iter().any(|prefix| fact.starts_with(prefix));
            let fresh = told
                .iter()
                .filter(checked)
                .filter(|fact| self.currently_due.iter().any(|asked| answers(fact, asked)))
                .cloned()
                .collect::<Vec<_>>();
            self.pending_verification.extend(fresh);
            self.pending_verification.sort();
            self.pending_verification.dedup();
        }
        self.currently_due.retain(|asked| !struck(asked));
        self.past_due.retain(|asked| !struck(asked));
        if self.currently_due.is_empty() {
            self.current_deadline = None;
        }
    }

    /// Works out what the account may do from what it still owes.
    fn weigh(&mut self, now: Seconds) {
        let told_all = self.currently_due.is_empty() && self.past_due.is_empty();
        if told_all {
            self.details_submitted = true;
            self.tos_accepted = self.tos_accepted.or(Some(now));
        }
        let able = told_all && self.pending_verification.is_empty();
        let unable = !self.past_due.is_empty();
        let waiting = told_all && !able && !self.charges_enabled;
        self.disabled_reason = if unable {
            Some("requirements.past_due".to_owned())
        } else if waiting {
            Some("requirements.pending_verification".to_owned())
        } else {
            None
        };
        if able {
            self.charges_enabled = true;
            self.payouts_enabled = true;
            // A full-Dashboard account gets these without asking.
            if self.controller.dashboard == "full" {
                for name in ["card_payments", "transfers"] {
                    self.capabilities.insert(name.to_owned(), String::new());
                }
            }
        } else if unable {
            self.charges_enabled = false;
            self.payouts_enabled = false;
        }
        let state = match (self.charges_enabled, waiting) {
            (true, _) => "active",
            (false, true) => "pending",
            (false, false) => "inactive",
        };
        for capability in self.capabilities.values_mut() {
            state.clone_into(capability);
        }
    }

    /// Everything is told and accepted: as after a finished onboarding.
    pub(super) fn finish_onboarding(&mut self, now: Seconds) {
        self.currently_due.clear();
        self.past_due.clear();
        self.pending_verification.clear();
        self.current_deadline = None;
        self.tos_accepted = Some(now);
        self.weigh(now);
    }
}

impl Model {
    /// Takes facts about an account, named as requirements are. Told on Stripe's page they are accepted at once; told
    /// through the API some are checked for a moment.
    pub(crate) fn tell(&mut self, id: &str, told: &[String], through_api: bool) {
        let now = self.now;
        let pending = self.accounts.change(id, |account| {
            account.take_facts(told, through_api);
            account.weigh(now);
            !account.pending_verification.is_empty()
        });
        if pending == Some(true) {
            self.schedule(
                CHECK_TAKES,
                Action::FinishVerification {
                    account: id.to_owned(),
                },
            );
        }
    }

    /// What was told is found to be true.
    pub(crate) fn finish_verification(&mut self, id: &str) {
        let now = self.now;
        self.change_account(id, |account| {
            account.pending_verification.clear();
            account.weigh(now);
        });
    }

    /// Asks for capabilities, or gives them up. A new one is as able as the account is.
    pub(crate) fn request_capabilities(&mut self, id: &str, asked: &[(String, bool)]) {
        if asked.is_empty() {
            return;
        }
        let now = self.now;
        self.change_account(id, |account| {
            for (name, wanted) in asked {
                if *wanted {
                    account.capabilities.entry(name.clone()).or_default();
                } else {
                    account.capabilities.remove(name);
                }
            }
            account.weigh(now);
        });
    }

    /// Finishes an account's onboarding, and says so to the platform.
    pub(crate) fn onboard(&mut self, id: &str) {
        self.ensure_bank(id);
        let now = self.now;
        self.change_account(id, |account| account.finish_onboarding(now));
    }

    /// Asks an account for a fact: by `deadline`, or past due already, and then it can neither charge nor pay out.
    pub(crate) fn require(&mut self, id: &str, field: &str, deadline: Deadline) {
        let now = self.now;
        self.change_account(id, |account| {
            let ask = |list: &mut Vec<String>| {
                if !list.iter().any(|asked| asked == field) {
                    list.push(field.to_owned());
                    list.sort();
                }
            };
            ask(&mut account.currently_due);
            match deadline {
                Deadline::Past => ask(&mut account.past_due),
                Deadline::In(seconds) => {
                    let due = now + seconds;
                    account.current_deadline = Some(account.current_deadline.map_or(due, |old| old.min(due)));
                }
                Deadline::None => {}
            }
            account.weigh(now);
        });
        if let Deadline::In(seconds) = deadline {
            self.schedule(
                seconds,
                Action::RequirementsFallDue {
                    account: id.to_owned(),
                },
            );
        }
    }

    /// The deadline has come: what is still due is past due.
    pub(crate) fn requirements_fall_due(&mut self, id: &str) {
        let now = self.now;
        let late = self
            .account(id)
            .and_then(|account| account.current_deadline)
            .is_some_and(|deadline| deadline <= now);
        if late {
            self.change_account(id, |account| {
                account.past_due.clone_from(&account.currently_due);
                account.current_deadline = None;
                account.weigh(now);
            });
        }
    }
}

/// By when a requirement must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deadline {
    /// It was to be met already.
    Past,
    /// In so many seconds.
    In(Seconds),
    /// Some day.
    None,
}

#[cfg(test)]
mod tests {
    use super::answers;

    #[test]
    fn a_fact_answers_the_requirement_of_its_name_and_of_the_whole_it_is_a_part_of() {
        assert!(answers("individual.first_name", "individual.first_name"));
        assert!(answers("individual.first_name", "representative.first_name"));
        assert!(answers("external_account.account_number", "external_account"));
        assert!(answers(
            "individual.verification.document.front",
            "individual.verification.document"
        ));
        assert!(!answers("individual.first_name", "individual.last_name"));
        assert!(!answers("business_profile.url2", "business_profile.url"));
    }
}

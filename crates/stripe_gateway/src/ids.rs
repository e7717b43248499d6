//! Stripe's ids, one newtype each.
//!
//! An id comes from a reply, a webhook or a client and goes into a URL path or a form value, so it
//! is checked once, here: a known prefix, then ASCII letters, digits and underscores, at most 255
//! bytes in all (Stripe: "IDs ... up to 255 characters", docs.stripe.com/upgrades). That leaves no
//! room for a slash, a dot or a line feed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A text that is not the kind of Stripe id it should be. It does not repeat the text, which may
/// be a secret pasted into the wrong field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a Stripe {kind} id (it starts with {prefixes})")]
pub struct InvalidId {
    kind: &'static str,
    prefixes: &'static str,
}

/// Whether `text` is one of `prefixes` followed by at least one of `[A-Za-z0-9_]`.
fn well_formed(text: &str, prefixes: &[&str]) -> bool {
    text.len() <= 255
        && prefixes
            .iter()
            .any(|prefix| text.len() > prefix.len() && text.starts_with(prefix))
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $kind:literal, [$first:literal $(, $more:literal)*]) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The id as Stripe writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                if well_formed(text, &[$first $(, $more)*]) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(InvalidId { kind: $kind, prefixes: concat!("`", $first, "`" $(, " or `", $more, "`")*) })
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    };
}

macro_rules! debug_as_text {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

id!(
    /// A Stripe account, `acct_…`: the platform's own or a connected one.
    AccountId, "account", ["acct_"]
);
id!(
    /// A customer, `cus_…`. It exists on one account only.
    CustomerId, "customer", ["cus_"]
);
id!(
    /// A payment method, `pm_…`, or a card from before 2019, `card_…`. It exists on one account only.
    PaymentMethodId, "payment method", ["pm_", "card_"]
);
id!(
    /// A PaymentIntent, `pi_…`.
    IntentId, "payment intent", ["pi_"]
);
id!(
    /// A SetupIntent, `seti_…`.
    SetupIntentId, "setup intent", ["seti_"]
);
id!(
    /// A charge, `ch_…`, or the payment that a transfer made on a connected account, `py_…`.
    ChargeId, "charge", ["ch_", "py_"]
);
id!(
    /// A dispute, `dp_…`, or `du_…`.
    DisputeId, "dispute", ["dp_", "du_"]
);
id!(
    /// A file, `file_…`.
    FileId, "file", ["file_"]
);
id!(
    /// A card token, `tok_…`: usable once, for minutes, by whoever holds it; so it is not printed
    /// by `Debug`.
    TokenId, "token", ["tok_"]
);
id!(
    /// A balance transaction, `txn_…`.
    BalanceTransactionId, "balance transaction", ["txn_"]
);
id!(
    /// An application fee, `fee_…`, on the platform.
    FeeId, "application fee", ["fee_"]
);
id!(
    /// A refund, `re_…`, or that of a payment that a transfer made, `pyr_…`.
    RefundId, "refund", ["re_", "pyr_"]
);
id!(
    /// An event, `evt_…`.
    EventId, "event", ["evt_"]
);
id!(
    /// A transfer, `tr_…`.
    TransferId, "transfer", ["tr_"]
);
id!(
    /// What was taken back of a transfer, `trr_…`.
    TransferReversalId, "transfer reversal", ["trr_"]
);

id!(
    /// A payout, `po_…`. It exists on one account only.
    PayoutId, "payout", ["po_"]
);

debug_as_text!(
    AccountId,
    CustomerId,
    PaymentMethodId,
    IntentId,
    SetupIntentId,
    ChargeId,
    BalanceTransactionId,
    FeeId,
    RefundId,
    EventId,
    TransferId,
    TransferReversalId,
    PayoutId,
    DisputeId,
    FileId
);

impl fmt::Debug for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tok_[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_has_its_prefix_and_word_characters_only() {
        assert_eq!(
            "acct_1FiqEsKuuB1fWySn".parse::<AccountId>().unwrap().as_str(),
            "acct_1FiqEsKuuB1fWySn"
        );
        assert!("card_1x".parse::<PaymentMethodId>().is_ok());
        for wrong in [
            "",
            "acct_",
            "cus_1",
            "acct_1/../x",
            "acct_1\n",
            "acct_é",
            " acct_1",
            "ACCT_1",
        ] {
            assert!(wrong.parse::<AccountId>().is_err(), "{wrong:?}");
        }
        let longest = format!("pi_{}", "a".repeat(252));
        assert!(longest.parse::<IntentId>().is_ok());
        assert!(format!("{longest}a").parse::<IntentId>().is_err());
    }

    #[test]
    fn an_error_does_not_repeat_what_was_given() {
        let error = "sk_test_canary".parse::<AccountId>().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("canary"));
    }

    #[test]
    fn a_token_is_not_printed_by_debug() {
        let token: TokenId = "tok_canary".parse().unwrap();
        assert!(!format!("{token:?}").contains("canary"));
    }

    proptest! {
        #[test]
        fn whatever_parses_is_safe_in_a_path(text in "\\PC{0,40}", prefix in "(pi_)?") {
            if let Ok(id) = format!("{prefix}{text}").parse::<IntentId>() {
                prop_assert!(id.as_str().starts_with("pi_"));
                prop_assert!(!id.as_str().contains(['/', '?', '#', '%', '.', ' ', '\r', '\n']));
            }
        }
    }
}

//! Our own ids: TypeIDs (a prefix that names the noun, and a UUIDv7), one type each.
//!
//! <https://github.com/jetify-com/typeid/tree/main/spec>. Stripe's ids are kept beside ours and
//! never instead of them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use type_safe_id::{StaticType, TypeSafeId};
use uuid::Uuid;

use crate::{Clock, Randomness};

/// A text that is no id of the wanted kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of the form {prefix}_…")]
pub struct IdError {
    /// The prefix that such an id has, without the underscore.
    pub prefix: &'static str,
}

/// What all ids have in common, for code that serves any of them.
pub trait Id: Copy + fmt::Display + FromStr<Err = IdError> {
    /// The prefix, without the underscore.
    const PREFIX: &'static str;
    /// The UUID inside, as the database keeps it.
    fn uuid(self) -> Uuid;
    /// The id with this UUID inside.
    fn from_uuid(uuid: Uuid) -> Self;
}

fn uuid_v7(clock: &dyn Clock, randomness: &dyn Randomness) -> Uuid {
    let mut random = [0; 10];
    randomness.fill(&mut random);
    let millis = u64::try_from(clock.now().timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        const _: () = {
            #[derive(Default)]
            struct Tag;
            impl StaticType for Tag {
                const TYPE: &'static str = $prefix;
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    TypeSafeId::<Tag>::from_uuid(self.0).fmt(f)
                }
            }

            impl FromStr for $name {
                type Err = IdError;
                fn from_str(text: &str) -> Result<Self, IdError> {
                    match text.parse::<TypeSafeId<Tag>>() {
                        Ok(id) => Ok(Self(id.uuid())),
                        Err(_) => Err(IdError { prefix: $prefix }),
                    }
                }
            }
        };

        impl $name {
            /// A new id, sortable by the time it was made at.
            #[must_use]
            pub fn generate(clock: &dyn Clock, randomness: &dyn Randomness) -> Self {
                Self(uuid_v7(clock, randomness))
            }
        }

        impl Id for $name {
            const PREFIX: &'static str = $prefix;
            fn uuid(self) -> Uuid {
                self.0
            }
            fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// A person who signs in.
    UserId = "user";
    /// One sign-in of a user in one browser: the family of its refresh tokens.
    SessionId = "session";
    /// A seller of the marketplace.
    SellerId = "seller";
    /// One walk of a seller through Stripe's OAuth page.
    ConnectionId = "connection";
    /// A buyer, known by e-mail address.
    CustomerId = "customer";
    /// A kept card.
    CardId = "card";
    /// How a card gets onto a customer's file by an operator's hand.
    CardSetupId = "cardsetup";
    /// A browser in which a buyer kept cards.
    WalletId = "wallet";
    /// A customer's consent to later charges.
    ConsentId = "consent";
    /// What a buyer is asked to pay.
    CheckoutId = "checkout";
    /// A charge: one PaymentIntent.
    ChargeId = "charge";
    /// One try to pay a charge with one card.
    AttemptId = "attempt";
    /// What a seller has Stripe do with a charge.
    InstructionId = "instruction";
    /// An entry of a charge's timeline.
    TimelineId = "timeline";
    /// A refund.
    RefundId = "refund";
    /// What goes back with a refund unless a call says otherwise.
    RefundPolicyId = "refundpolicy";
    /// A dispute.
    DisputeId = "dispute";
    /// What a seller answered to a dispute.
    AnswerId = "answer";
    /// What a dispute did to a balance.
    MovementId = "movement";
    /// What is taken back from a seller of what was transferred to them.
    TransferReversalId = "reversal";
    /// What the marketplace gave back of its fee without a refund of ours.
    FeeRefundId = "feerefund";
    /// A payout.
    PayoutId = "payout";
    /// An event that Stripe sent us.
    NoticeId = "notice";
    /// Work to be done later.
    JobId = "job";
    /// A marketplace's or a seller's rule for the fee.
    FeePolicyId = "feepolicy";
    /// An entry of the audit log.
    AuditEntryId = "audit";
    /// An API key.
    KeyId = "key";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_from_what_it_shows() {
        let id = ChargeId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
        assert!(id.to_string().starts_with("charge_"));
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn an_id_of_another_noun_is_refused() {
        let id = ChargeId::from_uuid(Uuid::from_u128(7)).to_string();
        assert_eq!(id.parse::<SellerId>(), Err(IdError { prefix: "seller" }));
        assert!("charge_".parse::<ChargeId>().is_err());
        assert!("".parse::<ChargeId>().is_err());
    }
}

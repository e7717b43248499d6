//! What a movement did to a balance.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::ids::BalanceTransactionId;

/// A balance transaction: the one truth about fees and net of a movement, in the currency that the
/// account settles in (which need not be the charge's).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Wire")]
pub struct BalanceTransaction {
    /// Its id, on the account whose balance moved.
    pub id: BalanceTransactionId,
    /// Stripe's type: `charge`, `payment`, `application_fee`, `refund` …
    pub type_: String,
    /// Gross, in minor units of `currency`; negative when money left.
    pub amount: i64,
    /// All fees together, in minor units.
    pub fee: i64,
    /// `amount - fee`, as Stripe computed it.
    pub net: i64,
    /// ISO 4217 code in lower case.
    pub currency: String,
    /// What Stripe keeps, taxes and passed-on network fees included: `fee` without
    /// `application_fee`.
    pub stripe_fee: i64,
    /// What the platform keeps; zero on the platform's own balance.
    pub application_fee: i64,
    /// The lines that `fee` is the sum of.
    pub fee_details: Vec<FeeDetail>,
    /// When it happened.
    pub created: DateTime<Utc>,
    /// When it can be paid out.
    pub available_on: DateTime<Utc>,
}

/// One line of a fee.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FeeDetail {
    /// Minor units of `currency`.
    pub amount: i64,
    /// ISO 4217 code in lower case.
    pub currency: String,
    /// `stripe_fee`, `application_fee`, `tax`, `payment_method_passthrough_fee` …
    #[serde(rename = "type")]
    pub type_: String,
}

#[derive(Deserialize)]
struct Wire {
    id: BalanceTransactionId,
    #[serde(rename = "type")]
    type_: String,
    amount: i64,
    fee: i64,
    net: i64,
    currency: String,
    fee_details: Vec<FeeDetail>,
    #[serde(with = "chrono::serde::ts_seconds")]
    created: DateTime<Utc>,
    #[serde(with = "chrono::serde::ts_seconds")]
    available_on: DateTime<Utc>,
}

impl TryFrom<Wire> for BalanceTransaction {
    type Error = &'static str;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        let application_fee = wire
            .fee_details
            .iter()
            .filter(|line| line.type_ == "application_fee")
            .try_fold(0_i64, |sum, line| sum.checked_add(line.amount))
            .ok_or("application fees overflow")?;
        Ok(Self {
            stripe_fee: wire.fee.checked_sub(application_fee).ok_or("fees overflow")?,
            application_fee,
            id: wire.id,
            type_: wire.type_,
            amount: wire.amount,
            fee: wire.fee,
            net: wire.net,
            currency: wire.currency,
            fee_details: wire.fee_details,
            created: wire.created,
            available_on: wire.available_on,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platforms_fee_and_stripes_are_told_apart() {
        let transaction: BalanceTransaction = serde_json::from_str(
            r#"{"id":"txn_1","type":"charge","amount":10000,"fee":1330,"net":8670,"currency":"eur",
                "created":1785715233,"available_on":1785974400,"fee_details":[
                {"amount":1000,"currency":"eur","type":"application_fee"},
                {"amount":320,"currency":"eur","type":"stripe_fee"},
                {"amount":10,"currency":"eur","type":"tax"}]}"#,
        )
        .unwrap();
        assert_eq!((transaction.application_fee, transaction.stripe_fee), (1000, 330));
    }

    #[test]
    fn fees_beyond_an_i64_are_an_error_and_not_a_wrap() {
        let text = format!(
            r#"{{"id":"txn_1","type":"charge","amount":1,"fee":1,"net":0,"currency":"eur",
                "created":1,"available_on":1,"fee_details":[
                {{"amount":{max},"currency":"eur","type":"application_fee"}},
                {{"amount":{max},"currency":"eur","type":"application_fee"}}]}}"#,
            max = i64::MAX
        );
        assert!(serde_json::from_str::<BalanceTransaction>(&text).is_err());
    }
}

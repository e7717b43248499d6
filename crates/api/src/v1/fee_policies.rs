//! What the marketplace takes of charges.

pub(crate) mod get;
pub(crate) mod get_of_seller;
pub(crate) mod set;
pub(crate) mod set_of_seller;
pub(crate) mod withdraw_of_seller;

use serde::{Deserialize, Serialize};
use souk_application::SetFeePolicyError;
use souk_domain::{Currency, fee::FeePolicy};
use utoipa::ToSchema;

use crate::problem::{Invalid, Problem, code::NOT_FOUND};

/// A fee policy: `round(amount × percent_basis_points / 10000) + fixed_amount`, at least
/// `min_amount`, at most `max_amount`, at most the charge. Rounded half up. The amounts are of
/// `currency`; a charge in another one pays the percentage alone.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FeePolicy)]
pub(crate) struct FeePolicyBody {
    /// Hundredths of a percent: 1000 is 10 %.
    #[schema(example = 1000, minimum = 0, maximum = 10000)]
    percent_basis_points: i32,
    /// Added to the percentage, in minor units.
    #[schema(example = 30, minimum = 0, maximum = 99999999)]
    fixed_amount: i64,
    /// What the amounts are of: ISO 4217, lower case. Needed when there are any.
    #[schema(required, example = "eur", pattern = "^[a-z]{3}$")]
    #[serde(default)]
    currency: Option<String>,
    /// The least, in minor units.
    #[schema(required, example = 50, minimum = 0, maximum = 99999999)]
    #[serde(default)]
    min_amount: Option<i64>,
    /// The most, in minor units.
    #[schema(required, example = 5000, minimum = 0, maximum = 99999999)]
    #[serde(default)]
    max_amount: Option<i64>,
}

impl From<FeePolicy> for FeePolicyBody {
    fn from(policy: FeePolicy) -> Self {
        Self {
            percent_basis_points: policy.percent_basis_points,
            fixed_amount: policy.fixed_amount,
            currency: policy.currency.map(|currency| currency.code().to_owned()),
            min_amount: policy.min_amount,
            max_amount: policy.max_amount,
        }
    }
}

/// The fee policy that a seller's charges are made under.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SellerFeePolicy)]
pub(crate) struct SellerFeePolicyBody {
    /// Whether it is the seller's own; if not, it is the marketplace's.
    #[schema(example = false)]
    own: bool,
    #[serde(flatten)]
    policy: FeePolicyBody,
}

impl SellerFeePolicyBody {
    pub(crate) fn new(policy: FeePolicy, own: bool) -> Self {
        Self {
            own,
            policy: policy.into(),
        }
    }
}

impl FeePolicyBody {
    fn parse(self) -> Result<FeePolicy, Invalid> {
        let mut invalid = Invalid::default();
        let currency = self.currency.as_deref().map(str::parse::<Currency>);
        let currency = invalid.optional("/currency", currency);
        let named = self.currency.is_some();
        let policy = FeePolicy {
            percent_basis_points: self.percent_basis_points,
            fixed_amount: self.fixed_amount,
            currency,
            min_amount: self.min_amount,
            max_amount: self.max_amount,
        };
        // An unknown currency is told once, not as a missing one as well.
        if named && currency.is_none() {
            return Err(invalid);
        }
        policy
            .checked()
            .map_err(|error| Invalid::of(pointer(error), &error))
    }
}

fn pointer(error: souk_domain::fee::FeePolicyError) -> &'static str {
    use souk_domain::fee::FeePolicyError::{Amount, CurrencyMissing, MinAboveMax, Percent};
    match error {
        Percent => "/percent_basis_points",
        MinAboveMax => "/min_amount",
        CurrencyMissing => "/currency",
        // Of any of the three: the body as a whole.
        Amount => "",
    }
}

impl From<SetFeePolicyError> for Problem {
    fn from(error: SetFeePolicyError) -> Self {
        match error {
            SetFeePolicyError::SellerNotFound => NOT_FOUND.into(),
            SetFeePolicyError::Invalid(error) => Invalid::of(pointer(error), &error).into(),
            SetFeePolicyError::Database(error) => error.into(),
        }
    }
}

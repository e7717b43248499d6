//! The table of Stripe's test cards: number, names, where it was issued, what it does.

use super::{Behaviour, Behaviour as B, DisputeKind, Reason as R};

#[derive(Clone, Copy)]
pub(super) struct TestCard {
    pub(super) number: &'static str,
    /// What follows `pm_card_` and `tok_`.
    pub(super) names: &'static [&'static str],
    pub(super) country: &'static str,
    pub(super) funding: &'static str,
    pub(super) behaviour: Behaviour,
}

const fn card(number: &'static str, names: &'static [&'static str], behaviour: Behaviour) -> TestCard {
    TestCard {
        number,
        names,
        country: "US",
        funding: "credit",
        behaviour,
    }
}

const fn from(country: &'static str, card: TestCard) -> TestCard {
    TestCard { country, ..card }
}

const fn funded(funding: &'static str, card: TestCard) -> TestCard {
    TestCard { funding, ..card }
}

pub(super) static TEST_CARDS: &[TestCard] = &[
    card("4242424242424242", &["visa", "us"], B::Succeeds),
    funded("debit", card("4000056655665556", &["visa_debit"], B::Succeeds)),
    card("5555555555554444", &["mastercard"], B::Succeeds),
    card("2223003122003222", &["mastercard_2_series"], B::Succeeds),
    funded(
        "debit",
        card("5200828282828210", &["mastercard_debit"], B::Succeeds),
    ),
    funded(
        "prepaid",
        card("5105105105105100", &["mastercard_prepaid"], B::Succeeds),
    ),
    card("378282246310005", &["amex"], B::Succeeds),
    card("371449635398431", &[], B::Succeeds),
    card("6011111111111117", &["discover"], B::Succeeds),
    card("3056930009020004", &["diners"], B::Succeeds),
    card("3566002020360505", &["jcb"], B::Succeeds),
    card("6200000000000005", &["unionpay"], B::Succeeds),
    from("DE", card("4000002760000016", &["de"], B::Succeeds)),
    from("FR", card("4000002500000003", &["fr"], B::Succeeds)),
    from("GB", card("4000008260000000", &["gb"], B::Succeeds)),
    from("CA", card("4000001240000000", &["ca"], B::Succeeds)),
    from("AU", card("4000000360000006", &["au"], B::Succeeds)),
    from("JP", card("4000003920000003", &["jp"], B::Succeeds)),
    card("4000000000000077", &["bypassPending"], B::BypassesPending),
    card(
        "4000003720000278",
        &["bypassPendingInternational"],
        B::BypassesPending,
    ),
    card(
        "4000000000000002",
        &["visa_chargeDeclined", "chargeDeclined"],
        B::Declined(R::Generic),
    ),
    card(
        "4000000000009995",
        &[
            "visa_chargeDeclinedInsufficientFunds",
            "chargeDeclinedInsufficientFunds",
        ],
        B::Declined(R::InsufficientFunds),
    ),
    card(
        "4000000000009987",
        &["visa_chargeDeclinedLostCard", "chargeDeclinedLostCard"],
        B::Declined(R::LostCard),
    ),
    card(
        "4000000000009979",
        &["visa_chargeDeclinedStolenCard", "chargeDeclinedStolenCard"],
        B::Declined(R::StolenCard),
    ),
    card(
        "4000000000006975",
        &[
            "visa_chargeDeclinedVelocityLimitExceeded",
            "chargeDeclinedVelocityLimitExceeded",
        ],
        B::Declined(R::VelocityExceeded),
    ),
    card(
        "4000000000000069",
        &["chargeDeclinedExpiredCard"],
        B::Declined(R::ExpiredCard),
    ),
    card(
        "4000000000000127",
        &["chargeDeclinedIncorrectCvc"],
        B::Declined(R::IncorrectCvc),
    ),
    card(
        "4000000000000119",
        &["chargeDeclinedProcessingError"],
        B::Declined(R::ProcessingError),
    ),
    card(
        "4100000000000019",
        &["chargeDeclinedFraudulent", "radarBlock"],
        B::Declined(R::Fraudulent),
    ),
    card(
        "4000000000000341",
        &["chargeCustomerFail"],
        B::AttachesThenDeclined,
    ),
    // Which of the two numbers the name stands for is not verified; the one that always asks is the stricter reading.
    from(
        "IE",
        card(
            "4000002760003184",
            &["authenticationRequired"],
            B::AlwaysAuthenticates,
        ),
    ),
    from(
        "FR",
        card(
            "4000002500003155",
            &["authenticationRequiredOnSetup", "threeDSecure2Required"],
            B::AuthenticatesUnlessSetUp,
        ),
    ),
    card(
        "4000000000003220",
        &["threeDSecureRequired"],
        B::AlwaysAuthenticates,
    ),
    card(
        "4000008400001629",
        &[
            "authenticationRequiredChargeDeclined",
            "threeDSecureRequiredChargeDeclined",
        ],
        B::DeclinedAfterAuthentication,
    ),
    card("4000000000003055", &["threeDSecureOptional"], B::Succeeds),
    card("378282246310005", &["amex_threeDSecureNotSupported"], B::Succeeds),
    card(
        "4000000000000259",
        &["createDispute"],
        B::Disputed(DisputeKind::Fraudulent),
    ),
    card(
        "4000000000002685",
        &["createDisputeProductNotReceived"],
        B::Disputed(DisputeKind::NotReceived),
    ),
    card(
        "4000000000001976",
        &["createDisputeInquiry"],
        B::Disputed(DisputeKind::Inquiry),
    ),
    card(
        "4000000000005423",
        &["createIssuerFraudRecord"],
        B::Disputed(DisputeKind::EarlyWarning),
    ),
    card(
        "4000000000007726",
        &["pendingRefund", "refundPending"],
        B::RefundsPending,
    ),
    card("4000000000005126", &["refundFail"], B::RefundsFail),
];

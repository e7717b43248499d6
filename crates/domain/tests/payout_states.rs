//! The state machine of a payout: every allowed transition, and every other one refused.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{TimeZone, Utc};
use souk_domain::{
    Money, Timestamp,
    ids::{Id, PayoutId, SellerId},
    payout::{Contradiction, Failure, Itemization, Part, Payout, PayoutSnapshot, Status},
};
use uuid::Uuid;

const ALLOWED: &[(Status, &[Status])] = {
    use Status::*;
    &[
        (Pending, &[InTransit, Paid, Failed, Canceled]),
        (InTransit, &[Paid, Failed, Canceled]),
        // Stripe learns late that the bank sent it back.
        (Paid, &[Failed]),
        (Failed, &[]),
        (Canceled, &[]),
    ]
};

fn at(seconds: i64) -> Timestamp {
    Utc.timestamp_opt(1_800_000_000 + seconds, 0).unwrap()
}

fn payout(status: Status) -> Payout {
    Payout {
        id: PayoutId::from_uuid(Uuid::from_u128(1)),
        seller: SellerId::from_uuid(Uuid::from_u128(2)),
        stripe_account: "acct_1".into(),
        stripe_payout: "po_1".into(),
        money: Money::new(10_000, "eur".parse().unwrap()),
        status,
        automatic: true,
        instant: false,
        expected_at: at(86_400),
        failure: None,
        returned_at: None,
        itemization: Itemization::Completed,
        itemized_at: None,
        ours: Part::default(),
        outside: Part::default(),
        livemode: false,
        created_at: at(0),
        updated_at: at(0),
    }
}

fn said(status: Status) -> PayoutSnapshot {
    PayoutSnapshot {
        status,
        expected_at: at(86_400),
        failure: (status == Status::Failed).then(|| Failure::new("no_account", None)),
        itemization: Itemization::Completed,
    }
}

#[test]
fn a_payout_walks_only_the_allowed_ways() {
    for (ours, allowed) in ALLOWED {
        for stripe in Status::ALL {
            let mut payout = payout(*ours);
            let before = payout.clone();
            let applied = payout.apply(said(stripe), at(60));
            if stripe == *ours {
                assert!(applied.is_ok(), "{ours:?} again");
            } else if allowed.contains(&stripe) {
                assert_eq!(applied, Ok(true), "{ours:?} -> {stripe:?}");
                assert_eq!((payout.status, payout.updated_at), (stripe, at(60)));
            } else {
                assert_eq!(applied, Err(Contradiction { ours: *ours, stripe }));
                assert_eq!(payout, before, "{ours:?} -> {stripe:?} changes nothing");
            }
            assert_eq!(ours.may_become(stripe), allowed.contains(&stripe));
        }
    }
    assert_eq!(ALLOWED.len(), Status::ALL.len());
}

#[test]
fn money_that_went_back_has_its_time_and_a_repeat_does_not_move_it() {
    let mut payout = payout(Status::Paid);
    assert_eq!(payout.apply(said(Status::Failed), at(60)), Ok(true));
    assert_eq!(payout.returned_at, Some(at(60)));
    assert_eq!(payout.failure.as_ref().unwrap().code, "no_account");
    assert_eq!(payout.apply(said(Status::Failed), at(120)), Ok(false));
    assert_eq!((payout.returned_at, payout.updated_at), (Some(at(60)), at(60)));
}

#[test]
fn a_later_arrival_is_taken_over() {
    let mut payout = payout(Status::InTransit);
    let later = PayoutSnapshot {
        expected_at: at(3 * 86_400),
        ..said(Status::InTransit)
    };
    assert_eq!(payout.apply(later, at(60)), Ok(true));
    assert_eq!(payout.expected_at, at(3 * 86_400));
}

#[test]
fn a_failure_without_words_of_ours_has_stripes() {
    let shown = |code, words| Failure::new(code, words).message;
    assert!(shown("account_closed", Some("x")).contains("Give Stripe another one"));
    assert_eq!(shown("brand_new", Some("Stripe's words.")), "Stripe's words.");
    assert_eq!(shown("brand_new", None), "The bank did not take the payout.");
}

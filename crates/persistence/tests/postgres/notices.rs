use serde_json::json;
use souk_domain::{
    ids::{Id, NoticeId, TimelineId},
    notice::{Endpoint, Notice, Status},
    page::PageRequest,
    timeline::{Kind, TimelineEntry},
};
use souk_persistence::{
    notices::{self, NoticeFilter},
    timeline,
};
use uuid::Uuid;

use crate::world::{World, noon, seconds};

fn notice(id: u128, event: &str, account: Option<&str>) -> Notice {
    Notice {
        id: NoticeId::from_uuid(Uuid::from_u128(id)),
        stripe_event: event.into(),
        stripe_account: account.map(str::to_owned),
        kind: "payment_intent.succeeded".into(),
        object: Some("pi_1".into()),
        endpoint: Endpoint::Connect,
        livemode: false,
        status: Status::Received,
        attempts: 0,
        reason: None,
        received_at: noon(),
        processed_at: None,
    }
}

#[test]
fn an_event_is_stored_once_for_each_account() {
    let mut world = World::new();
    let mut store = |notice: Notice| notices::insert(&mut world.conn, &notice, &json!({"id": 1})).unwrap();
    assert!(store(notice(1, "evt_1", Some("acct_1"))));
    assert!(!store(notice(2, "evt_1", Some("acct_1"))));
    assert!(store(notice(3, "evt_1", Some("acct_2"))));
    assert!(store(notice(4, "evt_1", None)));
    assert!(!store(notice(5, "evt_1", None)));
}

#[test]
fn a_notice_tells_how_often_it_was_tried_and_why_it_failed() {
    let mut world = World::new();
    let mut expected = notice(1, "evt_1", Some("acct_1"));
    let conn = &mut world.conn;
    notices::insert(conn, &expected, &json!({"id": "evt_1"})).unwrap();
    let id = expected.id;
    notices::set_status(conn, id, Status::Retrying, Some("no answer"), None).unwrap();
    notices::set_status(conn, id, Status::Dead, Some("no answer"), Some(noon())).unwrap();
    expected.status = Status::Dead;
    expected.attempts = 2;
    expected.reason = Some("no answer".into());
    expected.processed_at = Some(noon());
    let read = notices::lock(conn, id).unwrap().unwrap();
    assert_eq!(format!("{read:?}"), format!("{expected:?}"));
    notices::set_status(conn, id, Status::Received, None, None).unwrap();
    assert_eq!(notices::get(conn, id).unwrap().unwrap().attempts, 0);
    assert_eq!(notices::counts(conn).unwrap(), [(Status::Received, 1)]);
}

#[test]
fn what_may_not_follow_on_where_a_notice_stands_changes_nothing() {
    let mut world = World::new();
    let conn = &mut world.conn;
    for (number, from) in Status::ALL.into_iter().enumerate() {
        for (offset, to) in Status::ALL.into_iter().enumerate() {
            let number = u32::try_from(number * 10 + offset).unwrap();
            let mut new = notice(u128::from(number), &format!("evt_{number}"), None);
            new.status = from;
            notices::insert(conn, &new, &json!({})).unwrap();
            notices::set_status(conn, new.id, to, None, None).unwrap();
            let stands = notices::get(conn, new.id).unwrap().unwrap().status;
            let expected = if from.may_become(to) { to } else { from };
            assert_eq!(stands, expected, "{from:?} -> {to:?}");
        }
    }
}

#[test]
fn notices_are_listed_by_status_type_and_account() {
    let mut world = World::new();
    let conn = &mut world.conn;
    for (id, account) in [(1, "acct_1"), (2, "acct_2")] {
        notices::insert(conn, &notice(id, &format!("evt_{id}"), Some(account)), &json!({})).unwrap();
    }
    notices::set_status(
        conn,
        notice(2, "evt_2", None).id,
        Status::Ignored,
        None,
        Some(noon()),
    )
    .unwrap();
    let mut listed = |filter: NoticeFilter| -> Vec<String> {
        let page = notices::list(conn, &filter, PageRequest::default()).unwrap();
        page.data.into_iter().map(|notice| notice.stripe_event).collect()
    };
    let all = NoticeFilter::default();
    assert_eq!(listed(all.clone()), ["evt_2", "evt_1"]);
    assert_eq!(
        listed(NoticeFilter {
            status: Some(Status::Ignored),
            ..all.clone()
        }),
        ["evt_2"]
    );
    assert_eq!(
        listed(NoticeFilter {
            stripe_account: Some("acct_1".into()),
            ..all.clone()
        }),
        ["evt_1"]
    );
    assert!(
        listed(NoticeFilter {
            kind: Some("account.updated".into()),
            ..all
        })
        .is_empty()
    );
}

#[test]
fn what_an_event_held_is_forgotten_after_a_while() {
    let mut world = World::new();
    let conn = &mut world.conn;
    let old = notice(1, "evt_1", None);
    notices::insert(conn, &old, &json!({"email": "buyer@example.com"})).unwrap();
    assert_eq!(notices::forget_payloads(conn, noon()).unwrap(), 0);
    assert_eq!(
        notices::payload(conn, old.id).unwrap(),
        Some(json!({"email": "buyer@example.com"}))
    );
    assert_eq!(notices::forget_payloads(conn, noon() + seconds(1)).unwrap(), 1);
    assert_eq!(notices::payload(conn, old.id).unwrap(), None);
}

#[test]
fn a_timeline_is_told_in_order() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller).id;
    for (id, at, kind) in [
        (3, 5, Kind::Succeeded),
        (2, 1, Kind::AttemptStarted),
        (1, 1, Kind::Created),
    ] {
        let entry = TimelineEntry {
            id: TimelineId::from_uuid(Uuid::from_u128(id)),
            charge,
            at: noon() + seconds(at),
            kind,
            detail: json!({"amount": 10_000}),
        };
        timeline::append(&mut world.conn, &entry).unwrap();
    }
    let told = timeline::of_charge(&mut world.conn, charge).unwrap();
    let kinds: Vec<Kind> = told.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [Kind::Created, Kind::AttemptStarted, Kind::Succeeded]);
    assert_eq!(told[0].detail, json!({"amount": 10_000}));
}

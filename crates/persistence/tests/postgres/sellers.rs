use souk_domain::{
    account::{Capabilities, Controller, Due, Requirement, RequirementError},
    page::PageRequest,
    seller::{Connection, Seller, Status},
};
use souk_persistence::{
    Scope,
    sellers::{self, SealedTokens},
};

use crate::world::{World, noon, seconds};

#[test]
fn a_seller_is_read_back_as_it_was_saved() {
    let mut world = World::new();
    let (_, mut seller) = world.owned_seller();
    seller.requirements = vec![
        Requirement {
            field: "external_account".into(),
            due: Due::PastDue,
            error: None,
        },
        Requirement {
            field: "individual.verification.document".into(),
            due: Due::CurrentlyDue,
            error: Some(RequirementError {
                code: "verification_document_expired".into(),
                reason: "The document has expired.".into(),
            }),
        },
    ];
    seller.requirements_deadline = Some(noon() + seconds(60));
    seller.disabled_reason = Some("requirements.past_due".into());
    seller.details_submitted = true;
    seller.capabilities = Capabilities::new([("transfers".to_owned(), "active".to_owned())].into());
    seller.controller = Controller::MANAGED;
    seller.connection = Connection::Restricted;
    seller.payouts_enabled = true;
    seller.sync_seq = 4;
    seller.updated_at = noon() + seconds(9);
    sellers::update(&mut world.conn, &seller).unwrap();
    let read = sellers::get(&mut world.conn, seller.id, &Scope::Everything)
        .unwrap()
        .unwrap();
    assert_eq!(format!("{read:?}"), format!("{seller:?}"));
    let locked = sellers::lock(&mut world.conn, seller.id).unwrap().unwrap();
    assert_eq!(format!("{locked:?}"), format!("{seller:?}"));
    assert_eq!(sellers::begin_sync(&mut world.conn, seller.id).unwrap(), 5);
}

#[test]
fn an_account_is_connected_to_one_seller_at_a_time() {
    let mut world = World::new();
    let (_, mut first) = world.owned_seller();
    let owner = world.user();
    let mut second = Seller {
        connection: Connection::Active,
        stripe_account: first.stripe_account.clone(),
        connected_at: Some(noon()),
        ..world.unconnected_seller(owner)
    };
    let account = first.stripe_account.clone().unwrap();
    let refused = sellers::update(&mut world.conn, &second).unwrap_err();
    assert!(refused.is_conflict(sellers::ACCOUNT_UNIQUE), "{refused}");
    let found = |world: &mut World| {
        sellers::by_account(&mut world.conn, &account, false)
            .unwrap()
            .unwrap()
            .id
    };
    assert_eq!(found(&mut world), first.id);

    first.revoke(noon() + seconds(100));
    sellers::update(&mut world.conn, &first).unwrap();
    assert_eq!(found(&mut world), first.id, "whose it last was stays known");
    second.updated_at = noon();
    sellers::update(&mut world.conn, &second).unwrap();
    assert_eq!(found(&mut world), second.id);
    assert!(
        sellers::by_account(&mut world.conn, &account, true)
            .unwrap()
            .is_none()
    );
    assert!(
        sellers::by_account(&mut world.conn, "acct_unknown", false)
            .unwrap()
            .is_none()
    );
}

#[test]
fn sellers_are_listed_by_the_status_that_is_shown() {
    let mut world = World::new();
    let owner = world.user();
    let connected = world.seller(owner);
    let mut pending = world.unconnected_seller(owner);
    let mut exchanging = world.unconnected_seller(owner);
    pending.connection = Connection::Pending;
    exchanging.connection = Connection::Exchanging;
    for seller in [&pending, &exchanging] {
        sellers::update(&mut world.conn, seller).unwrap();
    }
    let mut listed = |status| -> Vec<_> {
        let page = sellers::list(
            &mut world.conn,
            &Scope::OwnedBy(owner),
            status,
            PageRequest::default(),
        )
        .unwrap();
        page.data.iter().map(|seller| seller.id).collect()
    };
    assert_eq!(listed(Some(Status::Pending)), [exchanging.id, pending.id]);
    assert_eq!(listed(Some(Status::Connected)), [connected.id]);
    assert_eq!(listed(Some(Status::Disconnected)), []);
    assert_eq!(listed(None).len(), 3);
}

#[test]
fn sealed_tokens_are_found_for_rotation_until_they_are_cleared() {
    let mut world = World::new();
    let ((_, old), (_, new)) = (world.owned_seller(), world.owned_seller());
    let sealed = |key_version| SealedTokens {
        access: vec![1, 2, 3],
        refresh: None,
        key_version,
    };
    let conn = &mut world.conn;
    sellers::save_tokens(conn, old.id, &sealed(1)).unwrap();
    sellers::save_tokens(conn, new.id, &sealed(2)).unwrap();
    let due = sellers::tokens_of_other_keys(conn, 2, 10).unwrap();
    assert_eq!(due, [(old.id, sealed(1))]);
    assert!(
        !format!("{due:?}").contains('3'),
        "no ciphertext in a debug print: {due:?}"
    );
    // An update of the seller leaves them alone.
    sellers::update(conn, &old).unwrap();
    assert_eq!(sellers::tokens_of_other_keys(conn, 2, 10).unwrap().len(), 1);
    sellers::clear_tokens(conn, old.id).unwrap();
    assert!(sellers::tokens_of_other_keys(conn, 2, 10).unwrap().is_empty());
}

use souk_domain::{
    connection::ConnectionAttempt,
    fee::FeePolicy,
    ids::{SellerId, UserId},
    page::PageRequest,
    text::EmailAddress,
    user::User,
};
use souk_persistence::{
    audit_log::{self, AuditEntry},
    connections, fee_policies,
    sessions::{self, RefreshToken},
    users,
};

use crate::world::{World, noon, seconds};

#[test]
fn an_address_belongs_to_one_user_whatever_its_letter_case() {
    let mut world = World::new();
    let first = world.user();
    let known = users::get(&mut world.conn, first).unwrap().unwrap();
    let shouted = known.email.as_str().to_uppercase();
    let twin = User {
        id: world.id(),
        email: EmailAddress::parse(&shouted).unwrap(),
        ..known
    };
    let refused = users::insert(&mut world.conn, &twin, "$argon2id$x").unwrap_err();
    assert!(refused.is_conflict(users::EMAIL_UNIQUE), "{refused}");
    let found = users::by_email(&mut world.conn, &twin.email).unwrap().unwrap();
    assert_eq!(found.user.id, first);
    assert!(found.password_hash.starts_with("$argon2id$"));
    assert!(!format!("{found:?}").contains("argon2"));
}

#[test]
fn a_disabled_user_is_as_if_there_were_none() {
    let mut world = World::new();
    let id = world.user();
    let email = users::get(&mut world.conn, id).unwrap().unwrap().email;
    assert!(users::set_disabled(&mut world.conn, id, Some(noon())).unwrap());
    assert!(users::get(&mut world.conn, id).unwrap().is_none());
    assert!(users::by_email(&mut world.conn, &email).unwrap().is_none());
    assert!(users::set_disabled(&mut world.conn, id, None).unwrap());
    assert!(users::get(&mut world.conn, id).unwrap().is_some());
}

#[test]
fn a_user_has_the_roles_of_an_operator_and_of_an_owner() {
    let mut world = World::new();
    let (owner, _) = world.owned_seller();
    let other = world.user();
    let roles = |world: &mut World, id: UserId| {
        let roles = users::roles(&mut world.conn, id).unwrap();
        (roles.operator, roles.seller)
    };
    assert_eq!(roles(&mut world, owner), (false, true));
    assert_eq!(roles(&mut world, other), (false, false));
    assert!(users::set_operator(&mut world.conn, other, true).unwrap());
    assert_eq!(roles(&mut world, other), (true, false));
    let nobody = world.id();
    assert_eq!(roles(&mut world, nobody), (false, false));
    assert!(!users::set_operator(&mut world.conn, nobody, true).unwrap());
}

#[test]
fn a_refresh_token_is_used_once_and_its_successor_may_be_given_twice() {
    let mut world = World::new();
    let user = world.user();
    let session = world.session(user);
    let token = RefreshToken {
        hash: [1; 32],
        session,
        issued_at: noon(),
        used_at: None,
    };
    let conn = &mut world.conn;
    sessions::insert_token(conn, &token).unwrap();
    sessions::insert_token(conn, &token).unwrap();
    let (found, family) = sessions::find_token(conn, &[1; 32]).unwrap().unwrap();
    assert_eq!((found, family.user), (token, user));
    assert!(family.is_live(noon()));
    assert!(!family.is_live(family.expires_at));
    assert!(sessions::mark_used(conn, &[1; 32], noon() + seconds(1)).unwrap());
    assert!(!sessions::mark_used(conn, &[1; 32], noon() + seconds(2)).unwrap());
    let (found, _) = sessions::find_token(conn, &[1; 32]).unwrap().unwrap();
    assert_eq!(found.used_at, Some(noon() + seconds(1)));
    assert!(sessions::find_token(conn, &[2; 32]).unwrap().is_none());

    assert!(sessions::revoke(conn, session, noon()).unwrap());
    assert!(!sessions::revoke(conn, session, noon()).unwrap());
    assert!(!sessions::get(conn, session).unwrap().unwrap().is_live(noon()));
    assert_eq!(sessions::revoke_all(conn, user, noon()).unwrap(), 0);
}

#[test]
fn a_state_is_claimed_once() {
    let mut world = World::new();
    let (user, seller) = world.owned_seller();
    let attempt = ConnectionAttempt {
        id: world.id(),
        seller: seller.id,
        user,
        session: world.session(user),
        state_hash: [5; 32],
        created_at: noon(),
        expires_at: noon() + seconds(600),
        claimed_at: None,
    };
    let conn = &mut world.conn;
    connections::insert(conn, &attempt).unwrap();
    let twin = ConnectionAttempt {
        id: souk_domain::ids::Id::from_uuid(uuid::Uuid::from_u128(999)),
        ..attempt.clone()
    };
    let refused = connections::insert(conn, &twin).unwrap_err();
    assert!(refused.is_conflict("connections_state_hash_unique"), "{refused}");
    let locked = connections::lock_by_state_hash(conn, &[5; 32]).unwrap().unwrap();
    assert_eq!(format!("{locked:?}"), format!("{attempt:?}"));
    assert!(connections::mark_claimed(conn, attempt.id, noon()).unwrap());
    assert!(!connections::mark_claimed(conn, attempt.id, noon()).unwrap());
    let latest = connections::latest_of(conn, seller.id).unwrap().unwrap();
    assert_eq!(latest.claimed_at, Some(noon()));
    assert!(connections::lock_by_state_hash(conn, &[6; 32]).unwrap().is_none());
}

#[test]
fn a_sellers_own_policy_comes_before_the_marketplaces_and_the_newest_counts() {
    let mut world = World::new();
    let ((operator, seller), (_, other)) = (world.owned_seller(), world.owned_seller());
    let percent = |percent_basis_points| FeePolicy {
        percent_basis_points,
        ..FeePolicy::ten_percent()
    };
    let current = |world: &mut World, seller: SellerId| {
        fee_policies::current(&mut world.conn, seller)
            .unwrap()
            .percent_basis_points
    };
    let mut at = 0;
    let mut set = |world: &mut World, seller, policy: FeePolicy| {
        at += 1;
        let id = world.id();
        fee_policies::set(
            &mut world.conn,
            id,
            seller,
            &policy,
            operator,
            noon() + seconds(at),
        )
        .unwrap();
    };
    assert_eq!(current(&mut world, seller.id), 1_000);
    assert_eq!(fee_policies::get(&mut world.conn, None).unwrap(), None);
    set(&mut world, None, percent(700));
    assert_eq!(current(&mut world, seller.id), 700);
    let own = FeePolicy {
        percent_basis_points: 300,
        fixed_amount: 25,
        currency: "eur".parse().ok(),
        min_amount: Some(50),
        max_amount: Some(900),
    };
    set(&mut world, Some(seller.id), own.clone());
    set(&mut world, None, percent(800));
    assert_eq!(fee_policies::current(&mut world.conn, seller.id).unwrap(), own);
    assert_eq!(current(&mut world, other.id), 800);
    assert_eq!(fee_policies::get(&mut world.conn, Some(other.id)).unwrap(), None);
    set(&mut world, Some(seller.id), percent(100));
    assert_eq!(current(&mut world, seller.id), 100);
}

#[test]
fn what_was_written_into_the_audit_log_or_the_fee_policies_stays() {
    let mut world = World::new();
    let (operator, _) = world.owned_seller();
    let entry = AuditEntry {
        id: world.id(),
        at: noon(),
        actor: format!("user:{operator}"),
        action: "fee_policy.set".into(),
        subject: None,
        request_id: Some("req_1".into()),
        detail: serde_json::json!({"percent_basis_points": 700}),
    };
    audit_log::append(&mut world.conn, &entry).unwrap();
    let id = world.id();
    fee_policies::set(
        &mut world.conn,
        id,
        None,
        &FeePolicy::ten_percent(),
        operator,
        noon(),
    )
    .unwrap();
    for table in ["audit_log", "fee_policies"] {
        for change in ["UPDATE # SET id = id", "DELETE FROM #", "TRUNCATE #"] {
            let sql = change.replace('#', table);
            let changed = diesel::connection::SimpleConnection::batch_execute(&mut world.conn, &sql);
            let error = changed.expect_err(&sql).to_string();
            assert!(error.contains("is append-only"), "{sql}: {error}");
        }
    }
    assert_eq!(
        audit_log::list(&mut world.conn, PageRequest::default())
            .unwrap()
            .data,
        [entry]
    );
}

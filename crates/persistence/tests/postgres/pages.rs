use std::cell::RefCell;

use diesel::connection::SimpleConnection;
use proptest::prelude::*;
use souk_domain::{
    charge::Charge,
    page::{Limit, PageRequest},
};
use souk_persistence::{
    Scope,
    charges::{self, ChargeFilter},
};

use crate::world::{World, noon, seconds};

/// All pages one after the other.
fn walk(world: &mut World, limit: i64) -> Vec<Charge> {
    let mut page = PageRequest {
        limit: Limit::new(limit).unwrap(),
        after: None,
    };
    let mut seen = Vec::new();
    loop {
        let next = charges::list(
            &mut world.conn,
            &Scope::Everything,
            &ChargeFilter::default(),
            page,
        )
        .unwrap();
        assert!(next.data.len() <= usize::try_from(limit).unwrap());
        seen.extend(next.data);
        match next.next {
            None => return seen,
            after => page.after = after,
        }
    }
}

#[test]
fn pages_are_complete_and_without_doubles_also_under_equal_timestamps() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let world = RefCell::new(world);
    let config = ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(times in prop::collection::vec(0i64..4, 0..25), limit in 1i64..9)| {
        let mut world = world.borrow_mut();
        world.conn.batch_execute("TRUNCATE charges CASCADE").unwrap();
        let mut expected = Vec::new();
        for time in times {
            let charge = Charge { created_at: noon() + seconds(time), ..world.new_charge(&seller) };
            charges::insert(&mut world.conn, &charge, None).unwrap();
            expected.push((charge.created_at, charge.id));
        }
        expected.sort_by(|a, b| b.cmp(a));
        let seen: Vec<_> = walk(&mut world, limit).iter().map(|charge| (charge.created_at, charge.id)).collect();
        prop_assert_eq!(seen, expected);
    });
}

#[test]
fn a_row_that_comes_while_somebody_pages_neither_repeats_nor_hides_another() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let ids: Vec<_> = (0..5).map(|_| world.charge(&seller).id).collect();
    let mut page = PageRequest {
        limit: Limit::new(2).unwrap(),
        after: None,
    };
    let first = charges::list(
        &mut world.conn,
        &Scope::Everything,
        &ChargeFilter::default(),
        page,
    )
    .unwrap();
    world.charge(&seller);
    page.after = first.next;
    let second = charges::list(
        &mut world.conn,
        &Scope::Everything,
        &ChargeFilter::default(),
        page,
    )
    .unwrap();
    let seen: Vec<_> = first
        .data
        .iter()
        .chain(&second.data)
        .map(|charge| charge.id)
        .collect();
    assert_eq!(seen, [ids[4], ids[3], ids[2], ids[1]]);
}

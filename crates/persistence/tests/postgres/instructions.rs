use souk_domain::instruction::{Instruction, Refused, State, What};
use souk_persistence::{Asked, instructions};

use crate::world::{World, noon, request};

fn new(world: &mut World, charge: souk_domain::ids::ChargeId, state: State) -> Instruction {
    Instruction {
        id: world.id(),
        charge,
        what: What::Capture {
            amount: 900,
            application_fee: 90,
        },
        state,
        submitted_at: (state != State::Requested).then(noon),
        refusal: (state == State::Refused).then(|| Refused {
            code: "late".into(),
            message: "Too late.".into(),
        }),
        created_at: noon(),
    }
}

#[test]
fn an_instruction_is_read_back_as_it_was_saved_and_found_by_its_key() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller).id;
    let mut instruction = new(&mut world, charge, State::Requested);
    let request = request("capture-17", 4);
    let asked = Asked {
        caller: "user:1",
        request: &request,
    };
    instructions::insert(&mut world.conn, &instruction, Some(asked)).unwrap();
    let conn = &mut world.conn;
    let open = instructions::open_of(conn, charge).unwrap().unwrap();
    assert_eq!(format!("{open:?}"), format!("{instruction:?}"));
    instruction.submitted_at = Some(noon());
    assert!(instruction.advance(State::Submitted));
    instructions::update(conn, &instruction).unwrap();
    assert!(instruction.refuse("late", "Too late."));
    instructions::update(conn, &instruction).unwrap();
    instructions::set_answered_status(conn, instruction.id, 202).unwrap();
    let found = instructions::by_key(conn, "user:1", "capture-17")
        .unwrap()
        .unwrap();
    assert_eq!((found.fingerprint, found.answered_status), ([4; 32], Some(202)));
    assert_eq!(format!("{:?}", found.row), format!("{instruction:?}"));
    assert!(instructions::open_of(conn, charge).unwrap().is_none());
}

#[test]
fn of_a_charge_one_instruction_is_open_at_a_time() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller).id;
    for (state, fits) in [
        (State::Done, true),
        (State::Unknown, true),
        (State::Requested, false),
        (State::Submitted, false),
        (State::Refused, true),
    ] {
        let instruction = new(&mut world, charge, state);
        let inserted = instructions::insert(&mut world.conn, &instruction, None);
        assert_eq!(inserted.is_ok(), fits, "{state:?}");
        if let Err(error) = inserted {
            assert!(error.is_conflict(instructions::ONE_OPEN), "{error}");
        }
    }
}

#[test]
fn the_database_allows_exactly_the_transitions_of_instructions_that_the_domain_allows() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    for from in State::ALL {
        for to in State::ALL {
            let charge = world.charge(&seller).id;
            let before = new(&mut world, charge, from);
            instructions::insert(&mut world.conn, &before, None).unwrap();
            let after = Instruction {
                id: before.id,
                ..new(&mut world, charge, to)
            };
            let after = Instruction {
                submitted_at: after.submitted_at.or(before.submitted_at),
                ..after
            };
            let saved = instructions::update(&mut world.conn, &after);
            let allowed = from == to || from.may_become(to);
            assert_eq!(saved.is_ok(), allowed, "{from:?} -> {to:?}: {saved:?}");
        }
    }
}

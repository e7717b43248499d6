use souk_domain::{
    Money,
    charge::Charge,
    dispute::{Cost, Dispute, DisputeSnapshot, Evidence, State as Stands},
    fee_refund::FeeRefund,
    ids::DisputeId,
    instruction::{Refused, State},
    transfer_reversal::{Done, NOT_LOST, NOTHING_LEFT, Share, TRIED_FOR, TransferReversal},
};
use souk_persistence::{disputes, fee_refunds, refunds, transfer_reversals};

use crate::world::{World, noon, seconds};

fn dispute(world: &mut World, charge: &Charge) -> DisputeId {
    let dispute = Dispute {
        id: world.id(),
        charge: charge.id,
        seller: charge.seller,
        livemode: charge.livemode,
        closed_at: Some(noon()),
        updated_at: noon(),
        at_stripe: DisputeSnapshot {
            stripe_dispute: format!("dp_{}", world.id::<DisputeId>().to_string().replace('-', "")),
            money: charge.money,
            reason: "fraudulent".into(),
            state: Stands::Lost,
            evidence_due_by: None,
            submissions: 0,
            evidence: Evidence::default(),
            refundable: false,
            cost: Cost::default(),
            cost_currency: None,
            opened_at: noon(),
        },
    };
    disputes::insert(&mut world.conn, &dispute).unwrap();
    dispute.id
}

fn new(world: &mut World, charge: &Charge, dispute: Option<DisputeId>, state: State) -> TransferReversal {
    let sent = matches!(state, State::Submitted | State::Unknown | State::Done);
    TransferReversal {
        id: world.id(),
        dispute,
        charge: charge.id,
        seller: charge.seller,
        share: sent.then_some(Share {
            amount: 1_000,
            currency: charge.money.currency,
        }),
        state,
        submitted_at: sent.then(noon),
        done: (state == State::Done).then(|| Done {
            stripe_reversal: format!("trr_{}", world.id::<DisputeId>().to_string().replace('-', "")),
            at: noon(),
        }),
        refusal: (state == State::Refused).then(|| Refused {
            code: "balance_insufficient".into(),
            message: "The balance does not cover it.".into(),
        }),
        created_at: noon(),
    }
}

fn put(world: &mut World, charge: &Charge, state: State) -> TransferReversal {
    let dispute = dispute(world, charge);
    let reversal = new(world, charge, Some(dispute), state);
    transfer_reversals::insert(&mut world.conn, &reversal).unwrap();
    reversal
}

#[test]
fn a_reversal_is_read_back_as_it_was_saved() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller);
    for state in State::ALL {
        let made = put(&mut world, &charge, state);
        let read = transfer_reversals::get(&mut world.conn, made.id).unwrap();
        assert_eq!(read.as_ref(), Some(&made));
        let of_dispute = transfer_reversals::of_dispute(&mut world.conn, made.dispute.unwrap()).unwrap();
        assert_eq!(of_dispute, Some(made));
    }
    let all = transfer_reversals::of_charge(&mut world.conn, charge.id).unwrap();
    assert_eq!(all.len(), State::ALL.len());
}

#[test]
fn one_waits_while_another_of_the_same_charge_may_be_taking_from_the_transfer() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    for (state, waits) in [
        (State::Requested, false),
        (State::Submitted, true),
        (State::Unknown, true),
        (State::Done, false),
        (State::Refused, false),
    ] {
        let (charge, elsewhere) = (world.charge(&seller), world.charge(&seller));
        let mine = put(&mut world, &charge, State::Requested);
        put(&mut world, &elsewhere, State::Submitted);
        put(&mut world, &charge, state);
        let waiting = transfer_reversals::another_is_on_its_way(&mut world.conn, charge.id, mine.id).unwrap();
        assert_eq!(waiting, waits, "{state:?}");
    }
}

#[test]
fn a_dispute_has_one_that_was_not_refused_and_what_stripe_has_is_counted_once() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller);
    let refused = put(&mut world, &charge, State::Refused);
    let again = new(&mut world, &charge, refused.dispute, State::Requested);
    transfer_reversals::insert(&mut world.conn, &again).unwrap();
    let third = new(&mut world, &charge, refused.dispute, State::Requested);
    let error = transfer_reversals::insert(&mut world.conn, &third).unwrap_err();
    assert!(error.is_conflict(transfer_reversals::ONE), "{error}");

    let by_hand = new(&mut world, &charge, None, State::Done);
    transfer_reversals::insert(&mut world.conn, &by_hand).unwrap();
    let another = new(&mut world, &charge, None, State::Done);
    transfer_reversals::insert(&mut world.conn, &another).unwrap();
    let twice = TransferReversal {
        id: world.id(),
        ..by_hand
    };
    assert!(transfer_reversals::insert(&mut world.conn, &twice).is_err());
    let undone = new(&mut world, &charge, None, State::Requested);
    assert!(
        transfer_reversals::insert(&mut world.conn, &undone).is_err(),
        "what nobody asks for is not on its way"
    );
}

#[test]
fn only_what_may_succeed_later_is_tried_again_and_only_the_last_of_a_dispute() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller);
    let due = put(&mut world, &charge, State::Refused);
    for code in [NOTHING_LEFT, NOT_LOST] {
        let dispute = dispute(&mut world, &charge);
        let mut ended = new(&mut world, &charge, Some(dispute), State::Refused);
        ended.refusal.as_mut().unwrap().code = code.into();
        transfer_reversals::insert(&mut world.conn, &ended).unwrap();
    }
    let followed = put(&mut world, &charge, State::Refused);
    let mut later = new(&mut world, &charge, followed.dispute, State::Requested);
    later.created_at = noon() + seconds(60);
    transfer_reversals::insert(&mut world.conn, &later).unwrap();
    put(&mut world, &charge, State::Done);
    let mut found = |before| transfer_reversals::refused(&mut world.conn, before, 10).unwrap();
    assert_eq!(found(noon()), [due.id]);
    assert_eq!(found(noon() - seconds(1)), []);
    assert_eq!(found(noon() + TRIED_FOR), [], "it was tried for long enough");
}

#[test]
fn what_went_apart_from_refunds_counts_for_the_next_one() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller);
    for state in State::ALL {
        put(&mut world, &charge, state);
    }
    let by_hand = new(&mut world, &charge, None, State::Done);
    transfer_reversals::insert(&mut world.conn, &by_hand).unwrap();
    for amount in [30, 12] {
        let refund = FeeRefund {
            id: world.id(),
            charge: charge.id,
            seller: charge.seller,
            money: Money::new(amount, charge.money.currency),
            at: noon(),
        };
        fee_refunds::insert(&mut world.conn, &refund).unwrap();
    }
    let standing = refunds::standing(&mut world.conn, charge.id).unwrap();
    // Submitted, unknown, done, and by hand.
    assert_eq!(standing.transfer_reversed, 4_000);
    assert_eq!(standing.application_fee_refunded, 42);
    assert_eq!(standing.reserved, 0);
}

use std::{
    collections::HashMap,
    sync::{Arc, Barrier},
    thread,
};

use diesel::Connection;
use serde_json::json;
use souk_domain::{
    ids::{Id, JobId},
    page::PageRequest,
};
use souk_persistence::{
    Error,
    jobs::{self, Job, NewJob, Status},
};
use uuid::Uuid;

use crate::world::{World, seconds};

fn job(id: u128) -> NewJob {
    NewJob {
        id: JobId::from_uuid(Uuid::from_u128(id)),
        kind: "look",
        dedupe_key: None,
        payload: json!({"at": id.to_string()}),
        delay: seconds(0),
        max_attempts: 3,
    }
}

fn keyed(id: u128) -> NewJob {
    NewJob {
        dedupe_key: Some("charge_1".into()),
        ..job(id)
    }
}

fn claim_one(world: &mut World) -> Option<Job> {
    jobs::claim(&mut world.conn, 1, seconds(60)).unwrap().pop()
}

/// As if so much time had gone by that every lease has run out.
fn let_leases_run_out(world: &mut World) {
    world.run("UPDATE jobs SET leased_until = now() - interval '1 second' WHERE status = 'running'");
}

fn status(world: &mut World, id: JobId) -> Status {
    jobs::get(&mut world.conn, id).unwrap().unwrap().status
}

#[test]
fn eight_workers_claim_each_of_400_jobs_once() {
    let mut world = World::new();
    for id in 1..=400 {
        assert!(jobs::enqueue(&mut world.conn, &job(id)).unwrap());
    }
    let barrier = Arc::new(Barrier::new(8));
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let (mut conn, barrier) = (world.connect(), Arc::clone(&barrier));
            thread::spawn(move || {
                barrier.wait();
                let mut mine = Vec::new();
                loop {
                    let claimed = jobs::claim(&mut conn, 7, seconds(60)).unwrap();
                    assert!(claimed.len() <= 7);
                    if claimed.is_empty() {
                        return mine;
                    }
                    for job in claimed {
                        assert!(jobs::complete(&mut conn, job.id, job.fence).unwrap());
                        mine.push(job.id);
                    }
                }
            })
        })
        .collect();
    let mut times: HashMap<JobId, u32> = HashMap::new();
    for worker in workers {
        for id in worker.join().unwrap() {
            *times.entry(id).or_default() += 1;
        }
    }
    assert_eq!(times.len(), 400);
    assert!(times.values().all(|&times| times == 1));
}

#[test]
fn a_job_is_claimed_when_its_time_has_come_by_the_databases_clock() {
    let mut world = World::new();
    let later = NewJob {
        delay: seconds(3600),
        ..job(1)
    };
    jobs::enqueue(&mut world.conn, &later).unwrap();
    assert!(claim_one(&mut world).is_none());
    world.run("UPDATE jobs SET run_at = now()");
    assert_eq!(claim_one(&mut world).unwrap().payload, json!({"at": "1"}));
    assert!(claim_one(&mut world).is_none(), "it is leased");
}

#[test]
fn a_worker_that_lost_its_lease_changes_nothing_any_more() {
    let mut world = World::new();
    jobs::enqueue(&mut world.conn, &job(1)).unwrap();
    let slow = claim_one(&mut world).unwrap();
    let_leases_run_out(&mut world);
    let fast = claim_one(&mut world).unwrap();
    assert!(fast.fence > slow.fence);
    assert_eq!(fast.attempts, 2);

    let conn = &mut world.conn;
    assert!(!jobs::extend(conn, slow.id, slow.fence, seconds(60)).unwrap());
    assert!(!jobs::complete(conn, slow.id, slow.fence).unwrap());
    assert!(!jobs::bury(conn, slow.id, slow.fence, "no").unwrap());
    assert!(!jobs::give_back(conn, slow.id, slow.fence).unwrap());
    assert_eq!(
        jobs::retry(conn, slow.id, slow.fence, seconds(0), "no").unwrap(),
        None
    );
    assert_eq!(status(&mut world, slow.id), Status::Running);

    assert!(jobs::extend(&mut world.conn, fast.id, fast.fence, seconds(60)).unwrap());
    assert!(jobs::complete(&mut world.conn, fast.id, fast.fence).unwrap());
    assert_eq!(status(&mut world, fast.id), Status::Done);
    assert!(
        !jobs::complete(&mut world.conn, fast.id, fast.fence).unwrap(),
        "once"
    );
}

#[test]
fn a_job_that_was_tried_as_often_as_it_may_be_is_dead_and_can_be_revived() {
    let mut world = World::new();
    jobs::enqueue(&mut world.conn, &job(1)).unwrap();
    for expected in [Status::Ready, Status::Ready, Status::Dead] {
        let claimed = claim_one(&mut world).unwrap();
        let after = jobs::retry(
            &mut world.conn,
            claimed.id,
            claimed.fence,
            seconds(0),
            "Stripe is down",
        )
        .unwrap();
        assert_eq!(after, Some(expected));
    }
    assert!(claim_one(&mut world).is_none());
    let dead = jobs::list(
        &mut world.conn,
        Some(Status::Dead),
        Some("look"),
        PageRequest::default(),
    )
    .unwrap();
    assert_eq!(dead.data[0].last_error.as_deref(), Some("Stripe is down"));
    let id = dead.data[0].id;
    assert!(jobs::revive(&mut world.conn, id).unwrap());
    assert!(!jobs::revive(&mut world.conn, id).unwrap());
    assert_eq!(claim_one(&mut world).unwrap().attempts, 1);
}

#[test]
fn a_job_that_kills_its_workers_is_dead_in_the_end() {
    let mut world = World::new();
    jobs::enqueue(&mut world.conn, &job(1)).unwrap();
    for _ in 0..3 {
        assert!(claim_one(&mut world).is_some());
        let_leases_run_out(&mut world);
    }
    assert!(claim_one(&mut world).is_none());
    assert_eq!(status(&mut world, job(1).id), Status::Dead);
}

#[test]
fn of_jobs_with_one_key_only_one_waits_and_it_runs_at_the_earlier_time() {
    let mut world = World::new();
    let later = NewJob {
        delay: seconds(3600),
        ..keyed(1)
    };
    assert!(jobs::enqueue(&mut world.conn, &later).unwrap());
    assert!(!jobs::enqueue(&mut world.conn, &keyed(2)).unwrap());
    let claimed = claim_one(&mut world).unwrap();
    assert_eq!(claimed.id, later.id);
    assert!(claim_one(&mut world).is_none());
}

#[test]
fn a_job_that_is_asked_for_while_it_runs_runs_once_more() {
    let mut world = World::new();
    jobs::enqueue(&mut world.conn, &keyed(1)).unwrap();
    let first = claim_one(&mut world).unwrap();
    assert!(!jobs::enqueue(&mut world.conn, &keyed(2)).unwrap());
    assert!(claim_one(&mut world).is_none(), "not twice at the same time");
    assert!(jobs::complete(&mut world.conn, first.id, first.fence).unwrap());
    let second = claim_one(&mut world).unwrap();
    assert_eq!(second.id, first.id);
    assert!(jobs::complete(&mut world.conn, second.id, second.fence).unwrap());
    assert!(claim_one(&mut world).is_none());
    assert!(jobs::enqueue(&mut world.conn, &keyed(3)).unwrap(), "done is done");
}

#[test]
fn a_dead_job_is_not_revived_beside_its_successor() {
    let mut world = World::new();
    jobs::enqueue(&mut world.conn, &keyed(1)).unwrap();
    let claimed = claim_one(&mut world).unwrap();
    assert!(jobs::bury(&mut world.conn, claimed.id, claimed.fence, "poison").unwrap());
    assert!(jobs::enqueue(&mut world.conn, &keyed(2)).unwrap());
    let revived = jobs::revive(&mut world.conn, claimed.id);
    assert!(revived.unwrap_err().is_conflict("jobs_dedupe_key_unique"));
}

#[test]
fn a_job_is_enqueued_only_if_its_transaction_commits() {
    let mut world = World::new();
    let rolled_back = world.conn.transaction::<(), Error, _>(|conn| {
        jobs::enqueue(conn, &job(1))?;
        Err(Error::Unavailable)
    });
    assert!(rolled_back.is_err());
    assert!(claim_one(&mut world).is_none());
}

#[test]
fn a_job_that_is_given_back_was_not_tried() {
    let mut world = World::new();
    jobs::enqueue(&mut world.conn, &job(1)).unwrap();
    let claimed = claim_one(&mut world).unwrap();
    assert!(jobs::give_back(&mut world.conn, claimed.id, claimed.fence).unwrap());
    assert_eq!(claim_one(&mut world).unwrap().attempts, 1);
}

#[test]
fn the_depth_of_the_queue_is_told_by_kind() {
    let mut world = World::new();
    for id in 1..=3 {
        jobs::enqueue(&mut world.conn, &job(id)).unwrap();
    }
    world.run("UPDATE jobs SET run_at = now() - interval '90 seconds'");
    claim_one(&mut world).unwrap();
    let buried = claim_one(&mut world).unwrap();
    jobs::bury(&mut world.conn, buried.id, buried.fence, "poison").unwrap();
    let depth = jobs::depth(&mut world.conn).unwrap().pop().unwrap();
    assert_eq!(
        (depth.kind.as_str(), depth.ready, depth.running, depth.dead),
        ("look", 1, 1, 1)
    );
    assert!((90.0..600.0).contains(&depth.overdue_seconds));
    world
        .run("UPDATE jobs SET status = 'done', finished_at = now() - interval '2 days', leased_until = NULL");
    assert_eq!(jobs::forget_done(&mut world.conn, seconds(86_400)).unwrap(), 3);
}

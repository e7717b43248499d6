//! `Db`: what happens to a closure when the network, the pool or Postgres does what it does.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Barrier,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, connection::SimpleConnection};
use souk_persistence::{Db, DbConfig, Error, users};

use crate::world::World;

const FILL: &str =
    "CREATE TABLE slots (id int PRIMARY KEY, value int NOT NULL); INSERT INTO slots VALUES (1, 0), (2, 0)";

fn db(world: &World, pool_size: u32) -> Db {
    Db::connect(&DbConfig::new(world.url(), pool_size)).unwrap()
}

fn run(conn: &mut PgConnection, sql: &str) -> Result<(), Error> {
    Ok(conn.batch_execute(sql)?)
}

fn slots(world: &mut World) -> i64 {
    world.count("SELECT sum(value) AS count FROM slots")
}

#[tokio::test]
async fn what_a_closure_did_is_committed_when_it_returns_ok_and_not_otherwise() {
    let mut world = World::new();
    world.run(FILL);
    let db = db(&world, 2);
    let done: Result<u8, Error> = db
        .transaction(|conn| run(conn, "UPDATE slots SET value = 1").map(|()| 7))
        .await;
    assert_eq!(done.unwrap(), 7);
    let undone: Result<(), Error> = db
        .transaction(|conn| {
            run(conn, "UPDATE slots SET value = 50")?;
            Err(Error::Unavailable)
        })
        .await;
    assert!(undone.is_err());
    assert_eq!(slots(&mut world), 2);
}

#[tokio::test]
async fn connections_that_were_killed_are_replaced_unseen() {
    let mut world = World::new();
    world.run(FILL);
    let db = db(&world, 4);
    // Four at once, so that the pool holds four connections.
    let warm = (0..4).map(|_| {
        tokio::spawn({
            let db = db.clone();
            async move { db.read(|conn| run(conn, "SELECT pg_sleep(0.2)")).await }
        })
    });
    for task in warm.collect::<Vec<_>>() {
        task.await.unwrap().unwrap();
    }
    let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'souk' AND datname = current_database()";
    world.run(kill);
    for _ in 0..3 {
        db.read(|conn| run(conn, "SELECT 1")).await.unwrap();
    }
    world.run(kill);
    for _ in 0..3 {
        db.transaction(|conn| run(conn, "UPDATE slots SET value = value + 1 WHERE id = 1"))
            .await
            .unwrap();
    }
    assert_eq!(slots(&mut world), 3);
}

#[tokio::test]
async fn a_connection_that_dies_in_a_transaction_is_unavailable_and_nothing_was_done() {
    let mut world = World::new();
    world.run(FILL);
    let db = db(&world, 1);
    let died: Result<(), Error> = db
        .transaction(|conn| {
            run(conn, "UPDATE slots SET value = 1")?;
            run(conn, "SELECT pg_terminate_backend(pg_backend_pid())")
        })
        .await;
    assert!(matches!(died, Err(Error::Unavailable)), "{died:?}");
    assert_eq!(slots(&mut world), 0);
    db.transaction(|conn| run(conn, "UPDATE slots SET value = 1"))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deadlock_is_run_again_until_both_are_done() {
    let mut world = World::new();
    world.run(FILL);
    let db = db(&world, 2);
    let (barrier, runs) = (Arc::new(Barrier::new(2)), Arc::new(AtomicU32::new(0)));
    let crossing = [(1, 2), (2, 1)].map(|(first, second)| {
        let (db, barrier, runs) = (db.clone(), Arc::clone(&barrier), Arc::clone(&runs));
        let mut met = false;
        tokio::spawn(async move {
            db.transaction(move |conn| {
                runs.fetch_add(1, Ordering::SeqCst);
                run(
                    conn,
                    &format!("UPDATE slots SET value = value + 1 WHERE id = {first}"),
                )?;
                if !met {
                    met = true;
                    barrier.wait();
                }
                // The error's type hides what happened, as a use case's own error may.
                run(
                    conn,
                    &format!("UPDATE slots SET value = value + 1 WHERE id = {second}"),
                )
                .map_err(|_| Error::Unavailable)
            })
            .await
        })
    });
    for task in crossing {
        task.await.unwrap().unwrap();
    }
    assert_eq!(slots(&mut world), 4);
    assert!(runs.load(Ordering::SeqCst) >= 3, "at least one of them ran twice");
}

#[tokio::test]
async fn a_serialization_failure_is_run_again() {
    let mut world = World::new();
    world.run(FILL);
    let db = db(&world, 1);
    let mut other = world.connect();
    let mut runs = 0;
    let result: Result<i32, Error> = db
        .transaction(move |conn| {
            runs += 1;
            run(conn, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT 1")?;
            if runs == 1 {
                run(conn, "SELECT count(*) FROM slots")?;
                run(&mut other, "UPDATE slots SET value = 1 WHERE id = 1")?;
            }
            run(conn, "UPDATE slots SET value = value + 1 WHERE id = 1")?;
            Ok(runs)
        })
        .await;
    assert_eq!(result.unwrap(), 2);
    assert_eq!(slots(&mut world), 2);
}

#[tokio::test]
async fn a_failed_statement_that_the_closure_swallowed_is_not_reported_as_committed() {
    let mut world = World::new();
    world.run(FILL);
    let db = db(&world, 1);
    let swallowed: Result<(), Error> = db
        .transaction(|conn| {
            run(conn, "UPDATE slots SET value = 1")?;
            let _ = run(conn, "INSERT INTO slots VALUES (1, 1)");
            Ok(())
        })
        .await;
    assert!(swallowed.is_err());
    assert_eq!(slots(&mut world), 0);
    let rescued: Result<(), Error> = db
        .transaction(|conn| {
            run(conn, "UPDATE slots SET value = 1")?;
            let _ = conn.transaction::<(), Error, _>(|conn| run(conn, "INSERT INTO slots VALUES (1, 1)"));
            Ok(())
        })
        .await;
    rescued.unwrap();
    assert_eq!(slots(&mut world), 2, "a savepoint was gone back to");
}

#[tokio::test]
async fn who_waits_too_long_for_a_connection_is_told_that_it_is_unavailable() {
    let world = World::new();
    let mut config = DbConfig::new(world.url(), 1);
    config.connection_timeout = Duration::from_millis(300);
    let db = Db::connect(&config).unwrap();
    let busy = tokio::spawn({
        let db = db.clone();
        async move { db.read(|conn| run(conn, "SELECT pg_sleep(1.5)")).await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    let since = Instant::now();
    let refused: Result<(), Error> = db.read(|conn| run(conn, "SELECT 1")).await;
    assert!(matches!(refused, Err(Error::Unavailable)));
    assert!(since.elapsed() < Duration::from_secs(1));
    busy.await.unwrap().unwrap();
    db.read(|conn| run(conn, "SELECT 1")).await.unwrap();
}

#[tokio::test]
async fn a_caller_who_hangs_up_does_not_free_a_connection_that_is_in_use() {
    let mut world = World::new();
    world.run(FILL);
    let db = db(&world, 1);
    let caller = tokio::spawn({
        let db = db.clone();
        async move {
            db.transaction(|conn| run(conn, "SELECT pg_sleep(0.5); UPDATE slots SET value = 1"))
                .await
        }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    caller.abort();
    // Waits for the one connection, so it comes after the transaction whose caller went away.
    db.read(|conn| run(conn, "SELECT 1")).await.unwrap();
    assert_eq!(slots(&mut world), 2);
}

#[tokio::test]
async fn waiting_too_long_for_a_lock_or_a_statement_is_unavailable() {
    let mut world = World::new();
    world.run(FILL);
    let mut config = DbConfig::new(world.url(), 1);
    config.lock_timeout = Duration::from_millis(100);
    config.statement_timeout = Duration::from_millis(300);
    let db = Db::connect(&config).unwrap();
    world.run("BEGIN; UPDATE slots SET value = 1");
    let locked: Result<(), Error> = db
        .transaction(|conn| run(conn, "UPDATE slots SET value = 2"))
        .await;
    assert!(matches!(locked, Err(Error::Unavailable)), "{locked:?}");
    let slow: Result<(), Error> = db.read(|conn| run(conn, "SELECT pg_sleep(5)")).await;
    assert!(matches!(slow, Err(Error::Unavailable)), "{slow:?}");
}

#[tokio::test]
async fn a_closure_that_panics_panics_at_its_caller_and_leaves_the_pool_whole() {
    let world = World::new();
    let db = db(&world, 1);
    let panicked = tokio::spawn({
        let db = db.clone();
        async move {
            let _: Result<(), Error> = db.transaction(|_| panic!("as tests do")).await;
        }
    });
    assert!(panicked.await.unwrap_err().is_panic());
    db.read(|conn| run(conn, "SELECT 1")).await.unwrap();
}

#[tokio::test]
async fn a_database_that_is_not_there_is_unavailable() {
    let mut config = DbConfig::new("postgres://nobody@127.0.0.1:1/nothing", 2);
    config.connection_timeout = Duration::from_millis(300);
    assert!(matches!(Db::connect(&config), Err(Error::Unavailable)));
    assert!(matches!(
        souk_persistence::migrate(&config.url),
        Err(Error::Unavailable)
    ));
}

#[tokio::test]
async fn connections_have_a_name_and_bounds() {
    #[derive(QueryableByName)]
    struct Settings {
        #[diesel(sql_type = diesel::sql_types::Text)]
        all: String,
    }
    let world = World::new();
    let db = db(&world, 1);
    let settings: Result<Settings, Error> = db
        .read(|conn| {
            let query = "SELECT concat_ws(' ', current_setting('application_name'), current_setting('statement_timeout'), \
                 current_setting('lock_timeout'), current_setting('TimeZone')) AS \"all\"";
            Ok(diesel::sql_query(query).get_result(conn)?)
        })
        .await;
    assert_eq!(settings.unwrap().all, "souk 10s 5s UTC");
}

#[test]
fn an_error_does_not_show_what_a_row_holds() {
    let mut world = World::new();
    world.customer("canary@example.com");
    let taken = diesel::sql_query(
        "INSERT INTO customers SELECT gen_random_uuid(), email, email_compared, name, 'cus_x', NULL, livemode, created_at, NULL FROM customers",
    )
    .execute(&mut world.conn);
    let nonsense =
        diesel::sql_query("UPDATE customers SET stripe_customer = 'canary'").execute(&mut world.conn);
    for error in [taken.unwrap_err(), nonsense.unwrap_err()] {
        let error = Error::from(error);
        assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");
    }
    let user = world.user();
    let user = users::get(&mut world.conn, user).unwrap().unwrap();
    assert!(!format!("{user:?}").contains("example.com"));
}

/// Passes bytes on between one client at a time and Postgres, and once the client has sent
/// something with `COMMIT` in it, passes that on and then hangs up before the answer.
fn proxy_that_loses_the_answer_to_commit(port: u16, armed: Arc<AtomicBool>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let own = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for client in listener.incoming() {
            let (mut client, armed) = (client.unwrap(), Arc::clone(&armed));
            let mut server = TcpStream::connect(("127.0.0.1", port)).unwrap();
            let (mut back_from, mut back_to) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            let lost = Arc::new(AtomicBool::new(false));
            let lost_too = Arc::clone(&lost);
            thread::spawn(move || {
                let mut bytes = [0; 8192];
                while let Ok(count) = back_from.read(&mut bytes) {
                    if count == 0
                        || lost_too.load(Ordering::SeqCst)
                        || back_to.write_all(&bytes[..count]).is_err()
                    {
                        let _ = back_to.shutdown(std::net::Shutdown::Both);
                        return;
                    }
                }
            });
            thread::spawn(move || {
                let mut bytes = [0; 8192];
                while let Ok(count) = client.read(&mut bytes) {
                    if count == 0 {
                        break;
                    }
                    if armed.load(Ordering::SeqCst)
                        && bytes[..count].windows(6).any(|window| window == b"COMMIT")
                    {
                        lost.store(true, Ordering::SeqCst);
                    }
                    if server.write_all(&bytes[..count]).is_err() {
                        break;
                    }
                }
                let _ = server.shutdown(std::net::Shutdown::Both);
            });
        }
    });
    own
}

#[tokio::test]
async fn a_commit_whose_answer_was_lost_is_unknown_and_not_run_again() {
    let mut world = World::new();
    world.run(FILL);
    let url = world.url().to_owned();
    let port: u16 = url
        .split('@')
        .next_back()
        .and_then(|rest| rest.split(':').nth(1))
        .and_then(|rest| rest.split('/').next())
        .and_then(|port| port.parse().ok())
        .unwrap();
    let armed = Arc::new(AtomicBool::new(false));
    let own = proxy_that_loses_the_answer_to_commit(port, Arc::clone(&armed));
    let through = url.replace(&format!(":{port}/"), &format!(":{own}/"));
    let db = Db::connect(&DbConfig::new(through, 1)).unwrap();
    let add = |conn: &mut PgConnection| run(conn, "UPDATE slots SET value = value + 1 WHERE id = 1");
    db.transaction(add).await.unwrap();
    armed.store(true, Ordering::SeqCst);
    let lost: Result<(), Error> = db.transaction(add).await;
    assert!(matches!(lost, Err(Error::CommitUnknown)), "{lost:?}");
    armed.store(false, Ordering::SeqCst);
    assert_eq!(slots(&mut world), 2, "it was committed, once");
    db.transaction(add).await.unwrap();
    assert_eq!(slots(&mut world), 3);
}

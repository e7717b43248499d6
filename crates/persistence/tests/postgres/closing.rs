//! `Db::close`: nobody exits while a connection is being signed in.

use std::{
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::Duration,
};

use diesel::{PgConnection, connection::SimpleConnection};
use souk_persistence::{Db, DbConfig, Error};

use crate::world::World;

fn run(conn: &mut PgConnection, sql: &str) -> Result<(), Error> {
    Ok(conn.batch_execute(sql)?)
}

#[tokio::test]
async fn who_closes_the_pool_waits_for_the_connection_that_is_being_made_and_no_other_follows() {
    const SILENCE: Duration = Duration::from_millis(600);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let callers = Arc::new(AtomicU32::new(0));
    let ended = Arc::new(AtomicU32::new(0));
    let (callers_there, ended_there) = (Arc::clone(&callers), Arc::clone(&ended));
    thread::spawn(move || {
        for client in listener.incoming() {
            callers_there.fetch_add(1, Ordering::SeqCst);
            thread::sleep(SILENCE);
            ended_there.fetch_add(1, Ordering::SeqCst);
            drop(client);
        }
    });
    let mut config = DbConfig::new(format!("postgres://nobody@127.0.0.1:{port}/nothing"), 2);
    config.connection_timeout = Duration::from_millis(50);
    // Gives up long before the other side says anything, and goes away, which closes the pool.
    assert!(matches!(Db::connect(&config), Err(Error::Unavailable)));
    let (began, over) = (callers.load(Ordering::SeqCst), ended.load(Ordering::SeqCst));
    assert!(began > 0);
    assert_eq!(began, over, "somebody was still signing in");
    thread::sleep(SILENCE);
    assert_eq!(callers.load(Ordering::SeqCst), began, "somebody called again");
}

#[tokio::test]
async fn a_closed_pool_makes_no_connections_and_those_it_has_still_serve() {
    let world = World::new();
    let mut config = DbConfig::new(world.url(), 2);
    config.connection_timeout = Duration::from_millis(200);
    let db = Db::connect(&config).unwrap();
    db.close();
    db.read(|conn| run(conn, "SELECT 1")).await.unwrap();
    let (first, second) = tokio::join!(
        db.read(|conn| run(conn, "SELECT pg_sleep(0.6)")),
        db.read(|conn| run(conn, "SELECT pg_sleep(0.6)")),
    );
    let refused = [first, second]
        .iter()
        .filter(|done| matches!(done, Err(Error::Unavailable)))
        .count();
    assert_eq!(
        refused, 1,
        "one connection was there, a second one could not be made"
    );
}

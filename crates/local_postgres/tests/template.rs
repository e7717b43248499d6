//! Databases for tests, on the real server that all tests of the checkout share.
#![cfg(feature = "template")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use souk_local_postgres::{TestDatabase, version_of_folder};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

fn connect(url: &str) -> PgConnection {
    PgConnection::establish(url).unwrap()
}

fn count(connection: &mut PgConnection, query: &str) -> i64 {
    let counted: Count = diesel::sql_query(query).get_result(connection).unwrap();
    counted.count
}

fn migrate(url: &str) {
    connect(url)
        .batch_execute("CREATE TABLE parcels (id int PRIMARY KEY); INSERT INTO parcels VALUES (1)")
        .unwrap();
}

#[test]
fn each_test_has_the_migrated_tables_and_none_sees_the_rows_of_another() {
    let (one, other) = (
        TestDatabase::new("parcels", migrate).unwrap(),
        TestDatabase::new("parcels", migrate).unwrap(),
    );
    assert_ne!(one.name(), other.name());
    connect(one.url())
        .batch_execute("INSERT INTO parcels VALUES (2)")
        .unwrap();
    assert_eq!(count(&mut connect(one.url()), "SELECT count(*) FROM parcels"), 2);
    assert_eq!(
        count(&mut connect(other.url()), "SELECT count(*) FROM parcels"),
        1
    );
}

#[test]
fn migrations_run_once_however_many_tests_start_together() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let version = format!("once {}", std::process::id());
    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                let database = TestDatabase::new(&version, |url| {
                    RUNS.fetch_add(1, Ordering::SeqCst);
                    migrate(url);
                });
                assert_eq!(
                    count(
                        &mut connect(database.unwrap().url()),
                        "SELECT count(*) FROM parcels"
                    ),
                    1
                );
            });
        }
    });
    assert_eq!(RUNS.load(Ordering::SeqCst), 1);
}

#[test]
fn a_database_is_dropped_with_its_test_even_while_somebody_is_connected() {
    let watcher = TestDatabase::new("parcels", migrate).unwrap();
    let database = TestDatabase::new("parcels", migrate).unwrap();
    let name = database.name().to_owned();
    let left_open = connect(database.url());
    drop(database);
    let still_there = format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'");
    assert_eq!(count(&mut connect(watcher.url()), &still_there), 0);
    drop(left_open);
}

#[test]
fn a_failed_migration_is_no_template() {
    let version = format!("failing {}", std::process::id());
    let failed =
        std::panic::catch_unwind(|| TestDatabase::new(&version, |_| panic!("the third statement fails")));
    assert!(failed.is_err());
    let database = TestDatabase::new(&version, migrate).unwrap();
    assert_eq!(
        count(&mut connect(database.url()), "SELECT count(*) FROM parcels"),
        1
    );
}

#[test]
fn a_clone_takes_little_time() {
    drop(TestDatabase::new("parcels", migrate).unwrap());
    let mut took: Vec<_> = (0..9)
        .map(|_| {
            let since = Instant::now();
            drop(TestDatabase::new("parcels", migrate).unwrap());
            since.elapsed().as_millis()
        })
        .collect();
    took.sort_unstable();
    println!("milliseconds to connect, clone and drop: {took:?}");
    // The median was 60 ms on two busy cores; a second would mean that cloning waits for the disk.
    assert!(took[4] < 1000, "{took:?}");
}

#[test]
fn the_version_of_a_folder_changes_with_every_edit() {
    let folder = std::env::temp_dir().join(format!("souk-migrations-{}", std::process::id()));
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        std::fs::write(path, text).unwrap();
        version_of_folder(&folder).unwrap()
    };
    let first = write("1_sellers/up.sql", "CREATE TABLE sellers ()");
    assert_eq!(first, version_of_folder(&folder).unwrap());
    let edited = write("1_sellers/up.sql", "CREATE TABLE sellers (id int)");
    let added = write("2_charges/up.sql", "");
    assert!(first != edited && edited != added && first != added);
    std::fs::remove_dir_all(&folder).unwrap();
}

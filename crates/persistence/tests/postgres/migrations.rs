use std::thread;

use diesel_migrations::MigrationHarness;
use souk_persistence::{MIGRATIONS, migrate, pending_migrations};

use crate::world::World;

const TABLES: &str =
    "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%'";
const FUNCTIONS: &str =
    "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'souk%'";

#[test]
fn migrations_go_down_to_nothing_and_up_again() {
    let mut world = World::new();
    let (tables, functions) = (world.count(TABLES), world.count(FUNCTIONS));
    assert_eq!(pending_migrations(&mut world.conn).unwrap(), 0);
    let reverted = world.conn.revert_all_migrations(MIGRATIONS).unwrap().len();
    assert_eq!(pending_migrations(&mut world.conn).unwrap(), reverted);
    assert_eq!((world.count(TABLES), world.count(FUNCTIONS)), (0, 0));
    migrate(world.url()).unwrap();
    assert_eq!(pending_migrations(&mut world.conn).unwrap(), 0);
    assert_eq!((world.count(TABLES), world.count(FUNCTIONS)), (tables, functions));
}

#[test]
fn processes_that_start_together_migrate_once() {
    let mut world = World::new();
    world.conn.revert_all_migrations(MIGRATIONS).unwrap();
    world.run("DROP TABLE __diesel_schema_migrations");
    assert!(
        pending_migrations(&mut world.conn).unwrap() > 0,
        "an empty database lacks them all"
    );
    let url = world.url().to_owned();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let url = url.clone();
            thread::spawn(move || migrate(&url))
        })
        .collect();
    for thread in threads {
        thread.join().unwrap().unwrap();
    }
    assert_eq!(pending_migrations(&mut world.conn).unwrap(), 0);
}

#[test]
fn every_foreign_key_has_an_index_to_look_it_up_by() {
    let mut world = World::new();
    let without = world.count(
        "SELECT count(*) FROM pg_constraint k WHERE k.contype = 'f' AND NOT EXISTS ( \
             SELECT 1 FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indpred IS NULL \
             AND i.indkey[0] = ANY (k.conkey))",
    );
    assert_eq!(without, 0);
}

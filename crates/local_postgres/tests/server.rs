//! A server of one's own: starting, stopping, being killed.
#![cfg(feature = "template")] // Only with it there is a client to ask with.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use souk_local_postgres::{Error, Postgres, Settings, wipe, workspace_folder};

const HOLD: &str = "SOUK_TEST_HOLD";

/// A data folder that is wiped with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        Self(workspace_folder().join(format!("target/test-server-{name}-{}", std::process::id())))
    }

    fn settings(&self) -> Settings {
        Settings {
            data_dir: self.0.clone(),
            port: None,
            durable: true,
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = wipe(&self.0);
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn answers(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

#[test]
fn what_was_committed_is_there_after_a_restart() {
    let folder = Folder::new("restart");
    let server = Postgres::start(&folder.settings()).unwrap();
    let mut connection = PgConnection::establish(&server.url("souk")).unwrap();
    connection
        .batch_execute("CREATE TABLE kept (); INSERT INTO kept DEFAULT VALUES")
        .unwrap();
    drop(connection);
    let port = server.port();
    server.stop();
    assert!(!answers(port));

    let server = Postgres::start(&folder.settings()).unwrap();
    let mut connection = PgConnection::establish(&server.url("souk")).unwrap();
    connection
        .batch_execute("INSERT INTO kept DEFAULT VALUES")
        .unwrap();
}

#[test]
fn nobody_gets_in_without_the_password() {
    let folder = Folder::new("password");
    let server = Postgres::start(&folder.settings()).unwrap();
    let password = server.url("").split(['@', ':']).nth(2).unwrap().to_owned();
    let wrong = server.url("souk").replace(&password, "wrong");
    assert!(PgConnection::establish(&wrong).is_err());
    let none = server.url("souk").replace(&format!(":{password}"), "");
    assert!(PgConnection::establish(&none).is_err());
    assert!(PgConnection::establish(&server.url("souk")).is_ok());
}

#[test]
fn a_second_start_joins_the_server_and_does_not_stop_it() {
    let folder = Folder::new("join");
    let owner = Postgres::start(&folder.settings()).unwrap();
    let guest = Postgres::start(&folder.settings()).unwrap();
    assert_eq!(guest.url("souk"), owner.url("souk"));
    guest.stop();
    assert!(owner.is_running() && answers(owner.port()));
}

#[test]
fn a_server_outlives_the_thread_that_asked_for_it() {
    let folder = Folder::new("thread");
    let settings = folder.settings();
    let server = std::thread::spawn(move || Postgres::start(&settings).unwrap())
        .join()
        .unwrap();
    std::thread::sleep(Duration::from_millis(500));
    assert!(server.is_running() && answers(server.port()));
}

#[test]
fn a_port_in_use_is_said_to_be() {
    let folder = Folder::new("port");
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let refused = Postgres::start(&Settings {
        port: Some(port),
        ..folder.settings()
    });
    assert!(matches!(refused, Err(Error::PortInUse(said)) if said == port));
}

#[test]
fn data_of_another_version_is_refused_by_name() {
    let folder = Folder::new("version");
    let server = Postgres::start(&folder.settings()).unwrap();
    let made_by = server.data_dir().join("pgdata/PG_VERSION");
    server.stop();
    std::fs::write(made_by, "8\n").unwrap();
    let refused = Postgres::start(&folder.settings()).unwrap_err();
    assert!(matches!(refused, Error::OtherVersion { made_by: 8, .. }));
    assert!(
        refused.to_string().contains("was made by Postgres 8"),
        "{refused}"
    );
}

#[test]
fn a_killed_owner_leaves_no_server_behind() {
    let folder = Folder::new("killed");
    let mut owner = Command::new(std::env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "holds_a_server_until_it_is_killed",
            "--nocapture",
        ])
        .env(HOLD, &folder.0)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(owner.stdout.take().unwrap()).lines();
    let line = said
        .find_map(|line| line.unwrap().split_once("port=").map(|(_, port)| port.to_owned()))
        .unwrap();
    let port: u16 = line.trim().parse().unwrap();
    assert!(answers(port));

    owner.kill().unwrap();
    owner.wait().unwrap();
    let since = Instant::now();
    while answers(port) {
        assert!(
            since.elapsed() < Duration::from_secs(10),
            "the server outlived its owner"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    // And what it left is in order: the next start needs no help.
    let again = Postgres::start(&folder.settings()).unwrap();
    assert!(PgConnection::establish(&again.url("souk")).is_ok());
}

#[test]
#[ignore = "run by a_killed_owner_leaves_no_server_behind, in a process of its own"]
fn holds_a_server_until_it_is_killed() {
    let folder = PathBuf::from(std::env::var_os(HOLD).unwrap());
    let server = Postgres::start(&Settings {
        data_dir: folder,
        port: None,
        durable: true,
    })
    .unwrap();
    println!("port={}", server.port());
    std::thread::sleep(Duration::from_secs(60));
}

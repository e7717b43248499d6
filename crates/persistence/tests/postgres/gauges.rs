use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use metrics::{
    Counter, Gauge, GaugeFn, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit,
    with_local_recorder,
};
use souk_persistence::{Db, DbConfig, Error};

use crate::world::World;

/// Remembers what gauges were set to.
#[derive(Default)]
struct Remembered(Arc<Mutex<BTreeMap<String, f64>>>);

struct Named(String, Arc<Mutex<BTreeMap<String, f64>>>);

impl GaugeFn for Named {
    fn increment(&self, _: f64) {}
    fn decrement(&self, _: f64) {}
    fn set(&self, value: f64) {
        self.1.lock().unwrap().insert(self.0.clone(), value);
    }
}

impl Recorder for Remembered {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn register_counter(&self, _: &Key, _: &Metadata<'_>) -> Counter {
        Counter::noop()
    }
    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::from_arc(Arc::new(Named(key.name().to_owned(), Arc::clone(&self.0))))
    }
    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

#[tokio::test]
async fn the_gauges_tell_how_many_connections_are_in_use() {
    let world = World::new();
    let db = Db::connect(&DbConfig::new(world.url(), 3)).unwrap();
    let gauges = |db: &Db| {
        let recorder = Remembered::default();
        with_local_recorder(&recorder, || db.record_pool());
        let set = recorder.0.lock().unwrap();
        let of = |name: &str| set[&format!("souk_db_pool_{name}")];
        [of("size"), of("idle"), of("in_use")].map(|value| value.to_string())
    };
    assert_eq!(gauges(&db), ["3", "1", "0"]);
    let inside: Result<[String; 3], Error> = db
        .read({
            let db = db.clone();
            move |_| Ok(gauges(&db))
        })
        .await;
    assert_eq!(inside.unwrap()[2], "1");
    assert_eq!(gauges(&db)[2], "0");
}

//! `src/schema.rs` is what `diesel print-schema` prints. This prints the same without the diesel
//! CLI: `UPDATE_SCHEMA=1 cargo nextest run -p souk-persistence the_schema` writes it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

use diesel::{QueryableByName, RunQueryDsl, sql_types::Text};

use crate::world::World;

/// Rows of three texts, for whatever a query of the catalogue gives.
#[derive(QueryableByName)]
struct Three {
    #[diesel(sql_type = Text)]
    a: String,
    #[diesel(sql_type = Text)]
    b: String,
    #[diesel(sql_type = Text)]
    c: String,
}

const COLUMNS: &str = "SELECT table_name::text AS a, column_name::text AS b, udt_name || CASE is_nullable WHEN 'YES' \
    THEN '?' ELSE '' END AS c FROM information_schema.columns \
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%' ORDER BY table_name, ordinal_position";
const KEYS: &str = "SELECT t.relname::text AS a, string_agg(c.attname, ', ' ORDER BY u.place) AS b, '' AS c \
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid \
    CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY u (number, place) \
    JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = u.number \
    WHERE k.contype = 'p' AND t.relnamespace = 'public'::regnamespace GROUP BY t.relname";
const REFERENCES: &str = "SELECT c.relname::text AS a, p.relname::text AS b, \
    CASE cardinality(k.conkey) WHEN 1 THEN col.attname::text ELSE '' END AS c \
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid \
    JOIN pg_attribute col ON col.attrelid = c.oid AND col.attnum = k.conkey[1] \
    WHERE k.contype = 'f' ORDER BY c.relname, p.relname";

fn rust_type(postgres: &str) -> String {
    let (name, nullable) = match postgres.strip_suffix('?') {
        Some(name) => (name, true),
        None => (postgres, false),
    };
    let name = match name {
        "uuid" => "Uuid",
        "text" => "Text",
        "timestamptz" => "Timestamptz",
        "bool" => "Bool",
        "int2" => "Int2",
        "int4" => "Int4",
        "int8" => "Int8",
        "bytea" => "Bytea",
        "jsonb" => "Jsonb",
        other => panic!("no column should be of type {other}"),
    };
    if nullable {
        format!("Nullable<{name}>")
    } else {
        name.to_owned()
    }
}

fn printed(world: &mut World) -> String {
    let mut rows = |query: &str| -> Vec<Three> { diesel::sql_query(query).load(&mut world.conn).unwrap() };
    let mut tables: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in rows(COLUMNS) {
        tables.entry(row.a).or_default().push((row.b, rust_type(&row.c)));
    }
    let keys: BTreeMap<String, String> = rows(KEYS).into_iter().map(|row| (row.a, row.b)).collect();
    let references = rows(REFERENCES);

    let mut text = String::from("// @generated automatically by Diesel CLI.\n");
    for (table, columns) in &tables {
        write!(text, "\ndiesel::table! {{\n    {table} ({}) {{\n", keys[table]).unwrap();
        for (column, column_type) in columns {
            writeln!(text, "        {column} -> {column_type},").unwrap();
        }
        text.push_str("    }\n}\n");
    }
    text.push('\n');
    // Like the CLI: only where one table refers to another in one way, by one column.
    let pair = |row: &Three| BTreeSet::from([row.a.clone(), row.b.clone()]);
    for row in &references {
        let ways = references.iter().filter(|other| pair(other) == pair(row)).count();
        if ways == 1 && row.a != row.b && !row.c.is_empty() {
            writeln!(text, "diesel::joinable!({} -> {} ({}));", row.a, row.b, row.c).unwrap();
        }
    }
    text.push_str("\ndiesel::allow_tables_to_appear_in_same_query!(\n");
    for table in tables.keys() {
        writeln!(text, "    {table},").unwrap();
    }
    text.push_str(");\n");
    text
}

#[test]
fn the_schema_is_what_the_migrations_make() {
    let printed = printed(&mut World::new());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/schema.rs");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &printed).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        committed, printed,
        "run with UPDATE_SCHEMA=1 to write src/schema.rs"
    );
}

//! Charges as a table: what is in it, whose they are, and that it is never in memory as a whole.

use diesel::RunQueryDsl;
use serde_json::json;

use crate::house::{House, Person, key};

/// The rows of a table, each by the names of its columns.
fn rows(table: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

async fn export(person: &Person, query: &str) -> String {
    let answer = person.get(&format!("/v1/charges.csv{query}")).await;
    assert_eq!(
        answer.headers["content-type"],
        "text/csv; charset=utf-8; header=present"
    );
    assert_eq!(
        answer.headers["content-disposition"],
        "attachment; filename=\"charges.csv\""
    );
    let table = answer.expect(200);
    table.as_str().unwrap().to_owned()
}

async fn paid(house: &House, seller: &Person, id: &str, description: &str) -> String {
    let body = json!({"seller_id": id, "amount": 1_205, "currency": "eur", "description": description});
    let checkout = seller.post_with("/v1/checkouts", &key(), body).await.expect(201);
    let card = house.card("4242424242424242").await;
    let checkout = checkout["id"].as_str().unwrap();
    let paid = seller
        .pay(checkout, "bea@example.com", &card, "no")
        .await
        .expect(200);
    paid["charge"]["id"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn a_table_of_charges_says_what_the_list_says_and_runs_in_no_spreadsheet() {
    let house = House::open().await;
    let (ann, other) = (house.somebody().await, house.somebody().await);
    let (seller, _) = house.connected_seller(&ann).await;
    let formula = "=HYPERLINK(\"http://evil.example\", \"open\")";
    let first = paid(&house, &ann, &seller, formula).await;
    house.step(60).await;
    let second = paid(&house, &ann, &seller, "A \"blue\" bowl, and a jug").await;

    let table = export(&ann, "").await;
    assert!(table.contains("\r\n"), "lines end as in RFC 4180");
    let rows_ = rows(&table);
    assert_eq!(rows_.len(), 2);
    let (newest, oldest) = (&rows_[0], &rows_[1]);
    assert_eq!((&newest["id"], &oldest["id"]), (&second, &first));
    assert_eq!(oldest["description"], format!("'{formula}"));
    assert_eq!(newest["description"], "A \"blue\" bowl, and a jug");
    let charge = ann.charge(&json!(first)).await;
    assert_eq!((&*oldest["amount"], &*oldest["amount_minor"]), ("12.05", "1205"));
    assert_eq!(oldest["net_minor"], charge["net"].to_string());
    assert_eq!(oldest["stripe_fee_minor"], charge["stripe_fee"].to_string());
    assert_eq!(
        (&*oldest["status"], &*oldest["card_last4"]),
        ("succeeded", "4242")
    );
    assert_eq!(
        oldest["stripe_charge"],
        charge["stripe"]["charge"].as_str().unwrap()
    );

    // The list's filters and a period.
    let at = &newest["created_at"];
    assert_eq!(rows(&export(&ann, &format!("?created_from={at}")).await).len(), 1);
    assert_eq!(rows(&export(&ann, &format!("?created_to={at}")).await).len(), 1);
    assert_eq!(rows(&export(&ann, "?status=failed").await).len(), 0);
    ann.get("/v1/charges.csv?colour=red")
        .await
        .problem(422, "unknown_parameter");
    ann.get("/v1/charges.csv?created_from=monday")
        .await
        .problem(422, "time_malformed");

    // Another seller's table has none of them.
    assert_eq!(rows(&export(&other, "").await).len(), 0);
    assert_eq!(
        rows(&export(&other, &format!("?seller_id={seller}")).await).len(),
        0
    );
}

#[actix_web::test]
async fn ten_thousand_charges_come_in_small_pieces_each_once() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    paid(&house, &ann, &seller, "The first of many").await;
    let app = house.application();
    for thousand in 0..10 {
        app.db()
            .transaction(move |conn| {
                // The one that was paid, a thousand times over, three of them always made in one instant.
                let copies = format!(
                    "INSERT INTO charges SELECT (jsonb_populate_record(c, jsonb_build_object( \
                         'id', gen_random_uuid(), 'created_at', c.created_at - (n / 3) * interval '1 second', \
                         'checkout_id', NULL, 'stripe_payment_intent', NULL, 'stripe_charge', NULL, \
                         'stripe_application_fee', NULL, 'caller', NULL, \
                         'idempotency_key', NULL, 'request_fingerprint', NULL))).* \
                     FROM charges c, generate_series({}, {}) AS n WHERE c.checkout_id IS NOT NULL",
                    thousand * 1_000 + 1,
                    thousand * 1_000 + 1_000
                );
                diesel::sql_query(copies).execute(conn)?;
                Ok::<_, souk_persistence::Error>(())
            })
            .await
            .unwrap();
    }

    let mut answer = ann
        .client
        .get(format!("{}/v1/charges.csv", ann.url))
        .bearer_auth(ann.token.as_ref().unwrap())
        .send()
        .await
        .unwrap();
    assert_eq!(
        answer.headers().get("content-length"),
        None,
        "nobody has counted it yet"
    );
    let (mut table, mut largest, mut pieces) = (Vec::new(), 0, 0);
    while let Some(piece) = answer.chunk().await.unwrap() {
        largest = largest.max(piece.len());
        pieces += 1;
        table.extend_from_slice(&piece);
    }
    assert!(
        largest < 200_000 && pieces > 20,
        "{pieces} pieces of up to {largest} bytes"
    );
    let rows = rows(std::str::from_utf8(&table).unwrap());
    let ids: std::collections::HashSet<_> = rows.iter().map(|row| &row["id"]).collect();
    assert_eq!((rows.len(), ids.len()), (10_001, 10_001));
    assert!(
        rows.is_sorted_by(|a, b| a["created_at"] >= b["created_at"]),
        "newest first"
    );
}

use diesel::{Connection, connection::SimpleConnection, result::Error as Sql};

use crate::world::World;

/// Changes that the database must refuse, and the constraint that does.
const NONSENSE: &[(&str, &str)] = &[
    (
        "charges SET amount_captured = 10001",
        "charges_captured_at_most_amount",
    ),
    (
        "charges SET amount_captured = 100, amount_refunded = 101",
        "charges_refunded_at_most_captured",
    ),
    (
        "charges SET amount_refunded = -1",
        "charges_refunded_at_most_captured",
    ),
    ("charges SET state = 'paid'", "charges_state_may_become"),
    (
        "charges SET stripe_payment_intent = 'ch_1'",
        "charges_stripe_payment_intent_form",
    ),
    ("charges SET stripe_charge = 'pi_1'", "charges_stripe_charge_form"),
    (
        "charges SET balance_transaction = 'tr_1'",
        "charges_balance_transaction_form",
    ),
    ("charges SET metadata = '[]'", "charges_metadata_form"),
    ("charges SET idempotency_key = 'k'", "charges_key_whole"),
    (
        "charges SET answered_status = 99",
        "charges_answered_status_range",
    ),
    (
        "charges SET customer_id = gen_random_uuid()",
        "charges_customer_id_fkey",
    ),
    ("attempts SET number = 0", "attempts_number_positive"),
    ("attempts SET state = 'lost'", "attempts_state_known"),
    ("attempts SET payment_token = NULL", "attempts_have_a_card"),
    (
        "attempts SET payment_method = 'pm_1'",
        "attempts_token_until_read",
    ),
    ("attempts SET card_brand = 'visa'", "attempts_card_whole"),
    ("attempts SET decline_code = 'lost_card'", "attempts_error_whole"),
    (
        "attempts SET cloned_payment_method = 'tok_1'",
        "attempts_cloned_form",
    ),
    ("checkouts SET amount = 0", "checkouts_amount_positive"),
    ("checkouts SET currency = 'EUR'", "checkouts_currency_form"),
    ("checkouts SET state = 'expired'", "checkouts_state_may_become"),
    ("checkouts SET description = ''", "checkouts_description_length"),
    ("sellers SET country = 'de'", "sellers_country_form"),
    (
        "sellers SET connection_state = 'connected'",
        "sellers_connection_state_known",
    ),
    (
        "sellers SET stripe_account = NULL",
        "sellers_connected_have_account",
    ),
    (
        "sellers SET stripe_account = 'cus_1'",
        "sellers_stripe_account_form",
    ),
    ("sellers SET seal_key_version = 1", "sellers_sealed_have_version"),
    ("sellers SET requirements = '{}'", "sellers_requirements_form"),
    (
        "customers SET stripe_customer = 'acct_1'",
        "customers_stripe_customer_form",
    ),
    ("customers SET email = ''", "customers_email_length"),
    ("cards SET last4 = '42424242'", "cards_last4_form"),
    ("cards SET exp_month = 13", "cards_exp_month_range"),
    (
        "cards SET stripe_payment_method = 'tok_1'",
        "cards_stripe_payment_method_form",
    ),
    ("card_setups SET state = 'kept'", "card_setups_state_may_become"),
    ("card_setups SET consent = 'seller'", "card_setups_consent_whole"),
    (
        "card_setups SET payment_method = 'pm_1'",
        "card_setups_token_until_read",
    ),
    (
        "card_setups SET state = 'submitted'",
        "card_setups_read_before_sent",
    ),
    (
        "card_setups SET stripe_setup_intent = 'pi_1'",
        "card_setups_stripe_setup_intent_form",
    ),
    ("card_setups SET error_code = 'x'", "card_setups_error_whole"),
    ("users SET password_hash = 'hunter2'", "users_password_hash_form"),
];

#[test]
fn the_database_refuses_nonsense_by_name() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let buyer = world.customer("buyer@example.com").id;
    world.card(buyer);
    world.checkout(&seller);
    let charge = world.charge(&seller);
    world.attempt(&charge, buyer, 1);
    world.run(
        "INSERT INTO card_setups (id, customer_id, added_by, payment_token, state, livemode, caller, idempotency_key, \
             request_fingerprint, created_at) \
         SELECT gen_random_uuid(), c.id, u.id, 'tok_visa', 'requested', false, 'user:1', 'k', \
             decode(repeat('00', 32), 'hex'), now() FROM customers c, users u LIMIT 1",
    );
    for (change, expected) in NONSENSE {
        let changed = world
            .conn
            .transaction(|conn| conn.batch_execute(&format!("UPDATE {change}")));
        match changed {
            Err(Sql::DatabaseError(_, about)) => {
                assert_eq!(about.constraint_name(), Some(*expected), "{change}");
            }
            other => panic!("{change}: {other:?}"),
        }
    }
}

#[test]
fn an_amount_that_cannot_be_charged_is_not_stored() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    for (amount, fee, constraint) in [
        (0, 0, "charges_amount_positive"),
        (-1, -1, "charges_amount_positive"),
        (100, 101, "charges_fee_range"),
        (100, -1, "charges_fee_range"),
    ] {
        let mut charge = world.new_charge(&seller);
        charge.money.amount = amount;
        charge.application_fee = fee;
        let error = souk_persistence::charges::insert(&mut world.conn, &charge, None).unwrap_err();
        let souk_persistence::Error::Query(Sql::DatabaseError(_, about)) = error else {
            panic!("{error}");
        };
        assert_eq!(about.constraint_name(), Some(constraint), "{amount}, {fee}");
    }
}

#[test]
fn nothing_that_others_refer_to_is_deleted() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let buyer = world.customer("buyer@example.com").id;
    world.card(buyer);
    let charge = world.charge(&seller);
    world.attempt(&charge, buyer, 1);
    for table in ["users", "sellers", "customers", "charges"] {
        let deleted = world
            .conn
            .transaction(|conn| conn.batch_execute(&format!("DELETE FROM {table}")));
        assert!(deleted.is_err(), "{table}");
    }
}

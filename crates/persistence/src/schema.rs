// @generated automatically by Diesel CLI.

diesel::table! {
    attempts (id) {
        id -> Uuid,
        charge_id -> Uuid,
        number -> Int4,
        customer_id -> Uuid,
        payment_token -> Nullable<Text>,
        card_id -> Nullable<Uuid>,
        keep_card -> Text,
        initiator -> Text,
        state -> Text,
        payment_method -> Nullable<Text>,
        card_brand -> Nullable<Text>,
        card_last4 -> Nullable<Text>,
        card_exp_month -> Nullable<Int2>,
        card_exp_year -> Nullable<Int2>,
        fingerprint -> Nullable<Text>,
        attached -> Bool,
        cloned_payment_method -> Nullable<Text>,
        clone_attached -> Bool,
        shared_customer -> Nullable<Text>,
        intent_ready -> Bool,
        submitted_at -> Nullable<Timestamptz>,
        error_code -> Nullable<Text>,
        decline_code -> Nullable<Text>,
        error_message -> Nullable<Text>,
        created_at -> Timestamptz,
        client_address -> Nullable<Text>,
        caller -> Nullable<Text>,
        idempotency_key -> Nullable<Text>,
        request_fingerprint -> Nullable<Bytea>,
        answered_status -> Nullable<Int2>,
        leased_until -> Nullable<Timestamptz>,
        fence -> Int8,
        wallet_id -> Nullable<Uuid>,
        action_token -> Nullable<Text>,
        action_expires_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    audit_log (id) {
        id -> Uuid,
        at -> Timestamptz,
        actor -> Text,
        action -> Text,
        subject -> Nullable<Text>,
        request_id -> Nullable<Text>,
        detail -> Jsonb,
    }
}

diesel::table! {
    card_setups (id) {
        id -> Uuid,
        customer_id -> Uuid,
        added_by -> Uuid,
        consent -> Nullable<Text>,
        consent_seller_id -> Nullable<Uuid>,
        payment_token -> Nullable<Text>,
        payment_method -> Nullable<Text>,
        card_brand -> Nullable<Text>,
        card_last4 -> Nullable<Text>,
        card_exp_month -> Nullable<Int2>,
        card_exp_year -> Nullable<Int2>,
        fingerprint -> Nullable<Text>,
        stripe_setup_intent -> Nullable<Text>,
        state -> Text,
        submitted_at -> Nullable<Timestamptz>,
        card_id -> Nullable<Uuid>,
        error_code -> Nullable<Text>,
        decline_code -> Nullable<Text>,
        error_message -> Nullable<Text>,
        livemode -> Bool,
        caller -> Text,
        idempotency_key -> Text,
        request_fingerprint -> Bytea,
        answered_status -> Nullable<Int2>,
        created_at -> Timestamptz,
        swept_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    cards (id) {
        id -> Uuid,
        customer_id -> Uuid,
        stripe_payment_method -> Text,
        fingerprint -> Nullable<Text>,
        brand -> Text,
        last4 -> Text,
        exp_month -> Int2,
        exp_year -> Int2,
        livemode -> Bool,
        created_at -> Timestamptz,
        detached_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    charges (id) {
        id -> Uuid,
        seller_id -> Uuid,
        customer_id -> Nullable<Uuid>,
        checkout_id -> Nullable<Uuid>,
        amount -> Int8,
        currency -> Text,
        amount_captured -> Int8,
        amount_refunded -> Int8,
        application_fee -> Int8,
        stripe_fee -> Nullable<Int8>,
        net -> Nullable<Int8>,
        flow -> Text,
        capture -> Text,
        state -> Text,
        disputed -> Bool,
        description -> Nullable<Text>,
        statement_descriptor_suffix -> Nullable<Text>,
        metadata -> Jsonb,
        stripe_account -> Text,
        stripe_payment_intent -> Nullable<Text>,
        stripe_charge -> Nullable<Text>,
        balance_transaction -> Nullable<Text>,
        livemode -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        sync_seq -> Int8,
        caller -> Nullable<Text>,
        idempotency_key -> Nullable<Text>,
        request_fingerprint -> Nullable<Bytea>,
        answered_status -> Nullable<Int2>,
        on_behalf_of -> Bool,
        stripe_fee_payer -> Text,
        losses_payer -> Text,
        stripe_application_fee -> Nullable<Text>,
        stripe_transfer -> Nullable<Text>,
        stripe_destination_payment -> Nullable<Text>,
        capture_before -> Nullable<Timestamptz>,
        application_fee_captured -> Nullable<Int8>,
        application_fee_refunded -> Int8,
        swept_at -> Nullable<Timestamptz>,
        captured_at -> Nullable<Timestamptz>,
        dispute_state -> Nullable<Text>,
        dispute_withdrawn -> Nullable<Int8>,
        dispute_fee -> Nullable<Int8>,
        synced_seq -> Int8,
    }
}

diesel::table! {
    checkouts (id) {
        id -> Uuid,
        seller_id -> Uuid,
        created_by -> Uuid,
        amount -> Int8,
        currency -> Text,
        description -> Text,
        flow -> Text,
        capture -> Text,
        state -> Text,
        expires_at -> Nullable<Timestamptz>,
        metadata -> Jsonb,
        caller -> Text,
        idempotency_key -> Text,
        request_fingerprint -> Bytea,
        livemode -> Bool,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    connections (id) {
        id -> Uuid,
        seller_id -> Uuid,
        user_id -> Uuid,
        session_id -> Uuid,
        state_hash -> Bytea,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        claimed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    consents (id) {
        id -> Uuid,
        customer_id -> Uuid,
        card_id -> Uuid,
        seller_id -> Nullable<Uuid>,
        wording -> Text,
        client_address -> Nullable<Text>,
        checkout_id -> Nullable<Uuid>,
        given_at -> Timestamptz,
        withdrawn_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    customers (id) {
        id -> Uuid,
        email -> Text,
        email_compared -> Text,
        name -> Nullable<Text>,
        stripe_customer -> Nullable<Text>,
        default_card_id -> Nullable<Uuid>,
        livemode -> Bool,
        created_at -> Timestamptz,
        erased_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    dispute_answers (id) {
        id -> Uuid,
        dispute_id -> Uuid,
        kind -> Text,
        evidence -> Nullable<Jsonb>,
        submissions_before -> Nullable<Int4>,
        state -> Text,
        submitted_at -> Nullable<Timestamptz>,
        refusal_code -> Nullable<Text>,
        refusal_message -> Nullable<Text>,
        caller -> Nullable<Text>,
        idempotency_key -> Nullable<Text>,
        request_fingerprint -> Nullable<Bytea>,
        answered_status -> Nullable<Int2>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    dispute_files (id) {
        id -> Text,
        dispute_id -> Uuid,
        filename -> Text,
        media_type -> Text,
        size -> Int8,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    dispute_movements (id) {
        id -> Uuid,
        dispute_id -> Uuid,
        seller_id -> Uuid,
        balance_transaction -> Text,
        amount -> Int8,
        fee -> Int8,
        currency -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    disputes (id) {
        id -> Uuid,
        charge_id -> Uuid,
        seller_id -> Uuid,
        stripe_dispute -> Text,
        amount -> Int8,
        currency -> Text,
        reason -> Text,
        state -> Text,
        evidence_due_by -> Nullable<Timestamptz>,
        submissions -> Int4,
        evidence -> Jsonb,
        refundable -> Bool,
        cost_currency -> Nullable<Text>,
        withdrawn -> Int8,
        fee -> Int8,
        livemode -> Bool,
        opened_at -> Timestamptz,
        closed_at -> Nullable<Timestamptz>,
        updated_at -> Timestamptz,
        sync_seq -> Int8,
    }
}

diesel::table! {
    fee_policies (id) {
        id -> Uuid,
        seller_id -> Nullable<Uuid>,
        percent_basis_points -> Int4,
        fixed_amount -> Int8,
        currency -> Nullable<Text>,
        min_amount -> Nullable<Int8>,
        max_amount -> Nullable<Int8>,
        created_by -> Uuid,
        created_at -> Timestamptz,
        withdrawn -> Bool,
    }
}

diesel::table! {
    fee_refunds (id) {
        id -> Uuid,
        charge_id -> Uuid,
        seller_id -> Uuid,
        amount -> Int8,
        currency -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    idempotency_keys (caller, idempotency_key) {
        caller -> Text,
        idempotency_key -> Text,
        noun -> Text,
    }
}

diesel::table! {
    instructions (id) {
        id -> Uuid,
        charge_id -> Uuid,
        kind -> Text,
        amount -> Nullable<Int8>,
        application_fee -> Nullable<Int8>,
        state -> Text,
        submitted_at -> Nullable<Timestamptz>,
        refusal_code -> Nullable<Text>,
        refusal_message -> Nullable<Text>,
        caller -> Nullable<Text>,
        idempotency_key -> Nullable<Text>,
        request_fingerprint -> Nullable<Bytea>,
        answered_status -> Nullable<Int2>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    jobs (id) {
        id -> Uuid,
        kind -> Text,
        dedupe_key -> Nullable<Text>,
        payload -> Jsonb,
        status -> Text,
        again -> Bool,
        run_at -> Timestamptz,
        attempts -> Int4,
        max_attempts -> Int4,
        leased_until -> Nullable<Timestamptz>,
        fence -> Int8,
        last_error -> Nullable<Text>,
        created_at -> Timestamptz,
        finished_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    notices (id) {
        id -> Uuid,
        stripe_event -> Text,
        stripe_account -> Nullable<Text>,
        kind -> Text,
        object -> Nullable<Text>,
        endpoint -> Text,
        livemode -> Bool,
        status -> Text,
        attempts -> Int4,
        reason -> Nullable<Text>,
        payload -> Nullable<Jsonb>,
        received_at -> Timestamptz,
        processed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    payout_items (id) {
        id -> Uuid,
        payout_id -> Uuid,
        balance_transaction -> Text,
        kind -> Text,
        charge_id -> Uuid,
        amount -> Int8,
        fee -> Int8,
        net -> Int8,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    payouts (id) {
        id -> Uuid,
        seller_id -> Uuid,
        stripe_account -> Text,
        stripe_payout -> Text,
        amount -> Int8,
        currency -> Text,
        status -> Text,
        automatic -> Bool,
        instant -> Bool,
        expected_at -> Timestamptz,
        failure_code -> Nullable<Text>,
        failure_message -> Nullable<Text>,
        returned_at -> Nullable<Timestamptz>,
        itemization -> Text,
        itemized_at -> Nullable<Timestamptz>,
        our_count -> Int8,
        our_amount -> Int8,
        our_fee -> Int8,
        our_net -> Int8,
        outside_count -> Int8,
        outside_amount -> Int8,
        outside_fee -> Int8,
        outside_net -> Int8,
        livemode -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        sync_seq -> Int8,
    }
}

diesel::table! {
    refresh_tokens (token_hash) {
        token_hash -> Bytea,
        session_id -> Uuid,
        issued_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    refund_policies (id) {
        id -> Uuid,
        refund_application_fee -> Bool,
        reverse_transfer -> Bool,
        reverse_transfer_on_lost_dispute -> Bool,
        created_by -> Uuid,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    refunds (id) {
        id -> Uuid,
        charge_id -> Uuid,
        seller_id -> Uuid,
        amount -> Int8,
        currency -> Text,
        refund_application_fee -> Bool,
        reverse_transfer -> Bool,
        application_fee_refunded -> Int8,
        transfer_reversed -> Int8,
        reason -> Nullable<Text>,
        state -> Text,
        submitted_at -> Nullable<Timestamptz>,
        stripe_refund -> Nullable<Text>,
        failure_code -> Nullable<Text>,
        failure_message -> Nullable<Text>,
        imported -> Bool,
        livemode -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        caller -> Nullable<Text>,
        idempotency_key -> Nullable<Text>,
        request_fingerprint -> Nullable<Bytea>,
        answered_status -> Nullable<Int2>,
    }
}

diesel::table! {
    sellers (id) {
        id -> Uuid,
        owner_id -> Uuid,
        name -> Text,
        country -> Text,
        default_currency -> Text,
        account_kind -> Text,
        connection_state -> Text,
        stripe_account -> Nullable<Text>,
        charges_enabled -> Bool,
        payouts_enabled -> Bool,
        requirements -> Jsonb,
        connected_at -> Nullable<Timestamptz>,
        livemode -> Bool,
        access_token_sealed -> Nullable<Bytea>,
        refresh_token_sealed -> Nullable<Bytea>,
        seal_key_version -> Nullable<Int4>,
        sync_seq -> Int8,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        details_submitted -> Bool,
        capabilities -> Jsonb,
        fees_payer -> Text,
        losses_payer -> Text,
        dashboard -> Text,
        requirements_deadline -> Nullable<Timestamptz>,
        disabled_reason -> Nullable<Text>,
        account_asked_at -> Nullable<Timestamptz>,
        account_refusals -> Int4,
        account_refusal -> Nullable<Text>,
        links_made -> Int8,
        caller -> Nullable<Text>,
        idempotency_key -> Nullable<Text>,
        request_fingerprint -> Nullable<Bytea>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Uuid,
        user_id -> Uuid,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    shared_cards (card_id, stripe_account) {
        card_id -> Uuid,
        stripe_account -> Text,
        stripe_payment_method -> Text,
        attached -> Bool,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    shared_customers (customer_id, stripe_account) {
        customer_id -> Uuid,
        seller_id -> Uuid,
        stripe_account -> Text,
        stripe_customer -> Text,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    timeline (id) {
        id -> Uuid,
        charge_id -> Uuid,
        at -> Timestamptz,
        kind -> Text,
        detail -> Jsonb,
    }
}

diesel::table! {
    transfer_reversals (id) {
        id -> Uuid,
        dispute_id -> Nullable<Uuid>,
        charge_id -> Uuid,
        seller_id -> Uuid,
        amount -> Nullable<Int8>,
        currency -> Nullable<Text>,
        state -> Text,
        submitted_at -> Nullable<Timestamptz>,
        done_at -> Nullable<Timestamptz>,
        stripe_reversal -> Nullable<Text>,
        refusal_code -> Nullable<Text>,
        refusal_message -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        email -> Text,
        email_compared -> Text,
        password_hash -> Text,
        name -> Text,
        operator -> Bool,
        disabled_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    wallet_cards (wallet_id, card_id) {
        wallet_id -> Uuid,
        card_id -> Uuid,
        kept_at -> Timestamptz,
    }
}

diesel::table! {
    wallets (id) {
        id -> Uuid,
        token_hash -> Bytea,
        livemode -> Bool,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}

diesel::joinable!(attempts -> charges (charge_id));
diesel::joinable!(attempts -> customers (customer_id));
diesel::joinable!(attempts -> wallets (wallet_id));
diesel::joinable!(card_setups -> customers (customer_id));
diesel::joinable!(card_setups -> sellers (consent_seller_id));
diesel::joinable!(card_setups -> users (added_by));
diesel::joinable!(charges -> checkouts (checkout_id));
diesel::joinable!(charges -> customers (customer_id));
diesel::joinable!(charges -> sellers (seller_id));
diesel::joinable!(checkouts -> sellers (seller_id));
diesel::joinable!(checkouts -> users (created_by));
diesel::joinable!(connections -> sellers (seller_id));
diesel::joinable!(connections -> sessions (session_id));
diesel::joinable!(connections -> users (user_id));
diesel::joinable!(consents -> checkouts (checkout_id));
diesel::joinable!(consents -> sellers (seller_id));
diesel::joinable!(dispute_answers -> disputes (dispute_id));
diesel::joinable!(dispute_files -> disputes (dispute_id));
diesel::joinable!(dispute_movements -> disputes (dispute_id));
diesel::joinable!(dispute_movements -> sellers (seller_id));
diesel::joinable!(disputes -> charges (charge_id));
diesel::joinable!(disputes -> sellers (seller_id));
diesel::joinable!(fee_policies -> sellers (seller_id));
diesel::joinable!(fee_policies -> users (created_by));
diesel::joinable!(fee_refunds -> charges (charge_id));
diesel::joinable!(fee_refunds -> sellers (seller_id));
diesel::joinable!(instructions -> charges (charge_id));
diesel::joinable!(payout_items -> charges (charge_id));
diesel::joinable!(payout_items -> payouts (payout_id));
diesel::joinable!(payouts -> sellers (seller_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(refund_policies -> users (created_by));
diesel::joinable!(refunds -> charges (charge_id));
diesel::joinable!(refunds -> sellers (seller_id));
diesel::joinable!(sellers -> users (owner_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(shared_cards -> cards (card_id));
diesel::joinable!(shared_customers -> customers (customer_id));
diesel::joinable!(shared_customers -> sellers (seller_id));
diesel::joinable!(timeline -> charges (charge_id));
diesel::joinable!(transfer_reversals -> charges (charge_id));
diesel::joinable!(transfer_reversals -> disputes (dispute_id));
diesel::joinable!(transfer_reversals -> sellers (seller_id));
diesel::joinable!(wallet_cards -> cards (card_id));
diesel::joinable!(wallet_cards -> wallets (wallet_id));

diesel::allow_tables_to_appear_in_same_query!(
    attempts,
    audit_log,
    card_setups,
    cards,
    charges,
    checkouts,
    connections,
    consents,
    customers,
    dispute_answers,
    dispute_files,
    dispute_movements,
    disputes,
    fee_policies,
    fee_refunds,
    idempotency_keys,
    instructions,
    jobs,
    notices,
    payout_items,
    payouts,
    refresh_tokens,
    refund_policies,
    refunds,
    sellers,
    sessions,
    shared_cards,
    shared_customers,
    timeline,
    transfer_reversals,
    users,
    wallet_cards,
    wallets,
);

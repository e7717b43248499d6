-- Disputes, the files that were uploaded for them, and what sellers answered.

CREATE TABLE disputes (
    id uuid CONSTRAINT disputes_pkey PRIMARY KEY,
    charge_id uuid NOT NULL CONSTRAINT disputes_charge_id_fkey REFERENCES charges (id) ON DELETE RESTRICT,
    seller_id uuid NOT NULL CONSTRAINT disputes_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    stripe_dispute text NOT NULL CONSTRAINT disputes_stripe_dispute_form CHECK (stripe_dispute ~ '^(dp|du)_[A-Za-z0-9_]+$'),
    amount bigint NOT NULL CONSTRAINT disputes_amount_positive CHECK (amount > 0),
    currency text NOT NULL CONSTRAINT disputes_currency_form CHECK (currency ~ '^[a-z]{3}$'),
    reason text NOT NULL,
    state text NOT NULL CONSTRAINT disputes_state_known CHECK (state IN (
        'warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review', 'won',
        'lost', 'prevented')),
    evidence_due_by timestamptz,
    submissions integer NOT NULL CONSTRAINT disputes_submissions_range CHECK (submissions >= 0),
    evidence jsonb NOT NULL CONSTRAINT disputes_evidence_form CHECK (jsonb_typeof(evidence) = 'object'),
    refundable boolean NOT NULL,
    -- In the currency that the account settles in.
    cost_currency text CONSTRAINT disputes_cost_currency_form CHECK (cost_currency ~ '^[a-z]{3}$'),
    withdrawn bigint NOT NULL,
    fee bigint NOT NULL,
    livemode boolean NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    updated_at timestamptz NOT NULL,
    -- As `charges.sync_seq`.
    sync_seq bigint NOT NULL DEFAULT 0,
    CONSTRAINT disputes_cost_has_currency CHECK (cost_currency IS NOT NULL OR (withdrawn = 0 AND fee = 0)),
    CONSTRAINT disputes_closed_have_time CHECK (
        (closed_at IS NOT NULL) = (state IN ('warning_closed', 'won', 'lost', 'prevented'))),
    CONSTRAINT disputes_stripe_dispute_unique UNIQUE (stripe_dispute, livemode)
);
CREATE INDEX disputes_charge_id ON disputes (charge_id);
CREATE INDEX disputes_seller_id ON disputes (seller_id, opened_at DESC, id DESC);
CREATE INDEX disputes_newest ON disputes (opened_at DESC, id DESC);
-- Those that somebody has to answer.
CREATE INDEX disputes_due ON disputes (evidence_due_by) WHERE state IN ('warning_needs_response', 'needs_response');

-- What `dispute::State::may_become` says. A test compares the two.
CREATE FUNCTION souk_dispute_may_become() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (CASE OLD.state
        WHEN 'warning_needs_response' THEN true
        WHEN 'warning_under_review' THEN NEW.state <> 'warning_needs_response'
        WHEN 'needs_response' THEN NEW.state IN ('under_review', 'won', 'lost', 'prevented')
        WHEN 'under_review' THEN NEW.state IN ('won', 'lost')
        ELSE false
    END) THEN
        RAISE EXCEPTION 'a dispute that is % does not become %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', TABLE = 'disputes', CONSTRAINT = 'disputes_state_may_become';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER disputes_state_may_become BEFORE UPDATE OF state ON disputes
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION souk_dispute_may_become();

-- What a charge shows of its disputes: the gravest's state, and what all cost.
ALTER TABLE charges
    ADD COLUMN dispute_state text CONSTRAINT charges_dispute_state_known CHECK (dispute_state IN (
        'warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review', 'won',
        'lost', 'prevented')),
    ADD COLUMN dispute_withdrawn bigint,
    ADD COLUMN dispute_fee bigint,
    ADD CONSTRAINT charges_dispute_whole
        CHECK (num_nulls(dispute_state, dispute_withdrawn, dispute_fee) IN (0, 3));

CREATE TABLE dispute_files (
    -- Stripe's id.
    id text CONSTRAINT dispute_files_pkey PRIMARY KEY CONSTRAINT dispute_files_id_form CHECK (id ~ '^file_[A-Za-z0-9_]+$'),
    dispute_id uuid NOT NULL CONSTRAINT dispute_files_dispute_id_fkey REFERENCES disputes (id) ON DELETE RESTRICT,
    filename text NOT NULL CONSTRAINT dispute_files_filename_length CHECK (char_length(filename) BETWEEN 1 AND 200),
    media_type text NOT NULL,
    size bigint NOT NULL CONSTRAINT dispute_files_size_positive CHECK (size > 0),
    created_at timestamptz NOT NULL
);
CREATE INDEX dispute_files_dispute_id ON dispute_files (dispute_id, created_at);

CREATE TABLE dispute_answers (
    id uuid CONSTRAINT dispute_answers_pkey PRIMARY KEY,
    dispute_id uuid NOT NULL CONSTRAINT dispute_answers_dispute_id_fkey REFERENCES disputes (id) ON DELETE RESTRICT,
    kind text NOT NULL CONSTRAINT dispute_answers_kind_known CHECK (kind IN ('keep', 'submit', 'accept')),
    evidence jsonb CONSTRAINT dispute_answers_evidence_form CHECK (jsonb_typeof(evidence) = 'object'),
    submissions_before integer,
    state text NOT NULL CONSTRAINT dispute_answers_state_known
        CHECK (state IN ('requested', 'submitted', 'done', 'refused', 'unknown')),
    submitted_at timestamptz,
    refusal_code text,
    refusal_message text,
    caller text,
    idempotency_key text CONSTRAINT dispute_answers_key_length CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
    request_fingerprint bytea CONSTRAINT dispute_answers_fingerprint_length CHECK (octet_length(request_fingerprint) = 32),
    answered_status smallint CONSTRAINT dispute_answers_answered_status_range CHECK (answered_status BETWEEN 200 AND 599),
    created_at timestamptz NOT NULL,
    CONSTRAINT dispute_answers_evidence_there CHECK ((evidence IS NULL) = (kind = 'accept')),
    CONSTRAINT dispute_answers_before_there CHECK ((submissions_before IS NULL) = (kind <> 'submit')),
    CONSTRAINT dispute_answers_refusal_whole
        CHECK (num_nulls(refusal_code, refusal_message) = CASE WHEN state = 'refused' THEN 0 ELSE 2 END),
    CONSTRAINT dispute_answers_submitted_have_time
        CHECK (submitted_at IS NOT NULL OR state IN ('requested', 'refused')),
    CONSTRAINT dispute_answers_key_whole
        CHECK (num_nulls(caller, idempotency_key, request_fingerprint) IN (0, 3)),
    CONSTRAINT dispute_answers_key_unique UNIQUE (caller, idempotency_key)
);
-- Two that contradict each other are never on their way at the same time.
CREATE UNIQUE INDEX dispute_answers_one_open ON dispute_answers (dispute_id)
    WHERE state IN ('requested', 'submitted', 'unknown');
CREATE INDEX dispute_answers_dispute_id ON dispute_answers (dispute_id, created_at DESC, id DESC);
-- The states are those of an instruction.
CREATE TRIGGER dispute_answers_state_may_become BEFORE UPDATE OF state ON dispute_answers
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION souk_instruction_may_become();

-- What Stripe sent, what is to be done, and what was done by whom.

CREATE TABLE notices (
    id uuid CONSTRAINT notices_pkey PRIMARY KEY,
    stripe_event text NOT NULL CONSTRAINT notices_stripe_event_form CHECK (stripe_event ~ '^evt_[A-Za-z0-9_]+$'),
    stripe_account text CONSTRAINT notices_stripe_account_form CHECK (stripe_account ~ '^acct_[A-Za-z0-9_]+$'),
    kind text NOT NULL,
    object text,
    endpoint text NOT NULL CONSTRAINT notices_endpoint_known CHECK (endpoint IN ('platform', 'connect')),
    livemode boolean NOT NULL,
    status text NOT NULL CONSTRAINT notices_status_known
        CHECK (status IN ('received', 'processed', 'ignored', 'quarantined', 'retrying', 'dead')),
    attempts integer NOT NULL CONSTRAINT notices_attempts_range CHECK (attempts >= 0),
    reason text,
    -- As it came; emptied after a while, since it may hold personal data.
    payload jsonb,
    received_at timestamptz NOT NULL,
    processed_at timestamptz
);
CREATE UNIQUE INDEX notices_stripe_event_unique ON notices (stripe_event, (coalesce(stripe_account, '')));
CREATE INDEX notices_newest ON notices (received_at DESC, id DESC);
CREATE INDEX notices_unfinished ON notices (status, received_at DESC, id DESC)
    WHERE status NOT IN ('processed', 'ignored');
CREATE INDEX notices_stripe_account ON notices (stripe_account, received_at DESC, id DESC)
    WHERE stripe_account IS NOT NULL;
CREATE INDEX notices_kind ON notices (kind, received_at DESC, id DESC);
CREATE INDEX notices_with_payload ON notices (received_at) WHERE payload IS NOT NULL;

-- The queue. All its times are this database's own, so that workers with wrong clocks agree.
CREATE TABLE jobs (
    id uuid CONSTRAINT jobs_pkey PRIMARY KEY,
    kind text NOT NULL CONSTRAINT jobs_kind_present CHECK (kind <> ''),
    dedupe_key text,
    payload jsonb NOT NULL,
    status text NOT NULL DEFAULT 'ready' CONSTRAINT jobs_status_known
        CHECK (status IN ('ready', 'running', 'done', 'dead')),
    -- Asked for once more while it ran: it is ready again when it is done.
    again boolean NOT NULL DEFAULT false,
    run_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0 CONSTRAINT jobs_attempts_range CHECK (attempts >= 0),
    max_attempts integer NOT NULL CONSTRAINT jobs_max_attempts_range CHECK (max_attempts > 0),
    leased_until timestamptz,
    fence bigint NOT NULL DEFAULT 0,
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    CONSTRAINT jobs_running_are_leased CHECK ((status = 'running') = (leased_until IS NOT NULL)),
    CONSTRAINT jobs_finished_have_time CHECK ((status IN ('done', 'dead')) = (finished_at IS NOT NULL))
);
CREATE UNIQUE INDEX jobs_dedupe_key_unique ON jobs (dedupe_key) WHERE status IN ('ready', 'running');
CREATE INDEX jobs_ready ON jobs (run_at, id) WHERE status = 'ready';
CREATE INDEX jobs_running ON jobs (leased_until) WHERE status = 'running';
CREATE INDEX jobs_newest ON jobs (created_at DESC, id DESC);
CREATE INDEX jobs_kind ON jobs (kind, created_at DESC, id DESC);
CREATE INDEX jobs_status ON jobs (status, created_at DESC, id DESC) WHERE status <> 'done';

CREATE TABLE audit_log (
    id uuid CONSTRAINT audit_log_pkey PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text,
    request_id text,
    detail jsonb NOT NULL
);
CREATE INDEX audit_log_newest ON audit_log (at DESC, id DESC);
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION souk_refuse_change();

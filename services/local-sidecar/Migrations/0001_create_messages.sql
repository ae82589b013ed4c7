-- A published event, kept until every group that takes its topic has it, and for the retention after that.
CREATE TABLE message (
    message_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pubsub text NOT NULL CHECK (pubsub <> ''),
    topic text NOT NULL CHECK (topic <> ''),
    event_id text NOT NULL,
    partition_key text CHECK (partition_key <> ''),
    envelope bytea NOT NULL,
    metadata json NOT NULL,
    traceparent text NOT NULL,
    tracestate text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz
);

COMMENT ON COLUMN message.envelope IS 'CloudEvent as JSON in UTF-8; read it with convert_from(envelope, ''UTF8'')';

CREATE INDEX message_topic ON message (pubsub, topic, message_id);
CREATE INDEX message_published_at ON message (published_at);

-- An app that has said at least once which topics it takes.
CREATE TABLE app (
    app_id text PRIMARY KEY CHECK (app_id <> ''),
    listed_at timestamptz NOT NULL DEFAULT now()
);

-- A group is an app id. A subscription outlives the app's process: what is published meanwhile waits for it.
CREATE TABLE subscription (
    app_id text NOT NULL REFERENCES app,
    pubsub text NOT NULL,
    topic text NOT NULL CHECK (topic <> ''),
    dead_letter_topic text CHECK (dead_letter_topic <> ''),
    subscribed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (app_id, pubsub, topic)
);

CREATE INDEX subscription_topic ON subscription (pubsub, topic);

-- What a group still has to receive, and what it refused. A row that was delivered is deleted.
CREATE TABLE delivery (
    message_id bigint NOT NULL REFERENCES message,
    app_id text NOT NULL REFERENCES app,
    pubsub text NOT NULL,
    topic text NOT NULL,
    partition_key text,
    -- When it may be claimed; for a claimed row, when the claim runs out. Always by the database's clock.
    due_at timestamptz NOT NULL DEFAULT now(),
    -- Answers of the app that asked for another attempt.
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    claim uuid,
    claimed_by text,
    last_error text CHECK (length(last_error) <= 1000),
    dead_since timestamptz,
    PRIMARY KEY (message_id, app_id),
    CHECK ((claim IS NULL) = (claimed_by IS NULL)),
    CHECK (dead_since IS NULL OR claim IS NULL)
)
WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);

CREATE INDEX delivery_due ON delivery (app_id, due_at, message_id) WHERE dead_since IS NULL;
CREATE INDEX delivery_key ON delivery (app_id, topic, partition_key, message_id)
    WHERE dead_since IS NULL AND partition_key IS NOT NULL;
CREATE INDEX delivery_claimed_by ON delivery (claimed_by) WHERE claimed_by IS NOT NULL;

-- Events that this service refused, for a person to look at. They are kept before the broker is told to let go of them.
CREATE TABLE dead_letter (
    -- As it came: an id that is none may be why the event was refused.
    event_id text NOT NULL,
    topic text NOT NULL,
    event_type text NOT NULL,
    reason text NOT NULL,
    payload bytea NOT NULL CONSTRAINT dead_letter_bounded CHECK (octet_length(payload) <= 16777216),
    traceparent text,
    refused_at timestamptz NOT NULL DEFAULT now(),
    -- Set by whoever has dealt with it.
    settled_at timestamptz,
    PRIMARY KEY (topic, event_id)
);

-- Serves DeadLetterCount.
CREATE INDEX dead_letter_open ON dead_letter (topic) WHERE settled_at IS NULL;

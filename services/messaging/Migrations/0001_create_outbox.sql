-- An append-only log: rows are never updated. The relay's cursor goes by (txid, seq) below the horizon of running
-- transactions, so that no event is passed over whose transaction began earlier and commits later.
CREATE TABLE outbox_event (
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    seq bigint GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL,
    topic text NOT NULL CONSTRAINT outbox_event_topic_given CHECK (topic <> ''),
    event_type text NOT NULL CONSTRAINT outbox_event_type_given CHECK (event_type <> ''),
    order_key uuid NOT NULL,
    payload bytea NOT NULL CONSTRAINT outbox_event_small CHECK (octet_length(payload) <= 262144),
    traceparent text,
    occurred_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (txid, seq)
) WITH (fillfactor = 100);

CREATE TABLE outbox_cursor (
    relay text PRIMARY KEY,
    txid xid8 NOT NULL DEFAULT '0',
    seq bigint NOT NULL DEFAULT 0,
    lease_owner uuid,
    lease_until timestamptz NOT NULL DEFAULT '-infinity',
    epoch bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 10);

INSERT INTO outbox_cursor (relay) VALUES ('events');

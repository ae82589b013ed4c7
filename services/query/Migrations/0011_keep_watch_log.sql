-- What came into the read model, for those who watch, in an order that cannot change below the horizon of running transactions. An entry is of
-- one change of one document: `told` are the prints of the statements and events that are news, `claims` the groups of propositions that the change
-- touched. Items themselves are read where they stand, so a document that is taken back is told to nobody. No rebuild touches these tables.
CREATE TABLE watch_entry (
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    seq bigint GENERATED ALWAYS AS IDENTITY,
    document_id uuid NOT NULL,
    revision integer NOT NULL,
    told bigint[] NOT NULL,
    claims uuid[] NOT NULL,
    logged_at timestamptz NOT NULL DEFAULT now(),
    -- Serves WatchEntries.
    PRIMARY KEY (txid, seq)
);

-- Which log this is, since when, and up to where it is not kept any more. A token names the log that it is of.
CREATE TABLE watch_log (
    only_one boolean PRIMARY KEY DEFAULT true CONSTRAINT watch_log_only_one CHECK (only_one),
    log_id uuid NOT NULL DEFAULT gen_random_uuid(),
    began_at timestamptz NOT NULL DEFAULT now(),
    dropped_txid xid8 NOT NULL DEFAULT '0',
    dropped_seq bigint NOT NULL DEFAULT 0
);

INSERT INTO watch_log DEFAULT VALUES;

-- Prints of all that was ever told of a document. No row: nothing, or it came in before there was a log.
CREATE TABLE watch_told (
    document_id uuid PRIMARY KEY,
    prints bigint[] NOT NULL
);

-- Documents that were taken back: evidence that comes later stays out.
CREATE TABLE retracted_document (
    document_id uuid PRIMARY KEY,
    retracted_at timestamptz NOT NULL DEFAULT now()
);

CREATE SEQUENCE evidence_position AS bigint;

-- What one engine read from one revision. Rows are never updated: a newer engine adds one.
CREATE TABLE evidence (
    document_id uuid NOT NULL,
    revision integer NOT NULL CONSTRAINT evidence_revision_counted CHECK (revision >= 1),
    engine_version integer NOT NULL CONSTRAINT evidence_engine_version_counted CHECK (engine_version >= 1),
    position bigint NOT NULL CONSTRAINT evidence_position_counted CHECK (position >= 1),
    -- Transaction that stored it: readers of the stream stay below the horizon of running ones.
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    text_sha256 text NOT NULL CONSTRAINT evidence_text_sha256_hex CHECK (text_sha256 ~ '^[0-9a-f]{64}$'),
    statement_count integer NOT NULL CONSTRAINT evidence_statement_count_counted CHECK (statement_count >= 0),
    -- hearsay.evidence.v1.Evidence; the bound is that of a message between services.
    message bytea NOT NULL CONSTRAINT evidence_message_bounded CHECK (octet_length(message) BETWEEN 1 AND 16777216),
    stored_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, revision, engine_version)
);

-- Serves EvidencePage.
CREATE UNIQUE INDEX evidence_by_position ON evidence (position);

-- The next place in the stream. Position and transaction id are taken together under a lock that is held for this step
-- only, not until the commit: so a lesser position always has a lesser transaction id, and whoever reads below the horizon
-- of running transactions passes no row over.
CREATE FUNCTION next_evidence_position() RETURNS bigint
LANGUAGE plpgsql
AS $function$
DECLARE
    taken bigint;
BEGIN
    PERFORM pg_advisory_lock(hashtextextended('hearsay-evidence-position', 0));
    BEGIN
        PERFORM pg_current_xact_id();
        taken := nextval('evidence_position');
    EXCEPTION WHEN query_canceled OR OTHERS THEN
        PERFORM pg_advisory_unlock(hashtextextended('hearsay-evidence-position', 0));
        RAISE;
    END;
    PERFORM pg_advisory_unlock(hashtextextended('hearsay-evidence-position', 0));
    RETURN taken;
END
$function$;

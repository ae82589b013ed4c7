-- What had been received when. What a revision says holds from `received_at` on, when ingestion received it, until `superseded_at`, when it received a higher
-- one: the earliest of all higher ones, in whatever order they came here. null where nothing superseded it.
ALTER TABLE reading ADD COLUMN superseded_at timestamptz;

UPDATE reading
SET superseded_at = (
    SELECT min(later.received_at)
    FROM reading AS later
    WHERE later.document_id = reading.document_id AND later.revision > reading.revision);

ALTER TABLE statement ADD COLUMN received_at timestamptz, ADD COLUMN superseded_at timestamptz;
ALTER TABLE entity ADD COLUMN received_at timestamptz, ADD COLUMN superseded_at timestamptz;
ALTER TABLE entity_name ADD COLUMN received_at timestamptz, ADD COLUMN superseded_at timestamptz;
ALTER TABLE event ADD COLUMN received_at timestamptz, ADD COLUMN superseded_at timestamptz;

UPDATE statement SET received_at = reading.received_at, superseded_at = reading.superseded_at
FROM reading WHERE reading.document_id = statement.document_id AND reading.revision = statement.revision;
UPDATE entity SET received_at = reading.received_at, superseded_at = reading.superseded_at
FROM reading WHERE reading.document_id = entity.document_id AND reading.revision = entity.revision;
UPDATE entity_name SET received_at = reading.received_at, superseded_at = reading.superseded_at
FROM reading WHERE reading.document_id = entity_name.document_id AND reading.revision = entity_name.revision;
UPDATE event SET received_at = reading.received_at, superseded_at = reading.superseded_at
FROM reading WHERE reading.document_id = event.document_id AND reading.revision = event.revision;

ALTER TABLE statement
    ALTER COLUMN received_at SET NOT NULL,
    ADD CONSTRAINT statement_current_not_superseded CHECK (current = (superseded_at IS NULL AND NOT rejected));
ALTER TABLE entity
    ALTER COLUMN received_at SET NOT NULL,
    ADD CONSTRAINT entity_current_not_superseded CHECK (current = (superseded_at IS NULL));
ALTER TABLE entity_name
    ALTER COLUMN received_at SET NOT NULL,
    ADD CONSTRAINT entity_name_current_not_superseded CHECK (current = (superseded_at IS NULL));
ALTER TABLE event
    ALTER COLUMN received_at SET NOT NULL,
    ADD CONSTRAINT event_current_not_superseded CHECK (current = (superseded_at IS NULL));

-- Serves PastPosition.
CREATE INDEX reading_received ON reading (received_at);

-- What the indexes of current rows are for reads of today, these are for reads of a time that has passed: they hold all rows. Only queries that say that a row
-- was received at all are planned with them, so that nothing of today is.
CREATE INDEX statement_newest_ever ON statement (newest_first, document_id, position) WHERE received_at > '-infinity';
CREATE INDEX statement_outlet_ever ON statement (outlet, newest_first, document_id, position) WHERE received_at > '-infinity';
CREATE INDEX statement_proposition_ever ON statement (proposition_id, newest_first) WHERE received_at > '-infinity' AND proposition_id IS NOT NULL;
CREATE INDEX statement_speaker_ever ON statement (speaker_id, newest_first, document_id, position)
    WHERE received_at > '-infinity' AND speaker_id IS NOT NULL;
CREATE INDEX entity_by_name_ever ON entity (sort_name, document_id, position) WHERE received_at > '-infinity';
CREATE INDEX entity_name_name_ever ON entity_name (name_id, document_id) WHERE received_at > '-infinity';
CREATE INDEX entity_name_folded_ever ON entity_name (folded, name_id) WHERE received_at > '-infinity' AND folded <> '';
CREATE INDEX statement_terms_ever ON statement USING gin (terms) WHERE received_at > '-infinity';
CREATE INDEX event_terms_ever ON event USING gin (terms) WHERE received_at > '-infinity';
CREATE INDEX event_newest_ever ON event (newest_first, document_id, position) WHERE received_at > '-infinity';

-- Units that nothing current refers to, but a reading that was superseded does.
CREATE TABLE past_unit (
    kind smallint NOT NULL CONSTRAINT past_unit_kind_known CHECK (kind BETWEEN 1 AND 3),
    unit_id uuid NOT NULL,
    unit bytea NOT NULL,
    terms tsvector,
    PRIMARY KEY (kind, unit_id)
);

-- What readings refer to units, current ones and others.
CREATE VIEW unit_reference AS
SELECT 1::smallint AS kind, proposition_id AS unit_id FROM statement WHERE received_at > '-infinity' AND proposition_id IS NOT NULL
UNION ALL
SELECT 2::smallint, name_id FROM entity_name WHERE received_at > '-infinity'
UNION ALL
SELECT 2::smallint, publisher_id FROM reading WHERE publisher_id IS NOT NULL
UNION ALL
SELECT 2::smallint, credit_id FROM reading WHERE credit_id IS NOT NULL
UNION ALL
SELECT 2::smallint, speaks_for_id FROM entity WHERE speaks_for_id IS NOT NULL
UNION ALL
SELECT 3::smallint, text_id FROM reading WHERE text_id IS NOT NULL;

-- The read model as it would be if nothing had been received after the time that the setting hearsay.as_of names. The schema holds views under the names of
-- tables: with it at the head of the search path the queries of today answer for that time. What joins documents (units, links, claims, contradictions) is
-- not here: it is made for a time when it is asked for, in temporary tables.
CREATE FUNCTION query_at.as_of() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN current_setting('hearsay.as_of')::timestamptz;

-- The tombstone of a document that was taken back is there at any time.
CREATE VIEW query_at.document AS
SELECT
    document_id,
    CASE WHEN retracted_at IS NULL THEN (
        SELECT max(reading.revision)
        FROM query.reading
        WHERE reading.document_id = document.document_id AND reading.received_at <= query_at.as_of()) END AS current_revision,
    retracted_at
FROM query.document;

CREATE VIEW query_at.reading AS
SELECT
    document_id, revision, engine_version, text_sha256, text, evidence, received_at, projected_at, text_id, publisher_id, tie, published, instant, credit,
    credit_id
FROM query.reading
WHERE received_at <= query_at.as_of();

CREATE VIEW query_at.statement AS
SELECT
    statement_id, document_id, revision, position, (superseded_at IS NULL OR superseded_at > query_at.as_of()) AND NOT rejected AS current, newest_first,
    published_on, kind, stance, certainty, outlet, speaker, addressee, said, content, payload, proposition_id, speaker_id, denies, attribution, origin, said_on,
    terms, rejected, corrected
FROM query.statement
WHERE received_at <= query_at.as_of() AND received_at > '-infinity';

CREATE VIEW query_at.entity AS
SELECT
    document_id, revision, position, (superseded_at IS NULL OR superseded_at > query_at.as_of()) AS current, sort_name, type, names, payload, local_id,
    speaks_for, speaks_for_id
FROM query.entity
WHERE received_at <= query_at.as_of() AND received_at > '-infinity';

CREATE VIEW query_at.entity_name AS
SELECT document_id, revision, position, name_id, first, (superseded_at IS NULL OR superseded_at > query_at.as_of()) AS current, name, folded, type
FROM query.entity_name
WHERE received_at <= query_at.as_of() AND received_at > '-infinity';

CREATE VIEW query_at.event AS
SELECT
    document_id, revision, position, (superseded_at IS NULL OR superseded_at > query_at.as_of()) AS current, newest_first, type, status, participants, payload,
    told, days, terms
FROM query.event
WHERE received_at <= query_at.as_of() AND received_at > '-infinity';

-- What decisions hold about at that time: the decisions are those of today.
CREATE VIEW query_at.entity_decision_bearer AS
SELECT decision_id, name_id, side, name, false AS placed
FROM query.entity_decision_name
UNION ALL
SELECT place.decision_id, bearer.name_id, place.side, place.name, true
FROM query.entity_decision_place AS place
JOIN query_at.entity_name AS bearer
    ON bearer.document_id = place.document_id AND bearer.folded = place.folded AND bearer.type = place.type AND bearer.current;

-- What the readings that held at that time refer to.
CREATE VIEW query_at.unit_reference AS
SELECT document_id, revision, 1::smallint AS kind, proposition_id AS unit_id FROM query_at.statement WHERE current AND proposition_id IS NOT NULL
UNION ALL
SELECT document_id, revision, 2::smallint, name_id FROM query_at.entity_name WHERE current
UNION ALL
SELECT document_id, revision, 2::smallint, speaks_for_id FROM query_at.entity WHERE current AND speaks_for_id IS NOT NULL
UNION ALL
SELECT reading.document_id, reading.revision, named.kind, named.unit_id
FROM query.reading
CROSS JOIN LATERAL (
    VALUES (2::smallint, reading.publisher_id), (2::smallint, reading.credit_id), (3::smallint, reading.text_id)) AS named (kind, unit_id)
WHERE reading.received_at <= query_at.as_of()
    AND (reading.superseded_at IS NULL OR reading.superseded_at > query_at.as_of())
    AND named.unit_id IS NOT NULL;

-- Makes the tables of what joins documents for a session of its own, empty: temporary ones with the columns, keys and indexes of those of today.
CREATE FUNCTION past_tables_make() RETURNS void
LANGUAGE plpgsql
SET client_min_messages = warning
AS $$
BEGIN
    DROP TABLE IF EXISTS pg_temp.contradiction, pg_temp.claim, pg_temp.unit_link, pg_temp.unit_key, pg_temp.unit;
    CREATE TEMPORARY TABLE unit (LIKE query.unit INCLUDING ALL);
    CREATE TEMPORARY TABLE unit_key (LIKE query.unit_key INCLUDING ALL);
    CREATE TEMPORARY TABLE unit_link (LIKE query.unit_link INCLUDING ALL);
    CREATE TEMPORARY TABLE claim (LIKE query.claim INCLUDING ALL);
    CREATE TEMPORARY TABLE contradiction (LIKE query.contradiction INCLUDING ALL);
END $$;

-- Tells the planner what is in them.
CREATE FUNCTION past_tables_analyze() RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    ANALYZE unit, unit_key, unit_link, claim, contradiction;
END $$;

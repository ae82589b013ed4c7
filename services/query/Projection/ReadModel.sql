-- name: DocumentEnsure
INSERT INTO document (document_id)
VALUES ($1)
ON CONFLICT (document_id) DO NOTHING

-- name: DocumentLock
SELECT retracted_at IS NOT NULL, COALESCE(current_revision, 0)
FROM document
WHERE document_id = $1
FOR UPDATE

-- name: DocumentRetract
UPDATE document
SET retracted_at = now(), current_revision = NULL
WHERE document_id = $1 AND retracted_at IS NULL

-- name: DocumentMarkCurrent
UPDATE document
SET current_revision = $2
WHERE document_id = $1

-- name: ReadingEngineGet
SELECT engine_version
FROM reading
WHERE document_id = $1 AND revision = $2

-- name: ReadingInsert
INSERT INTO reading (document_id, revision, engine_version, text_sha256, text, evidence, received_at, text_id, publisher_id, tie, published, instant, credit, credit_id, superseded_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8::uuid, $9::uuid, $10, $11, $12::timestamptz, $13, $14::uuid, $15::timestamptz)

-- name: ReadingDelete
DELETE FROM reading
WHERE document_id = $1 AND revision = $2

-- name: ReadingDeleteAll
DELETE FROM reading
WHERE document_id = $1

-- name: FormerStatementKeep
INSERT INTO former_statement (statement_id, document_id, revision, content)
SELECT statement_id, document_id, revision, content
FROM statement
WHERE document_id = $1 AND revision = $2
ON CONFLICT (statement_id) DO NOTHING

-- name: FormerStatementForget
WITH replaced AS (
    UPDATE former_statement
    SET content = '{}'
    WHERE document_id = $1
)
INSERT INTO former_statement (statement_id, document_id, revision, content)
SELECT statement_id, document_id, revision, '{}'
FROM statement
WHERE document_id = $1
ON CONFLICT (statement_id) DO NOTHING

-- name: ReadingMarkPast
-- Readings of lower revisions, that held until later or still do.
UPDATE reading
SET superseded_at = $3
WHERE document_id = $1 AND revision < $2 AND (superseded_at IS NULL OR superseded_at > $3)

-- name: ReadingSupersededAt
SELECT min(received_at)
FROM reading
WHERE document_id = $1 AND revision > $2

-- name: StatementMarkPast
UPDATE statement
SET current = false, superseded_at = $3
WHERE document_id = $1 AND revision < $2 AND (superseded_at IS NULL OR superseded_at > $3)

-- name: EntityMarkPast
UPDATE entity
SET current = false, superseded_at = $3
WHERE document_id = $1 AND revision < $2 AND (superseded_at IS NULL OR superseded_at > $3)

-- name: EntityNameMarkPast
UPDATE entity_name
SET current = false, superseded_at = $3
WHERE document_id = $1 AND revision < $2 AND (superseded_at IS NULL OR superseded_at > $3)

-- name: EventMarkPast
UPDATE event
SET current = false, superseded_at = $3
WHERE document_id = $1 AND revision < $2 AND (superseded_at IS NULL OR superseded_at > $3)

-- name: StatementInsert
INSERT INTO statement (
    document_id, revision, current, received_at, superseded_at, newest_first, published_on, outlet,
    statement_id, position, kind, stance, certainty, speaker, addressee, said, content,
    proposition_id, speaker_id, denies, attribution, origin, said_on, payload, rejected, corrected)
SELECT $1, $2, $4::timestamptz IS NULL AND NOT rejected, $3, $4::timestamptz, $5, $6::date, $7, statement_id, position, kind, stance, certainty, speaker,
    addressee, said, content::int4multirange, proposition_id, speaker_id, denies, attribution, origin, said_on::daterange, payload, rejected, corrected
FROM unnest(
    $8::uuid[], $9::integer[], $10::smallint[], $11::smallint[], $12::smallint[], $13::text[], $14::text[], $15::text[], $16::text[], $17::uuid[],
    $18::uuid[], $19::boolean[], $20::text[], $21::text[], $22::text[], $23::bytea[], $24::boolean[], $25::boolean[])
    AS row (
        statement_id, position, kind, stance, certainty,
        speaker, addressee, said, content, proposition_id, speaker_id, denies, attribution, origin, said_on, payload, rejected, corrected)

-- name: EntityInsert
INSERT INTO entity (
    document_id, revision, current, received_at, superseded_at, position, local_id, type, sort_name, names, speaks_for, speaks_for_id, payload)
SELECT $1, $2, $4::timestamptz IS NULL, $3, $4::timestamptz, position, local_id, type, sort_name, names, speaks_for, speaks_for_id, payload
FROM unnest($5::integer[], $6::text[], $7::smallint[], $8::text[], $9::text[], $10::text[], $11::uuid[], $12::bytea[])
    AS row (position, local_id, type, sort_name, names, speaks_for, speaks_for_id, payload)

-- name: EntityNameInsert
INSERT INTO entity_name (document_id, revision, current, received_at, superseded_at, newest_first, position, name_id, first, name, folded, type, tells_role)
SELECT $1, $2, $4::timestamptz IS NULL, $3, $4::timestamptz, $5, position, name_id, first, name, folded, type, tells_role
FROM unnest($6::integer[], $7::uuid[], $8::boolean[], $9::text[], $10::text[], $11::smallint[], $12::boolean[])
    AS row (position, name_id, first, name, folded, type, tells_role)

-- name: StatementNameInsert
INSERT INTO statement_name (newest_first, statement_id, name_id)
SELECT $1, statement_id, name_id
FROM unnest($2::uuid[], $3::uuid[]) AS row (statement_id, name_id)

-- name: EventNameInsert
INSERT INTO event_name (document_id, revision, newest_first, position, name_id, local_id)
SELECT $1, $2, $3, position, name_id, local_id
FROM unnest($4::integer[], $5::uuid[], $6::text[]) AS row (position, name_id, local_id)

-- name: UnitsOfReading
-- What a reading refers to, by kind.
SELECT 1::smallint, proposition_id FROM statement WHERE document_id = $1 AND revision = $2 AND proposition_id IS NOT NULL
UNION
SELECT 2::smallint, name_id FROM entity_name WHERE document_id = $1 AND revision = $2
UNION
SELECT 2::smallint, publisher_id FROM reading WHERE document_id = $1 AND revision = $2 AND publisher_id IS NOT NULL
UNION
SELECT 2::smallint, credit_id FROM reading WHERE document_id = $1 AND revision = $2 AND credit_id IS NOT NULL
UNION
SELECT 2::smallint, speaks_for_id FROM entity WHERE document_id = $1 AND revision = $2 AND speaks_for_id IS NOT NULL
UNION
SELECT 3::smallint, text_id FROM reading WHERE document_id = $1 AND revision = $2 AND text_id IS NOT NULL

-- name: UnitsOfDocument
-- What all readings of a document refer to, by kind.
SELECT 1::smallint, proposition_id FROM statement WHERE document_id = $1 AND proposition_id IS NOT NULL
UNION
SELECT 2::smallint, name_id FROM entity_name WHERE document_id = $1
UNION
SELECT 2::smallint, publisher_id FROM reading WHERE document_id = $1 AND publisher_id IS NOT NULL
UNION
SELECT 2::smallint, credit_id FROM reading WHERE document_id = $1 AND credit_id IS NOT NULL
UNION
SELECT 2::smallint, speaks_for_id FROM entity WHERE document_id = $1 AND speaks_for_id IS NOT NULL
UNION
SELECT 3::smallint, text_id FROM reading WHERE document_id = $1 AND text_id IS NOT NULL

-- name: NamePairsOfReading
-- Names that a reading gives to one entity.
SELECT first.name_id, other.name_id
FROM entity_name AS first
JOIN entity_name AS other
    ON other.document_id = first.document_id AND other.revision = first.revision AND other.position = first.position AND NOT other.first
WHERE first.document_id = $1 AND first.revision = $2 AND first.first

-- name: EventInsert
INSERT INTO event (
    document_id, revision, current, received_at, superseded_at, newest_first, position, type, status, participants, told, days, payload)
SELECT $1, $2, $4::timestamptz IS NULL, $3, $4::timestamptz, $5, position, type, status, participants, told, days::daterange, payload
FROM unnest($6::integer[], $7::text[], $8::smallint[], $9::text[], $10::text[], $11::text[], $12::bytea[])
    AS row (position, type, status, participants, told, days, payload)

-- name: ReadingList
-- Served by the primary key.
SELECT document_id, revision
FROM reading
WHERE (document_id, revision) > ($1, $2)
ORDER BY document_id, revision
LIMIT $3

-- name: ReadingGet
SELECT text, evidence, received_at
FROM reading
WHERE document_id = $1 AND revision = $2

-- name: RebuildPlaceGet
SELECT position
FROM rebuild_place

-- name: RebuildPlacePut
INSERT INTO rebuild_place (position)
VALUES ($1)
ON CONFLICT (only_one) DO UPDATE SET position = $1, moved_at = now()

-- name: RebuildPlaceForget
DELETE FROM rebuild_place

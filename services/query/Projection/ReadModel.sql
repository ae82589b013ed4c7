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
INSERT INTO reading (document_id, revision, engine_version, text_sha256, text, evidence, received_at, text_id, publisher_id, tie, published, instant, credit, credit_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8::uuid, $9::uuid, $10, $11, $12::timestamptz, $13, $14::uuid)

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

-- name: StatementMarkPast
UPDATE statement
SET current = false
WHERE document_id = $1 AND revision = $2 AND current

-- name: EntityMarkPast
UPDATE entity
SET current = false
WHERE document_id = $1 AND revision = $2 AND current

-- name: EntityNameMarkPast
UPDATE entity_name
SET current = false
WHERE document_id = $1 AND revision = $2 AND current

-- name: EventMarkPast
UPDATE event
SET current = false
WHERE document_id = $1 AND revision = $2 AND current

-- name: StatementInsert
INSERT INTO statement (
    document_id, revision, current, newest_first, published_on, outlet,
    statement_id, position, kind, stance, certainty, speaker, addressee, said, content,
    proposition_id, speaker_id, denies, attribution, origin, said_on, payload, rejected, corrected)
SELECT $1, $2, $3 AND NOT rejected, $4, $5::date, $6, statement_id, position, kind, stance, certainty, speaker, addressee, said, content::int4multirange,
    proposition_id, speaker_id, denies, attribution, origin, said_on::daterange, payload, rejected, corrected
FROM unnest(
    $7::uuid[], $8::integer[], $9::smallint[], $10::smallint[], $11::smallint[],
    $12::text[], $13::text[], $14::text[], $15::text[], $16::uuid[], $17::uuid[], $18::boolean[], $19::text[], $20::text[], $21::text[], $22::bytea[], $23::boolean[], $24::boolean[])
    AS row (
        statement_id, position, kind, stance, certainty,
        speaker, addressee, said, content, proposition_id, speaker_id, denies, attribution, origin, said_on, payload, rejected, corrected)

-- name: EntityInsert
INSERT INTO entity (document_id, revision, current, position, local_id, type, sort_name, names, speaks_for, speaks_for_id, payload)
SELECT $1, $2, $3, position, local_id, type, sort_name, names, speaks_for, speaks_for_id, payload
FROM unnest($4::integer[], $5::text[], $6::smallint[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::bytea[])
    AS row (position, local_id, type, sort_name, names, speaks_for, speaks_for_id, payload)

-- name: EntityNameInsert
INSERT INTO entity_name (document_id, revision, current, position, name_id, first, name, folded, type)
SELECT $1, $2, $3, position, name_id, first, name, folded, type
FROM unnest($4::integer[], $5::uuid[], $6::boolean[], $7::text[], $8::text[], $9::smallint[])
    AS row (position, name_id, first, name, folded, type)

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

-- name: NamePairsOfReading
-- Names that a reading gives to one entity.
SELECT first.name_id, other.name_id
FROM entity_name AS first
JOIN entity_name AS other
    ON other.document_id = first.document_id AND other.revision = first.revision AND other.position = first.position AND NOT other.first
WHERE first.document_id = $1 AND first.revision = $2 AND first.first

-- name: EventInsert
INSERT INTO event (document_id, revision, current, newest_first, position, type, status, participants, told, days, payload)
SELECT $1, $2, $3, $4, position, type, status, participants, told, days::daterange, payload
FROM unnest($5::integer[], $6::text[], $7::smallint[], $8::text[], $9::text[], $10::text[], $11::bytea[])
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

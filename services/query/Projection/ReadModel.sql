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
INSERT INTO reading (document_id, revision, engine_version, text_sha256, text, evidence, received_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)

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

-- name: EventMarkPast
UPDATE event
SET current = false
WHERE document_id = $1 AND revision = $2 AND current

-- name: StatementInsert
INSERT INTO statement (
    document_id, revision, current, newest_first, published_on, outlet,
    statement_id, position, kind, stance, certainty, speaker, addressee, said, content, payload)
SELECT $1, $2, $3, $4, $5::date, $6, statement_id, position, kind, stance, certainty, speaker, addressee, said, content::int4multirange, payload
FROM unnest(
    $7::uuid[], $8::integer[], $9::smallint[], $10::smallint[], $11::smallint[],
    $12::text[], $13::text[], $14::text[], $15::text[], $16::bytea[])
    AS row (statement_id, position, kind, stance, certainty, speaker, addressee, said, content, payload)

-- name: EntityInsert
INSERT INTO entity (document_id, revision, current, position, type, sort_name, names, payload)
SELECT $1, $2, $3, position, type, sort_name, names, payload
FROM unnest($4::integer[], $5::smallint[], $6::text[], $7::text[], $8::bytea[])
    AS row (position, type, sort_name, names, payload)

-- name: EventInsert
INSERT INTO event (document_id, revision, current, newest_first, position, type, status, participants, payload)
SELECT $1, $2, $3, $4, position, type, status, participants, payload
FROM unnest($5::integer[], $6::text[], $7::smallint[], $8::text[], $9::bytea[])
    AS row (position, type, status, participants, payload)

-- name: CorrectionAnswerGet
-- Served by correction_request_id_key. What a request was answered with; empty once the document was taken back.
SELECT request_sha256, answer, document_id
FROM correction
WHERE request_id = $1

-- name: CorrectionStatementGet
-- Served by the primary key.
SELECT document_id, revision
FROM statement
WHERE statement_id = $1

-- name: CorrectionInsert
-- Under the lock of groups, so that later means corrected later, whatever clocks do.
INSERT INTO correction (
    correction_id, request_id, request_sha256, document_id, revision, aspects, change, anchor, corrected_by, reason, corrected_at)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, greatest(clock_timestamp(), max(corrected_at) + interval '1 microsecond')
FROM correction

-- name: CorrectionAnswerPut
UPDATE correction
SET answer = $2
WHERE correction_id = $1

-- name: CorrectionUndo
INSERT INTO correction_undo (correction_id, undone_by, reason)
VALUES ($1, $2, $3)
ON CONFLICT (correction_id) DO NOTHING

-- name: CorrectionDocumentGet
-- Served by the primary key.
SELECT document_id
FROM correction
WHERE correction_id = $1

-- name: CorrectionsHeld
-- Served by correction_document. Those of a document that nobody took back, in the order in which they were made.
SELECT correction_id, revision, change, anchor, corrected_by, reason, corrected_at
FROM correction
WHERE document_id = $1
    AND NOT forgotten
    AND NOT EXISTS (SELECT FROM correction_undo AS undo WHERE undo.correction_id = correction.correction_id)
ORDER BY corrected_at
LIMIT $2

-- name: CorrectionAttach
UPDATE correction
SET statement_id = row.statement_id, unattached = row.unattached
FROM unnest($1::uuid[], $2::uuid[], $3::smallint[]) AS row (correction_id, statement_id, unattached)
WHERE correction.correction_id = row.correction_id

-- name: CorrectionForget
-- Served by correction_document. Who, when, why and what aspects stay; nothing that stood in the text does.
UPDATE correction
SET forgotten = true, change = '', anchor = '', answer = '', statement_id = NULL, unattached = $2
WHERE document_id = $1 AND NOT forgotten

-- name: CorrectionGet
-- Served by the primary keys.
SELECT corrected_at, correction.correction_id, document_id, revision, statement_id, unattached, aspects, change, anchor, corrected_by,
    correction.reason, undone_at, undone_by, undo.reason, forgotten
FROM correction
LEFT JOIN correction_undo AS undo ON undo.correction_id = correction.correction_id
WHERE correction.correction_id = $1

-- name: CorrectionList
-- Served by correction_corrected_once.
SELECT corrected_at, correction.correction_id, document_id, revision, statement_id, unattached, aspects, change, anchor, corrected_by,
    correction.reason, undone_at, undone_by, undo.reason, forgotten
FROM correction
LEFT JOIN correction_undo AS undo ON undo.correction_id = correction.correction_id
WHERE corrected_at < $1
    AND ($2 = '' OR corrected_by = $2)
    AND (NOT $3 OR (unattached > 0 AND undo.correction_id IS NULL))
ORDER BY corrected_at DESC
LIMIT $4

-- name: CorrectionListOfDocument
-- Served by correction_document.
SELECT corrected_at, correction.correction_id, document_id, revision, statement_id, unattached, aspects, change, anchor, corrected_by,
    correction.reason, undone_at, undone_by, undo.reason, forgotten
FROM correction
LEFT JOIN correction_undo AS undo ON undo.correction_id = correction.correction_id
WHERE document_id = $5
    AND corrected_at < $1
    AND ($2 = '' OR corrected_by = $2)
    AND (NOT $3 OR (unattached > 0 AND undo.correction_id IS NULL))
ORDER BY corrected_at DESC
LIMIT $4

-- name: CorrectionReadings
-- Served by the primary key. The current revision and the latest others.
SELECT revision
FROM reading
WHERE document_id = $1
ORDER BY revision DESC
LIMIT $2

-- name: CorrectionTypeOfName
-- Served by entity_name_folded. What most documents hold a name to be, of the first thousand.
SELECT type
FROM (
    SELECT type
    FROM entity_name
    WHERE folded = $1 AND folded <> '' AND current
    LIMIT 1000
) AS named
GROUP BY type
ORDER BY count(*) DESC, type
LIMIT 1

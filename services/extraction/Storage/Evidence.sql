-- name: DocumentLock
-- Takes no transaction id: so transactions of one document have ids in the order of their commits.
SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))

-- name: DocumentIsRetracted
SELECT EXISTS (SELECT FROM retracted_document WHERE document_id = $1)

-- name: DocumentRetract
INSERT INTO retracted_document (document_id)
VALUES ($1)
ON CONFLICT (document_id) DO NOTHING

-- name: EvidenceTakePosition
SELECT next_evidence_position()

-- name: EvidenceAppend
-- The same engine reads the same: what is there stays.
INSERT INTO evidence (document_id, revision, engine_version, position, text_sha256, statement_count, message)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (document_id, revision, engine_version) DO NOTHING

-- name: EvidenceDelete
DELETE FROM evidence
WHERE document_id = $1

-- name: EvidenceGet
-- The newest reading of a revision; revision 0 asks for the latest that was read.
SELECT
    EXISTS (SELECT FROM retracted_document WHERE document_id = $1) AS retracted,
    (
        SELECT message
        FROM evidence
        WHERE document_id = $1
          AND ($2 = 0 OR revision = $2)
        ORDER BY revision DESC, engine_version DESC
        LIMIT 1
    ) AS message

-- name: EvidenceOutdated
-- Revisions after ($1, $2) of which no reading is by engine $3 or a newer one.
SELECT reading.document_id, reading.revision, max(reading.engine_version)
FROM evidence AS reading
WHERE (reading.document_id, reading.revision) > ($1, $2)
GROUP BY reading.document_id, reading.revision
HAVING max(reading.engine_version) < $3
ORDER BY reading.document_id, reading.revision
LIMIT $4

-- name: EvidenceNewestAfter
-- Revisions after ($1, $2), each with the newest engine that has read it.
SELECT reading.document_id, reading.revision, max(reading.engine_version)
FROM evidence AS reading
WHERE (reading.document_id, reading.revision) > ($1, $2)
GROUP BY reading.document_id, reading.revision
ORDER BY reading.document_id, reading.revision
LIMIT $3

-- name: EvidenceNewestOfDocument
-- The revisions of a document, or one of them, each with the newest engine that has read it.
SELECT reading.document_id, reading.revision, max(reading.engine_version)
FROM evidence AS reading
WHERE reading.document_id = $1
  AND ($2 = 0 OR reading.revision = $2)
GROUP BY reading.document_id, reading.revision
ORDER BY reading.revision

-- name: ReextractionGet
SELECT document_id, revision
FROM reextraction
WHERE engine_version = $1

-- name: ReextractionPut
INSERT INTO reextraction (engine_version, document_id, revision)
VALUES ($1, $2, $3)
ON CONFLICT (engine_version) DO UPDATE SET document_id = $2, revision = $3, moved_at = now()

-- name: ReextractionEnd
DELETE FROM reextraction
WHERE engine_version = $1

-- name: EvidencePage
-- The next readings in the order they were stored: at least one where there is one, else as many as fit into $2 bytes.
-- A transaction id that is not yet given out is of the cluster that a backup came from: its rows are settled.
WITH page AS (
    SELECT reading.position, octet_length(reading.message) AS bytes
    FROM evidence AS reading
    WHERE reading.position > $1
      AND (reading.txid < pg_snapshot_xmin(pg_current_snapshot()) OR reading.txid >= pg_snapshot_xmax(pg_current_snapshot()))
      AND NOT EXISTS (
        SELECT FROM evidence AS newer
        WHERE newer.document_id = reading.document_id
          AND newer.revision = reading.revision
          AND newer.engine_version > reading.engine_version
      )
    ORDER BY reading.position
    LIMIT 64
),

measured AS (
    SELECT position, sum(bytes) OVER (ORDER BY position) - bytes AS bytes_before
    FROM page
)

SELECT measured.position, evidence.message
FROM measured
INNER JOIN evidence ON evidence.position = measured.position
WHERE measured.bytes_before < $2
ORDER BY measured.position

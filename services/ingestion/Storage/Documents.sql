-- name: DocumentKeyLock
-- Before anything that takes a transaction id: see the order rule of the outbox. The seed keeps it apart from other locks.
SELECT pg_advisory_xact_lock(hashtextextended($1, 5))

-- name: DocumentByKeyForUpdate
SELECT
    document.document_id, document.latest_revision, document.latest_facts, document.retracted_at IS NOT NULL, revision.text_sha256,
    facts.url, facts.outlet, facts.title, facts.author, facts.language, facts.published, facts.updated,
    facts.dateline, facts.credits
FROM document
JOIN document_revision AS revision
    ON revision.document_id = document.document_id AND revision.revision = document.latest_revision
JOIN document_facts AS facts
    ON facts.document_id = document.document_id AND facts.number = document.latest_facts
WHERE document.source_key = $1
FOR UPDATE OF document

-- name: DocumentAppend
INSERT INTO document (document_id, source_key, latest_revision, latest_facts, created_at)
VALUES ($1, $2, 1, 1, clock_timestamp())
RETURNING created_at

-- name: DocumentAdvance
UPDATE document
SET latest_revision = $2,
    latest_facts = $3
WHERE document_id = $1
RETURNING clock_timestamp()

-- name: FactsAppend
INSERT INTO document_facts (document_id, number, revision, url, outlet, title, author, language, published, updated, recorded_at, dateline, credits)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)

-- name: RevisionAppend
INSERT INTO document_revision (
    document_id, revision, facts, text, text_sha256, text_length, block_kinds, block_starts, block_ends, received_at,
    candidate_fields, candidate_values, candidate_origins)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)

-- name: DocumentGet
SELECT
    document.document_id, document.source_key, document.latest_revision, document.created_at, document.retracted_at, document.retract_reason,
    facts.url, facts.outlet, facts.title, facts.author, facts.language, facts.published, facts.updated,
    facts.dateline, facts.credits
FROM document
JOIN document_facts AS facts
    ON facts.document_id = document.document_id AND facts.number = document.latest_facts
WHERE document.document_id = $1

-- name: DocumentList
SELECT
    document.document_id, document.source_key, document.latest_revision, document.created_at, document.retracted_at, document.retract_reason,
    facts.url, facts.outlet, facts.title, facts.author, facts.language, facts.published, facts.updated,
    facts.dateline, facts.credits
FROM document
JOIN document_facts AS facts
    ON facts.document_id = document.document_id AND facts.number = document.latest_facts
WHERE (document.created_at, document.document_id) < ($1::timestamptz, $2::uuid)
ORDER BY document.created_at DESC, document.document_id DESC
LIMIT $3

-- name: DocumentListByKey
SELECT
    document.document_id, document.source_key, document.latest_revision, document.created_at, document.retracted_at, document.retract_reason,
    facts.url, facts.outlet, facts.title, facts.author, facts.language, facts.published, facts.updated,
    facts.dateline, facts.credits
FROM document
JOIN document_facts AS facts
    ON facts.document_id = document.document_id AND facts.number = document.latest_facts
WHERE document.source_key = $1
  AND (document.created_at, document.document_id) < ($2::timestamptz, $3::uuid)
ORDER BY document.created_at DESC, document.document_id DESC
LIMIT $4

-- name: DocumentStateForUpdate
SELECT retracted_at IS NOT NULL
FROM document
WHERE document_id = $1
FOR UPDATE

-- name: DocumentRetract
UPDATE document
SET retracted_at = greatest(clock_timestamp(), created_at),
    retract_reason = $2
WHERE document_id = $1

-- name: RevisionGet
-- Revision 0 asks for the latest. One row as long as the document is known; its revision part is null where there is none.
SELECT
    document.retracted_at IS NOT NULL, revision.revision, revision.text, revision.text_sha256, revision.block_kinds,
    revision.block_starts, revision.block_ends, revision.received_at, revision.candidate_fields, revision.candidate_values,
    revision.candidate_origins,
    facts.url, facts.outlet, facts.title, facts.author, facts.language, facts.published, facts.updated,
    facts.dateline, facts.credits
FROM document
LEFT JOIN document_revision AS revision
    ON revision.document_id = document.document_id
    AND revision.revision = CASE WHEN $2 = 0 THEN document.latest_revision ELSE $2 END
LEFT JOIN document_facts AS facts
    ON facts.document_id = revision.document_id AND facts.number = revision.facts
WHERE document.document_id = $1

-- name: RevisionList
-- Served by the primary key.
SELECT
    revision.revision, revision.text_sha256, revision.text_length, revision.received_at,
    facts.url, facts.outlet, facts.title, facts.author, facts.language, facts.published, facts.updated,
    facts.dateline, facts.credits
FROM document_revision AS revision
JOIN document_facts AS facts
    ON facts.document_id = revision.document_id AND facts.number = revision.facts
WHERE revision.document_id = $1 AND revision.revision < $2
ORDER BY revision.revision DESC
LIMIT $3

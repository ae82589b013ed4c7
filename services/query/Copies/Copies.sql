-- name: CopyGroupGet
-- Served by the primary keys. The text's group; null where the document has no running text.
SELECT document.retracted_at IS NOT NULL, reading.document_id IS NOT NULL, copied.group_id
FROM document
LEFT JOIN reading ON reading.document_id = document.document_id AND reading.revision = document.current_revision
LEFT JOIN unit AS copied ON copied.kind = 3 AND copied.unit_id = reading.text_id
WHERE document.document_id = $1

-- name: CopyCount
SELECT count(*)::integer
FROM unit AS copied
JOIN reading ON reading.text_id = copied.unit_id
JOIN document ON document.document_id = reading.document_id AND document.current_revision = reading.revision
WHERE copied.kind = 3 AND copied.group_id = $1

-- name: CopyList
-- Served by unit_group and reading_text. Documents of a group, the earliest first.
SELECT reading.document_id, reading.text, reading.evidence
FROM unit AS copied
JOIN reading ON reading.text_id = copied.unit_id
JOIN document ON document.document_id = reading.document_id AND document.current_revision = reading.revision
WHERE copied.kind = 3 AND copied.group_id = $1
ORDER BY reading.instant IS NULL, reading.instant, reading.tie, reading.document_id
LIMIT $2

-- name: CopyAlone
SELECT reading.document_id, reading.text, reading.evidence
FROM document
JOIN reading ON reading.document_id = document.document_id AND reading.revision = document.current_revision
WHERE document.document_id = $1

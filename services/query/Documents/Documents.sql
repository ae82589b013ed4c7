-- name: DocumentEvidenceGet
-- Served by the primary keys of document and reading, and by statement_corrected. $2: revision, 0 for the current one.
SELECT d.retracted_at IS NOT NULL, r.revision, r.engine_version, r.text, r.evidence, r.received_at, r.revision = d.current_revision,
    ARRAY(SELECT payload FROM statement AS s WHERE s.document_id = r.document_id AND s.revision = r.revision AND s.corrected ORDER BY s.position)
FROM document AS d
LEFT JOIN reading AS r
    ON r.document_id = d.document_id
    AND r.revision = CASE WHEN $2 = 0 THEN d.current_revision ELSE $2 END
WHERE d.document_id = $1

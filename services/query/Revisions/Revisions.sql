-- name: RevisionsCompared
-- Served by the primary keys of document and reading, and by statement_corrected. $2: revision to start from, 0 for the one read before the other; $3: revision to end at, 0 for the
-- current one. One row a revision that was read, at most two; one without a revision where neither was.
SELECT asked.retracted, asked.earlier, asked.later, r.revision, r.engine_version, r.text, r.evidence, r.received_at,
    ARRAY(SELECT payload FROM statement AS s WHERE s.document_id = r.document_id AND s.revision = r.revision AND s.corrected ORDER BY s.position)
FROM (
    SELECT
        d.document_id, d.retracted_at IS NOT NULL AS retracted, ends.revision AS later,
        CASE WHEN $2 = 0 THEN (
            SELECT max(before.revision) FROM reading AS before WHERE before.document_id = d.document_id AND before.revision < ends.revision
        ) ELSE $2 END AS earlier
    FROM document AS d
    CROSS JOIN LATERAL (SELECT CASE WHEN $3 = 0 THEN d.current_revision ELSE $3 END) AS ends (revision)
    WHERE d.document_id = $1
) AS asked
LEFT JOIN reading AS r
    ON r.document_id = asked.document_id AND r.revision IN (asked.earlier, asked.later)

-- name: EventListNewest
-- Served by event_newest.
SELECT newest_first, document_id, position, payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = event.document_id AND reading.revision = event.revision
)
FROM event
WHERE current
    AND (newest_first, document_id, position) > ($1, $2, $3)
    AND participants LIKE ALL ($4)
    AND ($5::text[] = '{}' OR type = ANY ($5))
    AND ($6::smallint[] = '{}' OR status = ANY ($6))
ORDER BY newest_first, document_id, position
LIMIT $7

-- name: EventListOfDocument
-- Served by the primary key. All events of a revision share newest_first.
SELECT newest_first, document_id, position, payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = event.document_id AND reading.revision = event.revision
)
FROM event
WHERE document_id = $8
    AND revision = (SELECT current_revision FROM document WHERE document_id = $8)
    AND (newest_first, document_id, position) > ($1, $2, $3)
    AND participants LIKE ALL ($4)
    AND ($5::text[] = '{}' OR type = ANY ($5))
    AND ($6::smallint[] = '{}' OR status = ANY ($6))
ORDER BY position
LIMIT $7

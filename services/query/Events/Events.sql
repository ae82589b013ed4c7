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

-- name: EventListOfParticipants
-- Served by event_participants: of each of the names $4 of who takes part together, as rows have them, the first that are taken, and of these the page.
-- A key is asked for as a range, as in StatementListOfSpeakers.
SELECT page.newest_first, page.document_id, page.position, event.payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = event.document_id AND reading.revision = event.revision
)
FROM (
    SELECT told.newest_first, told.document_id, told.revision, told.position
    FROM unnest($4::text[]) AS named (names)
    CROSS JOIN LATERAL (
        SELECT newest_first, document_id, revision, position
        FROM event
        WHERE (hashtextextended(participants, 0), newest_first, document_id, position) > (hashtextextended(named.names, 0), $1, $2, $3)
            AND hashtextextended(participants, 0) <= hashtextextended(named.names, 0)
            AND participants = named.names
            AND current
            AND ($5::text[] = '{}' OR type = ANY ($5))
            AND ($6::smallint[] = '{}' OR status = ANY ($6))
        ORDER BY hashtextextended(participants, 0), newest_first, document_id, position
        LIMIT $7
    ) AS told
    ORDER BY told.newest_first, told.document_id, told.position
    LIMIT $7
) AS page
JOIN event ON event.document_id = page.document_id AND event.revision = page.revision AND event.position = page.position
ORDER BY page.newest_first, page.document_id, page.position

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

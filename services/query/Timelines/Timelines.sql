-- name: TimelineReports
-- Served by event_newest, or by event_terms where words are asked for. The latest published, and all published at the same time as the last of them.
SELECT
    event.payload, event.document_id, event.position, (extract(epoch FROM reading.instant) * 1000000)::bigint, left(reading.tie, 200),
    COALESCE(named.local_ids, '{}'), COALESCE(named.groups, '{}')
FROM (
    SELECT payload, document_id, revision, position
    FROM event
    WHERE current
        AND participants LIKE ALL ($1::text[])
        AND ($2::text[] = '{}' OR type = ANY ($2))
        AND ($3::text IS NULL OR days IS NULL OR days && $3::daterange)
        AND ($4 = '' OR terms @@ websearch_to_tsquery('english', searchable($4)))
    ORDER BY newest_first
    FETCH FIRST ($5::integer) ROWS WITH TIES
) AS event
JOIN reading ON reading.document_id = event.document_id AND reading.revision = event.revision
LEFT JOIN LATERAL (
    SELECT array_agg(name.local_id) AS local_ids, array_agg(member.group_id) AS groups
    FROM event_name AS name
    JOIN unit AS member ON member.kind = 2 AND member.unit_id = name.name_id
    WHERE name.document_id = event.document_id AND name.revision = event.revision AND name.position = event.position
) AS named ON true
LIMIT 2 * $5::integer

-- name: TimelineReportsOfParticipants
-- Served by event_participants: of each of the names $1 of who takes part together, as rows have them, the latest published.
SELECT
    event.payload, event.document_id, event.position, (extract(epoch FROM reading.instant) * 1000000)::bigint, left(reading.tie, 200),
    COALESCE(named.local_ids, '{}'), COALESCE(named.groups, '{}')
FROM (
    SELECT told.payload, told.document_id, told.revision, told.position
    FROM unnest($1::text[]) AS named (names)
    CROSS JOIN LATERAL (
        SELECT newest_first, payload, document_id, revision, position
        FROM event
        WHERE hashtextextended(participants, 0) = hashtextextended(named.names, 0)
            AND participants = named.names
            AND current
            AND ($2::text[] = '{}' OR type = ANY ($2))
            AND ($3::text IS NULL OR days IS NULL OR days && $3::daterange)
            AND ($4 = '' OR terms @@ websearch_to_tsquery('english', searchable($4)))
        ORDER BY newest_first
        FETCH FIRST ($5::integer) ROWS WITH TIES
    ) AS told
    ORDER BY told.newest_first
    FETCH FIRST ($5::integer) ROWS WITH TIES
) AS event
JOIN reading ON reading.document_id = event.document_id AND reading.revision = event.revision
LEFT JOIN LATERAL (
    SELECT array_agg(name.local_id) AS local_ids, array_agg(member.group_id) AS groups
    FROM event_name AS name
    JOIN unit AS member ON member.kind = 2 AND member.unit_id = name.name_id
    WHERE name.document_id = event.document_id AND name.revision = event.revision AND name.position = event.position
) AS named ON true
LIMIT 2 * $5::integer

-- name: TimelineReportsOfEntity
-- Served by unit_leading and event_name_name.
SELECT
    event.payload, event.document_id, event.position, (extract(epoch FROM reading.instant) * 1000000)::bigint, left(reading.tie, 200),
    COALESCE(named.local_ids, '{}'), COALESCE(named.groups, '{}')
FROM (
    SELECT DISTINCT ON (event.newest_first, event.document_id, event.position)
        event.newest_first, event.payload, event.document_id, event.revision, event.position
    FROM unit AS member
    CROSS JOIN LATERAL (
        SELECT event.newest_first, event.payload, event.document_id, event.revision, event.position
        FROM event_name AS name
        JOIN event ON event.document_id = name.document_id AND event.revision = name.revision AND event.position = name.position
        WHERE name.name_id = member.unit_id
            AND event.current
            AND event.participants LIKE ALL ($1::text[])
            AND ($2::text[] = '{}' OR event.type = ANY ($2))
            AND ($3::text IS NULL OR event.days IS NULL OR event.days && $3::daterange)
            AND ($4 = '' OR event.terms @@ websearch_to_tsquery('english', searchable($4)))
        ORDER BY name.newest_first
        FETCH FIRST ($5::integer) ROWS WITH TIES
    ) AS event
    WHERE member.kind = 2 AND member.group_id = $6 AND member.leads
    ORDER BY event.newest_first, event.document_id, event.position
    LIMIT 2 * $5::integer
) AS event
JOIN reading ON reading.document_id = event.document_id AND reading.revision = event.revision
LEFT JOIN LATERAL (
    SELECT array_agg(name.local_id) AS local_ids, array_agg(member.group_id) AS groups
    FROM event_name AS name
    JOIN unit AS member ON member.kind = 2 AND member.unit_id = name.name_id
    WHERE name.document_id = event.document_id AND name.revision = event.revision AND name.position = event.position
) AS named ON true
ORDER BY event.newest_first
FETCH FIRST ($5::integer) ROWS WITH TIES

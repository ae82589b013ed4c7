-- name: DossierStatementsBy
-- Served by unit_leading and statement_speaker, which holds all that chooses.
SELECT statement.payload
FROM (
    SELECT statement.newest_first, statement.document_id, statement.revision, statement.position, statement.statement_id
    FROM unit AS member
    CROSS JOIN LATERAL (
        SELECT newest_first, document_id, revision, position, statement_id
        FROM statement
        WHERE speaker_id = member.unit_id AND current
        ORDER BY newest_first
        FETCH FIRST ($2::integer) ROWS WITH TIES
    ) AS statement
    WHERE member.kind = 2 AND member.group_id = $1 AND member.leads
    ORDER BY statement.newest_first
    FETCH FIRST ($2::integer) ROWS WITH TIES
) AS spoken
JOIN statement ON statement.statement_id = spoken.statement_id
JOIN reading ON reading.document_id = spoken.document_id AND reading.revision = spoken.revision
ORDER BY spoken.newest_first, reading.tie COLLATE "C", spoken.position, spoken.statement_id
LIMIT $2

-- name: DossierStatementsAbout
-- Served by unit_leading and statement_name_name.
SELECT told.payload
FROM (
    SELECT DISTINCT ON (statement.newest_first, statement.statement_id)
        statement.newest_first, statement.document_id, statement.revision, statement.position, statement.statement_id, statement.payload
    FROM unit AS member
    CROSS JOIN LATERAL (
        SELECT statement.newest_first, statement.document_id, statement.revision, statement.position, statement.statement_id, statement.payload
        FROM statement_name AS name
        JOIN statement ON statement.statement_id = name.statement_id
        WHERE name.name_id = member.unit_id AND statement.current
        ORDER BY name.newest_first
        FETCH FIRST ($2::integer) ROWS WITH TIES
    ) AS statement
    WHERE member.kind = 2 AND member.group_id = $1 AND member.leads
    ORDER BY statement.newest_first, statement.statement_id
) AS told
JOIN reading ON reading.document_id = told.document_id AND reading.revision = told.revision
ORDER BY told.newest_first, reading.tie COLLATE "C", told.position, told.statement_id
LIMIT $2

-- name: DossierEvents
-- Served by unit_leading and event_name_name.
SELECT told.payload
FROM (
    SELECT DISTINCT ON (event.newest_first, event.document_id, event.position)
        event.newest_first, event.document_id, event.revision, event.position, event.payload
    FROM unit AS member
    CROSS JOIN LATERAL (
        SELECT event.newest_first, event.document_id, event.revision, event.position, event.payload
        FROM event_name AS name
        JOIN event ON event.document_id = name.document_id AND event.revision = name.revision AND event.position = name.position
        WHERE name.name_id = member.unit_id AND event.current
        ORDER BY name.newest_first
        FETCH FIRST ($2::integer) ROWS WITH TIES
    ) AS event
    WHERE member.kind = 2 AND member.group_id = $1 AND member.leads
    ORDER BY event.newest_first, event.document_id, event.position
) AS told
JOIN reading ON reading.document_id = told.document_id AND reading.revision = told.revision
ORDER BY told.newest_first, reading.tie COLLATE "C", told.position
LIMIT $2

-- name: DossierMentions
-- Served by unit_leading, unit_group and entity_name_name. The entity as the earliest and the latest documents tell of it, in order of publication: those that
-- know it by a name that leads somewhere; where none does, all.
WITH leader AS MATERIALIZED (
    SELECT unit_id
    FROM unit
    WHERE kind = 2 AND group_id = $1 AND leads
), member AS (
    SELECT unit_id
    FROM leader
    UNION ALL
    SELECT unit_id
    FROM unit
    WHERE kind = 2 AND group_id = $1 AND NOT EXISTS (SELECT FROM leader)
), named AS (
    SELECT bearer.document_id, bearer.revision, bearer.position
    FROM member
    CROSS JOIN LATERAL (
        SELECT document_id, revision, position
        FROM entity_name
        WHERE name_id = member.unit_id AND current
        ORDER BY newest_first
        FETCH FIRST ($2::integer) ROWS WITH TIES
    ) AS bearer
    UNION
    SELECT bearer.document_id, bearer.revision, bearer.position
    FROM member
    CROSS JOIN LATERAL (
        SELECT document_id, revision, position
        FROM entity_name
        WHERE name_id = member.unit_id AND current
        ORDER BY newest_first DESC
        FETCH FIRST ($2::integer) ROWS WITH TIES
    ) AS bearer
)
SELECT entity.payload
FROM (
    SELECT
        named.document_id, named.revision, named.position,
        row_number() OVER (ORDER BY reading.instant NULLS LAST, reading.tie COLLATE "C", named.position) AS place,
        count(*) OVER () AS places
    FROM named
    JOIN reading ON reading.document_id = named.document_id AND reading.revision = named.revision
) AS mention
JOIN entity ON entity.document_id = mention.document_id AND entity.revision = mention.revision AND entity.position = mention.position
WHERE mention.place <= $2 OR mention.place > mention.places - $2
ORDER BY mention.place

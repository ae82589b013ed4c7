-- name: EntityListByName
-- Served by entity_by_name.
SELECT sort_name, document_id, position, payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = entity.document_id AND reading.revision = entity.revision
), (
    SELECT member.group_id
    FROM entity_name AS bearer
    JOIN unit AS member ON member.kind = 2 AND member.unit_id = bearer.name_id
    WHERE bearer.document_id = entity.document_id AND bearer.revision = entity.revision AND bearer.position = entity.position AND bearer.first
)
FROM entity
WHERE current
    AND (sort_name, document_id, position) > ($1, $2, $3)
    AND names LIKE ALL ($4)
    AND ($5::smallint[] = '{}' OR type = ANY ($5))
ORDER BY sort_name, document_id, position
LIMIT $6

-- name: EntityListOfNames
-- Served by entity_names: of each of the names and aliases $4, as rows have them, the first that are taken, and of these the page. A key is asked for
-- as a range, as in StatementListOfSpeakers.
SELECT page.sort_name, page.document_id, page.position, entity.payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = entity.document_id AND reading.revision = entity.revision
), (
    SELECT member.group_id
    FROM entity_name AS bearer
    JOIN unit AS member ON member.kind = 2 AND member.unit_id = bearer.name_id
    WHERE bearer.document_id = entity.document_id AND bearer.revision = entity.revision AND bearer.position = entity.position AND bearer.first
)
FROM (
    SELECT told.sort_name, told.document_id, told.revision, told.position
    FROM unnest($4::text[]) AS named (names)
    CROSS JOIN LATERAL (
        SELECT sort_name, document_id, revision, position
        FROM entity
        WHERE (hashtextextended(entity.names, 0), sort_name, document_id, position) > (hashtextextended(named.names, 0), $1, $2, $3)
            AND hashtextextended(entity.names, 0) <= hashtextextended(named.names, 0)
            AND entity.names = named.names
            AND current
            AND ($5::smallint[] = '{}' OR type = ANY ($5))
        ORDER BY hashtextextended(entity.names, 0), sort_name, document_id, position
        LIMIT $6
    ) AS told
    ORDER BY told.sort_name, told.document_id, told.position
    LIMIT $6
) AS page
JOIN entity ON entity.document_id = page.document_id AND entity.revision = page.revision AND entity.position = page.position
ORDER BY page.sort_name, page.document_id, page.position

-- name: EntityListOfDocument
-- Served by the primary key; sorted when read.
SELECT sort_name, document_id, position, payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = entity.document_id AND reading.revision = entity.revision
), (
    SELECT member.group_id
    FROM entity_name AS bearer
    JOIN unit AS member ON member.kind = 2 AND member.unit_id = bearer.name_id
    WHERE bearer.document_id = entity.document_id AND bearer.revision = entity.revision AND bearer.position = entity.position AND bearer.first
)
FROM entity
WHERE document_id = $7
    AND revision = (SELECT current_revision FROM document WHERE document_id = $7)
    AND (sort_name, document_id, position) > ($1, $2, $3)
    AND names LIKE ALL ($4)
    AND ($5::smallint[] = '{}' OR type = ANY ($5))
ORDER BY sort_name, document_id, position
LIMIT $6

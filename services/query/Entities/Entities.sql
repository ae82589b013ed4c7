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

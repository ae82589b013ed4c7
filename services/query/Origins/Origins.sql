-- name: OriginsOfClaim
-- Served by unit_group and statement_proposition. Statements of a claim in order of publication.
SELECT statement.payload, statement.denies, statement.position, COALESCE(copied.group_id, reading.document_id), reading.instant, reading.tie,
    publisher.group_id, reading.credit, credited.group_id, proposition.group_id, proposition.unit
FROM unit AS proposition
JOIN statement ON statement.proposition_id = proposition.unit_id AND statement.current
JOIN reading ON reading.document_id = statement.document_id AND reading.revision = statement.revision
LEFT JOIN unit AS copied ON copied.kind = 3 AND copied.unit_id = reading.text_id
LEFT JOIN unit AS publisher ON publisher.kind = 2 AND publisher.unit_id = reading.publisher_id
LEFT JOIN unit AS credited ON credited.kind = 2 AND credited.unit_id = reading.credit_id
WHERE proposition.kind = 1 AND proposition.group_id = $1
ORDER BY reading.instant NULLS LAST, reading.tie, statement.position, statement.statement_id
LIMIT $2

-- name: OriginsOfStatement
-- Served by the primary keys.
SELECT statement.payload, statement.denies, statement.position, COALESCE(copied.group_id, reading.document_id), reading.instant, reading.tie,
    publisher.group_id, reading.credit, credited.group_id, proposition.group_id, proposition.unit
FROM statement
LEFT JOIN unit AS proposition ON proposition.kind = 1 AND proposition.unit_id = statement.proposition_id
JOIN reading ON reading.document_id = statement.document_id AND reading.revision = statement.revision
LEFT JOIN unit AS copied ON copied.kind = 3 AND copied.unit_id = reading.text_id
LEFT JOIN unit AS publisher ON publisher.kind = 2 AND publisher.unit_id = reading.publisher_id
LEFT JOIN unit AS credited ON credited.kind = 2 AND credited.unit_id = reading.credit_id
WHERE statement.statement_id = $1
LIMIT $2

-- name: OriginsOfDocuments
-- Served by statement_place.
SELECT statement.payload, statement.denies, statement.position, COALESCE(copied.group_id, reading.document_id), reading.instant, reading.tie,
    publisher.group_id, reading.credit, credited.group_id, proposition.group_id, proposition.unit
FROM statement
LEFT JOIN unit AS proposition ON proposition.kind = 1 AND proposition.unit_id = statement.proposition_id
JOIN reading ON reading.document_id = statement.document_id AND reading.revision = statement.revision
LEFT JOIN unit AS copied ON copied.kind = 3 AND copied.unit_id = reading.text_id
LEFT JOIN unit AS publisher ON publisher.kind = 2 AND publisher.unit_id = reading.publisher_id
LEFT JOIN unit AS credited ON credited.kind = 2 AND credited.unit_id = reading.credit_id
WHERE statement.document_id = ANY ($1) AND statement.current AND statement.proposition_id IS NOT NULL
ORDER BY reading.instant NULLS LAST, reading.tie, statement.position, statement.statement_id
LIMIT $2

-- name: OriginParties
-- Served by the primary keys. Entities that chains refer to, with their groups.
SELECT asked.document_id, asked.revision, asked.local_id, entity.payload, named.group_id, entity.speaks_for, body.group_id
FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS asked (document_id, revision, local_id)
JOIN entity ON entity.document_id = asked.document_id AND entity.revision = asked.revision AND entity.local_id = asked.local_id
LEFT JOIN entity_name ON entity_name.document_id = entity.document_id AND entity_name.revision = entity.revision
    AND entity_name.position = entity.position AND entity_name.first
LEFT JOIN unit AS named ON named.kind = 2 AND named.unit_id = entity_name.name_id
LEFT JOIN unit AS body ON body.kind = 2 AND body.unit_id = entity.speaks_for_id

-- name: OriginRoles
-- Served by unit_leading, entity_name_role and the primary keys. What documents tell of entities: of each the latest 200 that tell a role.
SELECT asked.group_id, entity.payload
FROM unnest($1::uuid[]) AS asked (group_id)
CROSS JOIN LATERAL (
    SELECT bearer.document_id, bearer.revision, bearer.position
    FROM unit AS named
    CROSS JOIN LATERAL (
        SELECT newest_first, document_id, revision, position
        FROM entity_name
        WHERE name_id = named.unit_id AND current AND tells_role
        ORDER BY newest_first, document_id, revision, position
        LIMIT 200
    ) AS bearer
    WHERE named.kind = 2 AND named.group_id = asked.group_id AND named.leads
    ORDER BY bearer.newest_first, bearer.document_id, bearer.revision, bearer.position
    LIMIT 200
) AS told
JOIN entity ON entity.document_id = told.document_id AND entity.revision = told.revision AND entity.position = told.position

-- name: OriginDocuments
-- What is known of documents: whether each was taken back, and whether it has a current revision.
SELECT document_id, retracted_at IS NOT NULL, current_revision IS NOT NULL
FROM document
WHERE document_id = ANY ($1)

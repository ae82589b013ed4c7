-- name: CanonicalGroupGet
-- Served by the primary key.
SELECT group_id
FROM unit
WHERE kind = 2 AND unit_id = $1

-- name: CanonicalGroupsOfName
-- Served by entity_name_folded and unit_pkey; by unit_leading, unit_group, statement_speaker and entity_name_name where there are several to be told apart.
SELECT named.group_id
FROM (
    SELECT bearing.group_id, count(*) OVER () > 1 AS several
    FROM (
        SELECT DISTINCT member.group_id
        FROM (
            SELECT DISTINCT name_id
            FROM entity_name
            WHERE current AND folded = $1 AND $1 <> ''
        ) AS bearer
        CROSS JOIN LATERAL (
            SELECT group_id
            FROM unit
            WHERE kind = 2 AND unit_id = bearer.name_id
            OFFSET 0
        ) AS member
    ) AS bearing
) AS named
CROSS JOIN LATERAL (
    SELECT count(*) AS statements
    FROM unit AS member
    JOIN statement ON statement.speaker_id = member.unit_id AND statement.current
    WHERE named.several AND member.kind = 2 AND member.group_id = named.group_id AND member.leads
) AS spoken
CROSS JOIN LATERAL (
    SELECT count(DISTINCT bearer.document_id) AS documents
    FROM unit AS member
    JOIN entity_name AS bearer ON bearer.name_id = member.unit_id AND bearer.current
    WHERE named.several AND member.kind = 2 AND member.group_id = named.group_id
) AS told
ORDER BY spoken.statements DESC, told.documents DESC, named.group_id
LIMIT $2

-- name: CanonicalCounts
-- Served by unit_group and entity_name_name, statements by unit_leading and statement_speaker: entries of indexes alone are counted.
WITH told AS MATERIALIZED (
    SELECT bearer.document_id, bearer.type
    FROM unit AS member
    CROSS JOIN LATERAL (
        SELECT document_id, type
        FROM entity_name
        WHERE name_id = member.unit_id AND current
        OFFSET 0
    ) AS bearer
    WHERE member.kind = 2 AND member.group_id = $1
)
SELECT
    (SELECT count(*)::integer FROM (SELECT DISTINCT document_id FROM told) AS document),
    (SELECT type FROM told GROUP BY type ORDER BY count(*) DESC, type LIMIT 1),
    (
        SELECT count(*)::integer
        FROM unit AS member
        CROSS JOIN LATERAL (
            SELECT
            FROM statement
            WHERE speaker_id = member.unit_id AND current
            OFFSET 0
        ) AS spoken
        WHERE member.kind = 2 AND member.group_id = $1 AND member.leads
    )

-- name: CanonicalNames
-- Served by unit_leading, unit_group and entity_name_name. Names as printed, with the number of documents that print them: of names that lead and of $3 others, the
-- latest $4 documents of each.
SELECT printed.name, count(DISTINCT bearer.document_id)::integer
FROM (
    SELECT unit_id
    FROM unit
    WHERE kind = 2 AND group_id = $1 AND leads
    UNION ALL
    (
        SELECT unit_id
        FROM unit
        WHERE kind = 2 AND group_id = $1 AND NOT leads
        ORDER BY unit_id
        LIMIT $3
    )
) AS member
CROSS JOIN LATERAL (
    SELECT document_id, revision, position
    FROM entity_name
    WHERE name_id = member.unit_id AND current
    ORDER BY newest_first, document_id, revision, position
    LIMIT $4
) AS bearer
CROSS JOIN LATERAL (
    SELECT name
    FROM entity_name
    WHERE document_id = bearer.document_id AND revision = bearer.revision AND position = bearer.position AND name_id = member.unit_id AND name <> ''
    OFFSET 0
) AS printed
GROUP BY printed.name
ORDER BY count(DISTINCT bearer.document_id) DESC, char_length(printed.name) DESC, printed.name COLLATE "C"
LIMIT $2

-- name: CanonicalUnits
-- Served by unit_group and entity_name_name. What the names are compared by, for decisions about them.
SELECT member.unit_id, coalesce(bearer.name, ''), count(DISTINCT bearer.document_id)::integer, member.unit
FROM unit AS member
LEFT JOIN entity_name AS bearer ON bearer.name_id = member.unit_id AND bearer.current
WHERE member.kind = 2 AND member.group_id = $1
GROUP BY member.kind, member.unit_id, bearer.name
ORDER BY count(DISTINCT bearer.document_id) DESC, member.unit_id, bearer.name COLLATE "C"
LIMIT $2

-- name: CanonicalLinks
-- Served by unit_leading, unit_group, unit_link_pkey, entity_name_name and entity_decision_name_name. Why names are held to be one: by comparison, by a document
-- that uses both for one, by a decision. Names that lead are looked at and $3 others, of each the latest $3
-- documents.
WITH asked AS (
    SELECT unit_id
    FROM unit
    WHERE kind = 2 AND group_id = $1 AND leads
    UNION ALL
    (
        SELECT unit_id
        FROM unit
        WHERE kind = 2 AND group_id = $1 AND NOT leads
        ORDER BY unit_id
        LIMIT $3
    )
), told AS MATERIALIZED (
    SELECT asked.unit_id, bearer.document_id, bearer.revision, bearer.position, bearer.first, printed.name
    FROM asked
    CROSS JOIN LATERAL (
        SELECT document_id, revision, position, first
        FROM entity_name
        WHERE name_id = asked.unit_id AND current
        ORDER BY newest_first, document_id, revision, position
        LIMIT $3
    ) AS bearer
    CROSS JOIN LATERAL (
        SELECT name
        FROM entity_name
        WHERE document_id = bearer.document_id AND revision = bearer.revision AND position = bearer.position AND name_id = asked.unit_id AND name <> ''
        OFFSET 0
    ) AS printed
), printed AS MATERIALIZED (
    SELECT unit_id, min(name COLLATE "C") AS name
    FROM told
    GROUP BY unit_id
), pair AS (
    SELECT one.name AS one, other.name AS other, link.reason, link.score
    FROM printed AS one
    CROSS JOIN LATERAL (
        SELECT other, reason, score
        FROM unit_link
        WHERE kind = 2 AND unit_link.one = one.unit_id AND same
        OFFSET 0
    ) AS link
    JOIN printed AS other ON other.unit_id = link.other
    UNION ALL
    SELECT main.name, told.name, 'ALIAS_IN_TEXT', 0.95
    FROM told
    CROSS JOIN LATERAL (
        SELECT name, name_id
        FROM entity_name
        WHERE document_id = told.document_id AND revision = told.revision AND position = told.position AND first
        OFFSET 0
    ) AS main
    CROSS JOIN LATERAL (
        SELECT group_id
        FROM unit
        WHERE kind = 2 AND unit_id = main.name_id
        OFFSET 0
    ) AS mine
    WHERE NOT told.first AND mine.group_id = $1
    UNION ALL
    SELECT one.name, other.name, 'DECISION', 1
    FROM entity_decision_bearer AS one
    JOIN unit AS member ON member.kind = 2 AND member.unit_id = one.name_id AND member.group_id = $1
    JOIN entity_decision AS decision ON decision.decision_id = one.decision_id AND decision.kind = 1 AND decision.undone_at IS NULL
    JOIN entity_decision_bearer AS other ON other.decision_id = decision.decision_id AND other.side > one.side AND other.name <> ''
    JOIN unit AS too ON too.kind = 2 AND too.unit_id = other.name_id AND too.group_id = $1
    WHERE one.name <> ''
)
SELECT least(one COLLATE "C", other COLLATE "C"), greatest(one COLLATE "C", other COLLATE "C"), reason, max(score)
FROM pair
WHERE one <> other
GROUP BY 1, 2, 3
ORDER BY 4 DESC, 1, 2, 3
LIMIT $2

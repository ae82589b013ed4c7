-- name: CanonicalGroupGet
-- Served by the primary key.
SELECT group_id
FROM unit
WHERE kind = 2 AND unit_id = $1

-- name: CanonicalGroupsOfName
-- Served by entity_name_folded, unit_group and statement_speaker.
SELECT named.group_id
FROM (
    SELECT DISTINCT member.group_id
    FROM entity_name AS bearer
    JOIN unit AS member ON member.kind = 2 AND member.unit_id = bearer.name_id
    WHERE bearer.current AND bearer.folded = $1 AND $1 <> ''
) AS named
CROSS JOIN LATERAL (
    SELECT count(*) AS statements
    FROM unit AS member
    JOIN statement ON statement.speaker_id = member.unit_id AND statement.current
    WHERE member.kind = 2 AND member.group_id = named.group_id
) AS spoken
CROSS JOIN LATERAL (
    SELECT count(DISTINCT bearer.document_id) AS documents
    FROM unit AS member
    JOIN entity_name AS bearer ON bearer.name_id = member.unit_id AND bearer.current
    WHERE member.kind = 2 AND member.group_id = named.group_id
) AS told
ORDER BY spoken.statements DESC, told.documents DESC, named.group_id
LIMIT $2

-- name: CanonicalCounts
-- Served by unit_group, entity_name_name and statement_speaker.
SELECT
    count(DISTINCT bearer.document_id)::integer,
    (mode() WITHIN GROUP (ORDER BY bearer.type))::smallint,
    (
        SELECT count(*)::integer
        FROM unit AS member
        JOIN statement ON statement.speaker_id = member.unit_id AND statement.current
        WHERE member.kind = 2 AND member.group_id = $1
    )
FROM unit AS member
JOIN entity_name AS bearer ON bearer.name_id = member.unit_id AND bearer.current
WHERE member.kind = 2 AND member.group_id = $1

-- name: CanonicalNames
-- Served by unit_group and entity_name_name. Names as printed, with the number of documents that print them.
SELECT bearer.name, count(DISTINCT bearer.document_id)::integer
FROM unit AS member
JOIN entity_name AS bearer ON bearer.name_id = member.unit_id AND bearer.current
WHERE member.kind = 2 AND member.group_id = $1 AND bearer.name <> ''
GROUP BY bearer.name
ORDER BY count(DISTINCT bearer.document_id) DESC, char_length(bearer.name) DESC, bearer.name COLLATE "C"
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
-- Served by unit_group, unit_link_pkey, entity_name_name and entity_decision_name_name. Why names are held to be one: by comparison, by a document that
-- uses both for one, by a decision.
WITH member AS (
    SELECT unit_id
    FROM unit
    WHERE kind = 2 AND group_id = $1
), printed AS (
    SELECT member.unit_id, min(bearer.name COLLATE "C") AS name
    FROM member
    JOIN entity_name AS bearer ON bearer.name_id = member.unit_id AND bearer.current
    WHERE bearer.name <> ''
    GROUP BY member.unit_id
), pair AS (
    SELECT one.name AS one, other.name AS other, link.reason, link.score
    FROM printed AS one
    JOIN unit_link AS link ON link.kind = 2 AND link.one = one.unit_id AND link.same
    JOIN printed AS other ON other.unit_id = link.other
    UNION ALL
    SELECT main.name, bearer.name, 'ALIAS_IN_TEXT', 0.95
    FROM printed
    JOIN entity_name AS bearer ON bearer.name_id = printed.unit_id AND bearer.current AND NOT bearer.first AND bearer.name <> ''
    JOIN entity_name AS main
        ON main.document_id = bearer.document_id AND main.revision = bearer.revision AND main.position = bearer.position AND main.first
    JOIN member AS mine ON mine.unit_id = main.name_id
    UNION ALL
    SELECT one.name, other.name, 'DECISION', 1
    FROM member
    JOIN entity_decision_bearer AS one ON one.name_id = member.unit_id AND one.name <> ''
    JOIN entity_decision AS decision ON decision.decision_id = one.decision_id AND decision.kind = 1 AND decision.undone_at IS NULL
    JOIN entity_decision_bearer AS other ON other.decision_id = decision.decision_id AND other.side > one.side AND other.name <> ''
    JOIN member AS too ON too.unit_id = other.name_id
)
SELECT least(one COLLATE "C", other COLLATE "C"), greatest(one COLLATE "C", other COLLATE "C"), reason, max(score)
FROM pair
WHERE one <> other
GROUP BY 1, 2, 3
ORDER BY 4 DESC, 1, 2, 3
LIMIT $2
